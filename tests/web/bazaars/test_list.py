"""The list of bazaars: who sees which, what it adds up to, how it is narrowed."""

from datetime import date

import pytest

from lapak.domain.people.rules import Role
from lapak.figures.ledger import ledger
from tests.web.city import (
    CITY_ROLES,
    DISTRICT_ROLES,
    HERE,
    PART_ROLES,
    THERE,
    City,
    downloaded,
    page_of,
    questions_asked,
    user_of,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def city(db):
    return City()


@pytest.fixture
def staff(client, city):
    client.force_login(user_of(Role.STAFF))
    return client


def names(client, query=""):
    return [row["Bazar"] for row in downloaded(client, f"/bazar/?unduh=csv&{query}")]


def test_nobody_reads_it_without_signing_in(client, city):
    for address in ("/bazar/", f"/bazar/{city.here.pk}/"):
        assert client.get(address)["Location"].startswith("/masuk/")


@pytest.mark.parametrize("role", CITY_ROLES)
def test_the_whole_city_sees_every_bazaar_with_all_that_was_sold(client, city, role):
    client.force_login(user_of(role))

    rows = downloaded(client, "/bazar/?unduh=csv")

    assert [
        (
            row["Bazar"],
            row["Lapak"],
            row["Omset"],
            row["Lapak yang omsetnya belum diketahui"],
        )
        for row in rows
    ] == [("Gelar Karya", "3", "1470000", "0"), ("Bazar Merdeka", "2", "250000", "1")]
    page = page_of(client, "/bazar/")
    assert "Rp1.470.000" in page
    assert "1 belum diketahui" in page
    assert "Anda melihat bagian" not in page


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_a_district_sees_its_own_bazaars_whole(client, city, role):
    client.force_login(user_of(role))

    rows = downloaded(client, "/bazar/?unduh=csv")

    assert [(row["Bazar"], row["Lapak"]) for row in rows] == [("Bazar Merdeka", "2")]
    page = page_of(client, "/bazar/")
    assert "Anda melihat bagian Kebon Jeruk." in page
    assert "Gelar Karya" not in page
    assert "/angka/" not in page.split("<main")[1]


def test_an_agency_sees_where_its_businesses_went_and_only_what_they_sold(client, city):
    client.force_login(user_of(Role.MENTOR_AGENCY))

    rows = downloaded(client, "/bazar/?unduh=csv")

    assert [(row["Bazar"], row["Lapak"], row["Omset"]) for row in rows] == [
        ("Gelar Karya", "1", "70000"),
        ("Bazar Merdeka", "1", ""),
    ]
    page = page_of(client, "/bazar/")
    for amount in ("1.470.000", "250.000", "1.720.000"):
        assert amount not in page
    assert "Rp70.000" in page


def test_what_it_adds_up_to_is_what_the_figures_of_the_year_say(staff, city):
    figures = ledger(2023)

    answer = staff.get("/bazar/?tahun=2023")

    told = {one["label"]: one["value"] for one in answer.context["sums"]}
    assert told == {
        "Bazar terlaksana": str(figures["offline_bazaars_held"].value),
        "Lapak": str(figures["offline_participations"].value),
        "Usaha berbeda": str(figures["offline_businesses_distinct"].value),
        "Lapak yang omsetnya belum diketahui": "1",
        "Omset": "Rp1.720.000",
    }
    assert figures["offline_turnover"].value == 1_720_000


@pytest.mark.parametrize(
    ("query", "narrowed"),
    [
        ("tahun=2023", ""),
        ("bulan=2023-08", "bulan=2023-08"),
        ("tahun=2023&bulan=2023-10&tingkat=kota", "bulan=2023-10&tingkat=kota"),
        (f"tahun=2023&kecamatan={HERE}", f"kecamatan={HERE}"),
    ],
)
def test_a_sum_leads_to_the_same_rows_behind_the_figure(staff, query, narrowed):
    sums = staff.get(f"/bazar/?{query}").context["sums"]

    by_label = {one["label"]: one for one in sums}
    turnover = by_label["Omset"]
    address = turnover["url"].partition("#")[0]
    assert "tahun=2023&angka=offline_turnover" in address
    assert all(part in address for part in narrowed.split("&"))
    assert staff.get(address).context["sum"] == turnover["value"]
    # of a distinct business only its home district is known
    assert (by_label["Usaha berbeda"]["url"] is None) == bool(narrowed)


@pytest.mark.parametrize(
    "query", ["", "tahun=2023&cari=gelar", "tahun=2023&keadaan=terlaksana", "tahun=abc"]
)
def test_a_sum_that_no_figure_has_leads_nowhere(staff, query):
    sums = staff.get(f"/bazar/?{query}").context["sums"]
    assert {one["url"] for one in sums} == {None}


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Gelar Karya", "Bazar Merdeka"]),
        ("urut=bazar", ["Bazar Merdeka", "Gelar Karya"]),
        ("urut=omset", ["Bazar Merdeka", "Gelar Karya"]),
        ("urut=-peserta", ["Gelar Karya", "Bazar Merdeka"]),
        ("cari=merdeka", ["Bazar Merdeka"]),
        ("cari=HALAMAN+gelar", ["Gelar Karya"]),
        ("cari=%00gelar", ["Gelar Karya"]),
        ("cari=tidak+ada", []),
        ("tahun=2023&bulan=2023-08", ["Bazar Merdeka"]),
        ("tahun=2022", ["Gelar Karya", "Bazar Merdeka"]),
        ("bulan=2023-99", ["Gelar Karya", "Bazar Merdeka"]),
        ("tingkat=kota", ["Gelar Karya"]),
        (f"kecamatan={THERE}", ["Gelar Karya"]),
        ("kecamatan=outside", []),
        ("keadaan=tidak", []),
        ("keadaan=terlaksana", ["Gelar Karya", "Bazar Merdeka"]),
    ],
)
def test_the_list_is_narrowed_and_ordered(staff, query, left):
    assert names(staff, query) == left


def test_months_are_those_of_the_chosen_year(staff, city):
    city.office.bazaar(date(2022, 5, 2), None)

    answer = staff.get("/bazar/?tahun=2022")

    months = next(one for one in answer.context["table"].filters if one.key == "bulan")
    assert [(one.value, str(one.label)) for one in months.choices] == [
        ("2022-05", "Mei 2022")
    ]
    assert names(staff, "kecamatan=outside") == ["Bazar Kota"]


def test_a_bazaar_that_nothing_tells_of_any_more_counts_nowhere(staff, city):
    city.there.held = False
    city.there.save()

    page = page_of(staff, "/bazar/")
    assert "tidak dihitung" in page
    told = {one["label"]: one["value"] for one in staff.get("/bazar/").context["sums"]}
    assert (told["Bazar terlaksana"], told["Omset"]) == ("1", "Rp250.000")
    assert names(staff, "keadaan=tidak") == ["Gelar Karya"]
    row = downloaded(staff, "/bazar/?unduh=csv&keadaan=tidak")[0]
    assert (row["Lapak"], row["Omset"]) == ("0", "")
    alone = staff.get("/bazar/?keadaan=tidak").context["sums"]
    assert alone[-1]["value"] == "–"


def test_the_file_holds_plain_days_no_nik_and_no_formula(staff, city):
    city.here.name = '=HYPERLINK("x")'
    city.here.place = "Rumah Bu Sari 3173 0545 0590 0001"
    city.here.save()

    row = downloaded(staff, "/bazar/?unduh=csv")[1]

    assert row["Bazar"] == '\'=HYPERLINK("x")'
    assert row["Tempat"] == "Rumah Bu Sari 3173••••••••••••"
    assert (row["Hari pertama"], row["Hari terakhir"]) == ("2023-08-15", "2023-08-15")
    assert "0545" not in page_of(staff, "/bazar/")
    workbook = staff.get("/bazar/?unduh=xlsx")
    assert workbook["Content-Disposition"].endswith('filename="bazar.xlsx"')
    workbook.close()


@pytest.mark.parametrize("role", [Role.STAFF, *PART_ROLES])
def test_an_empty_list_says_how_it_is_filled(client, db, role):
    client.force_login(user_of(role))

    page = page_of(client, "/bazar/")

    assert "Belum ada bazar." in page
    assert "Omset" not in page.split("<main")[1]


def test_the_rail_leads_here(staff):
    assert '<a href="/bazar/" aria-current="page">' in page_of(staff, "/bazar/")


def test_many_bazaars_cost_no_more_questions(staff, city):
    few = questions_asked(staff, "/bazar/?urut=-omset")
    for day in range(1, 29):
        there = city.office.bazaar(date(2023, 6, day), HERE)
        city.office.sold(city.office.took_part(there, city.guest, city.list_here), day)

    assert questions_asked(staff, "/bazar/?urut=-omset") == few <= 18

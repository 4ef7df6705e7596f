"""The list of businesses: who sees which, with what, and how it is narrowed."""

from datetime import date

import pytest
from django.core.cache import cache

from lapak.domain.people.rules import Role
from lapak.domain.registry.models import Business
from lapak.figures.ledger import ledger
from tests.factories import WardFactory
from tests.web.city import (
    CITY_ROLES,
    DISTRICT_ROLES,
    HERE,
    NIK,
    PART_ROLES,
    PHONE,
    THERE,
    City,
    downloaded,
    page_of,
    questions_asked,
    sealed,
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


def listed(client, query=""):
    return downloaded(client, f"/usaha/?unduh=csv&{query}")


def names(client, query=""):
    return [row["Usaha"] for row in listed(client, query)]


def told(client, query=""):
    sums = client.get(f"/usaha/?{query}").context["sums"]
    return {one["label"]: one["value"] for one in sums}


WHAT = ("Usaha", "Bazar", "Omset bazar", "Edisi daring", "Omset daring", "Tahun")


def what(client, query=""):
    return [tuple(row[name] for name in WHAT) for row in listed(client, query)]


def test_nobody_reads_it_without_signing_in(client, city):
    for address in ("/usaha/", f"/usaha/{city.guest.pk}/"):
        assert client.get(address)["Location"].startswith("/masuk/")


@pytest.mark.parametrize("role", CITY_ROLES)
def test_the_whole_city_sees_everybody_with_all_that_they_did(client, city, role):
    client.force_login(user_of(role))

    assert what(client) == [
        ("Dapur Sari", "2", "650000", "1", "20000", "2023"),
        ("Kue Ibu Dian", "2", "70000", "0", "", "2023"),
        ("Taman Pak Yusuf", "1", "1000000", "0", "", "2023"),
    ]
    page = page_of(client, "/usaha/")
    assert "1 belum diketahui" in page
    assert "Anda melihat bagian" not in page


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_a_district_sees_who_lives_or_takes_part_there_and_what_they_did_there(
    client, city, role
):
    client.force_login(user_of(role))

    # the neighbour's bazaar elsewhere is the district's to see, the guest's is not
    assert what(client) == [
        ("Dapur Sari", "2", "650000", "1", "20000", "2023"),
        ("Kue Ibu Dian", "1", "", "0", "", "2023"),
    ]
    page = page_of(client, "/usaha/")
    assert "Anda melihat bagian Kebon Jeruk." in page
    assert "70.000" not in page
    assert "Taman Pak Yusuf" not in page


def test_an_agency_sees_only_those_it_looks_after(client, city):
    client.force_login(user_of(Role.MENTOR_AGENCY))

    assert what(client) == [("Kue Ibu Dian", "2", "70000", "0", "", "2023")]
    page = page_of(client, "/usaha/")
    assert "Anda melihat bagian PPKUKM." in page
    for amount in ("650.000", "1.000.000", "20.000"):
        assert amount not in page
    assert told(client)["Omset bazar"] == "Rp70.000"


def test_what_they_add_up_to_is_what_the_figures_of_the_year_say(staff, city):
    figures = ledger(2023)

    assert told(staff, "tahun=2023") == {
        "Kali ikut bazar": str(figures["offline_participations"].value),
        "Usaha berbeda di bazar": str(figures["offline_businesses_distinct"].value),
        "Omset bazar": "Rp1.720.000",
        "Kali ikut daring": str(figures["online_participations"].value),
        "Usaha berbeda daring": str(figures["online_businesses_distinct"].value),
        "Omset daring yang diketahui usahanya": "Rp20.000",
    }
    assert figures["offline_turnover"].value == 1_720_000
    assert figures["online_turnover"].value == 40_000  # half of it is nobody's yet
    number = figures["facilitated_businesses_distinct"].value
    assert len(names(staff, "tahun=2023")) == number


@pytest.mark.parametrize("role", [Role.STAFF, *PART_ROLES])
def test_a_sum_of_a_year_leads_to_the_figure_for_those_who_see_all_of_it(
    client, city, role
):
    client.force_login(user_of(role))
    sums = client.get("/usaha/?tahun=2023").context["sums"]

    links = [one["url"] for one in sums if one["url"]]
    if role is Role.STAFF:
        assert len(links) == 5
        assert all("/angka/?tahun=2023&angka=" in link for link in links)
    else:
        assert links == []
    narrowed = client.get(f"/usaha/?tahun=2023&kecamatan={HERE}").context["sums"]
    assert {one["url"] for one in narrowed} == {None}


@pytest.fixture
def years(city):
    """The stranger was there in 2022 too, a newcomer only sold online in 2022."""
    office = city.office
    city.newcomer = office.business(None, name="Jamu Baru")
    office.business(HERE, name="Zamrud")
    past = office.bazaar(date(2022, 6, 4), THERE)
    office.sold(office.took_part(past, city.stranger), 5_000)
    office.line(office.edition(1, date(2022, 2, 4), 2022), city.newcomer)
    return city


def test_columns_and_rows_are_of_the_chosen_year(staff, years):
    assert what(staff, "tahun=2022") == [
        ("Jamu Baru", "0", "", "1", "20000", "2022"),
        ("Taman Pak Yusuf", "1", "5000", "0", "", "2022"),
    ]
    assert ("Taman Pak Yusuf", "2", "1005000", "0", "", "2022–2023") in what(staff)
    assert "Yang dilakukan pada 2022." in page_of(staff, "/usaha/?tahun=2022")


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Dapur Sari", "Jamu Baru", "Kue Ibu Dian", "Taman Pak Yusuf", "Zamrud"]),
        ("ikut=luring", ["Dapur Sari", "Kue Ibu Dian", "Taman Pak Yusuf"]),
        ("ikut=daring", ["Dapur Sari", "Jamu Baru"]),
        ("ikut=keduanya", ["Dapur Sari"]),
        ("ikut=belum", ["Zamrud"]),
        ("tahun=2022&ikut=luring", ["Taman Pak Yusuf"]),
        ("tahun=2022&ikut=belum", ["Dapur Sari", "Kue Ibu Dian", "Zamrud"]),
        ("tahun=2022&ikut=keduanya", []),
        (f"kecamatan={THERE}", ["Kue Ibu Dian", "Taman Pak Yusuf"]),
        ("kecamatan=outside", ["Jamu Baru"]),
        ("tahun=2022&kecamatan=outside", ["Jamu Baru"]),
        ("ikut=entah&tahun=0&urut=-usaha&kecamatan=x", ["Zamrud", "Taman Pak Yusuf", "Kue Ibu Dian", "Jamu Baru", "Dapur Sari"]),
        ("urut=-omset&ikut=luring", ["Taman Pak Yusuf", "Dapur Sari", "Kue Ibu Dian"]),
        ("urut=-daring&tahun=2023", ["Dapur Sari", "Kue Ibu Dian", "Taman Pak Yusuf"]),
        ("urut=-tahun&ikut=daring", ["Dapur Sari", "Jamu Baru"]),
    ],
)  # fmt: skip
def test_the_list_is_narrowed_and_ordered(staff, years, query, left):
    assert names(staff, query) == left


def test_a_figure_and_the_list_of_its_year_and_kind_have_equal_numbers(staff, years):
    for year in (2022, 2023):
        figures = ledger(year)
        for kind, key in (("luring", "offline"), ("daring", "online")):
            number = figures[f"{key}_businesses_distinct"].value
            assert len(names(staff, f"tahun={year}&ikut={kind}")) == number


@pytest.fixture
def written(city):
    """The neighbour is written otherwise in the list of the other bazaar."""
    city.write(
        city.mention(city.there, city.neighbour),
        business_written="Wr. Dapoer Saree", owner_written="Ibu Sri", phones=PHONE,
        business_name="Dapoer Saree", owner_name="Sri", **sealed(),
    )  # fmt: skip
    city.write(city.mention(city.here, city.neighbour), phones=f"{PHONE} +62215550199")
    return city


@pytest.mark.parametrize(
    "text",
    ["saree", "SARI dapur", "wr dapoer", "sri", "Wr.", "0812-3456-7890", PHONE],
)
def test_any_spelling_of_a_list_finds_a_business(staff, written, text):
    assert names(staff, f"cari={text.replace('+', '%2B')}") == ["Dapur Sari"]


@pytest.mark.parametrize("query", ["cari=sari", "kecamatan=31.73.01", "ikut=luring", "tahun=2023&cari=a"])  # fmt: skip
def test_what_people_narrow_is_looked_for_once(staff, written, query):
    address = f"/usaha/?{query}"
    staff.get(address)  # what is remembered of the figures is made
    assert questions_asked(staff, address) <= questions_asked(staff, "/usaha/")


def test_a_business_that_comes_after_the_sums_were_remembered_counts(staff, city):
    before = told(staff)["Usaha berbeda di bazar"]
    seen_before = staff.get("/usaha/").context["table"].page.total
    city.office.business(HERE, name="Warung Baru")
    page = staff.get("/usaha/?cari=warung+baru")
    assert page.context["table"].page.total == 1
    assert staff.get("/usaha/").context["table"].page.total == seen_before + 1
    assert told(staff)["Usaha berbeda di bazar"] == before


@pytest.mark.parametrize("text", ["sarees", "dapoer yusuf", "0812-3456-7891", "100%25"])
def test_what_no_list_says_finds_nothing(staff, written, text):
    assert names(staff, f"cari={text}") == []
    page = page_of(staff, f"/usaha/?cari={text}")
    assert "Tidak ada yang cocok" in page


def test_a_part_of_the_city_searches_only_the_rows_that_it_may_read(client, city):
    city.write(
        city.mention(city.there, city.guest), business_written="Qaqa", phones=PHONE
    )
    city.write(city.mention(city.here, city.guest), business_written="Wawa")
    client.force_login(user_of(Role.DISTRICT_OFFICER))

    assert names(client, "cari=wawa") == ["Kue Ibu Dian"]
    assert names(client, "cari=qaqa") == []
    assert names(client, "cari=081234567890") == []


def test_the_former_name_of_a_joined_business_finds_it(staff, city):
    Business.objects.filter(pk=city.stranger.pk).update(alias_of=city.guest)
    city.write(city.mention(city.there, city.stranger), business_written="Ejaan Aneh")

    assert names(staff) == ["Dapur Sari", "Kue Ibu Dian"]
    assert names(staff, "cari=yusuf") == ["Kue Ibu Dian"]
    assert names(staff, "cari=aneh") == ["Kue Ibu Dian"]
    assert what(staff, "cari=yusuf") == [
        ("Kue Ibu Dian", "3", "1070000", "0", "", "2023")
    ]


def test_phones_are_covered_and_other_owners_named(staff, written):
    Business.objects.filter(pk=written.stranger.pk).update(alias_of=written.neighbour)
    written.write(
        written.mention(written.there, written.stranger),
        owner_name="Yusuf", phones="+628111222333",
    )  # fmt: skip

    row = listed(staff, "cari=saree")[0]

    assert row["HP"] == "0215 •••• 199, 0811 •••• 333, 0812 •••• 890"
    assert row["Pemilik lain"] == "Sri, Yusuf"
    page = page_of(staff, "/usaha/?cari=saree")
    assert "juga Sri, Yusuf" in page
    assert "567890" not in page.replace('value="', "")
    assert NIK not in page


def test_the_file_holds_no_nik_and_no_formula(staff, city):
    city.write(
        city.mention(city.here, city.guest), owner_name=f"=Dian {NIK}", **sealed()
    )
    Business.objects.filter(pk=city.guest.pk).update(
        name="@Kue", product=f"Kue {NIK}", agency=NIK
    )

    text = staff.get("/usaha/?unduh=csv").getvalue().decode()
    row = listed(staff, "cari=kue")[0]

    assert NIK not in text
    assert NIK[4:] not in text
    assert row["Usaha"] == "'@Kue"
    assert row["Produk"] == "Kue 3173••••••••••••"
    assert row["Dinas"] == "3173••••••••••••"
    assert row["Pemilik lain"] == "'=Dian 3173••••••••••••"
    assert row["Kelurahan"] == ""
    assert row["Bazar yang omsetnya belum diketahui"] == "1"


def test_a_ward_stands_in_the_file(staff, city):
    ward = WardFactory(name="Kelapa Dua")
    Business.objects.filter(pk=city.neighbour.pk).update(ward=ward)

    assert listed(staff, "cari=dapur")[0]["Kelurahan"] == "Kelapa Dua"


@pytest.mark.parametrize("role", [Role.STAFF, *PART_ROLES])
def test_an_empty_list_says_how_it_is_filled(client, db, role):
    client.force_login(user_of(role))

    page = page_of(client, "/usaha/")

    assert "Belum ada usaha." in page
    assert "Omset" not in page.split("<main")[1]


def test_the_rail_leads_here(staff):
    assert '<a href="/usaha/" aria-current="page">' in page_of(staff, "/usaha/")


def test_many_businesses_cost_no_more_questions(staff, city):
    city.office.business(HERE, name="Lama", alias_of=city.guest)
    address = "/usaha/?tahun=2023&urut=-omset"
    few = questions_asked(staff, address)
    cache.clear()
    for number in range(49):
        business = city.office.business(HERE, name=f"Usaha {number}")
        city.office.business(HERE, name="Lama", alias_of=business)
        there = city.office.took_part(city.here, business, city.list_here)
        city.office.sold(there, number)
        city.office.line(city.edition, business)

    assert questions_asked(staff, address) == few <= 20

"""The page of a bazaar: its stalls, its days, its lists, and who may see what of it."""

from datetime import date

import pytest

from lapak.domain.bazaars.actions import hold_bazaars
from lapak.domain.journal.actions import facts
from lapak.domain.people.rules import Role
from lapak.domain.registry.models import Business
from lapak.domain.sources.models import Question
from tests.web.city import (
    CITY_ROLES,
    DISTRICT_ROLES,
    HERE,
    NIK,
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


def at(bazaar, query=""):
    return f"/bazar/{bazaar.pk}/{query}"


def account(answer):
    return {one["label"]: one["value"] for one in answer.context["account"]}


@pytest.mark.parametrize("role", CITY_ROLES)
def test_the_whole_city_sees_stalls_sums_lists_and_questions(client, city, role):
    city.office.question(city.list_here.file, row=2, sheet="Hari 1")
    client.force_login(user_of(role))

    page = page_of(client, at(city.here))

    assert "15 Agustus 2023 · Halaman Bazar Merdeka" in page
    assert f'href="/usaha/{city.neighbour.pk}/">Dapur Sari' in page
    assert "Kue Ibu Dian" in page
    assert city.list_here.file.name in page
    assert f"/berkas/{city.list_here.file_id}/#tabel-{city.list_here.pk}" in page
    assert "Apakah ini benar?" in page
    assert "Hanya dari usaha binaan" not in page


def test_who_takes_in_may_enter_a_row_by_hand(staff, client, city):
    address = f"/berkas/isian/bazar/{city.here.pk}/"
    assert address in page_of(staff, at(city.here))
    city.here.held = False
    city.here.save()
    assert address not in page_of(staff, at(city.here))
    city.here.held = True
    city.here.save()
    client.force_login(user_of(Role.AUDITOR))
    assert address not in page_of(client, at(city.here))


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_a_district_sees_its_bazaar_whole_but_no_files(client, city, role):
    city.office.question(city.list_here.file, row=2, sheet="Hari 1")
    city.row(city.here, city.list_here, "absent", business_written="Tidak Datang")
    client.force_login(user_of(role))

    answer = client.get(at(city.here))

    assert account(answer)["Lapak"] == "2"
    page = answer.content.decode()
    for hidden in ("/berkas/1", city.list_here.file.name, "Apakah ini", "Tidak Datang"):
        assert hidden not in page.split("<main")[1]
    assert client.get(at(city.there)).status_code == 404


def test_an_agency_sees_only_its_businesses_and_what_they_sold(client, city):
    client.force_login(user_of(Role.MENTOR_AGENCY))

    answer = client.get(at(city.there))

    page = answer.content.decode()
    assert account(answer) == {"Lapak": "1", "Omset": "Rp70.000"}
    assert "Hanya dari usaha binaan PPKUKM." in page
    for other in ("Dapur Sari", "Taman Pak Yusuf", "400.000", "1.000.000", "1.470.000"):
        assert other not in page
    rows = downloaded(client, at(city.there, "?unduh=csv"))
    assert [row["Usaha"] for row in rows] == ["Kue Ibu Dian"]


def test_a_bazaar_that_is_not_there_or_not_theirs_is_not_found(client, city):
    outside = city.office.bazaar(date(2023, 12, 1))
    client.force_login(user_of(Role.STAFF))
    assert client.get("/bazar/999999/").status_code == 404
    assert client.get(at(outside)).status_code == 200
    for role in (Role.DISTRICT_OFFICER, Role.FIELD_OFFICER, Role.MENTOR_AGENCY):
        client.force_login(user_of(role))
        assert client.get(at(outside)).status_code == 404
        assert client.get(at(outside, "?unduh=csv")).status_code == 404


def test_what_was_written_stands_beside_what_counts(staff, city):
    answer = staff.get(at(city.there))

    assert account(answer) == {
        "Lapak": "3",
        "Seperti tertulis di daftar": "Rp5.070.000",
        "Diubah oleh keputusan orang": "−Rp3.600.000",
        "Omset": "Rp1.470.000",
    }
    rows = downloaded(staff, at(city.there, "?unduh=csv&urut=-dihitung"))
    assert [(row["Usaha"], row["Tertulis"], row["Dihitung"]) for row in rows] == [
        ("Taman Pak Yusuf", "1000000", "1000000"),
        ("Dapur Sari", "4000000", "400000"),
        ("Kue Ibu Dian", "70000", "70000"),
    ]


def test_an_amount_that_only_a_person_knew_is_told_as_added(staff, city):
    sale = city.at[city.here.pk, city.guest.pk].daily_sales.get()
    sale.turnover = 90_000
    sale.save()

    told = account(staff.get(at(city.here)))

    assert told["Diubah oleh keputusan orang"] == "+Rp90.000"
    assert told["Omset"] == "Rp340.000"


def test_what_nobody_knows_is_not_told_as_zero(staff, city):
    city.at[city.here.pk, city.neighbour.pk].daily_sales.update(
        turnover=None, told=None, said="blank"
    )

    answer = staff.get(at(city.here))

    assert account(answer) == {
        "Lapak": "2",
        "di antaranya omset belum diketahui": "2",
        "Omset": "belum diketahui",
    }
    page = answer.content.decode()
    assert "Rp0" not in page
    assert page.count('<span class="bantu">belum diketahui</span>') == 2


def test_a_stall_leads_to_its_rows_and_cells_on_angka(staff, city):
    there = city.at[city.there.pk, city.neighbour.pk]
    page = page_of(staff, at(city.there)).replace("&amp;", "&")

    row = f"/angka/?tahun=2023&angka=offline_participations&baris={there.pk}"
    cell = f"/angka/?tahun=2023&angka=offline_turnover&bazar={city.there.pk}&usaha={city.neighbour.pk}"
    for address in (row, cell):
        assert f'href="{address}#' in page
        assert "Dapur Sari" in page_of(staff, address)


def test_a_part_that_is_unknown_is_said_at_its_stall(staff, city):
    there = city.at[city.there.pk, city.stranger.pk]
    sale = city.office.sold(there, None)

    page = page_of(staff, at(city.there))

    assert "sebagian belum diketahui" in page
    assert "Omset per hari" not in page
    sale.day = date(2023, 10, 8)
    sale.save()
    page = page_of(staff, at(city.there))
    assert "Minggu, 8 Oktober 2023" in page
    assert "Dicatat untuk semua hari" in page


def test_turnover_stands_by_day_with_what_is_not_known(staff, city):
    there = city.at[city.there.pk, city.stranger.pk]
    for amount in (5_000, None):
        sale = city.office.sold(there, amount)
        sale.day = date(2023, 10, 8)
        sale.save()

    days = staff.get(at(city.there)).context["by_day"]

    assert [one["value"] for one in days] == [
        "Rp5.000, 1 belum diketahui",
        "Rp1.470.000",
    ]


def test_rows_that_do_not_count_stand_with_their_reason(staff, city):
    table = city.office.table()
    said = {"business_written": "Dapur Sari 3173054505900001", "owner_written": "Sari"}
    city.row(city.here, city.list_here, "repeated", city.neighbour, **said)
    city.row(city.here, table, "absent", owner_written="Budi")
    city.row(city.here, table, "dropped")
    city.row(city.here, table, "set_aside")

    answer = staff.get(at(city.here))

    assert [(one.business, one.owner, one.why) for one in answer.context["aside"]] == [
        ("Dapur Sari 3173••••••••••••", "Sari", "sudah tercantum di atasnya dalam daftar ini"),
        ("", "Budi", "tidak hadir"),
        ("", "", "dilewati oleh petugas"),
        ("", "", "daftarnya tidak dihitung"),
    ]  # fmt: skip
    page = answer.content.decode()
    assert f"{city.list_here.file.name}, Hari 1, baris 4" in page
    assert NIK not in page


def test_questions_at_its_rows_wait_here_and_others_do_not(staff, city):
    file = city.list_here.file
    city.list_here.last_row, city.list_here.total_row = 20, 21
    city.list_here.save()
    ask = city.office.question
    ask(file, row=1, sheet="Hari 1", value=f"NIK {NIK}")
    ask(file, row=21, sheet="Hari 1")
    ask(file, row=90, sheet="Hari 1", table=city.list_here)
    for row, more in (
        (22, {}),
        (5, {"sheet": "Hari 2"}),
        (6, {"answered": True}),
        (7, {"needs_answer": False}),
    ):
        ask(file, row=row, **{"sheet": "Hari 1"} | more)
    ask(city.list_there.file, row=3)

    answer = staff.get(at(city.here))

    asked = answer.context["questions"]
    assert [one["where"].rsplit(" ", 1)[-1] for one in asked] == ["1", "21", "90"]
    assert asked[0]["value"] == "NIK 3173••••••••••••"
    first = Question.objects.get(row=1)
    assert f'href="/berkas/pertanyaan/{first.pk}/"' in answer.content.decode()


def test_who_may_not_answer_reads_the_question_without_a_link(client, city):
    city.office.question(city.list_here.file, row=2, sheet="Hari 1")
    client.force_login(user_of(Role.AUDITOR))

    page = page_of(client, at(city.here))

    assert "Apakah ini benar?" in page
    assert "/berkas/pertanyaan/" not in page
    assert "dibetulkan di sana" not in page


def test_a_list_that_does_not_count_says_why(staff, city):
    city.list_here.set_aside = "superseded"
    city.list_here.save()

    page = page_of(staff, at(city.here))

    assert "digantikan daftar yang lebih baru" in page
    assert "98 baris" in page
    assert "dibetulkan di sana" in page


def test_a_csv_has_no_sheet_to_name(staff, city):
    city.list_here.sheet = ""
    city.list_here.save()
    city.row(city.here, city.list_here, "absent")

    assert f"{city.list_here.file.name}, baris 4" in page_of(staff, at(city.here))


def test_one_that_nothing_tells_of_any_more_says_so(staff, city):
    city.here.held = False
    city.here.save()

    answer = staff.get(at(city.here))

    assert account(answer) == {"Lapak": "0", "Omset": "–"}
    page = answer.content.decode()
    assert "Tidak ada lagi daftar yang menyebut bazar ini" in page
    assert "Tidak ada lapak yang dihitung di sini." in page


def test_its_history_tells_what_was_corrected(staff, city):
    before = facts(city.here)
    city.here.place = "RPTRA Kebon Jeruk"
    hold_bazaars([], [(city.here, before)], by="ratna")

    page = page_of(staff, at(city.here))

    assert "ratna membetulkan bazar Bazar Merdeka" in page
    assert "RPTRA Kebon Jeruk" in page
    assert "Halaman Bazar Merdeka" in page


@pytest.mark.parametrize(
    ("query", "left"),
    [
        ("", ["Dapur Sari", "Kue Ibu Dian", "Taman Pak Yusuf"]),
        ("cari=yusuf", ["Taman Pak Yusuf"]),
        ("cari=SARI&urut=-usaha", ["Taman Pak Yusuf", "Kue Ibu Dian", "Dapur Sari"]),
        ("cari=tidak+ada", []),
    ],
)
def test_its_stalls_are_searched_by_business_and_owner(staff, city, query, left):
    rows = downloaded(staff, at(city.there, f"?unduh=csv&{query}"))
    assert [row["Usaha"] for row in rows] == left


def test_a_stall_under_an_alias_is_its_business(staff, city):
    root = city.office.business(HERE, name="Dapur Sari Baru", product="Kue")
    Business.objects.filter(pk=city.neighbour.pk).update(alias_of=root, district=THERE)

    rows = downloaded(staff, at(city.here, "?unduh=csv&cari=baru"))

    assert [(row["Usaha"], row["Kecamatan asal"], row["Produk"]) for row in rows] == [
        ("Dapur Sari Baru", "Kebon Jeruk", "Kue")
    ]
    assert f'href="/usaha/{root.pk}/"' in page_of(staff, at(city.here))


def test_the_file_of_stalls_holds_no_nik_and_no_formula(staff, city):
    Business.objects.filter(pk=city.stranger.pk).update(
        name="+62 Kuliner", product=f"Kue {NIK}"
    )

    row = downloaded(staff, at(city.there, "?unduh=csv&cari=kuliner"))[0]

    assert row["Usaha"] == "'+62 Kuliner"
    assert row["Produk"] == "Kue 3173••••••••••••"
    assert row["Baris"] == "4"


def test_many_stalls_cost_no_more_questions(staff, city):
    few = questions_asked(staff, at(city.here))
    for number in range(40):
        business = city.office.business(THERE, name=f"Usaha {number}")
        city.office.sold(
            city.office.took_part(city.here, business, city.list_here), number
        )
        city.row(city.here, city.list_here, "repeated", business)
        city.office.question(city.list_here.file, row=number + 2, sheet="Hari 1")

    assert questions_asked(staff, at(city.here)) == few <= 18

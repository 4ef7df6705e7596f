"""The page of a business: what it did, how lists name it, and who may see what of it."""

from datetime import date

import pytest

from lapak.domain.journal.actions import facts
from lapak.domain.journal.models import Entry
from lapak.domain.online.models import CuratedProduct
from lapak.domain.people.rules import Role
from lapak.domain.registry.actions import correct_businesses
from lapak.domain.registry.models import Business
from tests.factories import WardFactory
from tests.web.city import (
    CITY_ROLES,
    DISTRICT_ROLES,
    HERE,
    NIK,
    PHONE,
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


def at(business, query=""):
    return f"/usaha/{business.pk}/{query}"


def account(answer):
    return {one["label"]: one["value"] for one in answer.context["account"]}


def stalls(client, business, query=""):
    rows = downloaded(client, at(business, f"?unduh=csv&{query}"))
    return [(row["Bazar"], row["Tertulis"], row["Dihitung"]) for row in rows]


def body(client, address):
    return page_of(client, address).split("<main")[1].replace("&amp;", "&")


@pytest.mark.parametrize("role", CITY_ROLES)
def test_the_whole_city_sees_all_that_it_did(client, city, role):
    client.force_login(user_of(role))

    answer = client.get(at(city.neighbour))

    assert account(answer) == {
        "Kali ikut bazar": "2",
        "Omset bazar": "Rp650.000",
        "Edisi daring": "1",
        "Omset daring": "Rp20.000",
        "Tahun": "2023",
    }
    assert stalls(client, city.neighbour) == [
        ("Gelar Karya", "4000000", "400000"),
        ("Bazar Merdeka", "250000", "250000"),
    ]
    page = answer.content.decode().replace("&amp;", "&")
    assert f'href="/bazar/{city.there.pk}/">Gelar Karya' in page
    assert (
        f'href="/angka/?tahun=2023&angka=online_turnover&edisi=3&usaha={city.neighbour.pk}#baris"'
        in page
    )
    assert "Anda melihat bagian" not in page


@pytest.mark.parametrize("role", DISTRICT_ROLES)
def test_a_district_sees_of_a_guest_only_what_it_did_there(client, city, role):
    for bazaar, name in ((city.here, "Kue Ibu D"), (city.there, "Kue Rahasia")):
        city.write(
            city.mention(bazaar, city.guest), business_written=name, phones=PHONE
        )
    client.force_login(user_of(role))

    answer = client.get(at(city.guest))

    assert account(answer) == {
        "Kali ikut bazar": "1",
        "di antaranya omset belum diketahui": "1",
        "Omset bazar": "belum diketahui",
        "Edisi daring": "0",
        "Omset daring": "–",
        "Tahun": "2023",
    }
    page = answer.content.decode().split("<main")[1]
    assert "Anda melihat bagian Kebon Jeruk." in page
    assert "Kue Ibu D" in page
    assert "0812 •••• 890" in page
    for hidden in ("Kue Rahasia", "Gelar Karya", "70.000", "/berkas/"):
        assert hidden not in page
    assert stalls(client, city.guest) == [("Bazar Merdeka", "", "")]


def test_a_district_reads_of_a_bazaar_elsewhere_but_does_not_open_it(client, city):
    client.force_login(user_of(Role.DISTRICT_OFFICER))

    page = body(client, at(city.neighbour))

    assert "Gelar Karya" in page
    assert f'href="/bazar/{city.there.pk}/"' not in page
    assert f'href="/bazar/{city.here.pk}/"' in page


def test_an_agency_sees_its_own_and_never_a_file(client, city):
    client.force_login(user_of(Role.MENTOR_AGENCY))

    page = body(client, at(city.guest))

    assert "Rp70.000" in page
    assert "/berkas/" not in page
    assert client.get(at(city.neighbour)).status_code == 404


@pytest.mark.parametrize("query", ["", "?unduh=csv", "?unduh=xlsx"])
def test_who_is_not_there_or_not_theirs_is_not_found(client, city, query):
    client.force_login(user_of(Role.STAFF))
    assert client.get(f"/usaha/999999/{query}").status_code == 404
    for role in DISTRICT_ROLES:
        client.force_login(user_of(role))
        assert client.get(at(city.stranger, query)).status_code == 404
    client.force_login(user_of(Role.MENTOR_AGENCY))
    assert client.get(at(city.stranger, query)).status_code == 404


def test_names_stand_as_written_each_leading_to_its_cell_and_file(staff, city):
    first, second = (
        city.mention(bazaar, city.neighbour) for bazaar in (city.here, city.there)
    )
    city.write(first, business_written="Wr. Sari", owner_written="Sari Dewi")
    city.write(second, business_written="Wr. Sari", owner_written="Sari Dewi")
    third = city.row(city.here, city.list_here, "repeated", city.neighbour).mention
    city.write(third, business_written=f"Dapur {NIK}")

    answer = staff.get(at(city.neighbour))

    spellings = answer.context["spellings"]
    assert [(one.business, one.owner, len(one.places)) for one in spellings] == [
        ("Wr. Sari", "Sari Dewi", 2),
        ("Dapur 3173••••••••••••", "", 1),
    ]
    (again,) = spellings[1].places
    assert again.note == "sudah tercantum di atasnya dalam daftar ini"
    assert again.cell is None
    page = answer.content.decode().replace("&amp;", "&")
    there = city.at[city.here.pk, city.neighbour.pk]
    cell = f"/angka/?tahun=2023&angka=offline_participations&baris={there.pk}"
    assert f'href="{cell}#sumber">Bazar Merdeka, 15 Agu 2023</a>' in page
    assert 'id="sumber"' in page_of(staff, cell)
    file = f"/berkas/{city.list_here.file_id}/#tabel-{city.list_here.pk}"
    assert f'href="{file}">{city.list_here.file.name}, Hari 1, baris 2</a>' in page
    assert f'id="tabel-{city.list_here.pk}"' in page_of(staff, file.partition("#")[0])


def test_a_row_of_a_bazaar_that_counts_no_more_has_no_cell_behind_a_figure(staff, city):
    city.here.held = False
    city.here.save()

    (spelling,) = staff.get(at(city.neighbour)).context["spellings"]

    assert [place.cell is None for place in spelling.places] == [True, False]


def test_curated_rows_are_the_citys_to_read(client, city):
    curated = city.office.mention(city.neighbour, city.office.table(kind="curation"))
    city.write(
        curated, business_written="Dapur Kurasi", business_number="1201276818168"
    )
    CuratedProduct.objects.create(mention=curated, number=3, edition=city.edition)
    other = city.office.mention(city.neighbour, curated.table)
    city.write(other, business_written="Dapur Kurasi", business_number="proses")
    CuratedProduct.objects.create(mention=other)
    third = city.office.mention(city.neighbour, curated.table)
    city.write(third, business_number=f"NIK {NIK}")

    client.force_login(user_of(Role.CURATOR))
    answer = client.get(at(city.neighbour))
    assert answer.context["numbers"] == ["1201276818168", "NIK 3173••••••••••••"]
    page = answer.content.decode()
    assert "Kurasi edisi 3" in page
    assert "Kurasi edisi ?" in page

    client.force_login(user_of(Role.DISTRICT_OFFICER))
    assert "Dapur Kurasi" not in page_of(client, at(city.neighbour))


def test_who_it_is_stands_with_owners_ward_and_agency(staff, city):
    ward = WardFactory(name="Kelapa Dua")
    Business.objects.filter(pk=city.neighbour.pk).update(ward=ward, product="Kue basah")
    other = Business.objects.create(name="Dapur Dua", owner=city.neighbour.owner)
    city.write(city.mention(city.here, city.neighbour), owner_name="Gunawan")

    answer = staff.get(at(city.neighbour))

    assert answer.context["owners"] == ["Sari", "Gunawan"]
    page = answer.content.decode()
    for words in (
        "Kelapa Dua",
        "Kebon Jeruk",
        "Sosial",
        "Kue basah",
        "Pemilik yang sama:",
    ):
        assert words in page
    assert f'href="/usaha/{other.pk}/">Dapur Dua' in page


@pytest.mark.parametrize(
    ("role", "shown"),
    [
        (Role.STAFF, "0812 3456 7890"),
        (Role.SECTION_HEAD, "0812 3456 7890"),
        (Role.AUDITOR, "0812 •••• 890"),
        (Role.DISTRICT_OFFICER, "0812 •••• 890"),
    ],
)
def test_a_phone_is_whole_only_for_those_who_call(client, city, role, shown):
    city.write(city.mention(city.here, city.guest), phones=PHONE)
    client.force_login(user_of(role))

    page = body(client, at(city.guest))

    assert shown in page
    assert ("3456" in page) == (shown == "0812 3456 7890")


def test_an_old_id_leads_on_to_the_business_and_says_what_it_was_called(staff, city):
    before = facts(city.stranger)
    city.stranger.alias_of = city.guest
    correct_businesses([(city.stranger, before)], by="ratna")

    answer = staff.get(at(city.stranger))
    assert answer["Location"] == at(city.guest)
    page = page_of(staff, at(city.guest))
    assert "Dulu tercatat juga sebagai" in page
    assert "Taman Pak Yusuf" in page
    assert "menggabungkan usaha Taman Pak Yusuf" in page
    assert stalls(staff, city.guest, "urut=-dihitung")[0] == (
        "Gelar Karya", "1000000", "1000000",
    )  # fmt: skip


def test_a_district_opens_a_business_that_was_there_only_under_an_alias(client, city):
    root = city.office.business(THERE, name="Usaha Asal")
    alias = city.office.business(THERE, name="Nama Lama", alias_of=root)
    city.office.sold(city.office.took_part(city.here, alias, city.list_here), 8_000)
    client.force_login(user_of(Role.DISTRICT_OFFICER))

    assert client.get(at(alias))["Location"] == at(root)
    assert "Rp8.000" in page_of(client, at(root))
    listed = downloaded(client, "/usaha/?unduh=csv&cari=asal")
    assert [row["Omset bazar"] for row in listed] == ["8000"]


def test_who_did_nothing_that_counts_is_told_in_words(staff, city):
    nobody = city.office.business(HERE)

    answer = staff.get(at(nobody))

    assert account(answer) == {
        "Kali ikut bazar": "0",
        "Omset bazar": "–",
        "Edisi daring": "0",
        "Omset daring": "–",
        "Tahun": "–",
    }
    page = answer.content.decode()
    for words in (
        "Belum ikut bazar yang dihitung.",
        "Belum ada penjualan daring yang diketahui miliknya.",
        "Tidak ada lagi daftar yang menyebutnya",
        "Tidak tercatat di daftar mana pun.",
    ):
        assert words in page


def test_an_edition_in_which_nothing_counts_says_so(staff, city):
    late = city.office.edition(5, date(2023, 9, 1))
    city.office.line(late, city.guest, returned=2)

    page = body(staff, at(city.guest))

    assert "tidak ada yang terjual" in page
    assert "Rp0" in page


def test_its_history_holds_what_was_corrected(staff, city):
    before = facts(city.neighbour)
    city.neighbour.name = "Dapur Bu Sari"
    correct_businesses([(city.neighbour, before)], by="ratna")

    page = body(staff, at(city.neighbour))

    assert '<span class="pudar">Dapur Sari</span> → Dapur Bu Sari' in page
    entry = Entry.objects.get()
    assert f'href="/jejak/{entry.number}/"' in page


def test_of_very_many_rows_the_newest_are_shown_and_the_rest_counted(
    staff, city, monkeypatch
):
    monkeypatch.setattr("lapak.web.businesses.views.SHOWN", 1)

    page = body(staff, at(city.neighbour))

    assert "1 baris yang lebih lama tidak ditampilkan." in page


def test_many_rows_cost_no_more_questions(staff, city):
    few = questions_asked(staff, at(city.neighbour))
    for day in range(1, 29):
        bazaar = city.office.bazaar(date(2023, 6, day), HERE)
        city.office.sold(city.office.took_part(bazaar, city.guest), day)
        city.office.line(city.office.edition(day + 10, date(2023, 7, day)), city.guest)
        city.office.business(HERE, name=f"Lama {day}", alias_of=city.guest)

    assert questions_asked(staff, at(city.guest)) == few <= 18

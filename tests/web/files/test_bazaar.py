"""Correcting, joining and splitting what tables say of their bazaars, on the page."""

import openpyxl
import pytest
from django.urls import reverse

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Decision, SourceFile
from lapak.figures.ledger import ledger
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload
from tests.web.files.test_columns import words

pytestmark = pytest.mark.django_db
OTHERS = [
    ["Roti Mawar", "Umi Kalsum", "3173045203809011", "081200000011", "Angke", "Tambora", 100000],
    ["Soto Dahlia", "Joko Susilo", "3173041203809012", "081200000012", "Angke", "Tambora", 200000],
]  # fmt: skip


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff", username="ratna", first_name="Ratna"))
    return client


@pytest.fixture
def two(staff, tmp_path):
    """Two lists that Lapak takes for two bazaars: their names differ."""
    upload(staff, a_list(tmp_path / "satu.xlsx"))
    upload(
        staff, a_list(tmp_path / "dua.xlsx", OTHERS, name="GEBYAR UMKM TAMBORA RAYA")
    )
    assert held() == 2
    return [SourceFile.objects.get(path=f"{name}.xlsx") for name in ("satu", "dua")]


def held(year=2025):
    return ledger(year)["offline_bazaars_held"].value


def turnover(year=2025):
    return ledger(year)["offline_turnover"].value


def at(name, file, *more):
    return reverse(f"files:{name}", args=[file.pk, *more])


def table_of(file):
    return file.tables.get()


def join(client, file, bazaar):
    address = at("join", file, table_of(file).pk)
    return client.post(address, {"bazaar": bazaar}, follow=True)


def test_a_table_is_joined_to_a_bazaar_that_is_searched_by_name(staff, two):
    _one, other = two
    address = at("choose", other, table_of(other).pk)
    page = staff.get(address, {"cari": "tambora umkm"})
    ((bazaar, when),) = page.context["found"]
    assert when == "3 Mei 2025 – 4 Mei 2025"

    answer = join(staff, other, bazaar.pk)

    assert held() == 1
    assert turnover() == 1_600_000
    assert "1 tabel lain juga bercerita" in words(answer)
    assert Bazaar.objects.get(held=True).name == bazaar.name


def test_days_that_can_not_be_read_stand_in_their_field_again(staff, two):
    one, _other = two
    table = table_of(one)
    sent = {
        "name": "Bazar Tambora",
        "was-name": table.name,
        "days": "besok lusa",
        "was-days": "3 Mei 2025 – 4 Mei 2025",
    }

    page = staff.post(at("correct", one, table.pk), sent)

    assert page.status_code == 422
    assert 'name="days" value="besok lusa"' in words(page)
    assert 'name="was-days" value="3 Mei 2025 – 4 Mei 2025"' in words(page)
    assert "Tulis tanggalnya" in words(page)
    assert Bazaar.objects.filter(name="Bazar Tambora", held=True).exists()


@pytest.mark.parametrize(
    ("text", "found"),
    [("3 Mei 2025", 1), ("9 Juni 2025", 0), ("", 1), ("tidak ada begitu", 0)],
)
def test_bazaars_are_searched_by_date_too(staff, two, text, found):
    address = at("choose", two[1], table_of(two[1]).pk)

    page = staff.get(address, {"cari": text})

    assert len(page.context["found"]) == found


def test_joining_holds_when_the_bazaar_is_renamed_and_the_file_comes_again(
    staff, two, tmp_path
):
    one, other = two
    join(staff, other, Bazaar.objects.get(opens="2025-05-03", name__startswith="B").pk)

    staff.post(at("correct", one, table_of(one).pk), {"name": "Bazar Lain Sama Sekali"})
    upload(staff, tmp_path / "dua.xlsx")

    assert held() == 1
    assert turnover() == 1_600_000
    staff.post(at("correct", one, table_of(one).pk), {"days": "1 Juni 2025"})
    assert held() == 1


def test_a_table_joined_by_mistake_is_split_again(staff, two):
    _one, other = two
    join(staff, other, Bazaar.objects.get(name__startswith="B").pk)

    staff.post(at("correct", other, table_of(other).pk), {"verb": "split"})

    assert held() == 2
    (shown,) = staff.get(at("file", other)).context["tables"]
    assert shown.corrections[-1].words == "Bazar tersendiri: ya"


def test_a_list_taken_for_part_of_another_bazaar_is_split_from_it(staff, tmp_path):
    upload(staff, a_list(tmp_path / "satu.xlsx"))
    upload(staff, a_list(tmp_path / "dua.xlsx", OTHERS))
    assert held() == 1
    file = SourceFile.objects.get(path="dua.xlsx")
    assert "Jadikan bazar tersendiri" in words(staff.get(at("file", file)))

    staff.post(at("correct", file, table_of(file).pk), {"verb": "split"})

    assert held() == 2
    assert turnover() == 1_600_000


def test_a_correction_is_taken_back_by_itself(staff, two):
    _one, other = two
    join(staff, other, Bazaar.objects.get(name__startswith="B").pk)
    page = staff.get(at("file", other))
    (shown,) = page.context["tables"]
    (correction,) = shown.corrections
    assert correction.words.startswith("Bergabung ke bazar: ")
    assert correction.by == "Ratna"

    answer = staff.post(at("uncorrect", other, correction.id), follow=True)

    assert "Pembetulan ditarik kembali" in words(answer)
    assert held() == 2
    again = staff.post(at("uncorrect", other, correction.id), follow=True)
    assert "sudah tidak ada" in words(again)


def test_the_page_shows_what_was_corrected_and_by_whom(staff, two):
    one, _other = two
    table = table_of(one)
    staff.post(
        at("correct", one, table.pk),
        {
            "name": "Bazar Merdeka",
            "level": "kota",
            "district": "31.73.05",
            "place": "Monas",
        },
    )
    staff.post(at("correct", one, table.pk), {"verb": "drop"})
    staff.post(at("correct", one, table.pk), {"verb": "count"})

    (shown,) = staff.get(at("file", one)).context["tables"]

    assert (shown.facts.name, shown.facts.level) == ("Bazar Merdeka", "kota")
    told = [one.words for one in shown.corrections]
    assert told == [
        "Bazar: Bazar Merdeka", "Tempat: Monas", "Tingkat: kota", "Kecamatan: 31.73.05",
        "Disisihkan", "Tetap dihitung",
    ]  # fmt: skip
    assert Bazaar.objects.get(held=True, name="Bazar Merdeka").district_id == "31.73.05"


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"days": "kapan-kapan"}, "Tulis tanggalnya"),
        ({"level": "planet"}, "salah satu tingkat"),
        ({"district": "99.99.99"}, "Tidak ada kecamatan"),
    ],
)
def test_what_cannot_be_corrected_so_says_what_to_write(staff, two, sent, sentence):
    one, _other = two

    answer = staff.post(at("correct", one, table_of(one).pk), sent, follow=True)

    assert sentence in words(answer)
    assert not Decision.objects.exists()


@pytest.mark.parametrize("chosen", ["", "x", "99999"])
def test_no_bazaar_chosen_is_said(staff, two, chosen):
    assert "Pilih bazar dari daftar" in words(join(staff, two[1], chosen))
    assert held() == 2


def test_of_tables_beside_each_other_the_right_one_is_corrected(staff, tmp_path):
    path = a_list(tmp_path / "sisi.xlsx")
    book = openpyxl.load_workbook(path)
    sheet = book.active
    for row in sheet.iter_rows(min_row=1, max_row=6 + len(OTHERS)):
        for cell in row:
            if cell.value is not None:
                sheet.cell(cell.row, cell.column + 10, cell.value)
    sheet["K2"] = "BAZAR UMKM KEC. KALIDERES"
    for n, row in enumerate(OTHERS):
        for m, value in enumerate(row):
            sheet.cell(7 + n, 12 + m, value)
    book.save(path)
    upload(staff, path)
    file = SourceFile.objects.get()
    _first, second = file.tables.order_by("position")

    staff.post(at("correct", file, second.pk), {"name": "Bazar Kanan"})

    names = set(Bazaar.objects.filter(held=True).values_list("name", flat=True))
    assert "Bazar Kanan" in names
    assert len(names) == 2
    assert not any("KALIDERES" in name.upper() for name in names)


@pytest.mark.parametrize("role", ["auditor", "head"])
def test_who_takes_nothing_in_corrects_nothing(client, two, role):
    client.force_login(UserFactory(role=role))
    one = two[0]
    number = table_of(one).pk

    for name, more in (("correct", [number]), ("join", [number]), ("uncorrect", [1])):
        assert client.post(at(name, one, *more)).status_code == 403
    assert client.get(at("choose", one, number)).status_code == 403


def test_every_form_of_the_page_carries_its_token(staff, two):
    _one, other = two
    join(staff, other, Bazaar.objects.get(name__startswith="B").pk)
    page = staff.get(at("file", other)).content.decode()

    assert page.count('name="csrfmiddlewaretoken"') == page.count('method="post"') > 4


def test_another_files_table_is_not_found(staff, two):
    one, other = two

    assert staff.post(at("correct", one, table_of(other).pk)).status_code == 404

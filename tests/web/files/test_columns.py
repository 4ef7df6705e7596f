"""Matching columns by hand, as staff do it on the page."""

import re

import pytest
from django.urls import reverse

from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import (
    Decision,
    LearntHeader,
    Question,
    SourceFile,
    SourceTable,
)
from lapak.figures.ledger import ledger
from lapak.intake.take_in import take_back
from tests.factories import UserFactory
from tests.intake.settling.test_explained import (
    HEAD,
    ODD_HEAD,
    ROWS,
    SMALL,
    TITLES,
    a_book,
)
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff", username="ratna"))
    return client


@pytest.fixture
def matching(staff, tmp_path):
    """Take a book in and give the address of its columns page."""

    def taken(head=HEAD, rows=ROWS, row=5, **more):
        upload(staff, a_book(tmp_path / "hadir.xlsx", head=head, rows=rows, **more))
        file = SourceFile.objects.latest("pk")
        return f"{reverse('files:columns', args=[file.pk])}?lembar=Hadir&baris={row}"

    return taken


def turnover():
    return ledger(2025)["offline_turnover"].value


def as_shown(answer):
    """The form as a person finds it."""
    sent = {f"col-{c.index}": c.chosen for c in answer.context["choices"]}
    return sent | {"unit": answer.context["unit"]}


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def test_the_page_shows_the_head_and_first_rows_with_what_was_understood(
    staff, matching
):
    shown = staff.get(matching(head=[*HEAD[:4], "Omset"]))

    meanings = {c.letter: c.chosen for c in shown.context["choices"]}
    assert meanings == {
        "A": "number", "B": "business", "C": "owner", "D": "other", "E": "turnover",
    }  # fmt: skip
    assert "Dapur Melati" in words(shown)
    assert "450000" in words(shown)
    assert shown.context["unit"] == "rupiah"


def test_niks_are_covered(staff, tmp_path):
    upload(staff, a_list(tmp_path / "hadir.xlsx"))
    file = SourceFile.objects.get()

    for address in ("", "?baris=6"):
        shown = words(staff.get(reverse("files:columns", args=[file.pk]) + address))
        assert "Dapur Melati" in shown
        assert "3173045203809" not in shown


MANY = ["No", "Kegiatan", "Tanggal", "Lokasi", "Nama Usaha", "Omset"]
OF_TWO = [
    [1, "Bazar Ramadhan Kec. Tambora", "8-9 April 2025", "RPTRA Tambora", "Dapur Sari", 500_000],
    [2, "Bazar HUT Kec. Palmerah", "22 Juni 2025", "GOR Palmerah", "Kedai Budi", 300_000],
]  # fmt: skip


def test_columns_that_tell_each_rows_bazaar_are_shown_as_what_they_tell(
    staff, matching
):
    shown = staff.get(matching(head=MANY, rows=OF_TWO))

    meanings = {c.letter: c.chosen for c in shown.context["choices"]}
    assert meanings == {
        "A": "number", "B": "bazaar", "C": "bazaar_days", "D": "bazaar_place",
        "E": "business", "F": "turnover",
    }  # fmt: skip
    for told in (
        "Bazar baris itu",
        "Tanggal bazar baris itu",
        "Lokasi bazar baris itu",
    ):
        assert told in words(shown)


def test_a_list_of_lines_is_shown_as_run_together_in_one_cell(staff, matching):
    lines = [[f"{n}. Dapur {n} - Ibu Ani - {n}00rb"] for n in (1, 2, 3)]
    address = matching(head=lines[0], rows=lines[1:], row=4)
    assert turnover() == 600_000

    shown = staff.get(address)

    assert [c.chosen for c in shown.context["choices"]] == ["run_together"]
    assert "Usaha, pemilik, dan omset dalam satu sel" in words(shown)
    staff.post(address, as_shown(shown))
    assert turnover() == 600_000


def test_a_column_that_tells_no_bazaar_can_be_said_to_tell_none(staff, matching):
    address = matching(head=MANY, rows=OF_TWO)
    assert SourceTable.objects.count() == 2

    sent = as_shown(staff.get(address)) | {"col-2": "other", "col-3": "other"}
    staff.post(address, sent)

    assert SourceTable.objects.count() == 1
    assert turnover() == 800_000
    told = Entry.objects.filter(verb="file.read_anew").latest("pk")
    assert "B bazar" in str(told.before)
    assert "C tanggal bazar" in str(told.before)


def test_a_column_is_matched_and_the_figures_follow(staff, matching):
    address = matching()
    assert turnover() == 0

    sent = as_shown(staff.get(address)) | {"col-5": "turnover"}
    answer = staff.post(address, sent, follow=True)

    assert "Kolom sudah dicocokkan" in words(answer)
    assert turnover() == 1_500_000
    decision = Decision.objects.get()
    assert (decision.value, decision.by, decision.row) == (
        "column:E=turnover",
        "ratna",
        5,
    )
    assert Entry.objects.filter(verb="decision.made", by="ratna").exists()
    assert not LearntHeader.objects.exists()


def test_nothing_changed_says_nothing_new(staff, matching):
    address = matching(head=[*HEAD[:4], "Omset"])

    staff.post(address, as_shown(staff.get(address)))

    assert not Decision.objects.exists()


def test_the_unit_is_corrected(staff, matching):
    address = matching(head=[*HEAD[:4], "Omset"], rows=SMALL)

    staff.post(address, as_shown(staff.get(address)) | {"unit": "ribuan"})

    assert turnover() == 150_000_000
    assert staff.get(address).context["unit"] == "ribuan"


def test_matching_is_given_back(staff, matching):
    address = matching(head=[*HEAD[:4], "Omset"])
    sent = as_shown(staff.get(address)) | {"col-5": "other", "unit": "juta"}
    staff.post(address, sent)
    assert turnover() == 0
    assert "Kembali ke bacaan Lapak" in words(staff.get(address))

    staff.post(address, {"verb": "reset"})

    assert turnover() == 1_500_000
    assert not Decision.objects.exists()
    assert Entry.objects.filter(verb="decision.taken_back").count() == 2


def test_headers_are_remembered_for_other_files(staff, matching, tmp_path):
    address = matching()
    sent = as_shown(staff.get(address)) | {
        "col-5": "turnover",
        "col-4": "day 1",
        "learn": "1",
    }
    staff.post(address, sent | {"col-4": "other"})
    assert dict(LearntHeader.objects.values_list("text", "meaning")) == {
        "bathi": "turnover"
    }

    other = a_book(
        tmp_path / "lain.xlsx",
        rows=[[1, "Roti Mawar", "Umi", 1, 70000]],
        titles=[["BAZAR KEC. KALIDERES"], *TITLES[1:]],
    )
    upload(staff, other)

    assert turnover() == 1_570_000


def test_a_sheet_without_a_table_is_matched_from_its_header_row(staff, matching):
    address = matching(head=ODD_HEAD)
    file = SourceFile.objects.get()
    top = staff.get(reverse("files:columns", args=[file.pk]))
    assert "Di baris berapa judul tabelnya?" in words(top)
    assert address.replace("&", "&amp;") in top.content.decode()

    shown = staff.get(address)
    assert {c.chosen for c in shown.context["choices"]} == {"other"}
    sent = as_shown(shown) | {
        "col-2": "business", "col-3": "owner", "col-5": "turnover",
    }  # fmt: skip
    staff.post(address, sent)

    assert turnover() == 1_500_000
    assert SourceFile.objects.get().kind == "attendance"
    assert SourceTable.objects.get().header_row == 5
    staff.post(address, {"verb": "reset"})
    assert SourceFile.objects.get().kind == "unknown"
    assert turnover() == 0


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"col-2": "other", "col-3": "other"}, "nama usaha atau pemilik"),
        ({"col-4": "business"}, "hanya untuk satu kolom, sekarang ada B, D"),
    ],
)
def test_what_cannot_be_says_why_and_keeps_what_was_chosen(
    staff, matching, change, sentence
):
    address = matching()

    answer = staff.post(address, as_shown(staff.get(address)) | change)

    assert answer.status_code == 422
    assert sentence in words(answer)
    chosen = {f"col-{c.index}": c.chosen for c in answer.context["choices"]}
    assert chosen | change == chosen
    assert not Decision.objects.exists()


def test_a_header_without_rows_under_it_says_so(staff, matching):
    address = matching(head=ODD_HEAD, row=7)  # a row of the list, not its header

    sent = as_shown(staff.get(address.replace("baris=7", "baris=8")))
    answer = staff.post(
        address.replace("baris=7", "baris=8"), sent | {"col-2": "business"}
    )

    assert answer.status_code == 422
    assert "tidak ada baris" in words(answer)


def test_a_meaning_that_is_none_is_told(staff, matching):
    address = matching()

    answer = staff.post(address, as_shown(staff.get(address)) | {"col-4": "untung"})

    assert answer.status_code == 422
    assert "bukan arti kolom" in words(answer)


def test_days_beside_each_other_are_told_by_number_and_shown_so(staff, matching):
    address = matching(titles=[*TITLES[:2], ["Tanggal: 3-6 Mei 2025"], []])
    sent = as_shown(staff.get(address)) | {"col-4": "day 1", "col-5": "day 4"}

    staff.post(address, sent)

    shown = staff.get(address)
    assert [c.chosen for c in shown.context["choices"]][3:] == ["day 1", "day 4"]
    assert turnover() == 1_560_000


def test_a_day_told_by_its_date_stays_what_it_is(staff, matching):
    address = matching(head=[*HEAD[:4], "3 Mei 2025"])

    shown = staff.get(address)
    assert [c.chosen for c in shown.context["choices"]][4] == "day"
    staff.post(address, as_shown(shown) | {"col-4": "day 2"})

    assert turnover() == 1_560_000


def test_tables_beside_each_other_are_matched_one_by_one(staff, tmp_path):
    head = ["No", "Nama Usaha", "Nama Pemilik", "Bathi", None] * 2
    rows = [[1, "Dapur", "Siti", 11_000, None, 1, "Kopi", "Budi", 21_000]]
    rows += [[2, "Batik", "Rina", 31_000, None, 2, "Jamu", "Dewi", 41_000]]
    titles = [[*line, *[None] * (5 - len(line)), *line] for line in TITLES]
    titles[0][5] = "BAZAR UMKM KEC. CENGKARENG"
    book = a_book(tmp_path / "hadir.xlsx", head=head, rows=rows, titles=titles)
    upload(staff, book)
    file = SourceFile.objects.get()
    top = staff.get(reverse("files:columns", args=[file.pk]))
    addresses = [url for _table, url in top.context["tables"]]
    assert len(addresses) == 2
    assert turnover() == 0

    second = staff.get(addresses[1])
    assert [c.letter for c in second.context["choices"]] == ["F", "G", "H", "I"]
    staff.post(addresses[1], as_shown(second) | {"col-9": "turnover", "unit": "ribuan"})

    assert turnover() == 62_000_000
    assert Decision.objects.filter(value="unit:F=ribuan").exists()
    assert set(SourceTable.objects.values_list("unit", flat=True)) == {1, 1000}
    staff.post(addresses[0], as_shown(staff.get(addresses[0])) | {"col-4": "turnover"})
    assert turnover() == 62_042_000


def test_a_question_about_columns_leads_to_their_page(staff, matching):
    matching(head=ODD_HEAD)
    question = Question.objects.get(kind="kind_unknown")

    page = staff.get(reverse("files:question", args=[question.pk])).content.decode()

    at = reverse("files:columns", args=[question.file_id])
    assert f'href="{at}?lembar=Hadir"' in page
    assert staff.get(f"{at}?lembar=Hadir").status_code == 200


def test_the_page_of_a_file_names_its_lists_of_other_kinds_too(staff, matching):
    matching()
    SourceTable.objects.update(summary=True)
    file = SourceFile.objects.get()

    page = words(staff.get(reverse("files:file", args=[file.pk])))

    assert "<li>Hadir, baris 5" in page


@pytest.mark.parametrize(
    "query", ["?lembar=Lain", "?baris=x", "?baris=999", "?lembar=Hadir&baris=5&kolom=9"]
)
def test_odd_addresses_are_answered(staff, matching, query):
    matching()
    file = SourceFile.objects.get()

    answer = staff.get(reverse("files:columns", args=[file.pk]) + query, follow=True)

    assert answer.status_code == 200


def test_only_lists_that_count_are_matched(staff, matching):
    address = matching()
    take_back(SourceFile.objects.get(), by="ratna")

    assert "daftar hadir" in words(staff.get(address, follow=True))


def test_a_kept_file_that_is_gone_says_what_to_do(staff, matching, settings, tmp_path):
    address = matching()
    settings.DATA = tmp_path / "elsewhere"

    assert "Pulihkan dari cadangan" in words(staff.get(address, follow=True))


@pytest.mark.parametrize(
    ("role", "status"), [("auditor", 403), ("district_officer", 403)]
)
def test_who_takes_nothing_in_matches_nothing(client, staff, matching, role, status):
    address = matching()
    more = {"district_id": "31.73.05"} if role == "district_officer" else {}
    client.force_login(UserFactory(role=role, **more))

    assert client.get(address).status_code == status
    assert client.post(address, {}).status_code == status

"""The workbook handed back with its questions, filled in and taken again."""

import io

import openpyxl
import pytest
from django.urls import reverse

from lapak.demo.year import write_year
from lapak.domain.sources.models import Decision, Question, SourceFile, SourceTable
from lapak.domain.sources.secrecy import kept
from lapak.figures.ledger import ledger
from lapak.jobs import decisions
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list, run
from tests.web.files.test_decisions import apply, saved, text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


def copy_of(staff, file):
    answer = staff.get(reverse("files:answers_back", args=[file.pk]))
    return openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))


def cell_below(sheet, heading):
    """Column and row numbers of what stands under a heading beside a row asked about."""
    head = next(c for row in sheet.iter_rows() for c in row if c.value == heading)
    return head.column, head.row


def fill(sheet, row, decision, value=""):
    column, _ = cell_below(sheet, "Keputusan")
    sheet.cell(row, column).value = decision
    sheet.cell(row, column + 1).value = value


def test_the_workbook_handed_back_says_why_beside_each_row(staff, filed):
    before = kept(filed.sha256)

    book = copy_of(staff, filed)

    sheet = book.worksheets[0]
    why, head = cell_below(sheet, "Kenapa")
    assert head == 6
    assert sheet["B9"].value == "Batik Cempaka"
    assert sheet["H7"].value == 450000
    assert "1. Kelurahan Kapuk ada di" in sheet.cell(9, why).value
    assert "2. Omset “belum lapor” bukan angka" in sheet.cell(9, why).value
    assert sheet.cell(8, why).value is None
    assert book.worksheets[-1].title == "Petunjuk Lapak"
    assert "NIK" not in str(sheet["D9"].value)
    cells = [str(c.value) for row in sheet.iter_rows() for c in row]
    assert not [c for c in cells if "31730452038" in c or "31730412038" in c]
    assert kept(filed.sha256) == before


def test_answers_in_the_workbook_hold_like_those_of_the_csv(staff, filed):
    book = copy_of(staff, filed)
    fill(book.worksheets[0], 9, "tulis omset; tulis kecamatan", "700 rb; 31.73.01")

    page = apply(staff, saved(book), "hadir - perlu jawaban.xlsx")

    assert page.context["applied"].hold == 2
    assert ledger(2025)["offline_turnover"].value == 2_000_000
    assert not Question.objects.filter(needs_answer=True, answered=False).exists()
    told = set(Decision.objects.values_list("row", "verb", "value"))
    assert told == {(9, "set_turnover", "700000"), (9, "set_district", "31.73.01")}


def test_a_suggested_swap_needs_nothing_and_is_said_in_the_words_of_the_workbook(staff, filed):  # fmt: skip
    asked = Question.objects.filter(kind="turnover_unreadable")
    asked.update(kind="swapped", suggestion="swap name owner", reason="Tertukar.")
    book = copy_of(staff, filed)
    sheet = book.worksheets[0]
    why, _ = cell_below(sheet, "Kenapa")
    column, _ = cell_below(sheet, "Keputusan")

    assert "Tertukar. (saran: tukar nama)" in sheet.cell(9, why).value
    assert "(saran: tulis kecamatan 31.73.01 (Cengkareng))" in sheet.cell(9, why).value  # fmt: skip
    assert "name owner" not in str(sheet.cell(9, column + 1).value)
    fill(sheet, 9, "tukar nama", "nama usaha dan nama pemilik")
    apply(staff, saved(book), "hadir - perlu jawaban.xlsx")
    assert Decision.objects.get().value == "name owner"


def test_rows_may_be_sorted_and_a_suggestion_is_filled_in_already(staff, filed):
    Question.objects.filter(kind="turnover_unreadable").update(answered=True)
    book = copy_of(staff, filed)
    sheet = book.worksheets[0]
    column, _ = cell_below(sheet, "Keputusan")
    assert sheet.cell(9, column + 1).value == "31.73.01"
    for at in range(1, sheet.max_column + 1):  # swap rows 8 and 9
        one, other = sheet.cell(8, at).value, sheet.cell(9, at).value
        sheet.cell(8, at).value, sheet.cell(9, at).value = other, one
    sheet.cell(8, column).value = "biarkan"

    page = apply(staff, saved(book), "jawab.xlsx")

    assert page.context["applied"].hold == 1
    told = set(Decision.objects.values_list("row", "verb", "value"))
    assert told == {(9, "keep", "")}


def test_an_unanswered_workbook_changes_nothing_and_says_so(staff, filed):
    page = apply(staff, saved(copy_of(staff, filed)), "jawab.xlsx")

    assert "Belum ada baris yang berisi keputusan" in text(page)
    assert not Decision.objects.exists()


def test_a_word_that_is_no_decision_refuses_the_workbook(staff, filed):
    book = copy_of(staff, filed)
    fill(book.worksheets[0], 9, "hapus saja")

    page = apply(staff, saved(book), "jawab.xlsx")

    assert page.status_code == 422
    assert "baris 9: “hapus saja” bukan keputusan" in text(page)


def test_a_hidden_column_that_was_changed_refuses_the_workbook(staff, filed):
    book = copy_of(staff, filed)
    sheet = book.worksheets[0]
    fill(sheet, 9, "biarkan")
    column, _ = cell_below(sheet, "Keputusan")
    sheet.cell(9, column + 2).value = '["lapak", "rusak'

    page = apply(staff, saved(book), "jawab.xlsx")

    assert page.status_code == 422
    assert "Kolom tersembunyi" in text(page)


def test_the_command_takes_the_workbook_too(staff, filed, tmp_path, capsys):
    book = copy_of(staff, filed)
    fill(book.worksheets[0], 9, "lewati")
    (tmp_path / "jawab.xlsx").write_bytes(saved(book))

    assert run(decisions, "apply", tmp_path / "jawab.xlsx") == 0

    assert "1 keputusan dibaca, 1 baru" in capsys.readouterr().out
    assert ledger(2025)["offline_participations"].value == 3


def test_a_workbook_of_answers_is_never_taken_for_a_list(send, staff, filed):
    page = send({"hadir.xlsx": saved(copy_of(staff, filed))}, do="take")

    assert "Ini buku kerja jawaban dari Lapak" in text(page)
    assert ledger(2025)["offline_participations"].value == 4


def test_a_question_about_a_whole_sheet_stands_at_its_first_row(staff, filed):
    table = SourceTable.objects.get()
    Question.objects.create(
        file=filed,
        table=table,
        sheet=table.sheet,
        row=1,
        kind="superseded",
        reason="Daftar ini diganti yang lebih baru.",
        needs_answer=True,
        found_by="settling",
    )
    Question.objects.create(
        file=filed,
        sheet="lembar yang hilang",
        row=120,
        kind="row_unreadable",
        reason="Tidak terbaca.",
        needs_answer=False,
        found_by="reading",
    )

    sheet = copy_of(staff, filed).worksheets[0]

    why, _ = cell_below(sheet, "Kenapa")
    assert sheet.cell(1, why).value == "Daftar ini diganti yang lebih baru."
    assert sheet.cell(120, why).value == "Tidak terbaca."
    assert sheet.cell(1, why + 3).value.startswith('["lapak", ')
    assert sheet.cell(120, why + 3).value is None


def test_a_bazaar_without_a_day_is_dated_in_the_workbook(send, staff, tmp_path):
    path = a_list(tmp_path / "tanpa tanggal.xlsx", days="menyusul")
    send({"tanpa tanggal.xlsx": path.read_bytes()}, do="take")
    book = copy_of(staff, SourceFile.objects.get())
    sheet = book.worksheets[0]
    column, _ = cell_below(sheet, "Keputusan")
    asked = Question.objects.get(kind="bazaar_undated")
    sheet.cell(asked.row, column).value = "betulkan"
    sheet.cell(asked.row, column + 1).value = "days=3-4 Mei 2025"

    page = apply(staff, saved(book), "jawab.xlsx")

    assert page.context["applied"].hold == 1
    assert ledger(2025)["offline_bazaars_held"].value == 1


def test_a_file_whose_bytes_are_gone_says_so(staff, filed, settings, tmp_path):
    settings.DATA = tmp_path / "lain"

    page = staff.get(reverse("files:answers_back", args=[filed.pk]))

    assert page.status_code == 409
    assert "hilang dari folder" in text(page) or "tidak ada" in text(page)


def test_a_stranger_gets_no_copy(client, filed):
    address = reverse("files:answers_back", args=[filed.pk])
    client.force_login(UserFactory(role="auditor"))
    assert client.get(address).status_code == 403
    client.force_login(UserFactory(role="district_officer", district_id="31.73.05"))
    assert client.get(address).status_code in (403, 404)


@pytest.mark.slow
def test_every_question_of_a_made_up_year_is_answered_in_its_workbook(
    send, staff, tmp_path
):
    write_year(tmp_path / "tahun", year=2025, seed=12, dirt="heavy")
    paths = sorted(p for p in (tmp_path / "tahun").rglob("*") if p.is_file())
    send({str(p.relative_to(tmp_path)): p.read_bytes() for p in paths}, do="take")
    asked = Question.objects.open()
    waiting = asked.count()

    for file in SourceFile.objects.filter(pk__in=asked.values("file")):
        book = copy_of(staff, file)
        for sheet in book.worksheets[:-1]:
            for row in sheet.iter_rows():
                if str(row[-1].value).startswith('["lapak", '):
                    row[-3].value = "biarkan"
        applied = apply(staff, saved(book), "jawab.xlsx").context["applied"]
        assert applied.homeless == []
        assert not asked.filter(file=file).exists()
    assert waiting > 10

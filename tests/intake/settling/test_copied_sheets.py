"""Sheets of one file that repeat each other, and those that only name the same people."""

import openpyxl
import pytest

from lapak.domain.sources.models import Question
from lapak.figures.ledger import ledger
from tests.intake.settling.test_explained import regions, taken

pytestmark = pytest.mark.django_db
__all__ = ["regions"]
WHO = [("Soto Dahlia", "Joko"), ("Roti Mawar", "Umi"), ("Es Melati", "Ari"), ("Kue Anggrek", "Ina")]  # fmt: skip


def a_book(path, *, name="BAZAR UMKM KEC. TAMBORA", days="7 Oktober 2025", **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for tab, amounts in sheets.items():
        sheet = book.create_sheet(tab)
        for row in ([name], [days], ["No", "Nama Usaha", "Pemilik", "Omset"]):  # fmt: skip
            sheet.append(row)
        for number, (who, amount) in enumerate(zip(WHO, amounts, strict=True), 1):
            sheet.append([number, *who, amount])
    book.save(path)
    return path


def test_a_sheet_that_repeats_another_to_the_rupiah_counts_once_and_is_asked_about(
    tmp_path,
):
    amounts = [100_000, 200_000, 300_000, 400_000]
    taken(a_book(tmp_path / "hadir.xlsx", Final=amounts, Sheet3=amounts))

    figures = ledger(2025)
    assert figures["offline_turnover"].value == 1_000_000
    assert figures["offline_participations"].value == 4
    asked = Question.objects.get(kind="superseded")
    assert asked.sheet == "Sheet3"
    assert "Final" in asked.reason


def test_sheets_of_the_same_people_with_other_amounts_are_parts_of_the_bazaar(tmp_path):
    first, second = [100_000, 200_000, 300_000, 400_000], [150_000, 250_000, 90_000, 0]
    taken(a_book(tmp_path / "hadir.xlsx", Kesatu=first, Kedua=second))
    assert ledger(2025)["offline_turnover"].value == 1_490_000


AMOUNTS = [100_000, 200_000, 300_000, 400_000]


def test_a_list_that_came_again_with_other_days_counts_once_and_is_asked_about(
    tmp_path,
):
    taken(
        a_book(tmp_path / "bazar.xlsx", Hadir=AMOUNTS),
        a_book(tmp_path / "bazar REVISI.xlsx", days="14 Oktober 2025", Hadir=AMOUNTS),
    )
    figures = ledger(2025)
    assert figures["offline_bazaars_held"].value == 1
    assert figures["offline_turnover"].value == 1_000_000
    assert Question.objects.get(kind="superseded").file.name == "bazar.xlsx"


def test_the_same_people_on_other_days_are_another_bazaar(tmp_path):
    taken(
        a_book(tmp_path / "bazar.xlsx", Hadir=AMOUNTS),
        a_book(
            tmp_path / "bazar REVISI.xlsx",
            days="14 Oktober 2025",
            Hadir=[n + 50_000 for n in AMOUNTS],
        ),
    )
    assert ledger(2025)["offline_bazaars_held"].value == 2


def test_a_name_written_in_one_word_is_that_of_the_same_bazaar(tmp_path):
    taken(
        a_book(tmp_path / "bazar.xlsx", name="Bazar Kec. Tamansari", Hadir=AMOUNTS),
        a_book(tmp_path / "rev.xlsx", name="Bazar Kec. Taman Sari", Hadir=AMOUNTS),
    )
    assert ledger(2025)["offline_bazaars_held"].value == 1


def test_a_cancelled_bazaar_with_amounts_is_asked_about(tmp_path):
    name = "BAZAR KEC. TAMBORA (BATAL)"
    taken(a_book(tmp_path / "bazar.xlsx", name=name, Hadir=AMOUNTS))
    assert Question.objects.get(kind="cancelled").needs_answer
    taken(a_book(tmp_path / "kosong.xlsx", name=name, days="8 Mei 2025", Hadir=[None] * 4))  # fmt: skip
    assert not Question.objects.get(kind="cancelled", file__path__endswith="kosong.xlsx").needs_answer  # fmt: skip


def test_files_that_say_which_day_of_a_bazaar_they_are_make_one_bazaar(tmp_path):
    taken(
        a_book(tmp_path / "a.xlsx", days="Hari ke-1: 7 Oktober 2025", Hadir=AMOUNTS),
        a_book(tmp_path / "b.xlsx", days="Hari ke-2: 8 Oktober 2025", Hadir=AMOUNTS),
    )
    figures = ledger(2025)
    assert figures["offline_bazaars_held"].value == 1
    assert figures["offline_participations"].value == 4
    assert figures["offline_turnover"].value == 2_000_000

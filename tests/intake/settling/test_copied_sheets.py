"""Sheets of one file that repeat each other, and those that only name the same people."""

import openpyxl
import pytest

from lapak.domain.sources.models import Question
from lapak.figures.ledger import ledger
from tests.intake.settling.test_explained import regions, taken

pytestmark = pytest.mark.django_db
__all__ = ["regions"]
WHO = [("Soto Dahlia", "Joko"), ("Roti Mawar", "Umi"), ("Es Melati", "Ari"), ("Kue Anggrek", "Ina")]  # fmt: skip


def a_book(path, **sheets):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, amounts in sheets.items():
        sheet = book.create_sheet(name)
        for row in (["BAZAR UMKM KEC. TAMBORA"], ["7 Oktober 2025"], ["No", "Nama Usaha", "Pemilik", "Omset"]):  # fmt: skip
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

"""Copied sheets with columns to fill in, as Excel opens them."""

import io
from datetime import date, time
from datetime import datetime as moment

import openpyxl

from lapak.outputs.workbooks import Answer, Page, answer_book

MIDNIGHT = moment.combine(date(2025, 5, 3), time())
HALF_PAST_TEN = moment.combine(date(2025, 5, 3), time(10, 30))
HEADINGS = ("Kenapa", "Keputusan", "Isi")
GUIDE = Page("Petunjuk", [["Isi lalu unggah."]])


def opened(*pages):
    with answer_book(pages, HEADINGS, GUIDE) as file:
        return openpyxl.load_workbook(io.BytesIO(file.read()))


def test_cells_keep_their_kind_and_place():
    row = ["=1+1", 7, 2.5, True, date(2025, 5, 3), HALF_PAST_TEN]
    book = opened(Page("A", [[], [None, *row, time(8, 0), date(1899, 12, 30), ""]]))

    cells = [cell.value for cell in book["A"][2]]

    moments = [MIDNIGHT, HALF_PAST_TEN, time(8, 0)]
    assert cells == [None, "=1+1", 7, 2.5, True, *moments, "1899-12-30"]
    assert book["A"]["B2"].data_type == "s"


def test_answers_stand_to_the_right_with_a_list_and_a_hidden_key():
    asked = {2: Answer("Omset bukan angka.", ["biarkan", "lewati"], "745000", "kunci")}
    book = opened(Page("A", [["Nama", "Omset"], ["X", "?"]], headed=frozenset({1}), answers=asked))  # fmt: skip

    sheet = book["A"]

    assert [c.value for c in sheet[1]][2:5] == ["Kenapa", "Keputusan", "Isi"]
    assert [c.value for c in sheet[2]][2:] == ["Omset bukan angka.", None, "745000", "kunci"]  # fmt: skip
    assert sheet.column_dimensions["F"].hidden
    (choice,) = sheet.data_validations.dataValidation
    assert (str(choice.sqref), choice.formula1) == ("D2", '"biarkan,lewati"')


def test_what_was_hidden_stays_hidden_and_the_first_question_opens():
    asked = {1: Answer("?", ["biarkan"], "", "kunci")}
    book = opened(
        Page("A", [["a"], ["b"]], hidden=True),
        Page("B", [["a"], ["b"]], hidden_rows=frozenset({2})),
        Page("C", [["a"]], answers=asked),
    )

    assert book["A"].sheet_state == "hidden"
    assert book["B"].row_dimensions[2].hidden
    assert book.active.title == "C"


def test_a_book_of_hidden_sheets_opens_at_the_guide():
    assert opened(Page("A", [["a"]], hidden=True)).active.title == "Petunjuk"


def test_sheets_get_names_that_excel_takes():
    names = ["", "a/b:c", "A B C", "abc", "x" * 40, "x" * 35, "Petunjuk"]

    book = opened(*(Page(name, [["a"]]) for name in names))

    assert book.sheetnames[:4] == ["Lembar", "abc", "A B C", "abc (2)"]
    assert len({name.casefold() for name in book.sheetnames}) == 8
    assert all(len(name) <= 31 for name in book.sheetnames)

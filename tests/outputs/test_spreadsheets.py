import csv
import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.outputs.spreadsheets import csv_lines, harmless, workbook

RECEIVED = datetime.fromisoformat("2023-03-28T09:12")  # a clock, without a zone
HEADINGS = ["Usaha", "Omset", "Hari", "Diterima"]
ROWS = [
    ['Dapur; Pak, "Usman"', 1_030_000, date(2023, 3, 25), RECEIVED],
    ['=HYPERLINK("http://x")', -5, None, None],
]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r"])
def test_text_that_looks_like_a_formula_gets_an_apostrophe(sign):
    assert harmless(f"{sign}1+1") == f"'{sign}1+1"


@given(st.text())
def test_nothing_harmless_is_a_formula(text):
    assert not harmless(text).startswith(("=", "+", "-", "@", "\t", "\r"))
    assert harmless(text).removeprefix("'") in (text, text.removeprefix("'"))


def test_csv_holds_plain_numbers_and_days():
    text = "".join(csv_lines(HEADINGS, ROWS))
    assert text.startswith("\N{ZERO WIDTH NO-BREAK SPACE}Usaha,")
    assert list(csv.reader(io.StringIO(text)))[1:] == [
        ['Dapur; Pak, "Usman"', "1030000", "2023-03-25", "2023-03-28 09:12"],
        ['\'=HYPERLINK("http://x")', "-5", "", ""],
    ]


def test_csv_comes_row_by_row():
    def endless():
        while True:
            yield ["Usaha", 1, None, None]

    lines = csv_lines(HEADINGS, endless())
    assert [next(lines), next(lines)][1] == "Usaha,1,,\r\n"


def test_a_workbook_keeps_kinds_and_runs_no_formula():
    with workbook("Usaha", HEADINGS, ROWS) as file:
        page = openpyxl.load_workbook(file).active
    assert [[cell.value for cell in row] for row in page.iter_rows()] == [
        HEADINGS,
        [ROWS[0][0], 1_030_000, datetime.fromisoformat("2023-03-25"), RECEIVED],
        ['=HYPERLINK("http://x")', -5, None, None],
    ]
    assert page["A3"].data_type == "s"
    assert page["B2"].number_format == "#,##0"
    assert page["C2"].number_format == "dd/mm/yyyy"


def test_a_moment_with_a_zone_is_written_as_its_clock_shows():
    with workbook("x", ["Saat"], [[datetime(2023, 3, 28, 9, 12, tzinfo=UTC)]]) as file:
        page = openpyxl.load_workbook(file).active
    assert page["A2"].value == RECEIVED


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("Usaha: semua [2023]/*?\\", "Usaha semua 2023"),
        ("x" * 40, "x" * 31),
        ("''", "Lapak"),
    ],
)
def test_a_sheet_name_is_one_that_excel_takes(wanted, name):
    with workbook(wanted, ["a"], []) as file:
        assert openpyxl.load_workbook(file).sheetnames == [name]

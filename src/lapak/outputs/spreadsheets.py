"""Rows as CSV and as an Excel workbook, safe to open in a spreadsheet program."""

import csv
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from typing import IO, Final

import xlsxwriter

Cell = str | int | date | datetime | None

# Excel and its like take a cell that begins so for a formula, and would run it.
FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
# Without this mark Excel reads UTF-8 as the machine's old code page.
_BYTE_ORDER_MARK: Final = "\N{ZERO WIDTH NO-BREAK SPACE}"

_FORMATS: Final = {int: "#,##0", date: "dd/mm/yyyy", datetime: "dd/mm/yyyy hh:mm"}


def harmless(text: str) -> str:
    """Text that no spreadsheet takes for a formula: such text gets an apostrophe."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _written(cell: Cell) -> str | int:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None).isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return harmless(cell) if isinstance(cell, str) else cell


class _Echo:
    """Gives back what is written to it: a row of CSV as text."""

    def write(self, row: str) -> str:
        return row


def csv_lines(headings: Sequence[str], rows: Iterable[Sequence[Cell]]) -> Iterator[str]:
    """The lines of a CSV file (comma, UTF-8 with its mark), one after another.

    Amounts are plain whole numbers, days are written 2023-03-25, nothing is
    empty text. Moments lose their time zone: give local ones.
    """
    writer = csv.writer(_Echo())
    yield _BYTE_ORDER_MARK + writer.writerow([_written(cell) for cell in headings])
    for row in rows:
        yield writer.writerow([_written(cell) for cell in row])


def workbook(
    sheet: str, headings: Sequence[str], rows: Iterable[Sequence[Cell]]
) -> IO[bytes]:
    """An open temporary .xlsx with one sheet; numbers and days stay numbers and days.

    Rows go to disk as they come, so memory doesn't grow with them. The caller closes
    the file, which removes it. Moments lose their time zone: give local ones.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115  handed to the caller
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "remove_timezone": True,
    }
    with xlsxwriter.Workbook(file, options) as book:
        formats = {
            kind: book.add_format({"num_format": f}) for kind, f in _FORMATS.items()
        }
        bold = book.add_format({"bold": True, "bottom": 1})
        page = book.add_worksheet(_sheet_name(sheet))
        page.freeze_panes(1, 0)
        page.set_column(0, max(len(headings) - 1, 0), 18)
        for at, heading in enumerate(headings):
            page.write_string(0, at, heading, bold)
        for number, row in enumerate(rows, start=1):
            for at, cell in enumerate(row):
                if isinstance(cell, str):
                    page.write_string(number, at, cell)
                elif cell is not None:
                    page.write(number, at, cell, formats[type(cell)])
    file.seek(0)
    return file


def _sheet_name(wanted: str) -> str:
    """A name that Excel takes: 31 characters at most, none of []:*?/\\."""
    kept = "".join(c for c in wanted if c not in "[]:*?/\\").strip("' ")
    return kept[:31] or "Lapak"

"""A workbook being written: its looks, numbers, links and sums, and how it prints.

The same cells give the same bytes: nothing in the file tells when or where it was made,
but for the moment that it is told to be of.
"""

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

import xlsxwriter
from xlsxwriter.utility import xl_range, xl_rowcol_to_cell

from lapak.outputs.documents.legal import legal
from lapak.outputs.spreadsheets import FORMULA

_A4: Final = 9
_LONGEST: Final = 32_767  # characters of a cell
_FOOT: Final = 255  # characters of a footer
_GREEN, _PALE, _LINE = "#08453E", "#E3F1EE", "#9AA6A3"
COUNT: Final = "#,##0"
RUPIAH: Final = '"Rp"#,##0'
_DAY: Final = "dd/mm/yyyy"
HEAD_ROW: Final = 2
"""The row of a sheet's heads; rows count from 0. Rows of data follow it."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number that may open an address."""

    value: int
    rupiah: bool = False
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Text:
    """Words that open an address, or a place in this workbook (`internal:`)."""

    text: str
    address: str


@dataclass(frozen=True, slots=True)
class Sum:
    """A formula; `value`: what it makes, for readers that don't calculate."""

    formula: str
    value: int
    rupiah: bool = False
    address: str | None = None


Cell = str | date | Number | Text | Sum | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, perhaps opening an address, and its width in characters."""

    head: str
    width: float
    number: bool = False
    address: str | None = None


class Book:
    """A workbook of one moment (`at`); `foot` and page numbers stand under each page."""

    def __init__(
        self, *, title: str, author: str, at: datetime, foot: str, page: str
    ) -> None:
        self._file = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "default_format_properties": {"font_name": "Arial", "font_size": 10},
        }
        self._book = xlsxwriter.Workbook(self._file, options)
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}
        self._foot = _footer(foot, page)
        moment = at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        told = {"title": legal(title), "author": legal(author), "created": moment}
        self._book.set_properties(told)

    def sheet(
        self,
        name: str,
        title: str,
        columns: Sequence[Column],
        *,
        across: bool = False,
    ) -> "Sheet":
        """A further sheet with its title and heads; `across`: printed on its side."""
        page = self._book.add_worksheet(name)
        page.set_paper(_A4)
        page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.7)
        page.fit_to_pages(1, 0)
        page.set_footer(self._foot)
        if across:
            page.set_landscape()
        page.write_string(0, 0, legal(title), self.look(bold=True, font_size=14, font_color=_GREEN))  # fmt: skip
        sheet = Sheet(self, page, columns)
        if any(column.head for column in columns):
            page.freeze_panes(HEAD_ROW + 1, 0)
            page.repeat_rows(HEAD_ROW)
        return sheet

    def look(self, **told: object) -> Any:
        """A format; the same looks share one."""
        key = tuple(sorted(told.items()))
        if key not in self._formats:
            self._formats[key] = self._book.add_format({"valign": "top", **told})
        return self._formats[key]

    def bytes(self) -> bytes:
        """The file; nothing more can be written."""
        self._book.close()
        return self._file.getvalue()


class Sheet:
    """One sheet, written row by row from the heads down."""

    def __init__(self, book: Book, page: Any, columns: Sequence[Column]) -> None:
        self._book, self._page = book, page
        self._at = HEAD_ROW + 1
        for at, column in enumerate(columns):
            page.set_column(at, at, column.width)
            if column.head:
                self._head(at, column)

    @property
    def next_row(self) -> int:
        """The row that comes next, from 0."""
        return self._at

    def rows_so_far(self, column: int) -> str:
        """All cells of a column written so far, as a formula names them: B4:B15."""
        return str(xl_range(HEAD_ROW + 1, column, self._at - 1, column))

    def row(self, cells: Sequence[Cell], *, total: bool = False, **look: object) -> int:
        """One row; `total`: the sums below all others. Gives its number, from 0."""
        lines = {"top": 1, "bottom": 6, "bold": True} if total else {}
        for at, cell in enumerate(cells):
            self._write(at, cell, {**lines, **look})
        if total:
            for at, cell in enumerate(cells):
                if cell is None:
                    self._page.write_blank(self._at, at, None, self._book.look(**lines))
        self._at += 1
        return self._at - 1

    def _head(self, at: int, column: Column) -> None:
        look: dict[str, object] = {
            "bold": True, "bg_color": _PALE, "bottom": 1, "text_wrap": True,
            "align": "right" if column.number else "left",
        }  # fmt: skip
        if column.address:
            look["font_color"] = _GREEN
            self._link(HEAD_ROW, at, column.head, column.address, look)
        else:
            self._text(HEAD_ROW, at, column.head, look)

    def _write(self, at: int, cell: Cell, look: dict[str, object]) -> None:
        row = self._at
        if isinstance(cell, str):
            self._text(row, at, cell, {"text_wrap": True, **look})
        elif isinstance(cell, date):
            told = self._book.look(num_format=_DAY, align="left", **look)
            self._page.write_datetime(row, at, cell, told)
        elif isinstance(cell, Text):
            green = {"text_wrap": True, "font_color": _GREEN, "underline": 1, **look}
            self._link(row, at, cell.text, cell.address, green)
        elif cell is not None:
            self._number(row, at, cell, look)

    def _text(self, row: int, at: int, text: str, look: dict[str, object]) -> None:
        """Words, marked as words where a program might take them for a formula."""
        text = legal(text)[:_LONGEST]
        if text.startswith(FORMULA):
            look = {**look, "quote_prefix": True}
        self._page.write_string(row, at, text, self._book.look(**look))

    def _link(
        self, row: int, at: int, text: str, address: str, look: dict[str, object]
    ) -> None:
        text = legal(text)[:_LONGEST]
        if text.startswith(FORMULA):
            look = {**look, "quote_prefix": True}
        self._page.write_url(row, at, address, self._book.look(**look), text)

    def _number(
        self, row: int, at: int, cell: Number | Sum, look: dict[str, object]
    ) -> None:
        told = self._book.look(num_format=RUPIAH if cell.rupiah else COUNT, **look)
        if cell.address:  # the number is written over the words of the link
            self._page.write_url(row, at, cell.address, told, "")
        if isinstance(cell, Sum):
            self._page.write_formula(row, at, cell.formula, told, cell.value)
        else:
            self._page.write_number(row, at, cell.value, told)


def cell_name(row: int, column: int) -> str:
    """C5 for row 4, column 2."""
    return str(xl_rowcol_to_cell(row, column))


def _footer(foot: str, page: str) -> str:
    """Words on the left, as many as Excel takes; number of the page on the right."""
    right = f"&R&8{_plain(page)} &P/&N"
    while len(f"&L&8{_plain(foot)}{right}") > _FOOT:
        foot = foot[:-1]
    return f"&L&8{_plain(foot)}{right}"


def _plain(text: str) -> str:
    """Words of a footer: & would begin an order to the printer."""
    return legal(text).replace("&", "&&")

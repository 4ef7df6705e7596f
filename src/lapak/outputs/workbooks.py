"""Whole workbooks, written cell by cell: copies of sheets with columns to fill in."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from itertools import chain, count
from typing import IO, Any, Final

import xlsxwriter

Value = str | int | float | bool | date | datetime | time | None

_OLDEST: Final = 1900  # Excel counts days from then
_LONGEST: Final = 32_767  # characters of a cell
_WIDE: Final = {"text": 44, "choice": 18, "fill": 20}


@dataclass(frozen=True, slots=True)
class Answer:
    """What stands to the right of a row: why, a list to choose from, what to fill in,
    and a hidden key that tells which row is meant; without a key only why."""

    why: str
    choices: Sequence[str]
    filled: str
    key: str


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet; rows and columns count from 1. `headed`: rows that get the headings."""

    name: str
    rows: Sequence[Sequence[Value]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()
    answers: Mapping[int, Answer] = field(default_factory=dict)


def answer_book(
    pages: Sequence[Page], headings: Sequence[str], guide: Page
) -> IO[bytes]:
    """An open temporary .xlsx of copied sheets with columns to be answered in.

    The first visible sheet with something to answer opens first; the guide comes last.
    The caller closes the file, which removes it.
    """
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115  handed to the caller
    options = {"strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(file, options) as book:
        looks = _looks(book)
        names: set[str] = {guide.name.casefold()}
        sheets = []
        for page in pages:
            sheet = book.add_worksheet(_free_name(page.name, names))
            _copy(sheet, page, looks)
            if page.answers:
                _answers(sheet, page, headings, looks)
            sheets.append(sheet)
        sheet = book.add_worksheet(guide.name)
        sheet.set_column(0, 0, 100)
        _copy(sheet, guide, looks)
        sheets.append(sheet)
        _open_at(sheets, pages)
    file.seek(0)
    return file


def _looks(book: Any) -> dict[str, Any]:
    top = {"valign": "top", "text_wrap": True}
    return {
        "date": book.add_format({"num_format": "dd/mm/yyyy"}),
        "datetime": book.add_format({"num_format": "dd/mm/yyyy hh:mm"}),
        "time": book.add_format({"num_format": "hh:mm"}),
        "head": book.add_format({"bold": True, "bg_color": "#E3F1EE", "border": 1}),
        "why": book.add_format({**top, "bg_color": "#FFF3D9", "border": 1}),
        "fill": book.add_format({**top, "num_format": "@", "border": 2}),
    }


def _copy(sheet: Any, page: Page, looks: Mapping[str, Any]) -> None:
    for number, row in enumerate(page.rows):
        for at, value in enumerate(row):
            _write(sheet, number, at, value, looks)
    for row_hidden in page.hidden_rows:
        sheet.set_row(row_hidden - 1, None, None, {"hidden": True})


def _write(
    sheet: Any, row: int, at: int, value: Value, looks: Mapping[str, Any]
) -> None:
    if isinstance(value, bool):
        sheet.write_boolean(row, at, value)
    elif isinstance(value, int | float):
        sheet.write_number(row, at, value)
    elif isinstance(value, datetime | date) and value.year < _OLDEST:
        sheet.write_string(row, at, value.isoformat())
    elif isinstance(value, datetime | date | time):
        sheet.write_datetime(row, at, value, looks[type(value).__name__])
    elif value:
        sheet.write_string(row, at, value[:_LONGEST])


def _answers(
    sheet: Any, page: Page, headings: Sequence[str], looks: Mapping[str, Any]
) -> None:
    why = max((len(row) for row in page.rows), default=0)
    choice, fill, key = why + 1, why + 2, why + 3
    sheet.set_column(why, why, _WIDE["text"])
    sheet.set_column(choice, choice, _WIDE["choice"])
    sheet.set_column(fill, fill, _WIDE["fill"])
    sheet.set_column(key, key, None, None, {"hidden": True})
    for row in page.headed:
        for step, words in enumerate(headings):
            sheet.write_string(row - 1, why + step, words, looks["head"])
    for row, answer in page.answers.items():
        sheet.write_string(row - 1, why, answer.why[:_LONGEST], looks["why"])
        if not answer.key:
            continue
        sheet.write_blank(row - 1, choice, None, looks["fill"])
        sheet.write_string(row - 1, fill, answer.filled, looks["fill"])
        sheet.write_string(row - 1, key, answer.key)
        sheet.data_validation(
            row - 1,
            choice,
            row - 1,
            choice,
            {
                "validate": "list",
                "source": list(answer.choices),
                "error_type": "information",  # several may be written
                "error_message": "Pilih dari daftar, atau beberapa dengan titik koma.",
            },
        )


def _open_at(sheets: Sequence[Any], pages: Sequence[Page]) -> None:
    """Hide what was hidden, and show the first sheet with something to answer."""
    shown = [n for n, page in enumerate(pages) if not page.hidden]
    asked = [n for n in shown if pages[n].answers]
    first = next(iter([*asked, *shown]), len(sheets) - 1)
    sheets[first].activate()
    sheets[first].set_first_sheet()
    for n, page in enumerate(pages):
        if page.hidden:
            sheets[n].hide()


def _free_name(wanted: str, taken: set[str]) -> str:
    """A name that Excel takes and no other sheet has: 31 characters, none of []:*?/\\."""
    kept = "".join(c for c in wanted if c not in "[]:*?/\\").strip("' ")[:31]
    kept = kept or "Lembar"
    others = (f"{kept[:26]} ({number})" for number in count(2))
    name = next(n for n in chain([kept], others) if n.casefold() not in taken)
    taken.add(name.casefold())
    return name

"""Sheets of cells in memory, written as .xlsx or .csv; the same cells, the same bytes."""

import csv
import io
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import xlsxwriter


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula together with the value that Excel would show for it."""

    text: str
    value: int


Value = str | int | float | date | Formula | None
_MADE = datetime(2025, 1, 2, 3, 4, 5)  # noqa: DTZ001 - workbooks know no time zones


@dataclass(slots=True)
class Sheet:
    """A page of cells; rows and columns count from 0 here, from 1 in the truth."""

    name: str
    hidden: bool = False
    cells: dict[tuple[int, int], Value] = field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    comments: dict[tuple[int, int], str] = field(default_factory=dict)

    def put(self, row: int, column: int, value: Value) -> None:
        """Write one cell; None and "" leave it empty."""
        if value is not None and value != "":
            self.cells[row, column] = value

    def merge(self, top: int, left: int, bottom: int, right: int) -> None:
        """Join cells; the value stands in the upper left one."""
        if (top, left) != (bottom, right):
            self.merged.append((top, left, bottom, right))

    @property
    def height(self) -> int:
        """How many rows have something in them, gaps included."""
        return max((row for row, _ in self.cells), default=-1) + 1

    @property
    def width(self) -> int:
        """How many columns have something in them, gaps included."""
        return max((column for _, column in self.cells), default=-1) + 1


def write_workbook(path: Path, sheets: list[Sheet]) -> None:
    """Write the sheets as .xlsx."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"in_memory": True})
    book.set_properties({"created": _MADE})
    day = book.add_format({"num_format": "dd/mm/yyyy"})
    shown = next(i for i, sheet in enumerate(sheets) if not sheet.hidden)
    for number, sheet in enumerate(sheets):
        page = book.add_worksheet(sheet.name)
        if number == shown:
            page.activate()
            page.set_first_sheet()
        if sheet.hidden:
            page.hide()
        _fill(page, sheet, day)
    book.close()


def _fill(page: "xlsxwriter.worksheet.Worksheet", sheet: Sheet, day: object) -> None:
    for top, left, bottom, right in sheet.merged:
        page.merge_range(top, left, bottom, right, "")
    for row in sorted(sheet.hidden_rows):
        page.set_row(row, None, None, {"hidden": True})
    for (row, column), text in sorted(sheet.comments.items()):
        page.write_comment(row, column, text, {"author": "staf"})
    for (row, column), value in sorted(sheet.cells.items(), key=lambda cell: cell[0]):
        _write(page, row, column, value, day)


def _write(
    page: "xlsxwriter.worksheet.Worksheet",
    row: int,
    column: int,
    value: Value,
    day: object,
) -> None:
    if isinstance(value, Formula):
        page.write_formula(row, column, value.text, None, value.value)
    elif isinstance(value, date):
        page.write_datetime(row, column, value, day)
    elif isinstance(value, str):
        page.write_string(row, column, value)
    elif value is not None:
        page.write_number(row, column, value)


def as_text(value: Value) -> str:
    """A cell as a CSV file says it."""
    if value is None:
        return ""
    if isinstance(value, Formula):
        return str(value.value)
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)


def write_csv(path: Path, sheet: Sheet, *, delimiter: str, encoding: str) -> None:
    """Write one sheet as text; every record has the same number of fields."""
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = io.StringIO(newline="")
    writer = csv.writer(lines, delimiter=delimiter, lineterminator="\r\n")
    for row in range(sheet.height):
        cells = (sheet.cells.get((row, column)) for column in range(sheet.width))
        writer.writerow([as_text(value) for value in cells])
    path.write_bytes(lines.getvalue().encode(encoding))

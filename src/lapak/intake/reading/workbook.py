"""What a file holds once it has been read: sheets of cells, each at its own address."""

import datetime
from dataclasses import dataclass, field

Cell = (
    str | int | float | bool | datetime.date | datetime.datetime | datetime.time | None
)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet, addressed as a person sees it in Excel.

    `rows[0]` is row 1 and the first cell of a row is column A: empty rows and columns
    before the data are kept. What is empty after the last filled cell is left out, so
    rows may differ in length. A cell without content is None, never ''.
    """

    name: str  # '' for CSV
    hidden: bool  # hidden or very hidden
    rows: list[list[Cell]]
    hidden_rows: frozenset[int] = frozenset()  # counted from 1
    hidden_columns: frozenset[int] = frozenset()  # counted from 1
    # first row, first column, last row, last column; counted from 1
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Workbook:
    """A file that was read whole."""

    format: str  # xlsx, xls, ods, csv
    sheets: list[Sheet]

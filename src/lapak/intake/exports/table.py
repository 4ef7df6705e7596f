"""The rows of a marketplace export under its header, column by column."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from lapak.intake.cells.dates import EXCEL_DAY_0, WIB, read_date, read_datetime
from lapak.intake.cells.text import clean, column_letter, plain
from lapak.intake.exports.columns import Header
from lapak.intake.exports.money import Amounts
from lapak.intake.reading.workbook import Cell, Sheet
from lapak.intake.told import Remark

COUNT = re.compile(
    r"^(\d{1,6})(?:[.,]0+)?\s*(?:pcs|pc|buah|unit|item|x|pak|pack|box)?$"
)
NUMERIC = re.compile(
    r"^(\d{4}|\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{1,2})\s*(?:T|,|pukul|jam)?\s*$"
)
SCIENTIFIC = re.compile(r"^\d(?:[.,]\d+)?E\+?\d{2}$", re.IGNORECASE)
DAY_FIRST = re.compile(r"^\s*(\d{1,2})[-/.]\d{1,2}[-/.]\d{4}\b")
CLOCK = re.compile(
    r"(?<=[\sT,])(\d{1,2})[:.](\d{2})(?:[:.](\d{2}))?(?:\.\d+)?\s*(am|pm)?\s*(?:WIB|Z|GMT\+?7|\+07:?00)?$",
    re.IGNORECASE,
)
TOTALS = frozenset({"total", "jumlah", "grand total", "sub total", "subtotal"})


@dataclass(slots=True)
class Table:
    """Cells of an export by field; `rows` are the sheet's rows that hold a line."""

    sheet: Sheet
    header: Header
    rows: list[int] = field(default_factory=list)
    quantities: list[int | None] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rows = [
            row
            for row in range(self.header.row + 1, len(self.sheet.rows) + 1)
            if self._is_line(row)
        ]
        self.quantities = [read_count(cell) for cell in self.cells("quantity")]

    def cell(self, row: int, name: str) -> Cell:
        column = self.header.columns.get(name, 0)
        cells = self.sheet.rows[row - 1]
        return cells[column - 1] if 0 < column <= len(cells) else None

    def cells(self, name: str) -> list[Cell]:
        """A field's cells, one a line; all None where the column isn't there."""
        return [self.cell(row, name) for row in self.rows]

    def has(self, name: str) -> bool:
        return name in self.header.columns

    def _is_line(self, row: int) -> bool:
        """A product stands there, and it is no header, description or total."""
        product = clean(self.cell(row, "product"))
        if not product or plain(product) in TOTALS:
            return False
        order = clean(self.cell(row, "order"))
        quantity = clean(self.cell(row, "quantity"))
        return not (_no_digit(order) and _no_digit(quantity))

    def note_money(self, name: str, amounts: Amounts) -> list[int | None]:
        """The column's amounts; says so where Excel had misread it."""
        if amounts.misread:
            column = self.header.columns[name]
            sure = "" if not amounts.guessed else " Benar?"
            self.remark(
                self.header.row,
                "money_misread",
                f"Kolom “{self.header.texts.get(column, '')}” dibaca Excel sebagai angka kecil; "
                f"Lapak membacanya dalam ribuan (2.4 = 2.400).{sure}",
                column=column,
                needs_answer=amounts.guessed,
            )
        return list(amounts.values)

    def remark(
        self,
        row: int,
        kind: str,
        reason: str,
        *,
        column: int = 0,
        value: str = "",
        needs_answer: bool = False,
    ) -> None:
        self.remarks.append(
            Remark(
                self.sheet.name, row, kind, reason,
                column=column_letter(column), value=value, needs_answer=needs_answer,
            )
        )  # fmt: skip


def _no_digit(text: str) -> bool:
    """Words alone, as in a header or a description; a blank cell is none."""
    return bool(text) and not re.search(r"\d", text)


def is_destroyed(cell: Cell) -> bool:
    """Is this a long id that Excel made a number of, its last digits gone?"""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return abs(cell) >= 10**15
    return isinstance(cell, str) and bool(SCIENTIFIC.match(cell.strip()))


def read_count(cell: Cell) -> int | None:
    """A quantity; None where the cell holds none."""
    found = COUNT.match(clean(cell).lower()) if not isinstance(cell, bool) else None
    return int(found[1]) if found else None


def read_moment(cell: Cell) -> datetime | None:
    """A time of an export, as WIB; also an Excel day number, or a month in words."""
    if isinstance(cell, str):
        return _moment(clean(cell))
    if cell is None or isinstance(cell, bool | time):
        return None
    if isinstance(cell, int | float):
        if not 40_000 <= cell < 60_000:
            return None
        day = datetime.combine(EXCEL_DAY_0, time(0), WIB)
        return day + timedelta(seconds=round(cell * 86_400))
    return read_datetime(cell)


def read_moments(cells: Sequence[Cell]) -> tuple[list[datetime | None], bool]:
    """A column of times, and whether Excel had swapped day and month in some.

    Excel with American dates turns 05/03/2023 into the third of May and leaves
    17/03/2023 as text: where every text has a day above 12 and no date has, it did.
    """
    texts = [m for c in cells if isinstance(c, str) and (m := DAY_FIRST.match(c))]
    dates = [c for c in cells if isinstance(c, datetime)]
    swapped = (
        bool(texts)
        and bool(dates)
        and all(int(told[1]) > 12 for told in texts)
        and all(told.day <= 12 for told in dates)
    )
    moments = [
        read_moment(
            c.replace(day=c.month, month=c.day)
            if swapped and isinstance(c, datetime)
            else c
        )
        for c in cells
    ]
    return moments, swapped


@lru_cache(maxsize=65536)
def _moment(text: str) -> datetime | None:
    """Day first, as in Indonesia, unless there is no such month."""
    clock = CLOCK.search(text)
    rest = text[: clock.start()] if clock else text
    found = NUMERIC.match(rest)
    day = _day(*found.groups()) if found else read_date(rest.strip(" ,"))
    if day is None:
        return None
    hours, minutes, seconds = (
        (int(part or 0) for part in clock.groups()[:3]) if clock else (0, 0, 0)
    )
    if clock and clock[4]:
        hours = hours % 12 + (12 if clock[4].lower() == "pm" else 0)
    try:
        return datetime.combine(day, time(hours, minutes, seconds), WIB)
    except ValueError:
        return None


def _day(first: str, second: str, third: str) -> date | None:
    one, two, three = int(first), int(second), int(third)
    year_first = len(first) == 4
    year, others = (
        (one, ((two, three), (three, two)))
        if year_first
        else (three, ((two, one), (one, two)))
    )
    if year < 100:
        year += 2000
    for month, day in others:
        try:
            return date(year, month, day)
        except ValueError:
            continue
    return None


def carried(told: Sequence[str], orders: Sequence[str]) -> list[str]:
    """Text cells, a blank one filled from above within the same order."""
    filled: list[str] = []
    for at, text in enumerate(told):
        same = at > 0 and orders[at] == orders[at - 1]
        filled.append(text or (filled[-1] if same else ""))
    return filled

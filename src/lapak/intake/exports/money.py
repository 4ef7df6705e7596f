"""Money in marketplace exports: a column is judged as a whole.

The same amounts come as numbers, as the text `91.000`, and as numbers that Excel
misread when it opened such text (34 stands for 34.000, 13.5 for 13.500, 2.4 for 2.400).
One cell can't tell which; the column and the sums that it stands in can.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from lapak.intake.cells.text import clean
from lapak.intake.reading.workbook import Cell

Sums = Sequence[Collection[int]]  # per row: the amounts that its sums would accept
NONE = frozenset({"", "-", "–", "—", "n", "na", "n/a", "non tunai", "null", "none"})
SIGN = re.compile(r"\b(?:rp|idr)\b\.?|rp(?=\d)|idr(?=\d)|,-$|\.-$", re.IGNORECASE)
GROUPED = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?|\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?"
)
MISREAD_BELOW = 1000  # Excel keeps `1.234.567` as text: only one dot can be misread
CHEAPEST = 100  # rupiah: nothing is sold for less


@dataclass(frozen=True, slots=True)
class Amounts:
    """A column's cells in whole rupiah; None where unreadable, or a blank price."""

    values: tuple[int | None, ...]
    misread: bool  # its small numbers stand for thousands
    guessed: bool = False  # so they do, by nothing but their size


def _number(cell: Cell) -> Decimal | int | None:
    """Decimal: a number as Excel holds it; int: an amount surely in rupiah."""
    if isinstance(cell, bool | date | time):
        return None
    if isinstance(cell, int | float):
        return Decimal(str(cell))
    text = clean(cell)
    if text.lower() in NONE:
        return 0
    text = SIGN.sub("", text).replace(" ", "")
    minus = text.startswith("-") or (text.startswith("(") and text.endswith(")"))
    text = text.strip("-()")
    if GROUPED.fullmatch(text):
        value = _grouped(text)
        return None if value is None else -value if minus else value
    if not re.fullmatch(r"\d+(?:[.,]\d+)?", text):
        return None
    told = Decimal(text.replace(",", "."))
    return -told if minus else told


def _grouped(text: str) -> int | None:
    """Rupiah in `1.250.000,00` or `1,250,000.00`; None where there are sen."""
    whole = re.sub(r"[.,]\d{1,2}$", "", text)
    if whole != text and text[len(whole) + 1 :].strip("0"):
        return None
    return int(re.sub(r"[.,]", "", whole))


def readings(cell: Cell) -> tuple[int, ...]:
    """What a money cell may stand for, in rupiah: as it stands first, then thousands."""
    number = _number(cell)
    if number is None:
        return ()
    if isinstance(number, int):
        return (number,)
    found = [int(number)] if number == number.to_integral_value() else []
    times = number * 1000
    if 0 < abs(number) < MISREAD_BELOW and times == times.to_integral_value():
        found.append(int(times))
    return tuple(found)


def _sure(cell: Cell) -> bool:
    """A number that no misreading explains: at least a thousand, without a dot."""
    number = _number(cell)
    return isinstance(number, Decimal) and abs(number) >= MISREAD_BELOW


def _votes(options: Sequence[tuple[int, ...]], sums: Sums) -> int:
    """Rows whose sums hold only in thousands, less those that hold only as it stands."""
    votes = 0
    for pair, accepted in zip(options, sums, strict=True):
        if len(pair) == 2:
            votes += (pair[1] in accepted) - (pair[0] in accepted)
    return votes


def _misread(
    cells: Sequence[Cell],
    options: Sequence[tuple[int, ...]],
    sums: Sums,
    *,
    price: bool,
    beside: bool,
) -> bool:
    """Do the small numbers of a column stand for thousands?"""
    votes = _votes(options, sums)
    if votes:
        return votes > 0
    if any(len(o) == 1 and _fraction(c) for o, c in zip(options, cells, strict=True)):
        return True
    small = [o[0] for o in options if len(o) == 2]
    if not price or not small:  # nobody takes less than a hundred rupiah off
        return beside or any(0 < abs(value) < CHEAPEST for value in small)
    return min(small) < CHEAPEST or not any(_sure(c) for c in cells)


def _fraction(cell: Cell) -> bool:
    number = _number(cell)
    return isinstance(number, Decimal) and number != number.to_integral_value()


def settle(
    cells: Sequence[Cell],
    sums: Sums | None = None,
    *,
    price: bool = True,
    beside: bool = False,
    most: Sequence[int | None] | None = None,
) -> Amounts:
    """Read a money column as a whole.

    `sums` tells for each row which amounts would fit the row's other cells. A column
    of prices holds no amounts below a hundred rupiah; of a discount column without
    any sign of its own, the columns `beside` it tell whether Excel misread it. `most`:
    what a row's discount can't be above.
    """
    tops = most or [None] * len(cells)
    accepted = sums or [()] * len(cells)
    options = [
        () if price and clean(cell).lower() in NONE else readings(cell)
        for cell in cells
    ]
    misread = _misread(cells, options, accepted, price=price, beside=beside)
    values = tuple(
        _choose(pair, fits, misread=misread, most=top)
        for pair, fits, top in zip(options, accepted, tops, strict=True)
    )
    times = any(
        value is not None and isinstance(number, Decimal) and value != number
        for value, number in zip(values, map(_number, cells), strict=True)
    )
    guessed = times and (
        not _proven(cells, options, accepted)
        if price
        else any(
            len(pair) == 2
            and value == pair[1]
            and (abs(pair[0]) >= CHEAPEST or not beside)
            for pair, value, fits in zip(options, values, accepted, strict=True)
            if value not in fits
        )
    )
    return Amounts(values, times, guessed)


def _proven(
    cells: Sequence[Cell], options: Sequence[tuple[int, ...]], sums: Sums
) -> bool:
    """Do sums, fractions or prices below the cheapest show that a column is misread?"""
    small = [o[0] for o in options if len(o) == 2]
    fraction = any(
        len(o) == 1 and _fraction(c) for o, c in zip(options, cells, strict=True)
    )
    return bool(_votes(options, sums)) or fraction or min(small, default=0) < CHEAPEST


def _choose(
    pair: tuple[int, ...], fits: Collection[int], *, misread: bool, most: int | None
) -> int | None:
    if not pair:
        return None
    if most is not None and pair[-1] > most:
        return pair[0]
    held = [value for value in pair if value in fits]
    if len(held) == 1:
        return held[0]
    return pair[-1] if misread else pair[0]


def products(
    amounts: Sequence[int | None], counts: Sequence[int | None]
) -> list[tuple[int, ...]]:
    """Per row: amount × count, where both are known."""
    return [
        () if a is None or not n else (a * n,)
        for a, n in zip(amounts, counts, strict=True)
    ]


def less(amount: int | None, count: int | None, *others: Cell) -> set[int]:
    """What may be left of amount × count when the other cells are taken off it."""
    if amount is None or count is None:
        return set()
    left = {amount * count}
    for cell in others:
        left = {value - abs(read) for value in left for read in readings(cell)}
    return left

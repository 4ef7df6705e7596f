"""A list that goes on beside itself: further columns of stalls without a header of their own."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from lapak.intake.attendance.columns import Column, Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS, NAMING
from lapak.intake.attendance.recaps import HEADING, Recap
from lapak.intake.attendance.totals import TOTAL, says_total
from lapak.intake.cells.absence import is_absent
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import is_blank, plain

FARTHEST = 3  # blank columns between a list and where it goes on
FEWEST = 2  # stalls, where no number says that the list goes on
UNREAD = 3  # rows of names and amounts beside a list that are worth a question
SOLD = 10_000  # rupiah that a stall's turnover hardly stays below


@dataclass(frozen=True, slots=True)
class Panel:
    """The columns of the list again, further to the right; `sure` where its numbers go on."""

    header: Header
    shift: int  # columns to the right of those with the header
    sure: bool


@dataclass(frozen=True, slots=True)
class _Stalls:
    """What stands under the header's columns, moved to the right by some columns."""

    rows: list[int]
    numbers: list[int]
    named: bool  # by other words than those of kinds and days
    sold: int
    others: int  # rows that hold something else there


def panels_of(grid: Grid, header: Header, rows: range, last: int) -> list[Panel]:
    """Where a list goes on to its right, panel after panel.

    `rows`: under the header; `last`: the last column before the next header's.
    """
    columns = [c for c in header.columns if c.meaning not in ("", "other")]
    needed = [c.index for c in columns if c.meaning in NAMING | AMOUNTS]
    beside = range(columns[-1].index + 1, last + 1) if needed else range(0)
    if not _something_beside(grid, header, beside, rows):
        return []
    width = columns[-1].index - columns[0].index + 1
    own = _stalls(grid, columns, 0, rows)
    before, found, shift = own, list[Panel](), 0
    while True:
        near = range(shift + width, shift + width + FARTHEST + 1)
        moves = [s for s in near if needed[-1] + s <= last]
        beside_it = ((s, _stalls(grid, columns, s, rows)) for s in moves)
        fit = [(s, told) for s, told in beside_it if _is_panel(told, before)]
        if not fit:
            return found
        shift, told = max(fit, key=lambda one: (len(one[1].rows), -one[0]))
        if _sums_up(told, own):
            return found
        named = _named_again(grid, header, columns, shift)
        there = moved(header, [c for c in columns if c.index + shift <= last], shift)
        found.append(Panel(there, shift, sure=named or _counts_on(before, told)))
        before = told


def cut_where_repeated(header: Header) -> Header:
    """The header up to where its name comes again behind its amounts, and amounts behind it.

    `Nama Usaha | Omset | Nama Usaha | Omset`: one list and where it goes on.
    """
    for at, column in enumerate(header.columns):
        before = {c.meaning for c in header.columns[:at]}
        after = {c.meaning for c in header.columns[at:]}
        again = column.meaning in NAMING & before and not column.explained
        if again and before & AMOUNTS and after & AMOUNTS:
            return replace(header, columns=header.columns[:at])
    return header


def _named_again(
    grid: Grid, header: Header, columns: Sequence[Column], shift: int
) -> bool:
    """Does the header name somebody over the columns moved by `shift` as well?"""
    return any(
        plain(grid.text(header.first, c.index + shift)) == plain(c.header)
        for c in columns if c.meaning in NAMING
    )  # fmt: skip


def _something_beside(grid: Grid, header: Header, beside: range, rows: range) -> bool:
    """A first look: do some rows fill two columns there that no header names?"""
    named = {c.index for c in header.columns}
    for row in rows if beside else ():
        cells = grid.row(row)[beside.start - 1 : beside.stop - 1]
        if all(map(is_blank, cells)):
            continue
        if sum(c not in named for c in grid.filled(row, beside)) > 1:
            return True
    return False


def moved(header: Header, columns: Sequence[Column], shift: int) -> Header:
    """The header as that of the same columns further to the right."""
    there = tuple(replace(c, index=c.index + shift) for c in columns)
    return replace(header, columns=there)


def unread_beside(
    grid: Grid, rows: Sequence[int], right: int, recaps: Sequence[Recap], sold: int
) -> range | None:
    """The columns right of all lists where names and amounts stand that nobody reads.

    `right`: the last column that is read; `sold`: what the list beside it sold. What
    makes the same sum tells of that list.
    """
    told: list[tuple[int, int]] = []  # first column, amount
    for row in rows:
        if len(grid.row(row)) <= right:
            continue
        filled = [
            c for c in grid.filled(row, range(right + 1, len(grid.texts(row)) + 1))
            if not any(r.left <= c <= r.right for r in recaps)
        ]  # fmt: skip
        amount = max(
            (read_amount(grid.cell(row, c)).value or 0 for c in filled), default=0
        )
        named = [c for c in filled if _is_a_stalls(grid.text(row, c))]
        if amount >= SOLD and named:
            told.append((named[0], amount))
    if len(told) < UNREAD or sum(amount for _, amount in told) in (sold, 2 * sold):
        return None
    width = max(len(grid.row(row)) for row in rows)
    return range(min(column for column, _ in told), width + 1)


def _is_panel(told: _Stalls, before: _Stalls) -> bool:
    if told.others * 4 > len(told.rows):
        return False
    if _counts_on(before, told):
        return True
    silent = before.sold > 0 and not told.sold
    return len(told.rows) >= FEWEST and not silent


def _counts_on(before: _Stalls, told: _Stalls) -> bool:
    """Does a number follow the last one to the left, or one of a row beside its own?"""
    if not before.numbers or not told.numbers:
        return False
    run = all(a < b for a, b in pairwise(told.numbers))
    return run and told.numbers[0] in (before.numbers[-1] + 1, before.numbers[0] + 1)


def _sums_up(told: _Stalls, own: _Stalls) -> bool:
    """Does a recap of the list stand there: kinds or days, or amounts that make its sum?"""
    whole = own.sold > 0 and told.sold == own.sold
    return not told.numbers and (whole or not told.named)


def _stalls(grid: Grid, columns: Sequence[Column], shift: int, rows: range) -> _Stalls:
    """The rows that tell stalls in the columns moved by `shift`."""
    there = [replace(c, index=c.index + shift) for c in columns]
    asked = Header(rows.start, rows.start, tuple(there))
    stalls: list[int] = []
    numbers: list[int] = []
    sold = others = 0
    named = False
    for row in rows:
        texts = {c.index: t for c in there if (t := grid.text(row, c.index))}
        if not texts.keys() - {c.index for c in there if c.meaning == "number"}:
            continue
        if says_total(asked, texts) == "total":
            continue
        if not _tells_stall(grid, there, row):
            others += 1
            continue
        stalls.append(row)
        numbers += _numbers(there, texts)
        named = named or not HEADING.match(plain(_first_name(there, texts)))
        sold += sum(_amounts(grid, there, row))
    return _Stalls(stalls, numbers, named, sold, others)


def _tells_stall(grid: Grid, columns: Sequence[Column], row: int) -> bool:
    """Every name is one, every amount an amount, and each kind of them is there."""
    names = [grid.text(row, c.index) for c in columns if c.meaning in NAMING]
    if not any(names[:1]) or not all(_is_name(name) for name in names if name):
        return False
    numbers = [grid.text(row, c.index) for c in columns if c.meaning == "number"]
    if any(text and not text.strip(". ").isdigit() for text in numbers):
        return False
    amounts = [c for c in columns if c.meaning in AMOUNTS]
    told = [c for c in amounts if grid.text(row, c.index)]
    if not all(any(numbers) or _is_amount(grid, row, c) for c in told):
        return False
    return bool(told or any(numbers)) or any(
        read_phones(grid.cell(row, c.index)) for c in columns if c.meaning == "phone"
    )


def _is_name(text: str) -> bool:
    return re.search(r"[^\W\d_]{2}", text) is not None and not read_phones(text)


def _is_a_stalls(name: str) -> bool:
    words = plain(name)
    kind = HEADING.match(words) or TOTAL.match(words)
    return _is_name(name) and not kind and not read_amount(name).value


def _is_amount(grid: Grid, row: int, column: Column) -> bool:
    read = read_amount(grid.cell(row, column.index))
    return read.said in ("amount", "nothing") or is_absent(grid.text(row, column.index))


def _amounts(grid: Grid, columns: Sequence[Column], row: int) -> Iterator[int]:
    for column in columns:
        if column.meaning in AMOUNTS:
            yield read_amount(grid.cell(row, column.index)).value or 0


def _first_name(columns: Sequence[Column], texts: dict[int, str]) -> str:
    return next(texts[c.index] for c in columns if c.meaning in NAMING)


def _numbers(columns: Sequence[Column], texts: dict[int, str]) -> list[int]:
    told = (
        texts.get(c.index, "").strip(". ") for c in columns if c.meaning == "number"
    )
    return [int(text) for text in told if text.isdigit()]

"""Lists with one header: where the header is, which column means what, what is above.

For curation and monitoring lists; the meaning of a header's words is theirs.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lapak.intake.attendance.grid import Grid
from lapak.intake.cells.text import clean, plain
from lapak.intake.reading.workbook import Cell, Sheet
from lapak.intake.told import ColumnTold

HEADER_WITHIN = 60  # rows from the top
FARTHEST = 3  # blank columns between a list and where it goes on
FEWEST = 3  # cells that an entry of a list fills at least
LONG_NUMBER = re.compile(r"\d{5}")
TOTALS = frozenset(
    {"total", "jumlah", "jumlah total", "grand total", "total keseluruhan", "sub total"}
)

Meaning = Callable[[str], str]  # header → what it means, '' = nothing known
Enough = Callable[[set[str]], bool]  # do these meanings make a header?


@dataclass(slots=True)
class List:
    """A list on a sheet: its header rows and its columns by meaning, from 1."""

    grid: Grid
    header_row: int
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    told: tuple[ColumnTold, ...]
    _merged: dict[tuple[int, int], tuple[int, int]]
    top: int = 1  # the first row of its titles
    sheet_top: int = 1  # the header row of the sheet's first list

    def cell(self, row: int, meaning: str) -> Cell:
        """The cell of a column in a row; of a merged cell its one content."""
        column = self.columns.get(meaning, 0)
        if not column:
            return None
        return self.grid.cell(*self._merged.get((row, column), (row, column)))

    def text(self, row: int, meaning: str) -> str:
        cell = self.cell(row, meaning)
        return "" if cell is None else clean(cell)

    def has(self, *meanings: str) -> bool:
        return any(m in self.columns for m in meanings)

    def rows(self) -> Iterator[int]:
        yield from range(self.first_row, self.last_row + 1)

    def filled(self, row: int) -> list[str]:
        """The texts of a row, blank ones left out."""
        return [text for text in self.grid.texts(row) if text]

    def is_header_again(self, row: int, meaning: str) -> bool:
        """Does the header row come again here, in the middle of the list?"""
        own = self.grid.text(self.header_row, self.columns.get(meaning, 0))
        return bool(own) and plain(self.text(row, meaning)) == plain(own)

    def is_numbering(self, row: int) -> bool:
        """The row `1 2 3 4 …` or `(1) (2) (3)` that official tables carry."""
        told = [text.strip("()") for text in self.filled(row)]
        return len(told) > 2 and all(text.isdigit() for text in told)

    def titles(self) -> list[str]:
        """What stands over the list, nearest first, then over the first list; the sheet's name last."""
        own = [self.line(row) for row in range(self.top, self.header_row)]
        over = [self.line(row) for row in range(1, self.sheet_top) if self.top > 1]
        return [t for t in [*own, *over] if t] + [self.grid.sheet.name]

    def line(self, row: int) -> str:
        """A whole row of the sheet as one text, whatever part of it the list fills."""
        cells = self.grid.sheet.rows[row - 1]
        return " ".join(text for cell in cells if (text := clean(cell)))


def find_lists(sheet: Sheet, meaning: Meaning, enough: Enough) -> list[List]:
    """The lists on a sheet whose headers say enough, below and beside each other."""
    whole = Grid(sheet)
    if not _headers(whole, meaning, enough):
        return []
    sides = [p for p in whole.parts() if _headers(p, meaning, enough)]
    grids = sides if len(sides) > 1 else [whole]
    lists = [found for grid in grids for found in _of_grid(grid, meaning, enough)]
    return [one for found in lists for one in (found, *_beside(found, lists))]


def _beside(found: List, lists: Sequence[List]) -> Iterator[List]:
    """The list again where it goes on to its right without a header of its own.

    There stands the same kind of thing, column by column, in several rows, or in one
    whose number goes on.
    """
    first, last = min(found.columns.values()), max(found.columns.values())
    others = [min(other.columns.values()) for other in lists if other is not found]
    edge = min([c for c in others if c > last], default=found.grid.right + 1)
    kinds = {
        column: {_kind(found.grid.cell(row, column)) for row in found.rows()}
        for column in found.columns.values()
    }
    width, shift = last - first + 1, 0
    while True:
        moves = (
            m
            for m in range(shift + width, shift + width + FARTHEST + 1)
            if last + m < edge
        )
        shift = next((m for m in moves if _goes_on(found, kinds, m)), 0)
        if not shift:
            return
        yield replace(
            found,
            columns={m: column + shift for m, column in found.columns.items()},
            told=tuple(replace(c, index=c.index + shift) for c in found.told),
        )


def _goes_on(found: List, kinds: Mapping[int, set[str]], shift: int) -> bool:
    fit: list[int] = []
    others = 0
    for row in found.rows():
        there = {c: _kind(found.grid.cell(row, c + shift)) for c in kinds}
        filled = {c: kind for c, kind in there.items() if kind}
        if len(filled) >= FEWEST and all(
            kind in kinds[c] for c, kind in filled.items()
        ):
            fit.append(row)
        else:
            others += bool(filled)
    number = found.columns.get("number", 0)
    counted = [clean(found.grid.cell(row, number + shift)) for row in fit if number]
    before = [clean(found.grid.cell(row, number)) for row in found.rows() if number]
    follows = any(n.isdigit() and str(int(n) - 1) in before for n in counted[:1])
    return others * 4 <= len(fit) and len(fit) >= (1 if follows else 2)


def _kind(cell: Cell) -> str:
    """day, number or words; '' for a blank cell."""
    text = "" if cell is None else clean(cell)
    if isinstance(cell, date):
        return "day"
    return "number" if text.isdigit() else "words" if text else ""


def _headers(grid: Grid, meaning: Meaning, enough: Enough) -> list[int]:
    """The header rows; the first one stands near the top or there is none."""
    found: list[int] = []
    for row in range(1, grid.height + 1):
        if not found and row > HEADER_WITHIN:
            break
        if _might_be_header(grid, row):
            columns = _columns(grid.texts(row), meaning)
            if len(columns) < 2 or not enough(set(columns)):
                continue
            if not found or _is_no_entry(grid, row, len(columns), found[0]):
                found.append(row)
    return found


def _is_no_entry(grid: Grid, row: int, known: int, first: int) -> bool:
    """Is a row of words below the first header one more header, and no entry?

    It repeats the first one's words; or it begins a list, nearly all its words known.
    `Toko Maju | Tim A | Tidak ada temuan` is a visit.
    """
    texts = [plain(text) for text in grid.texts(row) if text]
    above = {plain(text) for text in grid.texts(first) if text}
    if sum(text in above for text in texts) * 2 > len(texts):
        return True
    begins = len(grid.filled(row - 1)) <= 1
    return begins and known * 4 >= len(texts) * 3


def _of_grid(grid: Grid, meaning: Meaning, enough: Enough) -> list[List]:
    """The lists below each other: a header that only comes again starts no new one."""
    lists: list[List] = []
    for row in _headers(grid, meaning, enough):
        found = _list(grid, row, meaning)
        if not lists:
            found.sheet_top = row
            lists.append(found)
            continue
        before = lists[-1]
        top = _title_over(grid, row)
        if found.columns != before.columns or top < row:
            before.last_row = max(top - 1, before.first_row)
            found.top, found.sheet_top = top, lists[0].header_row
            lists.append(found)
    return lists


def _title_over(grid: Grid, row: int) -> int:
    """The first of the rows above a further header that hold one text; its own if none."""
    top, above = row, row - 1
    while len(filled := grid.filled(above)) < 2:  # the list above ends the titles
        if filled:
            top = above
        above -= 1
    return top


def _might_be_header(grid: Grid, row: int) -> bool:
    """Headers are words: no numbers, no dates, no long digits."""
    cells = [cell for cell in grid.row(row) if cell is not None]
    return (
        len(cells) >= 2
        and all(isinstance(cell, str) for cell in cells)
        and not LONG_NUMBER.search("|".join(grid.texts(row)))
    )


def _columns(texts: list[str], meaning: Meaning) -> dict[str, int]:
    """Meaning → column; of two columns that mean the same, the first."""
    found: dict[str, int] = {}
    for column, text in enumerate(texts, start=1):
        told = meaning(text) if text else ""
        if told:
            found.setdefault(told, column)
    return found


def _list(grid: Grid, row: int, meaning: Meaning) -> List:
    texts = list(grid.texts(row))
    under = grid.texts(row + 1) if _is_under(grid, row, meaning) else []
    whole = texts + [""] * (len(under) - len(texts))
    for at, below in enumerate(under):
        if below:
            whole[at] = f"{whole[at]} {below}".strip() if not meaning(below) else below
    columns = _columns(whole, meaning)
    meanings = {column: told for told, column in columns.items()}
    first = row + (2 if under else 1)
    return List(
        grid=grid,
        header_row=row,
        first_row=first,
        last_row=max(grid.height, first),
        columns=columns,
        told=tuple(
            ColumnTold(column, text, meanings.get(column, "other"))
            for column, text in enumerate(whole, start=1)
            if text
        ),
        _merged=_merged(grid.sheet),
    )


def _is_under(grid: Grid, row: int, meaning: Meaning) -> bool:
    """Is the next row a second row of headers? All its words are headers' words."""
    texts = [text for text in grid.texts(row + 1) if text]
    wide = any(
        first <= row <= last and right > left
        for first, left, last, right in grid.sheet.merges
    )
    return bool(texts) and wide and all(meaning(text) for text in texts)


def _merged(sheet: Sheet) -> dict[tuple[int, int], tuple[int, int]]:
    """Every cell of a merge over several rows → the cell that holds its content."""
    return {
        (row, column): (top, left)
        for top, left, bottom, right in sheet.merges
        if bottom > top and (bottom - top) * (right - left + 1) < 100_000
        for row in range(top, bottom + 1)
        for column in range(left, right + 1)
    }

"""What people said of a sheet's tables, laid over the headers that Lapak found there.

A newer version of a file may have moved its header and its columns: both are found
again by the words in the header's cells. Where those words are gone, nothing is laid.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from lapak.intake.attendance.columns import Column, Header, read_header
from lapak.intake.attendance.explained import LAPAK, ONCE, UNITS, Word, header_print
from lapak.intake.attendance.grid import Grid
from lapak.intake.cells.text import plain

FAR = 200  # rows below where a header was, in which it is looked for


def words_of_sheet(words: Sequence[Word], sheet: str, *, first: bool) -> list[Word]:
    """The words said of a sheet; those that name none are of the first one."""
    return [w for w in words if (plain(w.sheet) == plain(sheet) if w.sheet else first)]


def lay_words(
    grid: Grid,
    headers: Sequence[Header],
    words: Sequence[Word],
    learnt: Mapping[str, str] | None,
) -> list[Header]:
    """The headers with what people said of them, and those that people marked."""
    rows: dict[int, list[Word]] = defaultdict(list)
    for word in words:
        if not word.column or grid.left <= word.column <= grid.right:
            rows[word.row].append(word)
    laid: dict[int, list[Word]] = defaultdict(list)  # place among the headers →
    marked: dict[int, list[Word]] = defaultdict(list)  # row →
    for row, said in rows.items():
        prints = {w.print for w in said if w.print}
        lost: list[Word] = []
        for word in said:
            at = _header_of(grid, headers, word, prints)
            (lost if at is None else laid[at]).append(word)
        found = _row_of(grid, headers, row, lost) if lost else None
        if found is not None:
            marked[found] += lost
    known = [_laid(header, laid[at]) for at, header in enumerate(headers)]
    fresh = [_marked(grid, row, said, learnt) for row, said in marked.items()]
    return sorted([*known, *fresh], key=lambda h: (h.first, h.span[0]))


def prints_of_row(grid: Grid, row: int) -> set[str]:
    """What a row could be known by: each of its cells."""
    return {header_print(text) for text in grid.texts(row) if text} - {""}


def _header_of(
    grid: Grid, headers: Sequence[Header], word: Word, prints: set[str]
) -> int | None:
    """Which of the headers a word means: by the words in its cells, else by its row.

    `prints` are those of all that was said at the word's row.
    """
    if not prints:
        return _by_row(headers, word)
    ranked = []
    for number, header in enumerate(headers):
        own = {header_print(c.header) for c in header.columns}
        for row in range(header.first, header.last + 1):
            own |= prints_of_row(grid, row)
        rank = (
            word.print in own,
            len(prints & own),
            header.first <= word.row <= header.last,
            word.column in header.span,
            -abs(header.first - word.row),
            -number,
        )
        ranked.append(rank)
    best = max(ranked, default=None)
    return -best[-1] if best and best[1] else None


def _by_row(headers: Sequence[Header], word: Word) -> int | None:
    here = [n for n, h in enumerate(headers) if h.first <= word.row <= h.last]
    if word.what != "header":
        here += [n for n, h in enumerate(headers) if h.first > word.row]
    return next(iter(here), None)


def _row_of(
    grid: Grid, headers: Sequence[Header], row: int, said: Sequence[Word]
) -> int | None:
    """The row that a person marked as a header; None where its words are gone."""
    if any(w.what == "header" and w.meaning == LAPAK for w in said):
        return None
    prints = {w.print for w in said if w.print}
    if not prints:
        return row if grid.filled(row) else None
    inside = {r for h in headers for r in range(h.first, h.last + 1)}
    ranked = [
        (len(prints & prints_of_row(grid, r)), -abs(r - row), -r)
        for r in grid.rows(1, row + FAR)
        if r not in inside
    ]
    best = max(ranked, default=(0, 0, 0))
    return -best[2] if best[0] * 2 >= len(prints) else None


def _marked(
    grid: Grid, row: int, said: Sequence[Word], learnt: Mapping[str, str] | None
) -> Header:
    """A header where Lapak saw none: all that stands in the row, as people said."""
    told = [w.column for w in said if w.column]
    part = sorted({*grid.filled(row), *told})
    return _laid(read_header(grid, row, part, learnt), said)


def _laid(header: Header, said: Sequence[Word]) -> Header:
    if not said:
        return header
    told: dict[int, str] = {}
    unit = 0
    for word in sorted(said, key=lambda w: w.id):
        if word.what == "unit":
            unit = UNITS.get(word.meaning, 0)
        elif word.what == "column":
            told = _say(told, _column_now(header, word), word.meaning)
    columns = {c.index: c for c in header.columns}
    once = ONCE & set(told.values())
    for index, column in columns.items():
        if column.meaning in once:
            columns[index] = _means(column, "other")
    for index, meaning in told.items():
        own = next((c for c in header.columns if c.index == index), None)
        columns[index] = _means(own or Column(index, "", ""), meaning)
    return replace(
        header,
        columns=tuple(columns[index] for index in sorted(columns)),
        unit=unit,
        words=tuple(w.id for w in said),
        before=header.signature,
    )


def _say(told: dict[int, str], column: int, meaning: str) -> dict[int, str]:
    """One more word; what a list has once, the last word said has."""
    if meaning == LAPAK:
        return {c: m for c, m in told.items() if c != column}
    if meaning in ONCE:
        told = {c: "other" if m == meaning else m for c, m in told.items()}
    return told | {column: meaning}


def _means(column: Column, meaning: str) -> Column:
    if meaning == "day":
        return replace(column, meaning="day", explained=True)
    what, _, number = meaning.partition(" ")
    return replace(
        column,
        meaning=what,
        day=None,
        number=int(number) if number else None,
        date_number=None,
        explained=True,
    )


def _column_now(header: Header, word: Word) -> int:
    """Where the column stands now that was meant: by its header's words."""
    prints = {c.index: header_print(c.header) for c in header.columns}
    if not word.print or prints.get(word.column) == word.print:
        return word.column
    there = [index for index, told in prints.items() if told == word.print]
    return min(there, key=lambda index: abs(index - word.column), default=word.column)

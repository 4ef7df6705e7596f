"""Where the tables of a sheet are: their headers, rows, totals and titles.

A sheet may hold several tables below or beside each other, a header again in the
middle, blank and merely numbered rows, totals, and signatures at the end.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import pairwise

from lapak.intake.attendance.columns import (
    Header,
    header_cells,
    is_header,
    might_be_header,
    read_header,
    segments,
    settle_meanings,
)
from lapak.intake.attendance.explained import Word
from lapak.intake.attendance.further import goes_on
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import (
    AMOUNTS,
    NAMING,
    meaning_of,
    names_a_column,
)
from lapak.intake.attendance.laying import lay_words
from lapak.intake.attendance.panels import (
    Panel,
    cut_where_repeated,
    moved,
    panels_of,
)
from lapak.intake.attendance.payments import with_payments, without_others
from lapak.intake.attendance.recaps import Recap, apart_from_recaps, begins_recap
from lapak.intake.attendance.row_kinds import RowKinds, is_footer
from lapak.intake.attendance.titles import DISTRICT_LINE, TOGETHER
from lapak.intake.attendance.totals import adds_up, is_total
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.dates import find_days
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import plain


@dataclass(slots=True)
class Block:
    """One table as found: header, data rows, total rows, and the titles above it."""

    header: Header
    rows: list[int] = field(default_factory=list)
    totals: list[int] = field(default_factory=list)
    titles: list[int] = field(default_factory=list)
    follows: "Block | None" = None  # the table above, whose titles also hold here
    end: int = 0  # the last row before the next table's header
    doubtful: list[int] = field(default_factory=list)  # stalls named like totals
    more: dict[int, int] = field(default_factory=dict)  # further rows → their stall's
    recaps: list[Recap] = field(default_factory=list)  # beside it
    left: "Block | None" = None  # the list that goes on here, without a header
    panel: Panel | None = None  # where

    @property
    def last_row(self) -> int:
        return max([self.header.last, *self.rows, *self.totals, *self.more])

    def add(self, block: "Block") -> None:
        """What stands below the same header again."""
        self.rows += block.rows
        self.totals += block.totals
        self.doubtful += block.doubtful
        self.more |= block.more
        self.end = block.end


def find_blocks(
    grid: Grid,
    learnt: Mapping[str, str] | None = None,
    words: Sequence[Word] = (),
) -> list[Block]:
    """Every table of a sheet, from the top, then from the left.

    `learnt` headers and the `words` that people said of this sheet go before what
    Lapak understands by itself.
    """
    headers = lay_words(grid, _headers(grid, learnt), words, learnt)
    blocks: list[Block] = []
    for number, found in enumerate(headers):
        below = [h for h in headers[number + 1 :] if _share_columns(h, found)]
        end = below[0].first - 1 if below else grid.height
        above = [b for b in blocks if _share_columns(b.header, found)]
        right = [h.span[0] - 1 for h in headers if h.span[0] > found.span[-1]]
        header, recaps = apart_from_recaps(
            grid, found, end, min(right, default=grid.right)
        )
        header, panels = _with_panels(
            grid, header, end, min(right, default=_rightmost(grid))
        )
        block = _read_block(grid, header, end)
        block.recaps = recaps
        before = above[-1] if above else None
        if before and _goes_on(grid, before, block):
            if before.header.words:
                again = replace(before.header, first=header.first, last=header.last)
                block = _read_block(grid, again, end)
            before.add(block)
            before.recaps += recaps
            blocks += _beside(grid, before, end, panels)
            continue
        top = before.last_row + 1 if before else 1
        signed = [
            r for r in grid.rows(top, header.first - 1) if before and is_footer(grid, r)
        ]
        start = signed[-1] + 1 if signed else top
        block.titles = list(grid.rows(start, header.first - 1))
        block.follows = before
        blocks += [block, *_beside(grid, block, end, panels)]
    told = [block for block in blocks if block.rows]
    for block in told:
        _pass_over_empty(grid, block)
    return [_settled(grid, block) for block in told]


def _pass_over_empty(grid: Grid, block: Block) -> None:
    """A header without stalls is no table: the next one has its titles, if none of its own."""
    if block.left and not block.left.rows:
        block.left = block.panel = None
    while block.follows and not block.follows.rows:
        empty = block.follows
        if not any(grid.filled(row) for row in block.titles):
            block.titles = empty.titles
        block.follows = empty.follows


def _with_panels(
    grid: Grid, header: Header, end: int, last: int
) -> tuple[Header, list[Panel]]:
    """The header, and where its list goes on beside it, under its own words too."""
    rows = range(header.last + 1, end + 1)
    short = cut_where_repeated(header)
    panels = panels_of(grid, short, rows, last)
    if short is header or panels:
        return short, panels
    return header, panels_of(grid, header, rows, last)


def _rightmost(grid: Grid) -> int:
    width = max(map(len, grid.sheet.rows), default=0)
    return min(grid.right, width)


def _beside(
    grid: Grid, left: Block, end: int, panels: Sequence[Panel]
) -> Iterator[Block]:
    """The same list where it goes on beside itself; no recap stands there then."""
    for panel in panels:
        block = _read_block(grid, panel.header, end)
        block.left = block.follows = left
        block.panel = panel
        block.titles = left.titles
        span = panel.header.span
        left.recaps = [r for r in left.recaps if r.right < span[0] or r.left > span[-1]]
        yield block


def _settled(grid: Grid, block: Block) -> Block:
    if block.left and block.panel:
        there = {c.index - block.panel.shift for c in block.header.columns}
        own = [c for c in block.left.header.columns if c.index in there]
        block.header = moved(block.header, own, block.panel.shift)
        return block
    span = range(block.rows[0], block.rows[-1] + 1)
    header = settle_meanings(grid, block.header, span)
    block.header = with_payments(grid, without_others(header), span)
    return block


def _share_columns(one: Header, other: Header) -> bool:
    return bool(set(one.span) & set(other.span))


def _headers(grid: Grid, learnt: Mapping[str, str] | None) -> list[Header]:
    found: list[Header] = []
    used = 0
    for row in range(1, grid.height + 1):
        if row <= used or not might_be_header(grid, row, learnt):
            continue
        meanings = header_cells(grid, row, learnt)
        filled = grid.filled(row)
        parts = [
            part
            for part in segments(meanings, filled)
            if is_header({c: meanings[c] for c in part if c in meanings}, len(part))
            # below the first header a stall's row is likelier than a loose header
            and (
                not found
                or any(names_a_column(grid.text(row, c), learnt) for c in part)
            )
        ]
        read = [read_header(grid, row, part, learnt) for part in parts]
        found += read
        used = max([used, *(header.last for header in read)])
    return found


@dataclass(slots=True)
class _Count:
    """The numbers of a list's rows, which may begin anew below a total: costs, a committee."""

    highest: int = 0
    above: int = 0  # the highest one above the last total
    fresh: bool = False  # no row stands below it yet
    anew: bool = False

    def sum_up(self) -> None:
        self.above, self.fresh, self.anew = self.highest, True, False

    def is_anew(self, number: int | None) -> bool:
        if self.fresh:
            self.anew = number is not None and number <= self.above
            self.fresh = False
        self.highest = max(self.highest, number or 0)
        return self.anew and number is not None


def _read_block(grid: Grid, header: Header, end: int) -> Block:
    block = Block(header, end=end)
    kinds = RowKinds(grid, header)
    count = _Count()
    # what ended the list: signatures, or a recap; counted rows; those above the last total
    over, numbered, above = "", 0, 0
    for row in grid.rows(header.last + 1, end):
        kind = kinds.of(row)
        number = kinds.number(row) if kind == "data" else None
        if kind == "data" and number is None and _is_of_headers(grid, header, row):
            continue
        if over or number is None:
            over = _ended(kinds, block, row, kind, over)
        kind = _decided(grid, block, row) if kind == "perhaps" else kind
        last = [*block.rows[-1:], *list(block.more)[-1:]] if kind == "other" else []
        if kind == "total":
            block.totals.append(row)
            above = numbered
            count.sum_up()
        elif kind == "data" and _is_listed(grid, header, row, over):
            block.rows.append(row)
            most = number is None and numbered * 2 >= len(block.rows)
            apart = most and _stands_apart(grid, block, row, numbered > above)
            block.doubtful += [row] if count.is_anew(number) or over or apart else []
            numbered += number is not None
        elif kind == "other" and last and goes_on(grid, header, row, max(last)):
            block.more[row] = block.rows[-1]
    proven = _proven(grid, block)
    block.doubtful = [row for row in block.doubtful if row not in proven]
    return block


def _ended(kinds: RowKinds, block: Block, row: int, kind: str, before: str) -> str:
    """What has ended the list when this row is read: signatures, a recap, or nothing."""
    if kind in ("data", "perhaps") and begins_recap(kinds.grid, row):
        return "recap"
    if kind == "footer" and block.rows:
        return before or "signed"
    goes_on = before and kind == "data" and _counts_on(kinds, block, row)
    return "" if goes_on else before


def _decided(grid: Grid, block: Block, row: int) -> str:
    """What a row is that perhaps sums up those above it; a stall named so is doubtful."""
    since = [above for above in block.rows if above > max(block.totals, default=0)]
    if is_total(grid, block.header, row, block.rows, since):
        return "total"
    block.doubtful.append(row)
    return "data"


def _proven(grid: Grid, block: Block) -> set[int]:
    """The rows below a total that a further total sums up: stalls without doubt.

    It sums up all rows above it, or those since the total before it.
    """
    proven: set[int] = set()
    for before, total in pairwise(block.totals):
        above = [row for row in block.rows if row < total]
        since = [row for row in above if row > before]
        if any(adds_up(grid, block.header, total, rows) for rows in (since, above)):
            proven.update(since)
    return proven


def _counts_on(kinds: RowKinds, block: Block, row: int) -> bool:
    """Does a row go on counting the stalls, below a note in the middle of the list?"""
    before = kinds.number(block.rows[-1])
    return before is not None and kinds.number(row) == before + 1


def _stands_apart(grid: Grid, block: Block, row: int, counts: bool) -> bool:
    """Is the number of a row among counted ones a word, or the row below the total?

    `counts`: does the list go on counting below the last total?
    """
    header = block.header
    words = (grid.text(row, c.index) for c in header.of("number"))
    if any(re.search("[A-Za-z]{3}", word) for word in words):
        return True
    below = bool(block.totals) and not counts
    phones = header.of("phone")
    return below and not any(read_phones(grid.cell(row, c.index)) for c in phones)


def _is_of_headers(grid: Grid, header: Header, row: int) -> bool:
    """`No | Nama | Jabatan`: the words over another list, where a number and a name stand."""
    counted = any(
        meaning_of(grid.text(row, c.index)) == "number" for c in header.of("number")
    )
    return counted and any(
        names_a_column(grid.text(row, c.index)) for c in header.of(*NAMING)
    )


def _is_listed(grid: Grid, header: Header, row: int, over: str) -> bool:
    """Is a row of the list, though what ended it stands above: told whole, below signatures."""
    return not over or (over == "signed" and _tells_all(grid, header, row))


def _tells_all(grid: Grid, header: Header, row: int) -> bool:
    """Does a row below the signatures tell every name and an amount, as a stall's does?"""
    names = [grid.text(row, c.index) for c in header.of(*NAMING)]
    amounts = header.of(*AMOUNTS)
    return all(names) and any(
        read_amount(grid.cell(row, c.index)).value for c in amounts
    )


def _goes_on(grid: Grid, before: Block, block: Block) -> bool:
    """Is this only the header again, in the middle of the table before it?"""
    if before.header.signature != block.header.signature:
        return False
    between = range(before.last_row + 1, block.header.first)
    if any(tells_event(grid, row) for row in between):
        return False
    apart = any(_is_district_line(grid, row) for row in between)
    return not (apart and tells_together(grid))


def tells_together(grid: Grid) -> bool:
    """Do the titles at the top tell of several districts' bazaars on the same days?"""
    top = (text for row in grid.rows(1, 10) for text in grid.texts(row) if text)
    return any(TOGETHER.search(plain(text)) for text in top)


def _is_district_line(grid: Grid, row: int) -> bool:
    texts = [text for text in grid.texts(row) if text]
    return len(texts) == 1 and DISTRICT_LINE.fullmatch(plain(texts[0])) is not None


def notes_below(grid: Grid, block: Block) -> list[int]:
    """The few rows under a table that speak of it, not of the table after it."""
    notes = []
    for row in grid.rows(block.last_row + 1, min(block.last_row + 4, block.end)):
        if tells_event(grid, row):
            break
        notes.append(row)
    return notes


def tells_event(grid: Grid, row: int) -> bool:
    """Does the row name an event, a day or a place: a title of the next table?"""
    if is_footer(grid, row):
        return False
    line = " ".join(text for text in grid.texts(row) if text)
    dated = any(isinstance(cell, date) for cell in grid.row(row))
    return bool(line) and (
        dated
        or find_days(line, year=2000) is not None
        or re.search(
            r"bazar|bazaar|pameran|festival|gebyar|expo|lokasi|tempat", line.lower()
        )
        is not None
    )

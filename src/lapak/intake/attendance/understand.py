"""A workbook of attendance lists, understood: tables, rows, bazaars, remarks."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.across import bazaars_across
from lapak.intake.attendance.columns import Column
from lapak.intake.attendance.explained import Word
from lapak.intake.attendance.flat import FlatList, year_of
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS
from lapak.intake.attendance.joined import join
from lapak.intake.attendance.laying import words_of_sheet
from lapak.intake.attendance.lines import list_of_lines
from lapak.intake.attendance.remarks import remarks_on
from lapak.intake.attendance.rows import TableReader
from lapak.intake.attendance.sheets import of_several, unread_columns
from lapak.intake.attendance.tables import (
    Block,
    find_blocks,
    notes_below,
    tells_together,
)
from lapak.intake.attendance.titles import event_of, lines_of
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import column_letter, plain
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.told import (
    AttendanceRow,
    ColumnTold,
    EventTold,
    FileTold,
    Remark,
    TableTold,
)

THOUSANDS = re.compile(
    r"\b(?:dalam|dlm) (?:ribu|ribuan)\b|\bribuan rupiah\b|\b(?:rp|rupiah)\.? ?\(?[.x ]*000\b|^000$|\(\s*000\s*\)"
    r"|\bx ?(?:rp\.? ?)?1[.,]?000\b|\b(?:ribu|ribuan|rb) ?rp\b|\brp\.? ?(?:ribu|ribuan|rb)\b|\(rp\.? ?ribu(?:an)?\)|\bribu rupiah\b"
    r"|\(\s*(?:ribu|ribuan|rb)\s*\)"
)
MILLIONS = re.compile(
    r"\b(?:dalam|dlm) (?:juta|jutaan)\b|\bjuta(?:an)? (?:rupiah|rp)\b|\brp\.? ?juta(?:an)?\b|\(\s*juta(?:an)?\s*\)"
)
SMALLEST = 10_000  # rupiah; no list whose amounts mostly stay below it means rupiah
SAMPLE = 40  # amounts that show whether a list means thousands
SUMMARY = re.compile(r"\b(?:rekap|rekapitulasi|ringkasan|summary|resume|rangkuman)\b")


def understand(
    workbook: Workbook,
    path: str,
    *,
    places: Gazetteer,
    learnt: Mapping[str, str] | None = None,
    year: int | None = None,
    words: Sequence[Word] = (),
) -> FileTold:
    """Every attendance table of a workbook. No table found: kind `unknown`.

    `words`: what people explained of this file's columns, units and headers.
    """
    told = FileTold("attendance")
    for number, sheet in enumerate(workbook.sheets):
        said = words_of_sheet(words, sheet.name, first=number == 0)
        known = Known(path, places, learnt, year, tuple(said))
        tables, remarks = _sheet(sheet, known)
        before = len(told.tables)
        told.tables += tables
        told.remarks += [
            replace(r, table=None if r.table is None else r.table + before)
            for r in remarks
        ]
    if all(table.summary for table in told.tables):
        told.kind = "unknown"
    return told


@dataclass(frozen=True, slots=True)
class Known:
    """What is known before a sheet is read."""

    path: str
    places: Gazetteer
    learnt: Mapping[str, str] | None
    year: int | None
    words: tuple[Word, ...]
    together: bool = False  # several districts' bazaars stand on the sheet


def _sheet(sheet: Sheet, known: Known) -> tuple[list[TableTold], list[Remark]]:
    whole = Grid(sheet)
    known = replace(known, together=tells_together(whole))
    tables: list[TableTold] = []
    remarks: list[Remark] = []
    read: list[tuple[Block, TableTold]] = []
    told: dict[int, tuple[EventTold, int, bool]] = {}
    found = _blocks(whole, known)
    lines = None if found else list_of_lines(whole, known.path)
    for grid, block, above in [(lines.grid, lines.block, None)] if lines else found:
        event, unit, guessed = _whole(grid, block, above, told, sheet.name, known)
        told[id(block)] = event, unit, guessed
        reader = TableReader(grid, block, sheet.name, event, known.places, unit)
        rows = join(
            grid, block.header, reader.read(), block.more, reader.remarks,
            sheet=sheet.name, unit=unit,
        )  # fmt: skip
        table = _table(block, sheet, rows, event, unit)
        odd = reader.remarks + remarks_on(grid, block, table, guessed=guessed)
        table, odd = lines.in_one_column(table, odd) if lines else (table, odd)
        year = year_of(known.year, *_titles(grid, block), sheet.name, known.path)
        parts = FlatList(
            grid, block, table, known.places, year, odd
        ).parts() or bazaars_across(
            table, [*_titles(grid, block), sheet.name, known.path], known.places, year, odd
        )  # fmt: skip
        home = _homes(parts)
        remarks += [
            replace(remark, table=len(tables) + _home(home, remark)) for remark in odd
        ]
        tables += parts or [table]
        read.append((block, table))
    remarks = [remark for remark in remarks if not of_several(tables, remark)]
    at = {table.header_row: n for n, table in reversed(list(enumerate(tables)))}
    for remark in unread_columns(whole, [] if lines else read):
        remarks.append(replace(remark, table=at[remark.row]))
    if not tables and SUMMARY.search(plain(sheet.name + " " + _top(whole))):
        tables.append(_summary(sheet, whole))
    return tables, remarks


def _homes(parts: Sequence[TableTold]) -> dict[tuple[int, str], int]:
    """Which part a row is of, and which one each of its amounts."""
    home: dict[tuple[int, str], int] = {}
    for number, part in enumerate(parts):
        for row in part.attendance:
            home.setdefault((row.row, ""), number)
            home |= {(row.row, column_letter(a.column)): number for a in row.amounts}
    return home


def _home(home: Mapping[tuple[int, str], int], remark: Remark) -> int:
    known = home.get((remark.row, ""), 0)
    return home.get((remark.row, remark.column), known)


def _whole(
    grid: Grid, block: Block, above: Block | None,
    told: Mapping[int, tuple[EventTold, int, bool]], sheet: str, known: Known,
) -> tuple[EventTold, int, bool]:  # fmt: skip
    """A table's bazaar, the unit of its amounts, and whether that is a guess."""
    if block.left is not None:
        return *told[id(block.left)][:2], False
    event = _event(grid, block, sheet, known)
    unit, guessed = unit_of(grid, block)
    if above is None:
        return event, unit, guessed
    before = told[id(above)]
    event = inherit(event, before[0], _untold(sheet, known))
    said = before[1] > 1 and not before[2] and not block.header.unit
    shared = unit == 1 and _beside(above, block) and _untitled(grid, block)
    if said and (guessed or shared):
        unit, guessed = before[1], False
    return event, unit, guessed


def _table(
    block: Block, sheet: Sheet, rows: list[AttendanceRow], event: EventTold, unit: int
) -> TableTold:
    return TableTold(
        kind="attendance",
        sheet=sheet.name,
        header_row=block.header.first,
        first_row=block.rows[0],
        last_row=block.last_row,
        columns=tuple(map(_column, block.header.columns)),
        attendance=rows,
        event=event,
        hidden=sheet.hidden,
        total_row=block.totals[-1] if block.totals else None,
        unit=unit,
        words=block.header.words,
        joined=tuple(block.more),
    )


def _blocks(whole: Grid, known: Known) -> list[tuple[Grid, Block, Block | None]]:
    """The tables of a sheet; each with the part of the sheet in which it stands.

    Tables side by side are read each in its own part, if at least two parts have one.
    The third is the table above, or to the left, whose titles hold here as well.
    """
    learnt, words = known.learnt, known.words
    parts = whole.parts()
    # one part is the whole: no need to look for its tables twice
    apart = [(p, find_blocks(p, learnt, words)) for p in parts if len(parts) > 1]
    if sum(bool(blocks) for _, blocks in apart) < 2:
        return [(whole, b, b.follows) for b in find_blocks(whole, learnt, words)]
    found: list[tuple[Grid, Block, Block | None]] = []
    for part, blocks in _with_panels(whole, apart, known):
        for block in blocks:
            left = [b for _, b, _ in found if _beside(b, block)]
            found.append((part, block, block.follows or (left[-1] if left else None)))
    return found


def _with_panels(
    whole: Grid, apart: Sequence[tuple[Grid, list[Block]]], known: Known
) -> list[tuple[Grid, list[Block]]]:
    """The parts, and with each what follows it without a header, if its list goes on there."""
    found: list[tuple[Grid, list[Block]]] = []
    for part, blocks in apart:
        if blocks or not found or not found[-1][1]:
            found.append((part, blocks))
            continue
        left, before = found[-1]
        wide = Grid(whole.sheet, left.left, part.right)
        more = find_blocks(wide, known.learnt, known.words)
        if any(block.panel for block in more[len(before) - len(more) :]):
            found[-1] = (wide, more)
    return found


def _untold(sheet: str, known: Known) -> EventTold:
    """What the names of sheet and file alone say of a bazaar."""
    return event_of(
        [], sheet=sheet, path=known.path, places=known.places, year=known.year
    )


def _beside(left: Block, right: Block) -> bool:
    """Do the two tables begin at the same height?"""
    apart = left.header.first - right.header.first
    return abs(apart) <= 2 and left.header.columns[-1].index < right.header.span[0]


def _titles(grid: Grid, block: Block) -> list[str]:
    return [text for row in block.titles for text in grid.texts(row) if text]


def _untitled(grid: Grid, block: Block) -> bool:
    return not any(grid.filled(row) for row in block.titles)


def _top(grid: Grid) -> str:
    return " ".join(grid.text(row, 1) for row in grid.rows(1, 3))


def _summary(sheet: Sheet, grid: Grid) -> TableTold:
    """A sheet that repeats the sums of others: a table without rows, never counted."""
    row = next((r for r in grid.rows(1, 20) if len(grid.filled(r)) >= 3), 1)
    return TableTold(
        "attendance",
        sheet.name,
        row,
        row,
        grid.height,
        (),
        hidden=sheet.hidden,
        summary=True,
    )


def _column(column: Column) -> ColumnTold:
    return ColumnTold(
        column.index, column.header, column.meaning, column.day, column.number
    )


def _event(grid: Grid, block: Block, sheet: str, known: Known) -> EventTold:
    path, places, year = known.path, known.places, known.year
    span = block.header.span
    last = (
        max(span[-1], *(len(grid.row(r)) for r in block.titles))
        if block.titles
        else span[-1]
    )
    beside = any(
        grid.text(block.header.first, c) for c in range(span[-1] + 2, last + 1)
    ) or any(grid.text(block.header.first, c) for c in range(1, span[0] - 1))
    first, last = (span[0], span[-1]) if beside else (1, last)
    rows = [grid.row(row) for row in block.titles]
    lines = lines_of(rows, first, last)
    event = event_of(
        lines,
        sheet=sheet,
        path=path,
        places=places,
        year=year,
        together=known.together,
    )
    if beside and not event.opens:
        whole = event_of(
            lines_of(rows, 1, 200), sheet=sheet, path=path, places=places, year=year
        )
        event = inherit(event, whole, _untold(sheet, known))
    days = [c.day for c in block.header.columns if c.day and c.day.year != 2000]
    if not event.opens and days:
        event = replace(event, opens=min(days), closes=max(days))
    return event


def inherit(event: EventTold, above: EventTold, untold: EventTold) -> EventTold:
    """What a table does not say of its bazaar, the table above or beside it does.

    `untold` is what the names of the sheet and the file say: weaker than any title.
    """
    own_name = event.name if event.name != untold.name else ""
    named = bool(own_name)
    if event.opens and above.opens and event.opens != above.opens:
        if named or event.place:
            return event
        event = _day_of(event, event.opens, above, above.opens)
    return replace(
        event,
        name=own_name or above.name or event.name,
        place=event.place or above.place,
        level=event.level if named else above.level,
        district=event.district or above.district,
        opens=event.opens or above.opens,
        closes=event.closes or above.closes,
        doubt=event.doubt if event.opens != above.opens else "",
    )


def _day_of(event: EventTold, first: date, above: EventTold, begins: date) -> EventTold:
    """A list that tells nothing but another day: one of the days of the list above."""
    last, ends = event.closes or first, above.closes or begins
    if begins <= first <= last <= ends:
        single = first if first == last else None
        return replace(event, opens=begins, closes=ends, day=single)
    return event


def unit_of(grid: Grid, block: Block) -> tuple[int, bool]:
    """(unit, guessed): 1000 where titles, headers or a note say `dalam ribuan`.

    Where nothing says so and yet most amounts stay below ten thousand rupiah, thousands
    are meant; that is a guess, and asked about. What a person told goes before all.
    """
    if block.header.unit:
        return block.header.unit, False
    amounts = block.header.of(*AMOUNTS)
    near = [*block.titles, *notes_below(grid, block)]
    texts = [c.header for c in amounts] + [
        t for row in near for t in grid.texts(row) if t
    ]
    line = " | ".join(texts).lower()
    if MILLIONS.search(line):
        return 1_000_000, False
    if any(THOUSANDS.search(t.lower()) for t in texts):
        return 1000, False
    told = (
        value
        for row in block.rows
        for column in amounts
        if (value := read_amount(grid.cell(row, column.index)).value)
    )
    sample = list(
        islice(told, SAMPLE)
    )  # a list that tells no amount is not of small ones
    small = sum(value < SMALLEST for value in sample) * 2 > len(sample)
    return (1000, True) if small else (1, False)

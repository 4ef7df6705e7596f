"""What only a sheet with all its tables tells: totals of several lists, columns unread."""

from collections.abc import Iterator, Sequence

from lapak.intake.attendance.checks import row_sum
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.panels import unread_beside
from lapak.intake.attendance.remarks import unread
from lapak.intake.attendance.tables import Block
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import column_letter
from lapak.intake.told import Remark, TableTold


def of_several(tables: Sequence[TableTold], remark: Remark) -> bool:
    """Is this a total that is no list's own but that of several lists of the sheet?

    Of lists side by side, of the pages of one list so far, or of all bazaars here.
    """
    if remark.kind != "total_mismatch" or remark.needs_answer or remark.table is None:
        return False
    at = remark.table
    own = tables[at]
    told = read_amount(remark.value, unit=own.unit).value
    place = _place(own, remark.column)
    same = [n for n, t in enumerate(tables) if _bazaar(t) == _bazaar(own)]
    groups = (same, [n for n in same if n <= at], list(range(len(tables))))
    return any(
        told == sum(sums)
        for group in groups if len(group) > 1
        for sums in (
            [_sold(tables[n]) for n in group],
            [_sold_there(tables[n], place) for n in group],
        )
    )  # fmt: skip


def unread_columns(
    whole: Grid, read: Sequence[tuple[Block, TableTold]]
) -> Iterator[Remark]:
    """A question for each height of the sheet where stalls may stand beside the lists."""
    heights: dict[int, list[tuple[Block, TableTold]]] = {}
    for block, table in read:
        heights.setdefault(block.header.first, []).append((block, table))
    for there in heights.values():
        rows = max((block.rows for block, _ in there), key=len)
        near = [
            b for b, _ in read if b.header.first <= rows[-1] and b.last_row >= rows[0]
        ]
        recaps = [recap for block in near for recap in block.recaps]
        right = max(block.header.span[-1] for block in near)
        sold = sum(_sold(table) for _, table in there)
        columns = unread_beside(whole, rows, right, recaps, sold)
        if columns and columns[0] > right + 1:
            yield unread(there[0][1], columns)


def _bazaar(table: TableTold) -> tuple[object, ...]:
    return table.event.name, table.event.district, table.event.opens


def _sold(table: TableTold) -> int:
    return sum(map(row_sum, table.attendance))


def _place(table: TableTold, letter: str) -> int:
    """The how-manieth column of the table that is; behind all of them if it is none."""
    letters = [column_letter(c.index) for c in table.columns]
    return [*letters, letter].index(letter)


def _sold_there(table: TableTold, place: int) -> int:
    here = {c.index for c in table.columns[place : place + 1]}
    amounts = (a for row in table.attendance for a in row.amounts)
    return sum(a.told or 0 for a in amounts if a.column in here)

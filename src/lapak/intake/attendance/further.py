"""Which rows without a name are further rows of the stall above them."""

from lapak.intake.attendance.columns import Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS, NAMING
from lapak.intake.cells.amounts import read_amount

GOODS = ("product", "category")


def goes_on(grid: Grid, header: Header, row: int, before: int) -> bool:
    """Is a row without a name one more of the stall in the row right above it?

    Its name is merged over both, or it tells a product and an amount of its own.
    """
    if row != before + 1 or any(
        grid.text(row, c.index) for c in header.of(*NAMING, "number", "nik", "phone")
    ):
        return False
    amounts = [read_amount(grid.cell(row, c.index)) for c in header.of(*AMOUNTS)]
    if not any(a.said in ("amount", "nothing", "unreadable") for a in amounts):
        return False
    goods = any(grid.text(row, c.index) for c in header.of(*GOODS))
    return goods or is_merged(grid, header, row)


def is_merged(grid: Grid, header: Header, row: int) -> bool:
    """Does a cell with a name reach down into this row?"""
    named = {c.index for c in header.of(*NAMING)}
    return any(
        top < row <= bottom and any(left <= c <= right for c in named)
        for top, left, bottom, right in grid.sheet.merges
    )

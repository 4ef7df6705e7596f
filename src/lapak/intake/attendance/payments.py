"""Columns headed by nothing but a way of being paid: `Tunai`, `QRIS`."""

import re
from dataclasses import replace

from lapak.intake.attendance.columns import Column, Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS, PAID_BY
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import plain

# parts of one amount, which add up without doubt
PARTS_OF_ONE = re.compile(
    r"\b(?:tunai|cash|qris|transfer|debit|edc|e wallet|gopay|ovo|dana|shopeepay|non tunai|online|offline|luring"
    r"|daring|pagi|siang|sore|malam|sesi|shift|makanan|minuman)\b"
)


def with_payments(grid: Grid, header: Header, rows: range) -> Header:
    """The header with such columns as turnover where they hold amounts.

    Only where no column tells the whole turnover, which would then count twice; a
    column `QRIS` that says whether a stall has one holds no amounts.
    """
    wholes = [
        c for c in header.of(*AMOUNTS) if not PARTS_OF_ONE.search(plain(c.header))
    ]
    if wholes:
        return header
    columns = (
        replace(c, meaning="turnover") if _is_payment(grid, c, rows) else c
        for c in header.columns
    )
    return replace(header, columns=tuple(columns))


def _is_payment(grid: Grid, column: Column, rows: range) -> bool:
    if column.meaning not in ("", "other") or column.explained:
        return False
    if not PAID_BY.fullmatch(plain(column.header)):
        return False
    cells = [grid.cell(row, column.index) for row in rows]
    read = [amount for cell in cells if (amount := read_amount(cell)).said != "blank"]
    told = [amount for amount in read if amount.value is not None]
    # one stall with words instead of an amount makes no other column of it
    return len(told) * 2 > len(read) and any((a.value or 0) > 1 for a in told)

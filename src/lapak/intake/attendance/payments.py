"""Columns of amounts whose headers don't say so: `Tunai`, `QRIS`, `Hasil`."""

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

CHEAPEST = 1_000  # rupiah; a smaller number counts something
EARNED = re.compile(
    r"(?:hasil|uang|duit|cuan|kas|dapat|didapat|diterima|nilai|besaran|jumlah uang|uangnya|hasilnya|total uang|realisasi|capaian|pencapaian)"
    r"(?: rp| bazar| bazaar| hari ini)?"
)


GROSS, NET = (
    re.compile(r"\b(?:kotor|bruto|gross)\b"),
    re.compile(r"\b(?:bersih|netto|neto|net)\b"),
)
SO_FAR = re.compile(
    r"\b(?:s ?d|sampai(?: dengan)?) hari ini\b|\bkumulatif\b|\bakumulasi\b"
)
COUNTED = re.compile(r"\btransaksi$")
SOLD = re.compile(r"\b(?:oms[ez]t|omz[ea]t|penjualan|pendapatan|rp|nilai|nominal)\b")


def without_others(header: Header) -> Header:
    """The header without what stands beside the turnover: it net of costs, sales counted."""
    amounts = header.of(*AMOUNTS)
    gross = any(GROSS.search(plain(c.header)) for c in amounts)
    sold = any(SOLD.search(plain(c.header)) for c in amounts)

    def is_other(column: Column) -> bool:
        text = plain(column.header)
        net = gross and NET.search(text) and not GROSS.search(text)
        count = sold and COUNTED.search(text) and not SOLD.search(text)
        whole = len(amounts) > 1 and SO_FAR.search(text)
        odd = bool(net or count or whole)
        return column in amounts and not column.explained and odd

    columns = (
        replace(c, meaning="other") if is_other(c) else c for c in header.columns
    )
    return replace(header, columns=tuple(columns))


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
    columns = [
        replace(c, meaning="turnover") if _is_payment(grid, c, rows) else c
        for c in header.columns
    ]
    if any(c.meaning in AMOUNTS for c in columns):
        return replace(header, columns=tuple(columns))
    earned = [c for c in columns if is_earned(c) and _holds_rupiah(grid, c, rows)]
    if len(earned) == 1:
        columns[columns.index(earned[0])] = replace(earned[0], meaning="turnover")
    return replace(header, columns=tuple(columns))


def is_earned(column: Column) -> bool:
    """Is a column headed by a loose word for what was earned? Then it is asked about."""
    return EARNED.fullmatch(plain(column.header)) is not None and not column.explained


def _holds_rupiah(grid: Grid, column: Column, rows: range) -> bool:
    if column.meaning not in ("", "other"):
        return False
    cells = [grid.cell(row, column.index) for row in rows]
    read = [amount for cell in cells if (amount := read_amount(cell)).said != "blank"]
    told = [amount for amount in read if (amount.value or 0) >= CHEAPEST]
    return bool(told) and len(told) * 2 > len(read)


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

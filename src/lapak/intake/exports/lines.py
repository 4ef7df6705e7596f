"""Order lines of a marketplace export (turnover rule: domain facts, section 5)."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import blake2b

from lapak.intake.cells.text import clean, plain
from lapak.intake.exports.statuses import meaning_of
from lapak.intake.exports.table import (
    Table,
    carried,
    is_destroyed,
    read_count,
    read_moments,
)
from lapak.intake.told import LineRow

Totals = Callable[[Table], list[int | None]]
KEY = 60  # characters of a product's name that a line's key keeps


@dataclass(frozen=True, slots=True)
class _Texts:
    """The text columns of a table, one value a line, blank ones filled from above."""

    order: list[str]
    product: list[str]
    variation: list[str]
    sku: list[str]
    sku_id: list[str]
    status: list[str]
    paid_at: list[datetime | None]
    destroyed: list[bool]  # the order's number lost its last digits


def read_lines(table: Table, totals: Totals) -> list[LineRow]:
    """The lines of an export's table; notes on the table what a person should know."""
    texts = _texts(table)
    amounts = totals(table)
    returned = [read_count(cell) or 0 for cell in table.cells("returned")]
    seen: Counter[tuple[str, str]] = Counter()
    lines = []
    for at, row in enumerate(table.rows):
        count = table.quantities[at]
        if texts.destroyed[at]:
            continue
        if not texts.order[at] or count is None:
            _unreadable(table, row, "quantity" if texts.order[at] else "order")
            continue
        if amounts[at] is None:
            _no_price(table, row)
        lines.append(
            _line(
                texts,
                at,
                row,
                _key(texts, at, seen),
                (amounts[at], count, returned[at]),
            )
        )
    _destroyed(table, texts)
    _unknown_statuses(table, lines)
    _unpaid(table, lines)
    return lines


def _texts(table: Table) -> _Texts:
    def column(name: str) -> list[str]:
        return [_told(clean(cell)) for cell in table.cells(name)]

    order = column("order")
    for at in range(1, len(order)):
        order[at] = order[at] or order[at - 1]
    own, parent = column("sku"), column("parent_sku")
    return _Texts(
        order=order,
        product=[clean(cell) for cell in table.cells("product")],
        variation=column("variation"),
        sku=[one or other for one, other in zip(own, parent, strict=True)],
        sku_id=[
            "" if is_destroyed(cell) else _told(clean(cell))
            for cell in table.cells("sku_id")
        ],
        status=carried(column("status"), order),
        paid_at=_paid(table, order),
        destroyed=[is_destroyed(cell) for cell in table.cells("order")],
    )


def _paid(table: Table, order: list[str]) -> list[datetime | None]:
    """When each line was paid: as told at the first line of its order."""
    told, swapped = read_moments(table.cells("paid_at"))
    if swapped:
        table.remark(
            table.header.row,
            "dates_misread",
            "Excel menukar hari dan bulan pada sebagian waktu pembayaran; Lapak mengembalikannya.",
            column=table.header.columns["paid_at"],
        )
    for at in range(1, len(told)):
        if told[at] is None and order[at] == order[at - 1]:
            told[at] = told[at - 1]
    return told


def _destroyed(table: Table, texts: _Texts) -> None:
    """One question a file: without its whole number an order can't be known again."""
    rows = [row for row, bad in zip(table.rows, texts.destroyed, strict=True) if bad]
    if rows:
        table.remark(
            rows[0],
            "order_destroyed",
            f"Angka terakhir nomor pesanan hilang oleh Excel ({len(rows)} baris); baris itu tidak dihitung. "
            "Unduh ulang ekspornya dan jangan simpan lewat Excel.",
            column=table.header.columns["order"],
            value=clean(table.cell(rows[0], "order")),
            needs_answer=True,
        )


def _told(text: str) -> str:
    return "" if text in ("-", "–", "—") else text


def _key(texts: _Texts, at: int, seen: Counter[tuple[str, str]]) -> str:
    """What a line is known by in later exports: SKU id, or product and variation.

    The second of its kind in an order gets `#2`: marketplaces keep the order of lines.
    """
    key = texts.sku_id[at]
    if not key:
        words = "|".join((plain(texts.product[at]), plain(texts.variation[at]))).rstrip(
            "|"
        )
        cut = len(words) > KEY
        print_ = blake2b(words.encode(), digest_size=6).hexdigest()
        key = f"{words[:KEY]}~{print_}" if cut else words
    order = texts.order[at]
    seen[order, key] += 1
    return key if seen[order, key] == 1 else f"{key}#{seen[order, key]}"


def _line(
    texts: _Texts, at: int, row: int, key: str, amounts: tuple[int | None, int, int]
) -> LineRow:
    total, quantity, returned = amounts[0] or 0, amounts[1], amounts[2]
    kept = max(quantity - returned, 0)
    unit = total // quantity if quantity else 0
    return LineRow(
        row=row,
        order=texts.order[at],
        line=key,
        product=texts.product[at],
        sku=texts.sku[at],
        status=meaning_of(texts.status[at]) or "provisional",
        status_written=texts.status[at],
        paid_at=texts.paid_at[at],
        quantity=quantity,
        returned=min(returned, quantity),
        unit_price=max(unit, 0),
        net=_kept(max(total, 0), kept, quantity),
    )


def _kept(total: int, kept: int, quantity: int) -> int:
    """The part of a line's rupiah for what was not returned; half a rupiah rounds up."""
    return (2 * total * kept + quantity) // (2 * quantity) if quantity else 0


def _unreadable(table: Table, row: int, name: str) -> None:
    what = {"order": "Nomor pesanan kosong", "quantity": "Jumlah tidak terbaca"}[name]
    table.remark(
        row,
        f"{name}_unreadable",
        f"{what}; baris ini tidak dihitung. Betulkan di berkas lalu ambil lagi.",
        column=table.header.columns.get(name, 0),
        value=clean(table.cell(row, name)),
        needs_answer=True,
    )


def _no_price(table: Table, row: int) -> None:
    column = next(
        (
            c
            for p in table.header.form.prices
            for n in p
            if (c := table.header.columns.get(n))
        ),
        0,
    )
    table.remark(
        row,
        "price_unreadable",
        "Harga tidak terbaca; omset baris ini belum diketahui dan dihitung nol.",
        column=column,
        needs_answer=True,
    )


def _unknown_statuses(table: Table, lines: list[LineRow]) -> None:
    """Each status that says nothing known is asked about once, at its first row."""
    unknown = [line for line in lines if not meaning_of(line.status_written)]
    counts = Counter(line.status_written for line in unknown)
    first = {line.status_written: line for line in reversed(unknown)}
    for status, line in first.items():
        table.remark(
            line.row,
            "status_unknown",
            f"Status “{status}” belum dikenal ({counts[status]} baris); dianggap sudah dibayar dan belum selesai.",
            column=table.header.columns.get("status", 0),
            value=status,
            needs_answer=True,
        )


def _unpaid(table: Table, lines: list[LineRow]) -> None:
    """Sold, yet without a time of payment: such an order belongs to no edition."""
    for line in lines:
        if line.paid_at is None and line.status in ("provisional", "final"):
            table.remark(
                line.row,
                "paid_missing",
                "Waktu pembayaran kosong atau tidak terbaca; pesanan ini tidak masuk edisi mana pun.",
                column=table.header.columns.get("paid_at", 0),
                value=clean(table.cell(line.row, "paid_at")),
            )

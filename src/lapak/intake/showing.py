"""Rows for a person to look at before they count: as written beside as understood.

A NIK is masked here, wherever it stands, so nothing made of this shows one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from lapak.domain.places.rules import Gazetteer
from lapak.intake.cells.niks import NEVER_NIK
from lapak.intake.cells.text import Cell, clean, column_letter
from lapak.intake.reading.workbook import Workbook
from lapak.intake.told import (
    AmountTold,
    AttendanceRow,
    CuratedRow,
    FileTold,
    LineRow,
    MentionTold,
    TableTold,
    VisitRow,
)
from lapak.shared.masking import mask
from lapak.shared.money import rupiah

SHOWN_OF_NIK = 4
_LONGER_THAN_PHONES = re.compile(r"[0-9](?:[\s.\-–—_'’]{0,3}[0-9]){14,}")
UNTOLD = frozenset({"", "other", "number", "sign", "stall", "count"})
NIK_STATES = {
    "whole": "16 angka, utuh",
    "destroyed": "angka terakhir hilang karena Excel",
    "length": "bukan 16 angka",
}
SAID = {
    "nothing": "ikut, tidak ada penjualan",
    "unreadable": "tidak terbaca",
    "blank": "belum diketahui",
}
STATUSES = {
    "unpaid": "belum dibayar",
    "cancelled": "batal",
    "provisional": "belum selesai",
    "final": "selesai",
}
OUTLETS = {"modern_market": "pasar modern", "neighbourhood_shop": "toko kelontong"}


@dataclass(frozen=True, slots=True)
class CellShown:
    """A cell: its place (`J10`), its header, and what stands and is understood there."""

    place: str
    header: str
    written: str
    understood: str = ""  # '' where Lapak makes nothing of it


@dataclass(frozen=True, slots=True)
class RowShown:
    """A row that Lapak understands, by the place of its table in the file, from 0."""

    table: int
    sheet: str
    row: int
    name: str
    cells: tuple[CellShown, ...]


Understood = Mapping[str, str]  # by the meaning of a column
Amounts = Mapping[int, AmountTold]


def rows_shown(
    workbook: Workbook, told: FileTold, places: Gazetteer
) -> Iterator[RowShown]:
    """Every row that a file's tables hold, in the order of the file."""
    sheets = {sheet.name: sheet.rows for sheet in reversed(workbook.sheets)}
    for number, table in enumerate(told.tables):
        cells = sheets.get(table.sheet, [])
        for at, name, understood, amounts in _read(table, places):
            written = cells[at - 1] if at <= len(cells) else []
            shown = tuple(_cells(table, at, written, understood, amounts))
            yield RowShown(number, table.sheet, at, mask(name), shown)


def covered(cell: Cell, meaning: str) -> str:
    """A cell's text with any NIK masked, by what its column means.

    Phone numbers are long too and no secret: there only what is longer is masked. A
    number that a shop gave to a product or an order is none; in a column of which the
    meaning is not known, all that may be a NIK is masked.
    """
    text = clean(cell)
    if meaning in NEVER_NIK:
        return text
    if meaning == "phone" and not _LONGER_THAN_PHONES.search(text):
        return text
    masked = mask(text)
    if meaning == "nik" and masked == text:
        return text[:SHOWN_OF_NIK] + "•" * (len(text) - SHOWN_OF_NIK)
    return masked


def _cells(
    table: TableTold,
    row: int,
    written: Sequence[Cell],
    understood: Understood,
    amounts: Amounts,
) -> Iterable[CellShown]:
    for column in table.columns:
        at, meaning = column.index, column.meaning
        if meaning in UNTOLD and at not in amounts:
            continue
        cell = written[at - 1] if at <= len(written) else None
        text = covered(cell, meaning)
        sold = _amount(amounts[at]) if at in amounts else ""
        made = " / ".join(filter(None, (understood.get(meaning, ""), sold)))
        if text or made:
            place = f"{column_letter(at)}{row}"
            yield CellShown(place, column.header, text, "" if made == text else made)
    if "worked out" in understood:  # of several cells
        yield CellShown(str(row), "Dihitung", "", understood["worked out"])


def _amount(amount: AmountTold) -> str:
    told = amount.told
    if amount.said == "amount" and told is not None:
        return rupiah(told)
    return SAID.get(amount.said, SAID["blank"])


Read = tuple[int, str, Understood, Amounts]


def _read(table: TableTold, places: Gazetteer) -> Iterable[Read]:
    """Each row with its name, and what was understood of its columns."""
    return chain(
        (_attendance(row, places) for row in table.attendance),
        (_curated(row, places) for row in table.curated),
        (_line(row) for row in table.lines),
        (_visit(row, places) for row in table.visits),
    )


def _attendance(row: AttendanceRow, places: Gazetteer) -> Read:
    made = _mention(row.mention, places)
    if row.absent:
        made["presence"] = made["note"] = "tidak ikut"
    amounts = {amount.column: amount for amount in row.amounts}
    return row.row, row.mention.business or row.mention.owner, made, amounts


def _curated(row: CuratedRow, places: Gazetteer) -> Read:
    made = _mention(row.mention, places) | {
        "edition": str(row.edition) if row.edition else "belum diketahui",
        "sku": row.sku,
        "product": row.product,
        "verdict": "diterima" if row.accepted else "tidak diterima",
    }
    return row.row, row.product or row.mention.business, made, {}


def _mention(told: MentionTold, places: Gazetteer) -> dict[str, str]:
    both = " / ".join(filter(None, (told.business, told.owner)))
    ward = places.wards.get(told.ward, "")
    district = places.districts.get(told.district, "")
    return {
        "business": told.business,
        "owner": told.owner,
        "name": both,
        "business_owner": both,
        "run_together": both,
        "nik": NIK_STATES.get(told.nik.state, ""),
        "phone": ", ".join(told.phones),
        "address": mask(told.address),
        "ward": ", ".join(filter(None, (ward, district))),
        "district": district,
        "ward_district": ", ".join(filter(None, (ward, district))),
        "product": told.product,
        "note": mask(told.note),
    }


def _line(row: LineRow) -> Read:
    made = {
        "order": row.order,
        "product": row.product,
        "sku": row.sku,
        "status": STATUSES.get(row.status, ""),
        "paid_at": f"{row.paid_at:%d/%m/%Y %H:%M}" if row.paid_at else "",
        "quantity": str(row.quantity),
        "returned": str(row.returned),
        "worked out": f"{row.quantity - row.returned} × {rupiah(row.unit_price)}",
    }
    return row.row, row.product, made, {}


def _visit(row: VisitRow, places: Gazetteer) -> Read:
    ward = places.wards.get(row.ward, "")
    district = places.districts.get(row.district, "")
    found = ", ".join(row.findings)
    made = {
        "outlet": row.outlet,
        "kind": OUTLETS.get(row.kind, ""),
        "address": row.address,
        "ward": ", ".join(filter(None, (ward, district))),
        "district": district,
        "ward_district": ", ".join(filter(None, (ward, district))),
        "date": f"{row.day:%d/%m/%Y}" if row.day else "belum diketahui",
        "officer": row.officer,
        "finding": found or "tidak ada temuan",
    }
    made |= {f"ticks {kind}": kind for kind in row.findings}
    return row.row, row.outlet, made, {}

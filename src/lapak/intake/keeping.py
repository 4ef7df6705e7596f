"""What a file says, into the database: tables, rows, cells, remarks.

Nothing counts yet: every row is stored as set aside, and settling decides. The NIK
goes in sealed (its raw text) and as keyed hashes, never as digits.
"""

import hashlib
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import fields
from operator import attrgetter
from typing import Any

from lapak.domain.bazaars.models import Attendance, Outcome
from lapak.domain.monitoring.actions import keep_visits
from lapak.domain.monitoring.models import Finding, Visit, VisitOutcome
from lapak.domain.online.actions import keep_products
from lapak.domain.online.models import (
    CuratedProduct,
    LineOutcome,
    OrderLine,
    ToldEdition,
)
from lapak.domain.places.models import Outlet
from lapak.domain.registry.actions import keep_mentions
from lapak.domain.registry.models import Mention
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.actions import ask, keep_tables
from lapak.domain.sources.models import (
    Question,
    SourceColumn,
    SourceFile,
    SourceTable,
)
from lapak.domain.sources.secrecy import Locks
from lapak.domain.storage import reserve_keys
from lapak.intake.cells.text import plain
from lapak.intake.settling.in_hand import lay_down
from lapak.intake.settling.state import ListInHand
from lapak.intake.told import (
    AmountTold,
    AttendanceRow,
    ColumnTold,
    CuratedRow,
    FileTold,
    MentionTold,
    NikTold,
    Remark,
    TableTold,
    VisitRow,
)
from lapak.shared.masking import mask_all

KEPT = (SourceTable, Question, Mention, Attendance, DailySales, CuratedProduct,
        OrderLine, Visit, Finding)  # fmt: skip


def keep_told(
    file: SourceFile,
    told: FileTold,
    *,
    year: int | None,
    only: Collection[int] | None = None,
    in_hand: list[ListInHand] | None = None,
) -> None:
    """Store all that a file says; `year` marks the bazaars of other years.

    `only`: of its tables those at these places, the others being there already.
    `in_hand` takes its rows of attendance lists, which are then stored by settling.
    """
    kept: list[ListInHand] = []
    wanted = range(len(told.tables)) if only is None else sorted(only)
    tables = {n: _table(file, n, told.tables[n], year) for n in wanted}
    columns = [[_column(c) for c in told.tables[n].columns] for n in tables]
    keep_tables(list(tables.values()), columns)
    for number, table in tables.items():
        _keep_rows(table, told.tables[number], kept)
    if in_hand is None:
        lay_down(kept)
    else:
        in_hand += kept
    said = [r for r in told.remarks if r.table is None or r.table in tables]
    ask(file, [question(remark, tables) for remark in said])


def _table(
    file: SourceFile, number: int, told: TableTold, year: int | None
) -> SourceTable:
    event = told.event
    return SourceTable(
        file=file,
        position=number,
        kind=told.kind,
        sheet=told.sheet[:120],
        header_row=told.header_row,
        first_row=told.first_row,
        last_row=told.last_row,
        total_row=told.total_row,
        hidden=told.hidden,
        summary=told.summary,
        unit=told.unit,
        name=event.name[:200],
        place=event.place[:300],
        level=event.level,
        district=event.district,
        opens=event.opens,
        closes=event.closes or event.opens,
        day=event.day,
        day_number=event.day_number,
        cancelled=event.cancelled,
        revision=event.revision,
        other_year=bool(year and event.opens and event.opens.year != year),
    )


def _column(told: ColumnTold) -> SourceColumn:
    return SourceColumn(
        index=told.index,
        header=told.header[:200],
        meaning=told.meaning or "other",
        day=told.day,
    )


def question(remark: Remark, tables: Mapping[int, SourceTable]) -> Question:
    """A remark as a question, said of its file by the caller."""
    return Question(
        table=tables[remark.table] if remark.table is not None else None,
        sheet=remark.sheet[:120],
        row=remark.row,
        column=remark.column,
        kind=remark.kind,
        value=remark.value[:300],
        reason=remark.reason[:500],
        needs_answer=remark.needs_answer,
        suggestion=remark.suggestion[:60],
        at_stake=remark.at_stake,
        found_by="reading",
    )


def _keep_rows(table: SourceTable, told: TableTold, kept: list[ListInHand]) -> None:
    if told.attendance:
        kept.append(_attendance(table, told.attendance))
    if told.curated or told.editions:
        _keep_curated(table, told)
    if told.lines:
        keep_products([], [], _lines(table, told))
    if told.visits:
        _keep_visits(table, told.visits)


def _attendance(table: SourceTable, rows: Sequence[AttendanceRow]) -> ListInHand:
    """Rows as they are stored while nothing counts, under the numbers they will have."""
    ids = reserve_keys(Mention, len(rows))
    amounts = [amount for row in rows for amount in row.amounts]
    return ListInHand(
        table.pk,
        {"id": ids, **_mentions(table, rows)},
        {
            "mention_id": ids,
            "absent": [row.absent for row in rows],
            "outcome": [Outcome.SET_ASIDE.value],
        },
        {
            "id": reserve_keys(DailySales, len(amounts)) if amounts else [],
            "mention_id": [
                key for key, row in zip(ids, rows, strict=True) for _ in row.amounts
            ],
            "column": [amount.column for amount in amounts],
            "day": [amount.day for amount in amounts],
            "written": [amount.written[:120] for amount in amounts],
            "said": [amount.said for amount in amounts],
            "told": [amount.told for amount in amounts],
        },
    )


def _mentions(
    table: SourceTable, rows: Sequence[AttendanceRow | CuratedRow]
) -> dict[str, Sequence[Any]]:
    """How rows name businesses, column by column, as it is stored."""
    locks = Locks()
    told = [row.mention for row in rows]
    niks = [one.nik for one in told]
    digits = [locks.blind(n.digits) if n.state == "whole" else "" for n in niks]
    written = [n.written for n in niks]
    business = [one.business[:200] for one in told]
    owner = [one.owner[:200] for one in told]
    return {
        "table_id": [table.pk],
        "row": [row.row for row in rows],
        "hidden": [row.hidden for row in rows],
        "business_written": business,
        "owner_written": owner,
        "business_name": business,
        "owner_name": owner,
        "nik_sealed": locks.seal_all(written),
        "nik_state": [n.state for n in niks],
        "nik": digits,
        "nik15": [
            locks.blind("15:" + n.digits[:15]) if _has_15(n) else "" for n in niks
        ],
        "phones": [" ".join(one.phones)[:120] for one in told],
        "phone_written": mask_all([one.phone_written for one in told], 120),
        "address": mask_all([one.address for one in told], 300),
        "ward_written": [one.ward_written[:120] for one in told],
        "district_written": [one.district_written[:120] for one in told],
        "told_ward": [one.ward for one in told],
        "told_district": [one.district for one in told],
        "product": [one.product[:200] for one in told],
        "business_number": [one.business_number[:60] for one in told],
        "agency": [one.agency[:80] for one in told],
        "note": mask_all([one.note for one in told], 200),
        "print": [
            row_print(row, locks, hashed=key if n.written == n.digits else "")
            for row, n, key in zip(rows, niks, digits, strict=True)
        ],
    }


def _has_15(nik: NikTold) -> bool:
    return len(nik.digits) >= 15 and nik.state != "length"


def _said(kind: type[Any], *but: str) -> Callable[[Any], tuple[Any, ...]]:
    """What reads all fields of a kind of row, but these."""
    return attrgetter(*(f.name for f in fields(kind) if f.name not in but))


_mention_said = _said(MentionTold, "nik")
_amount_said = _said(AmountTold)
_attendance_said = _said(AttendanceRow, "row", "mention", "amounts")
_curated_said = _said(CuratedRow, "row", "mention")


def row_print(
    row: AttendanceRow | CuratedRow, locks: Locks | None = None, *, hashed: str = ""
) -> str:
    """A print of all that a row says but where it stands; the NIK's digits hashed in.

    `hashed`: the keyed hash of the NIK as written, where it is at hand.
    """
    nik = row.mention.nik
    if nik.written and not hashed:
        hashed = (locks or Locks()).blind(nik.written)
    own: tuple[Any, ...]
    if isinstance(row, AttendanceRow):
        own = (*_attendance_said(row), *map(_amount_said, row.amounts))
    else:
        own = _curated_said(row)
    told = repr([hashed, nik.state, _mention_said(row.mention), own])
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def _keep_curated(table: SourceTable, told: TableTold) -> None:
    ids = keep_mentions(_mentions(table, told.curated)) if told.curated else []
    products = [
        CuratedProduct(
            mention_id=key,
            number=row.edition,
            sku=row.sku[:60],
            product=row.product[:300],
            accepted=row.accepted,
        )
        for key, row in zip(ids, told.curated, strict=True)
    ]
    editions = [
        ToldEdition(
            table=table,
            number=e.number,
            name=e.name[:200],
            opens=e.opens,
            closes=e.closes,
        )
        for e in told.editions
    ]
    keep_products(products, editions, [])


def _lines(table: SourceTable, told: TableTold) -> list[OrderLine]:
    return [
        OrderLine(
            table=table,
            row=line.row,
            marketplace=told.marketplace,
            order=line.order[:60],
            line=line.line[:80],
            product=line.product[:300],
            sku=line.sku[:60],
            status=line.status,
            status_written=line.status_written[:80],
            paid_at=line.paid_at,
            quantity=line.quantity,
            returned=line.returned,
            unit_price=line.unit_price,
            net=line.net,
            outcome=LineOutcome.SET_ASIDE,
        )
        for line in told.lines
    ]


def _keep_visits(table: SourceTable, rows: Sequence[VisitRow]) -> None:
    outlets = [
        Outlet(
            kind=row.kind,
            name=row.outlet[:200],
            address=row.address[:300],
            district_id=row.district or None,
            ward_id=row.ward or None,
            key=outlet_key(row),
        )
        for row in rows
    ]
    visits = [
        Visit(
            table=table,
            row=row.row,
            kind=row.kind,
            told_district=row.district,
            date=row.day,
            date_written=row.day_written[:60],
            officer=row.officer[:150],
            outcome=VisitOutcome.SET_ASIDE,
        )
        for row in rows
    ]
    findings = [
        [
            Finding(type=kind, detail=row.detail[:300], follow_up=row.follow_up[:200])
            for kind in row.findings
        ]
        for row in rows
    ]
    keep_visits(outlets, visits, findings)


def outlet_key(row: VisitRow) -> str:
    """An outlet is one by kind, name and address (or ward where no address is told)."""
    where = plain(row.address) or row.ward or row.district
    return f"{row.kind}|{plain(row.outlet)}|{where}"[:200]

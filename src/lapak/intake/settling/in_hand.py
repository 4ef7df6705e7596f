"""Rows of lists that are not stored yet: taken up into the books, laid down settled.

A list of 100,000 rows would otherwise be written, read back and written over. Whoever
needs its rows in the database before it is settled lays them down as they are.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from lapak.domain.bazaars.actions import keep_attendance
from lapak.domain.registry.actions import keep_mentions
from lapak.domain.sales.actions import keep_sales
from lapak.intake.settling.state import (
    AttendanceState,
    Books,
    ListInHand,
    MentionState,
    SaleState,
)

MENTIONS = (
    "id", "row", "business_written", "owner_written", "nik", "nik15", "phones", "address", "told_ward",
    "told_district", "ward_written", "product", "agency",
)  # fmt: skip
SALES = ("mention_id", "id", "column", "day", "said", "told")


def lay_down(lists: list[ListInHand]) -> None:
    """Store rows that were in hand as they stand there; none is left in hand."""
    for one in lists:
        keep_mentions(one.mentions)
        keep_attendance(one.attendance)
        keep_sales(one.sales)
    lists.clear()


def take_up(books: Books, one: ListInHand) -> None:
    """Put rows that are not stored yet into the books, as they would be loaded."""
    table = books.tables[one.table]
    mentions = [
        MentionState(
            number, table, row, business, owner, nik, nik15, tuple(phones.split()), address,
            ward, district, ward_written, product, agency,
            (business, owner), None, (business, owner, "", ""),
        )
        for number, row, business, owner, nik, nik15, phones, address, ward, district,
        ward_written, product, agency
        in zip(*[one.mentions[name] for name in MENTIONS], strict=True)
    ]  # fmt: skip
    was = (one.attendance["outcome"][0], None, None)
    told = zip(mentions, one.attendance["absent"], strict=True)
    one.rows = [AttendanceState(mention, absent, was) for mention, absent in told]
    cells = {row.mention.id: row.sales for row in one.rows}
    untold = (None, None)
    for of, number, column, day, said, amount in zip(
        *[one.sales[name] for name in SALES], strict=True
    ):
        cells[of].append(SaleState(number, column, day, said, amount, untold))
    books.mentions.update(zip(cells, mentions, strict=True))
    books.attendance += one.rows
    books.in_hand.append(one)


def lay_settled(
    books: Books,
    bazaars: Mapping[int, int],
    business_of: Mapping[int, int],
    taken: Sequence[int | None],
) -> dict[str, int]:
    """Store the rows in hand with what was settled of them; says how much that is.

    `taken`: the participation of every row of the books' attendance, in order.
    """
    counts = {"mentions": 0, "attendance": 0, "sales": 0}
    at = len(books.attendance) - sum(len(one.rows) for one in books.in_hand)
    for one in books.in_hand:
        mine = taken[at : at + len(one.rows)]
        at += len(one.rows)
        counts["mentions"] += _settle_mentions(one, business_of)
        _settle_attendance(one, bazaars.get(one.table), mine)
        counts["attendance"] += sum(row.outcome != row.was[0] for row in one.rows)
        counts["sales"] += _settle_sales(one, mine)
    lay_down(books.in_hand)
    return counts


def _settle_mentions(one: ListInHand, business_of: Mapping[int, int]) -> int:
    mentions = [row.mention for row in one.rows]
    told: dict[str, list[Any]] = {
        "business_name": [m.business[:200] for m in mentions],
        "owner_name": [m.owner[:200] for m in mentions],
        "ward_id": [m.ward or None for m in mentions],
        "district_id": [m.district or None for m in mentions],
        "business_id": [
            None if m.cluster is None else business_of[m.cluster] for m in mentions
        ],
    }
    one.mentions |= told
    same = zip(told["ward_id"], told["district_id"], told["business_id"], strict=True)
    return sum(map(any, same))


def _settle_attendance(
    one: ListInHand, bazaar: int | None, taken: Sequence[int | None]
) -> None:
    one.attendance |= {
        "outcome": [row.outcome for row in one.rows],
        "bazaar_id": [bazaar],
        "participation_id": taken,
    }


def _settle_sales(one: ListInHand, taken: Sequence[int | None]) -> int:
    pairs = zip(one.rows, taken, strict=True)
    of = [participation for row, participation in pairs for _ in row.sales]
    told = [sale.turnover for row in one.rows for sale in row.sales]
    one.sales |= {"participation_id": of, "turnover": told}
    return len(of) - of.count(None)

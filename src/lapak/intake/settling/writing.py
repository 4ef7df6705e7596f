"""From the books into the database: only what differs is written, all with journal."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from lapak.domain.bazaars.actions import (
    forget_attendance,
    hold_bazaars,
    settle_attendance,
    take_no_part,
    take_part,
)
from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.journal.actions import facts
from lapak.domain.journal.rules import Said
from lapak.domain.monitoring.actions import forget_visits, settle_visits
from lapak.domain.online.actions import (
    forget_lines,
    hold_editions,
    settle_lines,
    settle_products,
)
from lapak.domain.online.models import OnlineBazaar
from lapak.domain.registry.actions import name_mentions
from lapak.domain.registry.models import Business, Owner
from lapak.domain.sales.actions import forget_sales, settle_sales
from lapak.domain.sources.actions import set_tables_aside
from lapak.domain.sources.models import SourceTable
from lapak.intake.settling.in_hand import lay_settled
from lapak.intake.settling.registering import register
from lapak.intake.settling.state import AttendanceState, BazaarState, Books

WRITTEN = (Business, Owner, Bazaar, Participation, OnlineBazaar)


@dataclass(slots=True)
class Written:
    """How many rows of each kind changed: all zero means that nothing did."""

    counts: dict[str, int] = field(default_factory=dict)


def write(books: Books, *, by: str) -> Written:
    """Store what settling decided; call it inside the transaction that took in."""
    written = Written()
    _tables(books, written)
    bazaars = _bazaars(books, by=by)
    business_of = register(books, by=by)
    _mentions(books, business_of, written)
    pairs = [_pair(row, bazaars, business_of) for row in books.attendance]
    ids, gone = _participations(pairs, by=by)
    taken = [ids[pair] if pair else None for pair in pairs]
    _attendance(books, bazaars, taken, written)
    _sales(books, taken, written, by=by)
    for name, number in lay_settled(books, bazaars, business_of, taken).items():
        written.counts[name] += number
    _forget(books, written)
    take_no_part(gone, by=by)
    stale = _editions(books, by=by)
    _online(books, business_of, written)
    hold_editions([], [], stale, by=by)
    _visits(books, written)
    return written


def _forget(books: Books, written: Written) -> None:
    """Let go of the rows of files that were taken back or replaced."""
    fallen = list(
        SourceTable.objects.exclude(pk__in=books.tables).values_list("pk", flat=True)
    )
    written.counts["attendance"] += forget_attendance(fallen)
    written.counts["sales"] += forget_sales(fallen)
    written.counts["lines"] = forget_lines(fallen)
    written.counts["visits"] = forget_visits(fallen)


def _tables(books: Books, written: Written) -> None:
    rows = [
        (t.set_aside, t.id) for t in books.tables.values() if t.set_aside != t.was_aside
    ]
    written.counts["tables"] = set_tables_aside(rows)


# --- bazaars ---------------------------------------------------------------------


BAZAAR_FACTS = (
    "key",
    "name",
    "place",
    "level",
    "district_id",
    "opens",
    "closes",
    "held",
)


def _bazaars(books: Books, *, by: str) -> dict[int, int]:
    """Bazaars for the groups of tables: table id → bazaar id."""
    stored = {b.pk: b for b in Bazaar.objects.all()}
    by_key = {b.key: b for b in stored.values()}
    taken: set[int] = set()
    new: list[Bazaar] = []
    changed: list[tuple[Bazaar, dict[str, Any]]] = []
    rows: list[tuple[BazaarState, Bazaar]] = []
    for state in books.bazaars:
        was = [
            t.was_bazaar
            for t in state.tables
            if t.was_bazaar in stored and t.was_bazaar not in taken
        ]
        known = by_key.get(state.key)
        if known and known.pk in taken:
            known = None
        bazaar = stored[was[0]] if was and was[0] else known or Bazaar()
        if bazaar.pk:
            taken.add(bazaar.pk)
        _lay(bazaar, state, new, changed)
        rows.append((state, bazaar))
    for bazaar in stored.values():
        if bazaar.pk not in taken and bazaar.held:
            before = facts(bazaar)
            bazaar.held = False
            bazaar.key = f"-{bazaar.pk}|{bazaar.key}"[:160]
            changed.append((bazaar, before))
    hold_bazaars(new, changed, by=by)
    for state, bazaar in rows:
        state.id = bazaar.pk
    return {t.id: bazaar.pk for state, bazaar in rows for t in state.tables}


def _lay(
    bazaar: Bazaar,
    state: BazaarState,
    new: list[Bazaar],
    changed: list[tuple[Bazaar, dict[str, Any]]],
) -> None:
    was = [getattr(bazaar, name) for name in BAZAAR_FACTS]
    before = facts(bazaar) if bazaar.pk else {}
    bazaar.key, bazaar.name, bazaar.place = state.key, state.name, state.place
    bazaar.level, bazaar.opens, bazaar.closes = state.level, state.opens, state.closes
    bazaar.district_id = None if state.district == "outside" else state.district
    bazaar.held = True
    if not bazaar.pk:
        new.append(bazaar)
    elif [getattr(bazaar, name) for name in BAZAAR_FACTS] != was:
        changed.append((bazaar, before))


# --- people and participations ----------------------------------------------------


def _mentions(books: Books, business_of: dict[int, int], written: Written) -> None:
    rows = []
    here = _tables_in_hand(books)
    for m in books.mentions.values():
        if m.table.id in here:
            continue
        business = business_of.get(m.cluster) if m.cluster is not None else None
        now = (m.business[:200], m.owner[:200], m.ward, m.district)
        if now != m.was or business != m.was_business:
            rows.append(
                (now[0], now[1], m.ward or None, m.district or None, business, m.id)
            )
    written.counts["mentions"] = name_mentions(rows)


def _tables_in_hand(books: Books) -> set[int]:
    """Tables whose rows are not stored yet, and so need no change of what is stored."""
    return {one.table for one in books.in_hand}


Pair = tuple[int, int]


def _pair(
    row: AttendanceState, bazaars: dict[int, int], business_of: dict[int, int]
) -> Pair | None:
    cluster = row.mention.cluster
    if row.outcome != "took_part" or cluster is None:
        return None
    return bazaars[row.mention.table.id], business_of[cluster]


def _participations(
    pairs: Sequence[Pair | None], *, by: str
) -> tuple[dict[Pair, int], list[Participation]]:
    """(bazaar, business) → participation id; and those that nothing tells of now."""
    stored = Participation.objects.values_list("bazaar_id", "business_id", "pk")
    ids = {(bazaar, business): pk for bazaar, business, pk in stored}
    wanted = dict.fromkeys(filter(None, pairs))
    gone = Participation.objects.in_bulk(
        [ids[pair] for pair in ids if pair not in wanted]
    )
    new = [pair for pair in wanted if pair not in ids]
    ids |= zip(new, take_part(new, by=by), strict=True)
    return ids, list(gone.values())


def _attendance(
    books: Books,
    bazaars: dict[int, int],
    taken: Sequence[int | None],
    written: Written,
) -> None:
    rows = []
    here = _tables_in_hand(books)
    for row, participation in zip(books.attendance, taken, strict=True):
        if row.mention.table.id in here:
            continue
        now = (row.outcome, bazaars.get(row.mention.table.id), participation)
        if now != row.was:
            rows.append((*now, row.mention.id))
    written.counts["attendance"] = settle_attendance(rows)


def _sales(
    books: Books, taken: Sequence[int | None], written: Written, *, by: str
) -> None:
    rows = []
    decided = []
    here = _tables_in_hand(books)
    for row, participation in zip(books.attendance, taken, strict=True):
        stored = row.mention.table.id not in here
        for sale in row.sales:
            now = (participation, sale.turnover)
            if now == sale.was:
                continue
            if stored:
                rows.append((*now, sale.id))
            if participation and sale.turnover != sale.told:
                before = {"turnover": sale.was[1] if sale.was[0] else sale.told}
                after = {"turnover": sale.turnover, "written": sale.told}
                decided.append(
                    Said(
                        "sales.corrected", f"sales.dailysales:{sale.id}", before, after
                    )
                )
    written.counts["sales"] = settle_sales(rows, decided=decided, by=by)


# --- online and monitoring -----------------------------------------------------------


def _editions(books: Books, *, by: str) -> list[OnlineBazaar]:
    """Register the editions; returns those that no list tells of any more."""
    stored = {(e.year, e.number): e for e in OnlineBazaar.objects.all()}
    new: list[OnlineBazaar] = []
    changed: list[tuple[OnlineBazaar, dict[str, Any]]] = []
    for state in books.editions:
        edition = stored.pop((state.opens.year, state.number), None)
        fresh = edition is None
        edition = edition or OnlineBazaar(year=state.opens.year, number=state.number)
        before = None if fresh else facts(edition)
        now = (state.name, state.opens, state.closes)
        if fresh:
            new.append(edition)
        elif (edition.name, edition.opens, edition.closes) != now:
            changed.append((edition, before or {}))
        edition.name, edition.opens, edition.closes = now
        state.id = edition.pk
    hold_editions(new, changed, [], by=by)
    ids = {(e.year, e.number): e.pk for e in new}
    for state in books.editions:
        state.id = state.id or ids[state.opens.year, state.number]
    return list(stored.values())


def _online(books: Books, business_of: dict[int, int], written: Written) -> None:
    products = []
    for product in books.curated:
        now = (
            product.edition.id if product.edition else None,
            product.mention.table.counts,
        )
        if now != product.was:
            products.append((*now, product.mention.id))
    written.counts["products"] = settle_products(products)
    lines = []
    for line in books.lines:
        business = (
            business_of.get(line.cluster) if line.cluster is not None else line.business
        )
        told = (
            line.outcome,
            line.edition.id if line.edition else None,
            business,
            line.attributed_by,
        )
        if told != line.was:
            lines.append((*told, line.id))
    written.counts["lines"] += settle_lines(lines)


def _visits(books: Books, written: Written) -> None:
    rows = [
        (v.outcome, v.district or None, v.id)
        for v in books.visits
        if (v.outcome, v.district) != v.was
    ]
    written.counts["visits"] += settle_visits(rows)

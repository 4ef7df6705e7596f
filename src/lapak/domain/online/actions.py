"""Editions, curated products and order lines: stored, settled."""

from collections.abc import Iterable, Sequence
from typing import Any

from lapak.domain.journal.actions import facts, write_all
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.online.models import (
    CuratedProduct,
    LineOutcome,
    OnlineBazaar,
    OrderLine,
    ToldEdition,
)
from lapak.domain.storage import insert_rows, update_rows


def keep_products(
    products: Sequence[CuratedProduct],
    editions: Sequence[ToldEdition],
    lines: Sequence[OrderLine],
) -> None:
    """Store curated products, told editions and order lines; nothing counts yet."""
    insert_rows(products)
    insert_rows(editions)
    insert_rows(lines)


def hold_editions(
    new: Sequence[OnlineBazaar],
    changed: Iterable[tuple[OnlineBazaar, dict[str, Any]]],
    gone: Sequence[OnlineBazaar],
    *,
    by: str,
) -> None:
    """Register editions, correct their dates, remove those that no list tells of."""
    told = [Said("edition.removed", name_of(e), facts(e), None) for e in gone]
    for edition in gone:
        edition.delete()
    insert_rows(new)
    told += [Said("edition.registered", name_of(e), None, facts(e)) for e in new]
    for edition, before in changed:
        edition.save()
        told.append(Said("edition.corrected", name_of(edition), before, facts(edition)))
    write_all(told, by=by)


def settle_products(rows: Iterable[Sequence[Any]]) -> int:
    """Lay edition and whether it counts on curated products: (…, mention id) each."""
    return update_rows(CuratedProduct, ("edition_id", "counts"), rows)


def settle_lines(rows: Iterable[Sequence[Any]]) -> int:
    """Lay outcome, edition, business and how it was found on lines: (…, id) each."""
    return update_rows(
        OrderLine, ("outcome", "edition_id", "business_id", "attributed_by"), rows
    )


def forget_lines(fallen: Sequence[int]) -> int:
    """Lines and products of tables that no longer stand count no more."""
    lines = OrderLine.objects.filter(table__in=fallen)
    lines = lines.exclude(outcome=LineOutcome.SET_ASIDE, edition=None, business=None)
    products = CuratedProduct.objects.filter(mention__table__in=fallen)
    products = products.exclude(counts=False, edition=None)
    changed = products.update(counts=False, edition=None)
    return changed + lines.update(
        outcome=LineOutcome.SET_ASIDE, edition=None, business=None, attributed_by=""
    )

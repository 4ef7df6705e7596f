"""Businesses and the rows that name them: stored, named, joined."""

from collections.abc import Iterable, Sequence
from typing import Any

from lapak.domain.journal.actions import facts, write_all
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.registry.models import Business, Mention, Owner
from lapak.domain.sources.actions import BATCH, update_rows


def keep_mentions(mentions: Sequence[Mention]) -> None:
    """Store the rows of lists that name businesses; whose they are is settled later."""
    Mention.objects.bulk_create(mentions, batch_size=BATCH)


def forget_mentions(tables: Sequence[int]) -> None:
    """Let go of the rows of tables (by id), with their attendance and turnover."""
    Mention.objects.filter(table__in=tables).delete()


def recall_businesses(rows: Iterable[Sequence[Any]]) -> int:
    """Lay on rows that were read anew whose they were before: (business, id) each."""
    return update_rows(Mention, ("business_id",), rows)


def found_owners(names: Sequence[str]) -> list[Owner]:
    """New owners, in order."""
    return Owner.objects.bulk_create(
        [Owner(name=n[:200]) for n in names], batch_size=BATCH
    )


def found_businesses(businesses: Sequence[Business], *, by: str) -> None:
    """Register businesses seen for the first time."""
    Business.objects.bulk_create(businesses, batch_size=BATCH)
    write_all(
        [Said("business.registered", name_of(b), None, facts(b)) for b in businesses],
        by=by,
    )


BUSINESS_FACTS = (
    "name",
    "owner_id",
    "ward_id",
    "district_id",
    "product",
    "agency",
    "alias_of_id",
)


def correct_businesses(
    changed: Iterable[tuple[Business, dict[str, Any]]], *, by: str
) -> int:
    """Write what is now known of businesses; each with its facts before."""
    told: list[Said] = []
    rows: list[list[Any]] = []
    for business, before in changed:
        after = facts(business)
        joined = business.alias_of_id is not None and before.get("alias_of") is None
        told.append(
            Said(
                "business.joined" if joined else "business.corrected",
                name_of(business),
                before,
                after,
            )
        )
        rows.append(
            [getattr(business, name) for name in BUSINESS_FACTS] + [business.pk]
        )
    update_rows(Business, BUSINESS_FACTS, rows)
    write_all(told, by=by)
    return len(rows)


def name_mentions(rows: Iterable[Sequence[Any]]) -> int:
    """Lay names, ward, district and business on rows of lists.

    Each row: business name, owner name, ward, district, business id, mention id.
    """
    columns = ("business_name", "owner_name", "ward_id", "district_id", "business_id")
    return update_rows(Mention, columns, rows)

"""Businesses and the rows that name them: stored, named, joined."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from lapak.domain.journal.actions import facts, write_all, write_new
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.registry.models import Business, Mention, Owner
from lapak.domain.registry.queries import mentions_of
from lapak.domain.sources.secrecy import unseal
from lapak.domain.storage import insert_columns, update_rows


def keep_mentions(columns: Mapping[str, Sequence[Any]]) -> Sequence[int]:
    """Store the rows of lists that name businesses (field → values); gives their ids.

    Whose they are is settled later.
    """
    return insert_columns(Mention, columns)


def forget_mentions(tables: Sequence[int]) -> None:
    """Let go of the rows of tables (by id), with their attendance and turnover."""
    Mention.objects.filter(table__in=tables).delete()


def recall_businesses(rows: Iterable[Sequence[Any]]) -> int:
    """Lay on rows that were read anew whose they were before: (business, id) each."""
    return update_rows(Mention, ("business_id",), rows)


def found_owners(names: Sequence[str]) -> Sequence[int]:
    """New owners, in order: their ids."""
    return insert_columns(Owner, {"name": [name[:200] for name in names]})


def found_businesses(columns: Mapping[str, Sequence[Any]], *, by: str) -> Sequence[int]:
    """Register businesses seen for the first time (field → values); gives their ids."""
    ids = insert_columns(Business, columns)
    write_new("business.registered", Business, ids, columns, by=by)
    return ids


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
    changed = list(changed)
    for business, before in [*changed, *_moved_along(changed)]:
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


Changed = tuple[Business, dict[str, Any]]


def _moved_along(changed: Sequence[Changed]) -> Iterable[Changed]:
    """Aliases of a business that is joined become aliases of what it is joined to.

    So an alias always leads to the business in one step, as figures count it.
    """
    roots = {b.pk: b.alias_of_id for b, _ in changed if b.alias_of_id is not None}
    moving = {b.pk for b, _ in changed}
    for alias in Business.objects.filter(alias_of__in=roots).exclude(pk__in=moving):
        before = facts(alias)
        alias.alias_of_id = roots[alias.alias_of_id or 0]
        yield alias, before


@transaction.atomic
def look_at_niks(business: Business, *, by: str) -> list[tuple[Mention, str]]:
    """The NIKs of a business as lists hold them, each once; every look is journalled.

    Raises CannotOpen, and writes nothing, where one can't be opened.
    """
    told = mentions_of(business).exclude(nik_state="").order_by("-pk")
    # one number in several lists is one look: the newest row of each stands for it
    newest: dict[object, Mention] = {}
    for mention in told:
        newest.setdefault(mention.nik or mention.nik15 or mention.pk, mention)
    seen = [(one, unseal(one.nik_sealed or b"").decode()) for one in newest.values()]
    place = name_of(business)
    looks = [
        {"table": one.table_id, "row": one.row, "business": business.pk}
        for one in newest.values()
    ]
    write_all([Said("business.nik_seen", place, None, look) for look in looks], by=by)
    return seen


def name_mentions(rows: Iterable[Sequence[Any]]) -> int:
    """Lay names, ward, district and business on rows of lists.

    Each row: business name, owner name, ward, district, business id, mention id.
    """
    columns = ("business_name", "owner_name", "ward_id", "district_id", "business_id")
    return update_rows(Mention, columns, rows)

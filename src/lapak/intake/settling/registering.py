"""From groups of rows to registered businesses and owners, with ids that stay.

A business keeps its id as long as rows of it are there: where groups join, the older
id survives and the other becomes its alias; where a group splits, the part with most
rows keeps the id.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any

from lapak.domain.journal.actions import facts
from lapak.domain.registry.actions import (
    correct_businesses,
    found_businesses,
    found_owners,
)
from lapak.domain.registry.models import Business
from lapak.intake.settling.state import Books, MentionState

# what rows say of a business, field of the registry by field
TOLD = ("name", "owner_id", "ward_id", "district_id", "product", "agency")


def register(books: Books, *, by: str) -> dict[int, int]:
    """Businesses for every group of rows: group → business id."""
    groups: dict[int, list[MentionState]] = defaultdict(list)
    for mention in books.mentions.values():
        if mention.cluster is not None:
            groups[mention.cluster].append(mention)
    known = {b.pk: b for b in Business.objects.filter(pk__in=_stored(groups))}
    roots = {pk: b.alias_of_id or pk for pk, b in known.items()}
    missing = set(roots.values()) - set(known)
    known |= {b.pk: b for b in Business.objects.filter(pk__in=missing)}
    kept, joined = claim(groups, roots)
    owners = _owners(books, groups, kept, known)
    fresh = [c for c in groups if c not in kept]
    new = [_business_facts(groups[c], owners[books.owner_of[c]]) for c in fresh]
    told = {name: [one[name] for one in new] for name in TOLD}
    kept |= zip(fresh, found_businesses(told, by=by), strict=True)
    _correct(books, groups, kept, known, owners, joined, by=by)
    return kept


def _stored(groups: dict[int, list[MentionState]]) -> set[int]:
    return {m.was_business for g in groups.values() for m in g if m.was_business}


def claim(
    groups: dict[int, list[MentionState]], roots: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    """Which stored business each group keeps, and which became aliases of which."""
    rows: dict[int, Counter[int]] = defaultdict(Counter)
    for cluster in sorted(groups):
        for mention in groups[cluster]:
            if mention.was_business:
                rows[roots[mention.was_business]][cluster] += 1
    wanted: dict[int, list[int]] = defaultdict(list)
    for business in sorted(rows):
        best = max(rows[business].items(), key=lambda item: (item[1], -item[0]))[0]
        wanted[best].append(business)
    kept = {cluster: min(ids) for cluster, ids in wanted.items()}
    joined = {
        business: kept[cluster]
        for cluster, ids in wanted.items()
        for business in ids
        if business != kept[cluster] and set(rows[business]) == {cluster}
    }
    return kept, joined


def _owners(
    books: Books,
    groups: dict[int, list[MentionState]],
    kept: dict[int, int],
    known: dict[int, Business],
) -> dict[int, int]:
    """Owner group → owner id: the oldest owner of its kept businesses, else a new one."""
    names: dict[int, list[str]] = defaultdict(list)
    stored: dict[int, set[int]] = defaultdict(set)
    for cluster in sorted(groups):
        owner = books.owner_of[cluster]
        names[owner] += [m.owner for m in groups[cluster] if m.owner]
        if cluster in kept:
            stored[owner].add(known[kept[cluster]].owner_id)
    taken: set[int] = set()
    found: dict[int, int] = {}
    for owner in sorted(names):
        free = sorted(stored[owner] - taken) if owner in stored else ()
        if free:
            found[owner] = free[0]
            taken.add(free[0])
    fresh = [owner for owner in sorted(names) if owner not in found]
    created = found_owners([_most(names[owner]) or "?" for owner in fresh])
    return found | dict(zip(fresh, created, strict=True))


def _most(words: Sequence[str]) -> str:
    """The word said most; of equals the longest, then the first in the alphabet."""
    if len(words) < 2:
        return words[0] if words else ""
    return min(
        Counter(words).items(), key=lambda item: (-item[1], -len(item[0]), item[0])
    )[0]


def _business_facts(rows: Sequence[MentionState], owner: int) -> dict[str, Any]:
    """What its rows say of a business."""

    if len(rows) == 1:
        return _only_row(rows[0], owner)

    def said(words: list[str]) -> str:
        return _most([word for word in words if word])

    name = said([m.business for m in rows]) or said([m.owner for m in rows]) or "?"
    ward = said([m.ward for m in rows])
    return {
        "name": name[:200],
        "owner_id": owner,
        "ward_id": ward or None,
        "district_id": ward[:8] or said([m.district for m in rows]) or None,
        "product": said([m.product for m in rows])[:200],
        "agency": said([m.agency for m in rows])[:80],
    }


def _only_row(row: MentionState, owner: int) -> dict[str, Any]:
    """The same where one row tells of it, as of most."""
    return {
        "name": (row.business or row.owner or "?")[:200],
        "owner_id": owner,
        "ward_id": row.ward or None,
        "district_id": row.ward[:8] or row.district or None,
        "product": row.product[:200],
        "agency": row.agency[:80],
    }


def _correct(
    books: Books,
    groups: dict[int, list[MentionState]],
    kept: dict[int, int],
    known: dict[int, Business],
    owners: dict[int, int],
    joined: dict[int, int],
    *,
    by: str,
) -> None:
    changed: list[tuple[Business, dict[str, Any]]] = []
    for cluster, pk in kept.items():
        if pk in known:
            _note(changed, known[pk], groups[cluster], owners[books.owner_of[cluster]])
    for alias, root in joined.items():
        before = facts(known[alias])
        known[alias].alias_of_id = root
        changed.append((known[alias], before))
    correct_businesses(changed, by=by)


def _note(
    changed: list[tuple[Business, dict[str, Any]]],
    business: Business,
    rows: Sequence[MentionState],
    owner: int,
) -> None:
    said = _business_facts(rows, owner)
    if any(getattr(business, name) != value for name, value in said.items()):
        changed.append((business, facts(business)))
        for name, value in said.items():
            setattr(business, name, value)

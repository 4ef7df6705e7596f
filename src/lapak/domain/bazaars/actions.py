"""Bazaars and who took part, as lists tell it: stored, settled, changed."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lapak.domain.bazaars.models import Attendance, Bazaar, Outcome, Participation
from lapak.domain.journal.actions import facts, write_all, write_new
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.storage import insert_columns, insert_rows, update_rows


def keep_attendance(columns: Mapping[str, Sequence[Any]]) -> None:
    """Store rows of attendance lists (field → values); nothing counts yet."""
    insert_columns(Attendance, columns)


def hold_bazaars(
    new: Sequence[Bazaar], changed: Iterable[tuple[Bazaar, dict[str, Any]]], *, by: str
) -> None:
    """Register bazaars, or correct what is known of them (`held` False: called off).

    A key that one lets go of may be another's at once.
    """
    changed = list(changed)
    moved = [(f"~{b.pk}", b.pk) for b, before in changed if b.key != before["key"]]
    update_rows(Bazaar, ("key",), moved)  # set free before they are taken
    told = []
    for bazaar, before in changed:
        bazaar.save()
        told.append(Said("bazaar.corrected", name_of(bazaar), before, facts(bazaar)))
    insert_rows(new)
    told += [Said("bazaar.registered", name_of(b), None, facts(b)) for b in new]
    write_all(told, by=by)


def take_part(pairs: Sequence[tuple[int, int]], *, by: str) -> Sequence[int]:
    """Record that businesses took part in bazaars: (bazaar id, business id) each.

    Gives the ids of the participations, in order.
    """
    if not pairs:
        return []
    bazaars, businesses = zip(*pairs, strict=True)
    told = {"bazaar_id": bazaars, "business_id": businesses}
    ids = insert_columns(Participation, told)
    write_new("participation.recorded", Participation, ids, told, by=by)
    return ids


def take_no_part(participations: Sequence[Participation], *, by: str) -> None:
    """Remove participations that no list tells of any more; the journal keeps them."""
    told = [
        Said("participation.removed", name_of(p), facts(p), None)
        for p in participations
    ]
    keys = [p.pk for p in participations]
    for start in range(0, len(keys), 500):
        Participation.objects.filter(pk__in=keys[start : start + 500]).delete()
    write_all(told, by=by)


def settle_attendance(rows: Iterable[Sequence[Any]]) -> int:
    """Lay outcome, bazaar and participation on rows: (…, mention id) each."""
    return update_rows(Attendance, ("outcome", "bazaar_id", "participation_id"), rows)


def recall_bazaars(rows: Iterable[Sequence[Any]]) -> int:
    """Lay on rows that were read anew which bazaar they were of: (bazaar, id) each."""
    return update_rows(Attendance, ("bazaar_id",), rows)


def forget_attendance(fallen: Sequence[int]) -> int:
    """Rows of tables that no longer stand count no more; says how many changed."""
    left = Attendance.objects.filter(mention__table__in=fallen)
    gone = left.exclude(outcome=Outcome.SET_ASIDE, bazaar=None)
    return gone.update(outcome=Outcome.SET_ASIDE, bazaar=None, participation=None)

"""Writing the journal, inside the transaction of the change it tells of."""

from collections.abc import Callable, Iterable, Mapping
from datetime import UTC
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from lapak.domain.journal.models import Entry, Head
from lapak.domain.journal.queries import name_of, named
from lapak.domain.journal.rules import FIRST, Said, Sealer
from lapak.domain.storage import insert_told

SECRET = frozenset({"password", "sealed", "nik_sealed"})  # never told in the journal


def facts(thing: Model) -> dict[str, Any]:
    """The fields of a row, in a form that JSON can keep; secrets left out."""
    # a request's user is lazy
    return _as_told(thing._meta.model, partial(getattr, thing))


def facts_told(model: type[Model], row: Mapping[str, Any]) -> dict[str, Any]:
    """The same of a row that is told as field → value, all its fields."""
    return _as_told(model, row.__getitem__)


def said_of_new(
    verb: str,
    model: type[Model],
    keys: Iterable[Any],
    rows: Iterable[Mapping[str, Any]],
) -> list[Said]:
    """What to write of new rows that were told as field → value, with their keys."""
    return [
        Said(verb, named(model, key), None, facts_told(model, {"id": key, **row}))
        for key, row in zip(keys, rows, strict=True)
    ]


def _as_told(model: type[Model], value_of: Callable[[str], Any]) -> dict[str, Any]:
    told = {}
    for name, attribute in _told_fields(model):
        value = value_of(attribute)
        told[name] = value if type(value) in _AS_THEY_ARE else str(value)
    return told


_AS_THEY_ARE = {str, int, bool, type(None)}  # not what only derives from them


@cache
def _told_fields(model: type[Model]) -> list[tuple[str, str]]:
    """The fields that people change: name, and the attribute that holds it."""
    return [
        (field.name, field.attname)
        for field in model._meta.concrete_fields
        if field.editable and field.name not in SECRET
    ]


def write(
    verb: str,
    thing: Model,
    *,
    by: str,
    before: Mapping[str, Any] | None = None,
    key: UUID | None = None,
) -> None:
    """Add one entry about a row as it now stands."""
    said = Said(verb, name_of(thing), dict(before) if before else None, facts(thing))
    write_all([said], by=by, key=key)


@transaction.atomic
def write_all(told: Iterable[Said], *, by: str, key: UUID | None = None) -> int:
    """Add entries in order, each sealing the one before it; says how many.

    The head's lock makes writers wait for each other until they commit, so the
    chain has no gap and no fork.
    """
    told = list(told)
    if not told:
        return 0
    Head.objects.get_or_create(pk=1, defaults={"hash": FIRST})
    head = Head.objects.select_for_update().get(pk=1)
    at = timezone.now().astimezone(UTC).isoformat()
    sealer = Sealer(at=at, by=by)
    entries = []
    for said in told:
        hashed, before, after = sealer.seal(head.hash, said)
        head.number += 1
        entries.append(
            {
                "number": head.number,
                "at": at,
                "by": by,
                "verb": said.verb,
                "subject": said.subject,
                "before": None if said.before is None else before,
                "after": None if said.after is None else after,
                "key": key if len(told) == 1 else None,
                "previous": head.hash,
                "hash": hashed,
            }
        )
        head.hash = hashed
    insert_told(Entry, entries)
    head.save()
    return len(entries)

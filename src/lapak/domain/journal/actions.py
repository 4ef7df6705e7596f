"""Writing the journal, inside the transaction of the change it tells of."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC
from functools import cache, partial
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from lapak.domain.journal.models import Entry, Head
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import FIRST, Said, Sealer, as_json
from lapak.domain.storage import insert_columns

SECRET = frozenset({"password", "sealed", "nik_sealed"})  # never told in the journal


def facts(thing: Model) -> dict[str, Any]:
    """The fields of a row, in a form that JSON can keep; secrets left out."""
    # a request's user is lazy
    return _as_told(thing._meta.model, partial(getattr, thing))


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
    head, at = _locked_head()
    sealer = Sealer(at=at, by=by)
    hashes, befores, afters = [head.hash], [], []
    for said in told:
        hashed, before, after = sealer.seal(hashes[-1], said)
        hashes.append(hashed)
        befores.append(None if said.before is None else before)
        afters.append(None if said.after is None else after)
    columns: dict[str, Sequence[Any]] = {
        "at": [at],
        "by": [by],
        "verb": [said.verb for said in told],
        "subject": [said.subject for said in told],
        "before": befores,
        "after": afters,
        "key": [key if len(told) == 1 else None],
    }
    _add(head, columns, hashes)
    return len(told)


@transaction.atomic
def write_new(
    verb: str,
    model: type[Model],
    keys: Sequence[Any],
    columns: Mapping[str, Sequence[Any]],
    *,
    by: str,
) -> int:
    """Add an entry for each of many new rows, told as field → its values.

    The same entries as `write_all` writes, in order, without an object for each. A
    field that is not told is null in all of them, one value stands for all.
    """
    if not keys:
        return 0
    head, at = _locked_head()
    told = {
        name: keys if attribute == "id" else columns.get(attribute, [None])
        for name, attribute in _told_fields(model)
    }
    subjects = [f"{model._meta.label_lower}:{key}" for key in keys]
    afters = as_json(told, len(keys))
    hashes = Sealer(at=at, by=by).seal_new(head.hash, verb, subjects, afters)
    entries: dict[str, Sequence[Any]] = {
        "at": [at],
        "by": [by],
        "verb": [verb],
        "subject": subjects,
        "before": [None],
        "after": afters,
        "key": [None],
    }
    _add(head, entries, hashes)
    return len(keys)


def _locked_head() -> tuple[Head, str]:
    """The newest entry, nobody else's until the transaction ends, and the moment."""
    Head.objects.get_or_create(pk=1, defaults={"hash": FIRST})
    head = Head.objects.select_for_update().get(pk=1)
    return head, timezone.now().astimezone(UTC).isoformat()


def _add(
    head: Head, columns: Mapping[str, Sequence[Any]], hashes: Sequence[str]
) -> None:
    """Write entries behind the head. `hashes`: that of the head, then of each."""
    last = head.number + len(hashes) - 1
    chain = {"previous": hashes[:-1], "hash": hashes[1:]}
    numbers = range(head.number + 1, last + 1)
    insert_columns(Entry, {"number": numbers, **columns, **chain})
    head.number, head.hash = last, hashes[-1]
    head.save()

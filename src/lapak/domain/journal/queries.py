"""Questions asked of the journal."""

from collections.abc import Iterator
from uuid import UUID

from django.db.models import Model, QuerySet

from lapak.domain.journal.models import Entry, Head
from lapak.domain.journal.rules import Link, Said, first_broken


def name_of(thing: Model) -> str:
    """How the journal names a row: `bazaars.bazaar:7`."""
    return named(thing, thing.pk)


def named(model: Model | type[Model], key: object) -> str:
    """The same by a row's model and key."""
    return f"{model._meta.label_lower}:{key}"


def history(*things: Model) -> QuerySet[Entry]:
    """What was done to a thing, or to several that are one, newest first."""
    return Entry.objects.filter(subject__in=[name_of(thing) for thing in things])


def heard(key: UUID | None, thing: Model) -> bool:
    """Was the page with this key written down before, about this very thing?"""
    if key is None:
        return False
    return Entry.objects.filter(key=key, subject=name_of(thing)).exists()


def head() -> tuple[int, str]:
    """Number and hash of the newest entry; (0, '') while nothing was done yet."""
    return Head.objects.filter(pk=1).values_list("number", "hash").first() or (0, "")


def _links() -> Iterator[Link]:
    for e in Entry.objects.order_by("number").iterator(chunk_size=2000):
        said = Said(e.verb, e.subject, e.before, e.after)
        yield Link(e.number, e.at, e.by, said, e.previous, e.hash)


def broken_at() -> int | None:
    """The number of the first entry that does not fit the chain; None: all fit.

    The head is checked too: entries cut off at the end leave it dangling.
    """
    broken = first_broken(_links())
    if broken is not None:
        return broken
    newest = Entry.objects.order_by("-number").values_list("number", "hash").first()
    number, hashed = head()
    if (number, hashed) != (newest or (0, hashed)):
        return (newest[0] if newest else 0) + 1
    return None

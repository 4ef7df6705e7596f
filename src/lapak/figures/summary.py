"""Figures kept warm: computed once, and again only when somebody did something.

Whatever changes facts writes the journal, so an unmoved head means unmoved figures:
everything is remembered under the head as it stood before and after the counting.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final, TypeVar

from django.core.cache import cache

from lapak.domain.journal.queries import head
from lapak.figures.ledger import Ledger, ledger

T = TypeVar("T")
# Longer than any office leaves its figures alone; a journal entry ends it earlier.
KEPT_FOR: Final = 7 * 24 * 60 * 60  # seconds
TRIES: Final = 3  # countings that somebody's change may spoil, one after another

_seen: ContextVar[str | None] = ContextVar("head of the journal", default=None)


def _head() -> str:
    number, hashed = head()
    return f"{number}:{hashed[:16]}"


@contextmanager
def one_look() -> Iterator[None]:
    """Everything inside is told as of one moment; the journal is looked at once."""
    before = _seen.set(_head())
    try:
        yield
    finally:
        _seen.reset(before)


def remembered(name: str, compute: Callable[[], T]) -> T:
    """What `compute` counts, as of the newest entry of the journal.

    Counting asks the database more than once. When the journal moved meanwhile, the
    parts may be of different moments: it is counted again, and not kept if it moved
    every time.
    """
    at = _seen.get() or _head()
    known: T | None = cache.get(f"figures:{at}:{name}")
    if known is not None:
        return known
    before, counted = _head(), compute()
    for _ in range(TRIES):
        now = _head()
        if now == before:
            cache.set(f"figures:{now}:{name}", counted, KEPT_FOR)
            break
        before, counted = now, compute()
    return counted


def summary(year: int) -> Ledger:
    """Every figure of a year. Raises ValueError for a year that no list is of."""
    return remembered(f"ledger:{year}", lambda: ledger(year))

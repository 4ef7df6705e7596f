"""The warm ledger: computed once, kept until somebody does something."""

from typing import Final

from django.core.cache import cache

from lapak.domain.journal.queries import head
from lapak.figures.ledger import Ledger, ledger

# Longer than any office leaves its figures alone; a journal entry ends it earlier.
KEPT_FOR: Final = 7 * 24 * 60 * 60  # seconds


def summary(year: int) -> Ledger:
    """Every figure of a year, as of the newest entry of the journal.

    Whatever changes facts writes the journal, so an unmoved head means unmoved
    figures. Raises ValueError for a year that no office's list is of.
    """
    number, hashed = head()  # before counting: facts newer than the head do no harm
    key = f"figures:{year}:{number}:{hashed[:16]}"
    kept: Ledger | None = cache.get(key)
    if kept is None:
        kept = ledger(year)
        cache.set(key, kept, KEPT_FOR)
    return kept


def warm(year: int) -> None:
    """Compute a year's ledger before somebody asks for it."""
    summary(year)

"""What is done with drafts. Each act is one transaction with its journal entry."""

from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction

from lapak.domain.journal import actions as journal
from lapak.domain.people.models import User
from lapak.domain.releases.models import Draft
from lapak.domain.releases.rules import check_words, is_overtaken


class Overtaken(Exception):
    """Somebody else kept other words meanwhile; `draft` is theirs. Nothing is changed."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(str(draft))
        self.draft = draft


@dataclass(frozen=True, slots=True)
class Which:
    """The draft that is meant, and its version on the page (0: there was none yet)."""

    year: int
    lang: str
    version: int


def keep_draft(
    which: Which, words: str, *, basis: str, by: User, now: datetime
) -> Draft:
    """Keep the words of a release. The same words again change nothing.

    `basis`: what the template tells now. Raises Overtaken where somebody kept other words
    after the page was opened, ValidationError where these can't be a release.
    """
    check_words(words)
    return _write("release.kept", which, words, basis=basis, by=by, now=now)


def drop_draft(which: Which, *, by: User, now: datetime) -> Draft:
    """Go back to what the template tells. Raises Overtaken as `keep_draft` does."""
    return _write("release.dropped", which, "", basis="", by=by, now=now)


def _write(
    verb: str, which: Which, words: str, *, basis: str, by: User, now: datetime
) -> Draft:
    try:
        with transaction.atomic():
            return _written(verb, which, words, basis=basis, by=by, now=now)
    except IntegrityError:  # two people began the same draft at one moment
        theirs = Draft.objects.filter(year=which.year, lang=which.lang).first()
        if theirs is None:
            raise
        raise Overtaken(theirs) from None


def _written(
    verb: str, which: Which, words: str, *, basis: str, by: User, now: datetime
) -> Draft:
    kept = (
        Draft.objects.select_for_update()
        .filter(year=which.year, lang=which.lang)
        .first()
    )
    draft = kept or Draft(year=which.year, lang=which.lang, version=0)
    if (draft.words, draft.basis) == (words, basis):
        return draft
    if is_overtaken(which.version, draft.version):
        raise Overtaken(draft)
    before = journal.facts(draft) if kept else None
    draft.words, draft.basis = words, basis
    draft.version += 1
    draft.written_by, draft.written_at = by, now
    draft.save()
    journal.write(verb, draft, by=by.get_username(), before=before)
    return draft

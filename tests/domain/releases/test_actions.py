"""Drafts of press releases: kept with their journal entry, never silently overwritten."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from lapak.domain.journal.models import Entry
from lapak.domain.people.queries import NotYours
from lapak.domain.people.rules import REACH, Reach, Role
from lapak.domain.releases.actions import Overtaken, Which, drop_draft, keep_draft
from lapak.domain.releases.models import Draft
from lapak.domain.releases.queries import draft_for
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
NOW = datetime(2024, 1, 8, 9, tzinfo=UTC)
WORDS = "# {offline_bazaars_held} bazar\n\nIsi."


@pytest.fixture
def ratna():
    return UserFactory(role="staff", username="ratna")


def keep(words, by, seen=0, lang="id"):
    return keep_draft(Which(2023, lang, seen), words, basis="dasar", by=by, now=NOW)


def test_words_are_kept_with_who_and_when_and_an_entry(ratna):
    draft = keep(WORDS, ratna)
    assert (draft.words, draft.basis, draft.version) == (WORDS, "dasar", 1)
    assert (draft.written_by, draft.written_at) == (ratna, NOW)
    entry = Entry.objects.first()
    assert (entry.verb, entry.by, entry.before) == ("release.kept", "ratna", None)
    assert entry.after["words"] == WORDS


def test_the_same_words_again_change_nothing(ratna):
    keep(WORDS, ratna)
    again = keep(WORDS, UserFactory(role="head"), seen=0)
    assert (again.version, again.written_by) == (1, ratna)
    assert Entry.objects.count() == 1


def test_other_words_on_a_newer_page_take_their_place(ratna):
    keep(WORDS, ratna)
    assert keep("Lain.", ratna, seen=1).version == 2
    assert Entry.objects.first().before["words"] == WORDS


@pytest.mark.parametrize("seen", [0, 2, 7])
def test_an_old_page_overwrites_nothing_and_is_told_what_is_kept(ratna, seen):
    keep(WORDS, ratna)
    with pytest.raises(Overtaken) as told:
        keep("Lain.", UserFactory(role="head"), seen=seen)
    assert told.value.draft.words == WORDS
    assert Draft.objects.get().words == WORDS
    assert Entry.objects.count() == 1


def test_going_back_empties_the_words_and_counts_on(ratna):
    keep(WORDS, ratna)
    dropped = drop_draft(Which(2023, "id", 1), by=ratna, now=NOW)
    assert (dropped.words, dropped.version) == ("", 2)
    assert Entry.objects.first().verb == "release.dropped"
    assert Entry.objects.first().before["words"] == WORDS
    with pytest.raises(Overtaken):
        keep("Lain.", ratna, seen=1)


def test_going_back_from_nothing_changes_nothing(ratna):
    drop_draft(Which(2023, "id", 0), by=ratna, now=NOW)
    assert not Draft.objects.exists()
    assert not Entry.objects.exists()


@pytest.mark.parametrize("words", ["", " \n\t ", "a" * 20_001])
def test_what_can_be_no_release_is_not_kept(ratna, words):
    with pytest.raises(ValidationError):
        keep(words, ratna)
    assert not Draft.objects.exists()


def test_years_and_languages_stand_apart(ratna):
    keep(WORDS, ratna)
    keep("Words.", ratna, lang="en")
    assert draft_for(ratna, 2023, "en").words == "Words."
    assert draft_for(ratna, 2022, "id") is None


def test_the_database_refuses_a_second_draft_and_an_unknown_language(ratna):
    keep(WORDS, ratna)
    for lang in ("id", "fr"):
        draft = Draft(year=2023, lang=lang, version=1, written_by=ratna, written_at=NOW)
        with pytest.raises(IntegrityError), transaction.atomic():
            draft.save()


@pytest.mark.parametrize("role", Role)
def test_it_is_there_for_those_who_see_the_whole_city(ratna, role):
    keep(WORDS, ratna)
    reader = UserFactory(role=role.value)
    if REACH[role] is Reach.CITY:
        assert draft_for(reader, 2023, "id").words == WORDS
    else:
        with pytest.raises(NotYours):
            draft_for(reader, 2023, "id")

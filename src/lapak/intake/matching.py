"""Columns that a person matches on a page: tried first, then said, remembered, given back."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import cast

from lapak.domain.sources.actions import in_turn, learn_header, take_back
from lapak.domain.sources.models import Decision, FileKind, SourceFile
from lapak.intake.attendance.explained import Word, word_of
from lapak.intake.deciding import Applied, apply
from lapak.intake.explaining import Shelf, placed
from lapak.intake.known import office_places
from lapak.intake.rereading import explanations, read_with, standing_paths, words_for
from lapak.intake.settling.answers import Said
from lapak.intake.settling.settle import settle
from lapak.intake.told import TableTold

LATER = 10**12  # ids of words that are only tried: after all that were said


def tried(
    file: SourceFile, sheet: str, said: Sequence[Said], shelf: Shelf
) -> tuple[TableTold | None, str]:
    """(the table as it would then be read, why something can't be said).

    No table: nothing would be read there.
    """
    words = words_for(file.path, explanations(), standing_paths())
    ids = set()
    for number, one in enumerate(said):
        decision = placed(one, shelf)
        if not isinstance(decision, Decision):
            return None, str(decision)
        at = decision.sheet, decision.row
        word = word_of(LATER + number, *at, decision.value, decision.print)
        words.append(cast(Word, word))  # `placed` wrote its value
        ids.add(LATER + number)
    told = read_with(file, shelf.workbook(file), words)
    found = [t for t in told.tables if t.sheet == sheet and ids & set(t.words)]
    return (found[0] if found else None), ""


def match_columns(
    said: Sequence[Said], headers: Mapping[str, str], *, by: str, now: datetime
) -> Applied:
    """Say what columns mean, and remember `headers` (plain → meaning) for other files."""
    with in_turn():
        for text, meaning in headers.items():
            learn_header(FileKind.ATTENDANCE, text, meaning, by=by)
        return apply(list(enumerate(said)), by=by, now=now, places=office_places())


def give_back(decisions: Sequence[int], *, by: str) -> int:
    """Take decisions (by id) back and settle; says how many there were."""
    with in_turn():
        found = list(Decision.objects.filter(pk__in=decisions))
        take_back(found, by=by)
        settle(by=by)
    return len(found)

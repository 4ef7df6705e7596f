"""Taking in files: read, understood, kept and settled, all or nothing.

Reading takes the time and touches nothing; storing and settling are one transaction
at the end, so a kill or a full disk leaves everything as it was. Those who take in
at the same time wait for each other, and the second finds the file already there.
"""

import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from itertools import islice
from pathlib import Path

from lapak.domain.sources.actions import change_state, in_turn, keep_file
from lapak.domain.sources.models import (
    FileKind,
    FileState,
    Question,
    SetAside,
    SourceFile,
    SourceTable,
)
from lapak.domain.storage import know_sizes, much_to_write
from lapak.intake.attendance.explained import words_print
from lapak.intake.choosing import why_not_read
from lapak.intake.handing_back import is_answered
from lapak.intake.keeping import KEPT, keep_told
from lapak.intake.known import learnt_headers, office_places
from lapak.intake.reading.reader import Reader, taken
from lapak.intake.reading.refusal import Refused
from lapak.intake.recalling import recall
from lapak.intake.recognise import understand
from lapak.intake.replacing import RowChange, all_same, replaced_by, row_changes
from lapak.intake.rereading import explanations, standing_paths, words_for
from lapak.intake.settling.in_hand import lay_down
from lapak.intake.settling.settle import settle
from lapak.intake.settling.state import ListInHand
from lapak.intake.settling.writing import WRITTEN
from lapak.intake.showing import RowShown, rows_shown
from lapak.intake.tables_seen import TableSeen, tables_seen
from lapak.intake.tallies import Tally, asked, rows_aside
from lapak.intake.told import FileTold
from lapak.shared.collecting import no_collecting

SHOWN_ROWS = 20_000  # of one file, to keep memory small
MANY = 200  # rows from which the database must know what it now holds


@dataclass(slots=True)
class FileRead:
    """A file after reading: what it says, or why it was refused."""

    path: str
    sha256: str = ""
    size: int = 0
    content: bytes = b""
    told: FileTold | None = None
    rows: list[RowShown] = field(default_factory=list)  # where a desk shows them
    refusal: str = ""
    known: bool = False  # these very bytes were read before
    year: int | None = None  # as a person told it
    read_with: str = ""  # print of what people explained of it
    took_s: float = 0.0
    given: str = ""  # its path from the folder on that was pointed at


@dataclass(slots=True)
class FileOutcome:
    """What became of one file of a call."""

    read: FileRead
    file: SourceFile | None = None
    is_new: bool = False  # these bytes were not in the books before
    again: bool = False  # they had been taken back, and count again
    new: int = 0
    same: int = 0
    changed: int = 0
    aside: dict[str, int] = field(default_factory=dict)  # rows that don't count: why
    rows: list[RowChange] = field(default_factory=list)
    tables: list[TableSeen] = field(default_factory=list)  # of a preview
    asked: list[Question] | None = None  # of a preview, whose tables are gone again

    def questions(self) -> list[Question]:
        """What a person should know of the file and has not answered yet."""
        if self.file is None:
            return []
        asked = self.file.questions.all() if self.asked is None else self.asked
        return [one for one in asked if not one.answered]

    def tally(self) -> Tally:
        """The file and its rows, counted as every page and command counts them."""
        if self.read.refusal:
            return Tally(refused_files=1)
        counts = self.is_new or self.again
        questions, refused = asked(self.questions())
        return Tally(
            files=int(counts),
            known=int(self.file is not None and not counts),
            new=self.new,
            changed=self.changed,
            same=self.same,
            refused=refused,
            aside=self.aside,
            questions=questions,
        )

    def tell(self, rows: list[RowChange]) -> None:
        """Note what each row is against what was there before."""
        counts = Counter(row.state for row in rows)
        self.rows = rows
        self.new, self.same = counts["new"], counts["same"]
        self.changed = counts["changed"]


@dataclass(slots=True)
class Outcome:
    """What became of a call: its files, and whether facts changed."""

    files: list[FileOutcome] = field(default_factory=list)
    changes: dict[str, int] = field(default_factory=dict)
    year: int | None = None


class _Preview(Exception):
    """Ends the transaction of a preview without keeping anything."""


class Desk:
    """Reads files one after another with one warm reader.

    `shows`: each file's rows are told as written beside as understood, at most
    SHOWN_ROWS of them, also those of a file that was read before.
    """

    def __init__(
        self, reader: Reader, *, year: int | None = None, shows: bool = False
    ) -> None:
        self.reader = reader
        self.year = year
        self.shows = shows
        self.places = office_places()
        self.learnt = learnt_headers()
        self.explained = explanations()
        self.standing = standing_paths() if self.explained else set()
        readable = SourceFile.objects.exclude(state=FileState.REFUSED)
        self.known = set(readable.values_list("sha256", flat=True))

    def read(self, path: Path, given: str = "") -> FileRead:
        """One file from disk. A refusal is an answer, not an error."""
        started = time.perf_counter()
        read = FileRead(str(path), given=given)
        try:
            before = taken(path)
            self._understand(read, before.content, path.name)
            if before.changed(path):
                read.sha256 = ""  # these bytes are of no version of the file
                raise Refused("changing")
        except Refused as refused:
            read.refusal, read.told = refused.sentence, None
        read.took_s = time.perf_counter() - started
        return read

    def read_bytes(self, content: bytes, path: str) -> FileRead:
        """One file that came over the network."""
        started = time.perf_counter()
        read = FileRead(path)
        try:
            self._understand(read, content, path.rsplit("/", 1)[-1])
        except Refused as refused:
            read.refusal = refused.sentence
        read.took_s = time.perf_counter() - started
        return read

    @no_collecting()
    def _understand(self, read: FileRead, content: bytes, name: str) -> None:
        read.sha256 = sha256(content).hexdigest()
        read.size, read.content = len(content), content
        read.known = read.sha256 in self.known
        read.year = self.year
        if read.known and not self.shows:
            return
        read.refusal = why_not_read(name)  # as the page says of a file of this name
        if read.refusal:
            return
        workbook = self.reader.read_bytes(content, name)
        if is_answered(workbook):
            raise Refused("answers")
        words = words_for(read.path, self.explained, self.standing)
        read.read_with = words_print(words)
        read.told = understand(
            workbook, read.path,
            places=self.places, learnt=self.learnt, year=self.year, words=words,
        )  # fmt: skip
        if self.shows:
            shown = rows_shown(workbook, read.told, self.places)
            read.rows = list(islice(shown, SHOWN_ROWS))


@no_collecting()
def take_in(
    reads: Sequence[FileRead],
    *,
    by: str,
    now: datetime,
    year: int | None = None,
    state: FileState = FileState.TAKEN_IN,
    preview: bool = False,
) -> Outcome:
    """Store files that were read and settle all facts, in one transaction.

    `year`: bazaars of other years are set aside; None = the year of most tables of
    the call. `state` WAITING keeps the files without letting them count. A preview
    does all of it and then forgets it.
    """
    outcome = Outcome(year=year or year_of_most(reads))
    try:
        with much_to_write(), in_turn() as keep:
            in_hand: list[ListInHand] = []  # rows of the file that came last
            for read in reads:
                lay_down(in_hand)
                kept = _store(read, outcome.year, state, in_hand, by=by, now=now)
                outcome.files.append(kept)
                if kept.is_new and not preview:
                    keep(read.content, read.sha256)
            many = sum(f.new + f.changed for f in outcome.files) > MANY
            know_sizes(KEPT if many else ())
            waiting = [f.file.pk for f in outcome.files if f.file] if preview else []
            written, _ = settle(by=by, waiting=waiting, in_hand=in_hand)
            know_sizes((*KEPT, *WRITTEN) if many else ())
            outcome.changes = written.counts
            _note_aside(outcome.files)
            if preview:
                _note_preview(outcome.files)
                raise _Preview
    except _Preview:
        pass
    return outcome


def _note_aside(files: Sequence[FileOutcome]) -> None:
    """Keep with each file which of its rows don't count, and why."""
    aside = rows_aside([item.file.pk for item in files if item.file])
    for item in files:
        if item.file and item.file.state == FileState.REPLACED:
            item.aside = {SetAside.SUPERSEDED.value: item.file.rows}
        elif item.file:
            item.aside = aside[item.file.pk]


def _note_preview(files: Iterable[FileOutcome]) -> None:
    """Keep what is asked and recognised, which goes with the transaction."""
    for item in files:
        if item.file:
            item.asked = list(item.file.questions.select_related("table"))
            item.tables = tables_seen(item.file)


def year_of_most(reads: Iterable[FileRead]) -> int | None:
    """The year in which most tables of a call begin, those of known files among them."""
    reads = list(reads)
    known = [read.sha256 for read in reads if read.known and read.told is None]
    dated = SourceTable.objects.filter(file__sha256__in=known, opens__isnull=False)
    before = (
        day.year for day in dated.order_by().values_list("opens", flat=True) if day
    )
    years = Counter(before) + Counter(
        table.event.opens.year
        for read in reads
        if read.told
        for table in read.told.tables
        if table.event.opens
    )
    return (
        min(years.items(), key=lambda item: (-item[1], item[0]))[0] if years else None
    )


def _store(
    read: FileRead,
    year: int | None,
    state: FileState,
    in_hand: list[ListInHand],
    *,
    by: str,
    now: datetime,
) -> FileOutcome:
    known = (
        SourceFile.objects.filter(sha256=read.sha256).first() if read.sha256 else None
    )
    if read.refusal:
        return _refuse(read, known, by=by, now=now)
    if known and known.state != FileState.REFUSED:
        return _again(read, known, state, by=by)
    if read.told is None:  # it was there when it was read, and has gone since
        return FileOutcome(read)
    stored = _file(read, read.told, state, by=by, now=now)
    stored.year = year
    file = keep_file(stored, by=by)
    older = replaced_by(file, read.told)
    outcome = FileOutcome(read, file, is_new=True)
    outcome.tell(row_changes(read.told, older))
    store = older or state != FileState.TAKEN_IN
    keep_told(file, read.told, year=year, in_hand=None if store else in_hand)
    if older:
        recall(file, older)
    if state == FileState.TAKEN_IN:
        for one in older:
            change_state(one, FileState.REPLACED, by=by, replaced_by=file)
    return outcome


def _refuse(
    read: FileRead, known: SourceFile | None, *, by: str, now: datetime
) -> FileOutcome:
    """Write down that a file could not be read; one that was read before stays."""
    if known is None and read.sha256:
        file = SourceFile(
            sha256=read.sha256,
            path=read.path[:500],
            given=read.given[-500:],
            size=read.size,
            kind=FileKind.UNKNOWN,
            state=FileState.REFUSED,
            refusal=read.refusal[:500],
            received_at=now,
            received_by=by,
        )
        known = keep_file(file, by=by)
    return FileOutcome(read, known)


def _again(
    read: FileRead, known: SourceFile, state: FileState, *, by: str
) -> FileOutcome:
    """The same bytes once more: nothing new; one taken back counts again.

    One that a newer version has replaced stays replaced, or its rows would count twice.
    """
    counts = (FileState.TAKEN_IN, FileState.REPLACED)
    again = state == FileState.TAKEN_IN and known.state not in counts
    if again:
        _stand_again(known, by=by)
    rows = all_same(read.told) if read.told else []
    return FileOutcome(read, known, again=again, same=known.rows, rows=rows)


def _stand_again(file: SourceFile, *, by: str) -> None:
    for older in replaced_by(file):
        change_state(older, FileState.REPLACED, by=by, replaced_by=file)
    change_state(file, FileState.TAKEN_IN, by=by)


def _file(
    read: FileRead, told: FileTold, state: FileState, *, by: str, now: datetime
) -> SourceFile:
    return SourceFile(
        sha256=read.sha256,
        path=read.path[:500],
        given=read.given[-500:],
        size=read.size,
        kind=told.kind,
        state=state,
        made_on=told.made_on,
        received_at=now,
        received_by=by,
        year_told=read.year is not None,
        read_with=read.read_with,
        rows=sum(
            len(t.attendance) + len(t.curated) + len(t.lines) + len(t.visits)
            for t in told.tables
        ),
    )


def take_back(file: SourceFile, *, by: str) -> dict[str, int]:
    """Undo a whole file: figures as if it had never been there."""
    with in_turn():
        file = SourceFile.objects.get(pk=file.pk)  # somebody may have been quicker
        if file.state == FileState.UNDONE:
            return {}
        older = SourceFile.objects.filter(replaced_by=file)
        for one in older:
            change_state(one, FileState.TAKEN_IN, by=by)
        change_state(file, FileState.UNDONE, by=by)
        return settle(by=by)[0].counts


def take_again(file: SourceFile, *, by: str) -> bool:
    """Let a file count again that was taken back; False where it isn't taken back."""
    with in_turn():
        file = SourceFile.objects.get(pk=file.pk)  # somebody may have been quicker
        if file.state != FileState.UNDONE:
            return False
        _stand_again(file, by=by)
        settle(by=by)
        return True

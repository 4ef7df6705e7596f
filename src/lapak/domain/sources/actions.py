"""Taking files into the books: kept with their tables, questions and decisions."""

import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from datetime import datetime
from typing import Any

from django.db import OperationalError, connection, transaction

from lapak.domain.journal.actions import facts, write, write_all
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.sources.models import (
    Decision,
    FileState,
    LearntHeader,
    Question,
    SourceColumn,
    SourceFile,
    SourceTable,
    Turn,
    Verb,
)
from lapak.domain.sources.secrecy import Keep, keeping, put_away
from lapak.domain.storage import insert_rows, update_rows

PATIENCE = 180  # seconds that one who takes in waits for the others


@contextmanager
def in_turn() -> Iterator[Keep]:
    """One transaction in which nobody else takes files in or decides about them.

    Gives the function that keeps a file's bytes: they are kept if the transaction is
    done, and leave nothing behind if not. Raises OperationalError after waiting
    `PATIENCE` seconds for the others.
    """
    with keeping(_known) as keep, _begun():
        _take_turn()
        put_away(_known)
        yield keep


@contextmanager
def _begun() -> Iterator[None]:
    """A transaction; on SQLite it waits to begin for longer than single writes do."""
    until = time.monotonic() + PATIENCE
    block = transaction.atomic()
    while True:
        try:
            block.__enter__()
            break
        except OperationalError as busy:
            if "locked" not in str(busy) or time.monotonic() > until:
                raise
    with ExitStack() as ending:
        ending.push(block.__exit__)
        yield


def _take_turn() -> None:
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute(f"SET LOCAL lock_timeout = '{PATIENCE}s'")
    Turn.objects.get_or_create(pk=1)
    Turn.objects.select_for_update().get(pk=1)


def _known(hashes: Sequence[str]) -> set[str]:
    """Which of these files are in the books."""
    read = SourceFile.objects.exclude(state=FileState.REFUSED)
    return set(read.filter(sha256__in=hashes).values_list("sha256", flat=True))


@transaction.atomic
def keep_file(file: SourceFile, *, by: str) -> SourceFile:
    """Store what is known of a file as it came in: taken in, waiting or refused."""
    before = SourceFile.objects.filter(sha256=file.sha256).first()
    told = facts(before) if before else None
    if before:
        file.pk = before.pk
    file.save()
    write(f"file.{file.state}", file, by=by, before=told)
    return file


def keep_tables(
    tables: Sequence[SourceTable], columns: Sequence[Sequence[SourceColumn]]
) -> None:
    """Store the tables of a file and what their columns mean."""
    insert_rows(tables)
    for table, told in zip(tables, columns, strict=True):
        for column in told:
            column.table = table
    insert_rows([c for told in columns for c in told])


@transaction.atomic
def change_state(
    file: SourceFile,
    state: FileState,
    *,
    by: str,
    replaced_by: SourceFile | None = None,
) -> None:
    """Take a file in, take it back, or mark it replaced by a newer version."""
    before = facts(file)
    file.state = state
    file.replaced_by = replaced_by
    file.save()
    write(f"file.{state}", file, by=by, before=before)


def let_go(file: SourceFile, tables: Sequence[int]) -> None:
    """Let go of tables (by id) that a new reading of their file replaces.

    Their rows must be gone by then; their columns and questions go with them, as do
    the questions about the whole file.
    """
    Question.objects.filter(file=file, table=None).delete()
    SourceTable.objects.filter(pk__in=tables).delete()


def note_reading(
    file: SourceFile, before: Mapping[str, Any], after: Mapping[str, Any], *, by: str
) -> None:
    """Store that a file was read again, as people explained it."""
    file.save()
    told = Said("file.read_anew", name_of(file), dict(before), dict(after))
    write_all([told], by=by)


def ask(file: SourceFile, questions: Sequence[Question]) -> None:
    """Store the questions and remarks that reading a file raised."""
    for question in questions:
        question.file = file
    insert_rows(questions)


@transaction.atomic
def decide(decisions: Sequence[Decision], *, by: str, at: datetime) -> list[Decision]:
    """Write down what people decided; the same decision twice changes nothing."""
    new: list[Decision] = []
    for decision in decisions:
        same = Decision.objects.filter(
            file=decision.file,
            sheet=decision.sheet,
            row=decision.row,
            verb=decision.verb,
            kind=decision.kind,
        ).order_by("-pk")
        if decision.verb == Verb.SET:  # the last word on the same thing
            what = decision.value.partition("=")[0]
            same = same.filter(value__startswith=f"{what}=")
        last = same.first()
        if last and last.value == decision.value and last.print == decision.print:
            continue
        decision.by, decision.at = by, at
        decision.save()
        new.append(decision)
    write_all([Said("decision.made", name_of(d), None, facts(d)) for d in new], by=by)
    return new


@transaction.atomic
def take_back(decisions: Sequence[Decision], *, by: str) -> None:
    """Undo decisions; the rows stand again as Lapak understood them."""
    told = [Said("decision.taken_back", name_of(d), facts(d), None) for d in decisions]
    Decision.objects.filter(pk__in=[d.pk for d in decisions]).delete()
    write_all(told, by=by)


@transaction.atomic
def learn_header(kind: str, text: str, meaning: str, *, by: str) -> LearntHeader:
    """Remember what a header means, for every later file of this kind."""
    known = LearntHeader.objects.filter(kind=kind, text=text).first()
    before = facts(known) if known else None
    learnt = known or LearntHeader(kind=kind, text=text)
    learnt.meaning = meaning
    learnt.save()
    write("header.learnt", learnt, by=by, before=before)
    return learnt


def set_tables_aside(rows: Iterable[Sequence[Any]]) -> int:
    """Lay on tables why they do not count ('' = they do): (reason, id) each."""
    return update_rows(SourceTable, ("set_aside",), rows)


def put_questions(
    new: Sequence[Question], gone: Sequence[int], answered: Iterable[Sequence[Any]]
) -> None:
    """Add questions found while settling, remove old ones, mark answers: (bool, id)."""
    for start in range(0, len(gone), 500):
        Question.objects.filter(pk__in=gone[start : start + 500]).delete()
    insert_rows(new)
    update_rows(Question, ("answered",), answered)

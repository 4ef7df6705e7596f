"""Kept files read once more, where people explained how: columns, units, header rows.

What was explained are decisions like all others. A file whose decisions differ from
those it was last read with is read again out of what was kept, in the transaction that
settles; only tables that now say something else are replaced. So a file says the same,
be it explained before or after it came, and taking a decision back gives Lapak's own
reading back.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from lapak.domain.bazaars.actions import recall_bazaars
from lapak.domain.bazaars.models import Attendance
from lapak.domain.registry.actions import forget_mentions, recall_businesses
from lapak.domain.registry.models import Mention
from lapak.domain.sources.actions import let_go, note_reading
from lapak.domain.sources.models import (
    Decision,
    FileKind,
    FileState,
    SourceFile,
    SourceTable,
    Verb,
)
from lapak.domain.sources.secrecy import CannotOpen, kept
from lapak.intake.attendance.explained import (
    IN_WORDS,
    UNITS,
    Word,
    word_of,
    words_print,
)
from lapak.intake.cells.text import column_letter
from lapak.intake.keeping import keep_told, row_print
from lapak.intake.known import learnt_headers, office_places
from lapak.intake.reading.reader import read_bytes
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Workbook
from lapak.intake.recognise import understand
from lapak.intake.settling.answers import parts_of, same_file
from lapak.intake.settling.in_hand import lay_down
from lapak.intake.settling.state import ListInHand
from lapak.intake.told import FileTold, TableTold

EXPLAINABLE = (FileKind.ATTENDANCE, FileKind.UNKNOWN)


@dataclass(frozen=True, slots=True)
class Explanation:
    """A word that a person said, and the file (the end of a path) it was said of."""

    file: str
    word: Word


def explanations() -> list[Explanation]:
    """All that people explained, in the order in which they did."""
    said = Decision.objects.filter(verb=Verb.SET).order_by("pk")
    rows = said.values_list("pk", "file", "sheet", "row", "value", "print")
    return [
        Explanation(file, word)
        for pk, file, sheet, row, value, mark in rows
        if (word := word_of(pk, sheet, row, value, mark)) is not None
    ]


def standing_paths() -> set[str]:
    """The paths of all files that count."""
    standing = SourceFile.objects.filter(state=FileState.TAKEN_IN)
    return set(standing.values_list("path", flat=True))


def words_for(
    path: str, said: Iterable[Explanation], standing: Collection[str]
) -> list[Word]:
    """The words that hold for a file: said of it, or of the version that it follows.

    As with every decision, a path written whole goes before an end of a path, and an
    end that fits several files speaks of none.
    """
    words: list[Word] = []
    speaks: dict[str, bool] = {}
    for one in said:
        if one.file not in speaks:
            speaks[one.file] = speaks_of(one.file, path, standing)
        if speaks[one.file]:
            words.append(one.word)
    return words


def speaks_of(said: str, path: str, standing: Collection[str]) -> bool:
    """Does a decision on `said` (the end of a path) hold for the file at `path`?"""
    if not same_file(said, path):
        return False
    exact = parts_of(said) == parts_of(path)
    others = [p for p in standing if p != path and same_file(said, p)]
    if exact:
        return True
    whole = [p for p in others if parts_of(p) == parts_of(said)]
    rivals = whole or others
    if path in standing:
        return not rivals
    return len(rivals) <= 1 and all(same_file(path, other) for other in rivals)


def workbook_of(file: SourceFile) -> Workbook:
    """A kept file's sheets. Raises Refused or CannotOpen, with a sentence."""
    return read_bytes(kept(file.sha256), file.name)


def read_with(file: SourceFile, workbook: Workbook, words: Sequence[Word]) -> FileTold:
    """What a kept file says, read with these words as when it came."""
    return understand(
        workbook,
        file.path,
        places=office_places(),
        learnt=learnt_headers(),
        year=file.year if file.year_told else None,
        words=words,
    )


def bring_up_to_date(
    *, by: str, waiting: Iterable[int] = (), in_hand: list[ListInHand]
) -> int:
    """Read again the files whose explanations changed; says how many were.

    Rows that were still in hand are stored before the first is read. A kept file that can't be read stays as it was; the next settling tries again.
    """
    said = explanations()
    standing = standing_paths()
    files = SourceFile.objects.filter(kind__in=EXPLAINABLE)
    count = 0
    for file in files.filter(state=FileState.TAKEN_IN) | files.filter(
        pk__in=list(waiting)
    ):
        words = words_for(file.path, said, standing)
        if words_print(words) == file.read_with:
            continue
        lay_down(in_hand)
        try:
            told = read_with(file, workbook_of(file), words)
        except (Refused, CannotOpen):
            continue
        _replace(file, told, words_print(words), by=by)
        count += 1
    return count


# --- only what now says something else is replaced ---------------------------------


def _replace(file: SourceFile, told: FileTold, mark: str, *, by: str) -> None:
    stored = {t.position: t for t in file.tables.prefetch_related("columns")}
    prints = _stored_prints(file)
    fresh = {
        number
        for number, table in enumerate(told.tables)
        if number not in stored
        or _looks(table) != _looked(stored[number], prints.get(stored[number].pk, []))
    }
    gone = [t for n, t in stored.items() if n in fresh or n >= len(told.tables)]
    before, known = _meanings(file), _known(gone)
    forget_mentions([t.pk for t in gone])
    let_go(file, [t.pk for t in gone])
    file.read_with, file.kind = mark, FileKind(told.kind)
    file.rows = sum(len(t.attendance) for t in told.tables)
    keep_told(file, told, year=file.year, only=fresh)
    _recall(file, fresh, known)
    note_reading(file, before, _meanings(file), by=by)


Looks = tuple[object, ...]


def _looks(table: TableTold) -> Looks:
    """All by which a table of a new reading is told from the one that is kept."""
    return (
        table.sheet[:120],
        table.header_row,
        table.first_row,
        table.last_row,
        table.unit,
        [(c.index, c.meaning or "other", c.day) for c in table.columns],
        [(row.row, row_print(row)) for row in table.attendance],
        (table.event.opens, table.event.name[:200]),
    )


def _looked(table: SourceTable, rows: list[tuple[int, str]]) -> Looks:
    return (
        table.sheet,
        table.header_row,
        table.first_row,
        table.last_row,
        table.unit,
        [(c.index, c.meaning, c.day) for c in table.columns.all()],
        rows,
        (table.opens, table.name),
    )


def _stored_prints(file: SourceFile) -> dict[int, list[tuple[int, str]]]:
    prints: dict[int, list[tuple[int, str]]] = {}
    rows = Mention.objects.filter(table__file=file).order_by("table", "row")
    for table, row, mark in rows.values_list("table_id", "row", "print"):
        prints.setdefault(table, []).append((row, mark))
    return prints


@dataclass(frozen=True, slots=True)
class _Was:
    """Whose rows were and which bazaar they were of, by sheet and row."""

    business: dict[tuple[str, int], int]
    bazaar: dict[tuple[str, int], int]


def _known(gone: Sequence[SourceTable]) -> _Was:
    """What is remembered of rows that go; not of rows that two tables share."""
    rows = Attendance.objects.filter(mention__table__in=gone).order_by("pk")
    told = list(
        rows.values_list(
            "mention__table__sheet", "mention__row", "mention__business", "bazaar"
        )
    )
    seen = Counter((sheet, row) for sheet, row, _, _ in told)
    once = [(at[:2], *at[2:]) for at in told if seen[at[:2]] == 1]
    return _Was(
        {at: business for at, business, _ in once if business},
        {at: bazaar for at, _, bazaar in once if bazaar},
    )


def _recall(file: SourceFile, fresh: Collection[int], was: _Was) -> None:
    """Businesses and bazaars keep their ids where the same rows tell of them."""
    rows = Mention.objects.filter(table__file=file, table__position__in=fresh)
    told = [((s, r), pk) for pk, s, r in rows.values_list("pk", "table__sheet", "row")]
    recall_businesses((was.business[at], pk) for at, pk in told if at in was.business)
    recall_bazaars((was.bazaar[at], pk) for at, pk in told if at in was.bazaar)


def _meanings(file: SourceFile) -> dict[str, Any]:
    """What the columns of a file mean, as one line a table, for the journal."""
    told = []
    units = {number: name for name, number in UNITS.items()}
    for table in file.tables.prefetch_related("columns").order_by("position"):
        columns = [
            f"{column_letter(c.index)} {IN_WORDS.get(c.meaning, c.meaning)}"
            for c in table.columns.all()
            if c.meaning != "other"
        ]
        at = f"{table.sheet} baris {table.header_row}".strip()
        told.append(f"{at}: {', '.join(columns)}; {units[table.unit]}")
    return {"path": file.path, "columns": " | ".join(told)}

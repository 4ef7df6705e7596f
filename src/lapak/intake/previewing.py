"""A preview: what files would bring, row by row, before anything of it counts.

Everything is done as in taking in and then forgotten; what remains is plain data that
a page can show: each row with its state, all reasons at once, and its cells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from lapak.domain.sources.models import Question
from lapak.intake.reading.reader import shared_reader
from lapak.intake.showing import CellShown, RowShown
from lapak.intake.take_in import Desk, FileOutcome, FileRead, take_in
from lapak.intake.waiting import Batch, Waiting

STATES = ("refused", "question", "changed", "new", "same", "note")


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a row is asked about or remarked on; `asks`: a person must answer."""

    words: str
    value: str  # as written; a NIK is masked
    asks: bool
    place: str = ""  # of the cell meant: J10; '' = the whole row


@dataclass(frozen=True, slots=True)
class RowSeen:
    """A row of a preview. `note`: no row of a table, but something to know there."""

    sheet: str
    row: int
    name: str
    state: str  # one of STATES
    reasons: tuple[Reason, ...] = ()
    cells: tuple[CellShown, ...] = ()


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file of a preview. `counts` by state; `left_out`: rows too many to be shown."""

    number: int  # its place in the batch, from 0
    path: str
    kind: str
    rows: int
    refusal: str = ""
    known: bool = False  # these very bytes are there already
    left_out: int = 0
    counts: dict[str, int] | None = None

    @property
    def name(self) -> str:
        """The file's own name, without its folders."""
        return self.path.rsplit("/", 1)[-1]

    @property
    def folder(self) -> str:
        """The folders that it lies in; '' = none."""
        return self.path.rpartition("/")[0]


@dataclass(frozen=True, slots=True)
class Seen:
    """A whole preview; the year is that of most tables."""

    year: int | None
    files: tuple[FileSeen, ...]


def read_batch(batch: Batch, *, shows: bool) -> tuple[list[FileRead], list[int]]:
    """The files of a batch as read, and which ones of the batch they are.

    Raises Gone when the batch was thrown away meanwhile.
    """
    reads, numbers = [], []
    desk = Desk(shared_reader(), shows=shows)
    for number, file in enumerate(batch.files):
        if not file.refusal:
            reads.append(desk.read_bytes(batch.content(file), file.path))
            numbers.append(number)
    return reads, numbers


def look(batch: Batch, *, by: str, now: datetime) -> Seen:
    """Read a batch, work out what it would bring, and note that beside its files."""
    reads, numbers = read_batch(batch, shows=True)
    outcome = take_in(reads, by=by, now=now, preview=True)
    seen = {
        number: _file(batch, number, item)
        for number, item in zip(numbers, outcome.files, strict=True)
    }
    files = [seen.get(n) or _unread(n, file) for n, file in enumerate(batch.files)]
    preview = Seen(outcome.year, tuple(files))
    batch.note("preview", _plain(preview))
    return preview


def preview_of(batch: Batch) -> Seen:
    """The preview that was noted. Raises Gone."""
    told = batch.noted("preview")
    return Seen(told["year"], tuple(FileSeen(**file) for file in told["files"]))


def rows_of(batch: Batch, number: int) -> list[RowSeen]:
    """The rows of one file of a preview. Raises Gone."""
    return [_row_again(told) for told in batch.noted(f"rows-{number}")]


def _unread(number: int, file: Waiting) -> FileSeen:
    return FileSeen(number, file.path, "unknown", 0, file.refusal, counts={})


def _file(batch: Batch, number: int, item: FileOutcome) -> FileSeen:
    read = item.read
    rows = _rows(item) if item.file and not read.refusal else []
    batch.note(f"rows-{number}", [_row_plain(row) for row in rows])
    counts = Counter(row.state for row in rows)
    left_out = max(0, len(item.rows) - len(read.rows))
    if left_out:  # what is not shown is counted all the same
        shown = {(row.table, row.row) for row in read.rows}
        shown |= {(q.table.position, q.row) for q in item.questions() if q.table}
        beyond = [r.state for r in item.rows if (r.table, r.row) not in shown]
        counts.update(beyond)
    return FileSeen(
        number,
        read.path,
        item.file.kind if item.file else "unknown",
        len(item.rows),
        read.refusal,
        known=read.known,
        left_out=left_out,
        counts=dict(counts),
    )


def _rows(item: FileOutcome) -> list[RowSeen]:
    """Rows of tables and what is remarked elsewhere, in the order of the file."""
    reasons = _reasons(item)
    changes = {(one.table, one.row): one.state for one in item.rows}
    seen: list[tuple[tuple[int, int], RowSeen]] = []
    order: dict[str, int] = {}
    for row in item.read.rows:
        order.setdefault(row.sheet, row.table)
        told = reasons.pop((row.table, row.sheet, row.row), [])
        told += reasons.pop((None, row.sheet, row.row), [])
        state = changes.get((row.table, row.row), "new")
        seen.append(((row.table, row.row), _judged(row, told, state)))
    for (table, sheet, at), told in reasons.items():
        place = table if table is not None else order.get(sheet, len(order))
        state = changes.get((place, at), "note")
        remark = RowSeen(sheet, at, "", _state(told, state), _words(told))
        seen.append(((place, at), remark))
    return [row for _place, row in sorted(seen, key=lambda one: one[0])]


Reasons = dict[tuple[int | None, str, int], list[Question]]


def _reasons(item: FileOutcome) -> Reasons:
    found: Reasons = defaultdict(list)
    for one in item.questions():
        table = one.table.position if one.table else None
        found[table, one.sheet, one.row].append(one)
    return found


def _judged(row: RowShown, told: Sequence[Question], state: str) -> RowSeen:
    reasons = _words(told)
    judged = _state(told, state)
    return RowSeen(row.sheet, row.row, row.name, judged, reasons, row.cells)


def _state(told: Sequence[Question], otherwise: str) -> str:
    if any(one.kind == "row_unreadable" for one in told):
        return "refused"
    return "question" if any(one.needs_answer for one in told) else otherwise


def _words(told: Iterable[Question]) -> tuple[Reason, ...]:
    return tuple(
        Reason(
            one.reason,
            one.value,
            one.needs_answer,
            f"{one.column}{one.row}" if one.column else "",
        )
        for one in told
    )


def _plain(preview: Seen) -> dict[str, Any]:
    files = [
        {name: getattr(file, name) for name in FileSeen.__slots__}
        for file in preview.files
    ]
    return {"year": preview.year, "files": files}


def _row_plain(row: RowSeen) -> list[Any]:
    reasons = [[r.words, r.value, r.asks, r.place] for r in row.reasons]
    cells = [[c.place, c.header, c.written, c.understood] for c in row.cells]
    return [row.sheet, row.row, row.name, row.state, reasons, cells]


def _row_again(told: list[Any]) -> RowSeen:
    sheet, row, name, state, reasons, cells = told
    return RowSeen(
        sheet,
        row,
        name,
        state,
        tuple(Reason(*reason) for reason in reasons),
        tuple(CellShown(*cell) for cell in cells),
    )

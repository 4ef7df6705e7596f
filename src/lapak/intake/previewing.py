"""A preview: what files would bring, row by row, before anything of it counts.

Everything is done as in taking in and then forgotten; what remains is plain data that
a page can show: each row with its state, all reasons at once, and its cells.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from typing import Any

from lapak.domain.sources.models import Question
from lapak.intake.reading.reader import shared_reader
from lapak.intake.showing import CellShown, RowShown
from lapak.intake.tables_seen import TableSeen
from lapak.intake.take_in import Desk, FileOutcome, FileRead, take_in
from lapak.intake.tallies import Tally
from lapak.intake.waiting import Batch, Waiting

STATES = ("refused", "changed", "new", "same", "note")


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
    aside: str = ""  # why it does not count; '' = it does

    @property
    def asks(self) -> bool:
        """Whether a person must answer something about it."""
        return any(reason.asks for reason in self.reasons)


@dataclass(frozen=True, slots=True)
class FileSeen:
    """A file of a preview. `left_out`: rows too many to be shown."""

    number: int  # its place in the batch, from 0
    path: str
    kind: str
    rows: int
    refusal: str = ""
    known: bool = False  # these very bytes are there already
    again: bool = False  # they were taken back, and would count again
    left_out: int = 0
    tally: Tally = field(default_factory=lambda: Tally(refused_files=1))
    tables: tuple[TableSeen, ...] = ()
    rows_in: tuple[int, ...] = ()  # of each of its tables

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
    return Seen(told["year"], tuple(_file_again(file) for file in told["files"]))


def rows_of(batch: Batch, number: int) -> list[RowSeen]:
    """The rows of one file of a preview. Raises Gone."""
    return [_row_again(told) for told in batch.noted(f"rows-{number}")]


def _unread(number: int, file: Waiting) -> FileSeen:
    return FileSeen(number, file.path, "unknown", 0, file.refusal)


def _file(batch: Batch, number: int, item: FileOutcome) -> FileSeen:
    read = item.read
    rows = _rows(item) if item.file and not read.refusal else []
    batch.note(f"rows-{number}", [_row_plain(row) for row in rows])
    left_out = max(0, len(item.rows) - len(read.rows))
    rows_in = Counter(row.table for row in item.rows)
    return FileSeen(
        number,
        read.path,
        item.file.kind if item.file else "unknown",
        len(item.rows),
        read.refusal,
        known=read.known and not item.again,
        again=item.again,
        left_out=left_out,
        tally=item.tally(),
        tables=tuple(item.tables),
        rows_in=tuple(rows_in[table.position] for table in item.tables),
    )


def _rows(item: FileOutcome) -> list[RowSeen]:
    """Rows of tables and what is remarked elsewhere, in the order of the file."""
    reasons = _reasons(item)
    changes = {(one.table, one.row): one.state for one in item.rows}
    aside = {table.position: table.aside for table in item.tables}
    seen: list[tuple[tuple[int, int], RowSeen]] = []
    order: dict[str, int] = {}
    for row in item.read.rows:
        order.setdefault(row.sheet, row.table)
        told = reasons.pop((row.table, row.sheet, row.row), [])
        told += reasons.pop((None, row.sheet, row.row), [])
        state = changes.get((row.table, row.row), "new")
        judged = _judged(row, told, state, aside.get(row.table, ""))
        seen.append(((row.table, row.row), judged))
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


def _judged(row: RowShown, told: Sequence[Question], state: str, aside: str) -> RowSeen:
    reasons = _words(told)
    judged = _state(told, state)
    return RowSeen(row.sheet, row.row, row.name, judged, reasons, row.cells, aside)


def _state(told: Sequence[Question], otherwise: str) -> str:
    unread = any(one.kind == "row_unreadable" for one in told)
    return "refused" if unread else otherwise


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
    return {"year": preview.year, "files": [asdict(file) for file in preview.files]}


def _file_again(told: dict[str, Any]) -> FileSeen:
    tally = Tally(**told["tally"])
    tables = tuple(_table_again(one) for one in told["tables"])
    again = {"tally": tally, "tables": tables, "rows_in": tuple(told["rows_in"])}
    return FileSeen(**told | again)


def _table_again(told: dict[str, Any]) -> TableSeen:
    days = {
        name: date.fromisoformat(told[name]) if told[name] else None
        for name in ("opens", "closes")
    }
    return TableSeen(**told | days)


def _row_plain(row: RowSeen) -> list[Any]:
    reasons = [[r.words, r.value, r.asks, r.place] for r in row.reasons]
    cells = [[c.place, c.header, c.written, c.understood] for c in row.cells]
    return [row.sheet, row.row, row.name, row.state, reasons, cells, row.aside]


def _row_again(told: list[Any]) -> RowSeen:
    sheet, row, name, state, reasons, cells, aside = told
    return RowSeen(
        sheet,
        row,
        name,
        state,
        tuple(Reason(*reason) for reason in reasons),
        tuple(CellShown(*cell) for cell in cells),
        aside,
    )

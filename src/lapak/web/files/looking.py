"""A preview as its pages show it: files with their counts, rows beside their cells."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lapak.domain.sources.models import FileKind
from lapak.intake.previewing import FileSeen, Reason, RowSeen
from lapak.intake.showing import CellShown
from lapak.intake.tables_seen import TableSeen
from lapak.intake.tallies import ASIDE, reasons, total
from lapak.outputs.naming import key_name
from lapak.web.base.tables import Words
from lapak.web.files.tables import KINDS
from lapak.web.templatetags.lapak_ui import tanggal

WORDS: Final[dict[str, Words]] = {
    "question": _("needs an answer"),
    "aside": _("set aside"),
    "refused": _("refused"),
    "changed": _("changed"),
    "new": _("new"),
    "same": _("same"),
    "note": _("remark"),
}
COUNTED: Final[tuple[Words, ...]] = (
    _("Questions to answer"),
    _("Unreadable rows"),
    _("Changed rows"),
    _("New rows"),
    _("Same rows"),
)
PILLS: Final = {"refused": "bahaya", "changed": "utama", "new": "beres"}


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A line of the preview; `address` '' where there is nothing to open."""

    file: FileSeen
    kind: Words
    address: str
    counts: list[tuple[Words, int]]
    aside: str  # how many rows don't count, and why


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A list of a file with the bazaar that was recognised; '' = not recognised."""

    file: FileSeen
    address: str
    sheet: str
    name: str
    days: str
    place: str
    level: str
    district: str
    rows: int
    aside: Words


@dataclass(frozen=True, slots=True)
class Total:
    """One count over all files, as a line of the receipt."""

    label: Words
    value: str


@dataclass(frozen=True, slots=True)
class ShownReason:
    """A reason with the cell that it is about, where it is about one."""

    words: str
    asks: bool
    raw: str
    understood: str
    place: str


@dataclass(frozen=True, slots=True)
class StateFilter:
    """A state to narrow the rows to."""

    value: str
    label: Words
    number: int
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row with its cells in the order of the columns; None = nothing there."""

    row: RowSeen
    state: Words
    pill: str
    aside: Words
    reasons: list[ShownReason]
    cells: list[CellShown | None]


@dataclass(slots=True)
class RowGroup:
    """Rows of one sheet with the same columns, drawn as one table."""

    sheet: str
    columns: dict[str, str] = field(default_factory=dict)  # letter → header
    seen: list[RowSeen] = field(default_factory=list)

    def takes(self, row: RowSeen) -> bool:
        """Whether a row's cells stand under these headers."""
        return row.sheet == self.sheet and all(
            self.columns.get(_letter(cell), cell.header) == cell.header
            for cell in row.cells
        )

    def add(self, row: RowSeen) -> None:
        """Put a row at the end."""
        self.seen.append(row)
        self.columns |= {_letter(cell): cell.header for cell in row.cells}

    @property
    def headings(self) -> list[tuple[str, str]]:
        """Letters and headers from left to right; what was worked out comes last."""
        return sorted(self.columns.items(), key=lambda one: _place(one[0]))

    @property
    def rows(self) -> list[ShownRow]:
        """The rows, each cell under its header."""
        letters = [letter for letter, _header in self.headings]
        return [_shown_row(row, letters) for row in self.seen]


def shown_file(token: str, file: FileSeen) -> ShownFile:
    """A file's line in the preview."""
    told = file.tally
    counts = (told.questions, told.refused, told.changed, told.new, told.same)
    return ShownFile(
        file,
        KINDS[file.kind],
        _address(token, file),
        list(zip(COUNTED, counts, strict=True)),
        reasons(told.aside) if told.aside else "",
    )


def _address(token: str, file: FileSeen) -> str:
    told = [token, file.number]
    return "" if file.refusal else reverse("files:preview_file", args=told)


def shown_tables(token: str, files: Iterable[FileSeen]) -> list[ShownTable]:
    """The attendance lists of files, each with the bazaar that was recognised."""
    return [
        ShownTable(
            file,
            _address(token, file),
            table.sheet,
            table.name,
            _days(table),
            table.place,
            key_name("level", table.level) if table.level else "",
            key_name("district", table.district) if table.district else "",
            rows,
            ASIDE.get(table.aside, table.aside),
        )
        for file in files
        for table, rows in zip(file.tables, file.rows_in, strict=True)
        if table.kind == FileKind.ATTENDANCE
    ]


def _days(table: TableSeen) -> str:
    days = [tanggal(day, "plain") for day in (table.opens, table.closes) if day]
    return " – ".join(dict.fromkeys(days))


def shown_total(files: Iterable[FileSeen]) -> list[Total]:
    """What becomes of all files and their rows; what there is none of is left out."""
    told = total(file.tally for file in files)
    return [Total(label, value) for label, value in told.lines(preview=True)]


def fits(row: RowSeen, wanted: str) -> bool:
    """Whether a row is shown where this state is asked for; '' = all are."""
    crosswise = {"": True, "question": row.asks, "aside": bool(row.aside)}
    return crosswise.get(wanted, row.state == wanted)


def filters_of(rows: Sequence[RowSeen], wanted: str) -> list[StateFilter]:
    """The states that a file's rows have; a row may be new and need an answer."""
    counts = {state: sum(fits(row, state) for row in rows) for state in WORDS}
    return [
        StateFilter(state, words, counts[state], state == wanted)
        for state, words in WORDS.items()
        if counts[state]
    ]


def grouped(rows: Sequence[RowSeen]) -> list[RowGroup]:
    """Rows one after another, a new table where the sheet or the headers change."""
    groups: list[RowGroup] = []
    for row in rows:
        if not groups or not groups[-1].takes(row):
            groups.append(RowGroup(row.sheet))
        groups[-1].add(row)
    return groups


def _letter(cell: CellShown) -> str:
    return cell.place.rstrip("0123456789")


def _place(letter: str) -> tuple[bool, int, str]:
    return (not letter, len(letter), letter)


def _shown_row(row: RowSeen, letters: Sequence[str]) -> ShownRow:
    cells = {_letter(cell): cell for cell in row.cells}
    return ShownRow(
        row,
        WORDS[row.state],
        PILLS.get(row.state, ""),
        ASIDE.get(row.aside, row.aside),
        [_shown_reason(one, row.cells) for one in row.reasons],
        [cells.get(letter) for letter in letters],
    )


def _shown_reason(one: Reason, cells: Sequence[CellShown]) -> ShownReason:
    cell = next((c for c in cells if one.place and c.place == one.place), None)
    if cell is None:
        return ShownReason(one.words, one.asks, one.value, "", one.place)
    return ShownReason(one.words, one.asks, cell.written, cell.understood, one.place)

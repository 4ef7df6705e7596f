"""A preview as its pages show it: files with their counts, rows beside their cells."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lapak.intake.previewing import STATES, FileSeen, Reason, RowSeen
from lapak.intake.showing import CellShown
from lapak.shared.money import grouped as grouped_number
from lapak.web.base.tables import Words
from lapak.web.files.tables import KINDS

WORDS: Final[dict[str, Words]] = {
    "refused": _("refused"),
    "question": _("needs an answer"),
    "changed": _("changed"),
    "new": _("new"),
    "same": _("same"),
    "note": _("remark"),
}
PILLS: Final = {
    "refused": "bahaya",
    "question": "tunggu",
    "changed": "utama",
    "new": "beres",
}
COUNTED: Final = ("question", "refused", "changed", "new", "same")


@dataclass(frozen=True, slots=True)
class ShownFile:
    """A line of the preview; `address` '' where there is nothing to open."""

    file: FileSeen
    kind: Words
    address: str
    counts: list[int]


@dataclass(frozen=True, slots=True)
class Total:
    """One state over all files, as a line of the receipt."""

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
    counts = file.counts or {}
    address = (
        "" if file.refusal else reverse("files:preview_file", args=[token, file.number])
    )
    return ShownFile(
        file, KINDS[file.kind], address, [counts.get(s, 0) for s in COUNTED]
    )


def shown_total(files: Iterable[FileSeen]) -> list[Total]:
    """How many rows of all files are in each state; what there is none of is left out."""
    counted = (Counter(file.counts or {}) for file in files)
    total: Counter[str] = sum(counted, Counter())
    return [Total(WORDS[s], grouped_number(total[s])) for s in COUNTED if total[s]]


def filters_of(rows: Iterable[RowSeen], wanted: str) -> list[StateFilter]:
    """The states that a file's rows have."""
    counts = Counter(row.state for row in rows)
    return [
        StateFilter(s, WORDS[s], counts[s], s == wanted) for s in STATES if counts[s]
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
        [_shown_reason(one, row.cells) for one in row.reasons],
        [cells.get(letter) for letter in letters],
    )


def _shown_reason(one: Reason, cells: Sequence[CellShown]) -> ShownReason:
    cell = next((c for c in cells if one.place and c.place == one.place), None)
    if cell is None:
        return ShownReason(one.words, one.asks, one.value, "", one.place)
    return ShownReason(one.words, one.asks, cell.written, cell.understood, one.place)

"""A picture of the cells around one cell, out of the file as it came.

NIKs never leave here: cells of their columns, and whatever looks like one elsewhere,
are covered before anything is remembered or shown.
"""

import hashlib
import re
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from django.core.cache import cache

from lapak.domain.sources.models import SourceTable
from lapak.domain.sources.secrecy import kept
from lapak.intake.cells.niks import NEVER_NIK, read_nik
from lapak.intake.cells.text import clean, column_letter
from lapak.intake.reading.reader import read_bytes
from lapak.intake.reading.workbook import Cell, Sheet
from lapak.shared.masking import mask

COVERED: Final = "••••"
_DAY: Final = 24 * 60 * 60
_WIDEST: Final = 7  # columns of a picture
_LONGEST: Final = 80  # characters of a cell
_NIK_HEADER: Final = re.compile(r"\b(?:nik|ktp|kk|e-?ktp|kartu keluarga)\b", re.I)
_NAMES: Final = (
    "business", "owner", "name", "business_owner", "run_together", "outlet", "product",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """A row of a table, and which of its columns are meant (from 1)."""

    table: SourceTable
    row: int
    columns: tuple[int, ...] = ()

    @property
    def cell(self) -> str:
        """`J10`; the row alone where no column is meant."""
        if not self.columns:
            return str(self.row)
        return f"{column_letter(self.columns[0])}{self.row}"


@dataclass(frozen=True, slots=True)
class ExcerptCell:
    """What stands in a cell; `marked`: it is the one that is meant."""

    text: str
    marked: bool = False
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class ExcerptRow:
    """A row by its number in the sheet."""

    number: int
    cells: list[ExcerptCell]


@dataclass(frozen=True, slots=True)
class Excerpt:
    """The picture: letters of its columns, and its rows."""

    letters: list[str]
    rows: list[ExcerptRow]

    @property
    def marked(self) -> list[str]:
        """The texts of the cells that are meant."""
        return [c.text for row in self.rows for c in row.cells if c.marked]


def excerpt(place: Place, *, alone: bool) -> Excerpt:
    """The rows around a place with the header; `alone`: no row of somebody else.

    Raises CannotOpen where the kept file is gone, Refused where it can't be read.
    """
    table = place.table
    asked = f"{table.sheet}|{table.pk}|{place.row}|{place.columns}|{alone}"
    digest = hashlib.sha256(asked.encode()).hexdigest()[:24]
    key = f"cuplikan:{table.file.sha256}:{digest}"
    known: Excerpt | None = cache.get(key)
    if known is None:
        known = _drawn(place, alone=alone)
        cache.set(key, known, _DAY)
    return known


@dataclass(frozen=True, slots=True)
class Hides:
    """Columns that are covered, and those of numbers that are surely no NIK."""

    niks: Collection[int]
    free: Collection[int]


def _drawn(place: Place, *, alone: bool) -> Excerpt:
    table = place.table
    book = read_bytes(kept(table.file.sha256), table.file.name)
    sheet = next(s for s in book.sheets if s.name[:120] == table.sheet)
    told = {c.index: (c.meaning, c.header) for c in table.columns.all()}
    niks = {
        index for index, (meaning, header) in told.items() if holds_nik(meaning, header)
    }
    names = [index for index, (meaning, _) in told.items() if meaning in _NAMES]
    free = {index for index, (meaning, _) in told.items() if meaning in NEVER_NIK}
    columns = _columns(sheet, place, names)
    numbers = [table.header_row, *_around(place, alone=alone)]
    hides = Hides(niks, free)
    rows = [_row(sheet, number, columns, hides, place) for number in numbers if number]
    return Excerpt([column_letter(column) for column in columns], rows)


def _around(place: Place, *, alone: bool) -> Iterable[int]:
    if alone:
        return [place.row] if place.row > place.table.header_row else []
    first = max(place.row - 1, place.table.header_row + 1)
    last = max(place.table.last_row, place.row)
    return range(first, min(place.row + 1, last) + 1)


def _columns(sheet: Sheet, place: Place, names: Sequence[int]) -> list[int]:
    """The columns meant, those that name the row, then their neighbours."""
    widest = max((len(row) for row in sheet.rows), default=1)
    meant = list(place.columns)[: _WIDEST - 2]
    near = [c + step for c in (meant or names[:1]) for step in (-1, 1, -2, 2)]
    wanted = dict.fromkeys([*meant, *names[:2], *near])
    known = [column for column in wanted if 1 <= column <= widest]
    return sorted(known[:_WIDEST])


def _row(
    sheet: Sheet,
    number: int,
    columns: Sequence[int],
    hides: Hides,
    place: Place,
) -> ExcerptRow:
    cells = sheet.rows[number - 1] if number <= len(sheet.rows) else []
    header = number <= place.table.header_row
    drawn = []
    for column in columns:
        cell = cells[column - 1] if column <= len(cells) else None
        marked = number == place.row and column in place.columns
        covered = column in hides.niks and not header
        free = column in hides.free and not header
        numeric = isinstance(cell, int | float) and not isinstance(cell, bool)
        drawn.append(
            ExcerptCell(shown_text(cell, covered=covered, free=free), marked, numeric)
        )
    return ExcerptRow(number, drawn)


def holds_nik(meaning: str, header: str) -> bool:
    """Is a column one of NIKs, by what it means or by its header's words?"""
    return meaning == "nik" or _NIK_HEADER.search(header) is not None


def shown_text(cell: Cell, *, covered: bool, free: bool = False) -> str:
    """A cell as a page may show it: NIKs covered, what is long cut.

    `free`: by its column's meaning a number here is no NIK.
    """
    text = clean(cell)
    if not free:
        if text and (covered or read_nik(cell).state in ("whole", "destroyed")):
            return COVERED
        text = mask(text)
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"

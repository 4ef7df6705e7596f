"""A sheet as a grid of cells counted from 1, as a person sees it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lapak.domain.identity.rules.remembered import Remembered
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import Cell as AnyCell
from lapak.intake.cells.text import clean
from lapak.intake.reading.workbook import Cell, Sheet


@dataclass(slots=True)
class Grid:
    """Cells by row and column from 1; text is cleaned once and kept."""

    sheet: Sheet
    left: int = 1  # the first and last column of this part of the sheet
    right: int = 1_000_000
    height: int = 0
    _texts: dict[int, list[str]] = field(default_factory=dict)
    _phones: Remembered[str, tuple[str, ...]] = field(
        default_factory=lambda: Remembered(read_phones)
    )

    def __post_init__(self) -> None:
        self.height = len(self.sheet.rows)

    def row(self, row: int) -> list[Cell]:
        """The cells of a row, from column 1; ragged at the end, blank outside the part."""
        cells = self.sheet.rows[row - 1] if 1 <= row <= self.height else []
        if self.left > 1 or self.right < len(cells):
            return [None] * (self.left - 1) + cells[self.left - 1 : self.right]
        return cells

    def cell(self, row: int, column: int) -> Cell:
        if not 1 <= row <= self.height or not self.left <= column <= self.right:
            return None
        cells = self.sheet.rows[row - 1]
        return cells[column - 1] if column <= len(cells) else None

    def texts(self, row: int) -> list[str]:
        """The row's cells as one-line texts ('' = blank)."""
        known = self._texts.get(row)
        if known is None:
            known = ["" if cell is None else clean(cell) for cell in self.row(row)]
            self._texts[row] = known
        return known

    def phones(self, cell: AnyCell) -> tuple[str, ...]:
        """The phone numbers in a cell, which is asked for more than once."""
        return self._phones[cell] if isinstance(cell, str) else read_phones(cell)

    def text(self, row: int, column: int) -> str:
        texts = self.texts(row)
        return texts[column - 1] if 1 <= column <= len(texts) else ""

    def filled(self, row: int, columns: range | None = None) -> list[int]:
        """The columns of a row that hold something."""
        texts = self.texts(row)
        first, last = (columns[0], columns[-1]) if columns else (1, len(texts))
        return [c for c, text in enumerate(texts[first - 1 : last], first) if text]

    def parts(self) -> list["Grid"]:
        """The sheet cut at columns that are blank from top to bottom, from the left."""
        width = max((len(row) for row in self.sheet.rows), default=0)
        used = [False] * (width + 2)
        blank = list(range(width))  # so far: few after the first rows
        for row in self.sheet.rows:
            here = [c for c in blank if c < len(row) and row[c] not in (None, "")]
            for column in here:
                used[column + 1] = True
                blank.remove(column)
        edges = [c for c in range(1, width + 1) if used[c] and not used[c - 1]]
        ends = [c for c in range(1, width + 1) if used[c] and not used[c + 1]]
        return [
            Grid(self.sheet, first, last)
            for first, last in zip(edges, ends, strict=True)
        ]

    def rows(self, first: int, last: int) -> Iterator[int]:
        yield from range(max(first, 1), min(last, self.height) + 1)

    def merged_right(self, row: int, column: int) -> int:
        """The last column of the merged cell that starts here; itself if none."""
        for first_row, first, last_row, last in self.sheet.merges:
            if first_row <= row <= last_row and first == column:
                return last
        return column

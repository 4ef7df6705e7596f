"""What a row under a header is: a stall, a total, a signature, or something else."""

import re
from collections.abc import Sequence

from lapak.intake.attendance.columns import Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import NAMING
from lapak.intake.attendance.titles import LABEL
from lapak.intake.attendance.totals import says_statistic, says_total
from lapak.intake.cells.niks import is_plain_nik, read_nik
from lapak.intake.cells.signatures import signs
from lapak.intake.cells.text import Cell, clean, is_blank

_DESTROYED = re.compile(r"[0-9][Ee]\+?1[4-7]")


class RowKinds:
    """Tells the kinds of the rows under one header; looks its columns up once."""

    def __init__(self, grid: Grid, header: Header) -> None:
        """`header` is that of the rows that will be asked about."""
        self.grid, self.header = grid, header
        self._means = {c.index: c.meaning for c in header.columns}
        self._niks = [c.index - 1 for c in header.of("nik")]
        self._phones = [c.index - 1 for c in header.of("phone")]
        light = {"number", "sign"} | ({""} if not header.words else set())
        self._weighty = [c - 1 for c in header.span if self._means.get(c) not in light]
        self._numbers = [c.index - 1 for c in header.of("number")]

    def of(self, row: int) -> str:
        """blank, data, total, perhaps (a total), footer or other."""
        cells = self.grid.row(row)
        if not self._proven(cells):
            return self._of_unproven(row)
        return "data" if self._is_stall(cells) else "other"

    def number(self, row: int) -> int | None:
        """The number of a row in the first column that counts them."""
        cells = self.grid.row(row)
        for column in self._numbers[:1]:
            cell = cells[column] if column < len(cells) else None
            if type(cell) is int and cell > 0:
                return cell  # as in nearly all
            text = clean(cell).strip(". ")
            return int(text) if text.isdecimal() else None
        return None

    def _of_unproven(self, row: int) -> str:
        grid, header = self.grid, self.header
        texts = {c: grid.text(row, c) for c in grid.filled(row, header.span)}
        if not texts:
            return "blank"
        told = {self._means.get(c) for c in texts}
        if says_statistic(header, texts):
            return "other"
        sums_up = says_total(header, texts)
        if sums_up == "total":
            return "total"
        if is_footer(grid, row):
            return "footer"
        if is_label_line(list(texts.values())) or not told & NAMING:
            return "other"
        return sums_up or ("data" if self._is_stall(grid.row(row)) else "other")

    def _is_stall(self, cells: Sequence[Cell]) -> bool:
        """Does a row tell two things beside its number, or one and its number?"""
        told = 0
        for column in self._weighty:
            told += column < len(cells) and not is_blank(cells[column])
            if told == 2:
                return True
        return any(_number_text(cells, c).isdigit() for c in self._numbers)

    def _proven(self, cells: Sequence[Cell]) -> bool:
        """Does a cell hold a person's number? A total row has none."""
        for column in self._niks:
            cell = cells[column] if column < len(cells) else None
            if (
                is_plain_nik(cell)
                or len(read_nik(cell).digits) >= 10
                or _DESTROYED.search(str(cell))
            ):
                return True
        told = (cells[c] for c in self._phones if c < len(cells))
        return any(self.grid.phones(cell) for cell in told)


def _number_text(cells: Sequence[Cell], column: int) -> str:
    """What a cell of a column that counts the rows tells, without its dot."""
    return clean(cells[column]).strip(". ") if column < len(cells) else ""


def is_footer(grid: Grid, row: int) -> bool:
    """A line of signatures and notes: place and date, titles, NIP."""
    return signs([text for text in grid.texts(row) if text])


def is_label_line(texts: Sequence[str]) -> bool:
    """`Tanggal | : | 4 Mei 2025`: a title of the next list, in cells of its own."""
    label = LABEL.match(texts[0])
    told = label is not None and not label[2].strip(" :=-–")
    return told or (len(texts) > 1 and texts[1] in {":", "="})

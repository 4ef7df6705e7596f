"""What a row under a header is: a stall, a total, a signature, or something else."""

import re
from collections.abc import Sequence

from lapak.intake.attendance.columns import Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import NAMING
from lapak.intake.attendance.titles import LABEL
from lapak.intake.attendance.totals import says_statistic, says_total
from lapak.intake.cells.niks import read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.signatures import signs

_DESTROYED = re.compile(r"[0-9][Ee]\+?1[4-7]")


class RowKinds:
    """Tells the kinds of the rows under one header; looks its columns up once."""

    def __init__(self, grid: Grid, header: Header) -> None:
        """`header` is that of the rows that will be asked about."""
        self._grid, self._header = grid, header
        self._first, self._last = header.span[0] - 1, header.span[-1]
        self._means = {c.index: c.meaning for c in header.columns}
        self._niks = [c.index for c in header.of("nik")]
        self._phones = [c.index for c in header.of("phone")]
        light = {"number", "sign"} | ({""} if not header.words else set())
        columns = range(self._first, self._last)
        self._weighty = [c for c in columns if self._means.get(c + 1) not in light]
        self._numbers = [c.index - 1 for c in header.of("number")]

    def of(self, row: int) -> str:
        """blank, data, total, perhaps (a total), footer or other."""
        texts = self._grid.texts(row)
        if not any(texts[self._first : self._last]):
            return "blank"
        if not self._proven(row):
            return self._of_unproven(row)
        return "data" if self._is_stall(texts) else "other"

    def _of_unproven(self, row: int) -> str:
        grid, header = self._grid, self._header
        texts = {c: grid.text(row, c) for c in grid.filled(row, header.span)}
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
        return sums_up or ("data" if self._is_stall(grid.texts(row)) else "other")

    def _is_stall(self, texts: Sequence[str]) -> bool:
        """Does a row tell two things beside its number, or one and its number?"""
        told = [c for c in self._weighty if c < len(texts) and texts[c]]
        return len(told) >= 2 or any(
            c < len(texts) and texts[c].strip(". ").isdigit() for c in self._numbers
        )

    def _proven(self, row: int) -> bool:
        """Does a cell hold a person's number? A total row has none."""
        for column in self._niks:
            cell = self._grid.cell(row, column)
            if len(read_nik(cell).digits) >= 10 or _DESTROYED.search(str(cell)):
                return True
        return any(read_phones(self._grid.cell(row, c)) for c in self._phones)


def is_footer(grid: Grid, row: int) -> bool:
    """A line of signatures and notes: place and date, titles, NIP."""
    return signs([text for text in grid.texts(row) if text])


def is_label_line(texts: Sequence[str]) -> bool:
    """`Tanggal | : | 4 Mei 2025`: a title of the next list, in cells of its own."""
    label = LABEL.match(texts[0])
    told = label is not None and not label[2].strip(" :=-–")
    return told or (len(texts) > 1 and texts[1] in {":", "="})

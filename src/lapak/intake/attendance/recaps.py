"""A small recap beside a list: its days or kinds and their total, no columns of stalls."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from lapak.intake.attendance.columns import Column, Header
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS, NAMING
from lapak.intake.attendance.totals import says_total
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import plain

TOTAL = re.compile(
    r"(?:grand |sub ?)?(?:total|jumlah|jml)"
    r"(?: (?:total|keseluruhan|seluruhnya|seluruh|akhir|omset|omzet|penjualan|pendapatan|bazar|bazaar|rp|rupiah))*"
)
# what a line of a recap, or one between the rows of a list, begins with; no stall's name
HEADING = re.compile(
    r"^(?:hari|kec|kecamatan|kel|kelurahan|kelompok|kategori|klaster|jenis|zona|blok|sesi|tanggal|tgl|catatan|ket|keterangan"
    r"|kuliner|fesyen|fashion|kriya|craft|makanan|minuman|jasa|agro|aneka|produk|wilayah|rekap|mengetahui|panitia|nb)\b"
)
# the words over a recap below a list: what its lines are, then what is counted
RECAP_OF = re.compile(
    r"(?:no|nomor|kategori|jenis|klaster|kelompok|hari|tanggal|tgl|kelurahan|kecamatan|wilayah|produk|uraian|keterangan)\b"
)
RECAP_COUNT = re.compile(
    r"(?:jumlah|jml|total|banyaknya|omset|omzet|penjualan|pendapatan|nilai|kategori|jenis|rata)\b|rp$"
)
FEWEST = 2  # lines above the total of a recap
FEWEST_ROWS = 3  # of a list; of fewer, one that is filled tells nothing
Place = tuple[int, int]  # row and column


@dataclass(frozen=True, slots=True)
class Recap:
    """Where the total of a recap stands, and the amounts that it adds up."""

    total: Place
    lines: tuple[Place, ...]
    left: int  # its columns
    right: int


def begins_recap(grid: Grid, row: int) -> bool:
    """`Kategori | Jumlah UMKM | Omzet` below a list: the words over its recap.

    What is counted, how many there are, and perhaps what they sold; no stall.
    """
    told = [grid.text(row, column) for column in grid.filled(row)]
    if len(told) < 2 or not RECAP_OF.match(plain(told[0])):
        return False
    return all(RECAP_COUNT.match(plain(text)) for text in told[1:])


def apart_from_recaps(
    grid: Grid, header: Header, end: int, last: int
) -> tuple[Header, list[Recap]]:
    """The header without the columns of recaps behind a blank column, and those recaps.

    `end` and `last`: the last row and column before the next header.
    """
    own = _own_columns(header)
    if not own:
        return header, []
    right = own[-1].index
    rows = range(header.first, min(end, grid.height) + 1)
    beside = range(right + 2, min(last, _width(grid, rows)) + 1)
    recaps = [*_down(grid, beside, rows), *_across(grid, header, own, rows)]
    kept = [
        c for c in header.columns
        if not any(r.left <= c.index <= r.right for r in recaps) or c.index <= right
    ]  # fmt: skip
    return replace(header, columns=tuple(kept)), recaps


def _own_columns(header: Header) -> Sequence[Column]:
    """The columns up to the first gap behind a name and an amount; none without these.

    A list whose only amounts stand behind a gap has no recap there but its turnover.
    """
    for at, column in enumerate(header.columns):
        told = {c.meaning for c in header.columns[: at + 1]}
        after = header.columns[at + 1].index if at + 1 < len(header.columns) else 0
        if told & NAMING and told & AMOUNTS and after != column.index + 1:
            rest = header.columns[at + 1 :]
            ours = any(c.explained or c.meaning in NAMING for c in rest)
            return () if ours else header.columns[: at + 1]
    return ()


def _width(grid: Grid, rows: range) -> int:
    return max(map(len, grid.sheet.rows[rows.start - 1 : rows.stop - 1]), default=0)


def _down(grid: Grid, beside: range, rows: range) -> Iterator[Recap]:
    """Recaps with a line a row: a word, its amount, and the total below them."""
    for row in rows:
        for label in grid.filled(row, beside) if beside else ():
            if not TOTAL.fullmatch(plain(grid.text(row, label))):
                continue
            total = _amount_of_line(grid, row, label, beside)
            lines = _lines_above(grid, row, label, beside)
            if total and len(lines) >= FEWEST:
                right = max(total[1], *(column for _, column in lines))
                yield Recap(total, tuple(lines), label, right)


def _lines_above(grid: Grid, row: int, label: int, beside: range) -> list[Place]:
    above = range(row - 1, 0, -1)
    lines = (_amount_of_line(grid, r, label, beside) for r in above)
    return [line for line in takewhile(bool, lines) if line]


def _amount_of_line(grid: Grid, row: int, label: int, beside: range) -> Place | None:
    """The largest amount right of a label: beside the money may stand a count."""
    found: list[tuple[int, Place]] = []
    if not plain(grid.text(row, label)):
        return None
    for column in range(label + 1, beside[-1] + 1):
        if not grid.text(row, column):
            break
        read = read_amount(grid.cell(row, column))
        found += [] if read.value is None else [(read.value, (row, column))]
    return max(found, default=(0, None), key=lambda one: one[0])[1]


def _across(
    grid: Grid, header: Header, own: Sequence[Column], rows: range
) -> Iterator[Recap]:
    """A recap in one row: `Hari 1 | Hari 2 | Total` in the header, and under it the sums.

    Only where each stall has its own amount and the total is what all of them make, or
    more than half of it: no stall sold as much.
    """
    apart = header.columns[len(own) :]
    totals = [c for c in apart if c.meaning == "total"]
    filled = [
        row for row in rows if row > header.last and any(grid.text(row, c.index) for c in apart)
    ] if len(totals) == 1 else []  # fmt: skip
    if len(filled) != 1:
        return
    told = [
        _sold(grid, row, own) for row in rows
        if row > header.last and not says_total(header, _texts(grid, row, own))
    ]  # fmt: skip
    here = _sold(grid, filled[0], own)
    value = read_amount(grid.cell(filled[0], totals[0].index)).value or 0
    if sum(map(bool, told)) < FEWEST_ROWS or not here or value * 2 <= sum(told):
        return
    lines = [(filled[0], c.index) for c in apart if c.meaning in AMOUNTS]
    yield Recap(
        (filled[0], totals[0].index), tuple(lines), apart[0].index, apart[-1].index
    )


def _texts(grid: Grid, row: int, columns: Sequence[Column]) -> dict[int, str]:
    return {c.index: text for c in columns if (text := grid.text(row, c.index))}


def _sold(grid: Grid, row: int, columns: Sequence[Column]) -> int:
    """What a row sold, whether its days tell it, one column, or a column of totals."""
    told = dict.fromkeys(AMOUNTS, 0)
    for column in columns:
        if column.meaning in AMOUNTS:
            read = read_amount(grid.cell(row, column.index))
            told[column.meaning] += read.value or 0
    return max(told.values())

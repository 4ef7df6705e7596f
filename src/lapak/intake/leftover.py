"""Rows inside a list that hold something and yet are no entry of it: said, not hidden."""

import re
from collections.abc import Iterable, Iterator, Sequence

from lapak.intake.attendance.recaps import HEADING
from lapak.intake.cells.text import Cell, clean, plain
from lapak.intake.reading.workbook import Workbook
from lapak.intake.told import FileTold, Remark, TableTold

_SUMS = re.compile(
    r"^(?:grand |sub )?(?:total|jumlah|jml|subtotal|rata rata|rekap\w*|akumulasi)\b"
)
_NO_ENTRY = (
    "Baris ini tidak menyebut usaha atau pemilik, jadi tidak dibaca dan tidak dihitung."
    " Lengkapi namanya di berkas, lalu ambil masuk lagi."
)
_FEWEST = 2  # filled cells beside the running number; one alone is a heading


def rows_left_over(workbook: Workbook, told: FileTold) -> Iterator[Remark]:
    """A remark for each row between a list's first and last that was not read.

    Sums, headings that are repeated, and rows with nothing but a number are no loss.
    """
    sheets = {sheet.name: sheet.rows for sheet in reversed(workbook.sheets)}
    read_of: dict[tuple[str, int], set[int]] = {}
    for table in told.tables:
        here = read_of.setdefault((table.sheet, table.header_row), set())
        here.update(_read(table), table.joined)
    for number, table in enumerate(told.tables):
        read = read_of[table.sheet, table.header_row]  # of tables cut out of one too
        for row in range(table.first_row, table.last_row + 1) if read else ():
            if row in read or row == table.total_row:
                continue
            cells = sheets.get(table.sheet, [])[row - 1 : row] or [[]]
            texts = dict(_texts(cells[0], table))
            if _is_loss(texts, table) or _is_lone_name(texts, table):
                yield Remark(
                    table.sheet,
                    row,
                    "row_unreadable",
                    _NO_ENTRY,
                    value=" · ".join(list(texts.values())[:4])[:200],
                    table=number,
                )


def _read(table: TableTold) -> set[int]:
    entries: Iterable[Iterable[int]] = (
        (row.row for row in table.attendance),
        (row.row for row in table.curated),
        (row.row for row in table.visits),
    )
    return {row for rows in entries for row in rows}


def _texts(cells: Sequence[Cell], table: TableTold) -> Iterator[tuple[int, str]]:
    for column in table.columns:
        cell = cells[column.index - 1] if column.index <= len(cells) else None
        if column.meaning not in ("number", "nik") and (text := clean(cell)):
            yield column.index, text


def _is_lone_name(texts: dict[int, str], table: TableTold) -> bool:
    """A name alone, in a list of attendance that numbers no rows: a stall or a heading."""
    meanings = {column.index: column.meaning for column in table.columns}
    if len(texts) != 1 or table.kind != "attendance" or "number" in meanings.values():
        return False
    ((at, text),) = texts.items()
    words = plain(text)
    return (
        meanings[at] in ("business", "owner", "business_owner", "run_together")
        and not HEADING.search(words)
        and not _SUMS.match(words)
        and not text.isupper()
    )


def _is_loss(texts: dict[int, str], table: TableTold) -> bool:
    if len(texts) < _FEWEST or any(_SUMS.match(plain(t)) for t in texts.values()):
        return False
    if all(len(plain(text)) < 3 for text in texts.values()):  # columns numbered again
        return False
    headers = {column.index: plain(column.header) for column in table.columns}
    repeated = sum(plain(text) in headers[at] for at, text in texts.items())
    return repeated < _FEWEST

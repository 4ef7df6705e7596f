"""A list whose rows are lines of text, `1. Dapur Sari - Sari - 300rb`, as pasted from a chat.

Each line is laid out in columns of its own, after which the list is read as any other.
Only what is unmistakably such a list is one: several lines cut by the same mark that end
in money, about a bazaar or with names of businesses, and about no costs or prices.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from operator import itemgetter

from lapak.intake.attendance.columns import BRAND, Column, Header, settle_meanings
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import TURNOVER
from lapak.intake.attendance.row_kinds import is_footer
from lapak.intake.attendance.tables import Block
from lapak.intake.attendance.titles import LABEL
from lapak.intake.attendance.totals import SAYS_ONLY_TOTAL, TOTAL
from lapak.intake.cells.absence import is_absent
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.dates import find_days
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import clean, column_letter, plain
from lapak.intake.reading.workbook import Cell, Sheet
from lapak.intake.told import ColumnTold, Remark, TableTold

MEANING = "run_together"  # of the one column
MARKS = [
    re.compile(mark)
    for mark in (
        r"\s+[-–—]+\s*|\s*[-–—]+\s+|\s*[–—]\s*", r"\s*/+\s*", r"\s*\|+\s*", r"\s*:\s*", r"\s*;\s*", r"\s*=\s*",
    )
]  # fmt: skip
SAMPLE = 300  # lines that show which mark cuts a list
NUMBER = re.compile(
    r"^(?:\(?(\d{1,3})\s*[.):]+(?!\d)\s*|(\d{1,3})\s+(?=[^\W\d])|[•*·▪►✓-]+\s*)"
)
# 'Sari 300rb', 'Sari (Rp300.000)', 'Sari: 300.000': the amount without the mark
TAIL = re.compile(
    r"^(.*?[^\W\d_].*?)[\s:=(]+((?:rp|idr)?\.?\s*[0-9][0-9.,]*\s*(?:rb|ribu|rbu|k|jt|juta)?(?:,-)?)\)?$",
    re.IGNORECASE,
)
MONEY = re.compile(
    r"\b(?:rp|idr)|[0-9]\s*(?:rb|rbu|ribu|k|jt|juta)\b|[0-9][.,][0-9]{3}\b"
)
BAZAAR = re.compile(
    r"\b(?:ba[sz]a+r|umkm|ukm|oms[ez]t|omzet|pameran|festival|gebyar|expo)\b"
)
OTHER_LISTS = re.compile(
    r"\b(?:menu|harga|rab|anggaran|biaya|belanja|kas|pengeluaran|pemasukan|konsumsi|jadwal|susunan|inventaris|stok"
    r"|gaji|honor\w*|iuran|tagihan|hutang|utang|piutang|sewa|donasi|donatur|sumbangan|infak|sedekah|hadiah|pajak"
    r"|retribusi|tarif|arisan|kwitansi|nota|pembelian|modal)\b"
)
# '[08/04/23 17.10] Sari: ' and '08/04/23 17.10 - Sari: ', as a chat is copied
STAMP = re.compile(
    r"^\[?\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4},? (?:pukul )?\d{1,2}[.:]\d{2}(?:[.:]\d{2})?\]?\s*[-–]?\s*(?=\S)"
)
SENDER = re.compile(r"^([^:]{2,40}):\s+")
# what is said where the amount should stand
UNTOLD = re.compile(
    r"^(?:(?:belum|blm|tidak|tdk|gak|ga|nggak) (?:ada |kasih |kirim )?(?:lapor|laporan|setor|tau|tahu|diketahui|data|info|kabar|rekap)"
    r"|belum|blm|nyusul|menyusul|kosong|lupa|\?+)\b|^\?+$"
)
THOUSANDS = range(10, 10_000)  # a bare number where nobody writes rupiah in full
LIKELY_SOLD = 1_000  # rupiah; less is a count
MOST_SOLD = 1_000_000_000
ROUND = (
    500  # what nobody wrote as money is one where it is round; a post code seldom is
)
FEWEST = 3
LONGEST_NAME = 60
NUMBERED, FIRST, SECOND, PHONE, AMOUNT, NOTE = range(1, 7)  # the columns laid out
HEADER = (
    Column(NUMBERED, "No", "number"), Column(FIRST, "Nama", "name"), Column(SECOND, "Nama", "name"),
    Column(PHONE, "HP", "phone"), Column(AMOUNT, "Omset", "turnover"), Column(NOTE, "Keterangan", "note"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """What a line says."""

    number: str
    names: tuple[str, ...]
    amount: str = ""
    phone: str = ""
    note: str = ""

    @property
    def is_stall(self) -> bool:
        """Does it name somebody as a list of stalls does, and tell money?"""
        return (
            bool(self.amount)
            and not UNTOLD.match(plain(self.amount))
            and self.names_somebody
            and len(self.names) < 4
        )

    @property
    def names_somebody(self) -> bool:
        return bool(self.names) and all(map(_is_name, self.names[:2]))

    @property
    def cells(self) -> list[Cell]:
        first, second = (*self.names[:2], "", "")[:2]
        note = " - ".join(filter(None, (*self.names[2:], self.note)))
        return [self.number, first, second, self.phone, self.amount, note]


@dataclass(frozen=True, slots=True)
class LineList:
    """Such a list, laid out in columns, and what is unsure about it ('' = nothing)."""

    grid: Grid
    block: Block
    column: int  # in which the lines stand
    unsure: str

    def in_one_column(
        self, table: TableTold, odd: Sequence[Remark]
    ) -> tuple[TableTold, list[Remark]]:
        """The table and its remarks as they stand in the file: all in one column."""
        rows = [
            replace(
                row, amounts=tuple(replace(a, column=self.column) for a in row.amounts)
            )
            for row in table.attendance
        ]
        letter = column_letter(self.column)
        remarks = [replace(r, column=letter if r.column else "") for r in odd]
        if self.unsure:
            remarks.append(
                Remark(
                    table.sheet, table.first_row, "column_missing", self.unsure, letter,
                    needs_answer=True, suggestion="keep",
                )
            )  # fmt: skip
        columns = (ColumnTold(self.column, "", MEANING),)
        return replace(table, columns=columns, attendance=rows), remarks


def list_of_lines(grid: Grid, path: str) -> LineList | None:
    """The list of lines on a sheet without any table; None where there is none."""
    texts = _unstamped(dict(_lone_texts(grid)))
    column = _column(texts.values())
    lines = {row: text for row, (at, text) in texts.items() if at == column}
    top = plain(" ".join([grid.sheet.name, path, *list(lines.values())[:FEWEST]]))
    read, stalls = _best(lines, money=_is_money)
    if len(stalls) < FEWEST and TURNOVER.search(top):
        read, stalls = _best(lines, money=_is_thousands)
    if len(stalls) < FEWEST:
        return None
    around = [text for row, (_, text) in texts.items() if row < stalls[0]]
    about = plain(" ".join([grid.sheet.name, path, *around]))
    rows, totals = _rows(grid, read, stalls)
    between = [row for row in lines if rows[0] <= row <= rows[-1]]
    if len(stalls) * 2 <= len(between) or OTHER_LISTS.search(about):
        return None
    branded = sum(_is_branded(read[row]) for row in stalls) * 5 > len(stalls)
    owners = sum(len(read[row].names) > 1 for row in stalls) * 2 > len(stalls)
    two_names = all(len(read[row].names) == 2 for row in stalls)
    bazaar = BAZAAR.search(about) is not None
    if not bazaar and not (branded and owners):
        return None
    laid = _laid(grid.sheet, read, [*rows, *totals], texts)
    sure = bazaar and branded and two_names and len(stalls) == len(rows)
    return LineList(
        laid, _block(laid, rows, totals), column, "" if sure else _asks(owners=owners)
    )


def _asks(*, owners: bool) -> str:
    parts = "nama usaha, pemilik, omset" if owners else "nama usaha, omset"
    return f"Daftar ini tanpa kolom: tiap baris dibaca sebagai {parts}. Benar?"


def _lone_texts(grid: Grid) -> Iterator[tuple[int, tuple[int, str]]]:
    """The rows of which one cell holds text; a number of the row may stand before it."""
    for row in grid.rows(1, grid.height):
        filled = grid.filled(row)
        number = grid.text(row, filled[0]).strip(". ") if len(filled) == 2 else ""
        if len(filled) == 1 or number.isdigit():
            text = grid.text(row, filled[-1]).strip("*_~ ")
            yield row, (filled[-1], f"{number}. {text}" if number else text)


def _column(told: Iterable[tuple[int, str]]) -> int:
    """The column in which most of the texts stand."""
    return max(
        Counter(column for column, _ in told).items(), key=itemgetter(1), default=(0, 0)
    )[0]


def _unstamped(texts: dict[int, tuple[int, str]]) -> dict[int, tuple[int, str]]:
    """The texts without the times of a chat, and without its sender where it is one."""
    stamped = {row for row, (_, text) in texts.items() if STAMP.match(text)}
    bare = {
        row: (at, STAMP.sub("", text) if row in stamped else text)
        for row, (at, text) in texts.items()
    }
    sent = [found[1] for row in stamped if (found := SENDER.match(bare[row][1]))]
    if len(sent) < len(stamped) or len(set(sent)) != 1:
        return bare
    return {
        row: (at, SENDER.sub("", text) if row in stamped else text)
        for row, (at, text) in bare.items()
    }


def _best(
    lines: Mapping[int, str], *, money: Callable[[str], bool]
) -> tuple[dict[int, Line], list[int]]:
    """The lines cut by the mark that tells most names, and the rows that are stalls."""
    mark = max(MARKS, key=partial(_parts_cut, list(lines.values())[:SAMPLE], money))
    read = {row: _read(text, mark, money) for row, text in lines.items()}
    return read, [row for row, line in read.items() if line.is_stall]


def _parts_cut(
    lines: Sequence[str], money: Callable[[str], bool], mark: re.Pattern[str]
) -> tuple[int, int]:
    """How many names a mark tells in the lines that it makes stalls of; how many it cuts."""
    stalls = [
        (line, text) for text in lines if (line := _read(text, mark, money)).is_stall
    ]
    cut = sum(mark.search(text) is not None for _, text in stalls)
    return sum(len(line.names) for line, _ in stalls), cut


def _read(text: str, mark: re.Pattern[str], money: Callable[[str], bool]) -> Line:
    found = NUMBER.match(text)
    number = (found[1] or found[2] or "") if found else ""
    parts = [p for p in mark.split(text[found.end() :] if found else text) if p]
    if not number and len(parts) > 1 and re.fullmatch(r"\d{1,3}\.?", parts[0]):
        number, parts = parts[0].strip("."), parts[1:]
    phones = [p for p in parts[1:] if read_phones(p)]
    parts = [p.strip("*_~ ") for p in parts if p not in phones]
    names, amount, note = _apart(parts, money)
    if len(names) == 1 and (inside := re.fullmatch(r"(.+?)\s*\((.+)\)", names[0])):
        names = [inside[1], inside[2]]
    return Line(number, tuple(names), amount, " / ".join(phones), note)


def _apart(
    parts: list[str], money: Callable[[str], bool]
) -> tuple[list[str], str, str]:
    """Names, amount and note of what a line is cut into."""
    names, amounts = list(parts), list[str]()
    while len(names) > 1 and (money(names[-1]) or _says_nothing(names[-1])):
        amounts.insert(0, names.pop())
    tail = TAIL.match(names[-1]) if names else None
    if tail and money(tail[2]):
        names[-1] = tail[1].strip(" -:(")
        amounts.insert(0, tail[2])
    if amounts or len(names) < 2:
        return names, _together(amounts), ""
    if is_absent(names[-1]):
        return names[:-1], "", names[-1]
    untold = UNTOLD.match(plain(names[-1]) or names[-1])
    return (names[:-1], names[-1], "") if untold else (names, "", "")


def _together(amounts: Sequence[str]) -> str:
    """The amounts of a stall's days as one; the last one alone where it is their sum."""
    values = [read_amount(amount).value or 0 for amount in amounts]
    if len(values) > 2 and values[-1] == sum(values[:-1]):
        return amounts[-1]
    told = [a for a, value in zip(amounts, values, strict=True) if value]
    return " + ".join(told) or "".join(amounts[:1])


def _says_nothing(text: str) -> bool:
    return read_amount(text).said == "nothing"


def _is_thousands(text: str) -> bool:
    bare = text.strip()
    return _is_money(text) or (bare.isdigit() and int(bare) in THOUSANDS)


def _is_money(text: str) -> bool:
    value = read_amount(text).value or 0
    if not LIKELY_SOLD <= value <= MOST_SOLD or read_phones(text):
        return False
    return MONEY.search(text.lower()) is not None or value % ROUND == 0


def _is_name(text: str) -> bool:
    words = plain(text)
    return (
        len(text) <= LONGEST_NAME
        and re.search(r"[^\W\d_]{2}", text) is not None
        and not re.search(r"\d{3}|\b\d+ [a-z]", words)
        and not re.search(r"[?|=:;]|//", text)
        and not TOTAL.match(words)
        and not LABEL.match(words)
    )


def _is_branded(line: Line) -> bool:
    return any(BRAND.search(plain(name)) for name in line.names)


def _rows(
    grid: Grid, read: dict[int, Line], stalls: Sequence[int]
) -> tuple[list[int], list[int]]:
    """The rows of stalls, those too that tell no amount, and the rows that sum up."""
    totals = [row for row, line in read.items() if row > stalls[0] and _sums_up(line)]
    rows = set(stalls)
    last = max(stalls)
    for row, line in read.items():
        named = (
            line.names_somebody
            and not is_footer(grid, row)
            and not find_days(" ".join(line.names), year=2000)
        )
        entry = bool(line.number) or len(line.names) > 1 or bool(line.amount)
        inside = stalls[0] < row < stalls[-1]
        if row in rows or row in totals or not named or not entry:
            continue
        if inside or line.number or row == last + 1:
            rows.add(row)
            last = max(last, row)
    return sorted(rows), totals


def _sums_up(line: Line) -> bool:
    first = plain(line.names[0]) if line.names else ""
    return bool(TOTAL.match(first) and SAYS_ONLY_TOTAL.fullmatch(first) and line.amount)


def _laid(
    sheet: Sheet, read: dict[int, Line], rows: Sequence[int], texts: dict[int, tuple[int, str]]
) -> Grid:  # fmt: skip
    """The sheet with the lines in columns; titles keep their place, without marks of a chat."""
    laid: list[list[Cell]] = []
    for row, cells in enumerate(sheet.rows, start=1):
        if row in rows:
            laid.append(read[row].cells)
        elif row in texts and isinstance(cells[texts[row][0] - 1], str):
            laid.append([clean(texts[row][1])])
        else:
            laid.append(list(cells))
    return Grid(replace(sheet, rows=laid, merges=[]))


def _block(grid: Grid, rows: list[int], totals: list[int]) -> Block:
    first = rows[0]
    header = Header(max(first - 1, 1), first - 1, HEADER)
    header = settle_meanings(grid, header, range(first, rows[-1] + 1))
    titles = list(range(1, first))
    return Block(header, rows, totals, titles, end=grid.height)

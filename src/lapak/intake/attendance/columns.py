"""From header rows to the columns of a table: groups, days, and what 'Nama' means."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import (
    AMOUNTS,
    NAMING,
    PAID_BY,
    day_number,
    day_of_month,
    day_within,
    meaning_of,
    only_names,
    weekday,
)
from lapak.intake.cells.dates import find_days, read_date
from lapak.intake.cells.niks import read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import Cell, plain


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its place from 1, its header as written, its meaning."""

    index: int
    header: str
    meaning: str
    day: date | None = None
    number: int | None = None  # 'Hari ke-2' without a date
    date_number: int | None = None  # 'Tgl 28' without a month
    weekday: int | None = None  # 'Sabtu' without a date; Monday = 0
    explained: bool = False  # a person said what it means
    unknown: bool = False  # neither its header nor its cells say what it means


@dataclass(frozen=True, slots=True)
class Header:
    """The header rows of one table and the columns that they cover."""

    first: int
    last: int
    columns: tuple[Column, ...]
    unit: int = 0  # of its amounts, where a person told it
    words: tuple[int, ...] = ()  # ids of what people said of it
    before: tuple[str, ...] | None = None  # the signature before people said anything

    @property
    def span(self) -> range:
        return range(self.columns[0].index, self.columns[-1].index + 1)

    @property
    def signature(self) -> tuple[str, ...]:
        """What its own words say its columns mean: by it a header that comes again
        in the middle of its table is known."""
        return self.before or tuple(c.meaning for c in self.columns)

    def of(self, *meanings: str) -> list[Column]:
        """The columns with one of these meanings, from the left."""
        return [c for c in self.columns if c.meaning in meanings]


HEADER_WORDS = re.compile(
    r"nama|merk|merek|brand|umkm|ukm|usaha|pemilik|peserta|pelaku|toko|stand|tenant|jenama"
)
LONG_NUMBER = re.compile(r"\d{5}")
NUMBERS = re.compile(r"^\(?(\d{1,2})\)?$")


def might_be_header(
    grid: Grid, row: int, learnt: Mapping[str, str] | None = None
) -> bool:
    """A cheap look: a header names somebody and holds no long number."""
    cells = grid.row(row)
    if any(cell.__class__ is int or cell.__class__ is float for cell in cells):
        return False
    written = [cell for cell in cells if isinstance(cell, str)]
    if LONG_NUMBER.search("|".join(written)):
        return False  # as most rows; cleaning the texts takes no digit away
    texts = grid.texts(row)
    line = "|".join(texts).lower()
    if LONG_NUMBER.search(line):
        return False
    if not HEADER_WORDS.search(line) and not _learnt_name(texts, learnt):
        return False
    return sum(map(bool, texts)) >= 3


def _learnt_name(texts: Sequence[str], learnt: Mapping[str, str] | None) -> bool:
    """Did people explain one of these words as the name of somebody?"""
    return bool(learnt) and any(
        (learnt or {}).get(plain(text), "") in NAMING for text in texts if text
    )


def header_cells(
    grid: Grid, row: int, learnt: Mapping[str, str] | None
) -> dict[int, str]:
    """Column → meaning for the cells of a row whose words say something."""
    found = {
        c: meaning_of(grid.text(row, c), learnt) or _dates_column(grid.cell(row, c))
        for c in grid.filled(row)
    }
    return {c: m for c, m in found.items() if m}


def _dates_column(cell: Cell) -> str:
    dated = isinstance(cell, date) or find_days(cell, year=2000) or _one_day(cell)
    return "day" if dated else ""


def is_header(meanings: Mapping[int, str], filled: int) -> bool:
    """At least three telling cells, one of which names somebody."""
    telling = {m for m in meanings.values() if m != "other"}
    return (
        len(telling) >= 3
        and bool(telling & NAMING)
        and len(meanings) * 10 >= filled * 5
    )


def segments(meanings: Mapping[int, str], filled: Sequence[int]) -> list[list[int]]:
    """Split the cells of a header row where another table starts beside the first.

    A second table starts at a second `number` column, or behind an empty column
    where a meaning that a list has once comes again.
    """
    parts: list[list[int]] = []
    seen: Counter[str] = Counter()
    previous = 0
    for column in filled:
        meaning = meanings.get(column, "")
        gap = previous and column > previous + 1
        again = (
            meaning in {"business", "owner", "name", "nik", "phone"} and seen[meaning]
        )
        named = any(seen[m] for m in NAMING)
        if not parts or (meaning == "number" and named) or (gap and again and named):
            parts.append([])
            seen.clear()
        parts[-1].append(column)
        seen[meaning] += 1
        previous = column
    return _joined(parts, meanings)


def _joined(parts: list[list[int]], meanings: Mapping[int, str]) -> list[list[int]]:
    """Give a part that is no table of its own back to the one before it."""
    whole: list[list[int]] = []
    for part in parts:
        told = {c: meanings[c] for c in part if c in meanings}
        if whole and not is_header(told, len(part)):
            whole[-1].extend(part)
        else:
            whole.append(part)
    return whole


def _is_sub_header(grid: Grid, row: int, span: range, naming: set[int]) -> bool:
    """A second header row: short words or days under groups, nobody named."""
    filled = grid.filled(row, span)
    named = [c for c in filled if c in naming]
    if filled in ([], [span[0]]) or not all(
        _under_a_group(grid, row, c) for c in named
    ):
        return False
    line = " ".join(grid.text(row, c) for c in filled)
    if LONG_NUMBER.search(
        re.sub(r"\b\d{1,2}/\d{1,2}/\d{4}\b|\d{4}-\d\d-\d\d", "", line)
    ):
        return False
    return all(
        bool(meaning_of(text))
        or _is_day(grid, row, c)
        or plain(text) in {"rp", "rp 000"}
        or PAID_BY.fullmatch(plain(text)) is not None
        for c in filled
        if (text := grid.text(row, c))
    )


def _under_a_group(grid: Grid, row: int, column: int) -> bool:
    """`Usaha` and `Pemilik` under one `Nama`: the cell above reaches over both."""
    wide = grid.merged_right(row - 1, column) > column or (
        not grid.text(row - 1, column + 1) and only_names(grid.text(row, column + 1))
    )
    return wide and only_names(grid.text(row, column))


def _is_day(grid: Grid, row: int, column: int) -> bool:
    cell = grid.cell(row, column)
    text = grid.text(row, column)
    number = NUMBERS.match(text)
    return (
        isinstance(cell, date)
        or day_number(text) is not None
        or (number is not None and 1 <= int(number[1]) <= 31)
        or find_days(cell, year=2000) is not None
        or _one_day(cell) is not None
    )


def _is_numbering(grid: Grid, row: int, span: range) -> bool:
    """The row `1 2 3 4 …` or `(1) (2) (3)` that official tables carry."""
    told = [NUMBERS.match(grid.text(row, c)) for c in grid.filled(row, span)]
    numbers = [int(found[1]) for found in told if found]
    return (
        len(numbers) >= 3
        and len(numbers) == len(told)
        and numbers == list(range(numbers[0], numbers[0] + len(numbers)))
    )


def read_header(
    grid: Grid, row: int, part: Sequence[int], learnt: Mapping[str, str] | None
) -> Header:
    """The header of a table whose main row is `row` and covers the columns `part`."""
    right = max(grid.merged_right(row, c) for c in part)
    span = range(part[0], max(part[-1], right) + 1)
    naming = {c for c in part if meaning_of(grid.text(row, c), learnt) in NAMING}
    last = row
    under = row + 1 if _is_sub_header(grid, row + 1, span, naming) else None
    if under:
        last = under
    while _is_numbering(grid, last + 1, span):
        last += 1
    over = row - 1 if _is_group_row(grid, row - 1, span) else None
    columns = [
        column
        for c in span
        if (column := _column(grid, [over, row, under], c, learnt)) is not None
    ]
    return Header(over or row, last, tuple(columns))


def _is_group_row(grid: Grid, row: int, span: range) -> bool:
    """A row of groups above the header: cells over several, not all, columns."""
    filled = grid.filled(row, span) if row >= 1 else []
    if not filled or (filled[0] == span[0] and len(filled) == 1):
        return False
    wide = [c for c in filled if grid.merged_right(row, c) > c]
    return len(wide) >= 1 and all(meaning_of(grid.text(row, c)) for c in wide)


def _group(grid: Grid, row: int, column: int) -> str:
    """The text over a column: its own, or of the merged or open cell to the left."""
    for c in range(column, 0, -1):
        text = grid.text(row, c)
        if text:
            reaches = grid.merged_right(row, c)
            return text if c == column or reaches >= column or reaches == c else ""
    return ""


def _column(
    grid: Grid,
    rows: Sequence[int | None],
    column: int,
    learnt: Mapping[str, str] | None,
) -> Column | None:
    over, row, under = rows
    own = grid.text(row, column) if row else ""
    below = grid.text(under, column) if under else ""
    if not own and below and row:
        own = _group(grid, row, column)
    above = _group(grid, over, column) if over else ""
    header = " · ".join(part for part in (own, below) if part)
    if not header:
        return None
    meaning = (below and meaning_of(below, learnt)) or ""
    told = meaning or meaning_of(own, learnt) or meaning_of(above, learnt)
    return _dated(
        grid, Column(column, header, told), rows, meaning_of(above or own, learnt)
    )


def _dated(
    grid: Grid, column: Column, rows: Sequence[int | None], group: str
) -> Column:
    """Lay a day on a column of amounts whose header is a date or counts days."""
    for row in reversed([r for r in rows if r]):
        cell, text = grid.cell(row, column.index), grid.text(row, column.index)
        if not text:
            continue
        amounts = column.meaning in AMOUNTS or group in AMOUNTS
        day = read_date(cell) or _one_day(cell) or (amounts and day_within(text))
        if day and (amounts or not column.meaning):
            return replace(column, meaning="day", day=day)
        of_month = day_of_month(text)
        if of_month is not None and (amounts or column.meaning in ("", "day")):
            return replace(column, meaning="day", date_number=of_month)
        number = day_number(text)
        bare = NUMBERS.match(text) if amounts and row != rows[1] else None
        if number is None and bare:  # 1, 2 count days; 18, 19 are dates
            return replace(
                column, meaning="day", number=int(bare[1]), date_number=int(bare[1])
            )
        if number is not None and (amounts or not column.meaning):
            return replace(column, meaning="day", number=number)
        named = weekday(text) if amounts else None
        if named is not None:
            return replace(column, meaning="day", weekday=named)
    several = None if column.meaning else find_days(column.header, year=2000)
    return replace(column, meaning="day", day=several.opens) if several else column


def _one_day(cell: object) -> date | None:
    # a leap year, so that 29 Februari is a day; the year is put right later
    return read_date(cell, year=2000) if isinstance(cell, str) else None


# --- which of two columns is which, told by what they hold ---------------------

BRAND = re.compile(
    r"\b(?:dapur|warung|kedai|toko|es|kue|catering|katering|snack|batik|kopi|rm|rumah|ud|cv"
    r"|pawon|jamu|bolu|keripik|kripik|sambal|bakso|butik|galeri|kriya|craft|kebun|salon|spa"
    r"|laundry|risol\w*|nasi|ayam|roti|cake|bakery|food|kitchen|store|collection|fashion"
    r"|hijab|cemilan|camilan|minuman|jus|juice|teh|susu|tahu|tempe|sate|soto|mie|bubur)\b"
)
TITLE = re.compile(
    r"^(?:ibu|bu|bpk|bapak|pak|h|hj|hajah|haji|sdr|sdri|ny|tn|dra|drs|ir)\b"
)


def _brandness(grid: Grid, rows: range, column: int) -> float:
    """How much a column looks like names of businesses: above 0 yes, below no."""
    score = seen = 0
    for row in rows:
        text = plain(grid.text(row, column))
        if text:
            seen += 1
            score += bool(BRAND.search(text)) - bool(TITLE.match(text))
    return score / seen if seen else 0.0


def settle_meanings(grid: Grid, header: Header, rows: range) -> Header:
    """Decide what the header alone does not: `name` columns, untold NIK and phone."""
    columns = {c.index: c for c in header.columns}
    names = [c for c in header.columns if c.meaning == "name"]
    told = {c.meaning for c in header.columns}
    sample = rows[:40]
    if len(names) == 1 and not told & {"business", "owner", "business_owner"}:
        branded = _brandness(grid, sample, names[0].index) > 0.2
        columns[names[0].index] = replace(
            names[0], meaning="business" if branded else "owner"
        )
    elif len(names) == 1:
        meaning = "owner" if "business" in told else "business"
        if "business_owner" in told:
            meaning = "owner"
        columns[names[0].index] = replace(names[0], meaning=meaning)
    elif names:
        brand = max(names, key=lambda c: _brandness(grid, sample, c.index))
        for name in names:
            meaning = (
                "business" if name is brand and "business" not in told else "owner"
            )
            columns[name.index] = replace(name, meaning=meaning)
    for column in header.columns:
        if column.meaning == "":
            m = _by_content(grid, sample, column.index, told)
            columns[column.index] = replace(column, meaning=m, unknown=m == "other")
    return replace(
        header, columns=tuple(_once(columns[c.index] for c in header.columns))
    )


def _by_content(grid: Grid, rows: range, column: int, told: set[str]) -> str:
    cells = [grid.cell(r, column) for r in rows if grid.text(r, column)]
    if "nik" not in told and _mostly(len(read_nik(c).digits) >= 15 for c in cells):
        return "nik"
    if "phone" not in told and _mostly(read_phones(c) for c in cells):
        return "phone"
    return "other"


def _mostly(fits: Iterable[object]) -> bool:
    """More than seven of ten; all, where there are only a few."""
    told = [bool(fit) for fit in fits]
    return bool(told) and sum(told) * 10 > 7 * len(told)


def _once(columns: Iterable[Column]) -> list[Column]:
    """Keep the first of a meaning that a list has once; further ones are other."""
    single = {"business", "owner", "nik", "ward", "district", "number", "total"}
    columns = list(columns)
    seen = {c.meaning for c in columns if c.explained}
    kept: list[Column] = []
    for column in columns:
        once = column.meaning in single and not column.explained
        if once and column.meaning in seen:
            column = replace(column, meaning="other")  # noqa: PLW2901
        seen.add(column.meaning)
        kept.append(column)
    return kept

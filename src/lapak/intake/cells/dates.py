"""Days as offices write them: one day, several, a range, with or without a year.

Order is the Indonesian one: day, month, year. A date that can't be read is no date;
nothing is guessed from the day of the week.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from rapidfuzz.distance import OSA

from lapak.intake.cells.text import clean
from lapak.intake.reading.workbook import Cell

WIB = ZoneInfo("Asia/Jakarta")
MONTHS = {
    "januari": 1, "january": 1, "jan": 1, "februari": 2, "february": 2, "feb": 2, "pebruari": 2, "peb": 2,
    "maret": 3, "march": 3, "mar": 3, "mrt": 3, "april": 4, "apr": 4, "mei": 5, "may": 5, "juni": 6,
    "june": 6, "jun": 6, "juli": 7, "july": 7, "jul": 7, "agustus": 8, "august": 8, "agt": 8, "ags": 8,
    "agst": 8, "agu": 8, "aug": 8, "agus": 8, "september": 9, "sept": 9, "sep": 9, "oktober": 10,
    "october": 10, "okt": 10, "oct": 10, "november": 11, "nopember": 11, "nov": 11, "nop": 11,
    "desember": 12, "december": 12, "des": 12, "dec": 12,
}  # fmt: skip
LONG_MONTHS = [name for name in MONTHS if len(name) >= 5]
TOKEN = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})"  # 1-3 iso
    r"|(\d{1,2})\s?(?P<sep>[/.\-])\s?(\d{1,2})\s?(?P=sep)\s?(\d{4}|\d{2})(?!\d)"  # 4-7
    r"|(\d{1,2})\s?[/.]\s?(\d{1,2})(?![/.\d])"  # 8-9 numeric without a year
    r"|['’](\d{2})\b"  # 10 '25
    r"|(\d+)"  # 11 number
    r"|(\bs\s?\.?\s?/?\s?d\b\.?|[-–—])"  # 12 range
    r"|([A-Za-z]+)",  # 13 word
)
DAY_COUNT = re.compile(
    r"\b(?:hari|day|minggu)\s*ke\s*[-–]?\s*(?:\d{1,2}|[ivx]+)\b", re.IGNORECASE
)
JOINING = {
    "dan",
    "sampai",
    "dengan",
    "hingga",
    "sd",
    "s",
    "d",
    "to",
    "until",
    "and",
    "tanggal",
    "tgl",
}
WEEKDAYS = {
    "senin": 0, "selasa": 1, "rabu": 2, "kamis": 3, "jumat": 4, "jum": 4, "sabtu": 5, "minggu": 6, "ahad": 6,
}  # fmt: skip
LONGEST = 60  # days that a bazaar may last
EXCEL_DAY_0 = date(1899, 12, 30)


@dataclass(frozen=True, slots=True)
class Days:
    """The days told: first, last and every one; a range is all its days."""

    opens: date
    closes: date
    days: tuple[date, ...]
    weekday_conflict: bool = False


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _full_year(told: str) -> int:
    return int(told) if len(told) == 4 else 2000 + int(told)


@lru_cache(maxsize=4096)
def month_of(word: str) -> int:
    """The month that a word names, also with one slip in a long name; 0 for none."""
    text = word.lower()
    if text in MONTHS:
        return MONTHS[text]
    if len(text) < 5:
        return 0
    near = {
        MONTHS[m] for m in LONG_MONTHS if OSA.distance(text, m, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else 0


def _numeric(first: str, second: str, year: str) -> date | None:
    day, month = int(first), int(second)
    return _day(_full_year(year), month, day) or _day(_full_year(year), day, month)


@dataclass(slots=True)
class _Scan:
    """Tokens of a text gathered into (day, month, year) with gaps still open."""

    year: int | None
    found: list[date]
    ranges: list[bool]  # was this one joined to the one before by 'to'?
    days: list[tuple[int, bool]]  # days that wait for their month
    open_months: list[tuple[int, int, bool]]  # (day, month, range) that wait for a year
    range_next: bool = False

    def add(self, day: date | None) -> None:
        if day:
            self.found.append(day)
            self.ranges.append(self.range_next)
            self.range_next = False

    def month(self, month: int) -> None:
        for day, ranged in self.days:
            self.open_months.append((day, month, ranged))
        self.days = []

    def told_year(self, year: int) -> None:
        for day, month, ranged in self.open_months:
            earlier = self.open_months[-1][1] < month
            self.range_next = ranged
            self.add(_day(year - earlier, month, day))
        self.open_months = []


def _is_year(text: str) -> bool:
    return len(text) == 4 and text.startswith(("19", "20"))


def _take(scan: _Scan, token: re.Match[str]) -> None:
    if token[1]:
        scan.add(_day(int(token[1]), int(token[2]), int(token[3])))
    elif token[4]:
        ranged = scan.range_next
        if scan.days and int(token[6]) <= 12:  # '3-4/05/2025', '3 s/d 4/5/2025'
            scan.month(int(token[6]))
            scan.told_year(_full_year(token[7]))
        scan.range_next = ranged
        scan.add(_numeric(token[4], token[6], token[7]))
    elif token[8]:
        if 1 <= int(token[9]) <= 12 and int(token[8]) <= 31:
            scan.open_months.append((int(token[8]), int(token[9]), scan.range_next))
            scan.range_next = False
    elif token[10]:
        scan.told_year(2000 + int(token[10]))
    elif token[11]:
        _number(scan, token[11])
    elif token[12]:
        scan.range_next = True
    else:
        _word(scan, token[13])


def _number(scan: _Scan, text: str) -> None:
    if _is_year(text):
        scan.told_year(int(text))
    elif len(text) == 2 and scan.open_months and not scan.days and int(text) > 31:
        scan.told_year(2000 + int(text))
    elif len(text) <= 2 and 1 <= int(text) <= 31:
        scan.days.append((int(text), scan.range_next))
        scan.range_next = False
    else:
        scan.days = []


def _word(scan: _Scan, text: str) -> None:
    low = text.lower()
    month = month_of(low)
    if month and (scan.days or low not in {"mar", "des", "sep", "may"}):
        scan.month(month)
    elif low in {"sampai", "hingga", "sd", "to", "until", "s", "d", "dengan"}:
        scan.range_next = True
    elif low not in JOINING and low not in WEEKDAYS and scan.days:
        scan.days = []  # '2 Meter', 'RW 05 Kedaung': a number of something else


@lru_cache(maxsize=16384)
def _scan(text: str, year: int | None) -> Days | None:
    scan = _Scan(year, [], [], [], [])
    for token in TOKEN.finditer(DAY_COUNT.sub(" ", text)):
        _take(scan, token)
    if scan.open_months and not scan.found and year:
        scan.told_year(year)
    elif scan.open_months and scan.found:
        scan.told_year(scan.found[-1].year)
    return _days(scan, text)


def _days(scan: _Scan, text: str) -> Days | None:
    if not scan.found:
        return None
    days: list[date] = []
    for day, ranged in zip(scan.found, scan.ranges, strict=True):
        if ranged and days and timedelta(0) < day - days[-1] <= timedelta(LONGEST):
            days += [
                days[-1] + timedelta(n) for n in range(1, (day - days[-1]).days + 1)
            ]
        elif day not in days:
            days.append(day)
    days.sort()
    if days[-1] - days[0] > timedelta(LONGEST):
        days = days[:1]
    told = [WEEKDAYS[w] for w in re.findall(r"[a-z]+", text.lower()) if w in WEEKDAYS]
    conflict = bool(told) and told[0] != days[0].weekday()
    return Days(days[0], days[-1], tuple(days), conflict)


def find_days(told: Cell | Sequence[Cell], *, year: int | None = None) -> Days | None:
    """The days that a title line or its cells tell; `year` where none is written.

    Cells side by side are read together: a date, `s.d.`, a date is a range.
    """
    cells = list(told) if isinstance(told, list | tuple) else [told]
    parts = []
    for cell in cells:
        if isinstance(cell, datetime):
            parts.append(cell.date().isoformat())
        elif isinstance(cell, date):
            parts.append(cell.isoformat())
        elif isinstance(cell, str):
            parts.append(cell)
        elif isinstance(cell, int | float) and not isinstance(cell, bool):
            parts.append(clean(cell))
    return _scan(" ".join(parts), year) if parts else None


def read_date(
    cell: Cell, *, year: int | None = None, serial: bool = False
) -> date | None:
    """The one day in a cell; with `serial`, also an Excel day number (40000–60000)."""
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        whole = int(cell)
        return (
            EXCEL_DAY_0 + timedelta(whole)
            if serial and 40_000 <= whole <= 60_000
            else None
        )
    if not isinstance(cell, str):
        return None
    days = _scan(clean(cell), year)
    return days.opens if days and days.opens == days.closes else None


MOMENTS = (
    "%d-%m-%Y %H:%M:%S", "%d/%m/%Y %H:%M:%S", "%Y-%m-%d %H:%M:%S", "%Y-%m-%d %H:%M", "%d-%m-%Y %H:%M",
    "%d/%m/%Y %H:%M", "%d-%m-%Y", "%d/%m/%Y", "%Y-%m-%d",
)  # fmt: skip


def read_datetime(cell: Cell) -> datetime | None:
    """The moment in a cell of a marketplace export, as WIB; None for '-' or blank."""
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=WIB) if cell.tzinfo is None else cell
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day, tzinfo=WIB)
    text = clean(cell)
    for form in MOMENTS:
        try:
            return datetime.strptime(text, form).replace(tzinfo=WIB)
        except ValueError:
            continue
    return None

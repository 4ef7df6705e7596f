"""Cells that tell days: one date, the days of a bazaar, the time of an order.

The order is Indonesian: day, month, year. Month before day is believed where the other
way is impossible (05/25/2023), where only so the weekdays are right, and where it makes
a few days of what would be weeks (11/4 - 11/5/2023); that last is a guess, and told.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from lapak.intake.cells.day_words import DateToken, run_together, tokens_of
from lapak.intake.cells.text import Cell, clean, plain

WIB = ZoneInfo("Asia/Jakarta")
_SERIALS = (40_000, 60_000)  # 2009 to 2064, as Excel counts days
EXCEL_DAY_0 = date(1899, 12, 30)
_LONGEST = 400  # days; a longer span is no bazaar
_OVER_NEW_YEAR = 92  # days; longer, and the dates stand in the wrong order

_DAY_AND_MONTH = re.compile(r"([0-9]{1,2})\s?/\s?([0-9]{1,2})")
_DIGIT = re.compile("[0-9]")
_RUN = re.compile(r"[0-9]{6}|[0-9]{8}")
_SHORT = 14  # days; a bazaar is hardly longer
_MOMENT = re.compile(
    r"(?P<day>.*?[0-9]{2,4})(?:(?:\s|t|, ?)+(?P<hour>[01]?[0-9]|2[0-3])[:.](?P<minute>[0-5][0-9])"
    r"(?:[:.](?P<second>[0-5][0-9])(?:[.,][0-9]+)?)?(?: ?wib)?)?"
)
_NUMBER = re.compile(
    r"\b(?:hari|hr|day|h)\s?(?:ke)?\s?(?P<said>[0-9]{1,2}|[ivx]{1,4}|[a-z]+)\b"
    r"(?! (?:dan|sd|s d|sampai|hingga|to) )"
)
_ROMAN = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x")
_WORDS = (
    ("pertama", "satu", "kesatu", "one"),
    ("kedua", "dua", "two"),
    ("ketiga", "tiga", "three"),
    ("keempat", "empat", "four"),
    ("kelima", "lima", "five"),
    ("keenam", "enam", "six"),
    ("ketujuh", "tujuh", "seven"),
    ("kedelapan", "delapan", "eight"),
    ("kesembilan", "sembilan", "nine"),
    ("kesepuluh", "sepuluh", "ten"),
)
_ORDINALS = {roman: number for number, roman in enumerate(_ROMAN) if number} | {
    word: number for number, words in enumerate(_WORDS, 1) for word in words
}


@dataclass(frozen=True, slots=True)
class Days:
    """Days that a text tells, in order. A weekday that is not that of its date conflicts.

    `or_else`: first and last day of the other way to read it, where it is a guess.
    """

    opens: date
    closes: date
    days: tuple[date, ...]
    weekday_conflict: bool = False
    or_else: tuple[date, date] | None = None


@dataclass(slots=True)
class _Part:
    """A day of the text; its month and year may follow later."""

    day: int
    month: int = 0
    year: int = 0
    joined: str = ""  # how it hangs on the part before: '', ',', '~'
    order: str = ""  # of a date in figures: 'either', 'month first'


def read_date(
    cell: Cell, *, year: int | None = None, serial: bool = False
) -> date | None:
    """The one date of the cell, None where it tells none or several.

    `year` is taken where the text has none; `serial` also reads Excel's day numbers.
    """
    found = find_days(cell, year=year, serial=serial)
    if found:
        return found.opens if len(found.days) == 1 else None
    run = _RUN.fullmatch(clean(cell))
    if run and not isinstance(cell, float):
        told = run_together(run[0], year)
        return _date(*told) if told else None
    short = _DAY_AND_MONTH.fullmatch(clean(cell))
    if short and year:
        return _date(int(short[1]), int(short[2]), year)
    return None


def find_days(
    text_or_cells: Cell | Sequence[Cell],
    *,
    year: int | None = None,
    serial: bool = False,
) -> Days | None:
    """The first days told by a text, or by cells side by side; None where none are.

    A span takes in every day between its ends. `year` is taken where none is written.
    """
    cells = (
        [text_or_cells]
        if isinstance(text_or_cells, str) or not isinstance(text_or_cells, Sequence)
        else text_or_cells
    )
    text = " ".join(_as_text(cell, serial=serial) for cell in cells)
    if not _DIGIT.search(text):
        return None
    parts: list[_Part] = []
    weekdays: list[int] = []
    for token in tokens_of(text):
        if token.kind == "other":
            if any(part.month for part in parts):
                break
            parts, weekdays = [], []
        else:
            _take(token, parts, weekdays)
    return _in_order([part for part in parts if part.month], weekdays, year)


def _in_order(parts: list[_Part], weekdays: list[int], year: int | None) -> Days | None:
    """The days with the day first, or the month where that is the likelier order."""
    found = _days(parts, weekdays, year)
    if not any(part.order == "either" for part in parts):
        return found
    turned = [_turned(part) for part in parts]
    other = _days(turned, weekdays, year)
    if other is None or (found and found.days == other.days):
        return found
    if found is None or any(part.order == "month first" for part in parts):
        return other if found is None or _span(other) < _span(found) else found
    if weekdays and found.weekday_conflict != other.weekday_conflict:
        return other if found.weekday_conflict else found
    if _span(found) > _SHORT >= _span(other):
        return replace(other, or_else=(found.opens, found.closes))
    return found


def _turned(part: _Part) -> _Part:
    """A day and month that may change places, the other way round."""
    if part.order != "either":
        return part
    return replace(part, day=part.month, month=part.day)


def _span(days: Days) -> int:
    return (days.closes - days.opens).days + 1


def _as_text(cell: Cell, *, serial: bool) -> str:
    if isinstance(cell, datetime):
        return clean(cell.date())
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        if serial and _SERIALS[0] <= cell <= _SERIALS[1]:
            return clean(EXCEL_DAY_0 + timedelta(days=int(cell)))
        return clean(cell) if isinstance(cell, int) else ";"
    return clean(cell)


def _take(token: DateToken, parts: list[_Part], weekdays: list[int]) -> None:
    """Put a token to the parts that it completes."""
    if token.kind == "weekday":
        weekdays.append(token.day)
    elif token.kind == "joint":
        if parts and parts[-1].day:
            parts.append(_Part(0, joined=token.text))
    elif token.kind in ("number", "date") and not _is_short_year(token, parts):
        _take_day(token, parts)
    else:
        year = token.year or (2000 + token.day if token.day else 0)
        _complete(parts, token.month, year)


def _complete(parts: list[_Part], month: int, year: int) -> None:
    for part in parts:
        part.month = part.month or month
        part.year = part.year or year


def _is_short_year(token: DateToken, parts: list[_Part]) -> bool:
    """Whether a number stands right behind a month without a year: '3 Mei 25'."""
    last = parts[-1] if parts else _Part(0)
    return token.kind == "number" and bool(last.day and last.month and not last.year)


def _take_day(token: DateToken, parts: list[_Part]) -> None:
    if not parts or parts[-1].day:
        parts.append(_Part(0))
    parts[-1].day = token.day
    if token.kind == "date":
        parts[-1].order = token.text
        _complete(parts, token.month, token.year)


def _days(parts: list[_Part], weekdays: list[int], year: int | None) -> Days | None:
    dated = _dated([part for part in parts if part.day], year)
    if not dated:
        return None
    if len(dated) == 2 and not dated[1][1]:
        dated[1] = (dated[1][0], "~")  # two cells side by side
    days = [dated[0][0]]
    for day, joined in dated[1:]:
        span = (day - days[-1]).days
        if not 0 <= span <= _LONGEST:
            return None
        first = 1 if joined == "~" else span
        days += [days[-1] + timedelta(days=step) for step in range(first, span + 1)]
    in_order = tuple(sorted(set(days)))
    return Days(in_order[0], in_order[-1], in_order, _conflicts(in_order, weekdays))


def _dated(parts: list[_Part], year: int | None) -> list[tuple[date, str]]:
    """The parts as dates with what joins them; empty where one of them is impossible."""
    dated: list[tuple[date, str]] = []
    told = any(part.year for part in parts)
    for part in parts:
        before = dated[-1][0] if dated else None
        day = _date(
            part.day, part.month, part.year or (before.year if before else year)
        )
        if before and day and day < before:
            # over New Year: '30 Desember - 1 Januari 2024' has the year of its last day
            if told and part.year:
                before = _date(before.day, before.month, day.year - 1)
                dated[-1] = (before or day, dated[-1][1])
            else:
                day = _date(part.day, part.month, before.year + 1)
            if not before or not day or (day - before).days > _OVER_NEW_YEAR:
                return []
        if day is None:
            return []
        dated.append((day, part.joined))
    return dated


def _date(day: int, month: int, year: int | None) -> date | None:
    try:
        return date(year, month, day) if year else None
    except ValueError:
        return None


def _conflicts(days: tuple[date, ...], weekdays: list[int]) -> bool:
    if not weekdays:
        return False
    last = len(weekdays) > 1 and days[-1].weekday() != weekdays[-1]
    return last or days[0].weekday() != weekdays[0]


def read_datetime(cell: Cell) -> datetime | None:
    """The moment of a cell in WIB, as marketplaces export it; None where it tells none.

    A day without a time of day is its midnight.
    """
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=WIB) if cell.tzinfo is None else cell.astimezone(WIB)
    if not isinstance(cell, str | date):
        return None
    found = _MOMENT.fullmatch(clean(cell).casefold())
    day = read_date(found["day"]) if found and ":" not in found["day"] else None
    if day is None or found is None:
        return None
    hour, minute, second = (
        int(found[part] or 0) for part in ("hour", "minute", "second")
    )
    return datetime(day.year, day.month, day.day, hour, minute, second, tzinfo=WIB)


def day_number(text: str) -> int | None:
    """Which day of a bazaar a heading means: 'Hari ke-2', 'Hari II', 'Day 2', 'H2'.

    None where it means none or several. 'H-2' is two days before, not a day of it.
    """
    if re.search(r"\bh\s?[-–]\s?[0-9]", text.casefold()):
        return None
    found = {
        _ORDINALS.get(match["said"]) or _count(match["said"])
        for match in _NUMBER.finditer(plain(text).replace(" ke ", " "))
    } - {0}
    return found.pop() if len(found) == 1 else None


def _count(said: str) -> int:
    return int(said) if said.isdecimal() and int(said) <= 31 else 0

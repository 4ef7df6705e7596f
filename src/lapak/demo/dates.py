"""Days of an event as lists tell them."""

from collections.abc import Callable, Sequence
from datetime import date
from random import Random

from lapak.demo.sheets import Value


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


MONTHS = _words(
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November "
    "Desember"
)
_SHORT = _words("Jan Feb Mar Apr Mei Jun Jul Agt Sept Okt Nov Des")
_OLD = {"Februari": "Pebruari", "November": "Nopember"}
_DAYS = _words("Senin Selasa Rabu Kamis Jumat Sabtu Minggu")
_SHORT_DAYS = _words("Sen Sel Rab Kam Jum Sab Min")


def weekday(day: date) -> str:
    """Senin to Minggu."""
    return _DAYS[day.weekday()]


def day_month(day: date, *, short: bool = False) -> str:
    """`3 Mei`, or `3 Agt`."""
    return f"{day.day} {(_SHORT if short else MONTHS)[day.month - 1]}"


def in_words(day: date) -> str:
    """`3 Mei 2025`."""
    return f"{day_month(day)} {day.year}"


def _numbers(days: Sequence[date], glue: str) -> str:
    """`3-4 Mei 2025`; both months where the days lie in two."""
    first, last = days[0], days[-1]
    if first == last:
        return in_words(first)
    if first.month == last.month:
        return f"{first.day}{glue}{in_words(last)}"
    return f"{day_month(first)}{glue}{in_words(last)}"


def _weekdays(days: Sequence[date]) -> str:
    if len(days) == 1:
        return f"{weekday(days[0])}, {in_words(days[0])}"
    return f"{weekday(days[0])}-{weekday(days[-1])}, {_numbers(days, '-')}"


def _each(days: Sequence[date]) -> str:
    """`Sabtu dan Minggu, 3 dan 4 Mei 2025`."""
    if len(days) != 2:
        return _weekdays(days)
    names = f"{weekday(days[0])} dan {weekday(days[1])}"
    return f"{names}, {_numbers(days, ' dan ')}"


def _apostrophe(days: Sequence[date]) -> str:
    first, last = days[0], days[-1]
    tail = f"{day_month(last)} '{last.year % 100:02}"
    if first == last:
        return f"tgl {tail}"
    if first.month == last.month:
        glue = " & " if len(days) == 2 else " - "
        return f"tgl {first.day}{glue}{tail}"
    return f"tgl {day_month(first)} - {tail}"


def _digits(pattern: str, glue: str) -> Callable[[Sequence[date]], str]:
    def write(days: Sequence[date]) -> str:
        ends = [days[0], days[-1]] if len(days) > 1 else [days[0]]
        return glue.join(day.strftime(pattern) for day in ends)

    return write


def _abbreviated(days: Sequence[date]) -> str:
    ends = [days[0], days[-1]] if len(days) > 1 else [days[0]]
    parts = [f"{_SHORT_DAYS[d.weekday()]}, {day_month(d, short=True)}" for d in ends]
    return f"{' s/d '.join(parts)} {days[-1].year}"


def _old(days: Sequence[date]) -> str:
    text = _numbers(days, " s.d ")
    for new, old in _OLD.items():
        text = text.replace(new, old)
    return text


_FORMS: tuple[Callable[[Sequence[date]], str], ...] = (
    _weekdays,
    _each,
    _apostrophe,
    _digits("%d/%m/%Y", " s.d. "),
    _digits("%d-%m-%Y", " sampai "),
    _digits("%d.%m.%Y", " - "),
    _abbreviated,
    _old,
    lambda days: _numbers(days, " – "),
    lambda days: _numbers(days, " sampai dengan "),
    lambda days: _weekdays(days).upper(),
)


def written(days: Sequence[date], random: Random) -> str:
    """The days of an event in one of a dozen forms."""
    return random.choice(_FORMS)(days)


def day_heading(day: date, number: int, form: str) -> Value:
    """The word over the column of one day; "date" gives a real date of Excel."""
    short = f"{day.day}/{day.month}"
    forms: dict[str, Value] = {
        "date": day,
        "day month": day_month(day),
        "tgl": f"Tgl {day.day}",
        "weekday": weekday(day),
        "weekday date": f"{weekday(day)} {short}",
        "roman": f"Hari {('I', 'II', 'III', 'IV', 'V')[number]}",
        "nth": f"Hari {('Pertama', 'Kedua', 'Ketiga', 'Keempat', 'Kelima')[number]}",
        "h": f"H{number + 1}",
        "long": f"Omzet tgl {day_month(day)}",
    }
    return forms[form]


DAY_FORMS = (
    "date",
    "day month",
    "tgl",
    "weekday",
    "weekday date",
    "roman",
    "nth",
    "h",
    "long",
)

"""Days and months in words, in Indonesian and English."""

from datetime import date
from typing import Final

_DAYS: Final = {
    "id": ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"],
    "en": [
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "Saturday",
        "Sunday",
    ],
}
_MONTHS: Final = {
    "id": [
        "Januari",
        "Februari",
        "Maret",
        "April",
        "Mei",
        "Juni",
        "Juli",
        "Agustus",
        "September",
        "Oktober",
        "November",
        "Desember",
    ],
    "en": [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ],
}
# As newspapers shorten them: the first three letters, but for August in Indonesian.
_SHORT_MONTHS: Final = {
    "id": [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "Mei",
        "Jun",
        "Jul",
        "Agu",
        "Sep",
        "Okt",
        "Nov",
        "Des",
    ],
    "en": [
        "Jan",
        "Feb",
        "Mar",
        "Apr",
        "May",
        "Jun",
        "Jul",
        "Aug",
        "Sep",
        "Oct",
        "Nov",
        "Dec",
    ],
}


def _known(lang: str) -> str:
    return "en" if lang.startswith("en") else "id"


def day_name(day: date, lang: str = "id") -> str:
    """'Sabtu'; any language but English reads Indonesian."""
    return _DAYS[_known(lang)][day.weekday()]


def month_name(month: int, lang: str = "id", *, short: bool = False) -> str:
    """'Agustus', or 'Agu' where there is little room; January is 1."""
    if not 1 <= month <= 12:
        raise ValueError(f"There is no month {month}.")
    return (_SHORT_MONTHS if short else _MONTHS)[_known(lang)][month - 1]


def long_date(day: date, lang: str = "id") -> str:
    """'Sabtu, 15 Agustus 2026'; in English 'Saturday, 15 August 2026'."""
    return f"{day_name(day, lang)}, {plain_date(day, lang)}"


def plain_date(day: date, lang: str = "id") -> str:
    """'15 Agustus 2026', without the name of the day."""
    return f"{day.day} {month_name(day.month, lang)} {day.year}"


def short_date(day: date) -> str:
    """'15/08/2026', day first, the same in both languages."""
    return f"{day:%d/%m/%Y}"


def span(first: date, last: date, lang: str = "id", *, short: bool = False) -> str:
    """Some days in a row: '25–27 Maret 2023', '30 Des 2023–2 Jan 2024'.

    `short` shortens the months' names. What both ends share is said once, at the end.
    """

    def month(day: date) -> str:
        return month_name(day.month, lang, short=short)

    end = f"{last.day} {month(last)} {last.year}"
    if first == last:
        return end
    if first.year != last.year:
        return f"{first.day} {month(first)} {first.year}–{end}"
    if first.month != last.month:
        return f"{first.day} {month(first)}–{end}"
    return f"{first.day}–{end}"

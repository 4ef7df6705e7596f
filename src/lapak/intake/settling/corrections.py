"""What people corrected of what was recognised: name, place, days, level, unit, group.

A correction is the verb `set` on a table, with the value `field=text`.
"""

import re
from collections.abc import Callable
from datetime import date

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.explained import why_not_explained
from lapak.intake.cells.dates import find_days
from lapak.intake.settling.state import AnswerState, Books, TableState

FIELDS = (
    "name",
    "place",
    "level",
    "district",
    "days",
    "day",
    "bazaar",
    "split",
    "cancelled",
    "unit",
    "column:C",
    "header",
)
READING = re.compile(r"(?:column|unit|header)\b", re.IGNORECASE)
LEVELS = ("kelurahan", "kecamatan", "kota", "provinsi")


def correct_tables(books: Books) -> None:
    """Lay people's corrections over what the tables say of their bazaars."""
    for table in books.tables.values():
        _remember(table)
    for number, answers in books.on_table.items():
        for answer in answers:
            if answer.verb == "set":
                _correct(books.tables[number], answer)
                _remember(books.tables[number])


def _remember(table: TableState) -> None:
    """By all that a table was ever called, others that were joined to it find it."""
    table.called.append((table.opens, table.name, table.place))


def _correct(table: TableState, answer: AnswerState) -> None:
    what, _, told = answer.value.partition("=")
    apply = SETTERS.get(what)
    if apply:
        apply(table, told.strip())


def _days(table: TableState, told: str) -> None:
    days = find_days(told)
    if days:
        table.opens, table.closes = days.opens, days.closes
        table.other_year = False


def _day(table: TableState, told: str) -> None:
    table.day = date.fromisoformat(told) if told else None


def _cancelled(table: TableState, told: str) -> None:
    table.cancelled = told == "1"


def _bazaar(table: TableState, told: str) -> None:
    table.joined, table.split = told, False
    table.other_year = table.other_year and not told


def _split(table: TableState, told: str) -> None:
    table.joined, table.split = "", told == "1"


def _text(name: str) -> Callable[[TableState, str], None]:
    def lay(table: TableState, told: str) -> None:
        setattr(table, name, told)

    return lay


SETTERS: dict[str, Callable[[TableState, str], None]] = {
    "name": _text("name"),
    "place": _text("place"),
    "level": _text("level"),
    "district": _text("district"),
    "bazaar": _bazaar,
    "split": _split,
    "days": _days,
    "day": _day,
    "cancelled": _cancelled,
}


def why_not(value: str, places: Gazetteer) -> str:
    """Why a correction can't be taken, as a sentence; '' = it can."""
    what, _, told = value.partition("=")
    told = told.strip()
    if READING.match(what):
        return why_not_explained(value)
    if what not in SETTERS:
        return f"Tidak ada yang bernama “{what}” untuk dibetulkan. Tulis salah satu: {', '.join(FIELDS)}."
    refuse = REFUSALS.get(what)
    return refuse(told, places) if refuse else ""


def _no_days(told: str, places: Gazetteer) -> str:
    return "" if find_days(told) else "Tulis tanggalnya, misalnya 7–8 Oktober 2023."


def _no_day(told: str, places: Gazetteer) -> str:
    try:
        date.fromisoformat(told or "2023-10-07")  # none: all days of the bazaar
    except ValueError:
        return "Tulis satu tanggal, misalnya 2023-10-07."
    return ""


def _no_level(told: str, places: Gazetteer) -> str:
    words = f"Tulis salah satu tingkat: {', '.join(LEVELS)}."
    return "" if told in LEVELS else words


def _no_district(told: str, places: Gazetteer) -> str:
    if told == "outside" or told in places.districts:
        return ""
    return f"Tidak ada kecamatan dengan kode {told}. Tulis misalnya 31.73.05, atau outside."


def _no_name(told: str, places: Gazetteer) -> str:
    return "" if told else "Tulis nama bazarnya."


def _no_mark(what: str) -> Callable[[str, Gazetteer], str]:
    words = f"Tulis {what}=1, atau {what}=0 untuk membatalkannya."
    return lambda told, places: "" if told in ("0", "1") else words


REFUSALS: dict[str, Callable[[str, Gazetteer], str]] = {
    "days": _no_days,
    "day": _no_day,
    "level": _no_level,
    "district": _no_district,
    "name": _no_name,
    "split": _no_mark("split"),
    "cancelled": _no_mark("cancelled"),
}

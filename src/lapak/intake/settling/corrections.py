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
    "cancelled",
    "unit",
    "column:C",
    "header",
)
READING = re.compile(r"(?:column|unit|header)\b", re.IGNORECASE)
LEVELS = ("kelurahan", "kecamatan", "kota", "provinsi")


def correct_tables(books: Books) -> None:
    """Lay people's corrections over what the tables say of their bazaars."""
    for number, answers in books.on_table.items():
        for answer in answers:
            if answer.verb == "set":
                _correct(books.tables[number], answer)


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


def _text(name: str) -> Callable[[TableState, str], None]:
    def lay(table: TableState, told: str) -> None:
        setattr(table, name, told)

    return lay


SETTERS: dict[str, Callable[[TableState, str], None]] = {
    "name": _text("name"),
    "place": _text("place"),
    "level": _text("level"),
    "district": _text("district"),
    "bazaar": _text("joined"),
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
    if what == "days" and find_days(told) is None:
        return "Tulis tanggalnya, misalnya 7–8 Oktober 2023."
    if what == "level" and told not in LEVELS:
        return f"Tulis salah satu tingkat: {', '.join(LEVELS)}."
    if what == "district" and told != "outside" and told not in places.districts:
        return f"Tidak ada kecamatan dengan kode {told}."
    if what == "name" and not told:
        return "Tulis nama bazarnya."
    return ""

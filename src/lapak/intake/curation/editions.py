"""Editions of the online bazaar: their numbers and days, wherever a list tells them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lapak.intake.cells.dates import find_days, read_date
from lapak.intake.cells.day_words import month_of
from lapak.intake.cells.text import clean, plain
from lapak.intake.curation.columns import EDITION_WORDS
from lapak.intake.lists import List
from lapak.intake.reading.workbook import Cell
from lapak.intake.told import EditionTold

ROMAN = {
    "i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5, "vi": 6, "vii": 7, "viii": 8, "ix": 9, "x": 10, "xi": 11, "xii": 12,
}  # fmt: skip
ORDINALS = {
    "pertama": 1, "kesatu": 1, "satu": 1, "kedua": 2, "dua": 2, "ketiga": 3, "tiga": 3, "keempat": 4, "empat": 4,
    "kelima": 5, "lima": 5, "keenam": 6, "enam": 6, "ketujuh": 7, "kedelapan": 8, "kesembilan": 9, "kesepuluh": 10,
}  # fmt: skip
TOLD = r"(\d{1,2}|[ivx]{1,4}|" + "|".join(ORDINALS) + r")"
NAMED = re.compile(
    rf"\b(?:{EDITION_WORDS})\b(?: (?:ke|nomor|no|jbl))* ?{TOLD}\b(?! \d{{4}}\b)"
)
BARE = re.compile(rf"^(?:(?:ke|no|nomor|jbl|e|ed) ?)?{TOLD}(?: 0)?$")
MONTH_NEXT = re.compile(r"^\s*(?:[-–]|s ?d|sampai|dan)?\s*\d*\s*([a-z]+)")


def number_in(text: str) -> int | None:
    """The 2 of `Edisi 2`, `JBL Batch II`, `edisi ke-2`; None where none is told.

    `Jumat Beli Lokal 17 Maret` tells a day, not the seventeenth edition.
    """
    words = plain(text)
    for found in NAMED.finditer(words):
        after = MONTH_NEXT.match(words[found.end() :])
        if not (after and month_of(after[1])):
            return _value(found[1])
    return None


def number_of(cell: Cell) -> int | None:
    """The edition in a cell of an edition column: also a bare `2`, `II`, `ke-2`."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return int(cell) if 0 < cell < 100 and cell == int(cell) else None
    text = clean(cell)
    found = BARE.match(plain(text))
    return _value(found[1]) if found else number_in(text)


def _value(word: str) -> int | None:
    number = ROMAN.get(word) or ORDINALS.get(word)
    return number or (int(word) if word.isdigit() and int(word) else None)


@dataclass(frozen=True, slots=True)
class Unread:
    """A row of a sheet of editions whose days can't be read."""

    row: int
    written: str


def read_editions(
    content: List, year: int | None
) -> tuple[list[EditionTold], list[Unread]]:
    """The rows of a sheet of editions; those without a number are counted from 1."""
    editions: list[EditionTold] = []
    unread: list[Unread] = []
    for row in content.rows():
        name = content.text(row, "edition") or content.text(row, "name")
        if not name or content.is_header_again(row, "edition"):
            continue
        days = _days(content, row, year)
        if days is None:
            if len(content.filled(row)) > 1:
                unread.append(Unread(row, " ".join(content.filled(row))[:80]))
            continue
        told = number_of(content.cell(row, "edition")) or number_in(
            " ".join(content.filled(row))
        )
        named = next(
            (t for t in content.filled(row) if re.search(r"[A-Za-z]{4}", t)), ""
        )
        number = told or len(editions) + 1
        editions.append(EditionTold(number, _name(named, number), *days))
    return editions, unread


def _name(text: str, number: int) -> str:
    named = bool(text) and find_days(text, year=2000) is None
    return text if named else f"Jumat Beli Lokal Edisi {number}"


def _days(content: List, row: int, year: int | None) -> tuple[date, date] | None:
    opens = read_date(content.cell(row, "opens"), year=year, serial=True)
    closes = read_date(content.cell(row, "closes"), year=year, serial=True)
    if opens and closes:
        return (opens, closes) if opens <= closes else None
    cells = [
        content.cell(row, m) for m in ("opens", "closes", "dates") if content.has(m)
    ]
    days = find_days(cells, year=year)
    return (days.opens, days.closes) if days else None


def edition_of_titles(
    titles: Sequence[str], year: int | None
) -> tuple[int | None, EditionTold | None]:
    """(number, edition with its days if told) of a list that is all of one edition."""
    number = next((n for title in titles if (n := number_in(title))), None)
    days = next((d for title in titles if (d := find_days(title, year=year))), None)
    if number is None or days is None:
        return number, None
    named = next(title for title in titles if number_in(title))
    return number, EditionTold(number, named[:200], days.opens, days.closes)


def by_words(text: str, editions: Sequence[EditionTold]) -> int | None:
    """The one edition whose name, month or days a cell tells in other words."""
    words = plain(text)
    named = [e.number for e in editions if plain(e.name) == words]
    if len(named) == 1:
        return named[0]
    days = find_days(text, year=editions[0].opens.year if editions else None)
    if days:
        inside = [e.number for e in editions if e.opens <= days.opens <= e.closes]
        return inside[0] if len(inside) == 1 else None
    months = {month for word in words.split() if (month := month_of(word))}
    held = [e.number for e in editions if e.opens.month in months]
    return held[0] if len(held) == 1 else None

"""Cells as text: cleaned for people, made plain for comparing."""

import re
import unicodedata
from datetime import date, datetime, time
from functools import lru_cache

from lapak.intake.reading.workbook import Cell

SPACES = re.compile(r"[\s\u00a0\u200b\ufeff]+")
NOT_WORDS = re.compile(r"[^0-9a-z]+")


def clean(cell: Cell) -> str:
    """A cell as one line of text, as a person reads it; '' for a blank one.

    Whole numbers lose no digit and get no '.0'; dates are written 03/05/2025; the
    apostrophe that marks a number as text goes.
    """
    if cell is None:
        return ""
    if isinstance(cell, str):
        text = SPACES.sub(" ", cell).strip()
        return text[1:].strip() if text.startswith("'") else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    return _moment(cell)


def _moment(cell: date | datetime | time) -> str:
    if isinstance(cell, datetime):
        midnight = cell.time() == time(0)
        return cell.strftime("%d/%m/%Y" if midnight else "%d/%m/%Y %H:%M:%S")
    return cell.strftime("%d/%m/%Y" if isinstance(cell, date) else "%H:%M:%S")


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, no accents, no signs, single spaces: for comparing words."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return NOT_WORDS.sub(" ", bare.replace("'", "").replace("’", "")).strip()


def column_letter(index: int) -> str:
    """The letters of a column counted from 1: 1 → A, 27 → AA; '' for none."""
    letters = ""
    while index > 0:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters

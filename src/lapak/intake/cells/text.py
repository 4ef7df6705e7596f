"""Cells as text: what a person sees, and the plain form in which words are compared."""

import math
import re
import unicodedata
from datetime import date, datetime, time, timedelta

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a reader of files puts into a cell; `datetime` is a `date` and `bool` an `int`."""

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
_APOSTROPHES = "'’‘`´"
_BEFORE_TEXT = _APOSTROPHES + " "
_ASCII = {n: chr(n).lower() if chr(n).isalnum() else " " for n in range(128)}
_INSIDE_WORD = re.compile(f"(?<=\\w)[{_APOSTROPHES}ʼ](?=\\w)")


def clean(cell: Cell) -> str:
    """The cell on one line, as a person sees it.

    Numbers lose their '.0', dates are dd/mm/yyyy (with HH:MM where the cell has a time
    of day), the apostrophe by which Excel marks text goes. A blank cell is ''.
    """
    if isinstance(cell, str):
        seen = cell if cell.isascii() else _INVISIBLE.sub("", cell)
        # split() knows every kind of space, the no-break one too
        return " ".join(seen.split()).lstrip(_BEFORE_TEXT)
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, int):
        return str(cell)
    return _number(cell) if isinstance(cell, float) else _moment(cell)


def _number(value: float) -> str:
    if not math.isfinite(value):
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _moment(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        midnight = value.time() == time()
        return f"{value:%d/%m/%Y}" if midnight else f"{value:%d/%m/%Y %H:%M}"
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    return f"{value:%H:%M}" if isinstance(value, time) else str(value)


def plain(text: str) -> str:
    """Text for comparing headers and names: small letters and digits, single spaces.

    Accents and punctuation are gone; an apostrophe inside a word leaves nothing
    (`Jum'at` = `jumat`), any other mark a space.
    """
    if text.isascii() and "'" not in text and "`" not in text:
        return " ".join(text.translate(_ASCII).split())  # most cells, ten times faster
    joined = _INSIDE_WORD.sub("", _INVISIBLE.sub("", text))
    folded = unicodedata.normalize("NFKD", joined).casefold()
    letters = (
        letter if letter.isalnum() else " "
        for letter in unicodedata.normalize("NFKD", folded)
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(letters).split())


def is_blank(cell: Cell) -> bool:
    """Whether a person sees nothing in the cell."""
    if isinstance(cell, str) and cell[:1].isalnum():
        return False  # as nearly all do
    return cell is None or clean(cell) == ""


def column_letter(n: int) -> str:
    """The letter of the n-th column, counted from 1: A, B, … Z, AA.

    0 is no column: no letter. Raises ValueError below that.
    """
    if n < 0:
        raise ValueError("columns are counted from 1")
    letters = ""
    while n:
        n, rest = divmod(n - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters

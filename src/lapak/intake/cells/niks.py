"""NIK cells: what is surely there, and what Excel has destroyed.

A NIK has 16 digits (province, city, district, birth date, serial; no check digit).
Excel keeps 15 of them when the cell is a number: warn, never guess.
"""

import re
from functools import lru_cache

from lapak.intake.cells.text import clean
from lapak.intake.reading.workbook import Cell
from lapak.intake.told import NikTold

SCIENTIFIC = re.compile(r"^\d[.,]?\d*\s*[eE]\s*\+?\s*\d{2}$")
RUN = re.compile(r"\d(?:[\s.\-–'’]?\d){8,19}")
LONG = re.compile(r"\d(?:[\s.\-–]?\d){11,}")


def read_nik(cell: Cell) -> NikTold:
    """The NIK in a cell; `digits` holds only what is surely right.

    State '' = none told, whole = 16 digits, destroyed = a number in Excel (the first
    15 digits, or none where only 3,17E+15 is left), length = 15, 17 … digits.
    """
    if cell is None or isinstance(cell, bool):
        return NikTold()
    text = clean(cell)
    if isinstance(cell, int | float):
        return _number(text)
    return _text(text)


def _number(text: str) -> NikTold:
    digits = re.sub(r"\D", "", text.split(".", maxsplit=1)[0])
    if "e" in text.lower():
        return NikTold(text, "", "destroyed")
    if len(digits) == 16:
        return NikTold(text, digits[:15], "destroyed")
    return NikTold(text, digits, "length") if len(digits) >= 10 else NikTold(text)


@lru_cache(maxsize=65536)
def _text(text: str) -> NikTold:
    if SCIENTIFIC.match(text):
        return NikTold(text, "", "destroyed")
    found = RUN.search(text)
    if not found:
        return NikTold(text)
    digits = re.sub(r"\D", "", found[0])
    if len(digits) in (16, 32):
        return NikTold(text, digits[:16], "whole")
    return NikTold(text, digits, "length")


def mask(text: str) -> str:
    """Hide long runs of digits (NIK) in a text: the first four stay."""
    return LONG.sub(lambda found: found[0][:4] + "•" * 12, text)

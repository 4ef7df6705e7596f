"""NIK cells: the 16 digits of a citizen number, or why they can't be had.

Excel keeps 15 digits of a number, so a NIK typed as a number has lost its last one for
good. Nothing is ever filled in.
"""

import re

from lapak.intake.cells.text import Cell, clean
from lapak.intake.told import NikTold

NIK_LENGTH = 16
KEPT_BY_EXCEL = 15
# Columns whose long numbers are a shop's own and by their meaning no NIK.
NEVER_NIK = frozenset({"sku", "sku_id", "parent_sku", "order", "line"})
_SHORTEST = 6  # fewer digits are a remark, not a NIK

_RUN = re.compile(r"[0-9](?:[ .\-–—'’]{0,3}[0-9])*")
_SCIENTIFIC = re.compile(r"([0-9])(?:[.,]([0-9]*))?\s?[eE]\s?\+?\s?(1[4-7])")
_NUMBER_AS_TEXT = re.compile(r"([0-9]{16,17})[.,]0{1,2}")


def read_nik(cell: Cell) -> NikTold:
    """What the cell says of a NIK.

    `state` is whole (16 digits), destroyed (Excel made a number of it: `digits` are the
    15 surely right ones, or '' where only 3,17305E+15 is left), length (another number
    of digits), or '' where no NIK is told. Of two NIKs the first is taken.
    """
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(clean(cell))
    if not isinstance(cell, str):
        return NikTold(written=clean(cell))
    if is_plain_nik(cell):
        return NikTold(cell, cell, "whole")
    written = clean(cell)
    as_number = _NUMBER_AS_TEXT.fullmatch(written)
    if as_number:
        return _of_number(as_number[1])
    scientific = _SCIENTIFIC.search(written)
    if scientific:
        return _of_scientific(written, scientific)
    return _of_digits(written, _first_run(cell))


def is_plain_nik(cell: Cell) -> bool:
    """Is a cell 16 digits and nothing else, as nearly all are?"""
    return (
        isinstance(cell, str)
        and len(cell) == NIK_LENGTH
        and cell.isascii()
        and cell.isdecimal()
        and cell.count(cell[0]) < NIK_LENGTH
    )


def _of_number(written: str) -> NikTold:
    if not written.isdecimal() or len(written) < NIK_LENGTH:
        return _of_digits(written, written if written.isdecimal() else "")
    state = "destroyed" if len(written) == NIK_LENGTH else "length"
    return NikTold(written, written[:KEPT_BY_EXCEL], state)


def _of_scientific(written: str, found: re.Match[str]) -> NikTold:
    digits = found[1] + (found[2] or "")
    # the cell's format rounded what it shows, unless all that Excel keeps is there
    whole = len(digits) >= KEPT_BY_EXCEL and found[3] == str(NIK_LENGTH - 1)
    return NikTold(written, digits[:KEPT_BY_EXCEL] if whole else "", "destroyed")


def _of_digits(written: str, digits: str) -> NikTold:
    if len(digits) < _SHORTEST or len(set(digits)) == 1:
        return NikTold(written=written)
    return NikTold(written, digits, "whole" if len(digits) == NIK_LENGTH else "length")


def _first_run(text: str) -> str:
    """The first digits that may be a NIK; the longest where none is long enough."""
    runs = [
        re.sub("[^0-9]", "", run)
        for line in text.splitlines()
        for run in _RUN.findall(clean(line))
    ]
    for digits in runs:
        if len(digits) in (2 * NIK_LENGTH, 3 * NIK_LENGTH):
            return digits[:NIK_LENGTH]  # only a space stands between two NIKs
        if len(digits) >= NIK_LENGTH - 2:
            return digits
    return max(runs, key=len, default="")

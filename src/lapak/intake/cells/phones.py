"""Phone cells: every Indonesian number in them, as E.164."""

import re
from collections.abc import Iterator

from lokal import parse_phone

from lapak.intake.cells.text import Cell, clean

_LONGEST = 15  # digits of an E.164 number
_MOBILE = range(10, 14)  # digits of a mobile number, its 0 among them
_EXTENSION = re.compile(r"\b(?:ext|pes|pesawat)\b.*", re.IGNORECASE)
# a letter, comma or slash parts numbers; a space, dot, bracket or hyphen may be inside
_PARTS = re.compile(r"[^0-9+\s.()\-–—]+")
_GROUPS = re.compile(r"\+?[0-9]+")
_START = re.compile(r"\+|0[2-9]|62")


def read_phones(cell: Cell) -> tuple[str, ...]:
    """The numbers of the cell in their order, each once, as E.164 (`+62…`).

    What is no Indonesian number gives nothing.
    """
    if isinstance(cell, bool) or not isinstance(cell, str | int | float):
        return ()
    if isinstance(cell, str) and cell.isascii() and cell.isdecimal():
        if cell.startswith("08") and len(cell) in _MOBILE:  # as nearly all are
            number = _own(f"+62{cell[1:]}")
        else:
            number = _e164(cell)
        return (number,) if number else ()
    found: dict[str, None] = {}
    for line in _lines(cell):
        for part in _PARTS.split(_EXTENSION.sub("", line)):
            found.update(dict.fromkeys(_numbers(part)))
    return tuple(found)


def _lines(cell: str | float) -> list[str]:
    if isinstance(cell, str):
        return [re.sub(r"\.0$", "", clean(line)) for line in cell.splitlines()]
    digits = clean(cell)
    # 021… typed as a number: its zero is gone, as is that of 08…
    return ["0" + digits if re.fullmatch("[2-7][0-9]{8,9}", digits) else digits]


def _numbers(part: str) -> Iterator[str]:
    groups = _GROUPS.findall(part)
    whole = _e164("".join(groups))
    if whole:
        yield whole
        return
    so_far = ""
    for group in groups:
        if _START.match(group) and _e164(so_far):
            yield _e164(so_far)
            so_far = ""
        so_far += group
    if _e164(so_far):
        yield _e164(so_far)


def _e164(digits: str) -> str:
    if len(digits) > _LONGEST + 1 or "+" in digits[1:]:
        return ""
    if digits.startswith(("0062", "+0062")):
        digits = "+" + digits.lstrip("+")[2:]
    return _own(parse_phone(digits).e164 or "")


def _own(number: str) -> str:
    """A number that is somebody's: 08888888888 and 080000000000 only fill a field."""
    return number if len(set(number[4:])) > 1 else ""

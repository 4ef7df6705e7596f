"""Phone numbers in a cell, as E.164."""

import re
from functools import lru_cache

from lapak.intake.cells.text import clean
from lapak.intake.reading.workbook import Cell

PARTED = re.compile(r"[,;/|\n&]|\bdan\b|\batau\b|\s{2,}")
NUMBER = re.compile(r"(?:\+|\(\+?)?\d(?:[\s.\-–()]{0,3}\d){7,14}")


def read_phones(cell: Cell) -> tuple[str, ...]:
    """Every phone number of a cell as +62…, in order, each once; () for none."""
    if cell is None or isinstance(cell, bool):
        return ()
    return _read(cell if isinstance(cell, str) else clean(cell))


@lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, ...]:
    found: list[str] = []
    for part in PARTED.split(text):
        for told in NUMBER.findall(part):
            for phone in _numbers(re.sub(r"\D", "", told)):
                if phone not in found:
                    found.append(phone)
    return tuple(found)


def _numbers(digits: str) -> list[str]:
    """One number, or two that stand together with only a space between."""
    phone = _e164(digits)
    if phone:
        return [phone]
    cut = [i for i in range(9, len(digits) - 8) if digits[i : i + 2] == "08"]
    for i in cut:
        one, other = _e164(digits[:i]), _e164(digits[i:])
        if one and other:
            return [one, other]
    return []


def _e164(digits: str) -> str:
    if digits.startswith("62"):
        rest = digits[2:].lstrip("0")
    elif digits.startswith("0"):
        rest = digits[1:]
    else:
        rest = digits if digits.startswith("8") else ""
    if rest.startswith("8"):
        return f"+62{rest}" if 9 <= len(rest) <= 12 else ""
    return f"+62{rest}" if rest[:1] in "2345679" and 8 <= len(rest) <= 11 else ""

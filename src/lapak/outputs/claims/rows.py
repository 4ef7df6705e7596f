"""Rows of a table: parted by commas, and named by a number under a head that says of what."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from lapak.outputs.claims.cues import ORDINALS, Cue
from lapak.outputs.claims.periods import months_of

_PARTED: Final = re.compile(r"[^,;\n]*(?:(?P<mark>[,;])(?=\S)[^,;\n]*)(?:(?P=mark)(?=\S)[^,;\n]*)+")  # fmt: skip
_HEAD: Final = re.compile(r"[^\W\d][^\d]*")
_ROWS: Final = 3  # a head and two rows make a table
_NUMBERED: Final = re.compile(
    r"(?im)^\W*(?P<head>edisi|edition|triwulan|kuartal|quarter|semester|tw|smt) *(?P<mark>[\t|])[^\n]*\n"
    r"(?P<rows>(?:[^\n]*(?P=mark)[^\n]*(?:\n|$))+)"
)
_FIRST_CELL: Final = re.compile(
    rf"(?im)^[ \t|]*(?P<which>{'|'.join(sorted(ORDINALS, key=len, reverse=True))})[ ]*(?=[\t|])"
)


def tabbed(text: str) -> str:
    """The text with the commas of its tables as tabs; every letter stays where it was."""
    lines = text.split("\n")
    numbered = list(enumerate(lines))
    for mark, group in groupby(numbered, key=lambda line: _mark(line[1])):
        rows = list(group)
        if mark and len(rows) >= _ROWS and _HEAD.fullmatch(rows[0][1].strip()):
            for place, line in rows:
                lines[place] = line.replace(mark[0], "\t")
    return "\n".join(lines)


def _mark(line: str) -> tuple[str, int] | None:
    """What parts a line into cells, and how often; None for a line of words."""
    found = _PARTED.fullmatch(line.strip())
    return (found["mark"], line.count(found["mark"])) if found else None


def editions(text: str) -> Iterator[Cue]:
    """Editions that the first column of a table numbers: I, II …"""
    for head, cell in _numbered(text):
        if head.startswith("edi"):
            yield Cue(*cell.span("which"), ORDINALS[cell["which"].lower()])


def months(text: str) -> Iterator[Cue]:
    """The months of half years and quarters that the first column of a table numbers."""
    for head, cell in _numbered(text):
        length = 6 if head.startswith(("sem", "smt")) else 3
        which = int(ORDINALS[cell["which"].lower()])
        if not head.startswith("edi") and (told := months_of(which, length)):
            yield Cue(*cell.span("which"), told)


def _numbered(text: str) -> Iterator[tuple[str, re.Match[str]]]:
    for table in _NUMBERED.finditer(text):
        for cell in _FIRST_CELL.finditer(text, *table.span("rows")):
            yield table["head"].lower(), cell

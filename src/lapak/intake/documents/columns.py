"""Tables of a page that is laid out in spaces, with a tab between their cells."""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_CELL: Final = re.compile(r"\S+(?: {1,2}\S+)*")
_LABEL: Final = re.compile(r"[ ]{3,}(?=: )")  # Nomor      : 112

_SPREAD: Final = 4  # spaces between the words of a line that is spread out
_UNEVEN: Final = 2
_WORDS: Final = 3  # fewer make no line of a text

Span = tuple[int, int]


def tabbed(lines: Sequence[str]) -> Iterator[str]:
    """The lines; those of a table with each cell below its header, a tab between."""
    heads: list[Span] = []
    for line in (_LABEL.sub(" ", line) for line in lines):
        cells = [found.span() for found in _CELL.finditer(line)]
        if len(cells) > 1 and _is_justified(line):
            cells = []
        if len(cells) < 2 and not (heads and cells and cells[0][0] > heads[1][0]):
            heads = []
            yield " ".join(line.split())
            continue
        if len(cells) > len(heads):
            heads = cells
        yield "\t".join(_row(line, cells, heads))


def _row(line: str, cells: Sequence[Span], heads: Sequence[Span]) -> list[str]:
    row = [""] * len(heads)
    places = [_column(cell, heads) for cell in cells]
    if len(set(places)) < len(places):  # no table after all: as they stand
        places = list(range(len(cells)))
    for place, (start, end) in zip(places, cells, strict=True):
        row[place] = " ".join(line[start:end].split())
    return row


def _is_justified(line: str) -> bool:
    """Whether its words are only spread out to the width of the page, all alike."""
    gaps = [len(gap) for gap in re.findall(r"(?<=\S) +(?=\S)", line)]
    words = line.split()
    prose = sum(word[0].islower() for word in words) * 2 >= len(words) > _WORDS
    return prose and max(gaps) <= _SPREAD and max(gaps) - min(gaps) <= _UNEVEN


def _column(cell: Span, heads: Sequence[Span]) -> int:
    """The column whose header stands above, or is nearest."""

    def far(place: int) -> int:
        first, last = heads[place]
        return max(first, cell[0]) - min(last, cell[1])

    return min(range(len(heads)), key=far)

"""How a text is laid out: sentences, clauses, headings, and the cells of a table."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

Span = tuple[int, int]

_MARKUP: Final = re.compile(r"<[^<>\n]{1,200}>|[*_`#>]+|&nbsp;|\r")
_SENTENCE: Final = re.compile(
    r"(?<=[\dM%)])[.!?]\s+(?=[a-z])|(?<=\b[jr][tb])[.!?]\s+(?=[a-z])|(?<!\b[Tt]k)(?<!\b[Kk]ec)[.!?][\"”)]?\s+(?=[\"“(]?[A-Z0-9\u2600-\u27bf\U0001f300-\U0001faff])|\n+"
)
_CLAUSE: Final = re.compile(
    r"[,;:()]|\s[-–—+=→]\s|\b(?:dan|serta|ditambah|plus|disusul|sedangkan|sementara|namun|tetapi|and|while|but)\b",
    re.IGNORECASE,
)
_RULE: Final = re.compile(r"[\s|:+-]*")
_SAID: Final = re.compile(r"\W*\[?\d{1,2}[/.:]\d")  # [07/01/24 08.15] Doni: …
_LONGEST_HEADING: Final = 150  # letters; what is longer is prose


def plain(text: str) -> str:
    """The text with its markup blanked; every letter stays where it was."""
    return _MARKUP.sub(lambda found: " " * len(found[0]), text)


@dataclass(frozen=True, slots=True)
class Cell:
    """Where a number stands in a table: its column's header, its row's label."""

    own: Span
    header: Span
    label: Span
    top: Span  # all of the headers


@dataclass(frozen=True, slots=True)
class _Row:
    """The cells of a table's line; which of them is its label, -1 for none."""

    cells: list[Span]
    label: int


@dataclass(slots=True)
class Layout:
    """Where sentences, clauses, headings and cells begin and end.

    Everything is found once, in one walk over the text, and looked up by bisection.
    """

    text: str
    numbers: Sequence[int]  # where they start
    _cuts: list[Span] = field(default_factory=list)
    _clauses: list[Span] = field(default_factory=list)
    _lines: list[Span] = field(default_factory=list)
    _headings: list[int] = field(default_factory=list)  # per line: the heading's line
    _rows: dict[int, _Row] = field(default_factory=dict)  # of tables, as asked for
    _tops: list[int] = field(default_factory=list)  # per line: its table's first line

    def __post_init__(self) -> None:
        """Walk over the text."""
        self._cuts = [found.span() for found in _SENTENCE.finditer(self.text)]
        self._clauses = [
            found.span()
            for found in _CLAUSE.finditer(self.text)
            if not self._inside_number(found.start())
        ]
        start = 0
        for line in self.text.split("\n"):
            self._lines.append((start, start + len(line)))
            start += len(line) + 1
        self._find_headings()

    def _inside_number(self, at: int) -> bool:
        return self.text[at - 1 : at].isdigit() and self.text[at + 1 : at + 2].isdigit()

    def _find_headings(self) -> None:
        heading, top, mark = -1, -1, ""
        for place, (start, end) in enumerate(self._lines):
            line = self.text[start:end]
            between = _separator(line)
            if not between or between != mark:
                top = place if between else -1
            mark = between
            # the header of a table is no heading: what stands above it is
            self._headings.append(
                heading if top in (-1, place) else self._headings[top]
            )
            self._tops.append(top)
            if not between and line.strip():
                heading = self._heading_from(place, heading)

    def _heading_from(self, place: int, heading: int) -> int:
        """The heading of the lines behind one, which stood below another.

        Of a chat only a question is one, and only of its answer.
        """
        start, end = self._lines[place]
        line = self.text[start:end]
        said = _SAID.match(line)
        if said and not line.rstrip().endswith("?"):
            asked = heading >= 0 and _SAID.match(self.text, *self._lines[heading])
            return -1 if asked else heading
        if self._has_number(start, end):
            return heading
        return place if len(line) <= _LONGEST_HEADING else -1

    def _has_number(self, start: int, end: int) -> bool:
        return bisect_left(self.numbers, start) < bisect_left(self.numbers, end)

    def sentence(self, at: int) -> Span:
        """Where the sentence around a place begins and ends."""
        place = bisect_right(self._cuts, (at, len(self.text) + 1))
        first = self._cuts[place - 1][1] if place else 0
        last = self._cuts[place][0] if place < len(self._cuts) else len(self.text)
        return first, last

    def clause_end(self, at: int, last: int) -> int:
        """Where the clause that begins here ends, before `last`."""
        place = bisect_left(self._clauses, (at, 0))
        if place < len(self._clauses):
            return min(last, self._clauses[place][0])
        return last

    def clause_start(self, first: int, at: int) -> int:
        """Where the clause that ends here begins, not before `first`.

        Marks right before the place don't cut: "Omset: 5 juta".
        """
        place = bisect_left(self._clauses, (at, 0))
        while place and self._clauses[place - 1][0] >= first:
            start, end = self._clauses[place - 1]
            between = self.text[end : min(at, end + 2 * _LONGEST_HEADING)]
            if self.text[start] not in ":(=-–—→ " or re.search(r"\w", between):
                return max(first, end)
            place, at = place - 1, start
        return first

    def line(self, at: int) -> int:
        """The number of the line that a place is in."""
        return bisect_right(self._lines, (at, len(self.text) + 1)) - 1

    def caption_end(self, start: int, end: int) -> int:
        """Where the line below a number that stands alone ends: it says what it is.

        0 where it doesn't stand alone, or the words above it are nearer.
        """
        place = self.line(start)
        first, last = self._lines[place]
        alone = not (self.text[first:start] + self.text[end:last]).strip()
        above = self.text[slice(*self._lines[place - 1])] if place else ""
        if not alone or above.strip() or place + 1 >= len(self._lines):
            return 0
        below = self._lines[place + 1]
        words = self.text[slice(*below)].strip()
        return below[1] if words and not self._has_number(*below) else 0

    def headings(self, at: int) -> Iterator[Span]:
        """The heading above a place, then those above that one; three at most."""
        place = self.line(at)
        for _ in range(3):
            place = self._headings[place]
            if place < 0:
                return
            yield self._lines[place]

    def cell(self, at: int) -> Cell | None:
        """The cell that a place is in, if that is in a table below a header."""
        place = self.line(at)
        top = self._tops[place]
        if top < 0:
            return None
        row, heads = self._row(place), self._row(top)
        column = bisect_right(row.cells, (at, len(self.text) + 1)) - 1
        own, none = row.cells[column], (row.cells[column][0],) * 2
        header = none
        if top != place and column < len(heads.cells):
            head = heads.cells[column]
            header = none if self._has_number(*head) else _short(head)
        labelled = 0 <= row.label < column
        label = _short(row.cells[row.label]) if labelled else none
        return Cell(own, header, label, _short(self._lines[top]))

    def _row(self, line: int) -> _Row:
        if line not in self._rows:
            cells = self._cells(line)
            labels = (n for n, cell in enumerate(cells) if self._is_label(cell))
            self._rows[line] = _Row(cells, next(labels, -1))
        return self._rows[line]

    def _is_label(self, cell: Span) -> bool:
        words = self.text[slice(*cell)]
        return any(map(str.isalpha, words)) and not self._has_number(*cell)

    def _cells(self, line: int) -> list[Span]:
        start, end = self._lines[line]
        words, found = self.text[start:end], []
        for piece in words.split(_separator(words)):
            found.append((start, start + len(piece)))
            start += len(piece) + 1
        return found


def _short(span: Span) -> Span:
    return span[0], min(span[1], span[0] + _LONGEST_HEADING)


def _separator(line: str) -> str:
    """What parts the cells of a line, or '' where it is no row of a table."""
    if "\t" in line.strip():
        return "\t"
    if line.count("|") > 1 or (line.count("|") == 1 and _RULE.fullmatch(line)):
        return "|"
    return ""

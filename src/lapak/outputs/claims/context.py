"""Where the numbers of a text stand, and looking for words around them."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.outputs.claims import cues, periods, rows
from lapak.outputs.claims.cues import Cues, named
from lapak.outputs.claims.layout import Cell, Layout, Span, plain
from lapak.outputs.claims.meaning import Meaning
from lapak.outputs.claims.numbers import Number

_OF: Final = re.compile(
    r"(?i)\s*(?:dari|di antara|of(?: the)?|out of)\s*(?:total |seluruh )?"
)
_TITLE: Final = 120  # letters of a first line that is a title
_LEAD: Final = 80
_LOOKED_BACK: Final = 600  # letters of a sentence, however long it goes on


@dataclass(frozen=True, slots=True)
class Place:
    """Where one number stands: the stretches of text that may tell what it counts.

    `prior`: what the number before counts; `same`: whether it is in this sentence.
    """

    number: Number
    near: Span  # behind it, to the end of its clause
    hard: int  # where the next number or the sentence's end is
    clause: Span  # its clause, before it
    ahead: Span  # from the clause of the number before
    before: Span  # from its sentence's start to there
    end: int  # where its sentence ends
    cell: Cell | None
    prior: Meaning
    prior_start: int
    same: bool
    of_prior: bool = False  # the 80 of '39 dari 80'

    @property
    def is_last(self) -> bool:
        """Whether it is the last number of its sentence."""
        return self.hard == self.end

    @property
    def cells(self) -> tuple[Span, ...]:
        """The header and the label of its cell, if it is in a table."""
        return (self.cell.header, self.cell.label) if self.cell else ()


class Context:
    """One text with its cues; they are looked for once in all of it."""

    def __init__(
        self, text: str, numbers: Sequence[Number], places: Gazetteer, year: int
    ) -> None:
        """Find every cue of the text."""
        self.text = plain(text)
        self.numbers = numbers
        self.year = year
        self.layout = Layout(self.text, [n.start for n in numbers])
        self.units = Cues(named(cues.UNIT, self.text))
        self.behind = Cues(named(cues.BEHIND, self.text))
        self.sales = Cues(named(cues.SALES, self.text))
        self.checks = Cues(named(cues.CHECKS, self.text))
        self.days = Cues(periods.days(self.text))
        self.years = Cues(periods.years(self.text))
        line = self.text.find("\n")
        # a title, or the first words of a text without one
        asks = self.text[:line].rstrip().endswith("?")
        self.is_titled = 0 < line <= _TITLE and not asks
        self.title_end = line if self.is_titled else min(len(text), _LEAD)
        self.looks_back = periods.is_dated(self.text, year + 1)
        self.parts = {
            "month": Cues(chain(periods.months(self.text), rows.months(self.text))),
            "district": Cues(cues.districts(self.text, places)),
            "level": Cues(cues.levels(self.text)),
            "edition": Cues(chain(cues.editions(self.text), rows.editions(self.text))),
            "type": Cues(cues.types(self.text)),
        }

    def place(self, index: int, prior: Meaning) -> Place:
        """Where a number stands; `prior`: what the one before counts."""
        number = self.numbers[index]
        first, last = self.layout.sentence(number.start)
        last = max(last, number.end)
        cell = self.layout.cell(number.start)
        if cell:
            first, last = cell.own
        else:
            last = max(last, self.layout.caption_end(number.start, number.end))
        before = self.numbers[index - 1] if index else None
        after = self._next(index, last)
        hard, ahead = min(last, after), first
        if before and before.end > first:
            # what stands in the clause of the number before is its own
            end = self.layout.clause_end(before.end, number.start)
            ahead = end if end < number.start else before.end
        start = before.start if before else 0
        return Place(
            number,
            (number.end, self.layout.clause_end(number.end, hard)),
            hard,
            (self.layout.clause_start(ahead, number.start), number.start),
            (ahead, number.start),
            (max(first, ahead - _LOOKED_BACK), ahead),
            last,
            cell,
            prior,
            start,
            before is not None and first <= start,
            before is not None and self._is_of(before, number),
        )

    def _next(self, index: int, last: int) -> int:
        """Where the next number begins; of '39 dari 80 kunjungan' the one behind 80."""
        for place in range(index + 1, min(index + 3, len(self.numbers))):
            if not self._is_of(self.numbers[place - 1], self.numbers[place]):
                return self.numbers[place].start
        return last

    def _is_of(self, one: Number, two: Number) -> bool:
        between = self.text[one.end : min(two.start, one.end + 20)]
        return one.end < two.start and _OF.fullmatch(between) is not None

    def says(self, pattern: re.Pattern[str], *spans: Span) -> bool:
        """Whether one of the stretches says it."""
        return any(pattern.search(self.text, *span) for span in spans)

    def above(self, at: Place) -> Iterator[Span]:
        """The headings above a number, the nearest first."""
        return self.layout.headings(at.number.start)

    def goes_on(self, end: int, at: Place) -> bool:
        """Whether words stand between here and the next number, if there is one."""
        return at.is_last or bool(self.text[end : at.hard].strip())

    def is_total(self, at: Place) -> bool:
        """Whether a number is told as the whole of what was told before."""
        heading = next(iter(self.above(at)), (0, 0))
        words = self.text[slice(*heading)].strip(" :*_")
        headed = bool(words) and cues.TOTAL.fullmatch(words) is not None
        summed = self.says(cues.EQUALS, at.ahead) and self.says(
            cues.PLUS, (at.before[0], at.number.start)
        )
        return headed or summed or self.says(cues.TOTAL, at.near, at.ahead, *at.cells)

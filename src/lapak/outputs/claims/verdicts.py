"""Whether what a text claims is so: laid beside the figures of a year."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.figures.ledger import Ledger
from lapak.figures.words import Words
from lapak.outputs.claims import counted, explanations
from lapak.outputs.claims.counted import Counted
from lapak.outputs.claims.explanations import Teller
from lapak.outputs.claims.laying import (
    Verdict,
    holds_loosely,
    lay,
    lay_round,
    may_become,
)
from lapak.outputs.claims.meaning import Meaning, Part, topics_of
from lapak.outputs.claims.numbers import Number
from lapak.outputs.claims.slips import is_slip

_COUNTS: Final = ("bazaars", "times", "businesses", "visits", "findings", "outlets")
_AT_HOME: Final = ("times", "businesses")  # what is told by where a business is from
_PERHAPS: Final = (
    "one",
    "asked",
    "uncounted",
)  # a year's figure may be meant all the same
_FEW: Final = 20
_FAR_BELOW: Final = 10  # times


@dataclass(frozen=True, slots=True)
class Judged:
    """A verdict on one number, what it was laid beside, and why."""

    verdict: Verdict
    beside: Counted | None
    explanation: Words
    unit: str = ""  # what it counts, where it was understood as another than was read


class Judge:
    """Lays the numbers of a text beside the figures of one year."""

    def __init__(self, ledger: Ledger, places: Gazetteer) -> None:
        """Remember the figures and how they are told."""
        self.ledger = ledger
        self.districts = len(places.districts)
        self.teller = Teller(ledger, places)
        self._judged: dict[tuple[str, str, Fraction, Meaning], Judged] = {}

    def judge(self, number: Number, meaning: Meaning) -> Judged:
        """Whether the number is so: true, rounded, false, or not to be known.

        A text says many things more than once: they are judged once.
        """
        said = (number.text, number.about, number.value, meaning)
        if said not in self._judged:
            self._judged[said] = self._anew(number, meaning)
        return self._judged[said]

    def _anew(self, number: Number, meaning: Meaning) -> Judged:
        judged = self._perhaps(number, meaning, self._as_understood(number, meaning))
        judged = self._around(number, meaning, judged)
        aside = _is_aside(number, judged.beside) and not meaning.total
        if judged.verdict != "false" or not (aside or _is_doubtful(meaning)):
            return judged
        if self._is_slip(number, meaning, judged):
            return judged
        return Judged("unknown", None, explanations.UNSURE)

    def _perhaps(self, number: Number, meaning: Meaning, judged: Judged) -> Judged:
        """What is false of the year may be so of a part that was named before."""
        if judged.verdict == "false":
            perhaps = [(p, f) for p in meaning.perhaps for f in _founds(meaning)]
            for part, found in perhaps:
                of_it = replace(meaning, parts=(part,), perhaps=(), found=found)
                instead = self._as_said(number, of_it)
                if instead.verdict in ("true", "rounded"):
                    return instead
        return judged

    def _around(self, number: Number, meaning: Meaning, judged: Judged) -> Judged:
        """What is another thing that its sentence speaks of was read amiss, not false.

        Only where the words leave room for it: '2.300 UMKM' are businesses and nothing
        else, '178' below 'UMKM di bazar daring' may be anything named there.
        """
        few = number.value < _FEW or meaning.aside or meaning.per
        if judged.verdict != "false" or few:
            return judged
        units = () if meaning.tight else meaning.around
        for unit in (meaning.unit, *units):
            topics = topics_of(unit)
            if meaning.topic in topics and meaning.beside_topic:
                topics = (meaning.topic,)
            elif meaning.topic in topics and meaning.tight:
                topics = (meaning.topic, "both")
            for found in (False, True) if unit == "visits" else (False,):
                other = replace(meaning, unit=unit, topics=topics, found=found)
                own = meaning.tight and not meaning.found_before
                if other.found != meaning.found and own:
                    continue
                instead = self._as_said(number, other)
                if instead.verdict == "true":
                    return replace(instead, unit=unit)
        return judged

    def _is_slip(self, number: Number, meaning: Meaning, judged: Judged) -> bool:
        """Whether a number that nothing holds of looks like one that does."""
        beside = judged.beside
        small = self._is_of_a_small_year(number, meaning)
        if beside is None or small or self.teller.other(number, beside):
            return beside is not None
        if meaning.sure_unit and not meaning.parts:
            # offline for online, a modern market for a shop
            swapped = replace(meaning, topics=topics_of(meaning.unit))
            others = counted.wholes(swapped, self.ledger)
            if any(number.value == other.value for other in others):
                return True
        meant = [beside]
        if not meaning.parts:
            meant += counted.wholes(meaning, self.ledger)
        if meaning.found:
            every = counted.wholes(replace(meaning, found=False), self.ledger)
            meant += [one for one in every if one.value != number.value]
        if meaning.per:
            meant += counted.averages(meaning, self.ledger, self.districts)
        for part in (*meaning.parts, *meaning.perhaps):
            meant += counted.parts(meaning, part, self.ledger)
        return any(
            is_slip(
                number,
                one.value,
                likeliest=one is beside or bool(meaning.parts and one.part),
            )
            for one in meant
        )

    def _is_of_a_small_year(self, number: Number, meaning: Meaning) -> bool:
        """2 usaha, where no kind of bazaar had more than one: nothing else is meant."""
        if not (meaning.tight and meaning.is_whole) or meaning.perhaps:
            return False
        anything = replace(meaning, topics=topics_of(meaning.unit))
        every = counted.wholes(anything, self.ledger)
        return max(number.value, *(one.value for one in every)) < _FEW

    def _as_understood(self, number: Number, meaning: Meaning) -> Judged:
        judged = self._as_said(number, meaning)
        if meaning.sure_unit or judged.verdict != "false":
            return judged
        for unit in _COUNTS:
            other = replace(meaning, unit=unit, sure_unit=True)
            if meaning.home and unit not in _AT_HOME:
                continue
            if unit != meaning.unit and _is_of(unit, meaning):
                instead = self._as_said(number, other)
                one = instead.beside
                if one and instead.verdict == "true" and len(one.keys) == 1:
                    return replace(instead, unit=unit)
        if not meaning.sure and not meaning.parts and meaning.unit != "rupiah":
            return Judged("unknown", None, explanations.UNSURE)
        return judged

    def _as_said(self, number: Number, meaning: Meaning) -> Judged:
        if meaning.each_topic:
            return self._each_topic(number, meaning)
        if meaning.aside not in ("", *_PERHAPS):
            return Judged("unknown", None, explanations.ASIDE[meaning.aside])
        judged = self._beside(number, meaning)
        if meaning.aside in _PERHAPS and judged.verdict == "false":
            return Judged("unknown", None, explanations.ASIDE[meaning.aside])
        return judged

    def _beside(self, number: Number, meaning: Meaning) -> Judged:
        if meaning.in_both:
            # 'luring dan juga daring' may mean either as well
            topics = (*meaning.topics[: meaning.sure], "both")
            either = counted.wholes(replace(meaning, topics=topics), self.ledger)
            beside = [counted.in_both(self.ledger), *either]
            return self._lay(number, meaning, beside)
        if len(meaning.parts) > 1 or (meaning.per and meaning.parts):
            instead = Judged("unknown", None, explanations.TWO_PARTS)
            return self._without_parts(number, meaning, instead)
        if meaning.per:
            return self._per(number, meaning)
        if meaning.parts:
            return self._part(number, meaning, meaning.parts[0])
        return self._lay(number, meaning, counted.wholes(meaning, self.ledger))

    def _each_topic(self, number: Number, meaning: Meaning) -> Judged:
        """Modern markets and shops, 80 visits each: of both, or false."""
        for topic in topics_of(meaning.unit)[:2]:
            one = replace(meaning, topics=(topic,), each_topic=False)
            judged = self._as_said(number, one)
            if judged.verdict not in ("true", "rounded"):
                break
        return judged

    def _lay(
        self, number: Number, meaning: Meaning, beside: Sequence[Counted]
    ) -> Judged:
        if not beside:
            return Judged("unknown", None, explanations.NOTHING)
        for one in beside:
            if verdict := lay(number, one.value):
                return Judged(verdict, one, self.teller.holds(one, verdict))
        if all(counted.is_empty(one.keys[0], self.ledger) for one in beside):
            return Judged("unknown", beside[0], explanations.EMPTY)
        for one in beside:
            if may_become(number, one):
                return Judged("unknown", one, self.teller.open(one))
        if any(holds_loosely(number, one.value) for one in beside):
            return Judged("unknown", beside[0], self.teller.far(beside[0]))
        return Judged("false", beside[0], self.teller.fails(number, meaning, beside[0]))

    def _part(self, number: Number, meaning: Meaning, part: Part) -> Judged:
        if part.each:
            return self._each(number, meaning, part)
        beside = counted.parts(meaning, part, self.ledger)
        if not beside and not meaning.beside_topic:
            anything = replace(meaning, topics=())
            beside = counted.parts(anything, part, self.ledger)
        once = counted.bounds(meaning, part, self.ledger)
        exact = [one for one in once if not one.most]
        if exact or beside:
            judged = self._lay(number, meaning, exact or beside)
            surely = exact or not once or meaning.home or not meaning.there
            if judged.verdict != "false" or surely:
                return self._or_whole(number, meaning, judged)
        if counted.covers_all(meaning, part, self.ledger):
            return self._lay(number, meaning, counted.wholes(meaning, self.ledger))
        if not once:
            instead = Judged("unknown", None, explanations.NO_PART)
            return self._without_parts(number, meaning, instead)
        most = max(once, key=lambda one: one.value)
        far = most.between[1] if most.between else most.value
        if far is None or number.value - number.step / 2 < far:
            return Judged("unknown", most, self.teller.at_most(meaning, most))
        impossible = self.teller.impossible(number, meaning, most)
        judged = Judged("false", most, impossible)
        return self._or_whole(number, meaning, judged)

    def _or_whole(self, number: Number, meaning: Meaning, judged: Judged) -> Judged:
        """Where only a heading names the part, the year's number may be meant."""
        surely = meaning.sure_part and not meaning.total
        if surely or judged.verdict != "false":
            return judged
        wholes = counted.wholes(meaning, self.ledger)
        whole = self._lay(number, meaning, wholes)
        return judged if whole.verdict == "false" else whole

    def _without_parts(
        self, number: Number, meaning: Meaning, instead: Judged
    ) -> Judged:
        """So of the year, where only a heading names the part; else the other."""
        if meaning.sure_part:
            return instead
        whole = self._beside(number, replace(meaning, parts=(), sure_part=True))
        return whole if whole.verdict in ("true", "rounded") else instead

    def _each(self, number: Number, meaning: Meaning, part: Part) -> Judged:
        """Mei dan September masing-masing 12: each of them, or all together."""
        for key in part.keys:
            judged = self._part(number, meaning, Part(part.breakdown, (key,)))
            if judged.verdict not in ("true", "rounded"):
                return judged
        return judged

    def _per(self, number: Number, meaning: Meaning) -> Judged:
        """So many per district: so in every one. Elsewhere, and on average: quotients."""
        judged = None if meaning.average else self._in_every(number, meaning)
        # money that differs from part to part is told on average
        differs = meaning.unit == "rupiah" or meaning.per == "month"
        if judged and (judged.verdict == "true" or not differs):
            return judged
        beside = counted.averages(meaning, self.ledger, self.districts)
        for one in beside:
            if verdict := lay(number, one.value) or lay_round(number, one.value):
                return Judged(verdict, one, self.teller.average(one, meaning.per))
        if not beside:
            return Judged("unknown", None, explanations.NOTHING)
        for one in beside:
            if may_become(number, one):
                return Judged("unknown", one, self.teller.open(one))
        return Judged("false", beside[0], self.teller.average(beside[0], meaning.per))

    def _in_every(self, number: Number, meaning: Meaning) -> Judged | None:
        plain = Meaning(
            meaning.unit, meaning.topics, found=meaning.found, final=meaning.final
        )
        if meaning.unit == "businesses" and meaning.per == "edition":
            plain = Meaning("times", meaning.topics)
        tried: list[Judged] = []
        for one in counted.wholes(plain, self.ledger):
            if len(one.keys) > 1:
                continue
            figure = self.ledger[one.keys[0]]
            cells = counted.cells_of(figure, meaning.per)
            cells = {k: v for k, v in cells.items() if k != "outside"}
            if not cells:
                continue
            odd = {k: v for k, v in cells.items() if not lay(number, Fraction(v))}
            told = self.teller.cells(one, meaning.per, odd or cells)
            if not odd:
                return Judged("true", one, told)
            if all(
                may_become(number, counted.cell(one, meaning.per, key, self.ledger))
                for key in odd
            ):
                tried.append(Judged("unknown", one, self.teller.open(one)))
            else:
                tried.append(Judged("false", one, told))
        return min(tried, key=lambda j: j.verdict == "false") if tried else None


def _founds(meaning: Meaning) -> tuple[bool, ...]:
    """Whether of visits with findings only; both where just the number before says so."""
    return (True, False) if meaning.found_before and meaning.found else (meaning.found,)


def _is_doubtful(meaning: Meaning) -> bool:
    """Whether the words leave open what is counted."""
    of_part = bool(meaning.parts or meaning.per)
    if meaning.sure:
        return not (meaning.sure_unit or of_part)
    return bool(meaning.perhaps) or not (meaning.sure_unit and of_part)


def _is_aside(number: Number, beside: Counted | None) -> bool:
    """Whether it is so little that it can hardly be told of all that was counted."""
    few = 0 < number.value < _FEW and number.step == 1
    return beside is not None and few and number.value * _FAR_BELOW < beside.value


def _is_of(unit: str, meaning: Meaning) -> bool:
    """Whether a number of this unit can be of what the text names."""
    return not meaning.sure or meaning.topic in topics_of(unit)

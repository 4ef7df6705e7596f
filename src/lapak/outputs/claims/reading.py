"""Reading what the numbers of a text count; see `meaning` for what comes out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.outputs.claims import cues
from lapak.outputs.claims.cues import Cue, Cues, named
from lapak.outputs.claims.layout import Cell, Layout, Span, plain
from lapak.outputs.claims.meaning import (
    OUTLET_UNITS,
    Aside,
    Meaning,
    Part,
    topics_of,
)
from lapak.outputs.claims.numbers import Number

_MONEY_FROM: Final = 1_000_000  # no count of an office's year reaches a million
_VERB: Final = re.compile(
    r"(?i)\b(?:diikuti|sebanyak|ada|terdapat|oleh|dengan|menghasilkan|mencatat|membukukan|mencapai|melibatkan|menggelar|adalah|yaitu|yakni"
    r"|sebesar|mengunjungi|by|with|of|recorded|held|helped)\b"
)
_IN_TIMES: Final = re.compile(r"(?i)\(kali\b")
_NEAR_NOUN: Final = 45  # letters between a number and the noun behind it
_NO_UNIT: Final = ("", "share", "other")
_PARAGRAPH: Final = 300  # letters before a sentence that tell what "it" is
_WHOLE_YEAR: Final = 9  # months in a row that stand for the year
_RANGE: Final = re.compile(r"(?i)\s*(?:-|–|—|hingga|sampai(?: dengan)?|s\.?/?d\.?|to|until|through)\s*(?:bulan )?$")  # fmt: skip
_ROW: Final = re.compile(r"(?i)(?:\s|,|/|&|\bdan\b|\bserta\b|\band\b|\bkecamatan\b|\bkec\.|\bbulan\b)*")  # fmt: skip
_BETWEEN: Final = re.compile(r"(?i)\b(?:between|antara) $")
_SHORT_HEADING: Final = 60
_DIMENSIONS: Final = {
    "month": None, "district": None, "level": ("bazaars",), "type": ("findings",),
    "edition": ("rupiah", "times", "businesses", "bazaars"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Place:
    """Where one number stands: the stretches of text that may tell what it counts."""

    number: Number
    near: Span  # behind it, to the end of its clause
    hard: int  # where the next number or the sentence's end is
    clause: Span  # its clause, before it
    ahead: Span  # from the number before
    before: Span  # from its sentence's start to the number before
    rest: Span  # behind the next number, to its sentence's end
    cell: Cell | None
    last: int = 0  # where the number before begins


class Reader:
    """Reads the numbers of one text; cues are looked for once in all of it."""

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
        self.days = Cues(cues.days(self.text))
        self.years = Cues(cues.years(self.text))
        self.parts = {
            "month": Cues(cues.months(self.text)),
            "district": Cues(cues.districts(self.text, places)),
            "level": Cues(cues.levels(self.text)),
            "edition": Cues(cues.editions(self.text)),
            "type": Cues(cues.types(self.text)),
        }
        self.told: list[Meaning] = []

    def read(self) -> list[Meaning]:
        """What each number counts."""
        for index in range(len(self.numbers)):
            self.told.append(self._meaning(self._place(index), index))
        return self.told

    def _place(self, index: int) -> Place:
        number = self.numbers[index]
        first, last = self.layout.sentence(number.start)
        last = max(last, number.end)
        cell = self.layout.cell(number.start)
        if cell:
            first, last = cell.own
        prior = self.numbers[index - 1].end if index else 0
        after = (
            self.numbers[index + 1].start
            if index + 1 < len(self.numbers)
            else len(self.text)
        )
        hard, ahead = min(last, after), max(first, prior)
        if (
            index and ahead == prior
        ):  # what stands in the clause of the number before is its own
            end = self.layout.clause_end(prior, number.start)
            ahead = end if end < number.start else prior
        return Place(
            number,
            (number.end, self.layout.clause_end(number.end, hard)),
            hard,
            (self.layout.clause_start(ahead, number.start), number.start),
            (ahead, number.start),
            (first, ahead),
            (hard, last),
            cell,
            self.numbers[index - 1].start if index else 0,
        )

    def _meaning(self, at: Place, index: int) -> Meaning:
        prior = self.told[-1] if index else Meaning()
        same = index > 0 and at.before[0] <= self.numbers[index - 1].start
        unit = self._unit(at, prior, same=same)
        if unit in ("share", "other"):
            return Meaning(unit)
        topics, sure = self._topics(at, unit, prior, same=same)
        meaning = Meaning(
            unit,
            topics,
            sure=sure,
            total=self._is_total(at),
            home=self._says(
                cues.HOME, at.near, at.ahead, *_cells(at), *self._above(at)
            ),
            there=self._says(cues.VENUE, at.near, at.ahead, at.before),
            final=unit == "rupiah" and self._says(cues.FINAL, at.near, at.ahead),
            found=unit == "visits" and self._found(at, prior, same=same),
        )
        if topics[:1] == ("both",) and self._says(cues.EACH, at.near, at.ahead):
            meaning = replace(meaning, each_topic=True)
        meaning = self._with_parts(meaning, at, prior, same=same)
        meaning = self._with_per(meaning, at, prior, same=same)
        return replace(meaning, aside=self._aside(meaning, at, prior, same=same))

    # --- which unit ---------------------------------------------------------------

    def _unit(self, at: Place, prior: Meaning, *, same: bool) -> str:
        number = at.number
        if number.share:
            return "share"
        if number.rupiah or number.value >= _MONEY_FROM:
            return "rupiah"
        if cues.KALI.match(self.text, number.end, at.hard):
            return self._of_kali(at, prior, same=same)
        return (
            self._no_count(at)
            or self._noun_behind(at)
            or self._something_else(at)
            or self._label(*at.clause)
            or self._label(*at.ahead)
            or self._in_cell(at)
            or self._carried_unit(at, prior, same=same)
        )

    def _of_kali(self, at: Place, prior: Meaning, *, same: bool) -> str:
        """130 kali: of what the words behind tell, else of those before."""
        told = self.units.first(at.number.end, at.near[1], at.hard)
        if told and not told.governed and told.start < at.number.end + 30:
            found = _as_times(told.value)
            if found:
                return found
        if same and cues.PLUS.search(self.text, *at.ahead):
            return prior.unit
        heads = [] if at.cell is None else [at.cell.header, at.cell.label]
        for start, end in (at.clause, at.ahead, at.before, *heads, *self._above(at)):
            found = _as_times(self._label(start, end))
            if found:
                return found
            if self.checks.last(start, end):
                return "visits"
        if prior.unit in ("times", "bazaars", "visits"):
            return prior.unit
        spoken_of = self.units.within(max(0, at.before[0] - _PARAGRAPH), at.before[0])
        return next(filter(None, (_as_times(c.value) for c in reversed(spoken_of))), "")

    def _noun_behind(self, at: Place) -> str:
        start, end = at.near
        found = [
            cue
            for cue in (
                self.units.first(start, end, at.hard),
                self.behind.first(start, end, at.hard),
            )
            if cue and not cue.governed and cue.start - start < _NEAR_NOUN
        ]
        if found:
            told = min(found, key=lambda cue: (cue.start, -cue.end)).value
            return told.removeprefix("weak_")
        kind = self.parts["type"].first(start, end, at.hard)
        return "findings" if kind and kind.start - start < _NEAR_NOUN else ""

    def _something_else(self, at: Place) -> str:
        """2 hari, 8 kecamatan, 30 tenda: what no figure counts."""
        start, end = at.near
        other = at.cell is None and cues.OTHER.match(self.text, start, end)
        return "other" if other and not self._is_cue(start, other.end() + 2) else ""

    def _no_count(self, at: Place) -> str:
        """28-30 is between the two, 2 hari a measure: no figures."""
        start, end = at.number.end, at.near[1]
        span = re.match(r" ?[-–] ?\d", self.text[start : start + 4])
        measure = at.cell is None and cues.MEASURE.match(self.text, start, end)
        named = measure and self._is_cue(start, measure.end() + 2)
        return "other" if span or (measure and not named) else ""

    def _is_cue(self, start: int, end: int) -> bool:
        told = (self.sales, self.checks, *self.parts.values())
        return any(cues.first(start, end, end + 40) for cues in told)

    def _label(self, start: int, end: int) -> str:
        """The noun that a stretch before a number, a header or a heading is about."""
        verbs = [found.end() for found in _VERB.finditer(self.text, start, end)]
        found = [cue for cue in self.units.within(start, end) if not cue.governed]
        strong = [cue for cue in found if not cue.value.startswith("weak_")] or found
        behind = [cue for cue in strong if verbs and cue.start >= verbs[-1]]
        told = behind or strong
        if told and _IN_TIMES.search(self.text, start, end):
            return _as_times(told[0].value) or told[0].value
        if told:
            return told[0].value.removeprefix("weak_")
        alone = self.behind.last(start, end)  # Edisi: 4
        words = alone and re.search(r"\w", self.text[alone.end : end])
        return "bazaars" if alone and alone.value == "bazaars" and not words else ""

    def _in_cell(self, at: Place) -> str:
        if at.cell is None:
            return ""
        header, label = at.cell.header, at.cell.label
        unit = self._label(*header)
        if re.search(r"(?i)\bkali\b", self.text[slice(*header)]):
            return _as_times(unit) or "times"
        return unit or self._label(*label) or self._label(*at.cell.top)

    def _carried_unit(self, at: Place, prior: Meaning, *, same: bool) -> str:
        if same and prior.unit not in _NO_UNIT:
            return prior.unit
        for span in self._above(at):
            if found := self._label(*span):
                return found
            if self.parts["type"].last(*span) and self.checks.last(*span):
                return "findings"
        if prior.unit not in _NO_UNIT:
            return prior.unit
        if not any(told.last(*at.clause) for told in self.parts.values()):
            return ""
        spoken_of = self.units.last(max(0, at.before[0] - _PARAGRAPH), at.before[0])
        return spoken_of.value.removeprefix("weak_") if spoken_of else ""

    # --- of what ------------------------------------------------------------------

    def _topics(
        self, at: Place, unit: str, prior: Meaning, *, same: bool
    ) -> tuple[tuple[str, ...], bool]:
        every = topics_of(unit)
        told = self.checks if unit in OUTLET_UNITS else self.sales
        cue = told.first(*at.near, at.hard) or told.last(*at.clause)
        cue = cue or told.last(*at.ahead)
        if not cue and at.cell:
            cue = told.last(*at.cell.header) or told.last(*at.cell.label)
        if cue:
            return (cue.value,), True
        carried, sure = self._carried_topic(at, told, unit, prior, same=same)
        if self._is_total(at) or not sure:
            return _first(carried, every), False
        return (carried,), True

    def _carried_topic(
        self, at: Place, told: Cues, unit: str, prior: Meaning, *, same: bool
    ) -> tuple[str, bool]:
        cue = told.last(*at.before)
        if cue:
            return cue.value, cue.value != "both"
        alone = not same and at.rest[0] == at.rest[1]
        rest = {cue.value for cue in told.within(at.near[1], at.hard)}
        if len(rest) == 1 and alone:
            return rest.pop(), True
        alike = topics_of(prior.unit) == topics_of(unit) and prior.topics
        if same and alike:
            return prior.topics[0], prior.sure
        for span in self._above(at):
            if cue := told.last(*span):
                return cue.value, cue.value != "both"
        return (prior.topics[0], False) if alike else ("", False)

    # --- which part ---------------------------------------------------------------

    def _with_parts(
        self, meaning: Meaning, at: Place, prior: Meaning, *, same: bool
    ) -> Meaning:
        found: list[Part] = []
        for breakdown, units in _DIMENSIONS.items():
            if units and meaning.unit not in units:
                continue
            group = self._group(self.parts[breakdown], at)
            if group and (part := self._part(breakdown, group, at)):
                found.append(part)
        if any(part.breakdown == "edition" for part in found):
            found = [part for part in found if part.breakdown != "month"]
        if found or meaning.total:
            return replace(meaning, parts=tuple(found))
        if same and prior.parts and prior.unit != meaning.unit:
            kept = [p for p in prior.parts if _fits(p, meaning.unit)]
            return replace(meaning, parts=tuple(kept), sure_part=prior.sure_part)
        return self._with_heading_part(meaning, at)

    def _group(self, told: Cues, at: Place) -> list[Cue]:
        if at.cell:
            for span in (at.cell.own, at.cell.label, at.cell.header):
                if group := told.within(*span):
                    return group
            return []
        for span in (at.clause, at.near, at.ahead):
            group = self._row(told, span, at.hard, behind=span == at.near)
            if group:
                return group
        return []

    def _row(self, told: Cues, span: Span, hard: int, *, behind: bool) -> list[Cue]:
        """Cues that stand in a row: 'Mei dan September'."""
        if not behind:
            group = told.within(*span)
            while len(group) > 1 and not self._joined(group[-2], group[-1]):
                group = group[-1:] if len(group) == 2 else group[1:]
            return group
        first = told.first(*span, hard)
        if not first:
            return []
        group = [first]
        for cue in told.within(first.end, hard):
            if not self._joined(group[-1], cue):
                break
            group.append(cue)
        return group

    def _joined(self, one: Cue, two: Cue) -> bool:
        between = self.text[one.end : two.start]
        return bool(_ROW.fullmatch(between) or _RANGE.fullmatch(between))

    def _part(self, breakdown: str, group: Sequence[Cue], at: Place) -> Part | None:
        keys = tuple(dict.fromkeys(k for cue in group for k in cue.value.split()))
        if breakdown == "month" and len(group) == 2:
            one, two = group
            if self._is_range(one, two):
                first, last = sorted((int(one.value), int(two.value)))
                if last - first >= _WHOLE_YEAR - 1:
                    return None
                keys = tuple(f"{n:02d}" for n in range(first, last + 1))
        each = len(keys) > 1 and self._says(cues.EACH, at.near, at.ahead)
        return Part(breakdown, keys, each)

    def _is_range(self, one: Cue, two: Cue) -> bool:
        ahead = self.text[max(0, one.start - 9) : one.start]
        between = _BETWEEN.search(ahead) is not None
        return between or bool(_RANGE.fullmatch(self.text[one.end : two.start]))

    def _with_heading_part(self, meaning: Meaning, at: Place) -> Meaning:
        heading = next(iter(self._above(at)), None)
        if heading is None or heading[1] - heading[0] > _SHORT_HEADING:
            return meaning
        parts = [
            Part(breakdown, (group[0].value,))
            for breakdown in ("district", "month", "edition", "type")
            if _fits(Part(breakdown, ()), meaning.unit)
            and len(group := self.parts[breakdown].within(*heading)) == 1
        ]
        return replace(meaning, parts=tuple(parts), sure_part=not parts)

    # --- of each --------------------------------------------------------------------

    def _with_per(
        self, meaning: Meaning, at: Place, prior: Meaning, *, same: bool
    ) -> Meaning:
        spans = (at.near, at.clause, at.ahead, *_cells(at))
        average = self._says(cues.AVERAGE, at.near, at.ahead, at.before, *_cells(at))
        told = next((m for s in spans if (m := cues.PER.search(self.text, *s))), None)
        behind = cues.PER.search(self.text, at.near[0], at.hard)
        if not told and behind and self._goes_on(behind.end(), at):
            told = behind
        per = (told and told.lastgroup) or ""
        if not told and not meaning.parts:
            per = self._each(meaning, at, prior, same=same)
        if same and not per and prior.average and prior.unit != meaning.unit:
            per, average = prior.per, True
        of_other = prior.unit == meaning.unit and prior.topics != meaning.topics
        ahead = (at.before[0], max(at.before[0], at.last))
        of_other = of_other and self._says(cues.PER, ahead)
        if same and not per and prior.per and of_other and not meaning.total:
            per, average = prior.per, prior.average
        if not per and self._says(cues.AVERAGE, at.near, at.ahead):
            per = "bazaars" if self._of_a_bazaar(at) else "other"
        if meaning.parts and per in ("district", "month", "edition"):
            per = ""
        return replace(meaning, per=per, average=average and bool(per))

    def _of_a_bazaar(self, at: Place) -> bool:
        found = self.units.within(*at.ahead)
        return any(cue.value == "bazaars" for cue in found)

    def _each(self, meaning: Meaning, at: Place, prior: Meaning, *, same: bool) -> str:
        if not same or prior.unit != meaning.unit or prior.parts:
            return ""
        broken = self._says(cues.BROKEN_DOWN, at.ahead)
        alone = cues.KALI.match(self.text, at.number.end, at.hard) is not None
        if broken and alone and prior.topics[:1] == meaning.topics[:1]:
            return "district"
        each = self._says(cues.EACH, at.near, at.ahead)
        return "district" if each and meaning.unit == "visits" else ""

    # --- what is beside the year's figures ------------------------------------------

    def _aside(
        self, meaning: Meaning, at: Place, prior: Meaning, *, same: bool
    ) -> Aside:
        if cues.DENIED.search(self.text, *at.ahead):
            return "denied"
        if cues.CHANGED.search(self.text, *at.clause):
            return "change"
        year = self.years.first(*at.near) or self.years.last(*at.ahead)
        year = year or self.years.last(*at.before)
        for span in _cells(at):
            year = year or self.years.last(*span)
        for span in self._above(at):
            year = year or self.years.last(*span)
        if year and int(year.value) != self.year:
            return "year"
        if self._says(cues.PLANNED, at.near, at.clause):
            return "plan"
        named = self.years.last(*at.ahead)
        if same and not named and prior.aside == "plan" and prior.unit != meaning.unit:
            return "plan"
        if self._says(cues.ONE, at.near, at.ahead, at.before) or self.days.last(
            at.before[0], at.near[1]
        ):
            return "one"
        if self.text[at.rest[1] : at.rest[1] + 1] == "?":
            return "asked"
        if meaning.unit == "findings" and self._says(cues.RESOLVED, at.near, at.clause):
            return "resolved"
        return ""

    # --- looking ----------------------------------------------------------------------

    def _is_total(self, at: Place) -> bool:
        heading = next(iter(self._above(at)), (0, 0))
        words = self.text[slice(*heading)].strip(" :*_")
        headed = bool(words) and cues.TOTAL.fullmatch(words) is not None
        summed = self._says(cues.EQUALS, at.ahead) and self._says(
            cues.PLUS, (at.before[0], at.number.start)
        )
        told = self._says(cues.TOTAL, at.near, at.ahead, *_cells(at))
        return headed or summed or told

    def _found(self, at: Place, prior: Meaning, *, same: bool) -> bool:
        if same and prior.found and not self._says(cues.TOTAL, at.ahead):
            return True
        for span in (at.near, at.ahead, at.before, *_cells(at)):
            for told in cues.FOUND.finditer(self.text, *span):
                # '80 kunjungan ditemukan 60 temuan' counts the visits, not these
                if span != at.near or self._goes_on(told.end(), at):
                    return True
        return False

    def _goes_on(self, end: int, at: Place) -> bool:
        """Whether words stand between here and the next number, if there is one."""
        return at.rest[0] == at.rest[1] or bool(self.text[end : at.hard].strip())

    def _says(self, pattern: re.Pattern[str], *spans: Span) -> bool:
        return any(pattern.search(self.text, *span) for span in spans)

    def _above(self, at: Place) -> Iterator[Span]:
        return self.layout.headings(at.number.start)


def meanings_of(
    text: str, numbers: Sequence[Number], places: Gazetteer, year: int
) -> list[Meaning]:
    """What each of the numbers counts, as far as the text says."""
    return Reader(text, numbers, places, year).read()


def _cells(at: Place) -> tuple[Span, ...]:
    return (at.cell.header, at.cell.label) if at.cell else ()


def _as_times(unit: str) -> str:
    """What `kali` counts beside a noun: businesses' times are participations."""
    return {
        "businesses": "times", "owners": "times", "outlets": "visits", "times": "times",
        "bazaars": "bazaars", "visits": "visits", "weak_bazaars": "bazaars",
    }.get(unit, "")  # fmt: skip


def _first(topic: str, every: tuple[str, ...]) -> tuple[str, ...]:
    return (topic, *(t for t in every if t != topic)) if topic in every else every


def _fits(part: Part, unit: str) -> bool:
    units = _DIMENSIONS[part.breakdown]
    return units is None or unit in units

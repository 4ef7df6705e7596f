"""Reading what the numbers of a text count; see `meaning` for what comes out."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.outputs.claims import cues
from lapak.outputs.claims.context import Context, Place
from lapak.outputs.claims.cues import Cues
from lapak.outputs.claims.meaning import OUTLET_UNITS, Aside, Meaning, topics_of
from lapak.outputs.claims.numbers import Number
from lapak.outputs.claims.parts import Parts
from lapak.outputs.claims.units import Units

_PARAGRAPH: Final = 200  # letters before a sentence that tell what a total is of


class Reader:
    """Reads the numbers of one text."""

    def __init__(self, context: Context) -> None:
        """Of one text."""
        self.context = context
        self.unit = Units(context)
        self.part = Parts(context)
        self.told: list[Meaning] = []

    def read(self) -> list[Meaning]:
        """What each number counts."""
        for index in range(len(self.context.numbers)):
            prior = self.told[-1] if self.told else Meaning()
            self.told.append(self._meaning(self.context.place(index, prior)))
        return self.told

    def _meaning(self, at: Place) -> Meaning:
        says = self.context.says
        unit, sure_unit = self.unit.of(at)
        if unit in ("share", "other"):
            return self._uncounted(unit, at)
        topics, sure = self._topics(at, unit)
        both = topics[:1] == ("both",)
        meaning = Meaning(
            unit,
            topics,
            sure_unit=sure_unit,
            tight=self.unit.is_tight(at, unit),
            beside_topic=self._names_topic(at, unit),
            around=self._around(at, unit),
            sure=sure,
            total=self.context.is_total(at),
            in_both=unit == "businesses"
            and says(cues.IN_BOTH, (at.number.end, at.hard)),
            home=self._is_of_home(at, unit),
            there=says(cues.VENUE, at.near, at.ahead, at.before),
            final=unit == "rupiah"
            and says(cues.FINAL, at.near, at.ahead, *at.cells[:1]),
            found=unit == "visits" and self._found(at),
            found_before=at.prior.found and not says(cues.FOUND, at.near, at.ahead),
            each_topic=both and says(cues.EACH, at.near, at.ahead),
        )
        meaning = self.part.with_per(self.part.with_parts(meaning, at), at)
        return replace(meaning, aside=self._aside(meaning, at))

    def _uncounted(self, unit: str, at: Place) -> Meaning:
        """What no figure counts; what its sentence is of goes on behind it."""
        aside: Aside = "plan" if self._is_planned(Meaning(unit), at) else ""
        if not at.same:
            return Meaning(unit, aside=aside)
        one = at.prior
        return Meaning(unit, one.topics, sure=one.sure, parts=one.parts, aside=aside)

    def _is_of_home(self, at: Place, unit: str) -> bool:
        spans = [at.near, at.ahead, *at.cells, *self.context.above(at)]
        held = self.context.says(cues.VENUE, at.near, at.ahead)
        if unit in ("businesses", "owners") and not held:
            spans.append(at.before)
        return self.context.says(cues.HOME, *spans)

    def _names_topic(self, at: Place, unit: str) -> bool:
        told = self.context.checks if unit in OUTLET_UNITS else self.context.sales
        spans = (at.near, at.clause, *at.cells)
        return any(told.last(*span) for span in spans)

    def _around(self, at: Place, unit: str) -> tuple[str, ...]:
        """Other units that its sentence, the words before and its heading speak of."""
        if at.number.rupiah:
            return ()
        first = max(0, at.before[0] - _PARAGRAPH)
        last = min(at.end, at.number.end + _PARAGRAPH)
        spans = [(first, last), *self.context.above(at)]
        told = [cue.value for s in spans for cue in self.context.units.within(*s)]
        units = dict.fromkeys(value.removeprefix("weak_") for value in told)
        if "findings" in units:
            units |= {"visits": None}
        return tuple(u for u in units if u not in (unit, "rupiah"))

    def _topics(self, at: Place, unit: str) -> tuple[tuple[str, ...], bool]:
        every = topics_of(unit)
        told = self.context.checks if unit in OUTLET_UNITS else self.context.sales
        cue = told.first(*at.near, at.hard) or told.last(*at.clause)
        cue = cue or told.last(*at.ahead)
        if not cue and at.cell:
            cue = told.last(*at.cell.header) or told.last(*at.cell.label)
        if cue:
            return (cue.value,), True
        if at.cell and self._sums_columns(at, told):
            return ("both",), True
        carried, sure = self._carried_topic(at, told, unit)
        so_far = {
            cue.value
            for cue in told.within(max(0, at.before[0] - _PARAGRAPH), at.number.start)
        }
        if self._sums_two_up(at, unit):
            return _first("both", every), False
        helped = self.context.says(cues.FACILITATED, at.near, at.ahead)
        here = {cue.value for cue in told.within(at.before[0], at.number.start)}
        of_one = at.same and at.prior.sure and {carried} in (so_far, here)
        total = self.context.is_total(at) and not of_one
        if helped or (total and so_far.issuperset(every[:2])):
            return _first("both", every), False
        if total or not sure:
            return _first(carried, every), False
        return (carried,), True

    def _sums_columns(self, at: Place, told: Cues) -> bool:
        """A column 'Jumlah kunjungan' right of those of both kinds."""
        if at.cell is None:
            return False
        if not cues.SUM_HEAD.match(self.context.text, *at.cell.header):
            return False
        left = told.within(at.cell.top[0], at.cell.header[0])
        return len({cue.value for cue in left} - {"both"}) > 1

    def _sums_two_up(self, at: Place, unit: str) -> bool:
        """80 kunjungan ke pasar modern dan 80 ke toko kelontong, dengan 110 temuan."""
        place = len(self.told)
        if place < 2 or self.context.numbers[place - 2].start < at.before[0]:
            return False
        one, two = self.told[-2:]
        alike = one.unit == two.unit != unit
        return alike and one.sure and two.sure and one.topic != two.topic

    def _carried_topic(self, at: Place, told: Cues, unit: str) -> tuple[str, bool]:
        cue = told.last(*at.before)
        if at.cell and at.cell.header[0] < at.cell.header[1] and not cue:
            # a column without a topic has that of the column left of it
            cue = told.last(at.cell.top[0], at.cell.header[1])
        if cue:
            return cue.value, cue.value != "both"
        alone = not at.same and at.is_last
        rest = {cue.value for cue in told.within(at.near[1], at.hard)}
        if len(rest) == 1 and alone:
            return rest.pop(), True
        alike = topics_of(at.prior.unit) == topics_of(unit) and at.prior.topics
        if at.same and alike:
            return at.prior.topics[0], at.prior.sure
        for span in self.context.above(at):
            if cue := told.last(*span):
                return cue.value, cue.value != "both"
        return (at.prior.topics[0], False) if alike else ("", False)

    def _aside(self, meaning: Meaning, at: Place) -> Aside:
        """Why it is beside the year's figures, if it is."""
        text, says = self.context.text, self.context.says
        denied = at.is_last and cues.DENIED_AFTER.search(text, at.near[0], at.end)
        if denied or cues.DENIED.search(text, *at.ahead):
            return "denied"
        if cues.CHANGED.search(text, *at.clause):
            return "change"
        year = self._year(at)
        if year and year != str(self.context.year):
            return "year"
        if self._is_planned(meaning, at):
            return "plan"
        if meaning.unit == "findings" and says(cues.RESOLVED, at.near, at.clause):
            return "resolved"
        return self._perhaps(at)

    def _perhaps(self, at: Place) -> Aside:
        """What may be of a year all the same: one bazaar, a question."""
        day = self.context.days.last(at.before[0], at.near[1])
        if day or self.context.says(cues.ONE, at.near, at.ahead, at.before):
            return "one"
        if self.context.says(cues.UNCOUNTED, at.near, at.clause, *at.cells):
            return "uncounted"
        asks = self.context.says(cues.ASKED, at.before, at.ahead)
        asks = asks or self.context.text[at.end : at.end + 1] == "?"
        return "asked" if asks else ""

    def _year(self, at: Place) -> str:
        """The year that it is told of, if one is named."""
        years = self.context.years
        named = years.first(*at.near) or years.last(*at.ahead)
        for span in (at.before, *at.cells):
            named = named or years.last(*span)
        if named:
            return named.value
        for span in self.context.above(at):
            if headed := years.last(*span):
                # the text may have come back to its year since
                since = {cue.value for cue in years.within(span[1], at.number.start)}
                return "" if str(self.context.year) in since else headed.value
        return ""

    def _is_planned(self, meaning: Meaning, at: Place) -> bool:
        if self._says_planned(at):
            return True
        between = self.context.text[at.before[1] : at.number.start]
        goes_on = at.same and at.prior.aside == "plan" and not set(between) & set(";:")
        named = self.context.years.last(*at.ahead)
        return goes_on and not named and at.prior.unit != meaning.unit

    def _says_planned(self, at: Place) -> bool:
        text, says = self.context.text, self.context.says
        for told in (cues.PLANNED, cues.LAST_YEAR):
            if told == cues.LAST_YEAR and self.context.looks_back:
                continue  # written in the year behind: its last year is meant
            behind = told.search(text, *at.near)
            if says(told, at.clause, *at.cells[:1]) or (
                behind and self.context.goes_on(behind.end(), at)
            ):
                return True
        return False

    def _found(self, at: Place) -> bool:
        if at.of_prior:
            return False
        if at.same and at.prior.found and not self.context.says(cues.TOTAL, at.ahead):
            return True
        for span in (at.near, at.ahead, at.before, *at.cells):
            for told in cues.FOUND.finditer(self.context.text, *span):
                # '80 kunjungan ditemukan 60 temuan' counts the visits, not these
                if span != at.near or self.context.goes_on(told.end(), at):
                    return True
        return False


def meanings_of(
    text: str, numbers: Sequence[Number], places: Gazetteer, year: int
) -> list[Meaning]:
    """What each of the numbers counts, as far as the text says."""
    return Reader(Context(text, numbers, places, year)).read()


def _first(topic: str, every: tuple[str, ...]) -> tuple[str, ...]:
    return (topic, *(t for t in every if t != topic)) if topic in every else every

"""Of which unit a number in a text is."""

import re
from collections.abc import Iterable
from typing import Final

from lapak.outputs.claims import cues
from lapak.outputs.claims.context import Context, Place
from lapak.outputs.claims.cues import Cue
from lapak.outputs.claims.layout import Span

_MONEY_FROM: Final = 1_000_000  # no count of an office's year reaches a million
_VERB: Final = re.compile(
    r"(?i)\b(?:diikuti|sebanyak|ada|terdapat|oleh|dengan|menghasilkan|mencatat|membukukan|mencapai|melibatkan|menggelar|adalah|yaitu|yakni"
    r"|sebesar|mengunjungi|by|with|of|recorded|held|helped)\b"
)
_ACROSS: Final = re.compile(
    r"(?i)\b(?:dengan|diikuti|menghasilkan|mencatat|membukukan|mencapai|melibatkan|beromzet|sebesar|oleh|with|by|recorded)\b"
)
_IN_TIMES: Final = re.compile(r"(?i)\(kali\b")
_NEAR_NOUN: Final = 45  # letters between a number and the noun behind it
_NEAR_KALI: Final = 30
_LABEL: Final = 60  # letters
_BESIDE: Final = re.compile(
    r"(?i)[\s*_~()\-–]*(?:kali|x|times|orang|buah|distinct|different|separate|individual|total|offline|online)?[\s*_~]*"
)
_ELLIPSIS: Final = re.compile(
    r"(?i)\W*(?:(?:dan|and|serta|sedangkan|while|di|in|the|untuk|for)\s+)*(?:bazaa?rs?\s+)?(?:luring|daring|off-?line|on-?line|jbl)(?:\s+bazaa?rs?)?\W*"
)
_LED_TO: Final = re.compile(
    r"(?i)\W*(?:sebanyak|sejumlah|mencapai|sebesar|berjumlah|adalah|ada|yaitu|yakni|tercatat|is|was|were|are|of|reached)?\W*"
)
_NAME: Final = re.compile(r"\b(?:[A-Z][a-z]+ )+\($")
_OLDEST: Final = 100  # years of who is quoted
_NO_UNIT: Final = ("", "share", "other")
_TOOK_PART: Final = re.compile(  # ikut bazar 446 kali, diikuti pelaku usaha 4.100 kali
    r"(?i)\b(?:(?:meng)?ikut(?:i)?(?: serta)?(?: di)? (?:bazaa?r|jbl|jumat beli lokal)(?: (?:luring|daring|umkm|jbl))*"
    r"|diikuti (?:oleh )?(?:para )?(?:pelaku usaha|pelaku umkm|usaha|umkm|pedagang|peserta))\W*(?:sebanyak|sampai)?\W*$"
)
_OF_TYPE: Final = re.compile(
    r"(?i)\W*(?:sebanyak|ada)?\W*|[^\d.,;:]{0,40}\b(?:ditemukan|dijumpai|tercatat|found)\W*"
)
_MANY_OF_A_TYPE: Final = 1000  # from here on it is a price
_PARAGRAPH: Final = 300  # letters before a sentence that tell what "it" is


class Units:
    """Tells the units of the numbers of one text."""

    def __init__(self, context: Context) -> None:
        """Of one text."""
        self.context = context

    def of(self, at: Place) -> tuple[str, bool]:
        """The unit, and whether the words beside the number name it.

        `share`, `other` for what no figure counts, '' where none is told.
        """
        number = at.number
        if number.share:
            return "share", True
        if number.rupiah or number.value >= _MONEY_FROM:
            return self._money(at)
        if other := self._no_count(at):
            return other, True
        if self._is_of_a_type(at):
            return "findings", True
        if cues.KALI.match(self.context.text, number.end, at.hard):
            return self._of_kali(at)
        noun = self._noun_behind(at)
        if not noun and self._is_left_out(at):
            return at.prior.unit, True
        if noun.startswith("weak_"):
            return noun.removeprefix("weak_"), False
        beside = (
            noun
            or self._something_else(at)
            or self._label(*at.clause)
            or self._label(*at.ahead)
            or self._in_header(at)
        )
        listed = bool(self.context.parts["type"].last(*at.clause))  # HET 4, label 3
        summed_up = at.same and (listed or self.context.is_total(at))
        return (beside, True) if beside else (self._carried(at), summed_up)

    def _of_kali(self, at: Place) -> tuple[str, bool]:
        first = max(at.ahead[0], at.number.start - _LABEL)
        took_part = _TOOK_PART.search(self.context.text, first, at.number.start)
        if took_part or self._is_of_businesses(at):
            return "times", True
        beside = self._kali_beside(at)
        return (beside, True) if beside else (self._kali_carried(at), False)

    def is_tight(self, at: Place, unit: str) -> bool:
        """Whether the word for this unit stands right beside the number."""
        if at.number.rupiah or at.cell:
            return True
        start, end = at.number.end, at.near[1]
        for told in (self.context.units, self.context.behind):
            cue = told.first(start, end, at.hard)
            if cue and unit in (cue.value, _as_times(cue.value)):
                between = self.context.text[start : cue.start]
                if _BESIDE.fullmatch(between):
                    return True
        cue = self.context.units.last(*at.ahead)
        if cue is None or unit not in (cue.value, _as_times(cue.value)):
            return False
        between = self.context.text[cue.end : at.number.start].rstrip()
        labelled = between.endswith((":", "=")) and len(between) < _LABEL
        return labelled or bool(_LED_TO.fullmatch(between))

    def _money(self, at: Place) -> tuple[str, bool]:
        """Turnover, where it is spoken of; a price, a rent or a budget is another thing."""
        ahead = list(self.context.units.within(*at.ahead))
        # 'omset bazar luring': a bazaar stands behind the word that tells the money
        start = max((cue.start for cue in ahead if cue.value == "rupiah"), default=-1)
        goes_on = at.same and at.prior.unit == "other" and not ahead
        if goes_on or self._other_money(at) > start:
            return "other", True  # pagu Rp2 miliar dan realisasi Rp1,9 miliar
        if start >= 0 or self._label(*at.near) == "rupiah":
            return "rupiah", True
        spans = (at.before, *at.cells, *self.context.above(at))
        found = (cue for span in spans for cue in self.context.units.within(*span))
        return "rupiah", any(cue.value == "rupiah" for cue in found)

    def _other_money(self, at: Place) -> int:
        """Where other money than turnover is spoken of near a number; -1: nowhere."""
        text = self.context.text
        for span in (at.ahead, at.near, *at.cells):
            if found := [m.start() for m in cues.OTHER_MONEY.finditer(text, *span)]:
                return found[-1]
        return -1

    def _is_of_a_type(self, at: Place) -> bool:
        """Label 12, tera ditemukan 8 kali: what stands right before is a type of finding."""
        kind = self.context.parts["type"].last(*at.ahead)
        if at.cell or kind is None or at.number.value >= _MANY_OF_A_TYPE:
            return False
        start, end = at.number.start, at.near[1]
        between = self.context.text[kind.end : start]
        behind = cues.KALI.sub("", self.context.text[at.number.end : end], count=1)
        first = max(0, at.before[0] - _PARAGRAPH)
        spoken_of = self.context.units.within(first, start)
        found = any(cue.value == "findings" for cue in spoken_of)
        return (
            found and not re.search(r"\w", behind) and bool(_OF_TYPE.fullmatch(between))
        )

    def _is_left_out(self, at: Place) -> bool:
        """2.300 usaha ikut bazar luring, bazar daring 178: of what the one before is."""
        between = self.context.text[slice(*at.ahead)]
        known = at.prior.unit not in (*_NO_UNIT, "bazaars")
        return at.same and known and _ELLIPSIS.fullmatch(between) is not None

    def _is_of_businesses(self, at: Place) -> bool:
        """2.300 usaha, bersama-sama 4.100 kali: no other thing is named between."""
        named = self._label(*at.ahead)
        checked = self.context.checks.last(*at.ahead)
        other = named not in ("", "times") or (checked and checked.value != "both")
        behind = self.context.units.first(*at.near, at.hard)
        of_them = at.same and at.prior.unit in ("businesses", "owners")
        return of_them and not other and not behind

    def _kali_beside(self, at: Place) -> str:
        """130 kali: of what the words behind tell, else of those before."""
        start = at.number.end
        told = self.context.units.first(start, at.near[1], at.hard)
        if told and not told.governed and not self._across(start, told):
            found = _as_times(told.value)
            far = _NEAR_KALI if found == told.value else _NEAR_KALI // 2
            if found and told.start - start <= far:
                return found
        if at.same and cues.PLUS.search(self.context.text, *at.ahead):
            return at.prior.unit
        found = self._kali_of((at.clause, at.ahead, *at.cells))
        checked = self.context.checks.first(*at.near, at.hard)
        of_outlets = checked and checked.value != "both"
        return found or ("visits" if of_outlets else "")

    def _across(self, start: int, cue: Cue) -> bool:
        """130 kali dengan peserta: a noun behind such a word is the next number's."""
        return _ACROSS.search(self.context.text, start, cue.start) is not None

    def _kali_carried(self, at: Place) -> str:
        led = self.context.units.last(*at.ahead)  # di bazar luring, 130 kali
        found = self._kali_of((at.before, *self.context.above(at)))
        found = found or (_as_times(led.value) if led else "")
        if found or at.prior.unit in ("times", "bazaars", "visits"):
            return found or at.prior.unit
        first = max(0, at.before[0] - _PARAGRAPH)
        spoken_of = self.context.units.within(first, at.before[0])
        return next(filter(None, (_as_times(c.value) for c in reversed(spoken_of))), "")

    def _kali_of(self, spans: Iterable[Span]) -> str:
        for start, end in spans:
            found = _as_times(self._label(start, end))
            if found:
                return found
            checked = self.context.checks.last(start, end)
            if checked and checked.value != "both":
                return "visits"
        return ""

    def _noun_behind(self, at: Place) -> str:
        start, end = at.near
        found = [
            cue
            for cue in (
                self.context.units.first(start, end, at.hard),
                self.context.behind.first(start, end, at.hard),
            )
            if cue and not cue.governed and cue.start - start < _NEAR_NOUN
            if not self._across(start, cue)
        ]
        if found:
            told = min(found, key=lambda cue: (cue.start, -cue.end)).value
            return self._of_people(at) if told == "owners" else told
        kind = self.context.parts["type"].first(start, end, at.hard)
        # '2 izin' may be leave as well as a finding
        return "weak_findings" if kind and kind.start - start < _NEAR_NOUN else ""

    def _of_people(self, at: Place) -> str:
        """Pelaku usaha mencapai 4.352 orang: businesses, unless owners are named."""
        if self.context.says(cues.OWNED, at.near, at.ahead):
            return "owners"
        of = self._label(*at.clause) or self._label(*at.ahead)
        return of if of == "businesses" else "owners"

    def _something_else(self, at: Place) -> str:
        """2 hari, 8 kecamatan, 30 tenda: what no figure counts."""
        start, end = at.near
        other = at.cell is None and cues.OTHER.match(self.context.text, start, end)
        return "other" if other and not self._is_cue(start, other.end() + 2) else ""

    def _no_count(self, at: Place) -> str:
        """28-30 is between the two, 2 hari a measure: no figures."""
        start, end = at.number.end, at.near[1]
        if self._is_age(at):
            return "other"
        span = re.match(r" ?[-–] ?\d", self.context.text[start : start + 4])
        measure = at.cell is None and cues.MEASURE.match(self.context.text, start, end)
        named = measure and self._is_cue(start, measure.end() + 2)
        return "other" if span or (measure and not named) else ""

    def _is_age(self, at: Place) -> bool:
        """Sumiati (52): behind a name that is none of a place or a month."""
        text, (start, end) = self.context.text, (at.number.start, at.number.end)
        name = _NAME.search(text, max(0, start - 30), start)
        if name is None or text[end : end + 1] != ")" or at.number.value >= _OLDEST:
            return False
        kinds = (self.context.units, self.context.sales, self.context.checks)
        every = (*kinds, *self.context.parts.values())
        return not any(kind.last(name.start(), start) for kind in every)

    def _is_cue(self, start: int, end: int) -> bool:
        told = (self.context.sales, self.context.checks, *self.context.parts.values())
        return any(kind.first(start, end, end + 40) for kind in told)

    def _label(self, start: int, end: int) -> str:
        """The noun that a stretch before a number, a header or a heading is about."""
        verbs = [found.end() for found in _VERB.finditer(self.context.text, start, end)]
        found = [
            cue for cue in self.context.units.within(start, end) if not cue.governed
        ]
        strong = [cue for cue in found if not cue.value.startswith("weak_")] or found
        behind = [cue for cue in strong if verbs and cue.start >= verbs[-1]]
        told = behind or strong
        if told and _IN_TIMES.search(self.context.text, start, end):
            return _as_times(told[0].value) or told[0].value
        if told:
            return told[0].value.removeprefix("weak_")
        alone = self.context.behind.last(start, end)  # Edisi: 4
        words = alone and re.search(r"\w", self.context.text[alone.end : end])
        return "bazaars" if alone and alone.value == "bazaars" and not words else ""

    def _in_header(self, at: Place) -> str:
        if at.cell is None:
            return ""
        header = at.cell.header
        if self.context.says(cues.FOUND, header):
            return "visits"
        unit = self._label(*header)
        if re.search(r"(?i)\bkali\b", self.context.text[slice(*header)]):
            return _as_times(unit) or "times"
        return unit or self._label(*at.cell.label)

    def _carried(self, at: Place) -> str:
        if at.cell and (found := self._label(*at.cell.top)):
            return found
        levels = self.context.parts["level"]
        if levels.first(*at.near, at.hard) or levels.last(*at.clause):
            return "bazaars"  # nothing else has levels
        bare = at.number.step <= 1 and at.cell is None
        if at.same and at.prior.unit == "rupiah" and bare:
            # no bare number is money: it is what was counted before that
            counted = self._label(at.before[0], at.prior_start)
            return "" if counted == "rupiah" else counted
        if at.same and at.prior.unit not in _NO_UNIT:
            return at.prior.unit
        return self._headed(at) or self._spoken_of(at)

    def _headed(self, at: Place) -> str:
        """What the headings above are about."""
        for span in self.context.above(at):
            if found := self._label(*span):
                return found
            if self.context.parts["type"].last(*span) and self.context.checks.last(
                *span
            ):
                return "findings"
        return ""

    def _spoken_of(self, at: Place) -> str:
        """What the number before counts, or the words before a part of something."""
        if at.prior.unit not in _NO_UNIT:
            return at.prior.unit
        spans = (at.clause, at.ahead)
        told = self.context.parts.values()
        if not any(part.last(*span) for part in told for span in spans):
            return ""
        spoken_of = self.context.units.last(
            max(0, at.before[0] - _PARAGRAPH), at.before[0]
        )
        return spoken_of.value.removeprefix("weak_") if spoken_of else ""


def _as_times(unit: str) -> str:
    """What `kali` counts beside a noun: businesses' times are participations."""
    return {
        "businesses": "times", "owners": "times", "outlets": "visits", "times": "times",
        "bazaars": "bazaars", "visits": "visits", "weak_bazaars": "bazaars",
    }.get(unit, "")  # fmt: skip

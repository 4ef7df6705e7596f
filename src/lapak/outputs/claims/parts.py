"""Of which part of a year's number a number in a text is told, and of each of what."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from lapak.outputs.claims import cues
from lapak.outputs.claims.context import Context, Place
from lapak.outputs.claims.cues import Cue, Cues
from lapak.outputs.claims.layout import Span
from lapak.outputs.claims.meaning import Meaning, Part

_WHOLE_YEAR: Final = 9  # months in a row that stand for the year
_RANGE: Final = re.compile(r"(?i)(?: \d{4})?\s*(?:-|–|—|hingga|sampai(?: dengan)?|s\.?/?d\.?|to|until|through)\s*(?:bulan |akhir |awal |pertengahan |(?:the )?(?:end|start|middle) of )*$")  # fmt: skip
_UNTIL: Final = re.compile(
    r"(?i)\b(?:sampai(?: dengan)?|hingga|s\.?/?d\.?|until|through|by the end of|up to)\s*(?:bulan |akhir |the end of )*$"
)
_ROW: Final = re.compile(r"(?i)(?:\s|,|/|&|\bdan\b|\bserta\b|\band\b|\bkecamatan\b|\bkec\.|\bbulan\b|\bbarang\b)*")  # fmt: skip
_BETWEEN: Final = re.compile(r"(?i)\b(?:between|antara) $")
_FAR_BELOW_TITLE: Final = 1500  # letters
_SHORT_HEADING: Final = 60
_PARAGRAPH: Final = 500  # letters before a number that may tell its part
_DIMENSIONS: Final = {
    "month": None, "district": None, "level": ("bazaars",), "type": ("findings",),
    "edition": ("rupiah", "times", "businesses", "bazaars"),
}  # fmt: skip


class Parts:
    """Tells the parts that the numbers of one text are of."""

    def __init__(self, context: Context) -> None:
        """Of one text."""
        self.context = context

    def with_parts(self, meaning: Meaning, at: Place) -> Meaning:
        """The meaning with the parts that the text tells of it."""
        found: list[Part] = []
        for breakdown, units in _DIMENSIONS.items():
            if units and meaning.unit not in units:
                continue
            group = self._group(self.context.parts[breakdown], at)
            if group and (part := self._part(breakdown, group, at)):
                found.append(part)
        if any(part.breakdown == "edition" for part in found):
            found = [part for part in found if part.breakdown != "month"]
        if found or meaning.total:
            # '97 dari 130 bazar tingkat kecamatan': 130 may be of all levels
            return replace(meaning, parts=tuple(found), sure_part=not at.of_prior)
        if at.same and at.prior.parts and at.prior.unit != meaning.unit:
            kept = [p for p in at.prior.parts if _fits(p, meaning.unit)]
            return replace(meaning, parts=tuple(kept), sure_part=at.prior.sure_part)
        headed = self._with_heading_part(meaning, at)
        if headed.parts:
            return headed
        return self._with_title(self._with_perhaps(headed, at), at)

    def _with_title(self, meaning: Meaning, at: Place) -> Meaning:
        """The meaning with the part that the title of all of the text names."""
        end = self.context.title_end
        if at.cell or at.number.start < end:
            return meaning
        title = [
            Part(breakdown, keys)
            for breakdown in ("district", "month")
            if (keys := _one_of(self.context.parts[breakdown].within(0, end)))
        ]
        far = end < at.before[0] - _FAR_BELOW_TITLE or not self.context.is_titled
        if meaning.perhaps or not title or far:
            return replace(meaning, perhaps=(*title, *meaning.perhaps))
        return replace(meaning, parts=tuple(title[:1]), sure_part=False)

    def _with_perhaps(self, meaning: Meaning, at: Place) -> Meaning:
        """The meaning with the last part of each kind that its paragraph named before.

        'Di Tambora ada bazar. Omzetnya Rp9 juta' may be of Tambora, or of the year.
        """
        if at.cell:
            return meaning
        start = max(0, at.number.start - _PARAGRAPH)
        start = max(start, self.context.text.rfind("\n", start, at.number.start) + 1)
        found: list[Part] = []
        for breakdown, units in _DIMENSIONS.items():
            told = self.context.parts[breakdown]
            if units and meaning.unit not in units:
                continue
            group = self._row(told, (start, at.number.start), at.hard, behind=False)
            if group and (part := self._part(breakdown, group, at)):
                found.append(part)
        return replace(meaning, perhaps=tuple(found))

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
        between = self.context.text[one.end : two.start]
        return bool(_ROW.fullmatch(between) or _RANGE.fullmatch(between))

    def _part(self, breakdown: str, group: Sequence[Cue], at: Place) -> Part | None:
        keys = tuple(dict.fromkeys(k for cue in group for k in cue.value.split()))
        if breakdown == "month" and len(group) == 2:
            one, two = group
            if self._is_range(one, two):
                first, last = sorted((int(one.value), int(two.value)))
                until = first == 1 and last <= _WHOLE_YEAR  # of a year that goes on
                if last - first >= _WHOLE_YEAR - 1 and not until:
                    return None
                keys = tuple(f"{n:02d}" for n in range(first, last + 1))
        if breakdown == "month" and len(group) == 1 and self._is_until(group[0]):
            last = int(keys[-1])
            keys = tuple(f"{n:02d}" for n in range(1, last + 1))
            if last > _WHOLE_YEAR + 1:
                return None
        each = len(keys) > 1 and self.context.says(cues.EACH, at.near, at.ahead)
        return Part(breakdown, keys, each)

    def _is_until(self, month: Cue) -> bool:
        """Sampai dengan Agustus: all months until then."""
        ahead = self.context.text[max(0, month.start - 30) : month.start]
        return _UNTIL.search(ahead) is not None

    def _is_range(self, one: Cue, two: Cue) -> bool:
        ahead = self.context.text[max(0, one.start - 9) : one.start]
        between = _BETWEEN.search(ahead) is not None
        return between or bool(_RANGE.fullmatch(self.context.text[one.end : two.start]))

    def _with_heading_part(self, meaning: Meaning, at: Place) -> Meaning:
        heading = next(iter(self.context.above(at)), None)
        asks = heading and self.context.text[slice(*heading)].rstrip().endswith("?")
        if not heading or (heading[1] - heading[0] > _SHORT_HEADING and not asks):
            return meaning
        parts = [
            Part(breakdown, tuple(group[0].value.split()))
            for breakdown in ("district", "month", "edition", "type")
            if _fits(Part(breakdown, ()), meaning.unit)
            and len(group := self.context.parts[breakdown].within(*heading)) == 1
        ]
        return replace(meaning, parts=tuple(parts), sure_part=not parts)

    def with_per(self, meaning: Meaning, at: Place) -> Meaning:
        """The meaning with what it is said to be so many per."""
        spans = (at.near, at.clause, at.ahead, *at.cells)
        average = self.context.says(
            cues.AVERAGE, at.near, at.ahead, at.before, *at.cells
        )
        told = next(
            (m for s in spans if (m := cues.PER.search(self.context.text, *s))), None
        )
        behind = cues.PER.search(self.context.text, at.near[0], at.hard)
        if not told and behind and at.is_last:
            told = behind
        per = (
            ((told and told.lastgroup) or "")
            .removeprefix("times_")
            .removeprefix("once_")
        )
        if not told and not meaning.parts:
            per = self._each(meaning, at)
        if at.same and not per and at.prior.average and at.prior.unit != meaning.unit:
            per, average = at.prior.per, True
        of_other = at.prior.unit == meaning.unit and at.prior.topics != meaning.topics
        ahead = (at.before[0], max(at.before[0], at.prior_start))
        of_other = of_other and self.context.says(cues.PER, ahead)
        if at.same and not per and at.prior.per and of_other and not meaning.total:
            per, average = at.prior.per, at.prior.average
        if not per and self.context.says(cues.AVERAGE, at.near, at.ahead):
            per = self._of_one(meaning, at)
        if meaning.parts and per in ("district", "month", "edition"):
            per = ""
        return replace(meaning, per=per, average=average and bool(per))

    def _of_one(self, meaning: Meaning, at: Place) -> str:
        """Rata-rata satu usaha ikut 1,8 kali: of each business; else of a bazaar."""
        if meaning.unit in ("times", "rupiah") and self.context.says(
            cues.OF_ONE_BUSINESS, at.ahead, at.before
        ):
            return "businesses"
        spoken_of = {cue.value for cue in self.context.units.within(*at.ahead)}
        one = self.context.says(cues.OF_ONE_BAZAAR, (at.before[0], at.number.start))
        return "bazaars" if one or "bazaars" in spoken_of else "other"

    def _each(self, meaning: Meaning, at: Place) -> str:
        if not at.same or at.prior.unit != meaning.unit or at.prior.parts:
            return ""
        broken = self.context.says(cues.BROKEN_DOWN, at.ahead)
        alone = cues.KALI.match(self.context.text, at.number.end, at.hard) is not None
        if broken and alone and at.prior.topics[:1] == meaning.topics[:1]:
            return "district"
        each = self.context.says(cues.EACH, at.near, at.ahead)
        of_kinds = self.context.checks.first(*at.near, at.hard)  # 80 to each kind
        visits = meaning.unit == "visits" and not of_kinds
        return "district" if each and visits else ""


def _one_of(told: Sequence[Cue]) -> tuple[str, ...]:
    """The part that all of the words name: 'Triwulan III (Juli–September)'; or ()."""
    named = [tuple(cue.value.split()) for cue in told]
    widest = max(named, key=len, default=())
    return widest if all(set(keys) <= set(widest) for keys in named) else ()


def _fits(part: Part, unit: str) -> bool:
    units = _DIMENSIONS[part.breakdown]
    return units is None or unit in units

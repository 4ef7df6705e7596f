"""Where the numbers of one text don't go together, whatever the figures say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise

from lapak.figures.words import Words
from lapak.outputs.claims.meaning import Meaning
from lapak.outputs.claims.numbers import Number
from lapak.shared.money import grouped

_ADDS = ("times", "rupiah", "bazaars", "visits", "findings")
_COUNTS_ONCE = ("businesses", "owners", "outlets")
Said = tuple[Number, Meaning]


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of the text that can't all be true, and why."""

    text: str
    explanation: Words


def contradictions_in(
    text: str, numbers: Sequence[Number], meanings: Sequence[Meaning], districts: int
) -> list[Contradiction]:
    """All that contradicts itself; `districts`: how many parts `per district` has."""
    said = list(zip(numbers, meanings, strict=True))
    return [
        *_sums(said),
        *_shares(said, districts),
        *_twice(said),
        *_spelt_otherwise(text, numbers),
    ]


def doubled(text: str, numbers: Sequence[Number]) -> set[int]:
    """Places of number words that only repeat the digits before: 80 (delapan puluh)."""
    return {
        place
        for place, (one, two) in enumerate(pairwise(numbers), start=1)
        if two.spelt
        and not one.spelt
        and re.fullmatch(r"\s*\(\s*", text[one.end : two.start])
    }


def _sums(said: Sequence[Said]) -> Iterator[Contradiction]:
    """A whole beside its two parts: more than both together can't be."""
    for place, (whole, meaning) in enumerate(said):
        if meaning.topic != "both" or meaning.unit not in _ADDS + _COUNTS_ONCE:
            continue
        parts = [_part(said[:place], meaning, topic) for topic in ("offline", "online")]
        one, two = parts
        if one is None or two is None:
            continue
        total = one.value + two.value
        slack = max(one.step, two.step, whole.step)
        slack = slack if slack > 1 else Fraction(0)
        once = meaning.unit in _COUNTS_ONCE
        if whole.value > total + slack or (not once and whole.value < total - slack):
            yield Contradiction(
                f"{one.text} … {two.text} … {whole.text}",
                _not_the_sum(one, two, whole, total, once=once),
            )


def _part(before: Sequence[Said], whole: Meaning, topic: str) -> Number | None:
    """The last number before that is the whole's part of this topic."""
    fits = _COUNTS_ONCE if whole.unit in _COUNTS_ONCE else (whole.unit,)
    return next(
        (
            number
            for number, meaning in reversed(before)
            if meaning.unit in fits
            and meaning.topic == topic
            and not meaning.per
            and not meaning.part[0]
        ),
        None,
    )


def _not_the_sum(
    one: Number, two: Number, whole: Number, total: Fraction, *, once: bool
) -> Words:
    told = grouped(int(total))
    if once:
        return Words(
            f"{one.text} dan {two.text} bersama paling banyak {told}; {whole.text} tidak mungkin jumlah usaha.",
            f"{one.text} and {two.text} together are {told} at most; {whole.text} businesses are impossible.",
        )
    return Words(
        f"{one.text} dan {two.text} bersama {told}, bukan {whole.text}.",
        f"{one.text} and {two.text} together are {told}, not {whole.text}.",
    )


def _shares(said: Sequence[Said], districts: int) -> Iterator[Contradiction]:
    """So many in all, so many in each: the parts must make the whole."""
    for place, (each, meaning) in enumerate(said):
        if meaning.per != "district" or not place:
            continue
        whole, its = said[place - 1]
        if its.per or its.unit != meaning.unit or its.part[0] or whole.about:
            continue
        if each.value * districts != whole.value and not each.about:
            told = grouped(int(each.value * districts))
            yield Contradiction(
                f"{whole.text} … {each.text}",
                Words(
                    f"{each.text} di {districts} kecamatan menjadi {told}, bukan {whole.text}.",
                    f"{each.text} in {districts} districts make {told}, not {whole.text}.",
                ),
            )


def _twice(said: Sequence[Said]) -> Iterator[Contradiction]:
    """One thing with two values."""
    first: dict[Meaning, Number] = {}
    for number, meaning in said:
        if not meaning.unit or not meaning.topic or meaning.unit == "share":
            continue
        before = first.setdefault(meaning, number)
        slack = max(before.step, number.step, Fraction(1)) - 1
        sure = not before.about and not number.about
        if sure and abs(before.value - number.value) > slack:
            yield Contradiction(
                f"{before.text} … {number.text}",
                Words(
                    f"Hal yang sama disebut {before.text} dan {number.text}.",
                    f"The same thing is told as {before.text} and as {number.text}.",
                ),
            )


def _spelt_otherwise(text: str, numbers: Sequence[Number]) -> Iterator[Contradiction]:
    for place in sorted(doubled(text, numbers)):
        one, two = numbers[place - 1], numbers[place]
        if one.value != two.value:
            yield Contradiction(
                f"{one.text} ({two.text})",
                Words(
                    f"Angkanya {one.text}, tulisannya {two.text}.",
                    f"The digits say {one.text}, the words {two.text}.",
                ),
            )

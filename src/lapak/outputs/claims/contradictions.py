"""Where the numbers of one text don't go together, whatever the figures say."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import Final

from lapak.figures.words import Words
from lapak.outputs.claims import cues
from lapak.outputs.claims.counted import ONCE
from lapak.outputs.claims.meaning import Meaning, topics_of
from lapak.outputs.claims.numbers import Number
from lapak.shared.money import grouped, rupiah

Said = tuple[Number, Meaning]
_ADDED: Final = 12  # numbers of one sum
_PARTS_BEHIND: Final = 3  # numbers behind a whole that tell its parts
_GAP: Final = 120  # letters between the numbers of one sum
_IN_A_ROW: Final = 3  # parts that make a list with a total below it
_TIMES_OF: Final = {"businesses": "times", "owners": "businesses", "outlets": "visits"}
_NAMES: Final = {
    "businesses": Words("usaha berbeda", "distinct businesses"),
    "owners": Words("pemilik", "owners"),
    "outlets": Words("tempat usaha berbeda", "distinct outlets"),
    "times": Words("kali ikut serta", "times taken part"),
    "visits": Words("kunjungan", "visits"),
}


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Words of the text that can't all be true, why, and the numbers that they are."""

    text: str
    explanation: Words
    numbers: tuple[Number, ...]


def contradictions_in(
    text: str, numbers: Sequence[Number], meanings: Sequence[Meaning], districts: int
) -> list[Contradiction]:
    """All that contradicts itself; `districts`: how many parts `per district` has."""
    said = list(zip(numbers, meanings, strict=True))
    found: dict[tuple[int, ...], Contradiction] = {}
    for one in (
        *_written_sums(text, said),
        *_of_both(said),
        *_lists(said, districts),
        *_shares(said, districts),
        *_twice(said),
        *_more_than_times(said),
    ):
        found.setdefault(tuple(n.start for n in one.numbers), one)
    return list(found.values())


def spelt_otherwise(text: str, numbers: Sequence[Number]) -> Iterator[Contradiction]:
    """Digits and the words behind them that say another number."""
    for place in sorted(doubled(text, numbers)):
        one, two = numbers[place - 1], numbers[place]
        if one.value != two.value:
            yield Contradiction(
                f"{one.text} ({two.text})",
                Words(
                    f"Angkanya {one.text}, tulisannya {two.text}.",
                    f"The digits say {one.text}, the words {two.text}.",
                ),
                (one, two),
            )


def doubled(text: str, numbers: Sequence[Number]) -> set[int]:
    """Places of number words that only repeat the digits before: 80 (delapan puluh)."""
    return {
        place
        for place, (one, two) in enumerate(pairwise(numbers), start=1)
        if two.spelt
        and not one.spelt
        and re.fullmatch(r"\s*\(\s*", text[one.end : two.start])
    }


def _written_sums(text: str, said: Sequence[Said]) -> Iterator[Contradiction]:
    """A + B = C, in signs or words."""
    for place in range(2, len(said)):
        whole, meaning = said[place]
        gap = text[said[place - 1][0].end : whole.start]
        if len(gap) > _GAP or not cues.EQUALS.search(gap) or whole.share:
            continue
        first = place - 1
        while first > max(0, place - _ADDED) and _plus(
            text, said[first - 1][0], said[first][0]
        ):
            first -= 1
        parts = [number for number, _ in said[first:place]]
        units = {m.unit for _, m in said[first : place + 1]}
        if len(parts) > 1 and len(units) == 1:
            once = meaning.unit in ONCE
            yield from _unlike(parts, whole, at_most=once, money="rupiah" in units)


def _plus(text: str, one: Number, two: Number) -> bool:
    gap = text[one.end : two.start]
    return len(gap) <= _GAP and cues.PLUS.search(gap) is not None


def _of_both(said: Sequence[Said]) -> Iterator[Contradiction]:
    """A whole of two topics beside its parts: more than both together can't be."""
    last: dict[tuple[str, str], tuple[int, Number]] = {}
    for place, (number, meaning) in enumerate(said):
        if not meaning.is_whole or meaning.unit in ("", "share", "other"):
            continue
        kinds = topics_of(meaning.unit)[:2]
        of_both = "both" in meaning.topics and (
            meaning.total or meaning.topic == "both"
        )
        if not of_both and meaning.topic not in kinds:
            continue
        last[meaning.unit, "both" if of_both else meaning.topic] = place, number
        told = [last.get((meaning.unit, topic)) for topic in (*kinds, "both")]
        known = [one for one in told if one]
        if len(known) < len(told):
            continue
        one, two, whole = known
        # the whole stands behind its parts, or both parts right behind the whole
        if of_both or (
            place - whole[0] <= _PARTS_BEHIND and min(one[0], two[0]) > whole[0]
        ):
            yield from _unlike(
                [one[1], two[1]], whole[1], at_most=meaning.unit in ONCE,
                money=meaning.unit == "rupiah",
            )  # fmt: skip


def _lists(said: Sequence[Said], districts: int) -> Iterator[Contradiction]:
    """Parts one below the other, and a total that they don't make."""
    rows: dict[tuple[str, tuple[str, ...], str], dict[str, Number]] = {}
    for number, meaning in said:
        if len(meaning.parts) == 1 and len(meaning.parts[0].keys) == 1:
            (part,) = meaning.parts
            key = (meaning.unit, meaning.topics, part.breakdown)
            row = rows.setdefault(key, {})
            if part.keys[0] in row:  # another list begins
                row.clear()
            row[part.keys[0]] = number
        elif meaning.total and meaning.is_whole:
            for key, row in list(rows.items()):
                if key[0] == meaning.unit and set(key[1]) & set(meaning.topics):
                    if len(row) > _IN_A_ROW and _is_column(row, number):
                        every = "district" not in key[2] or len(row) >= districts
                        yield from _unlike(
                            list(row.values()), number, at_most=False,
                            money=meaning.unit == "rupiah", at_least=not every,
                        )  # fmt: skip
                    del rows[key]


def _is_column(row: dict[str, Number], total: Number) -> bool:
    """Whether a total stands right below a list of its parts."""
    places = [number.start for number in row.values()]
    longest = max(two - one for one, two in pairwise(places))
    return total.start - places[-1] <= 2 * longest + 20


def _unlike(
    parts: Sequence[Number],
    whole: Number,
    *,
    at_most: bool,
    money: bool,
    at_least: bool = False,
) -> Iterator[Contradiction]:
    """What parts make, where the whole is told as more, or (no `at_most`) as other."""
    total = sum((part.value for part in parts), Fraction(0))
    steps = [n.step for n in (*parts, whole) if n.step > 1]
    slack = sum(steps, Fraction(0)) / 2
    over, under = whole.value > total + slack, whole.value < total - slack
    if not (over and not at_least) and not (under and not at_most):
        return
    told = rupiah(round(total)) if money else grouped(round(total))
    sum_of = " + ".join(part.text for part in parts)
    yield Contradiction(
        f"{sum_of} … {whole.text}",
        Words(
            f"{sum_of} paling banyak {told}; {whole.text} tidak mungkin."
            if at_most
            else f"{sum_of} menjadi {told}, bukan {whole.text}.",
            f"{sum_of} make {told} at most; {whole.text} is impossible."
            if at_most
            else f"{sum_of} make {told}, not {whole.text}.",
        ),
        (*parts, whole),
    )


def _shares(said: Sequence[Said], districts: int) -> Iterator[Contradiction]:
    """So many in all, so many in each: the parts must make the whole."""
    for (whole, its), (each, meaning) in pairwise(said):
        if meaning.per != "district" or meaning.average or its.unit != meaning.unit:
            continue
        if not its.is_whole or whole.about or each.about:
            continue
        if each.value * districts != whole.value:
            told = grouped(round(each.value * districts))
            yield Contradiction(
                f"{whole.text} … {each.text}",
                Words(
                    f"{each.text} di {districts} kecamatan menjadi {told}, bukan {whole.text}.",
                    f"{each.text} in {districts} districts make {told}, not {whole.text}.",
                ),
                (whole, each),
            )


def _twice(said: Sequence[Said]) -> Iterator[Contradiction]:
    """One thing with two values."""
    first: dict[Meaning, Number] = {}
    for number, meaning in said:
        told = (
            meaning.each_topic
            or meaning.unit in ("", "share", "other")
            or not (meaning.sure and meaning.sure_unit)
            or meaning.aside
        )
        if told or not meaning.sure_part or number.about not in ("", "about"):
            continue
        before = first.setdefault(meaning, number)
        slack = max(before.step, number.step)
        slack = slack / 2 if slack > 1 else Fraction(0)
        if abs(before.value - number.value) > slack:
            yield Contradiction(
                f"{before.text} … {number.text}",
                Words(
                    f"Hal yang sama disebut {before.text} dan {number.text}.",
                    f"The same thing is told as {before.text} and as {number.text}.",
                ),
                (before, number),
            )


def _more_than_times(said: Sequence[Said]) -> Iterator[Contradiction]:
    """More businesses than times that any took part; more outlets than visits."""
    wholes: dict[tuple[str, str], Number] = {}
    for number, meaning in said:
        if (
            meaning.is_whole
            and meaning.sure
            and meaning.tight
            and not (number.about or meaning.perhaps)
        ):
            wholes.setdefault((meaning.unit, meaning.topic), number)
    for (unit, topic), number in wholes.items():
        times = wholes.get((_TIMES_OF.get(unit, ""), topic))
        if times and number.value > times.value + times.step / 2:
            many, few = _NAMES[unit], _NAMES[_TIMES_OF[unit]]
            yield Contradiction(
                f"{number.text} … {times.text}",
                Words(
                    f"{number.text} {many.id} dari {times.text} {few.id} tidak mungkin.",
                    f"{number.text} {many.en} of {times.text} {few.en} are impossible.",
                ),
                (number, times),
            )

"""The numbers of the office that a claim can be laid beside."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from lapak.outputs.claims.meaning import (
    OFFICE,
    OUTLETS,
    Meaning,
    Part,
    topics_of,
)

_KEYS: Final = {
    ("bazaars", "offline"): "offline_bazaars_held",
    ("bazaars", "online"): "online_bazaars_held",
    ("times", "offline"): "offline_participations",
    ("times", "online"): "online_participations",
    ("times", "both"): "facilitated_participations",
    ("businesses", "offline"): "offline_businesses_distinct",
    ("businesses", "online"): "online_businesses_distinct",
    ("businesses", "both"): "facilitated_businesses_distinct",
    ("rupiah", "offline"): "offline_turnover",
    ("rupiah", "online"): "online_turnover",
    ("visits", "modern_market"): "modern_market_visits",
    ("visits", "neighbourhood_shop"): "neighbourhood_shop_visits",
    ("outlets", "modern_market"): "modern_market_outlets_distinct",
    ("outlets", "neighbourhood_shop"): "neighbourhood_shop_outlets_distinct",
    ("findings", "modern_market"): "modern_market_findings",
    ("findings", "neighbourhood_shop"): "neighbourhood_shop_findings",
    ("findings", "both"): "findings",
}
ONCE: Final = ("businesses", "owners", "outlets")
"""Units of which a year's number is not the sum of its months'."""


Between = tuple[Fraction, Fraction | None] | None


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of the office.

    `keys`: the figures whose sum it is, mostly one. `between`: the least and the most
    that answers to open questions could make it; None: no bound, or, for both, nothing
    is open. `most`: it is no more than a bound.
    """

    keys: tuple[str, ...]
    unit: str
    value: Fraction
    between: Between = None
    part: Part | None = None
    most: bool = False
    in_both: bool = False


def in_both(ledger: Ledger) -> Counted:
    """The businesses that took part offline and online too."""
    keys = tuple(key_of("businesses", topic) for topic in OFFICE)
    one, two, either = (ledger[key] for key in keys)
    value = Fraction(one.value + two.value - either.value)
    far = [figure.reach.between(figure.value) for figure in (one, two, either)]
    (least, most), (few, many), (fewest, _) = far
    if all(
        low == high == f.value
        for (low, high), f in zip(far, (one, two, either), strict=True)
    ):
        return Counted(keys[:2], "businesses", value, in_both=True)
    least_of_all = max(0, least + few - (far[2][1] or least + few))
    most_of_all = None if most is None or many is None else most + many - fewest
    between = (
        Fraction(least_of_all),
        None if most_of_all is None else Fraction(most_of_all),
    )
    return Counted(keys[:2], "businesses", value, between, in_both=True)


def key_of(unit: str, topic: str) -> str:
    """The figure of a unit and topic, or ''."""
    return _KEYS.get((unit, topic), "")


def wholes(meaning: Meaning, ledger: Ledger) -> list[Counted]:
    """A year's numbers that it may be, the likeliest first."""
    found = [whole(keys, meaning.unit, ledger) for keys in keys_of(meaning)]
    return [counted for counted in found if counted]


def whole(keys: tuple[str, ...], unit: str, ledger: Ledger) -> Counted | None:
    """The sum of these figures; of owners, where they are known."""
    figures = [ledger[key] for key in keys]
    if unit != "owners":
        each = [(f.value, f.reach.between(f.value)) for f in figures]
    else:
        each = [
            (f.owners, f.reach.between(f.owners))
            for f in figures
            if f.owners is not None
        ]
    if len(each) != len(figures):
        return None
    value = Fraction(sum(told for told, _ in each))
    return Counted(keys, unit, value, _together(value, [far for _, far in each]))


def _together(value: Fraction, each: Iterable[tuple[int, int | None]]) -> Between:
    """What several can become together; None where none can become another."""
    each = list(each)
    least = Fraction(sum(low for low, _ in each))
    highest = [high for _, high in each if high is not None]
    most = Fraction(sum(highest)) if len(highest) == len(each) else None
    return None if least == most == value else (least, most)


def keys_of(meaning: Meaning) -> Iterator[tuple[str, ...]]:
    """The figures, or sums of figures, that a meaning may be about."""
    unit = "businesses" if meaning.unit == "owners" else meaning.unit
    every = topics_of(unit)
    named = [topic for topic in meaning.topics if topic in every]
    for topic in named or every:
        if unit == "visits" and meaning.found:
            kinds = OUTLETS[:2] if topic == "both" else (topic,)
            yield tuple(f"{kind}_visits_with_findings" for kind in kinds)
        elif unit == "rupiah" and topic == "online" and meaning.final:
            yield ("online_turnover_final",)
        elif key := key_of(unit, topic):
            yield (key,)
        elif topic == "both" and key_of(unit, every[0]):
            yield tuple(key_of(unit, kind) for kind in every[:2])


def parts(meaning: Meaning, part: Part, ledger: Ledger) -> list[Counted]:
    """What the parts that are spoken of add up to, of each figure that it may be."""
    found: list[Counted] = []
    for keys in keys_of(meaning):
        for name in _breakdowns(meaning, part):
            if all(name in ledger[key].breakdowns for key in keys):
                told = Part(name, part.keys, part.each)
                found.append(_part(keys, meaning.unit, told, ledger))
    return found


def _part(keys: tuple[str, ...], unit: str, part: Part, ledger: Ledger) -> Counted:
    figures = [ledger[key] for key in keys]
    cells = [_in_part(cells_of(f, part.breakdown), part.keys) for f in figures]
    far = [
        f.reach.of_part(cell, f.value) for f, cell in zip(figures, cells, strict=True)
    ]
    value = Fraction(sum(cells))
    return Counted(keys, unit, value, _together(value, far), part)


def covers_all(meaning: Meaning, part: Part, ledger: Ledger) -> bool:
    """Whether months are named and nothing of this was in any other: they are the year."""
    if part.breakdown != "month" or not meaning.sure:
        return False
    of_topic = Meaning("rupiah", (meaning.topic,))
    keys = [key for told in keys_of(of_topic) for key in told]
    cells = [cells_of(ledger[key], "month") for key in keys]
    named = set(part.keys)
    return bool(cells) and all(
        each and {month for month, value in each.items() if value} <= named
        for each in cells
    )


def cell(one: Counted, breakdown: str, key: str, ledger: Ledger) -> Counted:
    """One part of what was counted."""
    return _part(one.keys, one.unit, Part(breakdown, (key,)), ledger)


def bounds(meaning: Meaning, part: Part, ledger: Ledger) -> list[Counted]:
    """Of what is counted once, no more can be in a part than times taken part there."""
    unit = {"businesses": "times", "owners": "times", "outlets": "visits"}.get(
        meaning.unit
    )
    if unit is None:
        return []
    times = Meaning(unit, tuple(t for t in meaning.topics if t != "both"))
    found = parts(times, part, ledger)
    if part.breakdown == "district":
        found = [one for one in found if one.part and one.part.breakdown == "district"]
    # in one edition a business takes part once: there its times are the businesses
    exact = part.breakdown == "edition" and len(part.keys) == 1
    return [
        Counted(one.keys, unit, one.value, one.between, one.part, most=not exact)
        for one in found
    ]


def _breakdowns(meaning: Meaning, part: Part) -> tuple[str, ...]:
    if part.breakdown != "district":
        return (part.breakdown,)
    if meaning.unit in ("businesses", "owners"):
        return ("home_district",)
    if meaning.unit != "times":
        return ("district",)
    return ("home_district",) if meaning.home else ("district", "home_district")


def cells_of(figure: Figure, breakdown: str) -> Mapping[str, int]:
    """One breakdown of a figure, months without their year; owners have none."""
    cells = figure.breakdowns.get(breakdown, {})
    if breakdown != "month":
        return cells
    return {key.rpartition("-")[2]: value for key, value in cells.items()}


def _in_part(cells: Mapping[str, int], keys: Iterable[str]) -> int:
    return sum(cells.get(key, 0) for key in keys)


_BAZAARS: Final = {"offline": "offline_bazaars_held", "online": "online_bazaars_held"}


def averages(meaning: Meaning, ledger: Ledger, districts: int) -> list[Counted]:
    """So many per bazaar, month, district …: quotients of two of the year's figures."""
    found = []
    plain = Meaning(meaning.unit, meaning.topics, found=meaning.found)
    if meaning.unit == "businesses" and meaning.per in ("bazaars", "edition"):
        plain = Meaning("times", meaning.topics)  # those of each one, counted there
    for one in wholes(plain, ledger):
        for by in _divisors(meaning.per, one, ledger, districts):
            if by.value:
                value = one.value / by.value
                far = _quotients(one, by)
                found.append(Counted(one.keys, meaning.unit, value, far))
    return found


def _quotients(one: Counted, by: Counted) -> Between:
    """What a quotient can become."""
    if not one.between and not by.between:
        return None
    least, most = one.between or (one.value, one.value)
    fewest, largest = by.between or (by.value, by.value)
    return (
        least / largest if largest else Fraction(0),
        most / fewest if most is not None and fewest else None,
    )


def _divisors(
    per: str, one: Counted, ledger: Ledger, districts: int
) -> Iterator[Counted]:
    key = one.keys[0]
    topic = next((t for t in OFFICE[:2] if key.startswith(t)), "")
    if per in ("bazaars", "edition"):
        for kind in (topic,) if topic else OFFICE[:2]:
            yield from _wholes_of(_BAZAARS[kind], ledger)
    elif per == "district":
        yield _number(districts)
    elif per == "month":
        told = len(ledger[key].breakdowns.get("month", {}))
        yield from map(_number, sorted({told, 10, 12}))
    elif per in ("times", "businesses", "visits"):
        topics = (topic or "both",) if per != "visits" else OUTLETS[:2]
        for kind in topics:
            if (other := key_of(per, kind)) and other != key:
                yield from _wholes_of(other, ledger)


def _wholes_of(key: str, ledger: Ledger) -> Iterator[Counted]:
    if found := whole((key,), ledger[key].unit, ledger):
        yield found


def _number(value: int) -> Counted:
    return Counted((), "", Fraction(value))


def is_empty(key: str, ledger: Ledger) -> bool:
    """Whether nothing of what a figure is about was taken in this year."""
    kind = next((k for k in (*OFFICE[:2], *OUTLETS[:2]) if key.startswith(k)), "")
    return not any(
        figure.value or figure.open_questions
        for other, figure in ledger.items()
        if other.startswith(kind)
    )

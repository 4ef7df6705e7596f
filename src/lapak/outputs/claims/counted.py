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


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of the office.

    `keys`: the figures whose sum it is, mostly one. `could_change`: what open questions
    could move; None: nobody can know by how much. `most`: it is no more than a bound.
    """

    keys: tuple[str, ...]
    unit: str
    value: Fraction
    could_change: int | None
    part: Part | None = None
    most: bool = False


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
        value = sum(figure.value for figure in figures)
        return Counted(keys, unit, Fraction(value), _change(figures))
    owners = [figure.owners for figure in figures if figure.owners is not None]
    if len(owners) != len(figures):
        return None
    return Counted(keys, unit, Fraction(sum(owners)), _change(figures))


def _change(figures: Iterable[Figure], *, part: bool = False) -> int | None:
    """What open questions could move. One that moves no whole may move its parts."""
    figures = list(figures)
    asked = any(figure.open_questions for figure in figures)
    if any(figure.unknowable for figure in figures) or (
        part and asked and figures[0].is_rupiah
    ):
        return None
    change = sum(figure.could_change for figure in figures)
    once = any(figure.unit in ONCE for figure in figures)
    if asked and (part or once):
        change = max(change, sum(figure.open_questions for figure in figures))
    return change


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
                cells = [cells_of(ledger[key], name) for key in keys]
                value = sum(_in_part(c, part.keys) for c in cells)
                change = _change([ledger[key] for key in keys], part=True)
                told = Part(name, part.keys, part.each)
                found.append(Counted(keys, meaning.unit, Fraction(value), change, told))
    return found


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
        Counted(one.keys, unit, one.value, one.could_change, one.part, most=not exact)
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
        for divisor in _divisors(meaning.per, one, ledger, districts):
            if divisor:
                value = one.value / divisor
                found.append(Counted(one.keys, meaning.unit, value, one.could_change))
    return found


def _divisors(per: str, one: Counted, ledger: Ledger, districts: int) -> Iterator[int]:
    key = one.keys[0]
    topic = next((t for t in OFFICE[:2] if key.startswith(t)), "")
    if per in ("bazaars", "edition"):
        for kind in (topic,) if topic else OFFICE[:2]:
            yield ledger[_BAZAARS[kind]].value
    elif per == "district":
        yield districts
    elif per == "month":
        yield from {len(ledger[key].breakdowns.get("month", {})), 10, 12}
    elif per in ("times", "businesses", "visits"):
        topics = (topic or "both",) if per != "visits" else OUTLETS[:2]
        for kind in topics:
            if (other := key_of(per, kind)) and other != key:
                yield ledger[other].value


def is_empty(key: str, ledger: Ledger) -> bool:
    """Whether nothing of what a figure is about was taken in this year."""
    kind = next((k for k in (*OFFICE[:2], *OUTLETS[:2]) if key.startswith(k)), "")
    return not any(
        figure.value or figure.open_questions
        for other, figure in ledger.items()
        if other.startswith(kind)
    )

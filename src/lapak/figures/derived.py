"""Numbers that follow from figures, for sentences that tell them."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Final

from lapak.figures.definitions import UNITS
from lapak.figures.ledger import Ledger
from lapak.figures.words import Words

UNIT_NAMES: Final[dict[str, Words]] = {
    **{str(unit): words for unit, words in UNITS.items()},
    "owners": Words("orang", "people"),
    "districts": Words("kecamatan", "districts"),
    "questions": Words("pertanyaan", "questions"),
}
"""Units of figures, and those that only sentences have."""


@dataclass(frozen=True, slots=True)
class Derived:
    """A number that follows from figures. `keys`: those that it is made from.

    `count` answers None where it can't be told: districts that differ have no number
    that each of them has.
    """

    key: str
    unit: str
    name: Words
    keys: tuple[str, ...]
    count: Callable[[Ledger, Collection[str]], int | None]
    always: bool = False  # whatever the year, there is such a number


def _in_both(ledger: Ledger, _districts: Collection[str]) -> int | None:
    """Who was in either is counted once, so those in both are what is too much."""
    sides = ("offline_businesses_distinct", "online_businesses_distinct")
    both = sum(ledger[key].value for key in sides)
    return both - ledger["facilitated_businesses_distinct"].value


def _sum(*keys: str) -> Callable[[Ledger, Collection[str]], int | None]:
    return lambda ledger, _districts: sum(ledger[key].value for key in keys)


def _owners(key: str) -> Callable[[Ledger, Collection[str]], int | None]:
    return lambda ledger, _districts: ledger[key].owners


def _each_district(key: str) -> Callable[[Ledger, Collection[str]], int | None]:
    def count(ledger: Ledger, districts: Collection[str]) -> int | None:
        parts = ledger[key].breakdowns.get("district", {})
        numbers = {parts.get(code, 0) for code in districts}
        every_one = sum(parts.get(code, 0) for code in districts) == ledger[key].value
        return numbers.pop() if len(numbers) == 1 and every_one else None

    return count


def _derived(*all_of_them: Derived) -> dict[str, Derived]:
    return {one.key: one for one in all_of_them}


_TURNOVER: Final = ("offline_turnover", "online_turnover")
_VISITS: Final = ("modern_market_visits", "neighbourhood_shop_visits")
_FOUND: Final = tuple(f"{key}_with_findings" for key in _VISITS)
DERIVED: Final[dict[str, Derived]] = _derived(
    Derived(
        "businesses_in_both",
        "businesses",
        Words("Usaha di bazar luring dan daring", "Businesses both offline and online"),
        (
            "offline_businesses_distinct",
            "online_businesses_distinct",
            "facilitated_businesses_distinct",
        ),
        _in_both,
        always=True,
    ),
    Derived(
        "facilitated_turnover",
        "rupiah",
        Words("Omset luring dan daring", "Turnover, offline and online"),
        _TURNOVER,
        _sum(*_TURNOVER),
        always=True,
    ),
    Derived(
        "offline_owners",
        "owners",
        Words("Pemilik usaha di bazar luring", "Owners of businesses offline"),
        ("offline_businesses_distinct",),
        _owners("offline_businesses_distinct"),
    ),
    Derived(
        "online_owners",
        "owners",
        Words("Pemilik usaha di bazar daring", "Owners of businesses online"),
        ("online_businesses_distinct",),
        _owners("online_businesses_distinct"),
    ),
    Derived(
        "facilitated_owners",
        "owners",
        Words("Pemilik usaha yang terfasilitasi", "Owners of businesses facilitated"),
        ("facilitated_businesses_distinct",),
        _owners("facilitated_businesses_distinct"),
    ),
    Derived(
        "visits",
        "visits",
        Words("Semua kunjungan", "All visits"),
        _VISITS,
        _sum(*_VISITS),
        always=True,
    ),
    Derived(
        "visits_with_findings",
        "visits",
        Words("Semua kunjungan dengan temuan", "All visits with findings"),
        _FOUND,
        _sum(*_FOUND),
        always=True,
    ),
    Derived(
        "modern_market_visits_each_district",
        "visits",
        Words(
            "Kunjungan ke pasar modern di tiap kecamatan",
            "Visits to modern markets in each district",
        ),
        ("modern_market_visits",),
        _each_district("modern_market_visits"),
    ),
    Derived(
        "neighbourhood_shop_visits_each_district",
        "visits",
        Words(
            "Kunjungan ke toko kelontong di tiap kecamatan",
            "Visits to neighbourhood shops in each district",
        ),
        ("neighbourhood_shop_visits",),
        _each_district("neighbourhood_shop_visits"),
    ),
)

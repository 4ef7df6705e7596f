"""Years of other numbers than the published one, as ledgers of figures: no database."""

from collections.abc import Mapping

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from lapak.figures.reach import Reach
from tests.outputs.claims.published import DISTRICTS, TYPES, published

Breakdowns = Mapping[str, Mapping[str, Mapping[str, int]]]


def _ledger(
    year: int,
    values: Mapping[str, int],
    parts: Breakdowns,
    owners: Mapping[str, int],
    **more: object,
) -> Ledger:
    return {
        key: Figure(
            key,
            year,
            values.get(key, 0),
            breakdowns=parts.get(key, {}),  # type: ignore[arg-type]
            owners=owners.get(key),
            **more,  # type: ignore[arg-type]
        )
        for key in DEFINITIONS
    }


def _of(keys: list[str], *values: int) -> dict[str, int]:
    return {key: value for key, value in zip(keys, values, strict=True) if value}


def other() -> Ledger:
    """A year of a smaller office: every number another, visits uneven, no outsiders."""
    months = [f"2024-{n:02d}" for n in range(1, 13)]
    values = {
        "offline_bazaars_held": 57, "offline_participations": 1_386, "offline_businesses_distinct": 742,
        "offline_turnover": 918_402_500, "online_bazaars_held": 6, "online_participations": 311,
        "online_businesses_distinct": 96, "online_turnover": 204_775_250, "online_turnover_final": 199_310_000,
        "facilitated_participations": 1_697, "facilitated_businesses_distinct": 789,
        "modern_market_visits": 123, "neighbourhood_shop_visits": 217,
        "modern_market_visits_with_findings": 48, "neighbourhood_shop_visits_with_findings": 91,
        "modern_market_outlets_distinct": 64, "neighbourhood_shop_outlets_distinct": 185,
        "modern_market_findings": 73, "neighbourhood_shop_findings": 142, "findings": 215,
    }  # fmt: skip
    modern, shops = (
        _of(TYPES, 4, 12, 7, 21, 3, 9, 11, 6),
        _of(TYPES, 31, 14, 22, 27, 5, 18, 16, 9),
    )
    parts = {
        "offline_bazaars_held": {
            "month": _of(months, 1, 2, 3, 4, 6, 7, 5, 8, 9, 4, 5, 3),
            "district": _of(DISTRICTS, 7, 5, 9, 6, 8, 3, 11, 8),
            "level": {"kecamatan": 38, "kota": 14, "provinsi": 5},
        },
        "offline_participations": {
            "month": _of(months, 21, 46, 73, 98, 151, 168, 119, 197, 214, 102, 123, 74),
            "district": _of(DISTRICTS, 171, 119, 224, 143, 196, 71, 267, 195),
        },
        "modern_market_findings": {"type": modern},
        "neighbourhood_shop_findings": {"type": shops},
        "findings": {"type": {kind: modern[kind] + shops[kind] for kind in TYPES}},
    }
    owners = {
        "offline_businesses_distinct": 705,
        "online_businesses_distinct": 94,
        "facilitated_businesses_distinct": 751,
    }
    return _ledger(2024, values, parts, owners)


def ones() -> Ledger:
    """A year with one of everything: '1 bazar', '1 kali'."""
    both = {"facilitated_participations": 2, "findings": 2}
    values = {key: both.get(key, 1) for key in DEFINITIONS}
    money = {"offline_turnover": 1_250_000, "online_turnover": 89_500, "online_turnover_final": 89_500}  # fmt: skip
    one = {"month": {"2025-05": 1}, "district": {DISTRICTS[3]: 1}}
    return _ledger(
        2025, {**values, **money}, {"offline_bazaars_held": one}, dict.fromkeys(values, 1)
    )  # fmt: skip


def offline_only() -> Ledger:
    """Half a year: bazaars until June, nothing online, no visits to shops."""
    months = ["2022-04", "2022-05", "2022-06"]
    values = {
        "offline_bazaars_held": 19, "offline_participations": 431, "offline_businesses_distinct": 298,
        "offline_turnover": 287_150_000, "facilitated_participations": 431, "facilitated_businesses_distinct": 298,
        "modern_market_visits": 33, "modern_market_outlets_distinct": 29, "modern_market_visits_with_findings": 0,
    }  # fmt: skip
    parts = {"offline_bazaars_held": {"month": _of(months, 4, 9, 6)}}
    owners = {
        "offline_businesses_distinct": 290,
        "facilitated_businesses_distinct": 290,
    }
    return _ledger(2022, values, parts, owners)


def with_questions() -> Ledger:
    """The published year, a few answers still to come."""
    one = {"open_questions": 2, "reach": Reach(adds=2, takes=1)}
    return published(offline_participations=one, online_participations=one)


LEDGERS = {
    "published": published,
    "other": other,
    "ones": ones,
    "offline_only": offline_only,
    "with_questions": with_questions,
}

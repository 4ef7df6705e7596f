"""A small year that was never published: months and shops without anything, one edition."""

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from tests.outputs.claims.published import DISTRICTS, PLACES

YEAR = 2024


def _by(keys: str | list[str], *values: int) -> dict[str, int]:
    keys = keys.split() if isinstance(keys, str) else keys
    return {k: v for k, v in zip(keys, values, strict=True) if v}


def _months(*numbers: int) -> list[str]:
    return [f"{YEAR}-{n:02d}" for n in numbers]


HELD = _months(1, 2, 4, 5, 7, 8, 11)
VISITED = _months(2, 3, 5, 9)
TYPES = _by("HET izin kedaluwarsa label tera", 4, 6, 5, 3, 5)
PARTS = {
    "offline_bazaars_held": {
        "month": _by(HELD, 5, 8, 6, 11, 9, 12, 6),
        "district": _by(PLACES, 9, 7, 1, 11, 6, 8, 5, 7, 3),
        "level": _by("kelurahan kecamatan kota provinsi", 4, 38, 14, 1),
    },
    "offline_participations": {
        "month": _by(HELD, 118, 197, 141, 268, 219, 305, 138),
        "district": _by(PLACES, 214, 168, 22, 281, 143, 190, 117, 176, 75),
        "home_district": _by(DISTRICTS, 196, 150, 88, 262, 171, 204, 133, 182),
    },
    "offline_businesses_distinct": {
        "home_district": _by(DISTRICTS, 115, 94, 51, 148, 101, 117, 79, 107),
    },
    "offline_turnover": {
        "month": _by(
            HELD, 98_250_000, 171_400_000, 120_050_000, 236_700_000, 187_900_000,
            268_450_000, 121_600_000,
        ),
        "district": _by(
            PLACES, 186_400_000, 145_950_000, 19_200_000, 243_800_000, 124_100_000,
            165_300_000, 101_750_000, 153_600_000, 64_250_000,
        ),
    },
    "online_bazaars_held": {},
    "online_participations": {"edition": {"1": 31}},
    "online_businesses_distinct": {
        "home_district": _by(DISTRICTS, 4, 3, 0, 8, 5, 6, 2, 3)
    },
    "online_turnover": {
        "month": {f"{YEAR}-06": 9_847_500},
        "edition": {"1": 9_847_500},
    },
    "online_turnover_final": {
        "month": {f"{YEAR}-06": 9_412_000},
        "edition": {"1": 9_412_000},
    },
    "facilitated_businesses_distinct": {
        "home_district": _by(DISTRICTS, 117, 95, 51, 151, 103, 120, 80, 112)
    },
    "modern_market_visits": {
        "month": _by(VISITED, 10, 12, 9, 15),
        "district": _by(DISTRICTS, 6, 5, 7, 6, 4, 8, 5, 5),
    },
    "modern_market_visits_with_findings": {
        "month": _by(VISITED, 4, 5, 2, 6),
        "district": _by(DISTRICTS, 2, 2, 3, 3, 1, 4, 1, 1),
    },
    "modern_market_findings": {"type": TYPES},
    "findings": {"type": TYPES},
}  # fmt: skip
ALONE = {
    "online_bazaars_held": 1, "facilitated_participations": 1417,
    "modern_market_outlets_distinct": 41,
}  # fmt: skip
OWNERS = {
    "offline_businesses_distinct": 798,
    "online_businesses_distinct": 31,
    "facilitated_businesses_distinct": 815,
}


def small(**changed: dict[str, object]) -> Ledger:
    """The small year; `changed`: other fields of a figure, by its key."""
    return {key: _figure(key, changed.get(key, {})) for key in DEFINITIONS}


def _figure(key: str, changed: dict[str, object]) -> Figure:
    parts = PARTS.get(key, {})
    sums = {sum(cells.values()) for cells in parts.values()}
    assert len(sums) < 2, key
    value = ALONE.get(key, sums.pop() if sums else 0)
    told = {"value": value, "breakdowns": parts, "owners": OWNERS.get(key)} | changed
    return Figure(key, YEAR, **told)

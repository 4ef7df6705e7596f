"""A year as it was published, as a ledger of figures: no database, no files."""

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger

YEAR = 2023
DISTRICTS = [f"31.73.0{n}" for n in range(1, 9)]
MONTHS = [f"2023-{n:02d}" for n in range(3, 13)]
TYPES = ["HET", "TIE", "izin", "kedaluwarsa", "kemitraan", "label", "rusak", "tera"]


def _by(keys: list[str], *values: int) -> dict[str, int]:
    return dict(zip(keys, values, strict=True))


PLACES = [*DISTRICTS, "outside"]
VISITED = MONTHS[:9]
TEN_EACH = dict.fromkeys(DISTRICTS, 10)
FINDINGS = {
    "modern_market": _by(TYPES, 5, 8, 9, 9, 7, 5, 9, 8),
    "neighbourhood_shop": _by(TYPES, 9, 7, 6, 8, 4, 7, 6, 3),
}
EDITIONS = ["1", "2", "3", "4"]
ONLINE_MONTHS = ["2023-03", "2023-06", "2023-09", "2023-11"]
ONLINE = (45_226_500, 41_078_500, 43_008_500, 40_691_000)
FINAL = (43_600_000, 39_528_000, 41_500_000, 39_400_000)

VALUES = {
    "offline_bazaars_held": 130,
    "offline_participations": 4100,
    "offline_businesses_distinct": 2300,
    "offline_turnover": 3_275_635_000,
    "online_bazaars_held": 4,
    "online_participations": 252,
    "online_businesses_distinct": 178,
    "online_turnover": 170_004_500,
    "online_turnover_final": 164_028_000,
    "facilitated_participations": 4352,
    "facilitated_businesses_distinct": 2360,
    "modern_market_visits": 80,
    "neighbourhood_shop_visits": 80,
    "modern_market_visits_with_findings": 39,
    "neighbourhood_shop_visits_with_findings": 36,
    "modern_market_outlets_distinct": 70,
    "neighbourhood_shop_outlets_distinct": 74,
    "modern_market_findings": 60,
    "neighbourhood_shop_findings": 50,
    "findings": 110,
}
BREAKDOWNS = {
    "offline_bazaars_held": {
        "month": _by(MONTHS, 8, 17, 14, 14, 23, 10, 15, 13, 10, 6),
        "district": _by(PLACES, 16, 12, 13, 15, 14, 13, 12, 25, 10),
        "level": {"kecamatan": 97, "kota": 23, "provinsi": 10},
    },
    "offline_participations": {
        "month": _by(MONTHS, 276, 546, 363, 524, 748, 268, 425, 381, 336, 233),
        "district": _by(PLACES, 585, 367, 338, 466, 406, 330, 338, 915, 355),
        "home_district": _by(DISTRICTS, 399, 520, 579, 826, 546, 384, 400, 446),
    },
    "offline_businesses_distinct": {
        "home_district": _by(DISTRICTS, 249, 288, 322, 460, 279, 215, 234, 253),
    },
    "offline_turnover": {
        "month": _by(
            MONTHS, 219_865_000, 409_335_000, 326_210_000, 418_175_000, 598_280_000,
            225_230_000, 331_210_000, 258_925_000, 275_840_000, 212_565_000,
        ),
        "district": _by(
            PLACES, 456_650_000, 255_820_000, 247_135_000, 349_400_000, 347_050_000,
            253_255_000, 259_705_000, 799_435_000, 307_185_000,
        ),
    },
    "online_participations": {"edition": _by(EDITIONS, 63, 63, 63, 63)},
    "online_businesses_distinct": {
        "home_district": _by(DISTRICTS, 21, 21, 30, 29, 19, 17, 22, 19),
    },
    "online_turnover": {
        "month": _by(ONLINE_MONTHS, *ONLINE),
        "edition": _by(EDITIONS, *ONLINE),
    },
    "online_turnover_final": {
        "month": _by(ONLINE_MONTHS, *FINAL),
        "edition": _by(EDITIONS, *FINAL),
    },
    "facilitated_businesses_distinct": {
        "home_district": _by(DISTRICTS, 255, 296, 331, 471, 287, 219, 241, 260),
    },
    "modern_market_visits": {
        "month": _by(VISITED, 8, 7, 9, 13, 9, 6, 11, 11, 6),
        "district": TEN_EACH,
    },
    "neighbourhood_shop_visits": {
        "month": _by(VISITED, 3, 7, 12, 10, 9, 6, 12, 8, 13),
        "district": TEN_EACH,
    },
    "modern_market_visits_with_findings": {
        "month": _by(VISITED, 4, 3, 4, 6, 4, 3, 6, 6, 3),
        "district": _by(DISTRICTS, 5, 5, 5, 4, 5, 5, 5, 5),
    },
    "neighbourhood_shop_visits_with_findings": {
        "month": _by(VISITED, 1, 3, 5, 5, 4, 3, 5, 4, 6),
        "district": _by(DISTRICTS, 5, 4, 4, 5, 4, 5, 4, 5),
    },
    "modern_market_findings": {"type": FINDINGS["modern_market"]},
    "neighbourhood_shop_findings": {"type": FINDINGS["neighbourhood_shop"]},
    "findings": {
        "type": {
            kind: sum(found[kind] for found in FINDINGS.values()) for kind in TYPES
        }
    },
}  # fmt: skip
OWNERS = {
    "offline_businesses_distinct": 2251,
    "online_businesses_distinct": 175,
    "facilitated_businesses_distinct": 2309,
}


def published(**changed: dict[str, object]) -> Ledger:
    """The published year; `changed`: other fields of a figure, by its key."""
    return {
        key: Figure(
            key,
            YEAR,
            **{
                "value": VALUES[key],
                "breakdowns": BREAKDOWNS.get(key, {}),
                "owners": OWNERS.get(key),
            }
            | changed.get(key, {}),
        )
        for key in DEFINITIONS
    }


def nothing_yet() -> Ledger:
    """A year of which nothing was taken in."""
    return {key: Figure(key, YEAR, 0) for key in DEFINITIONS}

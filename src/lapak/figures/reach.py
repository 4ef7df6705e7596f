"""How far the answers to open questions could move a figure, each way.

Wider than `could_change`, which estimates: what an answer could bring about lies in
here, so that nothing is called false that it could make true.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final, Literal

from lapak.domain.monitoring.models import FindingType
from lapak.domain.places.models import OutletKind

Way = Literal["adds", "takes", "either", "moves"]

# What an answer does that differs from what Lapak took for granted.
WAYS: Final[Mapping[str, Way]] = {
    # counted as it stands: another answer takes something away
    "turnover_x10": "takes",
    "sheets_added": "takes",
    "row_doubtful": "takes",
    "row_joined": "takes",
    "hidden_row": "takes",
    "unit_guessed": "takes",
    "money_misread": "takes",
    "status_unknown": "takes",
    # not counted before somebody says so: another answer adds something
    "turnover_unreadable": "adds",
    "turnover_missing": "adds",
    "duplicate_row": "adds",
    "absent": "adds",
    "hidden_sheet": "adds",
    "summary_sheet": "adds",
    "cancelled": "adds",
    "other_year": "adds",
    "bazaar_undated": "adds",
    "outside_edition": "adds",
    "product_unknown": "adds",
    "edition_unreadable": "adds",
    "verdict_unknown": "adds",
    "order_unreadable": "adds",
    "order_destroyed": "adds",
    "quantity_unreadable": "adds",
    "price_unreadable": "adds",
    "paid_missing": "adds",
    "duplicate_visit": "adds",
    "finding_unknown": "adds",
    "date_unreadable": "adds",
    "row_unreadable": "adds",
    "file_refused": "adds",
    "kind_unknown": "adds",
    # one list for another, one day for another, one business for two
    "superseded": "either",
    "date_doubtful": "either",
    "dates_misread": "either",
    "total_mismatch": "either",
    "column_missing": "either",
    "swapped": "either",
    "nik_destroyed": "either",
    "nik_length": "either",
    "two_phones": "either",
    "product_like": "either",
    "edition_unknown": "either",
    # from one part to another
    "area_mismatch": "moves",
    "outlet_kind_unknown": "moves",
    "place_unknown": "moves",
}
_OUTLETS: Final[Mapping[str, Way]] = {
    OutletKind.MODERN_MARKET: "adds",
    OutletKind.NEIGHBOURHOOD_SHOP: "takes",
}
# Where one figure goes another way than the others that a question touches.
_OTHERWISE: Final[Mapping[tuple[str, str], Way]] = {
    ("product_unknown", "online_turnover"): "takes",  # its lines count already
    ("product_unknown", "online_turnover_final"): "takes",
    ("status_unknown", "online_turnover_final"): "adds",  # perhaps it is completed
    ("edition_unknown", "online_bazaars_held"): "adds",
    ("edition_unknown", "online_turnover"): "adds",
    ("edition_unknown", "online_turnover_final"): "adds",
    # a place tells businesses of one name apart
    ("area_mismatch", "offline_businesses_distinct"): "either",
    ("area_mismatch", "online_businesses_distinct"): "either",
    ("area_mismatch", "facilitated_businesses_distinct"): "either",
    # taken for shops; all findings together stay as many
    **{
        ("outlet_kind_unknown", f"{kind}_{what}"): way
        for kind, way in _OUTLETS.items()
        for what in ("visits", "visits_with_findings", "outlets_distinct", "findings")
    },
}
# An answer speaks of a whole list, file, column or product: nobody knows of how much.
WIDE: Final = frozenset(
    {
        "sheets_added", "unit_guessed", "money_misread", "status_unknown", "hidden_sheet", "summary_sheet", "cancelled",
        "other_year", "bazaar_undated", "edition_unreadable", "verdict_unknown", "order_destroyed", "file_refused",
        "kind_unknown", "superseded", "date_doubtful", "dates_misread", "column_missing", "product_like",
        "edition_unknown", "place_unknown",
    }
)  # fmt: skip
# Among them those that speak of no more than one bazaar or edition.
_OF_ONE_BAZAAR: Final = frozenset(
    {"cancelled", "bazaar_undated", "superseded", "edition_unreadable", "place_unknown"}
)
_KINDS_OF_FINDING: Final = len(FindingType.values)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far answers could move a figure, in its unit.

    `again`: how many of them may each add as much again as the figure is now, since
    nobody knows of how much they speak; `everything`: one may take all of it away.
    `moves`: so much could move from part to part; None: all of it.
    """

    adds: int = 0
    takes: int = 0
    again: int = 0
    everything: bool = False
    moves: int | None = 0

    def __add__(self, other: "Reach") -> "Reach":
        """Both together."""
        return Reach(
            self.adds + other.adds,
            self.takes + other.takes,
            self.again + other.again,
            self.everything or other.everything,
            None
            if self.moves is None or other.moves is None
            else self.moves + other.moves,
        )

    def between(self, value: int) -> tuple[int, int | None]:
        """The least and the most that the figure could become; None: no bound."""
        least = 0 if self.everything else max(0, value - self.takes)
        if self.again and not value:
            return least, None
        return least, value + self.adds + self.again * value

    def of_part(self, part: int, value: int) -> tuple[int, int | None]:
        """The least and the most that a part of the figure could become."""
        _, most = self.between(value)
        if self.moves is None:
            return 0, most
        least = 0 if self.everything else max(0, part - self.takes - self.moves)
        if self.again or most is None:
            return least, most
        return least, min(most, part + self.adds + self.moves)


NOWHERE: Final = Reach()


@dataclass(frozen=True, slots=True)
class Largest:
    """What one row of a year's lists brought at most: a stall, an order line, in rupiah.

    `unattributed`: what products that nobody is known for have in each figure, or would
    add to it.
    """

    at_bazaar: int = 0
    of_line: int = 0
    unattributed: Mapping[str, int] = field(default_factory=dict)

    def of(self, key: str) -> int:
        """What one row is in a figure at most; 0: nobody can know."""
        if "turnover" in key:
            return self.at_bazaar if key.startswith("offline") else self.of_line
        return _KINDS_OF_FINDING if key.endswith("findings") else 1


def way_of(kind: str, key: str) -> Way:
    """Which way an answer could move a figure; either, of a kind that nobody knows."""
    return _OTHERWISE.get((kind, key)) or WAYS.get(kind, "either")


def reach(key: str, asked: Iterable[tuple[str, int]], largest: Largest) -> Reach:
    """How far answers to these questions (kind, rupiah at stake) could move a figure."""
    asked = list(asked)
    found = NOWHERE
    for kind, at_stake in asked:
        if kind != "product_unknown":
            found += _one(kind, key, _amount(kind, key, at_stake, largest))
    if any(kind == "product_unknown" for kind, _ in asked):
        amount = largest.unattributed.get(key, 0)
        found += _one("product_unknown", key, amount) if amount else NOWHERE
    return found


def _one(kind: str, key: str, amount: int) -> Reach:
    """`amount`: what its answer could move at most; 0: nobody can know."""
    way = way_of(kind, key)
    if way == "moves":
        return Reach(moves=amount or None)
    adds, takes = way != "takes", way != "adds"
    return Reach(
        amount * adds,
        amount * takes,
        int(adds and not amount),
        takes and not amount,
    )


def _amount(kind: str, key: str, at_stake: int, largest: Largest) -> int:
    if at_stake and "turnover" in key:
        return at_stake
    if kind in WIDE:
        return int(kind in _OF_ONE_BAZAAR and key.endswith("bazaars_held"))
    return largest.of(key)

"""What a number in a text counts: its unit, of what, and of which part.

Told by the words beside it: those right behind it, those before it, then the rest of its
sentence, then the headings above, then what was spoken of before.
"""

from dataclasses import dataclass
from typing import Literal

Aside = Literal[
    "", "year", "plan", "one", "change", "denied", "resolved", "asked", "uncounted"
]
OUTLET_UNITS = ("visits", "outlets", "findings")
OFFICE = ("offline", "online", "both")
OUTLETS = ("modern_market", "neighbourhood_shop", "both")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole, or several: `each` of them is said to be so, or their sum."""

    breakdown: str
    keys: tuple[str, ...]
    each: bool = False


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number counts. '' and empty: not told.

    `topics`: what it may be of, the likeliest first (offline, online, both,
    modern_market, neighbourhood_shop); `sure`: the text names the first and no other.
    `per`: of which each one is said to have so many; `average`: on average.
    `aside`: why it is beside the year's figures: another year, a plan, one bazaar only,
    a difference, something that the text itself denies or asks, findings dealt with.
    """

    unit: str = ""
    topics: tuple[str, ...] = ()
    sure_unit: bool = True  # the words beside the number name its unit
    tight: bool = False  # nothing stands between the number and the word for its unit
    beside_topic: bool = False  # its own clause names the topic
    around: tuple[str, ...] = ()  # units spoken of near it, of which it may be too
    sure: bool = False
    parts: tuple[Part, ...] = ()
    sure_part: bool = True
    perhaps: tuple[Part, ...] = ()  # named before, of which it may be
    per: str = ""
    average: bool = False
    found: bool = False  # visits at which something was found
    found_before: bool = False  # so says only the number before it
    final: bool = False  # turnover of completed orders
    home: bool = False  # of businesses at home there
    each_topic: bool = False  # modern markets and shops, so many each
    there: bool = False  # of businesses at bazaars held there
    in_both: bool = False  # of businesses in offline and in online bazaars
    total: bool = False
    aside: Aside = ""

    @property
    def topic(self) -> str:
        """What it is of, where the text names it."""
        return self.topics[0] if self.sure else ""

    @property
    def is_whole(self) -> bool:
        """Whether it is told of a whole year and nothing less."""
        beside = self.each_topic or self.aside
        return not (beside or self.parts or self.per or self.found or self.final)


def topics_of(unit: str) -> tuple[str, ...]:
    """All that a number of this unit may be of, the likeliest first."""
    return OUTLETS if unit in OUTLET_UNITS else OFFICE

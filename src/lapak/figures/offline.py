"""Figures of the offline bazaars."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import Count, Sum

from lapak.figures.counting import (
    HOME,
    OUTSIDE,
    OWNER,
    ROOT,
    month_of,
    offline_bazaars,
    participations,
    sales,
)
from lapak.figures.tally import Tally, once_each, parts


class Home(NamedTuple):
    """Where a business belongs: the key of its home district, and its owner."""

    district: str
    owner: int


Homes = Mapping[int, Home]  # by business


def offline(year: int) -> tuple[dict[str, Tally], Homes]:
    """The offline figures of a year, and the businesses that took part."""
    homes = dict(homes_offline(year))
    return {
        "offline_bazaars_held": bazaars_held(year),
        "offline_participations": offline_participations(year),
        "offline_businesses_distinct": distinct(homes),
        "offline_turnover": turnover(year),
    }, homes


def bazaars_held(year: int) -> Tally:
    """Bazaars that took place."""
    held = list(
        offline_bazaars(year).order_by().values_list("opens", "district_id", "level")
    )
    return Tally(
        len(held),
        {
            "month": once_each(month_of(opens) for opens, _, _ in held),
            "district": once_each(district or OUTSIDE for _, district, _ in held),
            "level": once_each(level for _, _, level in held),
        },
    )


def offline_participations(year: int) -> Tally:
    """Businesses at bazaars, once each however many rows they fill."""
    there = participations(year).order_by()
    at = list(
        there.values_list("bazaar__opens", "bazaar__district").annotate(n=Count("pk"))
    )
    home = there.annotate(home=HOME).values_list("home").annotate(n=Count("pk"))
    return Tally(
        sum(number for _, _, number in at),
        {
            "month": parts((month_of(opens), number) for opens, _, number in at),
            "district": parts((place or OUTSIDE, number) for _, place, number in at),
            "home_district": parts(
                (place or OUTSIDE, number) for place, number in home
            ),
        },
    )


def homes_offline(year: int) -> list[tuple[int, Home]]:
    """Each business that took part, with where it belongs."""
    who = participations(year).order_by().annotate(root=ROOT, home=HOME, owned=OWNER)
    found = who.values_list("root", "home", "owned").distinct()
    return [(root, Home(home or OUTSIDE, owner)) for root, home, owner in found]


def distinct(homes: Homes) -> Tally:
    """Businesses, each once, by where they are at home; their owners beside them."""
    return Tally(
        len(homes),
        {"home_district": once_each(home.district for home in homes.values())},
        owners=len({home.owner for home in homes.values()}),
    )


def turnover(year: int) -> Tally:
    """What the stalls sold; unknown amounts add nothing."""
    sold = list(
        sales(year)
        .order_by()
        .values_list("participation__bazaar__opens", "participation__bazaar__district")
        .annotate(after=Sum("turnover", default=0), told=Sum("told", default=0))
    )
    return Tally(
        sum(after for _, _, after, _ in sold),
        {
            "month": parts((month_of(opens), after) for opens, _, after, _ in sold),
            "district": parts((place or OUTSIDE, after) for _, place, after, _ in sold),
        },
        as_written=sum(told for _, _, _, told in sold),
    )

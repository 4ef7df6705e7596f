"""Figures of the online bazaars, and of both kinds together."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Sum

from lapak.domain.online.models import OrderStatus
from lapak.figures.counting import (
    HOME,
    LINE_TURNOVER,
    OUTSIDE,
    OWNER,
    ROOT,
    month_of,
    online_bazaars,
    order_lines,
    sold_by_somebody,
)
from lapak.figures.offline import Home, Homes, distinct
from lapak.figures.tally import Tally, once_each, parts

Sold = tuple[date, int, str, int]  # edition's first day and number, status, rupiah


def online(year: int) -> tuple[dict[str, Tally], Homes]:
    """The online figures of a year, and the businesses that sold something."""
    pairs = businesses_in_editions(year)
    homes = {root: home for root, _, home, _ in pairs}
    sold = turnover_by_edition(year)
    return {
        "online_bazaars_held": Tally(online_bazaars(year).count()),
        "online_participations": Tally(
            len(pairs), {"edition": once_each(str(number) for _, _, _, number in pairs)}
        ),
        "online_businesses_distinct": distinct(homes),
        "online_turnover": _turnover(sold),
        "online_turnover_final": _turnover(
            one for one in sold if one[2] == OrderStatus.FINAL
        ),
    }, homes


def facilitated(
    offline: dict[str, Tally], online: dict[str, Tally], homes: Homes
) -> dict[str, Tally]:
    """Both kinds together; `homes` of the businesses in either."""
    times = offline["offline_participations"].value
    return {
        "facilitated_participations": Tally(
            times + online["online_participations"].value
        ),
        "facilitated_businesses_distinct": distinct(homes),
    }


def businesses_in_editions(year: int) -> list[tuple[int, int, Home, int]]:
    """(business, edition's id, where it belongs, edition's number), each pair once."""
    who = sold_by_somebody(year).order_by().annotate(root=ROOT, home=HOME, owned=OWNER)
    found = who.values_list(
        "root", "edition_id", "home", "owned", "edition__number"
    ).distinct()
    return [
        (root, edition, Home(home or OUTSIDE, owner), number)
        for root, edition, home, owner, number in found
    ]


def turnover_by_edition(year: int) -> list[Sold]:
    """What was sold in each edition, by the status of the orders."""
    lines = order_lines(year).order_by()
    grouped = lines.values_list("edition__opens", "edition__number", "status")
    return list(grouped.annotate(sold=Sum(LINE_TURNOVER)))


def _turnover(sold: Iterable[Sold]) -> Tally:
    lines = list(sold)
    return Tally(
        sum(amount for *_, amount in lines),
        {
            "month": parts((month_of(opens), amount) for opens, _, _, amount in lines),
            "edition": parts((str(number), amount) for _, number, _, amount in lines),
        },
    )

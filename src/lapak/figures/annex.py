"""Every bazaar of a year with its part of the figures, for the annex of a report.

The same facts as in the ledger, chosen by `counting`: the columns add up to its figures.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from lapak.figures.counting import (
    LINE_TURNOVER,
    ROOT,
    offline_bazaars,
    online_bazaars,
    order_lines,
    participations,
    sales,
    sold_by_somebody,
)


@dataclass(frozen=True, slots=True)
class Held:
    """A bazaar that took place. `district` None: outside the city, or not known.

    Turnover in whole rupiah; `unknown`: how often nobody knows it, or knows it in part.
    """

    pk: int
    name: str
    opens: date
    closes: date
    place: str
    level: str
    district: str | None  # its name
    participations: int
    turnover: int
    unknown: int


@dataclass(frozen=True, slots=True)
class HeldOnline:
    """An edition of the online bazaar. Turnover in whole rupiah."""

    number: int
    name: str
    opens: date
    closes: date
    participations: int
    turnover: int


def bazaars_of(year: int) -> list[Held]:
    """The offline bazaars of a year, by their first day; by few queries."""
    there = participations(year).order_by().values_list("bazaar")
    times = _numbers(there.annotate(number=Count("pk")))
    sold = sales(year).order_by().values_list("participation__bazaar")
    amounts = _numbers(sold.annotate(number=Sum("turnover", default=0)))
    unsure = Q(daily_sales=None) | Q(daily_sales__turnover=None)
    doubts = there.filter(unsure).annotate(number=Count("pk", distinct=True))
    unknown = _numbers(doubts)
    return [
        Held(
            one.pk,
            one.name,
            one.opens,
            one.closes,
            one.place,
            one.level,
            one.district.name if one.district else None,
            times[one.pk],
            amounts[one.pk],
            unknown[one.pk],
        )
        for one in offline_bazaars(year).select_related("district")
    ]


def editions_of(year: int) -> list[HeldOnline]:
    """The editions of the online bazaar of a year, by their first day."""
    part = sold_by_somebody(year).order_by().annotate(root=ROOT)
    times = _numbers(
        part.values_list("edition").annotate(number=Count("root", distinct=True))
    )
    lines = order_lines(year).order_by().values_list("edition")
    amounts = _numbers(lines.annotate(number=Sum(LINE_TURNOVER, default=0)))
    return [
        HeldOnline(
            one.number,
            one.name,
            one.opens,
            one.closes,
            times[one.pk],
            amounts[one.pk],
        )
        for one in online_bazaars(year)
    ]


def _numbers(rows: "QuerySet[Any, Any]") -> "defaultdict[int, int]":
    """A number by id; 0 for those that nothing is told of."""
    return defaultdict(int, dict(rows))

"""Which facts count in a year: the one place where rules 1 to 9 meet the tables.

Every figure and every list of its rows starts here, so that both agree.
"""

from datetime import date
from typing import Final

from django.db.models import (
    Case,
    F,
    QuerySet,
    When,
)
from django.db.models.functions import Coalesce

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.monitoring.models import Finding, Visit, VisitOutcome
from lapak.domain.online.models import LineOutcome, OnlineBazaar, OrderLine
from lapak.domain.sales.models import DailySales

OUTSIDE: Final = "outside"  # the key of every place that is no district of the city

# Lines that nobody's product is known of were sold all the same (rule 8).
SOLD: Final = (LineOutcome.COUNTED, LineOutcome.UNATTRIBUTED)

# An alias is counted as the business that it was found to be.
ROOT: Final = Coalesce("business__alias_of", "business")
HOME: Final = Case(
    When(business__alias_of__isnull=False, then=F("business__alias_of__district")),
    default=F("business__district"),
)
OWNER: Final = Case(
    When(business__alias_of__isnull=False, then=F("business__alias_of__owner")),
    default=F("business__owner"),
)
LINE_TURNOVER: Final = F("net")  # rupiah of what was not returned (rule 8)


def year_range(year: int) -> tuple[date, date]:
    """Its first and last day."""
    return date(year, 1, 1), date(year, 12, 31)


def month_of(day: date) -> str:
    """The key of a day's month: `2023-03`."""
    return f"{day.year:04}-{day.month:02}"


def offline_bazaars(year: int) -> QuerySet[Bazaar]:
    """Bazaars that took place, by their first day (rules 5 and 6)."""
    return Bazaar.objects.filter(held=True, opens__range=year_range(year))


def participations(year: int) -> QuerySet[Participation]:
    """Businesses at those bazaars (rule 1)."""
    return Participation.objects.filter(
        bazaar__held=True, bazaar__opens__range=year_range(year)
    )


def sales(year: int) -> QuerySet[DailySales]:
    """What their stalls sold; unknown amounts are among them (rules 3 and 4)."""
    return DailySales.objects.filter(
        participation__bazaar__held=True,
        participation__bazaar__opens__range=year_range(year),
    )


def online_bazaars(year: int) -> QuerySet[OnlineBazaar]:
    """Editions by their first day (rule 5)."""
    return OnlineBazaar.objects.filter(opens__range=year_range(year))


def order_lines(year: int) -> QuerySet[OrderLine]:
    """Lines that were sold in those editions (rule 8)."""
    return OrderLine.objects.filter(
        outcome__in=SOLD, edition__opens__range=year_range(year)
    )


def sold_by_somebody(year: int) -> QuerySet[OrderLine]:
    """Lines by which a business took part in one of those editions (rule 7)."""
    return _by_somebody(order_lines(year))


def sold_in(edition: int) -> QuerySet[OrderLine]:
    """Lines by which a business took part in this edition (rule 7)."""
    return _by_somebody(OrderLine.objects.filter(edition=edition))


def _by_somebody(lines: QuerySet[OrderLine]) -> QuerySet[OrderLine]:
    return lines.filter(
        quantity__gt=F("returned"), outcome=LineOutcome.COUNTED, business__isnull=False
    )


def visits(year: int) -> QuerySet[Visit]:
    """Visits that count, by their date (rule 9)."""
    return Visit.objects.filter(
        outcome=VisitOutcome.COUNTED, date__range=year_range(year)
    )


def findings(year: int) -> QuerySet[Finding]:
    """What was found at those visits."""
    return Finding.objects.filter(
        visit__outcome=VisitOutcome.COUNTED, visit__date__range=year_range(year)
    )

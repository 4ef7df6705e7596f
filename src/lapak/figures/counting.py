"""Which facts count in a year: the one place where rules 1 to 9 meet the tables.

Every figure and every list of its rows starts here, so that both agree.
"""

from datetime import date
from typing import Final

from django.db.models import (
    Case,
    F,
    Q,
    QuerySet,
    When,
)
from django.db.models.functions import Coalesce

from lapak.domain.bazaars.models import (
    Bazaar,
    BazaarQuerySet,
    Participation,
    ParticipationQuerySet,
)
from lapak.domain.monitoring.models import Finding, Visit, VisitOutcome
from lapak.domain.online.models import (
    LineOutcome,
    OnlineBazaar,
    OrderLine,
    OrderLineQuerySet,
)
from lapak.domain.sales.models import DailySales, DailySalesQuerySet

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


def _within(path: str, year: int | None) -> Q:
    """Of a year by its first day; of every year where none is told."""
    return Q() if year is None else Q(**{f"{path}__range": year_range(year)})


def offline_bazaars(year: int | None) -> BazaarQuerySet:
    """Bazaars that took place, by their first day (rules 5 and 6)."""
    return Bazaar.objects.filter(_within("opens", year), held=True)


def participations(year: int | None) -> ParticipationQuerySet:
    """Businesses at those bazaars (rule 1)."""
    return Participation.objects.filter(
        _within("bazaar__opens", year), bazaar__held=True
    )


def sales(year: int | None) -> DailySalesQuerySet:
    """What their stalls sold; unknown amounts are among them (rules 3 and 4)."""
    return DailySales.objects.filter(
        _within("participation__bazaar__opens", year), participation__bazaar__held=True
    )


def online_bazaars(year: int) -> QuerySet[OnlineBazaar]:
    """Editions by their first day (rule 5)."""
    return OnlineBazaar.objects.filter(opens__range=year_range(year))


def order_lines(year: int | None) -> OrderLineQuerySet:
    """Lines that were sold in those editions (rule 8)."""
    return OrderLine.objects.filter(
        _within("edition__opens", year), outcome__in=SOLD, edition__isnull=False
    )


def sold_by_somebody(year: int | None) -> OrderLineQuerySet:
    """Lines by which a business took part in one of those editions (rule 7)."""
    return _by_somebody(order_lines(year))


def sold_in(edition: int) -> OrderLineQuerySet:
    """Lines by which a business took part in this edition (rule 7)."""
    return _by_somebody(OrderLine.objects.filter(edition=edition))


def _by_somebody(lines: OrderLineQuerySet) -> OrderLineQuerySet:
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

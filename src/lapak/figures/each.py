"""What one bazaar, business, stall or day has in the figures, as far as somebody sees.

The same facts as in the ledger, chosen by `counting`, only grouped otherwise: over all
bazaars, or all businesses, of a year they add up to its figures. Whole rupiah; None is
unknown, which is not zero.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple

from django.db.models import (
    Count,
    Exists,
    Max,
    Min,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
)
from django.db.models.functions import Coalesce, Greatest, Least

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.people.models import User
from lapak.domain.registry.models import Business
from lapak.domain.sales.models import DailySales
from lapak.figures.counting import (
    LINE_TURNOVER,
    ROOT,
    offline_bazaars,
    order_lines,
    participations,
    sales,
    sold_by_somebody,
)


@dataclass(frozen=True, slots=True)
class Part:
    """What some participations add: how often, and what was sold.

    `unknown`: how many of them have a turnover that nobody knows, or know in part.
    """

    times: int
    businesses: int
    turnover: int | None
    told: int | None  # as written in the lists
    unknown: int


class OfBusiness(NamedTuple):
    """What one business did, offline and online; see `with_part_of_businesses`."""

    times: int
    turnover: int | None
    unknown: int
    editions: int
    online_turnover: int | None
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Together:
    """What several businesses add, at bazaars and online (in editions)."""

    times: int
    businesses: int
    turnover: int | None
    online_times: int
    online_businesses: int
    online_turnover: int | None


@dataclass(frozen=True, slots=True)
class Edition:
    """What a business did in one edition; `took_part`: something of it was sold."""

    number: int
    name: str
    opens: date
    orders: int
    turnover: int
    took_part: bool


@dataclass(frozen=True, slots=True)
class Day:
    """What was sold on one day; `day` None: told for the whole bazaar."""

    day: date | None
    turnover: int | None
    unknown: int  # cells without an amount


# --- participations ----------------------------------------------------------------


def with_turnover(rows: "QuerySet[Participation]") -> "QuerySet[Participation]":
    """Participations with `turnover`, `told` and `doubtful` (some of it is unknown)."""
    sold = DailySales.objects.filter(participation=OuterRef("pk"))
    return rows.annotate(
        turnover=_sum(sold, "turnover"),
        told=_sum(sold, "told"),
        doubtful=_doubt(),
    )


def _doubt() -> Q:
    """Of participations whose turnover is unknown, or a part of it."""
    sold = DailySales.objects.filter(participation=OuterRef("pk"))
    return Q(~Exists(sold)) | Q(Exists(sold.filter(turnover=None)))


def part_of(rows: "QuerySet[Participation]", user: User) -> Part:
    """What these participations add, as far as the user sees them."""
    seen = rows.filter(pk__in=participations(None).visible_to(user).values("pk"))
    seen = seen.order_by()
    counted = seen.annotate(root=ROOT).aggregate(
        times=Count("pk"), businesses=Count("root", distinct=True)
    )
    sold = sales(None).filter(participation__in=seen.values("pk")).order_by()
    amounts = sold.aggregate(after=Sum("turnover"), told=Sum("told"))
    unknown = seen.filter(_doubt()).count()
    return Part(
        counted["times"],
        counted["businesses"],
        amounts["after"],
        amounts["told"],
        unknown,
    )


# --- bazaars -----------------------------------------------------------------------


def held_among(rows: "QuerySet[Bazaar]") -> int:
    """How many of these bazaars took place."""
    return offline_bazaars(None).filter(pk__in=rows.order_by().values("pk")).count()


def with_part_of_bazaars(rows: "QuerySet[Bazaar]", user: User) -> "QuerySet[Bazaar]":
    """Bazaars with `participants`, `turnover` and `unknown`, as far as the user sees."""
    there = participations(None).visible_to(user).filter(bazaar=OuterRef("pk"))
    sold = sales(None).visible_to(user).filter(participation__bazaar=OuterRef("pk"))
    return rows.annotate(
        participants=_count(there),
        turnover=_sum(sold, "turnover"),
        unknown=_count(there.filter(_doubt())),
    )


def days_of(bazaar: Bazaar, user: User) -> list[Day]:
    """What was sold at a bazaar by day; the whole of it, where no day is told, last."""
    sold = sales(None).visible_to(user).filter(participation__bazaar=bazaar)
    grouped = sold.order_by().values_list("day")
    found = grouped.annotate(
        after=Sum("turnover"), unknown=Count("pk", filter=Q(turnover=None))
    )
    days = [Day(day, after, unknown) for day, after, unknown in found]
    return sorted(days, key=lambda one: (one.day is None, one.day or date.min))


# --- businesses --------------------------------------------------------------------


def participating(user: User, year: int | None) -> "QuerySet[Any]":
    """Participations that count, each with `root`: the business that it counts as."""
    return participations(year).visible_to(user).annotate(root=ROOT)


def selling(user: User, year: int | None) -> "QuerySet[Any]":
    """Order lines by which businesses took part online, each with its `root`."""
    return sold_by_somebody(year).visible_to(user).annotate(root=ROOT)


def with_part_of_businesses(
    rows: "QuerySet[Business]", user: User, year: int | None
) -> "QuerySet[Business]":
    """Businesses with what they did in a year, or in all (None), as the user sees it.

    `times` at bazaars and `turnover` there, of which `unknown` times are not known;
    `editions` of the online bazaar and `online_turnover` (None: sold nothing that
    counts); `first_day` and `last_day` of the bazaars of both kinds.
    """
    there = participations(year).visible_to(user).filter(business__in=_known_as())
    sold = sales(year).visible_to(user).filter(participation__business__in=_known_as())
    lines = order_lines(year).visible_to(user).filter(business__in=_known_as())
    online = sold_by_somebody(year).visible_to(user).filter(business__in=_known_as())
    return rows.annotate(
        times=_count(there),
        turnover=_sum(sold, "turnover"),
        unknown=_count(there.filter(_doubt())),
        editions=_one(online, Count("edition", distinct=True)),
        online_turnover=_sum(lines, LINE_TURNOVER),
        _opened=_one(there, Min("bazaar__opens")),
        _sold=_one(online, Min("edition__opens")),
        _last_opened=_one(there, Max("bazaar__opens")),
        _last_sold=_one(online, Max("edition__opens")),
    ).annotate(
        first_day=Least(Coalesce("_opened", "_sold"), Coalesce("_sold", "_opened")),
        last_day=Greatest(
            Coalesce("_last_opened", "_last_sold"),
            Coalesce("_last_sold", "_last_opened"),
        ),
    )


def each_business(
    rows: "QuerySet[Business]", user: User, year: int | None
) -> dict[int, OfBusiness]:
    """What each of these businesses did, by its id."""
    told = with_part_of_businesses(rows.order_by(), user, year)
    each = told.values_list("pk", *OfBusiness._fields).iterator()
    return {pk: OfBusiness(*part) for pk, *part in each}


def together(parts: Collection[OfBusiness]) -> Together:
    """What businesses add: each is told once, so that their parts add up."""
    return Together(
        sum(part.times for part in parts),
        sum(part.times > 0 for part in parts),
        _known_sum(part.turnover for part in parts),
        sum(part.editions for part in parts),
        sum(part.editions > 0 for part in parts),
        _known_sum(part.online_turnover for part in parts),
    )


def _known_sum(amounts: Iterable[int | None]) -> int | None:
    """The sum of what is known; None where nothing is."""
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if known else None


def editions_of(business: Business, user: User) -> list[Edition]:
    """What a business sold online, the newest edition first."""
    lines = order_lines(None).visible_to(user).annotate(root=ROOT)
    part = sold_by_somebody(None).order_by().values("pk")
    found = (
        lines.filter(root=business.pk)
        .order_by("-edition__opens", "-edition__number")
        .values("edition__number", "edition__name", "edition__opens")
        .annotate(
            orders=Count("order", distinct=True),
            sold=Sum(LINE_TURNOVER),
            parts=Count("pk", filter=Q(pk__in=part)),
        )
    )
    return [
        Edition(
            one["edition__number"],
            one["edition__name"],
            one["edition__opens"],
            one["orders"],
            one["sold"],
            bool(one["parts"]),
        )
        for one in found
    ]


# --- subqueries: a join would count a row once for each thing that it is joined to ---


def _known_as() -> "QuerySet[Business, Any]":
    """The outer business and its aliases: what ROOT says, asked from the other end.

    So both indexes are used, where comparing ROOT would go through every row.
    """
    itself = Q(pk=OuterRef(OuterRef("pk")))
    known = Business.objects.filter(itself | Q(alias_of=OuterRef(OuterRef("pk"))))
    return known.order_by().values("pk")


def _one(rows: "QuerySet[Any]", counted: Any) -> Subquery:
    """One aggregate over all the rows that belong to an outer row."""
    whole = rows.order_by().annotate(all=Value(1)).values("all")
    return Subquery(whole.annotate(counted=counted).values("counted"))


def _count(rows: "QuerySet[Any]") -> Subquery:
    return _one(rows, Count("pk"))


def _sum(rows: "QuerySet[Any]", what: Any) -> Subquery:
    """The sum of what is known; None where nothing is."""
    return _one(rows, Sum(what))

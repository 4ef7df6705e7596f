"""The rows that make a figure: each with what it adds, narrowed as a page asks.

The numbers of a figure's rows add up to its value; narrowed by one key of a breakdown
they add up to that key's part.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, Protocol, cast

from django.db.models import Exists, Min, Model, OuterRef, Q, QuerySet, Sum

from lapak.domain.bazaars.models import Participation
from lapak.domain.monitoring.models import Finding, Visit
from lapak.domain.online.models import OrderStatus
from lapak.domain.people.models import User
from lapak.domain.places.models import Outlet, OutletKind
from lapak.domain.registry.models import Business
from lapak.figures.counting import (
    HOME,
    LINE_TURNOVER,
    OUTSIDE,
    ROOT,
    findings,
    offline_bazaars,
    online_bazaars,
    order_lines,
    participations,
    sales,
    sold_by_somebody,
    visits,
)
from lapak.figures.words import Words

Query = QuerySet[Any]

WHAT: Final[dict[str, Words]] = {
    "bazaar": Words("satu bazar", "one bazaar"),
    "participation": Words("satu usaha pada satu bazar", "one business at one bazaar"),
    "business": Words("satu usaha", "one business"),
    "sale": Words(
        "penjualan satu lapak seperti tertulis di satu sel",
        "what one stall sold, as one cell tells it",
    ),
    "edition": Words("satu edisi", "one edition"),
    "online_participation": Words(
        "satu usaha pada satu edisi", "one business in one edition"
    ),
    "order_line": Words("satu baris pesanan", "one order line"),
    "visit": Words("satu kunjungan", "one visit"),
    "outlet": Words("satu tempat usaha", "one outlet"),
    "finding": Words("satu temuan", "one finding"),
}


_NUMBER: Final = re.compile(r"[0-9]{1,18}")
_MONTH: Final = re.compile(r"([1-9]\d{3})-(0[1-9]|1[0-2])", re.ASCII)


class _Scoped(Protocol):
    def visible_to(self, user: User) -> Query:
        """The rows that a user may see."""


class NoSuchNarrowing(ValueError):
    """These rows can't be narrowed so, or the key has the wrong form."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows of one kind, and the field that holds what each adds (None: 1 each)."""

    kind: str  # a key of WHAT
    query: Query
    adds: str | None = None

    @property
    def what(self) -> Words:
        """What one row is."""
        return WHAT[self.kind]

    def amount(self, row: Model) -> int | None:
        """What this row adds to the figure; None: unknown, which adds nothing."""
        return getattr(row, self.adds) if self.adds else 1

    def visible_to(self, user: User) -> "Rows":
        """Those that a user may see; for a part of the city they add up to less."""
        if self.kind == "edition":  # the calendar is everybody's
            return self
        if self.kind == "outlet":
            seen = Visit.objects.order_by().visible_to(user).values("outlet")
            return replace(self, query=self.query.filter(pk__in=seen))
        return replace(self, query=cast("_Scoped", self.query).visible_to(user))

    def total(self) -> int:
        """What all of them add up to."""
        plain = self.query.order_by()
        if self.adds is None:
            return plain.count()
        return int(plain.aggregate(total=Sum(self.adds, default=0))["total"])


# Where each kind of row knows a dimension from: month by a first day, others by equality.
_PATHS: Final[Mapping[str, Mapping[str, str]]] = {
    "bazaar": {
        "month": "opens",
        "district": "district",
        "level": "level",
        "bazaar": "pk",
    },
    "participation": {
        "month": "bazaar__opens",
        "district": "bazaar__district",
        "level": "bazaar__level",
        "home_district": "home",
        "bazaar": "bazaar",
        "business": "root",
    },
    "sale": {
        "month": "participation__bazaar__opens",
        "district": "participation__bazaar__district",
        "level": "participation__bazaar__level",
        "bazaar": "participation__bazaar",
        "business": "participation__business",
    },
    "business": {"home_district": "district", "business": "pk", "bazaar": "among"},
    "edition": {"month": "opens", "edition": "number"},
    "online_participation": {
        "month": "edition__opens",
        "edition": "edition__number",
        "business": "root",
    },
    "order_line": {
        "month": "edition__opens",
        "edition": "edition__number",
        "business": "root",
    },
    "visit": {"month": "date", "district": "district", "outlet": "outlet"},
    "outlet": {"outlet": "pk"},
    "finding": {
        "type": "type",
        "month": "visit__date",
        "district": "visit__district",
        "outlet": "visit__outlet",
    },
}


def rows_of(key: str, year: int, **narrowed: str) -> tuple[Rows, ...]:
    """The rows of a figure: one set, two where it adds unlike things.

    `narrowed`: keys of breakdowns, or `bazaar`, `business`, `outlet` with a number.
    Raises NoSuchNarrowing where the rows don't know that dimension.
    """
    return tuple(
        _narrow(Rows(kind, query(year), adds), narrowed)
        for kind, query, adds in _ROWS[key]
    )


def dimensions_of(key: str) -> frozenset[str]:
    """What the rows of a figure can be narrowed by."""
    kinds = [kind for kind, *_ in _ROWS[key]]
    return frozenset.intersection(*(frozenset(_PATHS[kind]) for kind in kinds))


def _narrow(rows: Rows, narrowed: Mapping[str, str]) -> Rows:
    query = rows.query
    for dimension, key in narrowed.items():
        path = _PATHS[rows.kind].get(dimension)
        if path is None:
            raise NoSuchNarrowing(f"{rows.kind} knows no {dimension}")
        query = query.filter(_condition(dimension, path, key))
    return replace(rows, query=query)


def _condition(dimension: str, path: str, key: str) -> Q:
    if dimension == "month":
        return Q(**{f"{path}__range": _month_range(key)})
    if dimension in ("district", "home_district"):
        return Q(**{f"{path}__isnull": True} if key == OUTSIDE else {path: key})
    if dimension in ("level", "type"):
        return Q(**{path: key})
    if not _NUMBER.fullmatch(key):
        raise NoSuchNarrowing(f"{dimension} is a number, not {key!r}")
    if path == "among":  # businesses at one bazaar
        there = Participation.objects.filter(bazaar=int(key)).annotate(root=ROOT)
        return Q(pk__in=there.values("root"))
    return Q(**{path: int(key)})


def _month_range(key: str) -> tuple[date, date]:
    match = _MONTH.fullmatch(key)
    if match is None:
        raise NoSuchNarrowing(f"a month is written 2023-03, not {key!r}")
    year, month = int(match[1]), int(match[2])
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def _participations(year: int) -> Query:
    return participations(year).annotate(root=ROOT, home=HOME)


def _offline_businesses(year: int) -> Query:
    there = participations(year).annotate(root=ROOT)
    return Business.objects.filter(pk__in=there.values("root"))


def _online_businesses(year: int) -> Query:
    sold = sold_by_somebody(year).annotate(root=ROOT)
    return Business.objects.filter(pk__in=sold.values("root"))


def _facilitated_businesses(year: int) -> Query:
    there = participations(year).annotate(root=ROOT).values("root")
    sold = sold_by_somebody(year).annotate(root=ROOT).values("root")
    return Business.objects.filter(Q(pk__in=there) | Q(pk__in=sold))


def _online_participations(year: int) -> Query:
    """The first line of each business in each edition stands for the pair."""
    sold = sold_by_somebody(year).annotate(root=ROOT)
    pairs = sold.order_by().values("root", "edition").annotate(first=Min("pk"))
    return sold.filter(pk__in=pairs.values("first"))


def _order_lines(year: int) -> Query:
    return order_lines(year).annotate(root=ROOT, sold=LINE_TURNOVER)


def _final_lines(year: int) -> Query:
    return _order_lines(year).filter(status=OrderStatus.FINAL)


def _of_kind(kind: OutletKind) -> "dict[str, tuple[RowSet, ...]]":
    def visited(year: int) -> Query:
        return visits(year).filter(kind=kind)

    def with_findings(year: int) -> Query:
        found = Finding.objects.filter(visit=OuterRef("pk"))
        return visited(year).filter(Exists(found))

    def outlets(year: int) -> Query:
        return Outlet.objects.filter(pk__in=visited(year).values("outlet"))

    def found(year: int) -> Query:
        return findings(year).filter(visit__kind=kind)

    return {
        f"{kind}_visits": (("visit", visited, None),),
        f"{kind}_visits_with_findings": (("visit", with_findings, None),),
        f"{kind}_outlets_distinct": (("outlet", outlets, None),),
        f"{kind}_findings": (("finding", found, None),),
    }


RowSet = tuple[str, Callable[[int], Query], str | None]  # kind, query, what adds
_OFFLINE: Final[RowSet] = ("participation", _participations, None)
_ONLINE: Final[RowSet] = ("online_participation", _online_participations, None)
_ROWS: Final[Mapping[str, tuple[RowSet, ...]]] = {
    "offline_bazaars_held": (("bazaar", offline_bazaars, None),),
    "offline_participations": (_OFFLINE,),
    "offline_businesses_distinct": (("business", _offline_businesses, None),),
    "offline_turnover": (("sale", sales, "turnover"),),
    "online_bazaars_held": (("edition", online_bazaars, None),),
    "online_participations": (_ONLINE,),
    "online_businesses_distinct": (("business", _online_businesses, None),),
    "online_turnover": (("order_line", _order_lines, "sold"),),
    "online_turnover_final": (("order_line", _final_lines, "sold"),),
    "facilitated_participations": (_OFFLINE, _ONLINE),
    "facilitated_businesses_distinct": (("business", _facilitated_businesses, None),),
    "findings": (("finding", findings, None),),
    **_of_kind(OutletKind.MODERN_MARKET),
    **_of_kind(OutletKind.NEIGHBOURHOOD_SHOP),
}

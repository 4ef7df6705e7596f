"""Figures of the visits to markets and shops."""

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Count

from lapak.domain.places.models import OutletKind
from lapak.figures.counting import OUTSIDE, findings, month_of, visits
from lapak.figures.tally import Tally, once_each, parts

KINDS: Final = (OutletKind.MODERN_MARKET, OutletKind.NEIGHBOURHOOD_SHOP)


class Seen(NamedTuple):
    """A visit, as far as counting needs it."""

    kind: str
    day: date
    district: str | None
    outlet: int
    found: int  # findings


def monitoring(year: int) -> dict[str, Tally]:
    """The figures of a year's visits."""
    rows = visits(year).order_by().annotate(found=Count("findings"))
    told = rows.values_list("kind", "date", "district_id", "outlet_id", "found")
    seen = [
        Seen(kind, day, district, outlet, number)
        for kind, day, district, outlet, number in told
        if day
    ]
    found = findings(year).order_by().values_list("visit__kind", "type")
    types = list(found.annotate(n=Count("pk")))
    tallies = {"findings": _findings([(name, n) for _, name, n in types])}
    for kind in KINDS:
        here = [visit for visit in seen if visit.kind == kind]
        outlets = {visit.outlet for visit in here}
        tallies |= {
            f"{kind}_visits": _visits(here),
            f"{kind}_visits_with_findings": _visits([v for v in here if v.found]),
            f"{kind}_outlets_distinct": Tally(len(outlets)),
            f"{kind}_findings": _findings([(t, n) for k, t, n in types if k == kind]),
        }
    return tallies


def _visits(seen: Sequence[Seen]) -> Tally:
    return Tally(
        len(seen),
        {
            "month": once_each(month_of(visit.day) for visit in seen),
            "district": once_each(visit.district or OUTSIDE for visit in seen),
        },
    )


def _findings(types: Sequence[tuple[str, int]]) -> Tally:
    return Tally(sum(number for _, number in types), {"type": parts(types)})

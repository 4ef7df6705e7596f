"""The figures that follow from the rows that were written."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from lapak.demo.bazaars import Bazaar
from lapak.demo.online import Edition
from lapak.demo.people import Business
from lapak.demo.truth import Breakdown, OrderLine, Record, Row, VisitRow

T = TypeVar("T")
Figures = dict[str, dict[str, int | Breakdown]]


@dataclass(frozen=True, slots=True)
class World:
    """What the rows stand for."""

    bazaars: Mapping[str, Bazaar]
    editions: Sequence[Edition]
    businesses: Mapping[str, Business]

    def home(self, business: str) -> str:
        """The code of the district where a business lives."""
        return self.businesses[business].ward.district.code


def _count(items: Iterable[T], key: Callable[[T], str]) -> Breakdown:
    return dict(sorted(Counter(key(item) for item in items).items()))


def _sum(
    items: Iterable[T], key: Callable[[T], str], amount: Callable[[T], int]
) -> Breakdown:
    """The amounts added up by key; keys that come to 0 are left out."""
    sums: Counter[str] = Counter()
    for item in items:
        sums[key(item)] += amount(item)
    return {name: total for name, total in sorted(sums.items()) if total}


def figures(record: Record, world: World) -> Figures:
    """Every figure with its breakdowns, after all corrections."""
    offline = _offline([row for row in record.rows if row.counted], world)
    online = _online([line for line in record.order_lines if line.counted], world)
    visits = [visit for visit in record.visit_rows if visit.counted]
    return {
        **offline,
        **online,
        **_facilitated(record),
        **_monitoring(visits),
    }


def as_written(record: Record) -> dict[str, int]:
    """What the turnover figures are while nobody has corrected anything."""
    rows = [row for row in record.rows if row.counted]
    known = [n for n in record.order_lines if n.counted and n.cover in ("sku", "name")]
    return {
        "offline_turnover": sum(row.written or 0 for row in rows),
        "online_turnover": sum(line.turnover for line in known),
    }


def _offline(rows: list[Row], world: World) -> Figures:
    bazaars = world.bazaars
    pairs = sorted({(row.bazaar, row.business) for row in rows})
    held = sorted({bazaar for bazaar, _ in pairs})
    distinct = sorted({business for _, business in pairs})

    def month(bazaar: str) -> str:
        return f"{bazaars[bazaar].days[0]:%Y-%m}"

    def district(bazaar: str) -> str:
        return bazaars[bazaar].place.district

    return {
        "offline_bazaars_held": {
            "value": len(held),
            "by_month": _count(held, month),
            "by_district": _count(held, district),
            "by_level": _count(held, lambda bazaar: bazaars[bazaar].level),
        },
        "offline_participations": {
            "value": len(pairs),
            "by_month": _count(pairs, lambda pair: month(pair[0])),
            "by_district": _count(pairs, lambda pair: district(pair[0])),
            "by_home_district": _count(pairs, lambda pair: world.home(pair[1])),
        },
        "offline_businesses_distinct": {
            "value": len(distinct),
            "by_home_district": _count(distinct, world.home),
        },
        "offline_turnover": {
            "value": sum(row.turnover for row in rows),
            "by_month": _sum(rows, lambda r: month(r.bazaar), lambda r: r.turnover),
            "by_district": _sum(
                rows, lambda r: district(r.bazaar), lambda r: r.turnover
            ),
        },
    }


def _online(lines: list[OrderLine], world: World) -> Figures:
    pairs = sorted({(n.edition, n.business) for n in lines if n.net_quantity > 0})
    distinct = sorted({business for _, business in pairs})
    months = {str(e.number): f"{e.first:%Y-%m}" for e in world.editions}

    def edition(line: OrderLine) -> str:
        return str(line.edition)

    return {
        "online_bazaars_held": {"value": len({n.edition for n in lines})},
        "online_participations": {
            "value": len(pairs),
            "by_edition": _count(pairs, lambda pair: str(pair[0])),
        },
        "online_businesses_distinct": {
            "value": len(distinct),
            "by_home_district": _count(distinct, world.home),
        },
        "online_turnover": {
            "value": sum(n.turnover for n in lines),
            "by_month": _sum(lines, lambda n: months[edition(n)], lambda n: n.turnover),
            "by_edition": _sum(lines, edition, lambda n: n.turnover),
        },
        "online_turnover_final": {"value": sum(n.turnover for n in lines if n.final)},
    }


def _facilitated(record: Record) -> Figures:
    offline = {(row.bazaar, row.business) for row in record.rows if row.counted}
    sold = [n for n in record.order_lines if n.counted and n.net_quantity > 0]
    online = {(str(n.edition), n.business) for n in sold}
    distinct = {business for _, business in offline | online}
    return {
        "facilitated_participations": {"value": len(offline) + len(online)},
        "facilitated_businesses_distinct": {"value": len(distinct)},
    }


def _monitoring(visits: list[VisitRow]) -> Figures:
    made: Figures = {}
    for kind in ("modern_market", "neighbourhood_shop"):
        seen = [visit for visit in visits if visit.kind == kind]
        types = [finding for visit in seen for finding in visit.findings]
        made |= {
            f"{kind}_visits": {
                "value": len(seen),
                "by_month": _count(seen, lambda visit: visit.date[:7]),
                "by_district": _count(seen, lambda visit: visit.district),
            },
            f"{kind}_visits_with_findings": {
                "value": sum(bool(v.findings) for v in seen)
            },
            f"{kind}_outlets_distinct": {"value": len({v.outlet for v in seen})},
            f"{kind}_findings": {"value": len(types), "by_type": _count(types, str)},
        }
    every = [finding for visit in visits for finding in visit.findings]
    made["findings"] = {"value": len(every), "by_type": _count(every, str)}
    return made

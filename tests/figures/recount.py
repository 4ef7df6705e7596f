"""The year's figures counted a second time, by hand: one row after another.

Knows nothing of `lapak.figures`. Reads whole tables and follows the rules of
docs/figures.md with loops and sets, without a single aggregate of the database.
"""

from collections import defaultdict

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.monitoring.models import Finding, Visit
from lapak.domain.online.models import OnlineBazaar, OrderLine
from lapak.domain.registry.models import Business
from lapak.domain.sales.models import DailySales


class Recount:
    """Values and breakdowns of a year: `values[key]`, `by[key][dimension][part]`."""

    def __init__(self, year):
        self.year = year
        self.values = defaultdict(int)
        self.by = defaultdict(lambda: defaultdict(lambda: defaultdict(int)))
        self.businesses = {b.pk: b for b in Business.objects.all()}
        self.written = 0
        self._offline()
        self._online()
        self._visits()

    def add(self, key, number=1, **parts):
        self.values[key] += number
        for dimension, part in parts.items():
            self.by[key][dimension][part] += number

    def _root(self, pk):
        business = self.businesses[pk]
        return self.businesses[business.alias_of_id or pk]

    def _offline(self):
        bazaars = {
            b.pk: b
            for b in Bazaar.objects.all()
            if b.held and b.opens.year == self.year
        }
        for bazaar in bazaars.values():
            self.add(
                "offline_bazaars_held",
                month=f"{bazaar.opens:%Y-%m}",
                district=bazaar.district_id or "outside",
                level=bazaar.level,
            )
        there = {p.pk: p for p in Participation.objects.all() if p.bazaar_id in bazaars}
        self.offline = set()
        for participation in there.values():
            bazaar = bazaars[participation.bazaar_id]
            who = self._root(participation.business_id)
            self.offline.add(who.pk)
            self.add(
                "offline_participations",
                month=f"{bazaar.opens:%Y-%m}",
                district=bazaar.district_id or "outside",
                home_district=who.district_id or "outside",
            )
            self.add("facilitated_participations")
        self._distinct("offline_businesses_distinct", self.offline)
        for sale in DailySales.objects.all():
            if sale.participation_id in there:
                bazaar = bazaars[there[sale.participation_id].bazaar_id]
                self.written += sale.told or 0
                self.add(
                    "offline_turnover",
                    sale.turnover or 0,
                    month=f"{bazaar.opens:%Y-%m}",
                    district=bazaar.district_id or "outside",
                )

    def _distinct(self, key, businesses):
        for pk in businesses:
            self.add(key, home_district=self.businesses[pk].district_id or "outside")

    def _online(self):
        editions = {
            e.pk: e for e in OnlineBazaar.objects.all() if e.opens.year == self.year
        }
        self.values["online_bazaars_held"] = len(editions)
        pairs = set()
        for line in OrderLine.objects.all():
            if line.edition_id not in editions:
                continue
            edition = editions[line.edition_id]
            parts = {"month": f"{edition.opens:%Y-%m}", "edition": str(edition.number)}
            if line.outcome in ("counted", "unattributed"):
                self.add("online_turnover", line.turnover, **parts)
                if line.status == "final":
                    self.add("online_turnover_final", line.turnover, **parts)
            sold = line.quantity - line.returned > 0
            if line.outcome == "counted" and sold and line.business_id:
                pairs.add((self._root(line.business_id).pk, edition.pk))
        for _, edition in pairs:
            self.add("online_participations", edition=str(editions[edition].number))
            self.add("facilitated_participations")
        online = {pk for pk, _ in pairs}
        self._distinct("online_businesses_distinct", online)
        self._distinct("facilitated_businesses_distinct", online | self.offline)

    def _visits(self):
        found = defaultdict(list)
        for finding in Finding.objects.all():
            found[finding.visit_id].append(finding.type)
        outlets = defaultdict(set)
        for visit in Visit.objects.all():
            if visit.outcome != "counted" or not visit.date:
                continue
            if visit.date.year != self.year:
                continue
            parts = {
                "month": f"{visit.date:%Y-%m}",
                "district": visit.district_id or "outside",
            }
            self.add(f"{visit.kind}_visits", **parts)
            outlets[visit.kind].add(visit.outlet_id)
            if found[visit.pk]:
                self.add(f"{visit.kind}_visits_with_findings", **parts)
            for name in found[visit.pk]:
                self.add(f"{visit.kind}_findings", type=name)
                self.add("findings", type=name)
        for kind, visited in outlets.items():
            self.values[f"{kind}_outlets_distinct"] = len(visited)

    def parts(self, key, dimension):
        """The parts of a breakdown that aren't nothing."""
        return {part: n for part, n in self.by[key][dimension].items() if n}

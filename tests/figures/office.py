"""An office's facts in few words, for the tests of figures."""

from datetime import UTC, date, datetime
from itertools import count

from lapak.domain.bazaars.models import Attendance, Bazaar, Participation
from lapak.domain.monitoring.models import Finding, Visit
from lapak.domain.online.models import OnlineBazaar, OrderLine
from lapak.domain.places.models import District, Outlet
from lapak.domain.registry.models import Business, Mention, Owner
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Question, SourceFile, SourceTable

NOW = datetime(2023, 12, 31, 9, tzinfo=UTC)
YEAR = 2023
DISTRICTS = ("31.73.01", "31.73.02", "31.73.08")


class Office:
    """Writes rows; every list it needs it makes by itself."""

    def __init__(self):
        self.numbers = count(1)
        # The places may be there already: migrations know them.
        for code in DISTRICTS:
            District.objects.get_or_create(code=code, defaults={"name": code})

    def file(self, kind="attendance", state="taken_in", path=None):
        number = next(self.numbers)
        return SourceFile.objects.create(
            sha256=f"{number:064}", path=path or f"daftar-{number}.xlsx", size=1,
            kind=kind, state=state, received_at=NOW, received_by="ratna",
        )  # fmt: skip

    def table(self, file=None, kind="attendance", **more):
        file = file or self.file(kind)
        position = file.tables.count()
        told = {"sheet": "Lembar", "header_row": 1, "first_row": 2, "last_row": 99}
        return SourceTable.objects.create(
            file=file, position=position, kind=file.kind, **(told | more)
        )

    def business(self, district=None, name="Dapur Sari", owner=None, **more):
        owner = owner or Owner.objects.create(name="Sari")
        return Business.objects.create(
            name=name, owner=owner, district_id=district, **more
        )

    def bazaar(self, opens=date(YEAR, 3, 11), district=None, level="kota", held=True):
        return Bazaar.objects.create(
            key=f"bazar {next(self.numbers)}", name="Bazar Kota", level=level,
            district_id=district, opens=opens, closes=opens, held=held,
        )  # fmt: skip

    def mention(self, business=None, table=None, row=None):
        table = table or self.table()
        row = row or 2 + table.mentions.count()
        return Mention.objects.create(table=table, row=row, business=business)

    def took_part(self, bazaar, business, table=None, row=None):
        participation, _ = Participation.objects.get_or_create(
            bazaar=bazaar, business=business
        )
        mention = self.mention(business, table, row)
        Attendance.objects.create(
            mention=mention, bazaar=bazaar, outcome="took_part",
            participation=participation,
        )  # fmt: skip
        return participation

    def sold(self, participation, turnover, told=-1, said=None):
        """`turnover` None: unknown; `told` the amount as written where it differs."""
        told = turnover if told == -1 else told
        mention = participation.attendances.order_by("-pk")[0].mention
        return DailySales.objects.create(
            participation=participation, mention=mention,
            column=5 + mention.daily_sales.count(), turnover=turnover, told=told,
            said=said or ("blank" if told is None else "amount"),
        )  # fmt: skip

    def edition(self, number=1, opens=date(YEAR, 3, 17), year=YEAR):
        return OnlineBazaar.objects.create(
            year=year, number=number, name=f"JBL {number}", opens=opens, closes=opens
        )

    def line(self, edition=None, business=None, outcome="counted", **more):
        told = {"quantity": 2, "returned": 0, "unit_price": 10_000, "status": "final"}
        table = more.pop("table", None) or self.table(kind="marketplace_export")
        told |= more
        kept = max(told["quantity"] - told["returned"], 0)
        return OrderLine.objects.create(
            table=table, row=2 + table.order_lines.count(), marketplace="shopee",
            order=f"o{next(self.numbers)}", line="1", product="Dimsum",
            edition=edition, business=business, outcome=outcome,
            **({"net": kept * told["unit_price"]} | told),
        )  # fmt: skip

    def outlet(self, kind="modern_market"):
        key = f"pasar {next(self.numbers)}"
        return Outlet.objects.create(kind=kind, name="Pasar", key=key)

    def visit(self, outlet=None, day=date(YEAR, 5, 2), district=None, **more):
        outlet = outlet or self.outlet()
        found = more.pop("found", ())
        table = more.pop("table", None) or self.table(kind="monitoring")
        visit = Visit.objects.create(
            table=table, row=2 + table.visits.count(), kind=outlet.kind, outlet=outlet,
            district_id=district, date=day, **({"outcome": "counted"} | more),
        )  # fmt: skip
        for name in found:
            Finding.objects.create(visit=visit, type=name)
        return visit

    def question(self, file, kind="turnover_x10", row=2, **more):
        told = {"sheet": "Lembar", "needs_answer": True, "found_by": "reading"}
        return Question.objects.create(
            file=file, row=row, kind=kind, reason="Apakah ini benar?", **(told | more)
        )

"""A whole office's year is counted in a third of a second of CPU."""

from datetime import date, timedelta
from random import Random

import pytest

from lapak.domain.bazaars.models import Attendance, Participation
from lapak.domain.online.models import OrderLine
from lapak.domain.registry.models import Business, Mention, Owner
from lapak.domain.sales.models import DailySales
from lapak.figures.ledger import ledger
from tests.figures.office import YEAR, Office

BATCH = 400


def a_whole_year():
    """130 bazaars, 4,100 participations of two days, 2,000 lines, 160 visits."""
    office, chance = Office(), Random(1)
    owner = Owner.objects.create(name="Sari")
    firms = Business.objects.bulk_create(
        Business(name=f"Dapur {n}", owner=owner, district_id="31.73.01")
        for n in range(2300)
    )
    first = date(YEAR, 1, 1)
    bazaars = [office.bazaar(first + timedelta(days=2 * n)) for n in range(130)]
    tables = [office.table() for _ in range(93)]
    pairs = chance.sample(range(len(bazaars) * len(firms)), 4100)
    there = Participation.objects.bulk_create(
        Participation(bazaar=bazaars[n // len(firms)], business=firms[n % len(firms)])
        for n in pairs
    )
    named = Mention.objects.bulk_create(
        (
            Mention(table=tables[n % 93], row=2 + n // 93, business_id=p.business_id)
            for n, p in enumerate(there)
        ),
        batch_size=BATCH,
    )
    Attendance.objects.bulk_create(
        Attendance(
            mention=m, bazaar_id=p.bazaar_id, outcome="took_part", participation=p
        )
        for m, p in zip(named, there, strict=True)
    )
    DailySales.objects.bulk_create(
        DailySales(
            participation=p, mention=m, column=column, said="amount",
            told=500_000, turnover=500_000,
        )
        for m, p in zip(named, there, strict=True)
        for column in (5, 6)
    )  # fmt: skip
    editions = [office.edition(n, date(YEAR, 3 * n, 15)) for n in (1, 2, 3, 4)]
    export = office.table(kind="marketplace_export")
    OrderLine.objects.bulk_create(
        OrderLine(
            table=export, row=n, marketplace="shopee", order=str(n), line="1",
            product="Dimsum", status="final", quantity=2, unit_price=10_000, net=20_000,
            outcome="counted", edition=chance.choice(editions),
            business=chance.choice(firms),
        )
        for n in range(2000)
    )  # fmt: skip
    outlets = [office.outlet() for _ in range(70)]
    visits = office.table(kind="monitoring")
    for n in range(160):
        office.visit(outlets[n % 70], table=visits, found=["HET"])
    for n in range(120):
        kind = ("turnover_missing", "swapped", "turnover_x10")[n % 3]
        office.question(tables[n % 93].file, kind, row=2 + n // 93)


@pytest.mark.slow
@pytest.mark.django_db
def test_a_whole_year_is_counted():
    a_whole_year()

    figures = ledger(YEAR)

    assert figures["offline_participations"].value == 4100
    assert figures["offline_turnover"].open_questions == 80

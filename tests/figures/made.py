"""A year at random: facts of every kind, those that count and those that don't."""

from datetime import date, timedelta
from random import Random

from lapak.domain.bazaars.models import Level
from lapak.domain.monitoring.models import FindingType, VisitOutcome
from lapak.domain.online.models import LineOutcome, OrderStatus
from lapak.domain.places.models import OutletKind
from tests.figures.office import DISTRICTS, YEAR, Office

PLACES = (*DISTRICTS, None)


def random_year(seed, size=12):
    """Rows of an office made from a seed; the same seed makes the same rows."""
    chance = Random(seed)
    office = Office()
    firms = [office.business(chance.choice(PLACES)) for _ in range(size)]
    for root in firms[: size // 4]:
        firms.append(office.business(chance.choice(PLACES), alias_of=root))
    _offline(office, chance, firms, size)
    _online(office, chance, firms, size)
    _visits(office, chance, size)
    return office


def _day(chance):
    # a little of the years before and after
    return date(YEAR, 1, 1) + timedelta(days=chance.randint(-40, 404))


def _offline(office, chance, firms, size):
    list_ = office.table()
    for _ in range(size):
        bazaar = office.bazaar(
            _day(chance), chance.choice(PLACES), chance.choice(Level.values),
            held=chance.random() < 0.9,
        )  # fmt: skip
        for firm in chance.sample(firms, chance.randint(0, len(firms) // 2)):
            if firm.alias_of_id and chance.random() < 0.7:
                continue
            there = office.took_part(bazaar, firm, list_)
            for _ in range(chance.randint(0, 3)):
                _sale(office, chance, there)


def _sale(office, chance, there):
    told = chance.choice([None, 0, 15_000, 1_250_000, 30_000_000_000])
    after = chance.choice([told, told, None, 125_000])
    sale = office.sold(there, after, told)
    if chance.random() < 0.1:
        sale.participation = None
        sale.save()


def _online(office, chance, firms, size):
    days = {}
    while len(days) < 5:
        days[_day(chance)] = None
    # the same number in another year must not be mixed up with this one
    editions = [
        office.edition(number, day, day.year)
        for number, day in enumerate(days, start=8)
    ]
    export = office.table(kind="marketplace_export")
    for _ in range(size * 6):
        outcome = chance.choice(["counted", "counted", *LineOutcome.values])
        business = chance.choice(firms) if chance.random() < 0.8 else None
        office.line(
            chance.choice(editions) if outcome != "outside_edition" else None,
            None if outcome == "unattributed" else business,
            outcome, table=export, status=chance.choice(OrderStatus.values),
            quantity=chance.randint(0, 4), returned=chance.choice([0, 0, 1, 4]),
            unit_price=chance.choice([0, 2_400, 91_000, 4_000_000_000]),
        )  # fmt: skip


def _visits(office, chance, size):
    outlets = [office.outlet(chance.choice(OutletKind.values)) for _ in range(size)]
    list_ = office.table(kind="monitoring")
    for _ in range(size * 2):
        office.visit(
            chance.choice(outlets), _day(chance) if chance.random() < 0.9 else None,
            chance.choice(PLACES), table=list_,
            outcome=chance.choice(["counted", "counted", *VisitOutcome.values]),
            found=chance.sample(FindingType.values, chance.randint(0, 3)),
        )  # fmt: skip

"""One bazaar's and one business's numbers add up to the figures, whoever looks."""

from datetime import date

import pytest

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.online.models import OrderLine
from lapak.domain.people.rules import Role
from lapak.domain.registry.models import Business
from lapak.domain.sales.models import DailySales
from lapak.figures.each import (
    Day,
    Edition,
    Part,
    Together,
    days_of,
    each_business,
    editions_of,
    held_among,
    part_of,
    together,
    with_part_of_bazaars,
    with_part_of_businesses,
    with_turnover,
)
from lapak.figures.ledger import ledger
from tests.factories import UserFactory
from tests.figures.made import random_year
from tests.figures.office import YEAR

pytestmark = pytest.mark.django_db


@pytest.fixture
def staff(db):
    return UserFactory(role="staff")


def of(role, district="31.73.01"):
    more = {"district_id": district} if role == Role.DISTRICT_OFFICER else {}
    return UserFactory(role=role.value, **more)


def roots():
    return Business.objects.filter(alias_of=None)


@pytest.mark.parametrize("seed", range(4))
def test_all_bazaars_and_all_businesses_of_a_year_add_up_to_its_figures(seed, staff):
    random_year(seed)
    figures = {key: one.value for key, one in ledger(YEAR).items()}

    bazaars = with_part_of_bazaars(Bazaar.objects.filter(opens__year=YEAR), staff)
    assert sum(one.participants for one in bazaars) == figures["offline_participations"]
    assert sum(one.turnover or 0 for one in bazaars) == figures["offline_turnover"]
    assert held_among(bazaars) == figures["offline_bazaars_held"]

    businesses = with_part_of_businesses(roots(), staff, YEAR)
    times = [one.times for one in businesses]
    editions = [one.editions for one in businesses]
    assert sum(times) == figures["offline_participations"]
    assert sum(map(bool, times)) == figures["offline_businesses_distinct"]
    assert sum(editions) == figures["online_participations"]
    assert sum(map(bool, editions)) == figures["online_businesses_distinct"]
    assert sum(one.turnover or 0 for one in businesses) == figures["offline_turnover"]
    assert {one.first_day.year for one in businesses if one.first_day} == {YEAR}

    part = part_of(Participation.objects.filter(bazaar__opens__year=YEAR), staff)
    assert part.times == figures["offline_participations"]
    assert part.businesses == figures["offline_businesses_distinct"]
    assert part.turnover == figures["offline_turnover"]
    assert part.told == ledger(YEAR)["offline_turnover"].as_written
    assert part.unknown == sum(one.unknown for one in bazaars)
    assert part.unknown == sum(one.unknown for one in businesses)
    added = together(each_business(roots(), staff, YEAR).values())
    assert (added.times, added.businesses, added.turnover) == (
        part.times,
        part.businesses,
        part.turnover,
    )
    assert added.online_times == figures["online_participations"]
    assert added.online_businesses == figures["online_businesses_distinct"]
    assert added.online_turnover == sum(one.online_turnover or 0 for one in businesses)


@pytest.mark.parametrize(
    "role", [Role.STAFF, Role.DISTRICT_OFFICER, Role.MENTOR_AGENCY]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_everybody_counts_only_what_they_see(seed, role):
    random_year(seed)
    Business.objects.filter(
        pk__in=list(roots().values_list("pk", flat=True)[::2])
    ).update(agency="ppkukm")
    user = of(role)
    seen = [
        one
        for one in Participation.objects.visible_to(user).select_related("bazaar")
        if one.bazaar.held
    ]
    sold = {one.pk: [] for one in seen}
    for sale in DailySales.objects.exclude(participation=None):
        if sale.participation_id in sold:
            sold[sale.participation_id].append(sale.turnover)

    for bazaar in with_part_of_bazaars(Bazaar.objects.visible_to(user), user):
        here = [one for one in seen if one.bazaar_id == bazaar.pk]
        amounts = [a for one in here for a in sold[one.pk] if a is not None]
        assert bazaar.participants == len(here)
        assert bazaar.turnover == (sum(amounts) if amounts else None)
        doubtful = [one for one in here if not sold[one.pk] or None in sold[one.pk]]
        assert bazaar.unknown == len(doubtful)
        days = days_of(bazaar, user)
        assert sum(day.turnover or 0 for day in days) == sum(amounts)
    assert part_of(Participation.objects.all(), user).times == len(seen)


def test_unknown_is_not_zero(office, staff):
    bazaar, business = office.bazaar(), office.business()
    office.sold(office.took_part(bazaar, business), None)
    silent = office.took_part(bazaar, office.business())

    one = with_part_of_bazaars(Bazaar.objects.all(), staff).get()
    assert (one.participants, one.turnover, one.unknown) == (2, None, 2)
    stalls = with_turnover(Participation.objects.all())
    assert {(s.turnover, s.told, s.doubtful) for s in stalls} == {(None, None, True)}
    office.sold(silent, 0)
    one = with_part_of_bazaars(Bazaar.objects.all(), staff).get()
    assert (one.turnover, one.unknown) == (0, 1)
    assert part_of(Participation.objects.all(), staff) == Part(2, 2, 0, 0, 1)


def test_several_days_and_editions_multiply_nothing(office, staff):
    business = office.business()
    there = office.took_part(office.bazaar(), business)
    for amount in (10_000, 20_000, None):
        office.sold(there, amount)
    for number in (1, 2):
        edition = office.edition(number, date(YEAR, number, 6))
        office.line(edition, business)
        office.line(edition, business, returned=2)

    one = with_part_of_businesses(roots(), staff, None).get()

    assert (one.times, one.turnover, one.unknown) == (1, 30_000, 1)
    assert (one.editions, one.online_turnover) == (2, 40_000)
    assert (one.first_day, one.last_day) == (date(YEAR, 1, 6), date(YEAR, 3, 11))


def test_turnover_by_day_ends_with_what_is_told_for_all_days(office, staff):
    bazaar = office.bazaar()
    there = office.took_part(bazaar, office.business())
    for day, amount in ((None, 5), (date(YEAR, 3, 12), None), (date(YEAR, 3, 11), 7)):
        sale = office.sold(there, amount)
        sale.day = day
        sale.save()

    assert days_of(bazaar, staff) == [
        Day(date(YEAR, 3, 11), 7, 0),
        Day(date(YEAR, 3, 12), None, 1),
        Day(None, 5, 0),
    ]


def test_a_business_has_what_it_did_under_an_alias(office, staff):
    root = office.business("31.73.01")
    alias = office.business("31.73.02", alias_of=root)
    office.sold(office.took_part(office.bazaar(), alias), 9_000)
    edition = office.edition(4, date(YEAR, 5, 5))
    office.line(edition, alias)
    office.line(edition, root, returned=2)
    OrderLine.objects.update(order="one order, two lines")
    office.line(office.edition(5, date(YEAR, 6, 2)), root, returned=2)

    one = with_part_of_businesses(roots(), staff, YEAR).get()

    assert (one.times, one.turnover, one.editions) == (1, 9_000, 1)
    assert editions_of(root, staff) == [
        Edition(5, "JBL 5", date(YEAR, 6, 2), 1, 0, took_part=False),
        Edition(4, "JBL 4", date(YEAR, 5, 5), 1, 20_000, took_part=True),
    ]

    def added(year):
        return together(each_business(roots(), staff, year).values())

    assert added(YEAR) == Together(1, 1, 9_000, 1, 1, 20_000)
    assert added(YEAR - 1) == Together(0, 0, None, 0, 0, None)


def test_a_business_that_never_took_part_has_no_days(office, staff):
    office.business()

    one = with_part_of_businesses(roots(), staff, None).get()

    assert (one.times, one.turnover, one.editions, one.online_turnover) == (
        0,
        None,
        0,
        None,
    )
    assert (one.first_day, one.last_day) == (None, None)

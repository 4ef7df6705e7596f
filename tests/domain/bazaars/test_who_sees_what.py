"""City roles see everything, a district and an agency their part; strangers nothing."""

from datetime import date

import pytest

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.bazaars.queries import bazaar_for, participation_for
from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import OrderLine
from lapak.domain.people.queries import NotYours
from lapak.domain.people.rules import REACH, Reach, Role
from lapak.domain.registry.models import Business
from lapak.domain.registry.queries import business_for
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Question, SourceFile
from lapak.domain.sources.queries import file_for, question_for
from tests.factories import AgencyFactory, DistrictFactory, UserFactory
from tests.figures.office import Office

pytestmark = pytest.mark.django_db

HERE, THERE = "31.73.05", "31.73.07"
CITY_ROLES = [role for role in Role if REACH[role] is Reach.CITY]
OTHER_ROLES = [role for role in Role if REACH[role] is not Reach.CITY]


def user_of(role):
    return UserFactory(role=role.value)


class City:
    """Two districts; in each a bazaar with a local stall, one of them with a guest."""

    def __init__(self):
        office = Office()
        for code in (HERE, THERE):
            DistrictFactory(code=code)
        AgencyFactory(name="PPKUKM")
        self.neighbour = office.business(HERE, agency="Sosial")
        self.guest = office.business(THERE, agency="ppkukm")
        self.stranger = office.business(THERE)
        self.here = office.bazaar(district=HERE)
        self.there = office.bazaar(district=THERE)
        self.at = {}
        for bazaar, business in (
            (self.here, self.neighbour),
            (self.here, self.guest),
            (self.there, self.neighbour),
            (self.there, self.stranger),
        ):
            there = office.took_part(bazaar, business)
            office.sold(there, 10_000)
            self.at[bazaar.pk, business.pk] = there
        edition = office.edition()
        for business in (self.neighbour, self.guest, self.stranger):
            office.line(edition, business)
        for district in (HERE, THERE):
            office.visit(day=date(2023, 5, 2), district=district)
        self.file = office.file()
        self.question = office.question(self.file)


@pytest.fixture
def city(db):
    return City()


def seen(model, user):
    return set(model.objects.visible_to(user))


MODELS = (
    Bazaar,
    Participation,
    Business,
    DailySales,
    OrderLine,
    Visit,
    SourceFile,
    Question,
)


@pytest.mark.parametrize("role", CITY_ROLES)
def test_city_roles_see_everything(city, role):
    user = user_of(role)

    for model in MODELS:
        assert seen(model, user) == set(model.objects.all())
    assert bazaar_for(user, city.there.pk) == city.there
    assert business_for(user, city.stranger.pk) == city.stranger
    assert file_for(user, city.file.pk) == city.file
    assert question_for(user, city.question.pk) == city.question


@pytest.mark.parametrize("role", [Role.DISTRICT_OFFICER, Role.FIELD_OFFICER])
def test_a_district_sees_its_bazaars_and_who_lives_or_takes_part_there(city, role):
    user = user_of(role)

    assert seen(Bazaar, user) == {city.here}
    assert seen(Business, user) == {city.neighbour, city.guest}
    mine = {
        city.at[city.here.pk, city.neighbour.pk],
        city.at[city.here.pk, city.guest.pk],
        city.at[city.there.pk, city.neighbour.pk],
    }
    assert seen(Participation, user) == mine
    assert {sale.participation for sale in seen(DailySales, user)} == mine
    assert {line.business for line in seen(OrderLine, user)} == {city.neighbour}
    assert {visit.district_id for visit in seen(Visit, user)} == {HERE}


def test_an_agency_sees_the_businesses_it_looks_after_and_where_they_went(city):
    user = user_of(Role.MENTOR_AGENCY)

    assert seen(Business, user) == {city.guest}
    assert seen(Bazaar, user) == {city.here}
    assert seen(Participation, user) == {city.at[city.here.pk, city.guest.pk]}
    assert {line.business for line in seen(OrderLine, user)} == {city.guest}
    assert seen(Visit, user) == set()


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_files_and_their_questions_are_the_citys(city, role):
    user = user_of(role)

    assert (seen(SourceFile, user), seen(Question, user)) == (set(), set())
    with pytest.raises(NotYours):
        file_for(user, city.file.pk)
    with pytest.raises(NotYours):
        question_for(user, city.question.pk)


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_what_is_not_yours_looks_like_what_is_not_there(city, role):
    user = user_of(role)
    strange = city.at[city.there.pk, city.stranger.pk]

    for get, pk in (
        (bazaar_for, city.there.pk),
        (business_for, city.stranger.pk),
        (participation_for, strange.pk),
    ):
        for number in (pk, 10**9):
            with pytest.raises(NotYours):
                get(user, number)


@pytest.mark.parametrize("role", OTHER_ROLES)
def test_what_is_yours_is_given(city, role):
    user = user_of(role)
    mine = city.at[city.here.pk, city.guest.pk]

    assert bazaar_for(user, city.here.pk) == city.here
    assert business_for(user, city.guest.pk) == city.guest
    assert participation_for(user, mine.pk) == mine


def test_a_bazaar_that_nothing_tells_of_any_more_makes_nobody_a_guest(city):
    city.here.held = False
    city.here.save()

    assert seen(Business, user_of(Role.DISTRICT_OFFICER)) == {city.neighbour}

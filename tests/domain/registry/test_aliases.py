"""A business's old ids go on leading to it."""

import pytest

from lapak.domain.bazaars.models import Participation
from lapak.domain.journal.actions import facts
from lapak.domain.journal.models import Entry
from lapak.domain.registry.actions import correct_businesses
from lapak.domain.registry.models import Business
from lapak.domain.registry.queries import business_for, mentions_of, root_of
from tests.factories import (
    AgencyFactory,
    BusinessFactory,
    DistrictFactory,
    MentionFactory,
    ParticipationFactory,
    UserFactory,
)

pytestmark = pytest.mark.django_db


def test_an_alias_leads_to_the_business_that_it_is():
    root = BusinessFactory()
    alias = BusinessFactory(alias_of=root)
    older = BusinessFactory(alias_of=alias)

    user = UserFactory()
    assert business_for(user, alias.pk) == root
    assert business_for(user, older.pk) == root
    assert business_for(user, root.pk) == root


def test_aliases_in_a_circle_end_somewhere():
    one = BusinessFactory()
    other = BusinessFactory(alias_of=one)
    one.alias_of = other
    one.save()

    assert root_of(one.pk) in (one.pk, other.pk)


def test_rows_under_an_alias_are_rows_of_the_business():
    root = BusinessFactory()
    named = [
        MentionFactory(business=root),
        MentionFactory(business=BusinessFactory(alias_of=root)),
    ]
    MentionFactory()

    assert list(mentions_of(root)) == named


def joined(business, root):
    """Join a business to another, as settling does."""
    before = facts(business)
    business.alias_of_id = root.pk
    correct_businesses([(business, before)], by="ratna")


def test_aliases_of_a_business_that_is_joined_go_along():
    oldest, middle, newest = BusinessFactory(), BusinessFactory(), BusinessFactory()
    joined(newest, middle)
    joined(middle, oldest)

    newest.refresh_from_db()
    assert (newest.alias_of, root_of(newest.pk)) == (oldest, oldest.pk)
    told = Entry.objects.filter(subject=f"registry.business:{newest.pk}")
    assert [one.after["alias_of"] for one in told] == [oldest.pk, middle.pk]
    assert Business.objects.filter(alias_of__alias_of__isnull=False).count() == 0


def test_businesses_joined_at_once_each_lead_where_they_were_joined():
    root, middle, last = BusinessFactory(), BusinessFactory(), BusinessFactory()
    changed = [(middle, facts(middle)), (last, facts(last))]
    middle.alias_of, last.alias_of = root, root
    correct_businesses(changed, by="ratna")

    assert set(root.business_set.all()) == {middle, last}


def test_a_district_opens_a_business_that_was_there_only_under_an_alias():
    DistrictFactory(code="31.73.07")
    officer = UserFactory(role="district_officer")
    root = BusinessFactory(district_id="31.73.07")
    there = ParticipationFactory(business=BusinessFactory(alias_of=root))
    BusinessFactory(district_id="31.73.07")

    assert business_for(officer, root.pk) == root
    assert business_for(officer, there.business_id) == root
    assert list(Participation.objects.visible_to(officer)) == [there]


def test_an_alias_lives_where_its_business_does_and_has_its_agency():
    AgencyFactory(name="PPKUKM")
    DistrictFactory(code="31.73.07")
    neighbour = BusinessFactory(district=DistrictFactory(), agency="ppkukm")
    alias = BusinessFactory(district_id="31.73.07", agency="Sosial", alias_of=neighbour)
    moved = BusinessFactory(
        district=DistrictFactory(), agency="PPKUKM",
        alias_of=BusinessFactory(district_id="31.73.07", agency="Sosial"),
    )  # fmt: skip
    far = {"bazaar__district_id": "31.73.07"}
    mine = ParticipationFactory(business=alias, **far)
    ParticipationFactory(business=moved, **far)

    for role in ("district_officer", "mentor_agency"):
        user = UserFactory(role=role)
        assert set(Business.objects.visible_to(user)) == {neighbour, alias}
        assert set(Participation.objects.visible_to(user)) == {mine}

"""A business's old ids go on leading to it."""

import pytest

from lapak.domain.registry.queries import business_for, mentions_of, root_of
from tests.factories import BusinessFactory, MentionFactory, UserFactory

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

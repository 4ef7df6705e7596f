"""Beranda: what waits is told to whom it concerns."""

import pytest
from django.urls import reverse

from lapak.domain.people.rules import Role
from tests.web.city import City, user_of

pytestmark = pytest.mark.django_db
ANSWER = 'href="/berkas/pertanyaan/'


@pytest.fixture
def asked():
    office = City().office
    office.question(office.table().file, "turnover_missing", row=2)


def home(client, role):
    client.force_login(user_of(role))
    return client.get(reverse("home:index")).content.decode()


def test_staff_are_led_to_the_questions(client, asked):
    page = home(client, Role.STAFF)

    assert "1 pertanyaan" in page
    assert ANSWER in page


@pytest.mark.parametrize("role", [Role.HEAD, Role.AUDITOR])
def test_who_only_reads_is_told_how_many_wait(client, asked, role):
    page = home(client, role)

    assert "1 pertanyaan" in page
    assert ANSWER not in page


@pytest.mark.parametrize("role", [Role.MENTOR_AGENCY, Role.DISTRICT_OFFICER])
def test_a_part_of_the_city_is_not_told_of_all_files(client, asked, role):
    page = home(client, role)

    assert "1 pertanyaan" not in page
    assert ANSWER not in page

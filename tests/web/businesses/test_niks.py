"""A NIK stays covered until somebody who may looks at it; the look is journalled."""

import pytest
from django.test import Client

from lapak.domain.journal.models import Entry
from lapak.domain.people.rules import Role, Task, may
from lapak.domain.registry.models import Mention
from tests.web.city import NIK, City, page_of, sealed, user_of

pytestmark = pytest.mark.django_db
LOOKERS = [role for role in Role if may(role, Task.SEE_NIK)]
OTHERS = [role for role in Role if not may(role, Task.SEE_NIK)]


@pytest.fixture
def city(db):
    made = City()
    for bazaar in (made.here, made.there):
        made.write(made.mention(bazaar, made.guest), owner_name="Dian", **sealed())
    return made


def at(city):
    return f"/usaha/{city.guest.pk}/nik/"


@pytest.mark.parametrize("role", Role)
def test_it_is_covered_for_everybody(client, city, role):
    client.force_login(user_of(role))

    page = page_of(client, f"/usaha/{city.guest.pk}/")

    assert "•••• •••• •••• ••••" in page
    assert page.count("Dian, 16 angka") == 1
    assert NIK not in page
    assert ("Lihat NIK" in page) == (role in LOOKERS)
    assert not Entry.objects.exists()


@pytest.mark.parametrize("role", LOOKERS)
def test_a_look_shows_it_once_and_is_journalled(client, city, role):
    user = user_of(role, username="ratna", first_name="Ratna Wulandari")
    client.force_login(user)

    answer = client.post(at(city))

    page = answer.content.decode()
    assert NIK in page
    assert answer["Cache-Control"] == "no-store, private"
    assert "Lihat NIK" not in page
    assert "Anda melihatnya; itu tercatat di jejak." in page
    newest = city.mention(city.there, city.guest)
    entry = Entry.objects.get()
    assert (entry.verb, entry.by) == ("business.nik_seen", "ratna")
    assert entry.subject == f"registry.business:{city.guest.pk}"
    assert entry.after == {
        "table": newest.table_id,
        "row": newest.row,
        "business": city.guest.pk,
    }
    after = page_of(client, f"/usaha/{city.guest.pk}/")
    assert NIK not in after
    assert f"Ratna Wulandari melihat NIK usaha {city.guest.pk}" in after


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_else_looks(client, city, role):
    client.force_login(user_of(role))

    answer = client.post(at(city))

    assert answer.status_code == 403
    assert NIK not in answer.content.decode()
    assert not Entry.objects.exists()


def test_looking_is_asked_for_by_a_form_of_ours(city):
    assert Client().post(at(city))["Location"].startswith("/masuk/")
    client = Client(enforce_csrf_checks=True)
    client.force_login(user_of(Role.STAFF))

    assert client.get(at(city)).status_code == 405
    assert client.post(at(city)).status_code == 403
    assert not Entry.objects.exists()


def test_a_business_that_is_not_there_has_none(client, city):
    client.force_login(user_of(Role.STAFF))

    assert client.post("/usaha/999999/nik/").status_code == 404
    assert not Entry.objects.exists()


def test_one_that_excel_destroyed_is_told_as_such(client, city):
    city.write(
        city.mention(city.here, city.guest),
        **sealed("3.17305E+15") | {"nik_state": "destroyed", "nik": "", "nik15": ""},
    )
    client.force_login(user_of(Role.STAFF))

    covered = page_of(client, f"/usaha/{city.guest.pk}/")
    page = client.post(at(city)).content.decode()

    assert "Dian, angka terakhirnya hilang di Excel" in covered
    assert "<code>3.17305E+15</code>" in page
    assert f"<code>{NIK}</code>" in page
    assert Entry.objects.count() == 2


def test_one_that_cannot_be_opened_says_why_and_shows_nothing(client, city):
    Mention.objects.exclude(nik_sealed=None).update(nik_sealed=b"\x02k1" + b"0" * 40)
    client.force_login(user_of(Role.STAFF))

    page = client.post(at(city)).content.decode()

    assert 'role="alert"' in page
    assert "Pulihkan dari cadangan" in page
    assert "Lihat NIK" in page
    assert not Entry.objects.exists()


def test_a_business_without_one_has_nothing_to_look_at(client, city):
    client.force_login(user_of(Role.STAFF))

    page = client.post(f"/usaha/{city.stranger.pk}/nik/").content.decode()

    assert "Tidak tercatat di daftar mana pun." in page
    assert not Entry.objects.exists()

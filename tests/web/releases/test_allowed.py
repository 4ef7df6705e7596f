"""Who may read the press release, who may write it, who hears of neither."""

import pytest

from lapak.domain.people.rules import REACH, TASKS, Reach, Role, Task
from lapak.domain.releases.models import Draft
from tests.factories import UserFactory
from tests.figures.office import YEAR
from tests.web.releases.pages import ADDRESS, fields, form, opened, words

pytestmark = pytest.mark.django_db
PAGES = ("", "templat/", "word/", "teks/")


@pytest.mark.parametrize("role", Role)
def test_each_role_reads_writes_or_finds_nothing(office, client, role):
    client.force_login(UserFactory(role=role.value))
    page = opened(client)
    reads = REACH[role] is Reach.CITY
    writes = Task.WRITE_RELEASES in TASKS[role]
    assert page.status_code == (200 if reads else 404)
    assert bool(fields(page)) == writes
    for to in ("", "pratinjau/", "templat/"):
        answer = client.post(ADDRESS + to, form(["Judul", "Isi."], "0"))
        expected = 404 if not reads and to != "pratinjau/" else 403
        assert (answer.status_code == expected) == (not writes), to
    assert Draft.objects.exists() == writes
    assert client.get("/laporan/").status_code == (200 if reads else 404)


@pytest.mark.parametrize("page", PAGES)
def test_nobody_reads_it_without_signing_in(office, client, page):
    assert client.get(ADDRESS + page).status_code == 302


def test_who_only_reads_sees_the_words_and_no_field(office, client):
    client.force_login(UserFactory(role="auditor"))
    page = words(opened(client))
    assert "2 bazar luring" in page
    assert "Simpan" not in page
    assert f"Siaran pers tahun {YEAR}" in page


@pytest.mark.parametrize("role", Role)
def test_the_rail_leads_those_there_who_may_read(office, client, role):
    client.force_login(UserFactory(role=role.value))
    rail = client.get("/").content.decode()
    for address in (ADDRESS, "/laporan/"):
        assert (f'href="{address}"' in rail) == (REACH[role] is Reach.CITY)

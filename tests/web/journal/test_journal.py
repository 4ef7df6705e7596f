"""The journal as people read it."""

from datetime import UTC, datetime

import pytest
import time_machine

from lapak.domain.journal.actions import write, write_all
from lapak.domain.journal.models import Entry
from lapak.domain.journal.queries import name_of
from lapak.domain.journal.rules import Said
from lapak.domain.people.actions import activate_user, deactivate_user
from lapak.domain.people.rules import Role
from lapak.web.base.journal import changes, page_of_subject, thing, told
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db
MORNING = datetime(2023, 10, 9, 1, 47, tzinfo=UTC)  # 08.47 in Jakarta
LATE = datetime(2023, 10, 9, 17, 30, tzinfo=UTC)  # half past midnight, the tenth


@pytest.fixture
def auditor(client):
    user = UserFactory(role="auditor", username="ratna", first_name="Ratna Wulandari")
    client.force_login(user)
    return user


@pytest.fixture
def two_entries(auditor):
    budi = UserFactory(username="budi", first_name="Budi Santoso")
    with time_machine.travel(MORNING, tick=False):
        write("people.user_added", budi, by="ratna")
    with time_machine.travel(LATE, tick=False):
        deactivate_user(budi, by="perintah")
    return budi


def text_of(client, path):
    return client.get(path).content.decode()


def test_an_entry_is_a_sentence_with_who_what_and_when(client, two_entries):
    page = text_of(client, f"/jejak/{name_of(two_entries)}/")

    assert "Ratna Wulandari menambah pengguna budi</a> · " in page
    assert "Senin, 9 Oktober 2023, 08.47" in page
    assert "Baris perintah mengakhiri izin masuk budi" in page
    assert "Selasa, 10 Oktober 2023, 00.30" in page


def test_an_entry_shows_before_and_after_and_its_seal(client, two_entries):
    page = text_of(client, "/jejak/2/")

    assert "Boleh masuk</th><td>ya</td><td>tidak</td>" in page
    assert Entry.objects.get(number=1).hash in page


def rows(client, query):
    lines = client.get(f"/jejak/?unduh=csv&{query}").getvalue().decode().split("\r\n")
    return [line.split(",")[0] for line in lines[1:] if line]


def test_the_journal_is_narrowed_by_who_what_and_day(client, two_entries):
    assert rows(client, "") == ["2", "1"]
    assert rows(client, "siapa=ratna") == ["1"]
    assert rows(client, "kejadian=people.user_deactivated") == ["2"]
    assert rows(client, "jenis=people.agency") == []
    assert rows(client, f"cari={name_of(two_entries)}") == ["2", "1"]
    assert rows(client, "dari=2023-10-10") == ["2"]
    assert rows(client, "sampai=2023-10-09") == ["1"]
    assert rows(client, "dari=2023-10-09&sampai=2023-10-10") == ["2", "1"]
    assert rows(client, "dari=2023-02-31&sampai=kemarin") == ["2", "1"]


def test_there_are_a_hundred_a_page(client, auditor):
    write_all([Said("x.y", f"x.thing:{n}") for n in range(130)], by="ratna")

    first = text_of(client, "/jejak/")
    second = text_of(client, "/jejak/?halaman=2")

    assert "1–100 dari 130" in first
    assert "101–130 dari 130" in second
    assert "1–50 dari 130" in text_of(client, "/jejak/?per=50")


@pytest.mark.parametrize("role", Role)
def test_who_opens_whose_entry(client, role):
    me = UserFactory(role=role.value)
    client.force_login(me)
    write("people.user_added", me, by=me.username)
    write("people.user_added", me, by="lain")

    reads_all = role in (Role.HEAD, Role.SECTION_HEAD, Role.AUDITOR)
    assert client.get("/jejak/1/").status_code == 200
    assert client.get("/jejak/2/").status_code == (200 if reads_all else 404)
    assert rows(client, "") == (["2", "1"] if reads_all else ["1"])


@pytest.mark.parametrize("path", ["/jejak/99/", "/jejak/people.user:99/", "/jejak/x/"])
def test_what_never_was_is_not_found(client, auditor, path):
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("path", ["/jejak/", "/jejak/1/", "/jejak/people.user:1/"])
def test_a_stranger_signs_in_first(client, path):
    assert client.get(path)["Location"].startswith("/masuk/")


def test_a_verb_and_a_thing_without_words_are_still_told(auditor):
    write_all([Said("x.y", "x.thing:7", {"name": "a", "x": 1}, None)], by="ratna")

    entry = told(Entry.objects.all())[0]

    assert entry.sentence == "Ratna Wulandari: x.y, a"
    assert (entry.link, thing("x.thing:7")) == (None, "x.thing")
    assert [(one.before, one.after) for one in entry.changes] == [("a", "–")]


def test_of_a_new_thing_only_what_it_has_is_told():
    new = {"username": "budi", "is_active": True, "district": None, "unheard_of": 3}
    assert [one.label for one in changes(None, new)] == ["Nama pengguna", "Boleh masuk"]
    assert changes({"a": 1}, {"a": 1}) == []


def test_a_thing_leads_to_its_page():
    assert page_of_subject("people.user:3") == "/pengguna/3/"
    assert page_of_subject("people.user:x") is None
    assert page_of_subject("people.agency:3") is None


def test_sentences_cost_one_question(auditor, django_assert_num_queries):
    budi = UserFactory()
    for _ in range(5):
        deactivate_user(budi, by="ratna")
        activate_user(budi, by="ratna")
    with django_assert_num_queries(2):
        told(Entry.objects.all())

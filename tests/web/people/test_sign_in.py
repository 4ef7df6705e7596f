"""The door: who comes in, who doesn't, and what they are told."""

import pytest
from django.urls import reverse

from lapak.domain.journal.models import Entry
from lapak.domain.people.models import User
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.django_db


def sign_in(client, username, password):
    return client.post("/masuk/", {"login": username, "password": password})


def test_the_right_password_opens(client):
    user = UserFactory(username="ratna")

    answer = sign_in(client, "ratna", PASSWORD)

    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert client.session["_auth_user_id"] == str(user.pk)


def test_it_leads_on_to_the_page_that_was_asked_for(client):
    UserFactory(username="ratna")
    away = client.get("/pengguna/")
    assert away["Location"] == "/masuk/?next=/pengguna/"

    answer = client.post(
        away["Location"],
        {"login": "ratna", "password": PASSWORD, "next": "/pengguna/"},
    )

    assert answer["Location"] == "/pengguna/"


def test_another_site_is_not_led_on_to(client):
    UserFactory(username="ratna")
    sent = {"login": "ratna", "password": PASSWORD, "next": "https://jahat.example/"}
    assert client.post("/masuk/", sent)["Location"] == "/"


@pytest.mark.parametrize(
    ("username", "password"), [("ratna", "salah"), ("nobody", PASSWORD)]
)
def test_a_wrong_word_is_told_in_one_sentence_that_gives_nothing_away(
    client, username, password
):
    UserFactory(username="ratna")

    answer = sign_in(client, username, password)

    page = answer.content.decode()
    assert "_auth_user_id" not in client.session
    assert "Nama pengguna atau sandinya tidak cocok." in page
    assert "data-ringkasan-galat" in page
    assert "<title>Ada kesalahan: Masuk" in page


def test_the_page_is_indonesian_with_one_h1_and_labels(client):
    page = client.get("/masuk/", headers={"accept-language": "en"}).content.decode()

    assert '<html lang="id"' in page
    assert page.count("<h1>") == 1
    assert 'for="id_login"' in page
    assert 'for="id_password"' in page


def test_english_is_a_choice_that_is_remembered(client):
    answer = client.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    assert answer["Location"] == "/masuk/"

    page = client.get("/masuk/").content.decode()

    assert '<html lang="en"' in page
    assert ">Sign in</h1>" in page


def test_an_unknown_language_is_indonesian(client):
    client.cookies["django_language"] = "xx"
    assert '<html lang="id"' in client.get("/masuk/").content.decode()


def test_after_five_wrong_passwords_even_the_right_one_waits(client):
    UserFactory(username="ratna")
    for _ in range(5):
        sign_in(client, "ratna", "salah")

    answer = sign_in(client, "ratna", PASSWORD)

    assert "_auth_user_id" not in client.session
    assert "Terlalu banyak percobaan" in answer.content.decode()


def test_many_tries_from_one_address_are_turned_away(client):
    for number in range(31):
        answer = sign_in(client, f"orang{number}", "salah")
    assert answer.status_code == 429


def test_whose_sign_in_ended_stays_out_and_is_thrown_out(client):
    user = UserFactory(username="ratna")
    sign_in(client, "ratna", PASSWORD)
    User.objects.filter(pk=user.pk).update(is_active=False)

    assert client.get("/pengguna/").status_code == 302
    sign_in(client, "ratna", PASSWORD)
    assert client.get("/pengguna/")["Location"].startswith("/masuk/")


def test_signing_out_takes_a_post(client):
    client.force_login(UserFactory())

    asked = client.get("/keluar/")
    assert "Keluar?" in asked.content.decode()
    assert "_auth_user_id" in client.session
    client.post("/keluar/")
    assert "_auth_user_id" not in client.session


def test_ones_own_password_is_changed_with_the_present_one(client):
    user = UserFactory(username="ratna")
    client.force_login(user)
    sent = {"oldpassword": "salah", "password1": "bunga-melati-9"}
    sent["password2"] = sent["password1"]

    refused = client.post("/sandi/", sent)
    assert "bukan sandi Anda" in refused.content.decode()
    client.post("/sandi/", sent | {"oldpassword": PASSWORD})

    user.refresh_from_db()
    assert user.check_password("bunga-melati-9")
    assert Entry.objects.get().verb == "people.password_set"
    assert client.get("/pengguna/").status_code == 200  # still signed in here


@pytest.mark.parametrize("path", ["/accounts/signup/", "/masuk/daftar/", "/signup/"])
def test_nobody_signs_up(client, path):
    assert client.get(path).status_code in (302, 404)
    assert not User.objects.exists()


class TestTheDemo:
    """One click for each role, and nothing of it elsewhere."""

    def test_each_role_that_somebody_has_gets_its_button(self, client, settings):
        settings.DEMO = True
        UserFactory(role="head")
        page = client.get("/masuk/").content.decode()
        assert 'value="head"' in page
        assert 'value="auditor"' not in page

    def test_a_click_signs_in(self, client, settings):
        settings.DEMO = True
        user = UserFactory(role="head")
        answer = client.post("/masuk/coba/", {"role": "head"})
        assert answer["Location"] == "/"
        assert client.session["_auth_user_id"] == str(user.pk)

    def test_a_role_that_nobody_has_is_not_found(self, client, settings):
        settings.DEMO = True
        for role in ("head", "boss", ""):
            assert client.post("/masuk/coba/", {"role": role}).status_code == 404

    def test_a_get_changes_nothing(self, client, settings):
        settings.DEMO = True
        assert client.get("/masuk/coba/").status_code == 405

    def test_outside_the_demo_there_is_no_such_page(self, client):
        UserFactory(role="head")
        assert client.post("/masuk/coba/", {"role": "head"}).status_code == 404
        assert "_auth_user_id" not in client.session
        assert reverse("demo_sign_in") not in client.get("/masuk/").content.decode()

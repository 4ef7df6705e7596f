"""The shells, the pages of trouble, appearance and language."""

import pytest
from django.contrib.auth import get_user_model
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.urls import path

from lapak.web.base import navigation
from lapak.web.base.navigation import Place, groups_for, sign_out_address

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return get_user_model().objects.create_user(
        "ratna", first_name="Ratna", last_name="<b>Wulandari", role="staff"
    )


@pytest.fixture
def signed_in(client, officer):
    client.force_login(officer)
    return client


def test_the_components_are_for_those_who_are_signed_in(client):
    assert client.get("/komponen/").status_code == 302


def test_every_component_is_shown_in_light_and_dark(signed_in):
    page = signed_in.get("/komponen/").content.decode()
    assert page.count('class="papan tumpuk" data-tema="terang"') == 16
    assert page.count('class="papan tumpuk" data-tema="gelap"') == 16
    assert "Invalid" not in page


def test_the_shell_names_who_is_signed_in_and_escapes_it(signed_in):
    page = signed_in.get("/komponen/").content.decode()
    assert "Ratna &lt;b&gt;Wulandari" in page
    assert "petugas kantor" in page
    assert f'action="{sign_out_address()}"' in page


def test_a_page_is_answered_with_the_strict_policy(signed_in):
    policy = signed_in.get("/komponen/").headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy


@pytest.mark.parametrize(("wanted", "kept"), [("gelap", "gelap"), ("terang", "terang")])
def test_a_theme_is_kept_in_a_cookie(client, wanted, kept):
    answer = client.post("/tampilan/", {"tema": wanted, "next": "/masuk/?a=1"})
    assert (answer.status_code, answer.url) == (302, "/masuk/?a=1")
    assert client.cookies["tema"].value == kept
    assert f'data-tema="{kept}"' in client.get("/masuk/").content.decode()


def test_the_device_can_decide_again(client):
    client.post("/tampilan/", {"tema": "gelap"})
    client.post("/tampilan/", {"tema": "sistem"})
    assert "data-tema" not in client.get("/masuk/").content.decode()


@pytest.mark.parametrize(
    "elsewhere", ["https://x.example/", "//x.example", "", "javascript:1"]
)
def test_appearance_leads_nowhere_else(client, elsewhere):
    assert client.post("/tampilan/", {"next": elsewhere}).url == "/"


def test_appearance_is_only_changed_by_post(client):
    assert client.get("/tampilan/").status_code == 405


def test_english_is_chosen_in_the_footer(client):
    client.post("/bahasa/", {"language": "en", "next": "/masuk/"})
    page = client.get("/masuk/").content.decode()
    assert '<html lang="en"' in page
    assert "Bahasa Indonesia" in page


def test_a_page_that_is_not_there_says_what_to_do(client, officer):
    client.force_login(officer)
    answer = client.get("/tidak-ada/")
    assert answer.status_code == 404
    assert "Periksa alamat" in answer.content.decode()


def test_a_form_from_a_page_open_too_long_is_explained(officer):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(officer)
    answer = strict.post("/tampilan/", {"tema": "gelap"})
    assert answer.status_code == 403
    assert "terlalu lama" in answer.content.decode()


@pytest.mark.parametrize("name", ["400.html", "403.html", "404.html", "500.html"])
def test_pages_of_trouble_need_nothing_of_the_server(name):
    page = render_to_string(name)
    assert page.count("<h1>") == 1
    assert "<form" not in page  # nothing that could fail again


def places(settings, *pages):
    settings.ROOT_URLCONF = type(
        "Addresses",
        (),
        {"urlpatterns": [path(address, print, name=name) for address, name in pages]},
    )


@pytest.fixture
def rail(monkeypatch, settings):
    """A rail of its own with the pages /, /berkas/ and /usaha/."""
    places(settings, ("", "home"), ("berkas/", "files"), ("usaha/", "businesses"))
    shown = [
        ("", [Place("home", "Beranda", "house")]),
        (
            "Data",
            [
                Place("files", "Berkas", "file", waiting=lambda _request: 3),
                Place("businesses", "Usaha", "store", roles=frozenset({"staff"})),
                Place("nowhere", "Nanti", "clock"),
            ],
        ),
        ("Kosong", [Place("nowhere", "Nanti", "clock")]),
    ]
    monkeypatch.setattr(navigation, "RAIL", shown)


def seen(address, user=None):
    request = RequestFactory().get(address)
    if user is not None:
        request.user = user
    return {
        str(group.heading): [
            (link.address, link.waiting, link.current) for link in group.links
        ]
        for group in groups_for(request)
    }


@pytest.mark.usefixtures("rail")
def test_the_rail_leaves_out_what_is_not_there(officer):
    assert seen("/berkas/7/", officer) == {
        "": [("/", 0, False)],
        "Data": [("/berkas/", 3, True), ("/usaha/", 0, False)],
    }


@pytest.mark.usefixtures("rail")
def test_the_rail_leaves_out_what_a_role_does_not_use():
    auditor = get_user_model()(username="a", role="auditor")
    assert seen("/", auditor) == {
        "": [("/", 0, True)],
        "Data": [("/berkas/", 3, False)],
    }
    assert "/usaha/" not in str(seen("/"))


def test_signing_out_has_an_address_without_any_sign_in(settings):
    places(settings)
    assert sign_out_address() == "/keluar/"

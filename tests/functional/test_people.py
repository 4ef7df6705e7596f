"""Signing in, users and journal in a browser."""

import pytest
from playwright.sync_api import expect

from lapak.domain.people.actions import deactivate_user
from tests.factories import PASSWORD, UserFactory

pytestmark = pytest.mark.browser


@pytest.fixture
def head(transactional_db):
    user = UserFactory(role="head", username="ratna", first_name="Ratna Wulandari")
    deactivate_user(UserFactory(username="budi", first_name="Budi"), by="ratna")
    return user


@pytest.mark.parametrize(
    "address",
    [
        "/pengguna/",
        "/pengguna/tambah/",
        "/pengguna/{pk}/",
        "/pengguna/{pk}/akhiri/",
        "/sandi/",
        "/keluar/",
        "/masuk/lagi/",
        "/jejak/",
        "/jejak/1/",
    ],
)
def test_axe_finds_nothing_wrong(open_page, head, faults, address):
    page = open_page(address.format(pk=head.pk), user=head)
    assert faults(page) == []


def test_a_wrong_password_is_told_and_the_right_one_opens(
    open_page, head, faults, settings
):
    settings.DEMO = True
    page = open_page("/masuk/?next=/pengguna/")
    assert faults(page) == []
    page.get_by_label("Nama pengguna").fill("ratna")
    page.get_by_label("Sandi").fill("salah")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("alert").get_by_text("tidak cocok").wait_for()
    assert faults(page) == []

    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()

    page.get_by_role("heading", name="Pengguna").wait_for()
    expect(page.get_by_text("Ratna Wulandari").first).to_be_visible()


def test_one_click_of_the_demo_signs_in(open_page, head, settings):
    settings.DEMO, settings.LOGIN_REDIRECT_URL = True, "/pengguna/"
    page = open_page("/masuk/")
    page.get_by_role("button", name="kepala kantor").click()
    page.get_by_role("heading", name="Pengguna").wait_for()

"""Signing in, users and journal in a browser."""

import pytest

from lapak.domain.people.actions import deactivate_user
from tests.factories import PASSWORD, UserFactory
from tests.functional.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.browser


@pytest.fixture
def head(transactional_db):
    user = UserFactory(role="head", username="ratna", first_name="Ratna Wulandari")
    deactivate_user(UserFactory(username="budi", first_name="Budi"), by="ratna")
    return user


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
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
def test_axe_finds_nothing_wrong(open_page, head, violations, address, size, scheme):
    page = open_page(address.format(pk=head.pk), user=head, size=size, scheme=scheme)
    assert page.locator("h1").count() == 1
    assert violations(page) == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_wrong_password_is_told_and_the_right_one_opens(
    open_page, head, violations, scheme, settings
):
    settings.DEMO = True
    page = open_page("/masuk/?next=/pengguna/", scheme=scheme)
    assert violations(page) == []
    page.get_by_label("Nama pengguna").fill("ratna")
    page.get_by_label("Sandi").fill("salah")
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("alert").get_by_text("tidak cocok").wait_for()
    assert violations(page) == []

    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()

    page.get_by_role("heading", name="Pengguna").wait_for()
    assert page.get_by_text("Ratna Wulandari").count() >= 1


def test_one_click_of_the_demo_signs_in(open_page, head, settings):
    settings.DEMO, settings.LOGIN_REDIRECT_URL = True, "/pengguna/"
    page = open_page("/masuk/")
    page.get_by_role("button", name="kepala kantor").click()
    page.get_by_role("heading", name="Pengguna").wait_for()

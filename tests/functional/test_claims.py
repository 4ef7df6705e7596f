"""Checking a pasted text in a browser."""

from datetime import date

import pytest
from playwright.sync_api import expect

from tests.factories import UserFactory
from tests.figures.office import YEAR, Office
from tests.functional.conftest import follow

pytestmark = pytest.mark.browser

TEXT = (
    "Bazar luring digelar 1 kali dengan omzet Rp1.250.000.\n"
    "Omzet bazar luring itu Rp1.350.000, menurut catatan lain."
)


@pytest.fixture
def year(transactional_db):
    office = Office()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    there = office.took_part(bazaar, office.business("31.73.01"), office.table())
    office.sold(there, 1_250_000)


def test_a_false_number_is_seen_and_leads_to_the_figure(
    open_page, year, faults, picture
):
    page = open_page("/periksa-teks/", user=UserFactory(role="head", username="kepala"))
    assert faults(page) == []
    page.get_by_label("Teks").fill(TEXT)
    follow(page.get_by_role("button", name="Periksa", exact=True))

    expect(page.get_by_text("1 angka salah.")).to_be_visible()
    expect(page.locator(".teks-diperiksa")).to_contain_text("menurut catatan lain.")
    picture(page, "periksa-teks")
    page.get_by_role("link", name="Rp1.350.000").first.click()
    expect(page.locator("#klaim-3")).to_be_in_viewport()
    assert faults(page) == []
    follow(page.locator("#klaim-3").get_by_role("link"))
    expect(page.get_by_role("heading", name="Omset bazar luring")).to_be_visible()

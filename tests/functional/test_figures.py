"""Opening a figure down to its cell in a browser."""

import pytest
from playwright.sync_api import expect

from tests.figures.office import Office
from tests.functional.conftest import follow

pytestmark = pytest.mark.browser


@pytest.fixture
def sold(transactional_db):
    """Two stalls of one bazaar; the list that tells of them is a kept file."""
    office = Office()
    bazaar, table = office.bazaar(district="31.73.01"), office.table()
    business = office.business(name="Taman Pak Yusuf")
    office.sold(office.took_part(bazaar, office.business(), table), 250_000)
    return office.sold(office.took_part(bazaar, business, table), 745_000)


def test_a_figure_opens_by_month_and_row_down_to_its_cell(open_page, officer, sold):
    page = open_page("/angka/?tahun=2023", user=officer)
    follow(page.get_by_role("link", name="Omset Rp995.000"))
    page.locator("#per-month summary").click()
    page.get_by_role("link", name="Maret 2023").click()
    page.get_by_role("link", name="Taman Pak Yusuf").click()

    expect(page.locator("#sumber")).to_contain_text("Rp745.000")
    assert f"baris={sold.pk}" in page.url
    with page.expect_download() as got:
        page.get_by_role("link", name="XLSX", exact=True).click()
    assert got.value.suggested_filename == "angka-offline-turnover-2023.xlsx"


def test_everybody_can_read_it(open_page, officer, sold, faults):
    address = f"/angka/?tahun=2023&angka=offline_turnover&bulan=2023-03&baris={sold.pk}"
    page = open_page(address, user=officer)
    assert faults(page, "angka") == []
    page = open_page("/", user=officer)
    assert faults(page) == []

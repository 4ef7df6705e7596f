"""Businesses and bazaars in a browser, on a desk and on a phone."""

import pytest
from playwright.sync_api import expect

from lapak.domain.bazaars.actions import hold_bazaars
from lapak.domain.journal.actions import facts
from tests.functional.conftest import DESKTOP, PHONE
from tests.web.city import NIK, City, sealed
from tests.web.city import PHONE as CALL

pytestmark = pytest.mark.browser

SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
PAGES = {
    "usaha": "/usaha/?tahun=2023",
    "usaha-satu": "/usaha/{guest}/",
    "usaha-kosong": "/usaha/?cari=tidak+ada",
    "bazar": "/bazar/?tahun=2023",
    "bazar-satu": "/bazar/{here}/",
    "bazar-batal": "/bazar/{off}/",
}


@pytest.fixture
def city(transactional_db):
    """With a question, rows that do not count, a NIK, days, and a bazaar called off."""
    city = City()
    city.write(
        city.mention(city.here, city.guest),
        business_written="Kue Bu Dian (snack box)", owner_written="Dian Maulana",
        owner_name="Dian Maulana", phones=CALL, **sealed(),
    )  # fmt: skip
    city.office.question(
        city.list_here.file, row=3, sheet="Hari 1", value="belum lapor"
    )
    city.row(
        city.here, city.list_here, "absent", business_written="Kedai Gurih",
        owner_written="Budi",
    )  # fmt: skip
    city.at[city.here.pk, city.neighbour.pk].daily_sales.update(day=city.here.opens)
    city.off = city.office.bazaar(district="31.73.05")
    before = facts(city.off)
    city.off.held = False
    hold_bazaars([], [(city.off, before)], by="ratna")
    return city


@pytest.mark.parametrize("name", PAGES)
def test_everybody_can_read_it(open_page, officer, faults, city, name):
    address = PAGES[name].format(
        guest=city.guest.pk, here=city.here.pk, off=city.off.pk
    )
    page = open_page(address, user=officer)
    assert faults(page, name) == []


def test_a_business_is_found_by_a_spelling_and_opens_down_to_its_bazaar(
    open_page, officer, city
):
    page = open_page("/usaha/", user=officer)
    page.keyboard.press("/")
    page.keyboard.type("snack box")
    page.keyboard.press("Enter")
    page.wait_for_url("**cari=snack**")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    page.get_by_role("heading", level=1, name="Kue Ibu Dian").wait_for()
    page.get_by_role("link", name="Bazar Merdeka", exact=True).click()
    page.get_by_role("heading", level=1, name="Bazar Merdeka").wait_for()
    with page.expect_download() as got:
        page.get_by_role("link", name="CSV", exact=True).click()
    assert got.value.suggested_filename == f"bazar-{city.here.pk}.csv"


@SIZES
def test_a_nik_is_shown_after_a_click_and_covered_again(
    open_page, officer, faults, city, size
):
    page = open_page(f"/usaha/{city.guest.pk}/", user=officer, size=size)
    assert NIK not in page.content()
    page.get_by_role("button", name="Lihat NIK").click()
    page.get_by_text(NIK).wait_for()
    page.mouse.wheel(0, 400)  # nothing of the side column stays behind over the rest
    nik, bazaars = (
        page.get_by_role("heading", name=name, exact=True).bounding_box()
        for name in ("NIK", "Bazar yang diikuti")
    )
    assert nik["y"] < bazaars["y"] or nik["x"] + nik["width"] < bazaars["x"]
    assert faults(page, "usaha-nik") == []
    page.set_viewport_size(size)
    page.get_by_role("link", name="Tutup lagi").click()
    page.get_by_role("button", name="Lihat NIK").wait_for()
    page.wait_for_load_state()
    assert NIK not in page.content()
    expect(page.get_by_text("melihat NIK usaha")).to_have_count(1)


def test_a_wrong_bazaar_is_corrected_on_the_page_of_its_file(open_page, officer, city):
    page = open_page(f"/bazar/{city.here.pk}/", user=officer)
    page.get_by_role("link", name=city.list_here.file.name, exact=True).click()
    page.wait_for_url(f"**#tabel-{city.list_here.pk}")
    page.get_by_label("Tempat", exact=True).wait_for()

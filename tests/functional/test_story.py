"""The whole story in a browser: from a folder of lists to a figure's cell and back."""

import pytest
from playwright.sync_api import expect

from lapak.demo.year import write_year
from lapak.domain.bazaars.models import Bazaar
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Decision, Question, SourceFile
from lapak.figures.ledger import ledger
from tests.factories import PASSWORD, UserFactory
from tests.functional.conftest import DESKTOP, PHONE, follow
from tests.jobs.test_intake import a_list

pytestmark = [pytest.mark.browser, pytest.mark.slow]

YEAR = 2025
ON_A_PHONE = ("cerita-2-tinjau", "cerita-5-pertanyaan")
WRONG = "Daftar hadir lapangan.xlsx"


@pytest.fixture
def folder(tmp_path):
    """An office's folder: lists, exports, a photo, and what systems leave behind."""
    folder = tmp_path / "Bazar 2025"
    write_year(folder, year=YEAR, seed=11)
    a_list(folder / WRONG, days="3-4 Mei 2025", name="BAZAR UMKM KEC. TAMBORA")
    (folder / "foto spanduk.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 400)
    (folder / "~$Daftar hadir.xlsx").write_bytes(b"lock")
    return folder


@pytest.fixture
def staff(transactional_db, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    ensure_regions("31.73")
    return UserFactory(role="staff", username="ratna", first_name="Ratna Wulandari")


@pytest.fixture
def check(violations, picture):
    """A screen as it must be: readable in both themes and on a phone, nothing wider."""

    def checked(page, name, *, at=None):
        page.wait_for_load_state()
        for size in (DESKTOP, PHONE):
            page.set_viewport_size(size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            assert wide <= size["width"], f"{name} is wider than the screen"
            for scheme in ("dark", "light") if size is DESKTOP else ("light",):
                page.emulate_media(color_scheme=scheme)
                assert violations(page) == [], f"{name}, {scheme}, {size}"
            if at:
                page.locator(at).evaluate("part => part.scrollIntoView()")
            if size is DESKTOP or name in ON_A_PHONE:
                picture(page, name + "-hp" * (size is PHONE), whole=False)
        page.set_viewport_size(DESKTOP)

    return checked


def sign_in(open_page):
    page = open_page("/masuk/?next=/berkas/")
    page.get_by_label("Nama pengguna").fill("ratna")
    page.get_by_label("Sandi").fill(PASSWORD)
    page.get_by_role("button", name="Masuk").click()
    page.get_by_role("heading", name="Berkas", exact=True).wait_for()
    return page


def test_from_a_folder_to_a_cell_and_back(open_page, staff, folder, check):
    page = sign_in(open_page)
    page.set_default_timeout(60_000)
    check(page, "cerita-1-berkas-kosong")
    take_in_a_folder(page, folder, check)
    answer_three_questions(page, check)
    correct_a_bazaar(page, check)
    undo_a_file(page, check)
    open_a_figure(page, check)


def take_in_a_folder(page, folder, check):
    page.get_by_role("button", name="Tinjau dulu").click()
    expect(page.locator("[data-keadaan]")).to_have_text("Pilih sedikitnya satu berkas, lalu ambil masuk.")  # fmt: skip
    page.get_by_label("Atau satu folder").set_input_files(folder)
    page.get_by_role("button", name="Tinjau dulu").click()
    page.get_by_role("heading", name="Tinjau sebelum diambil masuk").wait_for()
    assert not SourceFile.objects.exists()
    photo = page.get_by_role("row", name="foto spanduk.jpg")
    expect(photo).to_contain_text("Angka tidak dibaca dari gambar")
    check(page, "cerita-2-tinjau")
    assert page.get_by_text("~$").count() == 0

    page.get_by_role("link", name=WRONG).click()
    page.get_by_role("link", name="perlu jawaban 1").click()
    asked = page.get_by_role("row", name="Batik Cempaka")
    expect(asked).to_contain_text("belum lapor")
    expect(asked).to_contain_text("→ tidak terbaca")
    expect(asked).to_contain_text("NIK hilang")
    check(page, "cerita-3-tinjau-baris")

    page.get_by_role("link", name="Tinjau sebelum diambil masuk").click()
    page.get_by_role("button", name="Ambil masuk").dblclick()
    page.get_by_text("Berkas diambil masuk:").wait_for()
    check(page, "cerita-4-berkas")
    assert Bazaar.objects.filter(held=True).count() > 5


def answer_three_questions(page, check):
    waiting = Question.objects.open().count()
    page.get_by_role("link", name="Jawab 9 pertanyaan").click()
    for number in range(3):
        page.get_by_role("group", name="Jawaban Anda").wait_for()
        if number == 0:
            check(page, "cerita-5-pertanyaan")
        asked = page.url
        page.keyboard.press("1")
        if page.locator("input:checked").get_attribute("value") in ("set_turnover", "attribute"):  # fmt: skip
            page.keyboard.press("2")
        page.keyboard.press("Enter" if number == 1 else "s")
        page.wait_for_url(lambda now, asked=asked: now != asked)
    assert Question.objects.open().count() <= waiting - 3
    assert Decision.objects.count() >= 3


def correct_a_bazaar(page, check):
    follow(page.get_by_role("link", name="Berkas", exact=True).first)
    page.get_by_role("searchbox").fill("lapangan")
    page.keyboard.press("Enter")
    page.wait_for_url("**cari=lapangan**")
    page.get_by_role("link", name=WRONG).click()
    page.locator("[name=name]").fill("Bazar UMKM Kecamatan Kalideres")
    page.locator("[name=days]").fill("10–11 Mei 2025")
    district = page.locator("[name=district]")
    if district.evaluate("field => field.tagName") == "SELECT":
        district.select_option("31.73.06")
    else:
        district.fill("31.73.06")
    page.get_by_role("button", name="Betulkan").click()
    page.get_by_text("Sudah dibetulkan").wait_for()
    check(page, "cerita-6-betulkan")
    put_right = Bazaar.objects.get(name="Bazar UMKM Kecamatan Kalideres", held=True)
    assert (put_right.district_id, put_right.opens.day) == ("31.73.06", 10)


def undo_a_file(page, check):
    before = ledger(YEAR)["offline_bazaars_held"].value
    follow(page.get_by_role("link", name="Tarik kembali berkas ini"))
    check(page, "cerita-7-tarik-kembali")
    page.get_by_role("button", name="Tarik kembali").click()
    page.get_by_text("Berkas ditarik kembali").wait_for()
    check(page, "cerita-8-ditarik")
    assert ledger(YEAR)["offline_bazaars_held"].value == before - 1


def open_a_figure(page, check):
    follow(page.get_by_role("link", name="Angka", exact=True))
    check(page, "cerita-9-angka")
    follow(page.get_by_role("link", name="Omset Rp").first)
    page.locator("#per-month summary").click()
    page.get_by_role("link", name=f"Mei {YEAR}").click()
    page.locator("#baris").wait_for()
    check(page, "cerita-10-rincian", at="#per-month")
    page.locator("#baris tbody th a").first.click()
    page.locator("#sumber table").first.wait_for()
    check(page, "cerita-11-sel", at="#sumber")
    for kind in ("CSV", "XLSX"):
        with page.expect_download() as got:
            page.get_by_role("link", name=kind, exact=True).first.click()
        assert got.value.suggested_filename == f"angka-offline-turnover-{YEAR}.{kind.lower()}"  # fmt: skip

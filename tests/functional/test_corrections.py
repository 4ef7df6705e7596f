"""Matching columns, joining tables and entering by hand, in a browser."""

import pytest

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import SourceFile
from lapak.figures.ledger import ledger
from tests.functional.conftest import DESKTOP, PHONE, follow
from tests.intake.settling.test_explained import ODD_HEAD, a_book, taken
from tests.jobs.test_intake import a_list

pytestmark = pytest.mark.browser
SIZES = pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])


@pytest.fixture
def known(transactional_db, tmp_path):
    """A list that Lapak knows, and one of which it knows no column."""
    ensure_regions("31.73")
    taken(a_list(tmp_path / "hadir.xlsx"), a_book(tmp_path / "aneh.xlsx", ODD_HEAD))
    return SourceFile.objects.get(kind="attendance")


@pytest.fixture
def unknown(known):
    return SourceFile.objects.get(kind="unknown")


def columns(file, query=""):
    return f"/berkas/{file.pk}/kolom/{query}"


def test_axe_finds_nothing_wrong_on_pages_of_corrections(
    open_page, officer, known, unknown, faults
):
    table = known.tables.get().pk
    pages = {
        "kolom": columns(known, "?baris=6"),
        "kolom-tanpa-tabel": columns(unknown),
        "kolom-baru": columns(unknown, "?baris=5"),
        "berkas": f"/berkas/{known.pk}/",
        "gabung": f"/berkas/{known.pk}/tabel/{table}/gabung/",
        "isian": "/berkas/isian/",
        "isian-baris": f"/berkas/isian/bazar/{bazaar_of(known)}/",
    }
    page = open_page("/berkas/", user=officer)
    origin = page.url.removesuffix("/berkas/")
    for name, address in pages.items():
        page.goto(origin + address)
        assert faults(page, name) == [], address


def bazaar_of(file):
    return file.tables.get().mentions.first().attendance.bazaar_id


@SIZES
def test_columns_of_an_unknown_sheet_are_matched(open_page, officer, unknown, size):
    page = open_page(f"/berkas/{unknown.pk}/", user=officer, size=size)
    page.get_by_role("link", name="Cocokkan kolom").click()
    page.get_by_role("link", name="Baris 5", exact=True).click()
    page.get_by_label("Arti kolom E").select_option("turnover")
    page.get_by_role("button", name="Baca tabel seperti ini").click()
    page.get_by_role("alert").get_by_text("Pilih kolom mana").wait_for()

    page.get_by_label("Arti kolom B").select_option("business")
    page.get_by_label("Arti kolom C").select_option("owner")
    page.get_by_label("Ingat judul kolom ini").check()
    page.get_by_role("button", name="Baca tabel seperti ini").click()

    page.get_by_text("Kolom sudah dicocokkan").wait_for()
    assert ledger(2025)["offline_turnover"].value == 1_300_000 + 1_500_000

    page.get_by_role("link", name="Cocokkan kolom").first.click()
    page.get_by_role("link", name="Judul di baris 5").click()
    page.get_by_role("button", name="Kembali ke bacaan Lapak").click()
    page.get_by_text("seperti Lapak memahaminya").wait_for()
    assert ledger(2025)["offline_turnover"].value == 1_300_000 + 1_500_000  # learnt


@SIZES
def test_a_bazaar_and_a_row_are_entered_by_hand(
    open_page, officer, known, faults, size
):
    page = open_page("/berkas/", user=officer, size=size)
    page.get_by_role("link", name="Isi bazar dengan tangan").click()
    page.get_by_role("button", name="Simpan bazar").click()
    page.get_by_role("alert").wait_for()
    assert faults(page) == []
    page.set_viewport_size(size)
    page.get_by_label("Nama bazar").fill("Bazar Merdeka")
    page.get_by_label("Hari").fill("16–17 Agustus 2025")
    page.get_by_label("Tingkat").select_option("kota")
    page.get_by_role("button", name="Simpan bazar").click()

    page.get_by_label("Nama usaha").fill("Dapur Sari")
    page.get_by_label("Omset").fill("banyak")
    page.get_by_role("button", name="Tambahkan baris").click()
    page.get_by_role("alert").get_by_text("Tulis rupiahnya").wait_for()
    page.get_by_label("Omset").fill("450 rb")
    page.get_by_role("button", name="Tambahkan baris").click()

    page.get_by_role("link", name="Dapur Sari").wait_for()
    assert faults(page, "isian-daftar") == []
    page.set_viewport_size(size)
    assert ledger(2025)["offline_turnover"].value == 1_300_000 + 450_000
    page.get_by_role("link", name="Dapur Sari").click()
    page.get_by_role("button", name="Hapus baris").click()
    page.get_by_text("Belum ada usaha").wait_for()
    assert ledger(2025)["offline_turnover"].value == 1_300_000


def test_a_table_is_joined_with_the_keyboard_and_taken_back(
    open_page, officer, known, unknown
):
    page = open_page(f"/berkas/{unknown.pk}/kolom/?baris=5", user=officer)
    page.get_by_label("Arti kolom B").select_option("business")
    page.get_by_role("button", name="Baca tabel seperti ini").click()
    follow(page.get_by_role("link", name="Gabungkan ke bazar lain"))
    page.keyboard.press("/")
    page.keyboard.type("3 Mei 2025")
    page.keyboard.press("Enter")
    page.wait_for_url("**cari=3+Mei+2025**")
    page.get_by_role("radio").first.check()
    page.get_by_role("button", name="Gabungkan").click()
    page.get_by_text("tabel lain juga bercerita").wait_for()
    assert ledger(2025)["offline_bazaars_held"].value == 1

    page.get_by_role("button", name="Tarik kembali").click()
    page.get_by_text("Pembetulan ditarik kembali").wait_for()

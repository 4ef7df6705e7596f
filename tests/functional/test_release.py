"""The report is made, the release is written and copied, a changed copy is caught."""

import re
from datetime import date

import pytest
from playwright.sync_api import expect

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.domain.releases.actions import Which, keep_draft
from tests.factories import UserFactory
from tests.figures.office import NOW, YEAR, Office
from tests.functional.conftest import follow

pytestmark = pytest.mark.browser
TURNOVER = "[Omset bazar luring: Rp10.241.000]"
ADDRESS = f"/siaran-pers/?tahun={YEAR}"


@pytest.fixture
def year(transactional_db):
    """Offline and online bazaars, and visits in each district."""
    ensure_regions("31.73")
    office = Office()
    table = office.table()
    names = ("Dapur Sari", "Kopi Pojok", "Batik Ayu", "Sambal Oma", "Tempe Jaya")
    firms = [office.business("31.73.01", name=name) for name in names]
    for month in (3, 5, 7, 11):
        bazaar = office.bazaar(date(YEAR, month, 11), "31.73.01", "kecamatan")
        for firm in firms[: 1 + month // 2]:
            office.sold(office.took_part(bazaar, firm, table), 731_500)
    edition = office.edition()
    for firm in firms[:3]:
        office.line(edition, firm)
    for district in District.objects.all():
        office.visit(day=date(YEAR, 5, 2), district=district.code, found=["label"])
    office.question(table.file, at_stake=450_000)
    write("places.told", District.objects.earliest("code"), by="Ratna")


@pytest.fixture
def head(year):
    return UserFactory(
        role="head", username="kepala", first_name="Hendra", last_name="Prasetyo"
    )


def test_from_report_to_a_copied_release_and_an_altered_one_that_is_caught(
    open_page, head, picture
):
    page = open_page(f"/laporan/?tahun={YEAR}", user=head)
    picture(page, "laporan-halaman")
    take_each_kind(page)
    follow(page.get_by_role("link", name="Siaran pers tahun ini"))
    write_around_the_numbers(page, picture)
    copied = copy(page)
    assert "dengan bangga menggelar 4 bazar luring" in copied

    follow(page.get_by_role("link", name="Periksa teks"))
    check(page, copied)
    expect(page.get_by_text("Tidak ada angka yang salah")).to_be_visible()
    check(page, copied.replace("Rp10.241.000", "Rp12.241.000"))
    expect(page.get_by_text("1 angka salah.")).to_be_visible()
    picture(page, "siaran-pers-diubah")


def take_each_kind(page):
    for name, kind in (("PDF", "pdf"), ("Word", "docx"), ("Excel", "xlsx")):
        with page.expect_download(timeout=60_000) as taken:
            page.get_by_role("link", name=name, exact=True).click()
        assert taken.value.suggested_filename == f"laporan-{YEAR}.{kind}"


def write_around_the_numbers(page, picture):
    page.get_by_text("Ubah paragraf 1", exact=True).click()
    field = page.get_by_label("Paragraf 1", exact=True)
    told = field.input_value()
    assert TURNOVER in told
    field.fill(told.replace(TURNOVER, "Rp17.704.000"))
    wrong = page.locator("#bunyi-1 .klaim[data-s=bahaya]")
    expect(wrong).to_have_text("Rp17.704.000 Salah")
    said = "Ada 1 angka yang tidak cocok dengan data"
    expect(page.locator("#pers-kabar")).to_contain_text(said)
    expect(page.get_by_text("Belum disimpan")).to_be_visible()
    picture(page, "siaran-pers-salah")

    field.fill(told.replace("menggelar", "dengan bangga menggelar"))
    expect(page.locator("#bunyi-1")).to_contain_text("dengan bangga menggelar 4 bazar")
    expect(page.locator("#pers-kabar .kotak[data-s=bahaya]")).to_have_count(0)
    follow(page.locator("#pers-tombol").get_by_role("button", name="Simpan"))
    expect(page.get_by_text("Naskah siaran pers tersimpan.")).to_be_visible()
    picture(page, "siaran-pers")


def copy(page):
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("link", name="Salin teks").click()
    expect(page.get_by_text("Teks sudah disalin.")).to_be_visible()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.get_by_label("Teks lengkap untuk disalin").input_value()
    return copied


def check(page, text):
    page.get_by_label("Teks").fill(text)
    follow(page.get_by_role("button", name="Periksa", exact=True))


def test_where_there_is_no_clipboard_the_text_is_selected(open_page, head):
    page = open_page(ADDRESS, user=head)
    page.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    page.get_by_role("link", name="Salin teks").click()
    expect(page.get_by_text("Teks di bawah sudah terpilih.")).to_be_visible()
    field = page.get_by_label("Teks lengkap untuk disalin")
    expect(field).to_be_focused()
    chosen = field.evaluate(
        "field => field.value.slice(field.selectionStart, field.selectionEnd)"
    )
    assert chosen == field.input_value()


def test_its_screens_are_in_order_by_day_and_by_night_on_desk_and_phone(
    open_page, head, faults
):
    page = open_page(f"/laporan/?tahun={YEAR}", user=head)
    assert faults(page) == []
    page = open_page(ADDRESS, user=head)
    page.get_by_text("Ubah paragraf 1", exact=True).click()
    assert faults(page) == []
    page.get_by_label("Paragraf 1", exact=True).fill("Ada 77 bazar luring. [Entah: 7]")
    expect(page.locator("#pers-kabar .kotak[data-s=bahaya]")).to_be_visible()
    assert faults(page) == []


def test_two_texts_and_the_way_back_are_in_order_too(open_page, head, faults):
    page = open_page(ADDRESS, user=head)
    other = UserFactory(role="staff", username="ratna", first_name="Ratna")
    words = "# Judul\n\nNaskah Ratna dengan {offline_bazaars_held} bazar luring."
    keep_draft(Which(YEAR, "id", 0), words, basis="", by=other, now=NOW)
    page.get_by_text("Ubah judul", exact=True).click()
    page.get_by_label("Judul", exact=True).fill("Judul lain")
    expect(page.locator("#bunyi-0")).to_have_text("Judul lain")
    follow(page.locator("#pers").get_by_role("button", name="Simpan"))
    expect(page.get_by_text("Orang lain menyimpan lebih dulu")).to_be_visible()
    expect(page.get_by_text("Naskah Ratna dengan")).to_be_visible()
    assert faults(page) == []
    follow(page.get_by_role("link", name="Tinggalkan naskah saya, buka yang tersimpan"))
    follow(page.get_by_role("link", name="Kembali ke templat"))
    assert faults(page) == []
    follow(page.get_by_role("button", name="Kembali ke templat"))
    expect(page.get_by_text("Siaran pers kembali seperti templatnya.")).to_be_visible()


def test_who_only_reads_and_a_template_with_mistakes_are_in_order(
    open_page, year, faults, settings, tmp_path
):
    reader = UserFactory(role="auditor", username="ani")
    page = open_page(ADDRESS, user=reader)
    assert faults(page) == []
    settings.DATA = tmp_path
    tmp_path.joinpath("templates").mkdir()
    tmp_path.joinpath("templates", "release.id.txt").write_text("# Judul\n\nAda 7.\n")
    page.reload()
    expect(page.get_by_text("Angka yang diketik: “7.”.")).to_be_visible()
    assert faults(page) == []


def test_without_scripts_it_is_written_too(browser, live_server, signed_in_as, head):
    context = browser.new_context(java_script_enabled=False, locale="id-ID")
    signed_in_as(context, head)
    page = context.new_page()
    page.goto(live_server.url + ADDRESS)
    page.get_by_text("Tambah paragraf", exact=True).click()
    page.locator("#pers textarea").last.fill("Sampai jumpa tahun depan.")
    follow(page.locator("#pers").get_by_role("button", name="Simpan"))
    expect(page.get_by_text("Naskah siaran pers tersimpan.")).to_be_visible()
    expect(page.get_by_label("Teks lengkap untuk disalin")).to_have_value(
        re.compile("Sampai jumpa tahun depan")
    )
    context.close()

"""Sending files: with a script that shows how far it is, and without any script."""

import pytest
from playwright.sync_api import expect

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import SourceFile
from tests.functional.conftest import DESKTOP, PHONE
from tests.jobs.test_intake import a_list

pytestmark = pytest.mark.browser


@pytest.fixture
def staff(officer, settings, tmp_path):
    settings.DATA = tmp_path / "data"
    ensure_regions("31.73")
    return officer


@pytest.fixture
def folder(tmp_path):
    inner = tmp_path / "Bazar" / "Mei"
    inner.mkdir(parents=True)
    a_list(inner / "hadir.xlsx")
    (inner / "foto.jpg").write_bytes(b"\xff\xd8\xff\xe0" + b"0" * 400)
    return tmp_path / "Bazar"


@pytest.fixture
def own_page(browser, live_server, signed_in_as, staff):
    """A page in a context of its own, whose console may complain."""
    contexts = []

    def opened(**manner):
        context = browser.new_context(locale="id-ID", viewport=DESKTOP, **manner)
        contexts.append(context)
        signed_in_as(context, staff)
        page = context.new_page()
        page.goto(f"{live_server.url}/berkas/")
        return page

    yield opened
    for context in contexts:
        context.close()


def test_without_a_script_a_folder_is_sent_and_keeps_its_paths(own_page, folder):
    page = own_page(java_script_enabled=False)
    page.get_by_label("Atau satu folder").set_input_files(folder)

    page.get_by_role("button", name="Tinjau dulu").click()

    expect(page.get_by_role("row", name="hadir.xlsx Bazar")).to_contain_text(
        "Bazar/Mei"
    )
    expect(page.get_by_role("row", name="foto.jpg")).to_contain_text("tidak dibaca")
    page.get_by_role("button", name="Ambil masuk").click()
    page.get_by_text("Berkas diambil masuk: 1.").wait_for()
    assert SourceFile.objects.get().path == "Bazar/Mei/hadir.xlsx"


def test_while_files_are_sent_it_says_so_and_cannot_be_pressed_twice(
    open_page, staff, folder, violations
):
    page = open_page("/berkas/", user=staff, size=PHONE)
    held = []

    def hold(route):
        held.append(route)

    page.route("**/unggah/", hold)
    page.get_by_label("Atau satu folder").set_input_files(folder)

    page.get_by_role("button", name="Langsung ambil masuk").click()

    expect(page.get_by_role("progressbar")).to_be_visible()
    expect(page.locator("[data-keadaan]")).to_contain_text(
        "Biarkan halaman ini terbuka"
    )
    expect(page.get_by_role("button", name="Langsung ambil masuk")).to_be_disabled()
    assert violations(page) == []
    held[0].continue_()
    page.get_by_text("Berkas diambil masuk: 1.").wait_for()
    page.get_by_text("foto.jpg: Ini foto").wait_for()
    assert len(held) == 1


@pytest.mark.parametrize(
    ("limit", "words"),
    [("banyak", "Terlalu banyak berkas"), ("besar", "bersama-sama terlalu besar")],
)
def test_too_much_is_said_before_anything_is_sent(
    open_page, staff, folder, limit, words
):
    page = open_page("/berkas/", user=staff)
    page.locator("form[data-kirim]").evaluate(
        "(form, limit) => { form.dataset[limit] = 1 }", limit
    )
    page.get_by_label("Atau satu folder").set_input_files(folder)

    page.get_by_role("button", name="Tinjau dulu").click()

    expect(page.locator("[data-keadaan]")).to_contain_text(words)


def test_when_the_server_is_gone_it_says_so_and_works_again(own_page, folder):
    page = own_page()
    page.get_by_label("Atau satu folder").set_input_files(folder)
    page.context.set_offline(True)
    page.get_by_role("button", name="Tinjau dulu").click()
    said = page.locator("[data-keadaan]")
    expect(said).to_contain_text("tidak diketahui berkasnya sudah sampai atau belum")
    expect(said).to_contain_text("tidak menggandakan apa pun")

    page.context.set_offline(False)
    page.get_by_role("button", name="Tinjau dulu").click()

    page.get_by_role("heading", name="Tinjau sebelum diambil masuk").wait_for()
    page.go_back()
    expect(page.get_by_role("button", name="Tinjau dulu")).to_be_enabled()


def test_answers_as_a_file_can_be_read_by_everybody(
    open_page, staff, faults, tmp_path, picture
):
    page = open_page("/berkas/keputusan/", user=staff)
    assert faults(page) == []
    answers = tmp_path / "jawab.csv"
    answers.write_text(
        "file,sheet,row,kind,question,decision,value\ntidak-ada.xlsx,,9,,,drop,\n"
    )
    page.get_by_label("CSV atau buku kerja").set_input_files(answers)
    page.get_by_role("button", name="Terapkan jawaban").click()

    page.get_by_text("belum diambil masuk atau tidak ada").wait_for()
    assert faults(page) == []
    picture(page, "jawaban-lewat-berkas")


def test_a_refused_file_of_answers_and_a_look_that_is_over_can_be_read(
    own_page, violations, tmp_path
):
    page = own_page()
    page.goto(page.url + "keputusan/")
    (tmp_path / "jawab.csv").write_text("file,row\nx,1\n")
    page.get_by_label("CSV atau buku kerja").set_input_files(tmp_path / "jawab.csv")
    page.get_by_role("button", name="Terapkan jawaban").click()
    page.get_by_role("alert").get_by_text("Kolom sheet").wait_for()
    assert violations(page) == []

    page.goto(page.url.replace("keputusan", "tinjau/" + "a" * 32))
    page.get_by_role("heading", name="Tinjauan ini sudah selesai").wait_for()
    assert violations(page) == []

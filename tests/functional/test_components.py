"""The page of components in a browser: the look itself."""

import pytest
from playwright.sync_api import expect

from tests.functional.conftest import follow

pytestmark = pytest.mark.browser

NARROWEST = {"width": 320, "height": 640}  # 1280 px at 400 %: WCAG 1.4.10


def test_axe_finds_nothing_wrong(open_page, officer, faults):
    page = open_page("/komponen/", user=officer)
    page.reload()  # the font is optional: the second visit has it
    assert faults(page, "komponen") == []


def test_nothing_is_wider_than_a_narrow_screen(open_page, officer):
    page = open_page("/komponen/", user=officer, size=NARROWEST)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_the_font_of_the_look_is_there(open_page, officer):
    page = open_page("/komponen/", user=officer)
    page.evaluate("document.fonts.load('16px \"Plus Jakarta Sans\"')")
    assert page.evaluate("document.fonts.check('16px \"Plus Jakarta Sans\"')")


def test_a_slash_goes_to_the_search_field(open_page, officer):
    page = open_page("/komponen/", user=officer)
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.type") == "search"


def test_j_and_k_go_down_and_up_the_rows(open_page, officer):
    page = open_page("/komponen/", user=officer)
    focused = "document.activeElement.textContent"
    page.keyboard.press("j")
    page.keyboard.press("j")
    assert page.evaluate(focused) == "Kue Wahyu"
    page.keyboard.press("k")
    assert page.evaluate(focused) == "Dapur Pak Usman"


def test_a_part_can_be_swapped_and_takes_the_focus(open_page, officer):
    page = open_page("/komponen/", user=officer)
    page.evaluate(
        """() => htmx.ajax("GET", "/jejak/", {target: "#kabar", select: "h1"})
          .then(() => document.querySelector("#kabar h1").textContent)"""
    )
    assert page.locator("#kabar h1").text_content() == "Jejak"
    page.evaluate(
        """() => {
          document.querySelector("#kabar").innerHTML = "<p data-fokus>Sudah.</p>";
          htmx.trigger("#kabar", "htmx:afterSettle", {});
        }"""
    )
    assert page.evaluate("document.activeElement.textContent") == "Sudah."


def test_the_first_tab_stop_skips_to_the_content(open_page, officer):
    page = open_page("/jejak/", user=officer)
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "lewati"
    page.keyboard.press("Enter")
    expect(page.locator("#isi")).to_be_focused()


def test_dark_can_be_chosen_and_is_remembered(open_page, officer):
    page = open_page("/komponen/", user=officer)
    follow(page.get_by_role("button", name="gelap"))
    page.reload()
    paper = "getComputedStyle(document.body).backgroundColor"
    assert page.evaluate(paper) == "rgb(16, 23, 22)"


def test_the_language_can_be_changed(open_page, officer):
    page = open_page("/komponen/", user=officer)
    assert page.get_by_role("heading", level=1).text_content() == "Komponen"
    page.get_by_role("button", name="English").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Components")

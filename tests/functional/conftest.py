"""Pages in Debian's Chromium, as somebody in Jakarta sees them.

`open_page` gives a page that fails its test on any console message of the content
policy, on any error in a script, and on any file that isn't found.
"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page

# Playwright's loop runs in the thread of the test, which Django takes for async code.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

EXPECTED = (
    "status of 422",  # a form that says what to put right, which the page shows
    "status of 409",  # somebody else kept other words first, which the page shows
    # `font-display: optional`: on a slow machine a page is read in the system's letters
    ".woff2 was preloaded using link preload but not used",
)
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 360, "height": 640}
WCAG = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # what is right need not be told element by element
}
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--force-color-profile=srgb",
]


def follow(what: Locator) -> None:
    """Click what leads to another page; that page is there, scripts and all.

    A click comes back before the page that it asks for. What waits for something that
    only the new page has needs no more than a click; a key, a reload, an address or
    anything that the old page has too would still meet the old one.
    """
    with what.page.expect_navigation():
        what.click()


@pytest.fixture(scope="session")
def browser_type_launch_args():
    return {"executable_path": "/usr/bin/chromium", "headless": True, "args": FLAGS}


@pytest.fixture
def signed_in_as(transactional_db, live_server):
    """Put a user's session into a browser context, without the sign-in page."""

    def sign_in(context: BrowserContext, user) -> None:
        client = Client()
        client.force_login(user)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        context.add_cookies(
            [{"name": cookie.key, "value": cookie.value, "url": live_server.url}]
        )

    return sign_in


@pytest.fixture
def officer(transactional_db):
    """Somebody of the office's staff."""
    return get_user_model().objects.create_user(
        "ratna", first_name="Ratna", last_name="Wulandari", role="staff"
    )


@pytest.fixture
def open_page(
    browser: Browser, live_server, signed_in_as
) -> Iterator[Callable[..., Page]]:
    """Open an address as a user (or as nobody), in a size and a colour scheme."""
    contexts: list[BrowserContext] = []
    complaints: list[str] = []

    def watch(page: Page) -> None:
        page.on(
            "console",
            lambda said: (
                complaints.append(said.text)
                if said.type in ("error", "warning")
                and not any(expected in said.text for expected in EXPECTED)
                else None
            ),
        )
        page.on("pageerror", lambda error: complaints.append(str(error)))

    def opened(address="/", *, user=None, size=DESKTOP, scheme="light") -> Page:
        context = browser.new_context(
            viewport=size,
            color_scheme=scheme,
            locale="id-ID",
            timezone_id="Asia/Jakarta",
            service_workers="block",
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        if user is not None:
            signed_in_as(context, user)
        page = context.new_page()
        watch(page)
        page.goto(live_server.url + address)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert not complaints


@pytest.fixture
def picture():
    """Keep a picture of a page for the guide, where LAPAK_PICTURES asks for it.

    LAPAK_PICTURES=1 puts it into docs/pictures; any other value names the folder.
    """
    asked = os.environ.get("LAPAK_PICTURES", "")
    folder = Path("docs/pictures" if asked == "1" else asked)

    def keep(page: Page, name: str, *, whole: bool = True) -> None:
        """The whole page, or only what is on the screen."""
        if asked:
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{name}.png", full_page=whole)

    return keep


@pytest.fixture
def violations():
    """What axe finds wrong with a page: rule and places, an empty list when nothing."""

    def found(page: Page) -> list[str]:
        page.wait_for_load_state()
        answer = Axe().run(page, options=WCAG).response
        return [
            f"{one['id']}: {' '.join(str(n['target']) for n in one['nodes'][:4])} "
            f"{one['nodes'][0].get('failureSummary', '')}"
            for one in answer["violations"]
        ]

    return found


@pytest.fixture
def faults(violations, picture):
    """What is wrong with a page on a desk and on a phone, by day and by night.

    Sizes and colours are a matter of styles alone: the page is asked for once.
    """

    def found(page: Page, name: str = "") -> list[str]:
        """An empty list when nothing; `name`: of the pictures that are kept."""
        page.wait_for_load_state()
        wrong = ["not one h1"] * (page.locator("h1").count() != 1)
        for size in (PHONE, DESKTOP):
            page.set_viewport_size(size)
            wide = page.evaluate("document.documentElement.scrollWidth")
            wrong += [f"{wide} px wide on {size}"] * (wide > size["width"])
            for scheme in ("dark", "light"):
                page.emulate_media(color_scheme=scheme)
                wrong += [f"{one} ({scheme}, {size})" for one in violations(page)]
                if name:
                    picture(page, f"{name}-{size['width']}-{scheme}")
        return wrong

    return found

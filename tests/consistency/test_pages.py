"""Promises about every page at once."""

import pytest
from django.urls import URLPattern, get_resolver

OPEN_TO_ALL = {
    "account_login": "the door itself",
    "account_logout": "who gives up at the second step of signing in goes out here",
    "account_inactive": "says why the door stays shut",
    "demo_sign_in": "404 outside the demo",
    "base:language": "the sign-in page has a foot too",
    "base:theme": "the sign-in page has a foot too",
}


def pages(resolver, namespace=""):
    for entry in resolver.url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}", entry.callback
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from pages(entry, inner)


PAGES = sorted(pages(get_resolver()), key=lambda page: page[0])


@pytest.mark.parametrize(("name", "view"), PAGES, ids=[name for name, _ in PAGES])
def test_every_page_asks_who_you_are(name, view):
    is_open = not getattr(view, "login_required", True)
    assert is_open == (name in OPEN_TO_ALL)


def test_every_page_that_is_opened_here_exists():
    assert set(OPEN_TO_ALL) <= {name for name, _view in PAGES}

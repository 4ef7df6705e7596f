"""The rail of staff pages: which pages there are, and how much waits on each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapak.domain.people.rules import REACH, Reach, Role

Words = str | Promise


@dataclass(frozen=True, slots=True)
class Place:
    """A page that the rail leads to. `waiting` counts what asks for this user there."""

    page: str  # its URL name
    label: Words
    icon: str
    waiting: Callable[[HttpRequest], int] | None = None
    roles: frozenset[str] = frozenset()  # empty: everybody who is signed in


@dataclass(frozen=True, slots=True)
class Link:
    """A place as one request sees it."""

    address: str
    label: Words
    icon: str
    waiting: int
    current: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Links under one heading; the first group has none."""

    heading: Words
    links: list[Link]


# Who sees the whole city: what is told of all of it is for them.
CITY: Final = frozenset(role.value for role in Role if REACH[role] is Reach.CITY)

# A page whose URL name doesn't exist is left out, so that nothing leads nowhere.
RAIL: list[tuple[Words, list[Place]]] = [
    ("", [Place("home:index", _("Home"), "house")]),
    (_("Events"), [Place("bazaars:list", _("Bazaars"), "store")]),
    (
        _("Data"),
        [
            Place("files:list", _("Files"), "file-spreadsheet"),
            Place("businesses:list", _("Businesses"), "shopping-basket"),
        ],
    ),
    (
        _("Results"),
        [
            Place("figures:index", _("Figures"), "book-open"),
            Place("reports:index", _("Report"), "file-chart-column", roles=CITY),
            Place("releases:write", _("Press release"), "newspaper", roles=CITY),
            Place("claims:check", _("Check a text"), "text-search"),
        ],
    ),
    (
        _("System"),
        [
            Place("people:list", _("Users"), "users"),
            Place("journal:list", _("Journal"), "history"),
        ],
    ),
]


def address_of(page: str) -> str | None:
    """The address of a page by its URL name; None while there is no such page."""
    try:
        return reverse(page)
    except NoReverseMatch:
        return None


def groups_for(request: HttpRequest) -> list[Group]:
    """The rail as this request sees it, without empty groups."""
    role = str(getattr(request.user, "role", "")) if hasattr(request, "user") else ""
    groups = []
    for heading, places in RAIL:
        links = [
            _link(place, address, request)
            for place in places
            if not place.roles or role in place.roles
            if (address := address_of(place.page)) is not None
        ]
        if links:
            groups.append(Group(heading, links))
    return groups


def _link(place: Place, address: str, request: HttpRequest) -> Link:
    here = request.path
    current = here == address or (address != "/" and here.startswith(address))
    waiting = place.waiting(request) if place.waiting else 0
    return Link(address, place.label, place.icon, waiting, current)


def sign_out_address() -> str:
    """Where the sign-out form is sent, whichever sign-in is installed."""
    return address_of("account_logout") or address_of("people:sign_out") or "/keluar/"

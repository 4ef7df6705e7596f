"""Pages about businesses. They only read; a look at a NIK is journalled."""

from collections.abc import Collection
from dataclasses import replace
from hashlib import sha256
from typing import Any, Final

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lapak.domain.journal.queries import history
from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach, Task
from lapak.domain.registry.actions import look_at_niks
from lapak.domain.registry.models import Business
from lapak.domain.registry.queries import business_for
from lapak.domain.sources.secrecy import CannotOpen
from lapak.figures.each import (
    OfBusiness,
    each_business,
    editions_of,
    together,
    with_part_of_businesses,
)
from lapak.figures.summary import one_look, remembered
from lapak.outputs.links import figure_path
from lapak.shared.masking import mask
from lapak.shared.money import grouped, rupiah
from lapak.web.base.http import SignedInRequest
from lapak.web.base.journal import told
from lapak.web.base.paging import Page, page_of
from lapak.web.base.places import district_name
from lapak.web.base.tables import download, keys_of, shown
from lapak.web.bazaars.parts import sum_written
from lapak.web.businesses.named import (
    SHOWN,
    Nik,
    business_numbers,
    covered_phone,
    local_phone,
    mentions_of_seen,
    nik_of,
    niks_told,
    owners,
    phones,
    spellings,
    stalls_of,
)
from lapak.web.businesses.tables import (
    KIND,
    YEAR,
    businesses_table,
    stalls_table,
    stalls_with,
    with_names,
    years,
)
from lapak.web.figures.summary import years_told
from lapak.web.people.tables import scope_name

RECENT: Final = 50  # entries on a page; the journal has the rest
Lines = list[dict[str, Any]]


@require_GET
@one_look()
def businesses(request: SignedInRequest) -> HttpResponseBase:
    """The businesses that one may see, and what they add to the figures."""
    user = request.user
    year, kind = _year(request), request.GET.get(KIND, "")
    seen = Business.objects.visible_to(user).filter(alias_of=None)

    def annotated(rows: "QuerySet[Business]") -> "QuerySet[Business]":
        return with_part_of_businesses(with_names(rows, user), user, year)

    table = businesses_table(user, year, kind)
    if "unduh" in request.GET:
        file = download(table, annotated(seen), request)
        if file is not None:
            return file
    keys = keys_of(table, seen, request, annotated)
    there: Page[Any] = page_of(keys, request)
    left = keys if isinstance(keys, list) else None  # None: all that are seen
    parts = _parts_of_each(seen, year, user)
    if not parts.keys() >= {*there.rows, *(left or ())}:
        parts = each_business(seen, user, year)  # one came while the page was made
    named = {row.pk: row for row in with_names(seen.filter(pk__in=there.rows), user)}
    rows = [
        _with_part(named[key], parts[key])
        for key in there.rows
        if key in named and key in parts
    ]
    counted = parts if left is None else {*left} & parts.keys()
    page = {
        "table": shown(table, seen, request, page=replace(there, rows=rows)),
        "sums": _sums([parts[key] for key in counted], year, request),
        "part": _part(user),
        "year": year,
    }
    return render(request, "businesses/list.html", page)


def _year(request: SignedInRequest) -> int | None:
    """The year that the address asks for; None: all of them."""
    asked = request.GET.get(YEAR, "")
    return next((year for year in years_told() if str(year) == asked), None)


def _part(user: User) -> str:
    """Which part of the city a user sees; empty for the whole of it."""
    return "" if user.scope.reach is Reach.CITY else scope_name(user)


def _with_part(row: Business, part: OfBusiness) -> Business:
    for name, value in part._asdict().items():
        setattr(row, name, value)
    return row


def _sums(
    parts: Collection[OfBusiness], year: int | None, request: SignedInRequest
) -> Lines:
    """What the businesses that are left add up to, as the figures do."""
    user, added = request.user, together(parts)
    sold = sum_written(added.turnover) if added.times else "–"
    alone = not any(request.GET.get(name) for name in ("cari", KIND, "kecamatan"))
    opens = year is not None and alone and user.scope.reach is Reach.CITY

    def line(label: str, value: str, key: str = "") -> dict[str, Any]:
        address = figure_path(year or 0, key) if opens and key else None
        return {"label": label, "value": value, "url": address}

    return [
        line(_("Times at bazaars"), grouped(added.times), "offline_participations"),
        line(
            _("Distinct businesses there"),
            grouped(added.businesses),
            "offline_businesses_distinct",
        ),
        line(_("Turnover at bazaars"), sold, "offline_turnover"),
        line(_("Times online"), grouped(added.online_times), "online_participations"),
        line(
            _("Distinct businesses online"),
            grouped(added.online_businesses),
            "online_businesses_distinct",
        ),
        # lines that nobody's product is known of are in the figure, and not here
        line(
            _("Turnover online, of known businesses"),
            rupiah(added.online_turnover or 0),
        ),
    ]


def _parts_of_each(
    seen: "QuerySet[Business]", year: int | None, user: User
) -> dict[int, OfBusiness]:
    """What each business adds, by its id; counted once for all who see the same."""
    return remembered(
        f"usaha-masing:{_scope(user)}:{year}", lambda: each_business(seen, user, year)
    )


def _scope(user: User) -> str:
    return sha256(repr(user.scope).encode()).hexdigest()[:32]


@require_GET
def business(request: SignedInRequest, business_id: int) -> HttpResponseBase:
    """One business: where it took part, how lists name it, what was done to it."""
    seen = business_for(request.user, business_id)
    if seen.pk != business_id:
        return redirect("businesses:business", business_id=seen.pk)
    table = stalls_table(seen)
    stalls = stalls_with(stalls_of(seen, request.user), request.user)
    file = download(table, stalls, request)
    if file is not None:
        return file
    return render(request, "businesses/business.html", _page(seen, request))


@require_POST
def niks(request: SignedInRequest, business_id: int) -> HttpResponse:
    """The page with its NIKs uncovered; who looked, and when, is in the journal."""
    if not request.user.may(Task.SEE_NIK):
        raise PermissionDenied
    seen = business_for(request.user, business_id)
    uncovered: list[Nik] = []
    refused = ""
    try:
        looked_at = look_at_niks(seen, by=request.user.get_username())
        uncovered = [nik_of(mention, text) for mention, text in looked_at]
    except CannotOpen as why:
        refused = str(why)
    page = _page(seen, request) | {"refused": refused}
    if uncovered:
        page |= {"niks": uncovered, "uncovered": True}
    answer = render(request, "businesses/business.html", page)
    answer["Cache-Control"] = "no-store, private"
    return answer


def _page(seen: Business, request: SignedInRequest) -> dict[str, Any]:
    user = request.user
    mentions = mentions_of_seen(seen, user)
    aliases = list(seen.business_set.order_by("name", "pk"))
    may_see = user.may(Task.SEE_NIK)
    stalls = stalls_with(stalls_of(seen, user), user)
    editions = [
        {
            "name": one.name,
            "opens": one.opens,
            "orders": one.orders,
            "turnover": one.turnover,
            "took_part": one.took_part,
            "url": figure_path(
                one.opens.year,
                "online_turnover",
                edition=str(one.number),
                business=str(seen.pk),
            ),
        }
        for one in editions_of(seen, user)
    ]
    return {
        "business": seen,
        "district": district_name(seen.district),
        "account": _account(seen, user),
        "owners": owners(seen, mentions),
        "phones": [
            local_phone(one) if may_see else covered_phone(one)
            for one in phones(mentions)
        ],
        "niks": niks_told(mentions),
        "may_see_nik": may_see,
        "numbers": business_numbers(mentions),
        "aliases": [mask(one.name) for one in aliases],
        "siblings": _siblings(seen, user),
        "table": shown(stalls_table(seen), stalls, request),
        "editions": editions,
        "spellings": spellings(mentions[:SHOWN], user),
        "left_out": max(len(mentions) - SHOWN, 0),
        "entries": told(history(seen, *aliases)[:RECENT]),
        "part": _part(user),
    }


def _siblings(seen: Business, user: User) -> list[Business]:
    """Other businesses of the same owner."""
    others = Business.objects.visible_to(user).filter(owner=seen.owner, alias_of=None)
    return list(others.exclude(pk=seen.pk))


def _account(seen: Business, user: User) -> Lines:
    """What it did in all years."""
    rows = Business.objects.filter(pk=seen.pk)
    one: Any = with_part_of_businesses(rows, user, None).get()
    lines: Lines = [
        {"label": _("Times at bazaars"), "value": grouped(one.times)},
        {
            "label": _("Turnover at bazaars"),
            "value": sum_written(one.turnover) if one.times else "–",
            "total": True,
        },
        {"label": _("Editions online"), "value": grouped(one.editions)},
        {
            "label": _("Turnover online"),
            "value": rupiah(one.online_turnover)
            if one.online_turnover is not None
            else "–",
            "total": True,
        },
        {"label": _("Years"), "value": years(one) or "–"},
    ]
    if one.unknown:
        label = _("of these with unknown turnover")
        lines.insert(1, {"label": label, "value": grouped(one.unknown)})
    return lines

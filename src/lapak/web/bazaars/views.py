"""Pages about bazaars. They only read; what is wrong is put right on Berkas."""

from collections.abc import Callable
from typing import Any, Final

from django.db.models import QuerySet
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.bazaars.queries import bazaar_for
from lapak.domain.journal.queries import history
from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach, Task
from lapak.figures.counting import participations
from lapak.figures.each import (
    days_of,
    held_among,
    part_of,
    with_part_of_bazaars,
    with_turnover,
)
from lapak.outputs.links import figure_path
from lapak.outputs.naming import key_name
from lapak.shared.money import grouped
from lapak.web.base.http import SignedInRequest
from lapak.web.base.journal import told
from lapak.web.base.places import district_name
from lapak.web.base.tables import ShownTable, download, narrowed, shown
from lapak.web.bazaars.parts import (
    account,
    aside_of,
    day_lines,
    lists_of,
    open_questions,
    turnover_written,
)
from lapak.web.bazaars.tables import (
    MONTH,
    YEAR,
    bazaars_table,
    days,
    stalls_table,
    state,
)
from lapak.web.people.tables import scope_name

RECENT: Final = 50  # entries on a page; the journal has the rest
# What narrows the list, and what the rows of figures call it.
_ON_ANGKA: Final = {MONTH: "month", "kecamatan": "district", "tingkat": "level"}


@require_GET
def bazaars(request: SignedInRequest) -> HttpResponseBase:
    """The bazaars that one may see, and what they add to the figures."""
    user = request.user
    seen = Bazaar.objects.visible_to(user)
    table = bazaars_table(seen, request.GET.get(YEAR, ""))
    rows = with_part_of_bazaars(seen.select_related("district"), user)
    file = download(table, rows, request)
    if file is not None:
        return file
    listed = shown(table, rows, request)
    page = {
        "table": listed,
        "sums": _sums(listed, narrowed(table, rows, request), user),
        "part": _part(user),
    }
    return render(request, "bazaars/list.html", page)


def _sums(
    table: ShownTable, rows: "QuerySet[Bazaar]", user: User
) -> list[dict[str, Any]]:
    """What the bazaars that are left add up to, as the figures of the year do."""
    there = Participation.objects.filter(bazaar__in=rows.order_by().values("pk"))
    part = part_of(there, user)
    open_rows = _angka(table, user)
    lines = [
        (_("Bazaars that took place"), grouped(held_among(rows)), "bazaars_held"),
        (_("Stalls"), grouped(part.times), "participations"),
        (_("Distinct businesses"), grouped(part.businesses), "businesses_distinct"),
        (_("Turnover"), turnover_written(part), "turnover"),
    ]
    if part.unknown:
        label = _("Stalls with unknown turnover")
        lines.insert(3, (label, grouped(part.unknown), ""))
    return [
        {"label": label, "value": value, "url": open_rows(key) if key else None}
        for label, value, key in lines
    ]


def _angka(table: ShownTable, user: User) -> Callable[[str], str | None]:
    """Where the same rows are behind a figure; None where they can't be narrowed so."""
    chosen = {
        one.key: choice.value
        for one in table.filters
        for choice in one.choices
        if choice.chosen
    }
    year = chosen.pop(YEAR, "") or chosen.get(MONTH, "")[:4]
    narrowed_by = {
        _ON_ANGKA[key]: chosen.pop(key) for key in _ON_ANGKA if key in chosen
    }
    whole = user.scope.reach is Reach.CITY
    fits = bool(year) and whole and not chosen and not table.searched

    def address(key: str) -> str | None:
        # of a distinct business only its home district is known
        if not fits or (narrowed_by and key == "businesses_distinct"):
            return None
        return figure_path(int(year), f"offline_{key}", **narrowed_by)

    return address


def _part(user: User) -> str:
    """Which part of the city a user sees; empty for the whole of it."""
    return "" if user.scope.reach is Reach.CITY else scope_name(user)


@require_GET
def bazaar(request: SignedInRequest, bazaar_id: int) -> HttpResponseBase:
    """One bazaar: who was there, what was sold, where that is written."""
    user = request.user
    seen = bazaar_for(user, bazaar_id)
    there = participations(None).visible_to(user).filter(bazaar=seen)
    stalls = with_turnover(there).select_related(
        "bazaar",
        "business__owner",
        "business__district",
        "business__alias_of__owner",
        "business__alias_of__district",
    )
    stalls = stalls.prefetch_related("attendances__mention")
    table = stalls_table(seen)
    file = download(table, stalls, request)
    if file is not None:
        return file
    part = part_of(Participation.objects.filter(bazaar=seen), user)
    page = {
        "bazaar": seen,
        "days": days(seen),
        "level": key_name("level", seen.level),
        "district": district_name(seen.district),
        "state": state(seen),
        "account": account(seen, part),
        "by_day": day_lines(days_of(seen, user)),
        "table": shown(table, stalls, request),
        "lists": lists_of(seen, user),
        "questions": open_questions(seen, user),
        "aside": aside_of(seen, user),
        "entries": told(history(seen)[:RECENT]),
        "may_correct": user.may(Task.TAKE_IN),
        # a district sees all of its own bazaars, an agency only its businesses
        "part": scope_name(user) if user.scope.reach is Reach.AGENCY else "",
    }
    return render(request, "bazaars/bazaar.html", page)

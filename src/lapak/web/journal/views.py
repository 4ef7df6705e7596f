"""The journal: who did what, to what, and from what to what."""

from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_GET

from lapak.domain.people.queries import NotYours, entries_for, full_names
from lapak.web.base.http import SignedInRequest
from lapak.web.base.journal import page_of_subject, thing, told
from lapak.web.base.paging import page_of
from lapak.web.base.tables import download, shown
from lapak.web.journal.tables import between, table_of


@require_GET
def journal(request: SignedInRequest) -> HttpResponseBase:
    """What one may read of the journal, newest first, a hundred a page."""
    _a_hundred_a_page(request)
    seen = entries_for(request.user)
    doers = set(seen.order_by().values_list("by", flat=True).distinct())
    table = table_of(full_names(doers), seen)
    wanted = between(seen, request)
    file = download(table, wanted, request)
    if file is not None:
        return file
    days = {name: request.GET.get(name, "") for name in ("dari", "sampai")}
    page = {"table": shown(table, wanted, request), "days": days}
    return render(request, "journal/list.html", page)


@require_GET
def entry(request: SignedInRequest, number: int) -> HttpResponse:
    """One entry whole: before, after, and how it seals the one before it."""
    found = entries_for(request.user).filter(number=number).first()
    if found is None:
        raise NotYours
    page = {"entry": found, "told": told([found])[0]}
    return render(request, "journal/entry.html", page)


@require_GET
def subject(request: SignedInRequest, subject: str) -> HttpResponse:
    """Everything that was done to one thing."""
    _a_hundred_a_page(request)
    entries = entries_for(request.user).filter(subject=subject)
    page = page_of(entries, request)
    if not page.total:
        raise NotYours
    shown_page = {
        "page": page,
        "entries": told(page.rows),
        "thing": thing(subject),
        "number": subject.partition(":")[2],
        "link": page_of_subject(subject),
    }
    return render(request, "journal/subject.html", shown_page)


def _a_hundred_a_page(request: SignedInRequest) -> None:
    """Unless the address says otherwise."""
    if "per" not in request.GET:
        query = request.GET.copy()
        query["per"] = "100"
        request.GET = query  # type: ignore[assignment]

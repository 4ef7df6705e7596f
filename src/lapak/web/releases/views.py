"""Pages of the press release: read it, write it, copy it, go back to its template."""

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.timezone import now
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from lapak.domain.people.rules import Task
from lapak.domain.releases.actions import Overtaken, Which, drop_draft, keep_draft
from lapak.domain.releases.models import Draft
from lapak.domain.releases.queries import draft_for
from lapak.domain.releases.rules import LONGEST
from lapak.figures.summary import one_look
from lapak.intake.known import office_places
from lapak.outputs.documents.made import made
from lapak.outputs.documents.release import (
    Release,
    release,
    release_name,
    release_source,
)
from lapak.outputs.documents.report import KINDS
from lapak.outputs.documents.word import release_document
from lapak.web.base.http import SignedInRequest
from lapak.web.releases.forms import Written, written_in
from lapak.web.releases.shown import blocks_of, fields_of, page_of
from lapak.web.reports.documents import (
    Edition,
    edition_of,
    file_answer,
    with_template,
)

PLAIN: Final = "text/plain; charset=utf-8"


@require_http_methods(["GET", "POST"])
@with_template(release_source)
@one_look()
def write(request: SignedInRequest) -> HttpResponse:
    """The release of a year, and what is kept of it."""
    edition = edition_of(request)
    draft = draft_for(request.user, edition.year, edition.lang)
    if request.method == "GET":
        told = _release(edition, draft.words if draft else "")
        return render(request, "releases/write.html", _page(request, told, draft))
    _only_writers(request)
    return _keep(request, edition, draft, written_in(request.POST))


def _keep(
    request: SignedInRequest, edition: Edition, draft: Draft | None, said: Written
) -> HttpResponse:
    told = _release(edition, said.words[:LONGEST])
    if said.refusal:
        page = _page(request, told, draft, said)
        page |= {"refusal": said.refusal, "unsaved": True}
        return render(request, "releases/write.html", page, status=422)
    which = Which(edition.year, edition.lang, said.seen)
    try:
        if said.words == told.basis:
            drop_draft(which, by=request.user, now=now())
        else:
            words, basis = said.words, told.basis
            keep_draft(which, words, basis=basis, by=request.user, now=now())
    except Overtaken as overtaken:
        page = _page(request, told, overtaken.draft, said)
        return _both(request, edition, page, overtaken.draft)
    messages.success(request, _said_of(told))
    return redirect(reverse("releases:write") + edition.query)


def _said_of(told: Release) -> str:
    if told.stopped:
        return _("The words are kept. Put the marked ones right before they go out.")
    return _("The press release is kept.")


def _both(
    request: SignedInRequest, edition: Edition, page: dict[str, Any], theirs: Draft
) -> HttpResponse:
    """Two people wrote at once: both texts, nothing overwritten."""
    kept = blocks_of(_release(edition, theirs.words))
    page |= {"overtaken": theirs, "theirs": kept, "unsaved": True}
    return render(request, "releases/write.html", page, status=409)


@require_POST
@with_template(release_source)
@one_look()
def preview(request: SignedInRequest) -> HttpResponse:
    """The same page's parts while somebody types; keeps nothing."""
    _only_writers(request)
    edition = edition_of(request)
    draft = draft_for(request.user, edition.year, edition.lang)
    said = written_in(request.POST)
    told = _release(edition, said.words[:LONGEST])
    page = _page(request, told, draft, said)
    kept = (draft.words if draft else "") or told.basis
    page |= {"refusal": said.refusal, "unsaved": said.words != kept, "live": True}
    page["fields"] = page["fields"][: 1 + len(said.paragraphs)]  # those on the page
    return render(request, "releases/live.html", page)


@require_http_methods(["GET", "POST"])
@with_template(release_source)
@one_look()
def to_template(request: SignedInRequest) -> HttpResponse:
    """Ask once more, then go back to what the template tells."""
    edition = edition_of(request)
    draft = draft_for(request.user, edition.year, edition.lang)
    _only_writers(request)
    back = reverse("releases:write") + edition.query
    version = draft.version if draft else 0
    if request.method == "POST":
        seen = written_in(request.POST).seen
        try:
            which = Which(edition.year, edition.lang, seen)
            drop_draft(which, by=request.user, now=now())
        except Overtaken as overtaken:
            version = overtaken.draft.version
            page = {"edition": edition, "back": back, "draft": overtaken.draft}
            page |= {"version": version, "overtaken": True}
            return render(request, "releases/template.html", page, status=409)
        messages.success(request, _("The press release is as its template tells it."))
        return redirect(back)
    page = {"edition": edition, "back": back, "draft": draft, "version": version}
    return render(request, "releases/template.html", page)


@require_GET
@with_template(release_source)
@one_look()
def word(request: SignedInRequest) -> HttpResponse:
    """The release as a Word file; nothing false goes out."""
    return _going_out(request, "docx", KINDS["docx"], _as_word)


@require_GET
@with_template(release_source)
@one_look()
def text(request: SignedInRequest) -> HttpResponse:
    """The release as plain text; nothing false goes out."""
    return _going_out(request, "txt", PLAIN, _as_text)


def _as_word(told: Release) -> bytes:
    return release_document(told.told, told.made)


def _as_text(told: Release) -> str:
    return told.copied + "\n"


def _going_out(
    request: SignedInRequest,
    kind: str,
    content_type: str,
    written: Callable[[Release], bytes | str],
) -> HttpResponse:
    """The release as a file, or its page where something in it is false."""
    edition = edition_of(request)
    draft = draft_for(request.user, edition.year, edition.lang)
    told = _release(edition, draft.words if draft else "")
    if told.stopped:
        page = _page(request, told, draft)
        return render(request, "releases/write.html", page, status=422)
    name = release_name(edition.year, edition.lang, kind)
    return file_answer(written(told), content_type, name)


def _release(edition: Edition, words: str) -> Release:
    return release(made(edition.year, edition.lang), words, office_places())


def _page(
    request: SignedInRequest,
    told: Release,
    draft: Draft | None,
    said: Written | None = None,
) -> dict[str, Any]:
    edition = Edition(told.made.year, told.made.lang)
    own = draft if draft is not None and draft.words else None
    return {
        **page_of(told),
        "fields": fields_of(told, said),
        "edition": edition,
        **edition.choices(),
        "draft": own,
        "version": draft.version if draft else 0,
        "stale": own is not None and own.basis != told.basis,
        "may_write": request.user.may(Task.WRITE_RELEASES),
    }


def _only_writers(request: SignedInRequest) -> None:
    if not request.user.may(Task.WRITE_RELEASES):
        raise PermissionDenied

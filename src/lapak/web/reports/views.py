"""The page of the yearly report, and its files."""

from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from lapak.domain.people.queries import NotYours
from lapak.domain.releases.queries import may_read
from lapak.figures.summary import one_look
from lapak.outputs.documents.release import could_change
from lapak.outputs.documents.report import (
    KINDS,
    report_contents,
    report_file,
    report_name,
    report_source,
)
from lapak.outputs.links import figure_path
from lapak.outputs.wording.template import HEADING, INSERT, TITLE
from lapak.web.base.http import SignedInRequest
from lapak.web.releases.shown import bits_told
from lapak.web.reports.documents import edition_of, file_answer, with_template

NAMES: Final[dict[str, tuple[str, Promise]]] = {
    "pdf": ("PDF", _("to print and to send")),
    "docx": ("Word", _("to go on writing")),
    "xlsx": ("Excel", _("to count again")),
}


@require_GET
@with_template(report_source)
@one_look()
def index(request: SignedInRequest) -> HttpResponse:
    """Choose a year and a language, read the summary, take the file."""
    _only_the_city(request)
    edition = edition_of(request)
    told = report_contents(edition.year, edition.lang)
    blocks = [
        {"heading": one.kind == HEADING, "bits": bits_told(one, edition.year)}
        for one in told.told
        if one.kind not in (TITLE, INSERT)
    ]
    page = {
        "edition": edition,
        **edition.choices(),
        "title": told.title,
        "blocks": blocks,
        "kinds": [
            {"kind": kind, "name": name, "use": use}
            for kind, (name, use) in NAMES.items()
        ],
        "made": told.made.sentence(),
        "anything": any(one.value for one in told.made.ledger.values()),
        "questions": sum(one.number for one in told.asked),
        "doubts": [
            {"label": name, "value": could, "url": figure_path(edition.year, key)}
            for key, name, could in could_change(told.made)
        ],
    }
    return render(request, "reports/index.html", page)


@require_GET
@with_template(report_source)
@one_look()
def download(request: SignedInRequest, kind: str) -> HttpResponse:
    """The report as a file."""
    _only_the_city(request)
    if kind not in KINDS:
        raise Http404
    edition = edition_of(request)
    content = report_file(edition.year, edition.lang, kind)
    name = report_name(edition.year, edition.lang, kind)
    return file_answer(content, KINDS[kind], name)


def _only_the_city(request: SignedInRequest) -> None:
    """Its questions and bazaars are of the whole city."""
    if not may_read(request.user):
        raise NotYours

"""The page of the yearly report, and its files."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from lapak.domain.people.queries import NotYours
from lapak.domain.releases.queries import may_read
from lapak.figures.summary import one_look
from lapak.outputs.documents.made import made
from lapak.outputs.documents.release import could_change
from lapak.outputs.documents.report import (
    KINDS,
    report_file,
    report_name,
    report_source,
)
from lapak.outputs.links import figure_path
from lapak.outputs.wording.facts import QUESTIONS
from lapak.outputs.wording.files import load
from lapak.outputs.wording.telling import Told, tell
from lapak.outputs.wording.template import HEADING, PARAGRAPH
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
    # its words alone: charts are drawn for the file
    document = made(edition.year, edition.lang)
    told = tell(load(report_source(edition.lang)), document.facts)
    page = {
        "edition": edition,
        **edition.choices(),
        "blocks": list(_summary(told, edition.year)),
        "kinds": [
            {"kind": kind, "name": name, "use": use}
            for kind, (name, use) in NAMES.items()
        ],
        "made": document.sentence(),
        "anything": any(one.value for one in document.ledger.values()),
        "questions": document.facts.numbers[QUESTIONS].value,
        "doubts": [
            {"label": name, "value": could, "url": figure_path(edition.year, key)}
            for key, name, could in could_change(document)
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


def _summary(told: Sequence[Told], year: int) -> Iterator[dict[str, Any]]:
    """Paragraphs with the headings above them; what is inserted stands in the file."""
    for one, after in zip(told, [*told[1:], None], strict=True):
        heads = after is not None and after.kind == PARAGRAPH
        if one.kind == PARAGRAPH or (one.kind == HEADING and heads):
            yield {"heading": one.kind == HEADING, "bits": bits_told(one, year)}


def _only_the_city(request: SignedInRequest) -> None:
    """Its questions and bazaars are of the whole city."""
    if not may_read(request.user):
        raise NotYours

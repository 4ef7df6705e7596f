"""Pages about files: taking them in, what was recognised, questions, taking back."""

from urllib.parse import urlencode

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from lapak.domain.people.queries import NotYours
from lapak.domain.people.rules import Task
from lapak.domain.sources.models import Decision, FileState, Question, SourceFile
from lapak.domain.sources.queries import file_for, question_for
from lapak.intake.choosing import BYTES, FILES, NOT_READ
from lapak.intake.deciding import VERBS, Applied, apply, made_plain
from lapak.intake.known import office_places
from lapak.intake.matching import give_back
from lapak.intake.settling.answers import Said
from lapak.intake.take_in import take_again, take_back
from lapak.intake.tallies import ASIDE
from lapak.intake.waiting import tidy
from lapak.web.base.http import SignedInRequest
from lapak.web.base.tables import download, shown
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.answers import choices, decision, decisions_on, given
from lapak.web.files.page import file_page
from lapak.web.files.surroundings import around
from lapak.web.files.tables import files_table, listed


def _open(request: SignedInRequest) -> "QuerySet[Question]":
    asked = Question.objects.visible_to(request.user).filter(
        needs_answer=True, answered=False, file__state=FileState.TAKEN_IN
    )
    return asked.select_related("file").order_by("file__path", "sheet", "row", "kind")


@require_GET
def files(request: SignedInRequest) -> HttpResponseBase:
    """Every file that came, and what waits in it."""
    table = files_table()
    seen = listed(SourceFile.objects.visible_to(request.user))
    file = download(table, seen, request)
    if file is not None:
        return file
    page = {
        "table": shown(table, seen, request),
        "may_take_in": request.user.may(Task.TAKE_IN),
        "waiting": _open(request).count(),
        "not_read": " ".join(NOT_READ),
        "most_files": FILES,
        "most_bytes": BYTES,
    }
    tidy(now=timezone.now())
    return render(request, "files/list.html", page)


@require_GET
def file(request: SignedInRequest, file_id: int) -> HttpResponse:
    """One file: what was recognised, what is asked, what was done to it."""
    return file_page(request, file_for(request.user, file_id))


@require_GET
def questions(request: SignedInRequest) -> HttpResponse:
    """The first open question, of one kind (`jenis`) while there are; or that none is."""
    only_who_takes_in(request)
    waiting = _open(request)
    kind = request.GET.get("jenis", "").replace("\0", "")
    first = waiting.filter(kind=kind).first() if kind else None
    if first is not None:
        address = reverse("files:question", args=[first.pk])
        return redirect(f"{address}?{urlencode({'jenis': kind})}")
    first = waiting.first()
    if first is None:
        messages.success(request, _("Every question has its answer."))
        return redirect("files:list")
    return redirect("files:question", question_id=first.pk)


def _next(request: SignedInRequest) -> HttpResponse:
    """To the next question, of the same kind where one kind is being answered."""
    kind = request.GET.get("jenis")
    further = f"?{urlencode({'jenis': kind})}" if kind else ""
    return redirect(reverse("files:questions") + further)


@require_http_methods(["GET", "POST"])
def question(request: SignedInRequest, question_id: int) -> HttpResponse:
    """One question; answering it opens the next one."""
    only_who_takes_in(request)
    try:
        asked = question_for(request.user, question_id)
    except NotYours:
        if request.method == "GET":
            raise
        messages.error(request, _("Meanwhile this question has fallen away."))
        return _next(request)
    refused = ""
    if request.method == "POST":
        applied = _answer(request, asked)
        if not applied.homeless:
            return _next(request)
        refused = applied.homeless[0].reason
    offered = choices(asked)
    answer = given(asked, offered) if asked.answered else None
    table = asked.table
    page = {
        "question": asked,
        "choices": offered,
        "given": answer,
        "chosen": answer.choice if answer else offered[0].value,
        "writes": any(choice.writes for choice in offered),
        "aside": ASIDE.get(table.set_aside) if table else "",
        "waiting": _open(request).count(),
        "same_kind": _open(request).filter(kind=asked.kind).count(),
        "refused": refused,
        "pictures": around(asked),
    }
    return render(request, "files/question.html", page, status=422 if refused else 200)


def _answer(request: SignedInRequest, asked: Question) -> Applied:
    choice, written = (
        request.POST.get("choice", "keep"),
        request.POST.get("written", ""),
    )
    if choice.partition(" ")[0] not in VERBS:
        raise PermissionDenied
    before = [] if request.POST.get("all") else decisions_on(asked)
    answered = [asked]
    if request.POST.get("all"):
        answered = list(_open(request).filter(kind=asked.kind))
    said = [
        (n, decision(one, _same(choice, one), written))
        for n, one in enumerate(answered)
    ]
    by, places = request.user.username, office_places()
    applied = apply(said, by=by, now=timezone.now(), places=places)
    if before and not applied.homeless:
        _let_go(request, before, said[0][1])
    return applied


def _let_go(request: SignedInRequest, before: list[Decision], said: Said) -> None:
    """An answer that was changed no longer holds beside the new one."""
    now = made_plain(said)
    gone = [d.pk for d in before if (d.verb, d.value) != (now.verb, now.value)]
    if gone:
        give_back(gone, by=request.user.username)


def _same(choice: str, question: Question) -> str:
    """The same answer on another question: its own suggestion where one was taken.

    A choice without a value isn't a suggestion taken: what the person wrote holds.
    """
    verb, _space, suggested = choice.partition(" ")
    taken = suggested and question.suggestion.startswith(verb + " ")
    return question.suggestion if taken else choice


@require_http_methods(["GET", "POST"])
def undo(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Take a whole file back, after asking once."""
    only_who_takes_in(request)
    seen = file_for(request.user, file_id)
    if request.method == "POST":
        take_back(seen, by=request.user.username)
        messages.success(
            request, _("The file was taken back. Nothing of it counts now.")
        )
        return redirect("files:file", file_id=seen.pk)
    return render(request, "files/undo.html", {"file": seen})


@require_POST
def redo(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Take a file in again that was taken back."""
    only_who_takes_in(request)
    seen = file_for(request.user, file_id)
    if take_again(seen, by=request.user.username):
        messages.success(request, _("The file is taken in again. The figures follow."))
    else:
        messages.error(request, _("Meanwhile this file is not taken back any more."))
    return redirect("files:file", file_id=seen.pk)

"""The page of one file."""

from django.http import HttpResponse
from django.shortcuts import render

from lapak.domain.journal.queries import history
from lapak.domain.people.queries import full_names
from lapak.domain.people.rules import Task
from lapak.domain.sources.models import FileState, SourceFile
from lapak.intake.tallies import reasons, rows_aside, with_counting
from lapak.web.base.http import SignedInRequest
from lapak.web.base.journal import told, whose
from lapak.web.files.recognised import Typed, districts, levels, tables_of
from lapak.web.files.tables import KINDS, state_of, state_words


def file_page(
    request: SignedInRequest, seen: SourceFile, typed: Typed | None = None
) -> HttpResponse:
    """What was recognised of a file, what is asked about it, what was done to it.

    `typed`: a correction that could not be taken stands in its fields again.
    """
    state = state_of(with_counting(SourceFile.objects.filter(pk=seen.pk)).get())
    aside = rows_aside([seen.pk])[seen.pk] if seen.state == FileState.TAKEN_IN else {}
    asked = seen.questions.order_by("sheet", "row", "kind")
    page = {
        "file": seen,
        "kind": KINDS[seen.kind],
        "state": state_words(state),
        "counting": state == FileState.TAKEN_IN,
        "aside": reasons(aside) if aside else "",
        "received_by": whose(seen.received_by, full_names({seen.received_by})),
        "tables": tables_of(seen, typed),
        "districts": districts(),
        "levels": levels(),
        "may_correct": request.user.may(Task.TAKE_IN)
        and seen.state == FileState.TAKEN_IN,
        "open": asked.filter(needs_answer=True, answered=False),
        "answered": asked.filter(needs_answer=True, answered=True),
        "remarks": asked.filter(needs_answer=False, answered=False),
        "entries": told(history(seen)),
        "may_take_in": request.user.may(Task.TAKE_IN),
    }
    return render(request, "files/file.html", page, status=422 if typed else 200)

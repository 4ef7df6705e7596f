"""The list of files: its columns, its search and its filters."""

from collections.abc import Callable, Sequence

from django.db.models import (
    Case,
    Count,
    F,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce, Lower, Reverse, Right, StrIndex
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lapak.domain.sources.models import FileKind, FileState, Question, SourceFile
from lapak.intake.tallies import rows_aside, why, with_counting
from lapak.web.base.journal import WORDS
from lapak.web.base.tables import Column, Filter, Table, Words

KINDS = WORDS["kind"]
STATES = WORDS["state"]
ASIDE = "aside"  # taken in, and nothing of it counts
NOTHING = "nothing"  # taken in, and no row was found in it
UNCOUNTED: dict[str, Words] = {ASIDE: _("set aside"), NOTHING: _("no row found")}
PILLS: dict[str, str] = {
    FileState.TAKEN_IN.value: "beres",
    FileState.REFUSED.value: "bahaya",
    FileState.WAITING.value: "tunggu",
    ASIDE: "tunggu",
}


def _kinds() -> Sequence[tuple[str, Words]]:
    return list(KINDS.items())


def _states() -> Sequence[tuple[str, Words]]:
    counts = FileState.TAKEN_IN.value
    return [(counts, STATES[counts]), *UNCOUNTED.items(), *list(STATES.items())[1:]]


def state_of(file: SourceFile) -> str:
    """A file's state; of one that was taken in, whether anything of it counts."""
    counting = getattr(file, "counting", True) or file.kind == FileKind.BY_HAND
    if file.state != FileState.TAKEN_IN or counting:
        return file.state
    return ASIDE if file.rows else NOTHING


def state_words(state: str) -> Words:
    """What a state is called on pages."""
    return UNCOUNTED.get(state) or STATES[state]


def _of_state(files: "QuerySet[SourceFile]", state: str) -> "QuerySet[SourceFile]":
    taken = files.filter(state=FileState.TAKEN_IN)
    counting = Q(counting=True) | Q(kind=FileKind.BY_HAND)
    narrowed = {
        FileState.TAKEN_IN.value: taken.filter(counting),
        ASIDE: taken.exclude(counting).filter(rows__gt=0),
        NOTHING: taken.exclude(counting).filter(rows=0),
    }
    return narrowed[state] if state in narrowed else files.filter(state=state)


def listed(files: "QuerySet[SourceFile]") -> "QuerySet[SourceFile]":
    """Files with what the list shows: their name, what waits, whether they count."""
    asked = Question.objects.filter(
        file=OuterRef("pk"), needs_answer=True, answered=False
    )
    waits = asked.order_by().values("file").annotate(number=Count("pk"))
    slash = StrIndex(Reverse("path"), Value("/"))
    name = Case(
        When(last_slash=0, then=F("path")), default=Right("path", F("last_slash") - 1)
    )
    return (
        with_counting(files)
        .annotate(
            waiting=Coalesce(Subquery(waits.values("number")), 0), last_slash=slash
        )
        .annotate(file_name=Lower(name))
    )


def files_table() -> Table[SourceFile]:
    """The list of files, which says of each what of it does not count, and why."""
    taken = SourceFile.objects.filter(state=FileState.TAKEN_IN)
    aside = rows_aside(list(taken.values_list("pk", flat=True)))

    def not_counted(file: SourceFile) -> str | None:
        if file.state == FileState.TAKEN_IN and aside.get(file.pk):
            reason = why(aside[file.pk])
            if state_of(file) != FileState.TAKEN_IN:
                return reason
            return gettext("partly set aside: %(why)s") % {"why": reason}
        return None

    return _table(not_counted)


def _table(not_counted: Callable[[SourceFile], str | None]) -> Table[SourceFile]:
    return Table(
        name="berkas",
        caption=_("Files"),
        columns=[
            Column(
                "nama",
                _("File"),
                lambda file: file.name,
                order=("file_name", "path"),
                note=lambda file: file.folder or None,
                link=lambda file: reverse("files:file", args=[file.pk]),
                heads_row=True,
            ),
            Column(
                "jenis", _("Kind"), lambda file: str(KINDS[file.kind]), order=("kind",)
            ),
            Column(
                "baris",
                _("Rows"),
                lambda file: file.rows,
                kind="number",
                order=("rows",),
            ),
            Column(
                "tanya",
                _("Waiting questions"),
                lambda file: getattr(file, "waiting", 0),
                kind="number",
                order=("waiting",),
            ),
            Column(
                "diterima",
                _("Received"),
                lambda file: file.received_at,
                kind="moment",
                order=("received_at", "-file_name"),
            ),
            Column(
                "keadaan",
                _("State"),
                lambda file: str(state_words(state_of(file))),
                order=("state", "-counting"),
                state=lambda file: PILLS.get(state_of(file), ""),
                note=not_counted,
            ),
        ],
        order="-diterima",
        filters=[
            Filter(
                "jenis", _("Kind"), _kinds, lambda files, kind: files.filter(kind=kind)
            ),
            Filter(
                "keadaan",
                _("State"),
                _states,
                _of_state,
            ),
        ],
        cards=True,
        search=lambda files, text: files.filter(path__icontains=text),
        search_label=_("Search a file"),
        empty=_("No file yet. Whoever may take files in does so on this page."),
    )

"""The list of files: its columns, its search and its filters."""

from collections.abc import Sequence

from django.db.models import Count, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lapak.domain.sources.models import FileState, SourceFile
from lapak.web.base.journal import WORDS
from lapak.web.base.tables import Column, Filter, Table, Words

KINDS = WORDS["kind"]
STATES = WORDS["state"]
PILLS = {
    FileState.TAKEN_IN: "beres",
    FileState.REFUSED: "bahaya",
    FileState.WAITING: "tunggu",
}


def _kinds() -> Sequence[tuple[str, Words]]:
    return list(KINDS.items())


def _states() -> Sequence[tuple[str, Words]]:
    return list(STATES.items())


def with_open(files: "QuerySet[SourceFile]") -> "QuerySet[SourceFile]":
    """Files with the number of questions that wait for an answer."""
    waits = Q(questions__needs_answer=True, questions__answered=False)
    return files.annotate(waiting=Count("questions", filter=waits))


FILES: Table[SourceFile] = Table(
    name="berkas",
    caption=_("Files"),
    columns=[
        Column(
            "nama",
            _("File"),
            lambda file: file.name,
            order=("path",),
            link=lambda file: reverse("files:file", args=[file.pk]),
            heads_row=True,
        ),
        Column("jenis", _("Kind"), lambda file: str(KINDS[file.kind]), order=("kind",)),
        Column(
            "baris", _("Rows"), lambda file: file.rows, kind="number", order=("rows",)
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
            order=("received_at",),
        ),
        Column(
            "keadaan",
            _("State"),
            lambda file: str(STATES[file.state]),
            order=("state",),
            state=lambda file: PILLS.get(FileState(file.state), ""),
        ),
    ],
    order="nama",
    filters=[
        Filter("jenis", _("Kind"), _kinds, lambda files, kind: files.filter(kind=kind)),
        Filter(
            "keadaan",
            _("State"),
            _states,
            lambda files, state: files.filter(state=state),
        ),
    ],
    search=lambda files, text: files.filter(path__icontains=text),
    search_label=_("Search a file"),
    empty=_("No file yet. Whoever may take files in does so on this page."),
)

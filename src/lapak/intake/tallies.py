"""What became of files and their rows: one way of counting for preview, page and command.

A row is new, changed or the same as before; one that can't be read is refused. Beside
that stand the rows set aside (they are kept, and do not count) and the questions.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import chain
from typing import Any, Final

from django.db.models import Count, Exists, OuterRef, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import LineOutcome, OrderLine
from lapak.domain.registry.models import Mention
from lapak.domain.sources.models import (
    FileKind,
    Question,
    SetAside,
    SourceFile,
    SourceTable,
)
from lapak.shared.money import grouped

Words = str | Promise
OUTSIDE: Final = "outside_edition"
ASIDE: Final[dict[str, Words]] = {
    SetAside.HIDDEN_SHEET: _("hidden sheet"),
    SetAside.SUMMARY_SHEET: _("summary"),
    SetAside.SUPERSEDED: _("a newer list replaces it"),
    SetAside.CANCELLED: _("called off"),
    SetAside.OTHER_YEAR: _("another year"),
    SetAside.UNDATED: _("its days are not known"),
    SetAside.DROPPED: _("left out by a person"),
    OUTSIDE: _("paid outside the days of an edition"),
}
# Lines of an export that do not count though their list does.
_LINES: Final = {
    LineOutcome.OLDER: SetAside.SUPERSEDED.value,
    LineOutcome.OUTSIDE_EDITION: OUTSIDE,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """Files by what became of them, their rows, and what is asked about them."""

    files: int = 0  # that count from now on
    known: int = 0  # the very same file was there and counted already
    refused_files: int = 0
    new: int = 0
    changed: int = 0
    same: int = 0
    refused: int = 0  # rows that could not be read
    aside: Mapping[str, int] = field(default_factory=dict)  # rows by reason
    questions: int = 0  # that a person must answer

    def __add__(self, other: "Tally") -> "Tally":
        added = {
            name: getattr(self, name) + getattr(other, name)
            for name in self.__slots__
            if name != "aside"
        }
        return Tally(**added, aside=dict(Counter(self.aside) + Counter(other.aside)))

    def lines(self, *, preview: bool = False) -> Iterator[tuple[Words, str]]:
        """Label and number of each count that is not zero, as every page says it."""
        taken = _("Files that would come in") if preview else _("Files taken in")
        counted = (
            (taken, self.files),
            (_("Files there already"), self.known),
            (_("Files refused"), self.refused_files),
            (_("New rows"), self.new),
            (_("Changed rows"), self.changed),
            (_("Same rows"), self.same),
            (_("Unreadable rows"), self.refused),
        )
        yield from ((label, grouped(number)) for label, number in counted if number)
        if self.aside:
            label = _("Rows set aside (%(why)s)") % {"why": why(self.aside)}
            yield label, grouped(sum(self.aside.values()))
        if self.questions:
            yield _("Questions to answer"), grouped(self.questions)


def reasons(aside: Mapping[str, int]) -> str:
    """How many rows are set aside, and why: `12 (tahun lain)`."""
    return f"{grouped(sum(aside.values()))} ({why(aside)})"


def why(aside: Mapping[str, int]) -> str:
    """Why rows are set aside, with how many where there is more than one reason."""
    told = Counter(aside).most_common()
    if len(told) == 1:
        return str(ASIDE.get(told[0][0], told[0][0]))
    return ", ".join(f"{ASIDE.get(one, one)} {grouped(number)}" for one, number in told)


def total(tallies: Iterable[Tally]) -> Tally:
    """All of them together."""
    return sum(tallies, Tally())


def asked(questions: Iterable[Question]) -> tuple[int, int]:
    """Of what is to be known of a file: how many questions, how many rows refused."""
    told = list(questions)
    unread = {(q.sheet, q.row) for q in told if q.kind == "row_unreadable"}
    return sum(q.needs_answer for q in told), len(unread)


def with_counting(files: "QuerySet[SourceFile]") -> "QuerySet[SourceFile]":
    """Files with `counting`: whether anything of one that was taken in counts."""
    standing = SourceTable.objects.filter(file=OuterRef("pk"), set_aside="")
    lists = standing.exclude(kind=FileKind.MARKETPLACE_EXPORT)
    lines = OrderLine.objects.filter(table__file=OuterRef("pk"), table__set_aside="")
    return files.annotate(
        counting=Exists(lists) | Exists(lines.exclude(outcome__in=list(_LINES)))
    )


def rows_aside(files: Collection[int]) -> dict[int, dict[str, int]]:
    """Rows set aside, by file and by reason, as facts stand now."""
    found: dict[int, Counter[str]] = {file: Counter() for file in files}
    places = chain(
        _counted(Mention.objects.exclude(table__set_aside=""), files),
        _counted(OrderLine.objects.exclude(table__set_aside=""), files),
        _counted(Visit.objects.exclude(table__set_aside=""), files),
        _older_lines(files),
    )
    for file, reason, number in places:
        found[file][reason] += number
    return {file: dict(aside) for file, aside in found.items()}


def _counted(rows: Any, files: Collection[int]) -> Iterable[tuple[int, str, int]]:
    inside = rows.filter(table__file__in=list(files)).order_by()
    by_reason = inside.values_list("table__file", "table__set_aside")
    return list(by_reason.annotate(number=Count("pk")))


def _older_lines(files: Collection[int]) -> Iterable[tuple[int, str, int]]:
    lines = OrderLine.objects.filter(
        table__file__in=list(files), table__set_aside="", outcome__in=list(_LINES)
    ).order_by()
    told = lines.values_list("table__file", "outcome").annotate(number=Count("pk"))
    return [(file, _LINES[LineOutcome(how)], number) for file, how, number in told]

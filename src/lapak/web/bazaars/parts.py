"""What the page of a bazaar shows beside its stalls: sums, days, lists, questions."""

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import F, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Attendance, Bazaar, Outcome
from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach, Task
from lapak.domain.sources.models import Question, SourceTable
from lapak.figures.each import Day, Part
from lapak.intake.tallies import ASIDE
from lapak.outputs.links import figure_path
from lapak.shared.dates import long_date
from lapak.shared.masking import mask
from lapak.shared.money import grouped, rupiah

OUTCOMES: Final[dict[str, Promise]] = {
    Outcome.ABSENT: gettext_lazy("did not come"),
    Outcome.REPEATED: gettext_lazy("stands higher up in the list already"),
    Outcome.DROPPED: gettext_lazy("left out by a person"),
    Outcome.SET_ASIDE: gettext_lazy("its list does not count"),
}
Lines = list[dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Listed:
    """A list that tells of the bazaar; `aside`: why it does not count."""

    name: str
    sheet: str
    header_row: int
    rows: int
    aside: str
    url: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A row that does not count, as written, and why."""

    business: str
    owner: str
    why: str
    where: str
    url: str


def sum_written(amount: int | None) -> str:
    """Rupiah; what nobody knows is said in words, not as zero."""
    return _("not known") if amount is None else rupiah(amount)


def turnover_written(part: Part) -> str:
    """The turnover of some stalls; a dash where there is no stall."""
    return sum_written(part.turnover) if part.times else "–"


def account(bazaar: Bazaar, part: Part) -> Lines:
    """How the turnover came about, and how many stalls there were."""
    year, at = bazaar.opens.year, str(bazaar.pk)
    lines: Lines = [
        {
            "label": _("Stalls"),
            "value": grouped(part.times),
            "url": figure_path(year, "offline_participations", bazaar=at),
        }
    ]
    if part.unknown:
        lines.append(
            {
                "label": _("of these with unknown turnover"),
                "value": grouped(part.unknown),
            }
        )
    if part.told != part.turnover:
        moved = (part.turnover or 0) - (part.told or 0)
        sign = "+" if moved > 0 else ""
        lines += [
            {"label": _("As written in the lists"), "value": sum_written(part.told)},
            {
                "label": _("Changed by people's decisions"),
                "value": sign + rupiah(moved),
            },
        ]
    lines.append(
        {
            "label": _("Turnover"),
            "value": turnover_written(part),
            "url": figure_path(year, "offline_turnover", bazaar=at),
            "total": True,
        }
    )
    return lines


def day_lines(days: list[Day]) -> Lines:
    """Turnover by day; empty where no list tells it by day."""
    if all(one.day is None for one in days):
        return []
    lang = get_language() or "id"
    return [
        {
            "label": long_date(one.day, lang) if one.day else _("Told for all days"),
            "value": _with_doubt(one),
        }
        for one in days
    ]


def _with_doubt(one: Day) -> str:
    amount = sum_written(one.turnover)
    if not one.unknown or one.turnover is None:
        return amount
    return _("%(amount)s and %(number)s unknown") % {
        "amount": amount,
        "number": one.unknown,
    }


# --- what only those see who see files -----------------------------------------------


def tables_of(bazaar: Bazaar) -> "QuerySet[SourceTable]":
    """The tables whose rows are about this bazaar."""
    rows = Attendance.objects.filter(bazaar=bazaar).order_by()
    return SourceTable.objects.filter(pk__in=rows.values("mention__table"))


def lists_of(bazaar: Bazaar, user: User) -> list[Listed]:
    """The lists that tell of it; only who sees the whole city sees files."""
    if user.scope.reach is not Reach.CITY:
        return []
    tables = tables_of(bazaar).select_related("file").order_by("file__path", "pk")
    return [
        Listed(
            table.file.name,
            table.sheet,
            table.header_row,
            table.last_row - table.first_row + 1,
            str(ASIDE.get(table.set_aside, table.set_aside)),
            table_address(table),
        )
        for table in tables
    ]


def table_address(table: SourceTable) -> str:
    """Where a table stands on the page of its file, to be corrected."""
    return f"{reverse('files:file', args=[table.file_id])}#tabel-{table.pk}"


def open_questions(bazaar: Bazaar, user: User) -> Lines:
    """What waits for an answer at its rows; a link for those who may answer."""
    asked = Question.objects.visible_to(user).open().select_related("file")
    may_answer = user.may(Task.TAKE_IN)
    return [
        {
            "where": where(one.file.name, one.sheet, one.row),
            "reason": one.reason,
            "value": mask(one.value),
            "url": reverse("files:question", args=[one.pk]) if may_answer else None,
        }
        for one in asked.filter(_at_rows_of(bazaar))
    ]


def _at_rows_of(bazaar: Bazaar) -> Q:
    """Questions about its tables, or about rows between their first and last."""
    last = Greatest("last_row", Coalesce("total_row", F("last_row")))
    places = tables_of(bazaar).annotate(ends=last)
    found = Q(table__in=places.values("pk"))
    for file, sheet, first, ends in places.values_list(
        "file", "sheet", "header_row", "ends"
    ):
        found |= Q(file=file, sheet=sheet, row__range=(first, ends))
    return found


def aside_of(bazaar: Bazaar, user: User) -> list[Aside]:
    """Rows about it that do not count; only for those who see the whole city."""
    if user.scope.reach is not Reach.CITY:
        return []
    rows = Attendance.objects.filter(bazaar=bazaar).exclude(outcome=Outcome.TOOK_PART)
    return [
        Aside(
            mask(one.mention.business_written),
            mask(one.mention.owner_written),
            str(OUTCOMES[one.outcome]),
            where(
                one.mention.table.file.name, one.mention.table.sheet, one.mention.row
            ),
            table_address(one.mention.table),
        )
        for one in rows.select_related("mention__table__file").order_by(
            "mention__table", "mention__row"
        )
    ]


def where(file: str, sheet: str, row: int) -> str:
    """A row as people find it in a file."""
    told = {"file": file, "sheet": sheet, "row": row}
    if not sheet:
        return _("%(file)s, row %(row)s") % told
    return _("%(file)s, %(sheet)s, row %(row)s") % told

"""What was recognised of a file's lists, as people corrected it, for the page of the file."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.people.queries import full_names
from lapak.domain.places.models import District
from lapak.domain.sources.models import FileKind, SourceFile, SourceTable, Verb
from lapak.intake.settling.corrections import LEVELS
from lapak.intake.settling.shown import as_corrected
from lapak.intake.settling.state import AnswerState, TableState
from lapak.outputs.naming import key_name
from lapak.shared.dates import plain_date
from lapak.web.files.columns import address

NAMES: dict[str, Promise] = {
    "name": gettext_lazy("Bazaar"),
    "place": gettext_lazy("Place"),
    "level": gettext_lazy("Level"),
    "district": gettext_lazy("District"),
    "days": gettext_lazy("Days"),
    "day": gettext_lazy("Day"),
    "bazaar": gettext_lazy("Joined to the bazaar"),
    "split": gettext_lazy("Stands alone"),
    "cancelled": gettext_lazy("Cancelled"),
}


@dataclass(frozen=True, slots=True)
class Correction:
    """What somebody decided about a table, as words."""

    id: int
    words: str
    by: str


@dataclass(frozen=True, slots=True)
class Shown:
    """A table as the page of its file shows it: as corrected, with where it counts."""

    table: SourceTable
    facts: TableState
    was: Mapping[str, str]  # its facts as fields of the form
    values: Mapping[str, str]  # what stands in the fields: the facts, or what was typed
    wrong: list[str]  # why what was typed can't be taken
    columns_at: str
    bazaar: Bazaar | None
    others: int  # tables that tell of the same bazaar
    corrections: list[Correction]


def districts() -> list[tuple[str, str]]:
    """Districts to choose from, and what lies outside the city."""
    known = District.objects.order_by("name").values_list("code", "name")
    return [*known, ("outside", _("outside the city"))]


def levels() -> list[tuple[str, str]]:
    """Levels to choose from."""
    return [(level, key_name("level", level)) for level in LEVELS]


@dataclass(frozen=True, slots=True)
class Typed:
    """What somebody typed into the form of a table, and why it can't be taken."""

    table: int
    values: Mapping[str, str]
    why: list[str]


def tables_of(file: SourceFile, typed: Typed | None = None) -> list[Shown]:
    """The attendance tables of a file as people corrected them.

    `typed`: what was typed and not taken stands in the fields again.
    """
    books = as_corrected(file)
    called = full_names({a.by for said in books.on_table.values() for a in said})
    shown = []
    for table in file.tables.filter(kind=FileKind.ATTENDANCE, summary=False):
        facts = books.tables[table.pk]
        bazaar = Bazaar.objects.filter(attendances__mention__table=table).first()
        others = SourceTable.objects.filter(mentions__attendance__bazaar=bazaar)
        was = _fields(facts)
        again = typed if typed and typed.table == table.pk else None
        first = table.columns.first()
        shown.append(
            Shown(
                table,
                facts,
                was,
                {**was, **again.values} if again else was,
                again.why if again else [],
                address(
                    file, table.sheet, table.header_row, first.index if first else 0
                ),
                bazaar,
                others.exclude(pk=table.pk).distinct().count() if bazaar else 0,
                [
                    Correction(a.id, _words(a), called.get(a.by, a.by))
                    for a in books.on_table.get(table.pk, [])
                ],
            )
        )
    return shown


def _fields(facts: TableState) -> dict[str, str]:
    dated = facts.opens and facts.closes
    return {
        "name": facts.name,
        "place": facts.place,
        "level": facts.level,
        "district": facts.district,
        "days": _days(facts) if dated else "",
    }


def _days(facts: TableState) -> str:
    """Days as a person writes them and `set days=` reads them."""
    days = [plain_date(day, "id") for day in (facts.opens, facts.closes) if day]
    return " – ".join(dict.fromkeys(days))


def _words(answer: AnswerState) -> str:
    what, _sep, told = answer.value.partition("=")
    told = told.strip()
    if answer.verb != Verb.SET:
        done = {Verb.DROP: _("Set aside"), Verb.COUNT: _("Counted after all")}
        return str(done.get(Verb(answer.verb), _("Right as Lapak understood it")))
    if what == "bazaar":
        day, _bar, rest = told.partition("|")
        told = f"{rest.partition('|')[0]} {day}".strip()
    if what in ("split", "cancelled"):
        told = _("yes") if told == "1" else _("no")
    return f"{NAMES.get(what, what)}: {told or '–'}"

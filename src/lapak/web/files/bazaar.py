"""What a file's tables say of their bazaars: shown as corrected, corrected, joined, split."""

from dataclasses import dataclass

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.people.queries import full_names
from lapak.domain.places.models import District
from lapak.domain.sources.models import FileKind, SourceFile, SourceTable, Verb
from lapak.domain.sources.queries import file_for
from lapak.intake.cells.dates import find_days
from lapak.intake.deciding import apply
from lapak.intake.known import office_places
from lapak.intake.matching import give_back
from lapak.intake.settling.answers import Said
from lapak.intake.settling.corrections import LEVELS
from lapak.intake.settling.shown import as_corrected
from lapak.intake.settling.state import AnswerState, TableState
from lapak.shared.dates import plain_date
from lapak.web.base.http import SignedInRequest
from lapak.web.figures.shown import key_name
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.columns import address
from lapak.web.templatetags.lapak_ui import tanggal

FIELDS = ("name", "place", "level", "district", "days")
MOST = 30  # bazaars offered to join
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
    days: str
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


def tables_of(file: SourceFile) -> list[Shown]:
    """The attendance tables of a file as people corrected them."""
    books = as_corrected(file)
    called = full_names({a.by for said in books.on_table.values() for a in said})
    shown = []
    for table in file.tables.filter(kind=FileKind.ATTENDANCE, summary=False):
        facts = books.tables[table.pk]
        bazaar = Bazaar.objects.filter(attendances__mention__table=table).first()
        others = SourceTable.objects.filter(mentions__attendance__bazaar=bazaar)
        told = facts.opens and facts.closes
        first = table.columns.first()
        shown.append(
            Shown(
                table,
                facts,
                _days(facts) if told else "",
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


def _table(file: SourceFile, table_id: int) -> SourceTable:
    return get_object_or_404(file.tables.all(), pk=table_id)


def _decide(request: SignedInRequest, table: SourceTable, wanted: list[str]) -> bool:
    """Say corrections (`verb` or `set field=text`) of a table; tells what can't be said."""
    beside = list(
        table.file.tables.filter(
            sheet=table.sheet, header_row=table.header_row
        ).order_by("position")
    )
    kind = f"table {beside.index(table) + 1}" if len(beside) > 1 else ""
    said = []
    for number, one in enumerate(wanted):
        verb, _space, value = one.partition(" ")
        place = (table.file.path, table.sheet, table.header_row, kind)
        said.append((number, Said(number, *place, verb, value)))
    by, now = request.user.username, timezone.now()
    applied = apply(said, by=by, now=now, places=office_places())
    for lost in applied.homeless:
        messages.error(request, lost.reason)
    if applied.made:
        messages.success(request, _("Corrected. The figures follow."))
    return bool(applied.made) or not applied.homeless


@require_POST
def correct(request: SignedInRequest, file_id: int, table_id: int) -> HttpResponse:
    """Correct what was recognised of a table, set it aside, or count it after all."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    table = _table(file, table_id)
    verb = request.POST.get("verb", "")
    wanted = [verb] if verb in (Verb.DROP, Verb.COUNT) else []
    if verb == "split":
        wanted.append("set split=1")
    for name in FIELDS:
        value = request.POST.get(name, "").strip()
        if name == "name" and not value and request.POST.get("was-name", "").strip():
            messages.error(
                request, _("Write the bazaar's name; nothing was changed in it.")
            )
        if value and value != request.POST.get(f"was-{name}", "").strip():
            wanted.append(f"set {name}={value}")
    _decide(request, table, wanted)
    return redirect("files:file", file_id=file.pk)


@require_POST
def uncorrect(request: SignedInRequest, file_id: int, decision_id: int) -> HttpResponse:
    """Take one correction of this file's tables back."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    here = {a.id for said in as_corrected(file).on_table.values() for a in said}
    if decision_id in here:
        give_back([decision_id], by=request.user.username)
        messages.success(request, _("The correction was taken back."))
    else:
        messages.error(request, _("This correction is not there any more."))
    return redirect("files:file", file_id=file.pk)


@require_GET
def choose(request: SignedInRequest, file_id: int, table_id: int) -> HttpResponse:
    """The bazaars that a table may be joined to, searched by name or date."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    table = _table(file, table_id)
    text = request.GET.get("cari", "").strip()
    found = _found(request, table, text)
    page = {
        "file": file,
        "table": table,
        "text": text,
        "found": [(one, _when(one)) for one in found[:MOST]],
        "more": found.count() > MOST,
    }
    return render(request, "files/join.html", page)


def _found(
    request: SignedInRequest, table: SourceTable, text: str
) -> "QuerySet[Bazaar]":
    bazaars = Bazaar.objects.visible_to(request.user).filter(held=True)
    bazaars = bazaars.exclude(attendances__mention__table=table).distinct()
    days = find_days(text) if text else None
    if days:
        return bazaars.filter(opens__lte=days.closes, closes__gte=days.opens)
    for word in text.split():
        bazaars = bazaars.filter(name__icontains=word)
    return bazaars.order_by("-opens", "name", "pk")


def _when(bazaar: Bazaar) -> str:
    days = [tanggal(bazaar.opens, "plain"), tanggal(bazaar.closes, "plain")]
    return " – ".join(dict.fromkeys(days))


@require_POST
def join(request: SignedInRequest, file_id: int, table_id: int) -> HttpResponse:
    """Join a table to the bazaar that was chosen."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    table = _table(file, table_id)
    chosen = request.POST.get("bazaar", "")
    bazaars = Bazaar.objects.visible_to(request.user).filter(held=True)
    home = bazaars.filter(pk=chosen).first() if chosen.isdigit() else None
    if home is None:
        messages.error(request, _("Choose a bazaar from the list."))
        return redirect("files:choose", file_id=file.pk, table_id=table.pk)
    _decide(request, table, [f"set bazaar={home.key}"])
    return redirect("files:file", file_id=file.pk)

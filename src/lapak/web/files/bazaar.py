"""What a file's tables say of their bazaars: corrected, joined, split."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.sources.models import SourceFile, SourceTable, Verb
from lapak.domain.sources.queries import file_for
from lapak.intake.cells.dates import find_days
from lapak.intake.deciding import apply
from lapak.intake.known import office_places
from lapak.intake.matching import give_back
from lapak.intake.settling.answers import Said
from lapak.intake.settling.shown import as_corrected
from lapak.web.base.http import SignedInRequest
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.page import file_page
from lapak.web.files.recognised import Typed
from lapak.web.templatetags.lapak_ui import tanggal

FIELDS = ("name", "place", "level", "district", "days")
MOST = 30  # bazaars offered to join


def _table(file: SourceFile, table_id: int) -> SourceTable:
    return get_object_or_404(file.tables.all(), pk=table_id)


def _decide(
    request: SignedInRequest, table: SourceTable, wanted: list[str]
) -> list[str]:
    """Say corrections (`verb` or `set field=text`) of a table; why some can't be said."""
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
    if applied.made:
        messages.success(request, _("Corrected. The figures follow."))
    return [lost.reason for lost in applied.homeless]


@require_POST
def correct(request: SignedInRequest, file_id: int, table_id: int) -> HttpResponse:
    """Correct what was recognised of a table, set it aside, or count it after all.

    What can't be taken stands in its field again, with the reason.
    """
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    table = _table(file, table_id)
    verb = request.POST.get("verb", "")
    wanted = [verb] if verb in (Verb.DROP, Verb.COUNT) else []
    if verb == "split":
        wanted.append("set split=1")
    typed = {name: request.POST.get(name, "").strip() for name in FIELDS}
    was = {name: request.POST.get(f"was-{name}", "").strip() for name in FIELDS}
    wanted += [
        f"set {name}={value}"
        for name, value in typed.items()
        if value and value != was[name]
    ]
    wrong = _decide(request, table, wanted)
    if was["name"] and "name" in request.POST and not typed["name"]:
        wrong.append(_("Write the bazaar's name; nothing was changed in it."))
    if not wrong:
        return redirect("files:file", file_id=file.pk)
    sent = {name: typed[name] for name in FIELDS if name in request.POST}
    return file_page(request, file, Typed(table.pk, sent, wrong))


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
    for why in _decide(request, table, [f"set bazaar={home.key}"]):
        messages.error(request, why)
    return redirect("files:file", file_id=file.pk)

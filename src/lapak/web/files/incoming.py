"""Files that come in: sent, looked at before they count, taken in or thrown away."""

from collections.abc import Callable, Iterable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_GET, require_POST

from lapak.intake.choosing import Chosen, NotTaken, clean_path, sorted_out
from lapak.intake.previewing import FileSeen, look, preview_of, read_batch, rows_of
from lapak.intake.take_in import SHOWN_ROWS, Outcome, take_in
from lapak.intake.tallies import total
from lapak.intake.waiting import Batch, Gone, batch_of, lay_down
from lapak.shared.trouble import trouble
from lapak.web.base.http import SignedInRequest
from lapak.web.base.paging import page_of
from lapak.web.base.uploads import Sent
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.looking import (
    COUNTED,
    filters_of,
    fits,
    grouped,
    shown_file,
    shown_tables,
    shown_total,
)
from lapak.web.files.tables import KINDS

SAID_AT_MOST = 5  # refusals told one by one; the list of files holds them all
View = Callable[..., HttpResponse]


def _of_a_batch(view: View) -> View:
    """A page about a batch; one that is gone, or somebody else's, is said to be gone."""

    @wraps(view)
    def page(request: SignedInRequest, *args: object, **words: object) -> HttpResponse:
        only_who_takes_in(request)
        try:
            return view(request, *args, **words)
        except Gone:
            return render(request, "files/gone.html", status=404)

    return page


@require_POST
def upload(request: SignedInRequest) -> HttpResponse:
    """Keep what was chosen for a look, or take it in at once.

    A script that sends the files itself asks with X-Kirim, and hears where to go.
    """
    only_who_takes_in(request)
    try:
        chosen = sorted_out(_sent(request))
        address = _take_at_once(request, chosen) or _for_a_look(request, chosen)
    except NotTaken as refused:
        messages.error(request, str(refused))
        address = reverse("files:list")
    if "X-Kirim" in request.headers:
        return JsonResponse({"ke": address})
    return redirect(address)


def _sent(request: SignedInRequest) -> Iterable[Chosen]:
    """The files of a request, and the names of those that the page didn't send."""
    for field in ("files", "folder"):
        for one in request.FILES.getlist(field):
            path = one.path if isinstance(one, Sent) else str(one.name)
            yield Chosen(path, one.read())
    for path in request.POST.get("unsent", "").splitlines():
        yield Chosen(clean_path(path))


def _take_at_once(request: SignedInRequest, chosen: list[Chosen]) -> str:
    if request.POST.get("do") != "take":
        return ""
    batch = _laid_down(request, chosen)
    try:
        _taken(request, batch)
    finally:
        batch.throw_away()
    return reverse("files:list")


def _for_a_look(request: SignedInRequest, chosen: list[Chosen]) -> str:
    batch = _laid_down(request, chosen)
    try:
        look(batch, by=request.user.username, now=timezone.now())
    except BaseException:
        batch.throw_away()
        raise
    return reverse("files:preview", args=[batch.token])


def _laid_down(request: SignedInRequest, chosen: list[Chosen]) -> Batch:
    try:
        return lay_down(chosen, user=request.user.pk, now=timezone.now())
    except OSError as stopped:
        if trouble(stopped, str(settings.DATA)):  # said in the words of every page
            raise
        raise NotTaken(
            _("The files can't be kept: the disk is full or refuses. Nothing came in.")
        ) from stopped


@require_GET
@_of_a_batch
def preview(request: SignedInRequest, token: str) -> HttpResponse:
    """What the files would bring, before anything of it counts."""
    seen = preview_of(batch_of(request.user.pk, token))
    page = {
        "token": token,
        "year": seen.year,
        "files": [shown_file(token, file) for file in seen.files],
        "labels": COUNTED,
        "tables": shown_tables(token, seen.files),
        "total": shown_total(seen.files),
        "rows": any(file.rows or file.tally.refused for file in seen.files),
        "readable": any(not file.refusal for file in seen.files),
        "steps": [_("Choose"), _("Look"), _("Take in")],
    }
    return render(request, "files/preview.html", page)


@require_GET
@_of_a_batch
def preview_file(request: SignedInRequest, token: str, number: int) -> HttpResponse:
    """Every row of one file of a preview, as written beside as understood."""
    batch = batch_of(request.user.pk, token)
    file = _file_of(preview_of(batch).files, number)
    rows = rows_of(batch, number)
    wanted = request.GET.get("keadaan", "")
    page = page_of([row for row in rows if fits(row, wanted)], request)
    told = {
        "token": token,
        "file": file,
        "kind": KINDS[file.kind],
        "tables": shown_tables(token, [file]),
        "page": page,
        "most": SHOWN_ROWS,
        "parts": grouped(page.rows),
        "filters": filters_of(rows, wanted),
    }
    return render(request, "files/preview_file.html", told)


def _file_of(files: Iterable[FileSeen], number: int) -> FileSeen:
    found = next((f for f in files if f.number == number and not f.refusal), None)
    if found is None:
        raise Gone
    return found


@require_POST
@_of_a_batch
def take(request: SignedInRequest, token: str) -> HttpResponse:
    """Take in what was looked at. Pressed twice, the second finds it there or gone."""
    batch = batch_of(request.user.pk, token)
    _taken(request, batch)
    batch.throw_away()
    return redirect("files:list")


@require_POST
@_of_a_batch
def discard(request: SignedInRequest, token: str) -> HttpResponse:
    """Throw away what was looked at; nothing of it counts."""
    batch_of(request.user.pk, token).throw_away()
    messages.success(request, _("Thrown away. Nothing of it came in."))
    return redirect("files:list")


def _taken(request: SignedInRequest, batch: Batch) -> None:
    reads, _numbers = read_batch(batch, shows=False)
    outcome = take_in(reads, by=request.user.username, now=timezone.now())
    by_name = [f"{one.path}: {one.refusal}" for one in batch.files if one.refusal]
    by_content = [f"{one.path}: {one.refusal}" for one in reads if one.refusal]
    _say(request, outcome, by_name + by_content)


def _say(request: SignedInRequest, outcome: Outcome, refused: list[str]) -> None:
    for words in refused[:SAID_AT_MOST]:
        messages.error(request, words)
    if len(refused) > SAID_AT_MOST:
        more = len(refused) - SAID_AT_MOST
        messages.error(
            request,
            ngettext(
                "%(more)s more file was not read.",
                "%(more)s more files were not read.",
                more,
            )
            % {"more": more},
        )
    told = total(item.tally() for item in outcome.files)
    if told.files or told.known:
        said = [f"{label}: {number}." for label, number in told.lines()]
        messages.success(request, " ".join(said))

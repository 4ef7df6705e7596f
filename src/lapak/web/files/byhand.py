"""Pages on which a bazaar and its rows are entered by hand."""

from typing import Any, cast

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.bazaars.queries import bazaar_for
from lapak.domain.people.queries import NotYours, full_names
from lapak.domain.sources.models import FileKind, FileState, SourceFile
from lapak.domain.sources.queries import file_for
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.byhand import (
    HandList,
    HandRefused,
    HandRow,
    beginning,
    enter,
    list_for,
    list_of,
    stand_again,
    with_row,
)
from lapak.intake.cells.dates import find_days
from lapak.shared.masking import mask
from lapak.web.base.http import SignedInRequest
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.recognised import districts, levels


class BazaarForm(forms.Form):
    """What a bazaar is, as a person writes it."""

    name = forms.CharField(label=gettext_lazy("Name of the bazaar"), max_length=200)
    days = forms.CharField(
        label=gettext_lazy("Days"),
        max_length=80,
        help_text=gettext_lazy("For example 7 Oktober 2023 or 7–8 Oktober 2023."),
    )
    place = forms.CharField(label=gettext_lazy("Place"), max_length=300, required=False)
    level = forms.ChoiceField(label=gettext_lazy("Level"))
    district = forms.ChoiceField(label=gettext_lazy("District of the place"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _offer(self.fields["level"], levels())
        _offer(self.fields["district"], districts())

    def clean_days(self) -> Any:
        days = find_days(self.cleaned_data["days"])
        if days is None:
            raise forms.ValidationError(
                _("Write the day with its year, for example 7–8 Oktober 2023.")
            )
        return days

    def said(self) -> HandList:
        """The bazaar, still without rows."""
        says = self.cleaned_data
        return HandList(
            name=says["name"],
            place=says["place"],
            opens=says["days"].opens,
            closes=says["days"].closes,
            level=says["level"],
            district=says["district"],
        )


class RowForm(forms.Form):
    """One business at a bazaar, as a person writes it."""

    business = forms.CharField(
        label=gettext_lazy("Name of the business"), max_length=200, required=False
    )
    owner = forms.CharField(
        label=gettext_lazy("Name of the owner"), max_length=200, required=False
    )
    phone = forms.CharField(
        label=gettext_lazy("Phone"),
        max_length=60,
        required=False,
        widget=forms.TextInput({"inputmode": "tel", "autocomplete": "off"}),
    )
    nik = forms.CharField(
        label=gettext_lazy("NIK"),
        max_length=30,
        required=False,
        widget=forms.TextInput({"inputmode": "numeric", "autocomplete": "off"}),
    )
    district = forms.ChoiceField(
        label=gettext_lazy("District where it is at home"), required=False
    )
    turnover = forms.CharField(
        label=gettext_lazy("Turnover over all days (Rp)"),
        max_length=60,
        required=False,
        help_text=gettext_lazy(
            "For example 450.000 or 850 rb; libur where it sold nothing; empty where nobody knows."
        ),
    )

    def __init__(
        self, *args: Any, before: HandRow | None = None, **kwargs: Any
    ) -> None:
        self.before = before
        if before:
            told = ("business", "owner", "phone", "district", "turnover")
            kwargs["initial"] = {name: getattr(before, name) for name in told}
        super().__init__(*args, **kwargs)
        _offer(self.fields["district"], [("", "–"), *districts()])
        if before and before.nik:
            self.fields["nik"].help_text = _(
                "Now %(nik)s; leave it empty to keep it."
            ) % {"nik": mask(before.nik)}

    def said(self) -> HandRow:
        """The row; a NIK that was not written again stays."""
        says = self.cleaned_data
        kept = self.before.nik if self.before else ""
        return HandRow(**says | {"nik": says["nik"] or kept})


def _offer(field: forms.Field, choices: list[tuple[str, str]]) -> None:
    """What may be chosen is known only when the form is shown."""
    cast(forms.ChoiceField, field).choices = choices


def _hand_for(request: SignedInRequest, file_id: int) -> tuple[SourceFile, HandList]:
    """A list by hand that counts, and what it holds. Raises NotYours, CannotOpen."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    if file.kind != FileKind.BY_HAND:
        raise NotYours
    return file, list_of(file)


@require_http_methods(["GET", "POST"])
def new(request: SignedInRequest) -> HttpResponse:
    """Enter a bazaar of which no file tells."""
    only_who_takes_in(request)
    form = BazaarForm(request.POST or None)
    if form.is_valid():
        file = enter(form.said(), by=request.user.username, now=timezone.now())
        messages.success(request, _("The bazaar is entered. Now its businesses."))
        return redirect("files:hand", file_id=file.pk)
    page = {"form": form}
    return render(
        request, "files/hand_new.html", page, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def of_bazaar(request: SignedInRequest, bazaar_id: int) -> HttpResponse:
    """Enter rows for a bazaar that files tell of; its list by hand begins with one."""
    only_who_takes_in(request)
    bazaar = bazaar_for(request.user, bazaar_id)
    known = list_for(bazaar)
    if known:
        return redirect("files:hand", file_id=known.pk)
    form = RowForm(request.POST or None)
    if form.is_valid():
        hand = with_row(beginning(bazaar), 0, form.said())
        file = _entered(request, form, hand, bazaar=bazaar)
        if file:
            return redirect("files:hand", file_id=file.pk)
    page = {"form": form, "bazaar": bazaar}
    return render(
        request, "files/hand_row.html", page, status=422 if form.errors else 200
    )


@require_http_methods(["GET", "POST"])
def hand(request: SignedInRequest, file_id: int) -> HttpResponse:
    """A list by hand: its rows, and a form for one more."""
    try:
        file, told = _hand_for(request, file_id)
    except CannotOpen as closed:
        messages.error(request, str(closed))
        return redirect("files:file", file_id=file_id)
    if file.state == FileState.REPLACED:
        return redirect("files:hand", file_id=_newest(file).pk)
    form = RowForm(request.POST or None)
    if form.is_valid():
        grown = with_row(told, len(told.rows), form.said())
        fresh = _entered(request, form, grown, older=file)
        if fresh:
            return redirect("files:hand", file_id=fresh.pk)
    page = {
        "file": file,
        "by": full_names({file.received_by}).get(file.received_by, file.received_by),
        "list": told,
        "rows": [(n, row, mask(row.nik)) for n, row in enumerate(told.rows)],
        "form": form,
        "stands": file.state == FileState.TAKEN_IN,
    }
    return render(request, "files/hand.html", page, status=422 if form.errors else 200)


@require_http_methods(["GET", "POST"])
def row(request: SignedInRequest, file_id: int, number: int) -> HttpResponse:
    """Change a row of a list by hand, or remove it."""
    try:
        file, told = _hand_for(request, file_id)
    except CannotOpen as closed:
        messages.error(request, str(closed))
        return redirect("files:file", file_id=file_id)
    if number >= len(told.rows):
        raise NotYours
    gone = request.POST.get("verb") == "remove"
    form = RowForm(None if gone else request.POST or None, before=told.rows[number])
    if gone or form.is_valid():
        changed = with_row(told, number, None if gone else form.said())
        fresh = _entered(request, form, changed, older=file)
        if fresh:
            return redirect("files:hand", file_id=fresh.pk)
    page = {"form": form, "file": file, "list": told, "number": number}
    return render(
        request, "files/hand_row.html", page, status=422 if form.errors else 200
    )


@require_POST
def again(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Count a list again that was taken back."""
    file, _told = _hand_for(request, file_id)
    if file.state == FileState.UNDONE:
        stand_again(file, by=request.user.username)
        messages.success(request, _("The list counts again."))
    return redirect("files:hand", file_id=file.pk)


def _newest(file: SourceFile) -> SourceFile:
    """The version of a list that replaced this one, and that one, and so on."""
    while file.replaced_by is not None:
        file = file.replaced_by
    return file


def _entered(
    request: SignedInRequest,
    form: forms.Form,
    told: HandList,
    *,
    older: SourceFile | None = None,
    bazaar: Bazaar | None = None,
) -> SourceFile | None:
    """Take the list in; None, with the sentences at their fields, where it can't be."""
    by, now = request.user.username, timezone.now()
    try:
        file = enter(told, by=by, now=now, older=older, bazaar=bazaar)
    except HandRefused as refused:
        for field, words in refused.wrong.items():
            if form.is_bound:
                form.add_error(field or None, words)
            else:
                messages.error(request, words)
        return None
    messages.success(request, _("Saved. The figures follow."))
    return file

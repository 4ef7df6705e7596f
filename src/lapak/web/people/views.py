"""Pages about users: the list, one each with its history, and the forms."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse, QueryDict
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import (
    require_GET,
    require_http_methods,
    require_POST,
)

from lapak.domain.people.actions import (
    activate_user,
    add_user,
    change_user,
    deactivate_user,
    set_password,
)
from lapak.domain.people.models import User
from lapak.domain.people.queries import entries_about, user_for
from lapak.domain.people.rules import Task
from lapak.web.base.forms import errors_on
from lapak.web.base.http import SignedInRequest
from lapak.web.base.journal import told
from lapak.web.base.navigation import address_of
from lapak.web.base.tables import download, shown
from lapak.web.people.forms import AccountForm, NewUserForm, PasswordForm
from lapak.web.people.tables import USERS, scope_name

RECENT = 50  # entries on a user's page; the journal has the rest


@require_GET
def users(request: SignedInRequest) -> HttpResponseBase:
    """Everybody whom one may see."""
    seen = User.objects.visible_to(request.user).select_related("district", "agency")
    file = download(USERS, seen, request)
    if file is not None:
        return file
    page = {"table": shown(USERS, seen, request), "may_manage": _may_manage(request)}
    return render(request, "people/list.html", page)


@require_GET
def user(request: SignedInRequest, user_id: int) -> HttpResponse:
    """One user, and what was done to them and by them."""
    person = user_for(request.user, user_id)
    page = {
        "person": person,
        "scope": scope_name(person),
        "entries": told(entries_about(person)[:RECENT]),
        "may_manage": _may_manage(request),
        "second_step": address_of("mfa_index") if person == request.user else None,
    }
    return render(request, "people/user.html", page)


@require_http_methods(["GET", "POST"])
def add(request: SignedInRequest) -> HttpResponse:
    """Let somebody sign in."""
    _only_managers(request)
    form = NewUserForm(_sent(request))
    if form.is_valid():
        with errors_on(form):
            password = form.cleaned_data["password"]
            person = add_user(form.said(), password=password, by=_me(request))
            messages.success(request, _("%(name)s can sign in now.") % _named(person))
            return redirect("people:user", user_id=person.pk)
    page = {"form": form, "title": _("Add a user"), "back": None}
    return render(request, "people/form.html", page, status=_status(form))


@require_http_methods(["GET", "POST"])
def change(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Put right what is known about somebody."""
    _only_managers(request)
    person = user_for(request.user, user_id)
    form = AccountForm(_sent(request), user=person)
    if form.is_valid():
        with errors_on(form):
            person = change_user(person, form.said(), by=_me(request))
            messages.success(request, _("%(name)s is changed.") % _named(person))
            return redirect("people:user", user_id=person.pk)
    page = {"form": form, "title": _("Change %(name)s") % _named(person)}
    return render(
        request, "people/form.html", page | {"back": person}, status=_status(form)
    )


@require_http_methods(["GET", "POST"])
def password(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Give somebody a new password who forgot the old one."""
    _only_managers(request)
    person = user_for(request.user, user_id)
    form = PasswordForm(_sent(request))
    if form.is_valid():
        with errors_on(form):
            set_password(person, form.cleaned_data["password"], by=_me(request))
            saying = _("%(name)s signs in with the new password from now on.")
            messages.success(request, saying % _named(person))
            return redirect("people:user", user_id=person.pk)
    page = {"form": form, "title": _("New password for %(name)s") % _named(person)}
    return render(
        request, "people/form.html", page | {"back": person}, status=_status(form)
    )


@require_http_methods(["GET", "POST"])
def deactivate(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Ask once more, then end somebody's sign-in."""
    _only_managers(request)
    person, refused = user_for(request.user, user_id), None
    if request.method == "POST":
        try:
            deactivate_user(person, by=_me(request))
        except ValidationError as refusal:
            refused = " ".join(refusal.messages)
        else:
            saying = _("The sign-in of %(name)s is ended.")
            messages.success(request, saying % _named(person))
            return redirect("people:user", user_id=person.pk)
    page = {"person": person, "refused": refused}
    return render(
        request, "people/deactivate.html", page, status=422 if refused else 200
    )


@require_POST
def activate(request: SignedInRequest, user_id: int) -> HttpResponse:
    """Let somebody sign in again."""
    _only_managers(request)
    person = activate_user(user_for(request.user, user_id), by=_me(request))
    messages.success(request, _("%(name)s can sign in again.") % _named(person))
    return redirect("people:user", user_id=person.pk)


def _may_manage(request: SignedInRequest) -> bool:
    return request.user.may(Task.MANAGE_USERS)


def _only_managers(request: SignedInRequest) -> None:
    if not _may_manage(request):
        raise PermissionDenied


def _sent(request: SignedInRequest) -> QueryDict | None:
    """What was sent; an empty form was sent too, and has mistakes to show."""
    return request.POST if request.method == "POST" else None


def _me(request: SignedInRequest) -> str:
    return request.user.get_username()


def _named(person: User) -> dict[str, str]:
    return {"name": person.get_full_name() or person.username}


def _status(form: AccountForm | PasswordForm) -> int:
    return 422 if form.errors else 200

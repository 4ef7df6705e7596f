"""The list of users: its columns, its search and its filters."""

from collections.abc import Sequence

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapak.domain.people.models import Agency, User
from lapak.domain.people.rules import REACH, Reach, Role
from lapak.domain.places.models import District
from lapak.web.base.roles import role_name
from lapak.web.base.tables import Column, Filter, Table, Words


def scope_name(user: User) -> str:
    """The part of the city that a user sees, in words."""
    if user.scope.reach is Reach.DISTRICT:
        return str(user.district)
    if user.scope.reach is Reach.AGENCY:
        return str(user.agency)
    return _("the whole city")


def _roles() -> Sequence[tuple[str, Words]]:
    return [(role.value, role_name(role)) for role in Role]


def _scopes() -> Sequence[tuple[str, Words]]:
    """The city, then each district and each agency."""
    districts = [(one.code, one.name) for one in District.objects.all()]
    agencies = [(f"dinas:{one.pk}", one.name) for one in Agency.objects.all()]
    return [("kota", _("the whole city")), *districts, *agencies]


def _in_scope(users: "QuerySet[User]", wanted: str) -> "QuerySet[User]":
    if wanted == "kota":
        roles = [role.value for role in Role if REACH[role] is Reach.CITY]
        return users.filter(role__in=roles)
    if wanted.startswith("dinas:"):
        return users.filter(agency=int(wanted.removeprefix("dinas:")))
    return users.filter(district=wanted)


def _states() -> Sequence[tuple[str, Words]]:
    return [("aktif", _("may sign in")), ("berakhir", _("ended"))]


USERS: Table[User] = Table(
    name="pengguna",
    caption=gettext_lazy("Users"),
    columns=[
        Column(
            "nama",
            gettext_lazy("Name"),
            lambda user: user.get_full_name() or user.username,
            order=("first_name", "username"),
            link=lambda user: reverse("people:user", args=[user.pk]),
            heads_row=True,
        ),
        Column(
            "akun",
            gettext_lazy("Username"),
            lambda user: user.username,
            order=("username",),
        ),
        Column(
            "peran",
            gettext_lazy("Role"),
            lambda user: role_name(user.role),
            order=("role",),
        ),
        Column("wilayah", gettext_lazy("Scope"), scope_name),
        Column(
            "masuk",
            gettext_lazy("Last sign-in"),
            lambda user: user.last_login,
            kind="moment",
            order=("last_login",),
        ),
        Column(
            "keadaan",
            gettext_lazy("State"),
            lambda user: _("may sign in") if user.is_active else _("ended"),
            order=("is_active",),
            state=lambda user: "beres" if user.is_active else "",
        ),
    ],
    order="nama",
    filters=[
        Filter(
            "peran",
            gettext_lazy("Role"),
            _roles,
            lambda users, role: users.filter(role=role),
        ),
        Filter("wilayah", gettext_lazy("Scope"), _scopes, _in_scope),
        Filter(
            "keadaan",
            gettext_lazy("State"),
            _states,
            lambda users, state: users.filter(is_active=state == "aktif"),
        ),
    ],
    search=lambda users, text: users.filter(
        Q(first_name__icontains=text) | Q(username__icontains=text)
    ),
    search_label=gettext_lazy("Search a name"),
    empty=gettext_lazy("Nobody yet."),
)

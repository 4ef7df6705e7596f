"""What is done with users. Each act is one transaction with its journal entry."""

from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lapak.domain.journal import actions as journal
from lapak.domain.people.models import Agency, User
from lapak.domain.people.queries import managers
from lapak.domain.people.rules import (
    REACH,
    Account,
    Reach,
    Role,
    Task,
    check_account,
    check_somebody_manages,
)
from lapak.domain.places.models import District


@transaction.atomic
def add_user(said: Account, *, password: str, by: str) -> User:
    """Let somebody sign in. ValidationError names the fields that can't be so."""
    _check(said, None)
    user = User(username=said.username)
    _check_password(password, user)
    user.set_password(password)
    _fill(user, said, by=by)
    user.save()
    journal.write("people.user_added", user, by=by)
    return user


@transaction.atomic
def change_user(user: User, said: Account, *, by: str) -> User:
    """Put right what is known about somebody; the same words again change nothing."""
    _lock_managers()
    user = User.objects.select_for_update().get(pk=user.pk)
    _check(said, user)
    before, role = journal.facts(user), user.role
    managed = user.may(Task.MANAGE_USERS)
    _fill(user, said, by=by)
    if user.username == by and user.role != role:
        # Whoever takes a right away from themself can't give it back.
        raise ValidationError({"role": _("Somebody else must change your own role.")})
    if managed and not user.may(Task.MANAGE_USERS):
        check_somebody_manages(managers().exclude(pk=user.pk).count())
    user.save()
    if journal.facts(user) != before:
        journal.write("people.user_changed", user, by=by, before=before)
    return user


@transaction.atomic
def deactivate_user(user: User, *, by: str) -> User:
    """End somebody's sign-in, at once and on every device. What they did stays."""
    _lock_managers()
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.username == by:
        raise ValidationError(_("Somebody else must end your own sign-in."))
    if not user.is_active:
        return user
    before = journal.facts(user)
    if user.may(Task.MANAGE_USERS):
        check_somebody_manages(managers().exclude(pk=user.pk).count())
    user.is_active = False
    user.save()
    journal.write("people.user_deactivated", user, by=by, before=before)
    return user


@transaction.atomic
def activate_user(user: User, *, by: str) -> User:
    """Let somebody sign in again whose sign-in was ended."""
    user = User.objects.select_for_update().get(pk=user.pk)
    if user.is_active:
        return user
    before = journal.facts(user)
    user.is_active = True
    user.save()
    journal.write("people.user_activated", user, by=by, before=before)
    return user


@transaction.atomic
def set_password(user: User, password: str, *, by: str) -> None:
    """Give a user another password; every other device is signed out."""
    _check_password(password, user)
    user.set_password(password)
    user.save()
    journal.write("people.password_set", user, by=by)


SECOND_STEP: Final = {
    "totp_activated": "people.second_step_on",
    "totp_deactivated": "people.second_step_off",
    "recovery_codes_generated": "people.spare_codes_made",
}


def note_second_step(user: User, what: str, *, by: str) -> None:
    """Write down that somebody's second step of signing in changed (`SECOND_STEP`)."""
    journal.write(SECOND_STEP[what], user, by=by)


def _check(said: Account, user: User | None) -> None:
    if user is not None and said.username != user.username:
        stays = _("A username stays: the journal knows people by it.")
        raise ValidationError({"username": stays})
    taken = user is None and User.objects.filter(username=said.username).exists()
    codes = set(District.objects.values_list("code", flat=True))
    check_account(said, taken=taken, districts=codes)


def _check_password(password: str, user: User) -> None:
    try:
        validate_password(password, user)
    except ValidationError as weak:
        raise ValidationError({"password": weak.messages}) from weak


def _fill(user: User, said: Account, *, by: str) -> None:
    """Write what was said into the row; a part of the city only where the role has one."""
    reach = REACH[Role(said.role)]
    user.first_name, user.last_name = said.name.strip(), ""
    user.role = said.role
    user.district_id = said.district if reach is Reach.DISTRICT else None
    user.agency = _agency(said.agency, by=by) if reach is Reach.AGENCY else None


def _agency(name: str, *, by: str) -> Agency:
    """The agency of this name, however it is capitalised; a new one is written down."""
    known = Agency.objects.filter(name__iexact=name.strip()).first()
    if known is not None:
        return known
    agency = Agency.objects.create(name=name.strip())
    journal.write("people.agency_added", agency, by=by)
    return agency


def _lock_managers() -> None:
    """Two people who end each other's sign-in at once must not both succeed."""
    list(managers().select_for_update().order_by("pk"))

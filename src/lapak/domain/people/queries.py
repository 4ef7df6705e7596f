"""Questions asked about people, and the answer to strangers."""

from django.core.exceptions import ObjectDoesNotExist
from django.db.models import Q, QuerySet

from lapak.domain.journal.models import Entry
from lapak.domain.people.models import User
from lapak.domain.people.rules import TASKS, Role, Task


class NotYours(ObjectDoesNotExist):
    """There is no such thing, or it isn't yours; the two answers look the same."""


def user_for(user: User, user_id: int) -> User:
    """The user with this number, if `user` may see them. Raises NotYours."""
    seen = User.objects.visible_to(user).select_related("district", "agency")
    found: User | None = seen.filter(pk=user_id).first()
    if found is None:
        raise NotYours
    return found


def managers() -> QuerySet[User]:
    """Everybody who can sign in and manage users."""
    roles = [role.value for role, tasks in TASKS.items() if Task.MANAGE_USERS in tasks]
    found: QuerySet[User] = User.objects.filter(is_active=True, role__in=roles)
    return found


def entries_for(user: User) -> QuerySet[Entry]:
    """What this user may read of the journal: all of it, or what they did themself."""
    if user.may(Task.READ_JOURNAL):
        return Entry.objects.all()
    return Entry.objects.filter(by=user.username)


def entries_about(person: User) -> QuerySet[Entry]:
    """What was done to a user and by them, newest first."""
    about = f"{person._meta.label_lower}:{person.pk}"
    return Entry.objects.filter(Q(subject=about) | Q(by=person.username))


def full_names(usernames: set[str]) -> dict[str, str]:
    """What to call these users, by username; those who are not here are left out."""
    told = User.objects.filter(username__in=usernames)
    return {one.username: one.get_full_name() or one.username for one in told}


def first_of_role(role: str) -> User | None:
    """The longest known user of a role who can sign in."""
    found: User | None = (
        User.objects.filter(role=role, is_active=True).order_by("pk").first()
    )
    return found


def roles_with_users() -> list[Role]:
    """The roles that somebody who can sign in has, in the order of the roles."""
    held = set(User.objects.filter(is_active=True).values_list("role", flat=True))
    return [role for role in Role if role.value in held]

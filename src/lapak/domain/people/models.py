"""Users, their roles and scopes; the agencies that some belong to."""

from typing import ClassVar, Self

from django.contrib.auth.models import AbstractUser
from django.contrib.auth.models import UserManager as PlainUserManager
from django.db import models
from django.db.models import Q

from lapak.domain.people.rules import REACH, Reach, Role, Scope, Task, may
from lapak.domain.places.models import District


class Agency(models.Model):
    """A mentor agency (pengampu): PPKUKM, PPAPP, Sosial … looks after businesses."""

    name = models.CharField(max_length=80, unique=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class UserQuerySet(models.QuerySet["User"]):
    """Users, as far as somebody may see them."""

    def visible_to(self, user: "User") -> Self:
        """Those who may manage users see all, everybody else themself."""
        return self if user.may(Task.MANAGE_USERS) else self.filter(pk=user.pk)


class UserManager(PlainUserManager.from_queryset(UserQuerySet)):  # type: ignore[misc]
    """Makes users; a migration has no need of it."""

    use_in_migrations = False


class User(AbstractUser):
    """Somebody who can sign in, with one role and the part of the city it sees."""

    role = models.CharField(
        max_length=20,
        choices=[(role.value, role.value) for role in Role],
        default=Role.AUDITOR.value,
    )
    district = models.ForeignKey(District, models.PROTECT, null=True, blank=True)
    agency = models.ForeignKey(Agency, models.PROTECT, null=True, blank=True)

    objects: ClassVar[UserManager] = UserManager()

    class Meta(AbstractUser.Meta):
        ordering = ["username"]
        constraints = [
            models.CheckConstraint(
                condition=Q(district__isnull=False)
                | ~Q(role__in=["district_officer", "field_officer"]),
                name="district_roles_have_a_district",
            ),
            models.CheckConstraint(
                condition=Q(agency__isnull=False) | ~Q(role="mentor_agency"),
                name="mentor_agency_users_have_an_agency",
            ),
        ]

    @property
    def scope(self) -> Scope:
        """The part of the city this user sees."""
        reach = REACH[Role(self.role)]
        if reach is Reach.DISTRICT:
            return Scope(reach, district=self.district_id or "")
        if reach is Reach.AGENCY:
            return Scope(reach, agency=self.agency.name if self.agency else "")
        return Scope(reach)

    def may(self, task: Task) -> bool:
        """Whether this user's role does this task."""
        return self.is_active and may(Role(self.role), task)

"""Offline bazaars and who took part in them."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.domain.places.models import District
from lapak.domain.registry.models import (
    Business,
    Mention,
    at_home_in,
    looked_after_by,
)
from lapak.domain.storage import where_told


class Level(models.TextChoices):
    """Who the bazaar is for."""

    WARD = "kelurahan"
    DISTRICT = "kecamatan"
    CITY = "kota"
    PROVINCE = "provinsi"


class BazaarQuerySet(models.QuerySet["Bazaar"]):
    """Bazaars, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """A district sees its own, an agency those its businesses took part in."""
        scope = user.scope
        if scope.reach is Reach.CITY:
            return self
        if scope.reach is Reach.DISTRICT:
            return self.filter(district=scope.district)
        joined = Participation.objects.filter(
            looked_after_by(scope.agency, "business__")
        )
        return self.filter(pk__in=joined.order_by().values("bazaar"))


class Bazaar(models.Model):
    """An event with stalls at one place on one or more days. `district` null = outside."""

    key = models.CharField(
        max_length=160, unique=True
    )  # name, first day and place, plain
    name = models.CharField(max_length=200)
    place = models.CharField(max_length=300, blank=True)
    level = models.CharField(max_length=10, choices=Level)
    district = models.ForeignKey(District, models.PROTECT, null=True)
    opens = models.DateField(db_index=True)
    closes = models.DateField()
    held = models.BooleanField(default=True)  # False: nothing tells of it any more

    objects = BazaarQuerySet.as_manager()

    class Meta:
        ordering = ["opens", "name", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(opens__lte=F("closes")),
                name="bazaar_opens_before_it_closes",
            )
        ]

    def __str__(self) -> str:
        return self.name


def participation_of(user: User, path: str = "") -> Q:
    """Of participations that a user may see, for rows that lead to one by `path`.

    A district sees its bazaars and its businesses, an agency its businesses.
    """
    scope = user.scope
    if scope.reach is Reach.CITY:
        return Q()
    if scope.reach is Reach.AGENCY:
        return looked_after_by(scope.agency, f"{path}business__")
    here = Q(**{f"{path}bazaar__district": scope.district})
    return here | at_home_in(scope.district, f"{path}business__")


class ParticipationQuerySet(models.QuerySet["Participation"]):
    """Who took part, as far as somebody may see it."""

    def visible_to(self, user: User) -> Self:
        """A district sees its bazaars and its businesses, an agency its businesses."""
        return self.filter(participation_of(user))


class Participation(models.Model):
    """One business at one bazaar, however many days, sheets or rows it fills."""

    bazaar = models.ForeignKey(
        Bazaar, models.PROTECT, related_name="participations", db_index=False
    )
    business = models.ForeignKey(
        Business, models.PROTECT, related_name="participations"
    )

    objects = ParticipationQuerySet.as_manager()

    class Meta:
        ordering = ["bazaar", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["bazaar", "business"], name="one_participation_a_bazaar"
            )
        ]

    def __str__(self) -> str:
        return f"{self.business} · {self.bazaar}"


class Outcome(models.TextChoices):
    """What became of a row of an attendance list."""

    TOOK_PART = "took_part"
    ABSENT = "absent"
    REPEATED = "repeated"  # the same business stands higher up in this list
    DROPPED = "dropped"  # a person said so
    SET_ASIDE = "set_aside"  # its table does not count


class Attendance(models.Model):
    """A row of an attendance list: which bazaar it is of and what became of it."""

    mention = models.OneToOneField(Mention, models.CASCADE, primary_key=True)
    bazaar = models.ForeignKey(
        Bazaar, models.PROTECT, null=True, related_name="attendances", db_index=False
    )
    absent = models.BooleanField(default=False)  # the list says so
    outcome = models.CharField(max_length=10, choices=Outcome)
    participation = models.ForeignKey(
        Participation,
        models.PROTECT,
        null=True,
        related_name="attendances",
        db_index=False,
    )

    class Meta:
        ordering = ["pk"]
        indexes = [
            where_told("bazaar", "attendance_bazaar"),
            where_told("participation", "attendance_participation"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="took_part", participation__isnull=False)
                | (~Q(outcome="took_part") & Q(participation__isnull=True)),
                name="who_took_part_has_a_participation",
            )
        ]

    def __str__(self) -> str:
        return f"{self.mention} {self.outcome}"

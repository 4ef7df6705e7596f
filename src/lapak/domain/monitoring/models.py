"""Visits to markets and shops, and what was found."""

from typing import Self

from django.db import models

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.domain.places.models import District, Outlet, OutletKind
from lapak.domain.sources.models import SourceTable


class FindingType(models.TextChoices):
    """What was wrong (monitoring of domain facts, section 6)."""

    HET = "HET"  # price above the ceiling
    TIE = "TIE"  # no distribution permit
    PERMIT = "izin"
    EXPIRED = "kedaluwarsa"
    PARTNERSHIP = "kemitraan"
    LABEL = "label"
    DAMAGED = "rusak"
    METROLOGY = "tera"


class VisitOutcome(models.TextChoices):
    COUNTED = "counted"
    REPEATED = "repeated"  # the same visit listed twice
    DROPPED = "dropped"
    SET_ASIDE = "set_aside"


class VisitQuerySet(models.QuerySet["Visit"]):
    """Visits, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """A district sees its own; mentor agencies have no part in monitoring."""
        scope = user.scope
        if scope.reach is Reach.CITY:
            return self
        if scope.reach is Reach.AGENCY:
            return self.none()
        return self.filter(district=scope.district)


class Visit(models.Model):
    """An officer at an outlet on a date; another day is another visit."""

    table = models.ForeignKey(SourceTable, models.PROTECT, related_name="visits")
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=20, choices=OutletKind)
    outlet = models.ForeignKey(Outlet, models.PROTECT, related_name="visits")
    told_district = models.CharField(max_length=8, blank=True)
    district = models.ForeignKey(District, models.PROTECT, null=True)  # after decisions
    date = models.DateField(null=True)
    date_written = models.CharField(max_length=60, blank=True)
    officer = models.CharField(max_length=150, blank=True)
    outcome = models.CharField(max_length=10, choices=VisitOutcome)

    objects = VisitQuerySet.as_manager()

    class Meta:
        ordering = ["table", "row"]
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="one_visit_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.outlet} {self.date}"


class FindingQuerySet(models.QuerySet["Finding"]):
    """Findings, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """Those of the visits that the user sees."""
        seen = Visit.objects.order_by().visible_to(user)
        return self.filter(visit__in=seen.values("pk"))


class Finding(models.Model):
    """One thing that was wrong at a visit; two types on one visit are two."""

    visit = models.ForeignKey(Visit, models.CASCADE, related_name="findings")
    type = models.CharField(max_length=12, choices=FindingType)
    detail = models.CharField(max_length=300, blank=True)
    follow_up = models.CharField(max_length=200, blank=True)

    objects = FindingQuerySet.as_manager()

    class Meta:
        ordering = ["visit", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["visit", "type"], name="one_finding_a_type")
        ]

    def __str__(self) -> str:
        return f"{self.type} {self.detail}"

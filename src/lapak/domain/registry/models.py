"""Businesses (UMKM), their owners, and every row of a list that names one."""

from typing import Self

from django.db import models
from django.db.models import Q

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.domain.places.models import District, Ward
from lapak.domain.sources.models import SourceTable
from lapak.domain.storage import where_told


class Owner(models.Model):
    """A person who owns businesses, as far as lists tell them apart."""

    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


def at_home_in(district: str, path: str = "") -> Q:
    """Of businesses at home in a district, for rows that lead to one by `path`.

    An alias is at home where the business is that it was found to be.
    """
    return _as_business(path, "district", district)


def looked_after_by(agency: str, path: str = "") -> Q:
    """Of businesses that a mentor agency looks after, for rows that lead to one."""
    return _as_business(path, "agency__iexact", agency)


def _as_business(path: str, field: str, value: str) -> Q:
    itself = Q(**{f"{path}alias_of__isnull": True, f"{path}{field}": value})
    return itself | Q(**{f"{path}alias_of__{field}": value})


class BusinessQuerySet(models.QuerySet["Business"]):
    """Businesses, as far as somebody may see them."""

    def living_in(self, district: str) -> Self:
        """Those at home in a district, as figures count them (rule 5)."""
        return self.filter(at_home_in(district))

    def visible_to(self, user: User) -> Self:
        """A district sees who lives or takes part there, an agency whom it mentors."""
        scope = user.scope
        if scope.reach is Reach.CITY:
            return self
        if scope.reach is Reach.AGENCY:
            return self.filter(looked_after_by(scope.agency))
        everybody = Business.objects.order_by()
        here = everybody.living_in(scope.district).values("pk")
        guests = everybody.filter(
            participations__bazaar__district=scope.district,
            participations__bazaar__held=True,
        )
        # who was there under an alias was there: its page is that of the business
        known = Q(pk__in=guests.values("pk")) | Q(pk__in=guests.values("alias_of"))
        return self.filter(Q(pk__in=here) | known)


class Business(models.Model):
    """A micro, small or medium enterprise (UMKM). Its id outlives every list."""

    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="businesses")
    ward = models.ForeignKey(Ward, models.PROTECT, null=True)
    district = models.ForeignKey(District, models.PROTECT, null=True)
    product = models.CharField(max_length=200, blank=True)
    agency = models.CharField(max_length=80, blank=True)  # the mentor agency, as told
    alias_of = models.ForeignKey("self", models.PROTECT, null=True, db_index=False)

    objects = BusinessQuerySet.as_manager()

    class Meta:
        ordering = ["name", "pk"]
        indexes = [where_told("alias_of", "business_alias")]

    def __str__(self) -> str:
        return self.name


class NikState(models.TextChoices):
    MISSING = "", "not told"
    WHOLE = "whole"
    DESTROYED = "destroyed"  # a number in Excel: the last digits are gone
    LENGTH = "length"  # not 16 digits


class Mention(models.Model):
    """How one row of a list names a business, as written and as understood.

    The NIK stands here only sealed (its raw text) and as keyed hashes.
    """

    table = models.ForeignKey(
        SourceTable, models.PROTECT, related_name="mentions", db_index=False
    )
    row = models.PositiveIntegerField()
    hidden = models.BooleanField(default=False)
    business_written = models.CharField(max_length=200, blank=True)
    owner_written = models.CharField(max_length=200, blank=True)
    business_name = models.CharField(max_length=200, blank=True)
    owner_name = models.CharField(max_length=200, blank=True)
    nik_sealed = models.BinaryField(null=True)
    nik_state = models.CharField(max_length=10, choices=NikState, blank=True)
    nik = models.CharField(max_length=32, blank=True, db_index=True)  # keyed hash
    nik15 = models.CharField(max_length=32, blank=True)  # keyed hash of 15 digits
    phones = models.CharField(max_length=120, blank=True)  # E.164, spaces between
    phone_written = models.CharField(max_length=120, blank=True)
    address = models.CharField(max_length=300, blank=True)
    ward_written = models.CharField(max_length=120, blank=True)
    district_written = models.CharField(max_length=120, blank=True)
    told_ward = models.CharField(max_length=13, blank=True)  # code, as understood
    told_district = models.CharField(max_length=8, blank=True)
    # ward and district after decisions
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, db_index=False)
    district = models.ForeignKey(District, models.PROTECT, null=True, db_index=False)
    product = models.CharField(max_length=200, blank=True)
    business_number = models.CharField(max_length=60, blank=True)  # NIB as written
    agency = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=200, blank=True)
    print = models.CharField(max_length=32, blank=True)  # of all that the row says
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, related_name="mentions", db_index=False
    )

    class Meta:
        ordering = ["table", "row"]
        indexes = [where_told("business", "mention_business")]
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="one_mention_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.business_name} / {self.owner_name}"

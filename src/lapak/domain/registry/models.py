"""Businesses (UMKM), their owners, and every row of a list that names one."""

from django.db import models

from lapak.domain.places.models import District, Ward
from lapak.domain.sources.models import SourceTable


class Owner(models.Model):
    """A person who owns businesses, as far as lists tell them apart."""

    name = models.CharField(max_length=200)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Business(models.Model):
    """A micro, small or medium enterprise (UMKM). Its id outlives every list."""

    name = models.CharField(max_length=200)
    owner = models.ForeignKey(Owner, models.PROTECT, related_name="businesses")
    ward = models.ForeignKey(Ward, models.PROTECT, null=True)
    district = models.ForeignKey(District, models.PROTECT, null=True)
    product = models.CharField(max_length=200, blank=True)
    agency = models.CharField(max_length=80, blank=True)  # the mentor agency, as told
    alias_of = models.ForeignKey("self", models.PROTECT, null=True)

    class Meta:
        ordering = ["name", "pk"]

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

    table = models.ForeignKey(SourceTable, models.PROTECT, related_name="mentions")
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
    ward = models.ForeignKey(Ward, models.PROTECT, null=True)  # after decisions
    district = models.ForeignKey(District, models.PROTECT, null=True)
    product = models.CharField(max_length=200, blank=True)
    business_number = models.CharField(max_length=60, blank=True)  # NIB as written
    agency = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=200, blank=True)
    print = models.CharField(max_length=32, blank=True)  # of all that the row says
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, related_name="mentions"
    )

    class Meta:
        ordering = ["table", "row"]
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="one_mention_a_row")
        ]

    def __str__(self) -> str:
        return f"{self.business_name} / {self.owner_name}"

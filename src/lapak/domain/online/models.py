"""Online bazaars on a marketplace: editions, curated products, order lines."""

from typing import Self

from django.db import models
from django.db.models import F, Q

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.domain.registry.models import (
    Business,
    Mention,
    at_home_in,
    looked_after_by,
)
from lapak.domain.sources.models import SourceTable


class OnlineBazaar(models.Model):
    """One edition of the online bazaar (Jumat Beli Lokal), with its dates."""

    year = models.PositiveIntegerField()
    number = models.PositiveIntegerField()  # as in the curation list's column Edisi
    name = models.CharField(max_length=200)
    opens = models.DateField()
    closes = models.DateField()

    class Meta:
        ordering = ["opens", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "number"], name="one_edition_a_number"
            ),
            models.CheckConstraint(
                condition=Q(opens__lte=F("closes")),
                name="edition_opens_before_it_closes",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ToldEdition(models.Model):
    """A row of a curation list's sheet of editions."""

    table = models.ForeignKey(SourceTable, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    opens = models.DateField()
    closes = models.DateField()

    class Meta:
        ordering = ["table", "number"]

    def __str__(self) -> str:
        return self.name


class CuratedProduct(models.Model):
    """A row of a curation list: a product that a business may sell in an edition."""

    mention = models.OneToOneField(Mention, models.CASCADE, primary_key=True)
    number = models.PositiveIntegerField(null=True)  # of the edition, as told
    edition = models.ForeignKey(
        OnlineBazaar, models.PROTECT, null=True, related_name="products"
    )
    sku = models.CharField(max_length=60, blank=True)
    product = models.CharField(max_length=300, blank=True)
    accepted = models.BooleanField(default=True)
    counts = models.BooleanField(default=True)  # False: its list is set aside

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return self.product


class OrderStatus(models.TextChoices):
    UNPAID = "unpaid"
    CANCELLED = "cancelled"
    PROVISIONAL = "provisional"  # paid and on its way
    FINAL = "final"  # done


class LineOutcome(models.TextChoices):
    COUNTED = "counted"
    NOT_SOLD = "not_sold"  # unpaid, cancelled, or all returned
    OUTSIDE_EDITION = "outside_edition"
    OLDER = "older"  # a newer export tells of this line
    UNATTRIBUTED = "unattributed"  # nobody knows yet whose product it is
    SET_ASIDE = "set_aside"


class OrderLineQuerySet(models.QuerySet["OrderLine"]):
    """Order lines, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """A district sees what those living there sold, an agency what its own did."""
        scope = user.scope
        if scope.reach is Reach.CITY:
            return self
        if scope.reach is Reach.AGENCY:
            return self.filter(looked_after_by(scope.agency, "business__"))
        return self.filter(at_home_in(scope.district, "business__"))


class OrderLine(models.Model):
    """One line of an order as one export tells it. The newest export's word counts."""

    table = models.ForeignKey(SourceTable, models.PROTECT, related_name="order_lines")
    row = models.PositiveIntegerField()
    marketplace = models.CharField(max_length=20)
    order = models.CharField(max_length=60)
    line = models.CharField(max_length=80)  # its SKU id or place within the order
    product = models.CharField(max_length=300)
    sku = models.CharField(max_length=60, blank=True)
    status = models.CharField(max_length=12, choices=OrderStatus)
    status_written = models.CharField(max_length=80, blank=True)
    paid_at = models.DateTimeField(null=True)
    quantity = models.PositiveIntegerField()
    returned = models.PositiveIntegerField(default=0)
    unit_price = models.PositiveBigIntegerField()  # rupiah, after the seller's discount
    # Rupiah of what was not returned: exact, also where a discount on three leaves a
    # unit price that does not divide.
    net = models.PositiveBigIntegerField()
    outcome = models.CharField(max_length=16, choices=LineOutcome)
    edition = models.ForeignKey(OnlineBazaar, models.PROTECT, null=True)
    business = models.ForeignKey(
        Business, models.PROTECT, null=True, related_name="order_lines"
    )
    attributed_by = models.CharField(max_length=10, blank=True)  # sku, name, like, said

    objects = OrderLineQuerySet.as_manager()

    class Meta:
        ordering = ["table", "row"]
        constraints = [
            models.UniqueConstraint(fields=["table", "row"], name="one_line_a_row"),
            models.CheckConstraint(
                condition=~Q(outcome="counted") | Q(edition__isnull=False),
                name="counted_lines_have_an_edition",
            ),
        ]
        indexes = [models.Index(fields=["marketplace", "order", "line"])]

    def __str__(self) -> str:
        return f"{self.order} {self.product}"

    @property
    def turnover(self) -> int:
        """Rupiah: what was not returned, at the price after the seller's discount."""
        return self.net

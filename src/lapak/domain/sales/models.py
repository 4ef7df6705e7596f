"""What the stalls sold."""

from typing import Self

from django.db import models
from django.db.models import Q

from lapak.domain.bazaars.models import Participation, participation_of
from lapak.domain.people.models import User
from lapak.domain.registry.models import Mention
from lapak.domain.storage import where_told


class Said(models.TextChoices):
    """How an amount was told."""

    AMOUNT = "amount"
    NOTHING = "nothing"  # '-', libur, nihil, 0: took part, sold nothing
    UNREADABLE = "unreadable"  # words where an amount should be: unknown
    BLANK = "blank"  # unknown


class DailySalesQuerySet(models.QuerySet["DailySales"]):
    """Turnover cells, as far as somebody may see them."""

    def visible_to(self, user: User) -> Self:
        """Those of the participations that the user sees; the city sees all."""
        return self.filter(participation_of(user, "participation__"))


class DailySales(models.Model):
    """What one stall sold on one day, or over the whole event where `day` is null.

    `told` is the amount as written, `turnover` the one that counts after people's
    decisions; null = unknown, which adds nothing. Both in whole rupiah.
    """

    participation = models.ForeignKey(  # null: its row does not count
        Participation,
        models.PROTECT,
        null=True,
        related_name="daily_sales",
        db_index=False,
    )
    mention = models.ForeignKey(
        Mention, models.CASCADE, related_name="daily_sales", db_index=False
    )
    column = models.PositiveIntegerField()  # of the source table, from 1
    day = models.DateField(null=True)
    written = models.CharField(max_length=120, blank=True)
    said = models.CharField(max_length=10, choices=Said)
    told = models.PositiveBigIntegerField(null=True)
    turnover = models.PositiveBigIntegerField(null=True)

    objects = DailySalesQuerySet.as_manager()

    class Meta:
        ordering = ["mention", "column"]
        indexes = [where_told("participation", "sales_participation")]
        constraints = [
            models.UniqueConstraint(
                fields=["mention", "column"], name="one_sale_a_cell"
            ),
            models.CheckConstraint(
                condition=Q(said__in=["amount", "nothing"], told__isnull=False)
                | Q(said__in=["unreadable", "blank"], told__isnull=True),
                name="unknown_has_no_amount",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.mention} {self.turnover}"

"""Who did what, when, before and after. Written once, never changed."""

from django.db import models


class Entry(models.Model):
    """One thing that somebody did. `number` counts without a gap from 1."""

    number = models.PositiveBigIntegerField(primary_key=True)
    at = models.CharField(max_length=32)  # ISO 8601, UTC: as it was sealed
    by = models.CharField(max_length=150)  # the user's name, kept when the user goes
    verb = models.CharField(max_length=60)
    subject = models.CharField(max_length=80, db_index=True)
    before = models.JSONField(null=True)
    after = models.JSONField(null=True)
    key = models.UUIDField(null=True)  # the phone's page, heard once
    previous = models.CharField(max_length=64)
    hash = models.CharField(max_length=64)

    class Meta:
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["key"],
                condition=models.Q(key__isnull=False),
                name="a_page_is_heard_once",
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.verb} {self.subject}"


class Head(models.Model):
    """The newest entry's number and hash: one row, whose lock orders the writers."""

    number = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(pk=1), name="one_journal_head")
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.hash[:12]}"

"""Drafts of press releases."""

from django.db import models
from django.db.models import Q

from lapak.domain.people.models import User
from lapak.domain.releases.rules import LANGUAGES


class Draft(models.Model):
    """The words of the press release of one year in one language.

    Numbers stand in it as the {names} of their figures. The row stays when somebody goes
    back to the template: its version counts on, so that an old page is known as old.
    """

    year = models.PositiveSmallIntegerField()
    lang = models.CharField(max_length=2)
    words = models.TextField(blank=True)  # '': as the template tells it
    basis = models.TextField(blank=True)  # what the template told when this was kept
    version = models.PositiveIntegerField()  # from 1
    written_by = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField()

    class Meta:
        ordering = ["year", "lang"]
        constraints = [
            models.UniqueConstraint(
                fields=["year", "lang"], name="one_draft_per_year_and_language"
            ),
            models.CheckConstraint(
                condition=Q(lang__in=LANGUAGES), name="drafts_have_a_known_language"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.lang}"

"""The filter by district, the same wherever a list has one."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Model, QuerySet
from django.utils.translation import gettext_lazy

from lapak.domain.places.models import District
from lapak.web.base.tables import Filter, Words

OUTSIDE: Final = "outside"  # the key of every place that is no district of the city
OUTSIDE_NAME: Final = gettext_lazy("outside the city")


def district_name(district: District | None) -> str:
    """A district as people say it; none is a place outside the city."""
    return district.name if district else str(OUTSIDE_NAME)


def district_filter() -> Filter[Any]:
    """Narrows rows that have a `district`; null is outside the city."""
    return Filter("kecamatan", gettext_lazy("District"), _choices, _narrow)


def _choices() -> Sequence[tuple[str, Words]]:
    known = District.objects.values_list("code", "name")
    return [*known, (OUTSIDE, OUTSIDE_NAME)]


def _narrow(rows: "QuerySet[Model]", wanted: str) -> "QuerySet[Model]":
    return rows.filter(district=None if wanted == OUTSIDE else wanted)

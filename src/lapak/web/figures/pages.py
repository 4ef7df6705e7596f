"""The pages of the business and the bazaar that a row of a figure is about."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.online.models import OrderLine
from lapak.domain.people.models import User
from lapak.domain.registry.models import Business
from lapak.domain.sales.models import DailySales
from lapak.shared.masking import mask

Links = list[dict[str, str]]


def pages_of(row: Any, user: User) -> Links:
    """Links to those of them that the user may open."""
    if isinstance(row, DailySales):
        return pages_of(row.participation, user)
    if isinstance(row, Participation):
        return [*_business(row.business, user), *_bazaar(row.bazaar, user)]
    if isinstance(row, OrderLine):
        return _business(row.business, user)
    if isinstance(row, Business):
        return _business(row, user)
    return _bazaar(row, user) if isinstance(row, Bazaar) else []


def _business(named: Business | None, user: User) -> Links:
    if named is None:
        return []
    root = named.alias_of_id or named.pk
    seen = Business.objects.visible_to(user).filter(pk=root).first()
    if seen is None:
        return []
    words = _("Business %(name)s") % {"name": mask(seen.name)}
    return [{"words": words, "url": reverse("businesses:business", args=[seen.pk])}]


def _bazaar(held: Bazaar, user: User) -> Links:
    if not Bazaar.objects.visible_to(user).filter(pk=held.pk).exists():
        return []
    words = _("Bazaar %(name)s") % {"name": mask(held.name)}
    return [{"words": words, "url": reverse("bazaars:bazaar", args=[held.pk])}]

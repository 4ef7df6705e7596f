"""Questions asked about businesses."""

from django.db.models import Q, QuerySet

from lapak.domain.people.models import User
from lapak.domain.people.queries import NotYours
from lapak.domain.registry.models import Business, Mention


def business_for(user: User, business_id: int) -> Business:
    """The business, if this user may see it; by an alias's id, the one it is.

    Raises NotYours.
    """
    seen = Business.objects.visible_to(user).select_related("owner", "ward", "district")
    found = seen.filter(pk=root_of(business_id)).first()
    if found is None:
        raise NotYours
    return found


def root_of(business_id: int) -> int:
    """The id of the business that this id stands for today; an unknown id is itself."""
    seen: set[int] = set()
    root = business_id
    while root not in seen:
        seen.add(root)
        aliases = Business.objects.filter(pk=root, alias_of__isnull=False)
        root = aliases.values_list("alias_of", flat=True).first() or root
    return root


def mentions_of(business: Business) -> QuerySet[Mention]:
    """Every row that names it, also by an alias, newest file last."""
    named = Mention.objects.filter(
        Q(business=business) | Q(business__alias_of=business)
    )
    return named.select_related("table__file").order_by(
        "table__file__received_at", "table", "row"
    )

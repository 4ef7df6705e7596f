"""Questions asked about bazaars."""

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.people.models import User
from lapak.domain.people.queries import NotYours


def bazaar_for(user: User, bazaar_id: int) -> Bazaar:
    """The bazaar, if this user may see it. Raises NotYours."""
    seen = Bazaar.objects.visible_to(user).select_related("district")
    found = seen.filter(pk=bazaar_id).first()
    if found is None:
        raise NotYours
    return found


def participation_for(user: User, participation_id: int) -> Participation:
    """Who took part where, if this user may see it. Raises NotYours."""
    seen = Participation.objects.visible_to(user).select_related("bazaar", "business")
    found = seen.filter(pk=participation_id).first()
    if found is None:
        raise NotYours
    return found

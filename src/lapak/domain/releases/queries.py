"""Questions asked about drafts of press releases."""

from lapak.domain.people.models import User
from lapak.domain.people.queries import NotYours
from lapak.domain.people.rules import Reach
from lapak.domain.releases.models import Draft


def draft_for(user: User, year: int, lang: str) -> Draft | None:
    """The draft that was kept, None while there is none.

    Raises NotYours for whoever sees only a part of the city: a release tells of all of it.
    """
    if not may_read(user):
        raise NotYours
    return (
        Draft.objects.filter(year=year, lang=lang).select_related("written_by").first()
    )


def may_read(user: User) -> bool:
    """Whether reports and releases of the whole city are for this user."""
    return user.scope.reach is Reach.CITY

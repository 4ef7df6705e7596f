"""Which rows of a figure somebody may see. Figures themselves are of the whole city."""

from typing import Final

from django.db.models import Q

from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.figures.rows import Query, Rows

# Where each kind of row knows its district from: either of them is enough.
_DISTRICT: Final[dict[str, tuple[str, ...]]] = {
    "bazaar": ("district",),
    "participation": ("bazaar__district", "business__district"),
    "sale": ("participation__bazaar__district", "participation__business__district"),
    "business": ("district",),
    "online_participation": ("business__district",),
    "order_line": ("business__district",),
    "visit": ("district",),
    "outlet": ("district",),
    "finding": ("visit__district",),
}
# A mentor agency sees its businesses; visits of the office are none of them.
_AGENCY: Final[dict[str, str]] = {
    "participation": "business__agency",
    "sale": "participation__business__agency",
    "business": "agency",
    "online_participation": "business__agency",
    "order_line": "business__agency",
}
PUBLIC: Final = {Reach.DISTRICT: {"edition"}, Reach.AGENCY: {"edition", "bazaar"}}


def sees_everything(user: User) -> bool:
    """Whether nothing is kept from this user."""
    return user.scope.reach is Reach.CITY


def visible_to(rows: Rows, user: User) -> Rows:
    """Those of the rows that lie in this user's part of the city."""
    return Rows(rows.kind, _seen(rows, user), rows.adds)


def _seen(rows: Rows, user: User) -> Query:
    scope = user.scope
    if scope.reach is Reach.CITY or rows.kind in PUBLIC[scope.reach]:
        return rows.query
    if scope.reach is Reach.DISTRICT and scope.district:
        theirs = Q()
        for path in _DISTRICT[rows.kind]:
            theirs |= Q(**{path: scope.district})
        return rows.query.filter(theirs)
    path = _AGENCY.get(rows.kind, "")
    if scope.reach is Reach.AGENCY and scope.agency and path:
        return rows.query.filter(**{f"{path}__iexact": scope.agency})
    return rows.query.none()

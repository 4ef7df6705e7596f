"""Roles as people at the office call them."""

from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapak.domain.people.rules import Role

NAMES: Final[dict[str, Promise]] = {
    Role.STAFF: _("office staff"),
    Role.DISTRICT_OFFICER: _("district officer"),
    Role.FIELD_OFFICER: _("field officer"),
    Role.CURATOR: _("curator"),
    Role.SECTION_HEAD: _("section head"),
    Role.HEAD: _("head of the office"),
    Role.MENTOR_AGENCY: _("mentor agency"),
    Role.AUDITOR: _("auditor"),
}


def role_name(role: str) -> str:
    """What to call a role on a page; an unknown one stands as it is."""
    return str(NAMES.get(role, role))

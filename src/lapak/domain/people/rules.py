"""Roles and what each may see."""

import re
from collections.abc import Container
from dataclasses import dataclass
from enum import StrEnum

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


class Role(StrEnum):
    """What somebody does at the office or beside it."""

    STAFF = "staff"
    DISTRICT_OFFICER = "district_officer"
    FIELD_OFFICER = "field_officer"
    CURATOR = "curator"
    SECTION_HEAD = "section_head"
    HEAD = "head"
    MENTOR_AGENCY = "mentor_agency"
    AUDITOR = "auditor"


class Reach(StrEnum):
    """How far a role sees."""

    CITY = "city"
    DISTRICT = "district"
    AGENCY = "agency"


class Task(StrEnum):
    """What a role may do, apart from looking."""

    TAKE_IN = "take_in"  # take in files, answer questions, correct what was recognised
    MANAGE_USERS = "manage_users"
    SEE_NIK = "see_nik"  # each look is written in the journal
    WRITE_RELEASES = "write_releases"  # what the office tells the press
    READ_JOURNAL = "read_journal"  # what everybody did; without it only one's own


REACH = {
    Role.STAFF: Reach.CITY,
    Role.DISTRICT_OFFICER: Reach.DISTRICT,
    Role.FIELD_OFFICER: Reach.DISTRICT,
    Role.CURATOR: Reach.CITY,
    Role.SECTION_HEAD: Reach.CITY,
    Role.HEAD: Reach.CITY,
    Role.MENTOR_AGENCY: Reach.AGENCY,
    Role.AUDITOR: Reach.CITY,
}

TASKS: dict[Role, frozenset[Task]] = {
    Role.STAFF: frozenset({Task.TAKE_IN, Task.SEE_NIK, Task.WRITE_RELEASES}),
    Role.DISTRICT_OFFICER: frozenset(),
    Role.FIELD_OFFICER: frozenset(),
    Role.CURATOR: frozenset(),
    Role.SECTION_HEAD: frozenset(Task),
    Role.HEAD: frozenset({Task.MANAGE_USERS, Task.READ_JOURNAL, Task.WRITE_RELEASES}),
    Role.MENTOR_AGENCY: frozenset(),
    Role.AUDITOR: frozenset({Task.READ_JOURNAL}),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What part of the city somebody sees; `district` or `agency` where it is a part."""

    reach: Reach
    district: str = ""
    agency: str = ""


def may(role: Role, task: Task) -> bool:
    """Whether this role does this task."""
    return task in TASKS[role]


@dataclass(frozen=True, slots=True)
class Account:
    """What is said about somebody who is to sign in."""

    username: str
    name: str  # as on the office's door
    role: str
    district: str = ""  # code; only for roles that see one district
    agency: str = ""  # name; only for roles of a mentor agency


# What people type without thinking twice, and what stands in addresses as it is.
USERNAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,29}")


def check_account(said: Account, *, taken: bool, districts: Container[str]) -> None:
    """Raise ValidationError, naming the fields, when an account can't be so.

    `taken`: somebody else has the username; `districts`: codes that there are.
    """
    wrong = {}
    if not USERNAME.fullmatch(said.username):
        wrong["username"] = _(
            "Write 2 to 30 small letters, digits, dots or dashes, for example ratna.w."
        )
    elif taken:
        wrong["username"] = _("Somebody has this username. Choose another one.")
    if not said.name.strip():
        wrong["name"] = _("Write the full name, for example Ratna Wulandari.")
    if said.role in set(Role):
        wrong |= _check_reach(said, REACH[Role(said.role)], districts)
    else:
        wrong["role"] = _("Choose a role.")
    if wrong:
        raise ValidationError(wrong)


def _check_reach(
    said: Account, reach: Reach, districts: Container[str]
) -> dict[str, str]:
    if reach is Reach.DISTRICT and said.district not in districts:
        return {"district": _("Choose the district that this person works in.")}
    if reach is Reach.AGENCY and not said.agency.strip():
        return {"agency": _("Write the agency that this person comes from.")}
    return {}


def check_somebody_manages(others: int) -> None:
    """Raise ValidationError when nobody would be left who may manage users."""
    if not others:
        raise ValidationError(
            _("Nobody would be left who manages users. Give somebody that role first.")
        )

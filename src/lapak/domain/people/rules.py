"""Roles and what each may see."""

from dataclasses import dataclass
from enum import StrEnum


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
    Role.STAFF: frozenset({Task.TAKE_IN, Task.SEE_NIK}),
    Role.DISTRICT_OFFICER: frozenset(),
    Role.FIELD_OFFICER: frozenset(),
    Role.CURATOR: frozenset(),
    Role.SECTION_HEAD: frozenset({Task.TAKE_IN, Task.MANAGE_USERS, Task.SEE_NIK}),
    Role.HEAD: frozenset({Task.MANAGE_USERS}),
    Role.MENTOR_AGENCY: frozenset(),
    Role.AUDITOR: frozenset(),
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

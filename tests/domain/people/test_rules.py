"""Who may do what, and what an account must say."""

import pytest
from django.core.exceptions import ValidationError

from lapak.domain.people.rules import (
    REACH,
    TASKS,
    Account,
    Reach,
    Role,
    Task,
    check_account,
    check_somebody_manages,
    may,
)

# The whole table, written out: role, reach, tasks. Whoever changes one changes this.
MATRIX = {
    Role.STAFF: (Reach.CITY, {Task.TAKE_IN, Task.SEE_NIK, Task.WRITE_RELEASES}),
    Role.DISTRICT_OFFICER: (Reach.DISTRICT, set()),
    Role.FIELD_OFFICER: (Reach.DISTRICT, set()),
    Role.CURATOR: (Reach.CITY, set()),
    Role.SECTION_HEAD: (
        Reach.CITY,
        {
            Task.TAKE_IN,
            Task.SEE_NIK,
            Task.MANAGE_USERS,
            Task.WRITE_RELEASES,
            Task.READ_JOURNAL,
        },
    ),
    Role.HEAD: (
        Reach.CITY,
        {Task.MANAGE_USERS, Task.READ_JOURNAL, Task.WRITE_RELEASES},
    ),
    Role.MENTOR_AGENCY: (Reach.AGENCY, set()),
    Role.AUDITOR: (Reach.CITY, {Task.READ_JOURNAL}),
}
DISTRICTS = {"31.73.05"}


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("task", Task)
def test_a_role_does_its_tasks_and_no_other(role, task):
    assert may(role, task) == (task in MATRIX[role][1])


@pytest.mark.parametrize("role", Role)
def test_a_role_sees_its_part_of_the_city(role):
    assert REACH[role] is MATRIX[role][0]


def test_every_role_has_its_line_in_both_tables():
    assert set(REACH) == set(TASKS) == set(Role)


def account(**said):
    told = {"username": "budi.s", "name": "Budi Santoso", "role": "staff"} | said
    return Account(**told)


@pytest.mark.parametrize(
    ("said", "taken", "field"),
    [
        (account(username="B"), False, "username"),
        (account(username="Budi"), False, "username"),
        (account(username="budi santoso"), False, "username"),
        (account(username=".budi"), False, "username"),
        (account(username="b" * 31), False, "username"),
        (account(), True, "username"),
        (account(name="  "), False, "name"),
        (account(role="boss"), False, "role"),
        (account(role="district_officer"), False, "district"),
        (account(role="field_officer", district="99.99.99"), False, "district"),
        (account(role="mentor_agency", agency=" "), False, "agency"),
    ],
)
def test_what_cannot_be_is_named_by_its_field(said, taken, field):
    with pytest.raises(ValidationError) as refused:
        check_account(said, taken=taken, districts=DISTRICTS)
    assert list(refused.value.message_dict) == [field]


@pytest.mark.parametrize(
    "said",
    [
        account(),
        account(role="district_officer", district="31.73.05"),
        account(role="mentor_agency", agency="PPAPP"),
        account(username="a1"),
    ],
)
def test_what_can_be_passes(said):
    check_account(said, taken=False, districts=DISTRICTS)


def test_all_mistakes_are_told_at_once():
    with pytest.raises(ValidationError) as refused:
        check_account(
            account(username="", name="", role=""), taken=False, districts=DISTRICTS
        )
    assert set(refused.value.message_dict) == {"username", "name", "role"}


def test_somebody_must_be_left_who_manages():
    check_somebody_manages(1)
    with pytest.raises(ValidationError):
        check_somebody_manages(0)

"""Adding, changing and ending; each is in the journal."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from lapak.domain.journal.models import Entry
from lapak.domain.people.actions import (
    activate_user,
    add_user,
    change_user,
    deactivate_user,
    note_second_step,
    set_password,
)
from lapak.domain.people.models import Agency, User
from lapak.domain.people.queries import (
    NotYours,
    entries_about,
    entries_for,
    first_of_role,
    managers,
    roles_with_users,
    user_for,
)
from lapak.domain.people.rules import Account, Role
from tests.factories import PASSWORD, DistrictFactory, UserFactory

pytestmark = pytest.mark.django_db


def account(**said):
    told = {"username": "budi", "name": "Budi Santoso", "role": "staff"} | said
    return Account(**told)


def test_somebody_new_can_sign_in_and_the_journal_says_who_let_them():
    user = add_user(account(), password=PASSWORD, by="ratna")

    assert user.check_password(PASSWORD)
    entry = Entry.objects.get()
    assert (entry.verb, entry.by) == ("people.user_added", "ratna")
    assert entry.after["username"] == "budi"
    assert "password" not in entry.after


def test_only_what_the_role_needs_is_kept():
    DistrictFactory()
    said = account(role="staff", district="31.73.05", agency="PPAPP")

    user = add_user(said, password=PASSWORD, by="ratna")

    assert (user.district, user.agency) == (None, None)
    assert not Agency.objects.exists()


def test_an_agency_is_written_down_once_however_it_is_capitalised():
    for name, agency in (("a1", "PPAPP"), ("a2", "ppapp ")):
        said = account(username=name, role="mentor_agency", agency=agency)
        add_user(said, password=PASSWORD, by="ratna")

    assert Agency.objects.get().name == "PPAPP"
    assert User.objects.get(username="a2").scope.agency == "PPAPP"


@pytest.mark.parametrize("weak", ["", "pendek", "password123", "1234567890"])
def test_a_weak_password_is_refused_and_nothing_written(weak):
    with pytest.raises(ValidationError) as refused:
        add_user(account(), password=weak, by="ratna")

    assert list(refused.value.message_dict) == ["password"]
    assert not User.objects.exists()
    assert not Entry.objects.exists()


def test_a_username_is_given_once():
    UserFactory(username="budi")
    with pytest.raises(ValidationError):
        add_user(account(), password=PASSWORD, by="ratna")


def test_a_change_is_told_from_what_to_what():
    DistrictFactory()
    user = add_user(account(), password=PASSWORD, by="ratna")

    said = account(role="district_officer", district="31.73.05")
    user = change_user(user, said, by="ratna")

    assert user.scope.district == "31.73.05"
    entry = Entry.objects.first()
    assert entry.before["role"] == "staff"
    assert entry.after["role"] == "district_officer"


def test_the_same_words_again_are_no_change():
    user = add_user(account(), password=PASSWORD, by="ratna")
    change_user(user, account(), by="ratna")
    assert Entry.objects.count() == 1


def test_a_username_stays():
    user = add_user(account(), password=PASSWORD, by="ratna")
    with pytest.raises(ValidationError) as refused:
        change_user(user, account(username="bambang"), by="ratna")
    assert list(refused.value.message_dict) == ["username"]


def test_nobody_changes_their_own_role_or_ends_their_own_sign_in():
    UserFactory(role="head")
    me = UserFactory(role="head", username="ratna", first_name="Ratna")

    with pytest.raises(ValidationError):
        change_user(me, account(username="ratna", role="staff"), by="ratna")
    with pytest.raises(ValidationError):
        deactivate_user(me, by="ratna")


def test_the_last_who_manages_users_stays():
    last = UserFactory(role="head", username="ratna")

    with pytest.raises(ValidationError):
        deactivate_user(last, by="perintah")
    with pytest.raises(ValidationError):
        change_user(last, account(username="ratna"), by="perintah")

    assert managers().get() == last


def test_whoever_manages_nothing_can_go_even_when_nobody_manages():
    user = UserFactory(role="staff")
    assert not deactivate_user(user, by="perintah").is_active


def test_an_ended_sign_in_can_be_reopened():
    UserFactory(role="head")
    user = UserFactory(role="head")

    deactivate_user(user, by="ratna")
    deactivate_user(user, by="ratna")
    assert not User.objects.get(pk=user.pk).is_active
    activate_user(user, by="ratna")
    activate_user(user, by="ratna")

    verbs = list(Entry.objects.order_by("number").values_list("verb", flat=True))
    assert verbs == ["people.user_deactivated", "people.user_activated"]


def test_a_new_password_is_in_the_journal_but_not_what_it_is():
    user = UserFactory()

    set_password(user, "bunga-kamboja-7", by="ratna")

    entry = Entry.objects.get()
    assert entry.verb == "people.password_set"
    assert "bunga" not in str(entry.after)
    with pytest.raises(ValidationError):
        set_password(user, "pendek", by="ratna")


@pytest.mark.parametrize(
    "wrong",
    [{"role": "district_officer"}, {"role": "mentor_agency"}],
    ids=["district_roles_have_a_district", "mentor_agency_users_have_an_agency"],
)
def test_the_database_refuses_what_the_rules_refuse(wrong):
    with pytest.raises(IntegrityError), transaction.atomic():
        User.objects.create(username="x", **wrong)


@pytest.mark.parametrize("role", Role)
def test_who_sees_whom(role):
    me, other = UserFactory(role=role.value), UserFactory()

    seen = set(User.objects.visible_to(me))

    sees_all = role in (Role.HEAD, Role.SECTION_HEAD)
    assert seen == ({me, other} if sees_all else {me})
    assert user_for(me, me.pk) == me
    if not sees_all:
        with pytest.raises(NotYours):
            user_for(me, other.pk)
    with pytest.raises(NotYours):
        user_for(me, 987_654)


def test_somebody_whose_sign_in_ended_manages_nothing():
    gone, other = UserFactory(role="head", is_active=False), UserFactory()
    assert other not in User.objects.visible_to(gone)


@pytest.mark.parametrize("role", Role)
def test_who_reads_the_journal(role):
    me = UserFactory(role=role.value, username="saya")
    add_user(account(), password=PASSWORD, by="ratna")
    add_user(account(username="budi2"), password=PASSWORD, by="saya")

    reads_all = role in (Role.HEAD, Role.SECTION_HEAD, Role.AUDITOR)
    assert entries_for(me).count() == (2 if reads_all else 1)


def test_a_users_history_is_what_was_done_to_them_and_by_them():
    budi = add_user(account(), password=PASSWORD, by="ratna")
    add_user(account(username="citra"), password=PASSWORD, by="budi")
    add_user(account(username="dewi"), password=PASSWORD, by="ratna")

    assert entries_about(budi).count() == 2


def test_the_demo_finds_somebody_of_each_role_that_is_held():
    UserFactory(role="auditor", is_active=False)
    first, _later = UserFactory(role="head"), UserFactory(role="head")

    assert roles_with_users() == [Role.HEAD]
    assert first_of_role("head") == first
    assert first_of_role("auditor") is None


@pytest.mark.django_db(transaction=True)
def test_two_managers_who_end_each_other_at_once_are_not_both_gone():
    pair = [UserFactory(role="head"), UserFactory(role="head")]

    def end(user):
        try:
            deactivate_user(user, by="perintah")
        except ValidationError:
            pass
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as threads:
        list(threads.map(end, pair))

    assert managers().count() == 1


@pytest.mark.parametrize(
    ("what", "verb"),
    [
        ("totp_activated", "people.second_step_on"),
        ("totp_deactivated", "people.second_step_off"),
        ("recovery_codes_generated", "people.spare_codes_made"),
    ],
)
def test_a_second_step_switched_on_or_off_is_in_the_journal_without_its_secret(
    what, verb
):
    user = UserFactory()

    note_second_step(user, what, by=user.username)

    entry = Entry.objects.get(verb=verb)
    assert (entry.by, entry.subject) == (user.username, f"people.user:{user.pk}")
    assert "password" not in entry.after

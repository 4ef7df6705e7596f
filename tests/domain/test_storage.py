"""Many rows at once are the same rows as one by one."""

from datetime import date

import pytest
from django.db import DataError, IntegrityError, connection, transaction

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.journal.actions import write_all
from lapak.domain.journal.models import Entry
from lapak.domain.journal.rules import Said
from lapak.domain.registry.models import Business, Owner
from lapak.domain.storage import (
    insert_columns,
    insert_rows,
    know_sizes,
    much_to_write,
    reserve_keys,
    update_rows,
)

pytestmark = pytest.mark.django_db


def bazaars(*names):
    return [
        Bazaar(key=name, name=name, level="kota", opens=date(2023, 3, 1), closes=date(2023, 3, 2))
        for name in names
    ]  # fmt: skip


def test_rows_get_their_keys_in_order_and_are_read_back_as_they_were():
    first = Owner.objects.create(name="Sari")
    owners = [Owner(name=name) for name in ("Budi", "Tuti \\N\t“é”\n", "")]

    insert_rows(owners)

    assert [owner.pk for owner in owners] == sorted(owner.pk for owner in owners)
    assert owners[0].pk > first.pk
    assert [Owner.objects.get(pk=o.pk).name for o in owners] == [o.name for o in owners]
    assert Owner.objects.create(name="Nanti").pk > owners[-1].pk
    owners[0].name = "Budiman"
    owners[0].save()  # known as stored: an update
    assert Owner.objects.count() == 5


def test_no_rows_are_no_matter():
    insert_rows([])
    assert update_rows(Owner, ["name"], []) == 0


def test_dates_choices_and_nothing_are_kept():
    owner = Owner.objects.create(name="Sari")
    held = bazaars("Bazar Kota")
    insert_rows(held)
    insert_rows([Business(name="Dapur", owner=owner)])

    stored = Bazaar.objects.get(pk=held[0].pk)
    assert (stored.level, stored.opens, stored.district_id) == (
        "kota", date(2023, 3, 1), None,
    )  # fmt: skip
    assert Business.objects.get().alias_of_id is None


def test_words_of_the_journal_are_kept_as_they_were_said():
    said = {"name": "Bazar “Ramadan” \\ 1", "n": 7, "none": None, "yes": True}

    write_all([Said("bazaar.registered", "bazaars.bazaar:1", None, said)], by="uji")

    entry = Entry.objects.latest("number")
    assert (entry.before, entry.after, entry.key) == (None, said, None)


def test_a_rule_of_the_database_that_is_broken_says_so_as_always():
    insert_rows(bazaars("Bazar Kota"))
    with pytest.raises((IntegrityError, DataError)), transaction.atomic():
        insert_rows(bazaars("Bazar Lain", "Bazar Kota"))

    assert Bazaar.objects.count() == 1


def test_sizes_can_be_asked_for_in_the_middle_of_a_transaction():
    insert_rows([Owner(name=str(n)) for n in range(500)])
    know_sizes([Owner, Business])
    assert Owner.objects.count() == 500


def test_what_all_rows_share_is_kept_as_what_each_says():
    names = ["O'Hara; --", "%s %%", "Bu Sari", "x' OR '1'='1"]
    for shared in names:  # more rows than one statement takes, and some over
        keys = insert_columns(Owner, {"name": [shared] * 123})
        assert set(Owner.objects.filter(pk__in=keys).values_list("name", flat=True)) == {shared}  # fmt: skip
    told = [f"{name} {n}" for n in range(40) for name in names]
    keys = insert_columns(Owner, {"name": told})
    stored = Owner.objects.filter(pk__in=keys).order_by("pk")
    assert list(stored.values_list("name", flat=True)) == told


def test_reserved_numbers_are_nobody_elses():
    reserved = reserve_keys(Owner, 3)
    other = Owner.objects.create(name="Budi")
    insert_columns(Owner, {"id": reserved, "name": ["a", "b", "c"]})
    assert other.pk not in reserved
    assert Owner.objects.create(name="Tuti").pk not in {*reserved, other.pk}


def room():
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        return cursor.execute("PRAGMA cache_size").fetchone()


def test_room_for_much_is_given_back_also_after_a_failure():
    before = room()
    with pytest.raises(ZeroDivisionError), much_to_write():
        raise ZeroDivisionError
    assert room() == before

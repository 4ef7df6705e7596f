"""Whatever is changed in the journal is found."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lapak.domain.journal.actions import facts as facts_of
from lapak.domain.journal.actions import write, write_all, write_new
from lapak.domain.journal.models import Entry, Head
from lapak.domain.journal.queries import broken_at, head, history, name_of
from lapak.domain.journal.rules import (
    FIRST,
    Link,
    Said,
    as_json,
    first_broken,
    seal,
    written,
)
from lapak.domain.registry.models import Owner
from lapak.domain.storage import insert_columns
from tests.factories import UserFactory

facts = st.dictionaries(
    st.text(max_size=8), st.none() | st.booleans() | st.integers() | st.text(max_size=8)
)
saids = st.builds(
    Said,
    st.text(max_size=12),
    st.text(max_size=12),
    st.none() | facts,
    st.none() | facts,
)


def chain(told):
    links, previous = [], FIRST
    for number, said in enumerate(told, start=1):
        at = f"2023-10-09T01:47:{number:02}+00:00"
        hashed = seal(previous, at=at, by="ratna", said=said)
        links.append(Link(number, at, "ratna", said, previous, hashed))
        previous = hashed
    return links


@given(st.lists(saids, max_size=6))
def test_an_untouched_chain_is_whole(told):
    assert first_broken(chain(told)) is None


CHANGES = {
    "number": lambda one: one.number + 1,
    "at": lambda one: one.at.replace("2023", "2024"),
    "by": lambda one: one.by + "x",
    "said": lambda one: Said(
        one.said.verb + "!", one.said.subject, one.said.before, one.said.after
    ),
    "previous": lambda one: "f" * 64,
    "hash": lambda one: "e" * 64,
}


def changed(link, field):
    parts = {name: getattr(link, name) for name in Link.__slots__}
    return Link(**parts | {field: CHANGES[field](link)})


@given(st.lists(saids, min_size=1, max_size=6), st.data())
def test_a_changed_entry_is_found_where_it_stands(told, data):
    links = chain(told)
    at = data.draw(st.integers(0, len(links) - 1))
    field = data.draw(st.sampled_from(sorted(CHANGES)))

    links[at] = changed(links[at], field)

    assert first_broken(links) == at + 1


@given(st.lists(saids, min_size=2, max_size=6), st.data())
def test_a_removed_entry_is_found(told, data):
    links = chain(told)
    at = data.draw(st.integers(0, len(links) - 2))
    del links[at]
    assert first_broken(links) == at + 1


@given(st.lists(saids, min_size=1, max_size=6), saids, st.data())
def test_an_entry_slipped_in_is_found(told, said, data):
    links = chain(told)
    at = data.draw(st.integers(0, len(links) - 1))
    before = links[at].previous
    hashed = seal(before, at="x", by="maling", said=said)
    links.insert(at, Link(at + 1, "x", "maling", said, before, hashed))
    assert first_broken(links) == at + 2  # the one after it seals something else


@pytest.mark.django_db
@given(st.lists(saids, min_size=1, max_size=5), st.data())
@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_in_the_database_any_tampering_is_found(told, data):
    told = [Said(s.verb.replace("\0", ""), s.subject.replace("\0", "")) for s in told]
    Entry.objects.all().delete()
    Head.objects.all().delete()
    write_all(told, by="ratna")
    assert broken_at() is None

    number = data.draw(st.integers(1, len(told)))
    how = data.draw(st.sampled_from(["change", "remove", "truncate", "head"]))
    entries = Entry.objects.filter(number=number)
    if how == "change":
        entries.update(by="maling")
    elif how == "remove":
        entries.delete()
    elif how == "truncate":
        Entry.objects.filter(number__gte=number).delete()
    else:
        Head.objects.update(hash="0" * 64)

    assert broken_at() == (len(told) + 1 if how == "head" else number)


@pytest.mark.django_db
def test_an_empty_journal_is_whole():
    assert broken_at() is None
    assert head() == (0, "")


@pytest.mark.django_db
def test_the_head_alone_is_not_enough():
    Head.objects.create(pk=1, number=3, hash="a" * 64)
    assert broken_at() == 1


@pytest.mark.django_db
def test_a_things_history_is_its_own():
    one, other = UserFactory(), UserFactory()
    write("people.user_added", one, by="ratna")
    write("people.user_added", other, by="ratna")
    assert [entry.subject for entry in history(one)] == [name_of(one)]


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_make_no_gap_and_no_fork():
    def send(number):
        try:
            for one in range(5):
                write_all([Said("x.y", f"x:{number}-{one}")], by=f"orang{number}")
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(send, range(8)))

    assert broken_at() is None
    numbers = list(Entry.objects.order_by("number").values_list("number", flat=True))
    assert numbers == list(range(1, 41))


@given(
    st.lists(
        st.tuples(
            st.text() | st.none(), st.integers(), st.booleans(), st.just("sama %s")
        ),
        min_size=1,
    )
)
def test_many_things_in_json_are_what_each_would_be_alone(rows):
    names = ("nama", "b%c", "á", "agency")
    columns = dict(zip(names, map(list, zip(*rows, strict=True)), strict=True))
    alone = [written(dict(zip(names, row, strict=True))) for row in rows]
    assert as_json(columns, len(rows)) == alone


@pytest.mark.django_db
def test_entries_of_many_new_things_are_those_of_each_and_hang_in_the_chain():
    names = ["Sari", 'Bu "Tuti" \\ é', "Sari %s"]
    keys = insert_columns(Owner, {"name": names})
    write_new("owner.found", Owner, keys, {"name": names}, by="ratna")

    assert broken_at() is None
    for key in keys:
        owner = Owner.objects.get(pk=key)
        entry = history(owner).get()
        assert (entry.verb, entry.by, entry.before) == ("owner.found", "ratna", None)
        assert entry.after == facts_of(owner)

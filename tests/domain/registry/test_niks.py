"""A look at a NIK is written down, and nothing is shown that wasn't."""

import pytest

from lapak.domain.journal.models import Entry
from lapak.domain.journal.queries import broken_at
from lapak.domain.registry.actions import look_at_niks
from lapak.domain.registry.models import Mention
from lapak.domain.sources.secrecy import CannotOpen, blind, seal
from tests.factories import BusinessFactory, MentionFactory

pytestmark = pytest.mark.django_db
NIK = "3173054505900001"


@pytest.fixture
def business():
    return BusinessFactory()


def told(business, text=NIK, state="whole", **more):
    whole = {"nik": blind(text)} if state == "whole" else {}
    return MentionFactory(
        business=business, nik_sealed=seal(text), nik_state=state, **whole | more
    )


def test_each_number_is_shown_once_and_each_look_is_journalled(business):
    told(business)
    again = told(BusinessFactory(alias_of=business))
    broken = told(business, "3.17305E+15", "destroyed")
    told(business, "belum ada", "")
    told(BusinessFactory())

    seen = look_at_niks(business, by="ratna")

    assert seen == [(broken, "3.17305E+15"), (again, NIK)]
    entries = Entry.objects.order_by("number")
    assert [entry.after for entry in entries] == [
        {"table": one.table_id, "row": one.row, "business": business.pk}
        for one in (broken, again)
    ]
    for entry in entries:
        assert entry.verb == "business.nik_seen"
        assert entry.subject == f"registry.business:{business.pk}"
        assert (entry.by, entry.before) == ("ratna", None)
    assert broken_at() is None


def test_what_cannot_be_opened_is_neither_shown_nor_journalled(business):
    told(business)
    hurt = told(business, "3173054505900002")
    Mention.objects.filter(pk=hurt.pk).update(nik_sealed=b"\x02k1" + b"0" * 40)

    with pytest.raises(CannotOpen):
        look_at_niks(business, by="ratna")

    assert not Entry.objects.exists()


def test_a_row_whose_sealed_text_is_gone_cannot_be_opened(business):
    gone = told(business)
    Mention.objects.filter(pk=gone.pk).update(nik_sealed=None)

    with pytest.raises(CannotOpen):
        look_at_niks(business, by="ratna")

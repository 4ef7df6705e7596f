"""Every document says of which moment it is, and what it is made from."""

from datetime import date

import pytest

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.domain.places.queries import city_name
from lapak.figures.open_questions import how_many_open
from lapak.outputs.documents.made import made
from tests.figures.office import YEAR, Office


@pytest.fixture
def office(db):
    ensure_regions("31.73")
    return Office()


def test_an_office_that_did_nothing_says_so(db):
    empty = made(YEAR, "id")
    assert empty.sentence() == "Belum ada data yang dicatat."
    assert empty.doubted == []
    assert not empty.facts.finished


@pytest.mark.parametrize(
    ("lang", "said"),
    [
        ("id", "Keadaan data: Selasa, 9 Januari 2024 pukul 00.30 WIB. Jejak audit: catatan ke-1, sidik "),
        ("en", "State of the data: Tuesday, 9 January 2024 at 00.30 WIB. Journal: entry 1, hash "),
    ],
)  # fmt: skip
def test_its_date_is_that_of_the_newest_entry_of_the_journal(
    office, lang, said, time_machine
):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=False)
    write("places.told", District.objects.earliest("code"), by="Ratna")
    document = made(YEAR, lang)
    sentence = document.sentence()
    assert sentence.startswith(said)
    assert (
        sentence.removeprefix(said).replace(" ", "").rstrip(".") == document.hash[:12]
    )
    assert (document.year, document.lang) == (YEAR, lang)
    assert document.facts.finished
    assert document.facts.words["date"] in sentence


def test_it_tells_how_many_questions_are_open_and_about_which_figures(office):
    table = office.table()
    bazaar = office.bazaar(opens=date(YEAR, 3, 11))
    office.sold(office.took_part(bazaar, office.business(), table), 500_000)
    office.question(table.file, at_stake=450_000)
    office.question(table.file, "turnover_missing", row=3)
    document = made(YEAR, "id")
    assert how_many_open(YEAR) == 2
    assert document.facts.numbers["open_questions"].value == 2
    assert [one.key for one in document.doubted] == ["offline_turnover"]
    assert document.facts.numbers["districts"].value == 8


@pytest.mark.parametrize(
    ("code", "name"),
    [("31.73", "Jakarta Barat"), ("33.74", "Semarang"), ("35.15", "Sidoarjo"), ("99.99", "99.99")],
)  # fmt: skip
def test_a_city_is_called_as_people_call_it(code, name):
    assert city_name(code) == name

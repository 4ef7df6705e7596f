"""The warm ledger: quick while nothing happens, new when something did."""

import pickle

from lapak.domain.journal import actions as journal
from lapak.figures.ledger import ledger
from lapak.figures.summary import one_look, remembered, summary
from tests.figures.made import random_year
from tests.figures.office import YEAR


def test_a_warm_ledger_is_the_ledger(office):
    random_year(3, size=6)

    assert summary(YEAR) == ledger(YEAR)
    assert summary(YEAR) == ledger(YEAR)


def test_a_warm_ledger_asks_the_journal_alone(office, django_assert_num_queries):
    summary(YEAR)

    with django_assert_num_queries(1):
        summary(YEAR)


def test_the_ledger_is_counted_anew_when_the_journal_moved(office):
    summary(YEAR)
    bazaar = office.bazaar()
    assert summary(YEAR)["offline_bazaars_held"].value == 0  # nobody said so yet

    journal.write("bazaars.held", bazaar, by="ratna")

    assert summary(YEAR)["offline_bazaars_held"].value == 1


def test_each_year_is_kept_apart(office):
    office.bazaar()

    assert summary(2022)["offline_bazaars_held"].value == 0
    assert summary(YEAR)["offline_bazaars_held"].value == 1


def test_a_figure_survives_the_cache(office):
    figures = ledger(YEAR)

    assert pickle.loads(pickle.dumps(figures)) == figures  # noqa: S301


def test_a_page_is_told_as_of_one_moment(office, django_assert_num_queries):
    summary(YEAR)

    with django_assert_num_queries(1), one_look():
        summary(YEAR)
        summary(YEAR)


def test_what_changed_while_it_was_counted_is_counted_again(office):
    bazaar = office.bazaar()
    counted = []

    def count():
        counted.append(len(counted))
        if len(counted) < 3:
            journal.write("bazaars.held", bazaar, by="ratna")
        return counted[-1]

    assert remembered("uji", count) == 2
    assert remembered("uji", count) == 2
    assert len(counted) == 3


def test_what_never_stands_still_is_told_and_not_kept(office):
    bazaar = office.bazaar()
    counted = []

    def count():
        counted.append(len(counted))
        journal.write("bazaars.held", bazaar, by="ratna")
        return counted[-1]

    first = remembered("uji", count)

    assert remembered("uji", count) > first

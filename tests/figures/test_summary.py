"""The warm ledger: quick while nothing happens, new when something did."""

import pickle

from lapak.domain.journal import actions as journal
from lapak.figures.ledger import ledger
from lapak.figures.summary import summary, warm
from tests.figures.made import random_year
from tests.figures.office import YEAR


def test_a_warm_ledger_is_the_ledger(office):
    random_year(3, size=6)

    assert summary(YEAR) == ledger(YEAR)
    assert summary(YEAR) == ledger(YEAR)


def test_a_warm_ledger_asks_the_journal_alone(office, django_assert_num_queries):
    warm(YEAR)

    with django_assert_num_queries(1):
        summary(YEAR)


def test_the_ledger_is_counted_anew_when_the_journal_moved(office):
    warm(YEAR)
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

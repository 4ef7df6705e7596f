"""Every figure, breakdown and row agrees with a count by hand, on random years."""

import pytest

from lapak.figures.ledger import ledger
from tests.figures.made import random_year
from tests.figures.office import YEAR
from tests.figures.recount import Recount

SEEDS = range(8)


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_every_value_and_breakdown_equals_the_count_by_hand(seed):
    random_year(seed)

    figures = ledger(YEAR)

    recount = Recount(YEAR)
    for key, figure in figures.items():
        assert figure.value == recount.values[key], key
        for dimension, told in figure.breakdowns.items():
            assert told == recount.parts(key, dimension), (key, dimension)
    assert figures["offline_turnover"].as_written == recount.written


@pytest.mark.django_db
@pytest.mark.parametrize("seed", SEEDS)
def test_rows_add_up_to_the_number_and_to_each_part_of_it(seed):
    random_year(seed, size=8)

    for figure in ledger(YEAR).values():
        assert sum(rows.total() for rows in figure.rows()) == figure.value
        for rows in figure.rows():
            shown = [rows.amount(row) or 0 for row in rows.query]
            assert sum(shown) == rows.total(), figure.key
        for dimension, told in figure.breakdowns.items():
            for part, number in told.items():
                rows = figure.rows(**{dimension: part})
                assert sum(one.total() for one in rows) == number, (figure.key, part)
            assert sum(told.values()) == figure.value


@pytest.mark.django_db
def test_a_random_year_has_something_in_every_figure():
    random_year(0, size=20)

    assert [key for key, one in ledger(YEAR).items() if not one.value] == []


@pytest.mark.django_db
def test_few_queries_however_many_rows(django_assert_max_num_queries):
    random_year(1, size=5)

    with django_assert_max_num_queries(12):
        ledger(YEAR)

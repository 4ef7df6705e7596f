"""Offline bazaars: what counts, when, where, once."""

from datetime import date

import pytest

from lapak.figures.ledger import ledger
from tests.figures.office import YEAR


def test_a_year_with_nothing_has_every_figure_at_zero(office):
    figures = ledger(YEAR)

    assert len(figures) == 20
    assert {figure.value for figure in figures.values()} == {0}
    assert not any(part for f in figures.values() for part in f.breakdowns.values())


def test_a_year_that_no_list_is_of_is_refused():
    with pytest.raises(ValueError, match="year 23"):
        ledger(23)


def test_bazaars_count_by_their_first_day_in_the_year(office):
    office.bazaar(opens=date(2023, 1, 1), district="31.73.01", level="kecamatan")
    office.bazaar(opens=date(2023, 12, 31), level="provinsi")
    office.bazaar(opens=date(2022, 12, 31))
    office.bazaar(opens=date(2024, 1, 1))
    office.bazaar(held=False)

    held = ledger(YEAR)["offline_bazaars_held"]

    assert held.value == 2
    assert held.breakdowns == {
        "month": {"2023-01": 1, "2023-12": 1},
        "district": {"31.73.01": 1, "outside": 1},
        "level": {"kecamatan": 1, "provinsi": 1},
    }


def test_a_business_at_two_bazaars_took_part_twice_and_is_one(office):
    home = office.business("31.73.02")
    away = office.business(None)
    for bazaar in (office.bazaar(), office.bazaar(district="31.73.08")):
        office.took_part(bazaar, home)
    office.took_part(bazaar, away)

    figures = ledger(YEAR)

    times, distinct = (
        figures["offline_participations"],
        figures["offline_businesses_distinct"],
    )
    assert (times.value, distinct.value) == (3, 2)
    assert times.breakdowns["home_district"] == {"31.73.02": 2, "outside": 1}
    assert times.breakdowns["district"] == {"31.73.08": 2, "outside": 1}
    assert distinct.breakdowns == {"home_district": {"31.73.02": 1, "outside": 1}}


def test_an_alias_counts_as_the_business_it_was_found_to_be(office):
    root = office.business("31.73.02")
    alias = office.business("31.73.08", alias_of=root)
    office.took_part(office.bazaar(), root)
    office.took_part(office.bazaar(), alias)

    figures = ledger(YEAR)

    distinct = figures["offline_businesses_distinct"]
    assert (distinct.value, distinct.breakdowns["home_district"]) == (
        1,
        {"31.73.02": 1},
    )
    assert figures["facilitated_businesses_distinct"].value == 1


def test_one_owners_two_brands_are_two_businesses_and_one_owner(office):
    food = office.business(name="Dapur Sari")
    cloth = office.business(name="Batik Sari", owner=food.owner)
    alias = office.business(name="Dapr Sari", alias_of=food)
    office.took_part(office.bazaar(), alias)
    office.took_part(office.bazaar(), cloth)
    office.line(office.edition(), cloth)

    figures = ledger(YEAR)

    assert {
        key: (figures[key].value, figures[key].owners)
        for key in figures
        if key.endswith("businesses_distinct")
    } == {
        "offline_businesses_distinct": (2, 1),
        "online_businesses_distinct": (1, 1),
        "facilitated_businesses_distinct": (2, 1),
    }
    assert figures["offline_participations"].owners is None


def test_turnover_is_after_decisions_and_as_written_is_kept_beside_it(office):
    there = office.took_part(office.bazaar(), office.business())
    office.sold(there, 500_000)
    office.sold(there, 100_000, told=1_000_000)
    office.sold(there, None)
    office.sold(there, None, told=70_000)

    turnover = ledger(YEAR)["offline_turnover"]

    assert (turnover.value, turnover.as_written) == (600_000, 1_570_000)
    assert turnover.breakdowns == {
        "month": {"2023-03": 600_000},
        "district": {"outside": 600_000},
    }


def test_sales_of_rows_that_do_not_count_add_nothing(office):
    there = office.took_part(office.bazaar(), office.business())
    sale = office.sold(there, 500_000)
    sale.participation = None
    sale.save()

    assert ledger(YEAR)["offline_turnover"].value == 0

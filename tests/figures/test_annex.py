"""The annex of a report: every bazaar once, its columns adding up to the figures."""

from datetime import date

import pytest

from lapak.figures.annex import bazaars_of, editions_of
from lapak.figures.ledger import ledger
from tests.figures.made import random_year
from tests.figures.office import YEAR


@pytest.mark.parametrize("seed", range(4))
def test_its_columns_add_up_to_the_figures_of_the_year(office, seed):
    random_year(seed)
    figures = ledger(YEAR)
    held, online = bazaars_of(YEAR), editions_of(YEAR)
    assert {
        "offline_bazaars_held": len(held),
        "offline_participations": sum(one.participations for one in held),
        "offline_turnover": sum(one.turnover for one in held),
        "online_bazaars_held": len(online),
        "online_participations": sum(one.participations for one in online),
        "online_turnover": sum(one.turnover for one in online),
    }.items() <= {key: figure.value for key, figure in figures.items()}.items()


def test_a_bazaar_tells_its_days_place_and_how_often_nobody_knows_the_turnover(office):
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    told, blank, never = (
        office.took_part(bazaar, office.business(name=name)) for name in "abc"
    )
    office.sold(told, 500_000)
    office.sold(blank, 200_000)
    office.sold(blank, None)
    office.bazaar(date(YEAR, 4, 1), held=False)
    assert never.pk

    (one,) = bazaars_of(YEAR)
    assert (one.pk, one.name, one.opens, one.closes) == (
        bazaar.pk, "Bazar Kota", bazaar.opens, bazaar.closes,
    )  # fmt: skip
    assert (one.district, one.level) == (bazaar.district.name, "kecamatan")
    assert (one.participations, one.turnover, one.unknown) == (3, 700_000, 2)


def test_a_bazaar_outside_the_city_has_no_district(office):
    office.bazaar()
    (one,) = bazaars_of(YEAR)
    assert (one.district, one.participations, one.turnover) == (None, 0, 0)

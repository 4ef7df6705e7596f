"""A made-up office's year, in other words and layouts, read as the truth tells it."""

import csv
import io

import pytest
from django.utils import timezone

from lapak.demo.year import write_year
from lapak.domain.places.actions import ensure_regions
from lapak.figures.ledger import ledger
from lapak.intake.deciding import COLUMNS, apply, read_table
from lapak.intake.finding import find_files
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, office_places, take_in

pytestmark = pytest.mark.django_db
EXACT = (
    "offline_bazaars_held",
    "online_bazaars_held",
    "online_turnover",
    "online_turnover_final",
    "modern_market_visits",
    "neighbourhood_shop_visits",
    "findings",
)


@pytest.mark.parametrize(("seed", "dirt"), [(1, "clean"), (4, "usual"), (8, "clean")])
def test_a_year_in_other_words_and_layouts_is_read(tmp_path, seed, dirt):
    ensure_regions("31.73")
    told = write_year(tmp_path, year=2025, seed=seed, dirt=dirt)
    with Reader() as reader:
        desk = Desk(reader, year=2025)
        reads = [desk.read(path) for path in find_files([tmp_path])]
        take_in(reads, by="uji", now=timezone.now(), year=2025)
    out = io.StringIO()
    table = csv.DictWriter(out, COLUMNS, extrasaction="ignore")
    table.writeheader()
    table.writerows(told.decisions())
    apply(
        read_table(out.getvalue().encode()),
        by="uji",
        now=timezone.now(),
        places=office_places(),
    )

    figures = ledger(2025)
    right = {key: told.figures[key]["value"] for key in EXACT}
    assert {key: figures[key].value for key in EXACT} == right
    for key, share in (("offline_participations", 0.01), ("offline_turnover", 0.01)):
        value = told.figures[key]["value"]
        assert abs(figures[key].value - value) <= value * share, key
    distinct = told.figures["offline_businesses_distinct"]["value"]
    assert (
        abs(figures["offline_businesses_distinct"].value - distinct) <= distinct * 0.03
    )

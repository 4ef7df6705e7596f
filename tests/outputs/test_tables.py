"""Rows of figures leave as CSV and XLSX, with the cells they came from."""

import csv
import io

import openpyxl
import pytest
from django.utils import translation

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.ledger import ledger
from lapak.figures.rows import WHAT
from lapak.outputs import tables
from tests.figures.made import random_year
from tests.figures.office import YEAR, Office

pytestmark = pytest.mark.django_db


def read(rows, lang=None):
    text = "".join(tables.csv(rows, lang)).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    return list(csv.DictReader(io.StringIO(text)))


def test_amounts_of_the_csv_add_up_to_the_figure():
    random_year(4, size=8)
    figures = ledger(YEAR)

    for key in ("offline_turnover", "online_turnover", "online_turnover_final"):
        (rows,) = figures[key].rows()
        told = read(rows)
        assert sum(int(row["Omset"] or 0) for row in told) == figures[key].value
        assert all(row["Sumber"] for row in told)


@pytest.mark.parametrize("key", DEFINITIONS)
def test_every_figure_leaves_with_as_many_lines_as_rows(
    key, django_assert_max_num_queries
):
    random_year(5, size=8)

    for rows in ledger(YEAR)[key].rows():
        with django_assert_max_num_queries(4):
            lines = read(rows)
        assert len(lines) == rows.query.count()


def test_every_kind_of_row_has_columns_with_names_in_both_languages():
    for kind in WHAT:
        labels = [column.label for column in tables.columns_of(kind)]
        assert all(label.id and label.en for label in labels)
        assert len(set(labels)) == len(labels)


def test_a_workbook_holds_the_same_rows_with_numbers_as_numbers():
    office = Office()
    there = office.took_part(office.bazaar(), office.business(name="=Dapur"))
    office.sold(there, 1_250_000)
    (rows,) = ledger(YEAR)["offline_turnover"].rows()

    with tables.xlsx(rows, "Omset", "en") as file:
        sheet = openpyxl.load_workbook(file)["Omset"]
        head, row = [[cell.value for cell in line] for line in sheet.iter_rows()]

    told = dict(zip(head, row, strict=True))
    assert (told["Business"], told["Turnover"]) == ("=Dapur", 1_250_000)
    assert told["Source"].endswith("Lembar!E2")
    assert read(rows)[0]["Usaha"] == "'=Dapur"


def test_places_outside_are_told_in_the_language_of_the_page():
    office = Office()
    office.took_part(office.bazaar(), office.business())
    (rows,) = ledger(YEAR)["offline_participations"].rows()

    assert read(rows)[0]["Kecamatan asal"] == "luar wilayah"
    with translation.override("en"):
        assert read(rows)[0]["Home district"] == "outside the city"

"""The readers of cells against a year of files whose right answers are known."""

import csv
import json
from collections import defaultdict
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from lapak.domain.places.rules import gazetteer
from lapak.intake.cells.absence import is_absent
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.dates import find_days
from lapak.intake.cells.niks import read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import clean

FILES = Path(__file__).parents[4] / "shared/examples/year-files"
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not FILES.exists(), reason="the year of sample files is not here"
    ),
]
CITY = gazetteer()


def sheets_of(path):
    if path.suffix == ".csv":
        lines = path.read_text("cp1252").splitlines()
        return {"": list(csv.reader(lines, delimiter=";"))}
    book = CalamineWorkbook.from_path(str(path))
    sheets = {
        name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        for name in book.sheet_names
    }
    return sheets | {"": next(iter(sheets.values()))}


@pytest.fixture(scope="module")
def truth():
    return json.loads((FILES / "truth.json").read_text())


@pytest.fixture(scope="module")
def grids(truth):
    files = {table["file"] for table in truth["tables"]}
    return {file: sheets_of(FILES / file) for file in files}


@pytest.fixture(scope="module")
def rows(truth, grids):
    """Every row of every counted table: its table, cells, truth, business and issues."""
    found = defaultdict(list)
    for row in truth["rows"]:
        found[row["file"], row["sheet"], row["bazaar"]].append(row)
    kinds = defaultdict(set)
    for issue in truth["issues"]:
        kinds[issue["file"], issue["sheet"], issue["row"]].add(issue["kind"])
    businesses = {one["id"]: one for one in truth["businesses"]}
    return [
        (
            table["columns"]
            | {"amounts": table["turnover_columns"], "unit": table["unit"]},
            grids[table["file"]][table["sheet"]][row["row"] - 1],
            row,
            businesses[row["business"]],
            kinds[table["file"], table["sheet"], row["row"]],
        )
        for table in truth["tables"]
        if table["counted"]
        for row in found[table["file"], table["sheet"], table["bazaar"]]
        if row["business"] in businesses
    ]


def test_every_ward_and_district_is_the_right_one(rows):
    wrong = []
    for columns, cells, _, business, kinds in rows:
        district = CITY.district(cells[columns["district"] - 1])
        ward = CITY.ward(cells[columns["ward"] - 1], district)
        if ward != business["ward"]:
            wrong.append(cells)
        if district != business["ward"][:8] and "area_mismatch" not in kinds:
            wrong.append(cells)

    assert len(rows) > 4000
    assert wrong == []


def test_every_amount_is_as_written(rows):
    wrong = []
    for columns, cells, row, _, kinds in rows:
        read = [
            read_amount(cells[c - 1], unit=columns["unit"]).value
            for c in columns["amounts"]
        ]
        known = [value for value in read if value is not None]
        if (sum(known) if known else None) != row["written"] and "absent" not in kinds:
            wrong.append((row, read))

    assert wrong == []


def test_absence_is_seen_where_it_is_and_nowhere_else(rows):
    wrong = [
        cells
        for _, cells, _, _, kinds in rows
        if any(is_absent(clean(cell)) for cell in cells) != ("absent" in kinds)
    ]

    assert wrong == []


def test_every_nik_is_whole_or_its_harm_is_named(rows):
    wrong = []
    for columns, cells, _, business, kinds in rows:
        told = read_nik(cells[columns["nik"] - 1] if "nik" in columns else None)
        harm = {"destroyed": "nik_destroyed", "length": "nik_length"}
        if {harm.get(told.state)} - {None} != kinds & set(harm.values()):
            wrong.append(cells)
        if told.state == "whole" and told.digits not in (
            business["nik"],
            business["spouse_nik"],
        ):
            wrong.append(cells)

    assert wrong == []


def test_every_phone_is_read(rows):
    wrong = []
    for columns, cells, _, business, kinds in rows:
        cell = cells[columns["phone"] - 1] if "phone" in columns else ""
        found = read_phones(cell)
        told = len(clean(cell)) > 1
        if told and f"+62{business['phone'][1:]}" not in found:
            wrong.append(cells)
        if told and (len(found) > 1) != ("two_phones" in kinds):
            wrong.append(cells)

    assert wrong == []


def test_every_title_tells_its_days_and_place(truth, grids):
    bazaars = {bazaar["id"]: bazaar for bazaar in truth["bazaars"]}
    wrong = []
    for table in truth["tables"]:
        bazaar, top = bazaars[table["bazaar"]], min(table["header_rows"])
        block = grids[table["file"]][table["sheet"]][max(0, top - 7) : top - 1]
        days = [found for found in map(find_days, block) if found]
        ends = {(str(found.opens), str(found.closes)) for found in days}
        if (bazaar["start"], bazaar["end"]) not in ends:
            wrong.append(block)
        places = [
            CITY.find_in(clean(cell))
            for row in block
            for cell in row
            if bazaar["place"] in clean(cell)
        ]
        if {place.district or "outside" for place in places} != {bazaar["district"]}:
            wrong.append(block)

    assert wrong == []

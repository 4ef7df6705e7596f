"""The sample year's exports, curation list and monitoring lists, against its truth."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from functools import cache

import pytest

from lapak.domain.online.rules import attribute, edition_of, newest, outcome, plain
from lapak.domain.places.rules import gazetteer
from lapak.intake import curation, exports, visits
from lapak.intake.reading.reader import read_file
from lapak.intake.told import CuratedRow, FileTold, LineRow
from tests.domain.identity import year_files

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not year_files.YEAR.exists(), reason="the sample year's files are not here"
    ),
]
PLACES = gazetteer("31.73")
STATUS = {
    "done": "final",
    "shipped": "provisional",
    "to_ship": "provisional",
    "unpaid": "unpaid",
    "cancelled": "cancelled",
}


@dataclass(frozen=True)
class Owner:
    business: str
    cluster: int | None = None


@dataclass(frozen=True)
class Product:
    sku: str
    product: str
    mention: Owner


@dataclass(frozen=True)
class Line:
    file: str
    marketplace: str
    made: datetime
    told: LineRow

    @property
    def order(self) -> str:
        return self.told.order

    @property
    def line(self) -> str:
        return self.told.line

    @property
    def turnover(self) -> int:
        return (self.told.quantity - self.told.returned) * self.told.unit_price


@cache
def files() -> dict[str, FileTold]:
    """Everything but the attendance lists, understood."""
    told = {}
    for folder in ("online", "pengawasan", "varian"):
        for path in sorted((year_files.YEAR / folder).iterdir()):
            name, book = f"{folder}/{path.name}", read_file(path)
            told[name] = (
                exports.understand(book, name)
                or curation.understand(book, name, places=PLACES)
                or visits.understand(book, name, places=PLACES)
                or FileTold("unknown")
            )
    return told


@cache
def lines() -> list[Line]:
    return [
        Line(name, table.marketplace, told.made_on, line)
        for name, told in files().items()
        for table in told.tables
        for line in table.lines
    ]


@cache
def latest() -> list[Line]:
    return newest(lines(), lambda line: (line.made, line.made, line.told.row))


def curated() -> list[CuratedRow]:
    return [
        row
        for told in files().values()
        for table in told.tables
        for row in table.curated
    ]


@cache
def editions():
    return [
        e for told in files().values() for table in told.tables for e in table.editions
    ]


def truth(key: str):
    return year_files.truth()[key]


def true_lines() -> dict[tuple[str, int], dict]:
    return {tuple(line["latest"]): line for line in truth("order_lines")}


def test_every_file_is_what_it_is():
    kinds = defaultdict(set)
    for name, told in files().items():
        kinds[told.kind].add(name.split("/")[0])

    assert dict(kinds) == {
        "marketplace_export": {"online"},
        "curation": {"online"},
        "monitoring": {"pengawasan", "varian"},
    }


def test_no_attendance_list_is_taken_for_anything_else():
    taken = set()
    for path in sorted((year_files.YEAR / "bazar").iterdir()):
        book = read_file(path)
        others = (
            exports.understand(book, path.name),
            curation.understand(book, path.name, places=PLACES),
            visits.understand(book, path.name, places=PLACES),
        )
        if any(others):
            taken.add(path.name)

    assert taken == set()


def test_every_order_line_is_told_exactly_by_its_newest_export():
    true = true_lines()

    assert len(latest()) == len(true)
    for line in latest():
        said, right = line.told, true[line.file, line.told.row]
        assert (said.order, said.product, said.sku) == (
            right["order"],
            right["product"],
            right["sku"],
        )
        assert said.status == STATUS[right["status"]]
        assert (said.quantity - said.returned, said.unit_price, said.net) == (
            right["net_quantity"],
            right["unit_price"],
            right["net_quantity"] * right["unit_price"],
        )


def test_a_line_has_the_same_key_in_every_export_that_tells_of_it():
    keys = {(line.file, line.told.row): (line.order, line.line) for line in lines()}
    for line in truth("order_lines"):
        places = [tuple(line["latest"]), *(tuple(place) for place in line["also_in"])]
        assert len({keys[place] for place in places}) == 1


def test_turnover_by_edition_is_exact():
    sums: dict[str, int] = defaultdict(int)
    final, businesses = 0, set()
    true = true_lines()
    for line in latest():
        said = line.told
        edition = edition_of(said.paid_at, editions())
        if outcome(said.status, said.quantity, said.returned, edition) == "counted":
            sums[str(edition.number)] += line.turnover
            final += line.turnover if said.status == "final" else 0
            businesses.add((edition.number, true[line.file, said.row]["business"]))
    figures = truth("figures")

    assert dict(sums) == figures["online_turnover_by_edition"]
    assert (sum(sums.values()), final) == (
        figures["online_turnover"],
        figures["online_turnover_final"],
    )
    assert len(businesses) == figures["online_participations"]
    assert len({b for _, b in businesses}) == figures["online_businesses_distinct"]


def test_products_are_attributed_rightly_or_asked_about():
    names = {b["id"]: plain(b["name"]) for b in truth("businesses")}
    true, how = true_lines(), defaultdict(set)
    for line in latest():
        right = true[line.file, line.told.row]
        here = [
            Product(row.sku, row.product, Owner(row.mention.business))
            for row in curated()
            if row.accepted and row.edition == right["edition"]
        ]
        found, way = attribute(line.told.product, line.told.sku, here)
        how[right["cover"]].add(way)
        if found:
            assert plain(found.mention.business) == names[right["business"]]

    assert how["sku"] == {"sku", ""} or how["sku"] == {"sku"}
    assert how["name"] <= {"name", ""}
    assert how["none"] == {""}
    assert "like" in how["similar"]


def test_the_curation_list_tells_editions_and_their_days():
    told = {e.number: (e.name, str(e.opens), str(e.closes)) for e in editions()}

    assert told == {
        e["edition"]: (e["name"], e["start"], e["end"]) for e in truth("editions")
    }
    assert all(row.edition in told for row in curated())
    assert len(curated()) == 577
    assert sum(not row.accepted for row in curated()) == 20


@pytest.mark.parametrize("key", ["visit_rows", "visit_rows_variant"])
def test_visits_are_exact(key):
    told = {
        (name, table.sheet, visit.row): visit
        for name, file in files().items()
        for table in file.tables
        for visit in table.visits
    }
    right = truth(key)
    folder = right[0]["file"].split("/")[0]

    assert len(right) == sum(name.startswith(folder) for name, _, _ in told)
    for row in right:
        visit = told[row["file"], row["sheet"], row["row"]]
        assert (visit.kind, visit.district, str(visit.day)) == (
            row["kind"],
            row["district"],
            row["date"],
        )
        assert list(visit.findings) == row["findings"]
    assert not any(
        told.remarks for name, told in files().items() if name.startswith(folder)
    )

"""A figure opens its rows, a row the cells it came from."""

from datetime import date

import pytest

from lapak.domain.places.models import District
from lapak.figures.definitions import DEFINITIONS
from lapak.figures.ledger import ledger
from lapak.figures.provenance import cells_of
from lapak.figures.rows import WHAT, NoSuchNarrowing, rows_of
from tests.factories import UserFactory
from tests.figures.made import random_year
from tests.figures.office import YEAR


def opened(key, **narrowed):
    """The one set of rows of a figure."""
    (rows,) = ledger(YEAR)[key].rows(**narrowed)
    return rows


def places(rows):
    return [[cell.where for cell in cells_of(rows.kind, row)] for row in rows.query]


def test_turnover_opens_to_the_very_cell(office):
    table = office.table(office.file(path="bazar/Hadir Maret.xlsx"), sheet="Hari 1")
    there = office.took_part(office.bazaar(), office.business(), table, row=12)
    office.sold(there, 400_000)
    office.sold(there, None)

    rows = opened("offline_turnover")

    assert places(rows) == [
        ["Hadir Maret.xlsx · Hari 1!E12"],
        ["Hadir Maret.xlsx · Hari 1!F12"],
    ]
    assert [rows.amount(row) for row in rows.query] == [400_000, None]
    assert rows.what == WHAT["sale"]


def test_columns_beyond_z_have_two_letters(office):
    there = office.took_part(office.bazaar(), office.business())
    sale = office.sold(there, 1)
    sale.column = 28
    sale.save()

    assert places(opened("offline_turnover"))[0][0].endswith("!AB2")


def test_a_participation_opens_to_every_row_that_names_it(office):
    bazaar, business = office.bazaar(), office.business()
    file = office.file(path="a.xlsx")
    for sheet in ("Hari 1", "Hari 2"):
        office.took_part(bazaar, business, office.table(file, sheet=sheet), row=7)

    assert places(opened("offline_participations")) == [
        ["a.xlsx · Hari 1!7", "a.xlsx · Hari 2!7"]
    ]
    assert places(opened("offline_bazaars_held")) == [
        ["a.xlsx · Hari 1!1", "a.xlsx · Hari 2!1"]
    ]


def test_a_business_opens_to_the_rows_of_its_aliases_too(office):
    root = office.business()
    alias = office.business(alias_of=root)
    table = office.table(office.file(path="a.xlsx"))
    office.took_part(office.bazaar(), root, table)
    office.mention(alias, table)

    rows = opened("facilitated_businesses_distinct")

    assert places(rows) == [["a.xlsx · Lembar!2", "a.xlsx · Lembar!3"]]


def test_a_business_in_an_edition_opens_to_all_its_lines_there(office):
    root = office.business()
    alias = office.business(alias_of=root)
    edition, other = office.edition(1), office.edition(2, date(YEAR, 6, 1))
    export = office.table(office.file("marketplace_export", path="e.csv"), sheet="")
    for business in (root, alias):
        office.line(edition, business, table=export)
    office.line(edition, root, table=export, returned=2)
    office.line(other, root, table=export)

    assert ledger(YEAR)["online_participations"].value == 2
    assert places(opened("online_participations", edition="1")) == [
        ["e.csv · 2", "e.csv · 3"]
    ]
    assert places(opened("online_turnover", edition="2")) == [["e.csv · 5"]]


def test_an_edition_opens_to_the_list_that_tells_its_dates(office):
    edition = office.edition()
    table = office.table(office.file("curation", path="Kurasi.xlsx"), sheet="Edisi")
    table.editions.create(
        number=1, name="JBL", opens=edition.opens, closes=edition.opens
    )

    assert places(opened("online_bazaars_held")) == [["Kurasi.xlsx · Edisi!1"]]


def test_monitoring_opens_to_the_rows_of_visits(office):
    outlet = office.outlet()
    table = office.table(office.file("monitoring", path="P.xlsx"))
    for day in (2, 9):
        office.visit(outlet, date(YEAR, 5, day), table=table, found=["HET", "TIE"])

    two = ["P.xlsx · Lembar!2", "P.xlsx · Lembar!3"]
    assert places(opened("modern_market_visits")) == [[two[0]], [two[1]]]
    assert places(opened("modern_market_outlets_distinct")) == [two]
    assert places(opened("findings", type="TIE")) == [[two[0]], [two[1]]]


def test_rows_are_narrowed_by_bazaar_and_business(office):
    here, there = office.bazaar(), office.bazaar()
    one, other = office.business(), office.business()
    office.sold(office.took_part(here, one), 5)
    office.sold(office.took_part(here, other), 7)
    office.sold(office.took_part(there, one), 11)

    def total(key, **narrowed):
        return opened(key, **{name: str(pk) for name, pk in narrowed.items()}).total()

    assert total("offline_turnover", bazaar=here.pk) == 12
    assert total("offline_turnover", bazaar=here.pk, business=one.pk) == 5
    assert total("offline_participations", business=one.pk) == 2
    assert total("offline_businesses_distinct", bazaar=there.pk) == 1
    assert total("offline_bazaars_held", bazaar=there.pk) == 1


@pytest.mark.parametrize(
    "narrowed",
    [
        {"month": "maret"},
        {"month": "2023-13"},
        {"month": "0000-01"},
        {"bazaar": "kota"},
        {"bazaar": "9" * 40},
        {"bazaar": "²"},
        {"edition": "1"},
        {"colour": "red"},
    ],
)
def test_a_narrowing_that_makes_no_sense_is_refused(narrowed):
    with pytest.raises(NoSuchNarrowing):
        rows_of("offline_turnover", YEAR, **narrowed)


def test_facilitated_participations_open_to_both_parts(office):
    business = office.business()
    office.took_part(office.bazaar(), business)
    office.line(office.edition(), business)

    figure = ledger(YEAR)["facilitated_participations"]

    assert [rows.kind for rows in figure.rows()] == [
        "participation", "online_participation",
    ]  # fmt: skip
    assert figure.value == 2
    assert figure.dimensions == {"month", "business"}


def test_every_breakdown_of_a_figure_narrows_its_rows(office):
    for figure in ledger(YEAR).values():
        assert set(figure.defined.breakdowns) <= figure.dimensions


def test_a_figure_speaks_the_language_of_the_page(office, settings):
    turnover = ledger(YEAR)["offline_turnover"]

    assert (turnover.name, turnover.unit_name) == ("Omset bazar luring", "rupiah")
    assert turnover.definition.startswith("Jumlah penjualan harian")
    assert (turnover.unit, turnover.is_rupiah) == ("rupiah", True)


@pytest.mark.parametrize("key", DEFINITIONS)
def test_the_city_sees_all_rows_of_a_figure(office, key):
    random_year(6, size=6)
    head = UserFactory(role="head")

    for rows in ledger(YEAR)[key].rows():
        assert set(rows.visible_to(head).query) == set(rows.query)


def test_a_district_sees_its_part_of_the_rows(office):
    here = office.bazaar(district="31.73.01")
    there = office.bazaar(district="31.73.08")
    for bazaar in (here, there):
        office.sold(office.took_part(bazaar, office.business("31.73.02")), 5)
    for district in ("31.73.01", "31.73.08"):
        office.visit(district=district, found=["HET"])
    office.edition()
    officer = UserFactory(
        role="district_officer", district=District.objects.get(pk="31.73.01")
    )

    def seen(key):
        return opened(key).visible_to(officer).total()

    assert seen("offline_bazaars_held") == 1
    assert seen("offline_businesses_distinct") == 1
    assert seen("offline_turnover") == 5
    assert seen("modern_market_outlets_distinct") == 1
    assert seen("modern_market_findings") == 1
    assert seen("online_bazaars_held") == 1

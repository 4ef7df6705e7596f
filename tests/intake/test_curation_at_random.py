"""Curation lists in layouts drawn at random tell the products that were put in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.attendance.real_books import asked, told
from tests.intake.curation_layouts import (
    days_of,
    editions,
    layouts,
    products,
    sheets_of,
)


def read(made, layout, days):
    sheets, merges = sheets_of(made, layout)
    more = [("Jadwal Edisi", days_of(days, layout))] if days else []
    return told(*sheets, *more, merges=merges, path="online/Hasil Kurasi JBL 2023.xlsx")


def seen(file):
    return [
        (r.edition, r.mention.business, r.mention.owner, r.sku, r.product, r.accepted)
        for table in file.tables
        for r in table.curated
    ]


def meant(made):
    return [
        (p.edition, p.business, p.owner, p.sku, p.product, p.accepted) for p in made
    ]


@settings(max_examples=60)
@given(st.data())
def test_a_curation_list_in_any_layout_is_read_as_it_was_meant(data):
    made, layout = data.draw(products()), data.draw(layouts())
    days = data.draw(editions(made[-1].edition))
    file = read(made, layout, [] if layout.merged else days)
    assert file.kind == "curation"
    assert seen(file) == meant(made)
    if not layout.merged:
        held = [(e.number, e.opens, e.closes) for t in file.tables for e in t.editions]
        assert held == days
    assert asked(file) == []


@settings(max_examples=10)
@given(st.data())
def test_a_result_that_nobody_knows_is_asked_about_and_not_sold(data):
    made, layout = data.draw(products()), data.draw(layouts())
    sheets, merges = sheets_of(made, layout)
    rows = sheets[0][1]
    at = next(n for n, row in enumerate(rows) if made[0].product in row)
    rows[at][layout.columns.index("verdict")] = "entahlah"
    file = told(*sheets, merges=merges, path="online/Hasil Kurasi JBL 2023.xlsx")
    assert asked(file) == ["verdict_unknown"]
    assert seen(file)[0][-1] is False

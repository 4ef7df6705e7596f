"""Exports in layouts drawn at random tell the orders that were put in them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapak.domain.places.rules import gazetteer
from lapak.intake.cells.dates import WIB
from lapak.intake.reading.reader import read_bytes
from lapak.intake.recognise import understand
from tests.intake.exports.layouts import STATUSES, content_of, layouts, rows_of
from tests.intake.exports.orders import orders

MARKETPLACES = ("tokopedia", "tiktok", "shopee")
PLACES = gazetteer("31.73")


def read(rows, layout, name="ekspor"):
    ending = "csv" if layout.csv else "xlsx"
    workbook = read_bytes(content_of(rows, layout), f"{name}.{ending}")
    return understand(workbook, f"online/{name}.{ending}", places=PLACES)


@st.composite
def exports(draw, marketplace):
    """Lines, a layout, and the words of each line's status."""
    lines = draw(orders(marketplace))
    layout = draw(layouts(marketplace))
    words = STATUSES[marketplace]
    by_order = {}
    for line in lines:
        by_order.setdefault(line.order, draw(st.sampled_from(words[line.status])))
    return lines, layout, [by_order[line.order] for line in lines]


def seconds(layout, moment):
    """A time as far as the layout tells it, in WIB."""
    if moment is None:
        return None
    cut = moment.replace(second=0) if "short" in layout.times else moment
    return cut.replace(tzinfo=WIB)


def as_told(lines, layout):
    return [
        (
            line.order,
            line.product,
            line.sku if "sku" in layout.fields else "",
            line.status,
            seconds(layout, line.paid),
            line.quantity,
            line.returned,
            line.net,
        )
        for line in lines
    ]


def as_read(told):
    return [
        (one.order, one.product, one.sku, one.status, one.paid_at, one.quantity, one.returned, one.net)
        for table in told.tables
        for one in table.lines
    ]  # fmt: skip


@pytest.mark.parametrize("marketplace", MARKETPLACES)
@settings(max_examples=30)
@given(data=st.data())
def test_an_export_in_any_layout_is_read_as_it_was_meant(marketplace, data):
    lines, layout, statuses = data.draw(exports(marketplace))
    told = read(rows_of(lines, layout, statuses), layout)
    assert told.kind == "marketplace_export"
    (table,) = told.tables
    assert table.marketplace == marketplace
    assert as_read(told) == as_told(lines, layout)
    asked = {r.kind for r in told.remarks if r.needs_answer}
    assert asked <= ({"money_misread"} if "misread" in layout.money else set())


@pytest.mark.parametrize("marketplace", MARKETPLACES)
@settings(max_examples=8)
@given(data=st.data())
def test_the_same_lines_in_another_layout_are_the_same_lines(marketplace, data):
    """Keys by which a later export updates an earlier one do not hang on its dress."""
    lines, one, statuses = data.draw(exports(marketplace))
    other = data.draw(layouts(marketplace))
    keys = [
        [(line.order, line.line) for table in told.tables for line in table.lines]
        for layout in (one, other)
        for told in [read(rows_of(lines, layout, statuses), layout)]
    ]
    if {f for f in one.fields if f in ("sku_id", "variation")} == {
        f for f in other.fields if f in ("sku_id", "variation")
    }:
        assert keys[0] == keys[1]
    assert len(set(keys[0])) == len(lines)


@settings(max_examples=8)
@given(data=st.data())
def test_order_numbers_that_excel_destroyed_are_asked_about_and_not_counted(data):
    lines, layout, statuses = data.draw(exports("tiktok"))
    rows = rows_of(lines, layout, statuses)
    at = layout.fields.index("order")
    first = len(layout.above) + 1 + layout.descriptions
    bad = data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1))
    for n in bad:
        number = float(lines[n].order)
        rows[first + n][at] = f"{number:.5E}" if layout.csv else number
    told = read(rows, layout)
    assert as_read(told) == as_told([x for n, x in enumerate(lines) if n not in bad], layout)  # fmt: skip
    assert [r.kind for r in told.remarks if r.needs_answer] == ["order_destroyed"]


DIRT = ("belum diisi", "#REF!", "?", "1,5")


@pytest.mark.parametrize("marketplace", MARKETPLACES)
@settings(max_examples=8)
@given(data=st.data())
def test_a_quantity_that_nobody_can_read_is_asked_about(marketplace, data):
    lines, layout, statuses = data.draw(exports(marketplace))
    rows = rows_of(lines, layout, statuses)
    n = data.draw(st.integers(0, len(lines) - 1))
    row = len(layout.above) + 1 + layout.descriptions + n
    rows[row][layout.fields.index("quantity")] = data.draw(st.sampled_from(DIRT))
    told = read(rows, layout)
    assert (row + 1, "quantity_unreadable") in [(r.row, r.kind) for r in told.remarks if r.needs_answer]  # fmt: skip
    assert len(as_read(told)) == len(lines) - 1


@pytest.mark.parametrize("marketplace", MARKETPLACES)
@settings(max_examples=8)
@given(data=st.data())
def test_without_a_column_that_the_turnover_needs_nothing_is_counted(marketplace, data):
    lines, layout, statuses = data.draw(exports(marketplace))
    field = data.draw(st.sampled_from(["order", "paid", "status", "quantity"]))
    rows = rows_of(lines, layout, statuses)
    at = layout.fields.index(field)
    rows = [[c for n, c in enumerate(row) if n != at or len(row) < 4] for row in rows]
    told = read(rows, layout)
    assert as_read(told) == []
    asked = {r.kind for r in told.remarks if r.needs_answer}
    assert asked & {"column_missing", "kind_unknown"}

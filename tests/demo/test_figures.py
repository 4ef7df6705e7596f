"""The figures of the made-up year add up and keep to the counting rules."""

import re

from lapak.demo.places import OUTSIDE, districts


def test_every_breakdown_adds_up_to_its_figure(made):
    _, truth = made
    checked = 0
    for figure in truth.figures.values():
        for name, breakdown in figure.items():
            if name.startswith("by_"):
                assert sum(breakdown.values()) == figure["value"]
                assert 0 not in breakdown.values()
                checked += 1
    assert checked == 20


def test_breakdowns_use_the_agreed_keys(made):
    _, truth = made
    codes = {district.code for district in districts()}
    for figure in truth.figures.values():
        assert set(figure.get("by_district", {})) <= codes | {OUTSIDE}
        assert set(figure.get("by_home_district", {})) <= codes
        for month in figure.get("by_month", {}):
            assert re.fullmatch(r"2025-(0[1-9]|1[0-2])", month)
    assert OUTSIDE in truth.figures["offline_participations"]["by_district"]


def test_distinct_businesses_are_fewer_than_times_and_the_union_fits_between(made):
    _, truth = made
    value = {key: figure["value"] for key, figure in truth.figures.items()}

    assert value["offline_businesses_distinct"] < value["offline_participations"]
    assert value["online_businesses_distinct"] <= value["online_participations"]
    parts = (value["offline_businesses_distinct"], value["online_businesses_distinct"])
    assert max(parts) <= value["facilitated_businesses_distinct"] <= sum(parts)
    assert value["online_turnover_final"] < value["online_turnover"]
    findings = value["modern_market_findings"] + value["neighbourhood_shop_findings"]
    assert value["findings"] == findings


def test_turnover_as_written_differs_by_the_zeros_too_many_alone(made):
    _, truth = made
    written = {(row.file, row.sheet, row.row, row.bazaar): row for row in truth.rows}
    too_much = 0
    for issue in truth.issues:
        if issue.kind == "turnover_x10":
            row = written[issue.file, issue.sheet, issue.row, issue.bazaar]
            assert issue.correction == {"set_turnover": row.turnover}
            too_much += row.written - row.turnover

    as_written = truth.figures_as_written["offline_turnover"]
    assert as_written - truth.figures["offline_turnover"]["value"] == too_much


def test_a_business_counts_once_in_a_list_however_often_it_stands_there(made):
    _, truth = made
    counted = [r for r in truth.rows if r.counted]
    seen = [(r.file, r.sheet, r.bazaar, r.business) for r in counted]

    assert len(seen) == len(set(seen))
    assert len({(r.bazaar, r.business) for r in counted}) == 330


def test_a_row_that_does_not_count_says_why_and_adds_nothing(made):
    _, truth = made
    for row in truth.rows:
        assert row.counted == (row.why_not == "")
        assert row.counted or row.turnover == 0
        assert row.written is not None or row.turnover == 0


def test_online_turnover_follows_from_quantity_and_price(made):
    _, truth = made
    for line in truth.order_lines:
        bought = (
            line.status in ("done", "shipped", "to_ship") and line.edition is not None
        )
        assert line.counted == bought
        assert line.turnover == (line.net_quantity * line.unit_price if bought else 0)
        assert line.final == (bought and line.status == "done")

"""How far answers to open questions could move a figure, each way."""

from datetime import date

import pytest

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.ledger import ledger
from lapak.figures.question_kinds import QUESTION_KINDS
from lapak.figures.reach import WAYS, WIDE, Largest, Reach, reach, way_of
from tests.figures.office import YEAR
from tests.figures.test_open_questions import held_list


def far(key, year=YEAR):
    figure = ledger(year)[key]
    return figure.reach.between(figure.value)


def test_every_kind_of_question_has_a_way():
    assert set(WAYS) == set(QUESTION_KINDS)
    assert set(QUESTION_KINDS) >= WIDE
    moving = {kind for kind, asked in QUESTION_KINDS.items() if asked.only_breakdown}
    assert {kind for kind, way in WAYS.items() if way == "moves"} >= moving


def test_a_zero_too_many_can_only_take_away(office):
    office.question(held_list(office).file, at_stake=810_000)

    assert far("offline_turnover") == (690_000, 1_500_000)
    assert far("offline_participations") == (3, 3)


@pytest.mark.parametrize("kind", ["turnover_missing", "turnover_unreadable"])
def test_an_unknown_turnover_can_only_add_as_much_as_the_best_stall_sold(office, kind):
    office.question(held_list(office).file, kind)

    assert far("offline_turnover") == (1_500_000, 2_400_000)


def test_an_unknown_turnover_with_nothing_to_compare_has_no_bound(office):
    office.question(held_list(office, sold=()).file, "turnover_missing")

    assert far("offline_turnover") == (0, None)


def test_an_amount_written_too_small_can_add_what_is_at_stake(office):
    table = held_list(office)
    office.question(table.file, "turnover_unreadable", at_stake=999_000)

    assert far("offline_turnover") == (1_500_000, 2_499_000)


def test_a_repeat_that_is_not_counted_can_only_add(office):
    office.question(held_list(office).file, "duplicate_row")

    assert far("offline_participations") == (3, 4)
    assert far("offline_turnover") == (1_500_000, 2_400_000)
    assert far("offline_bazaars_held") == (1, 1)


def test_a_row_that_may_be_a_total_can_only_take_away(office):
    office.question(held_list(office).file, "row_doubtful")

    assert far("offline_participations") == (2, 3)
    assert far("offline_turnover") == (600_000, 1_500_000)


def test_a_list_without_days_may_double_what_is_counted(office):
    office.question(held_list(office).file, "bazaar_undated", row=1)

    assert far("offline_bazaars_held") == (1, 2)
    assert far("offline_participations") == (3, 6)
    assert far("offline_turnover") == (1_500_000, 3_000_000)


def test_thousands_that_are_none_may_take_nearly_all_away(office):
    office.question(held_list(office).file, "unit_guessed", row=1)

    assert far("offline_turnover") == (0, 1_500_000)


def test_a_column_that_is_not_understood_may_do_either(office):
    office.question(held_list(office).file, "column_missing", row=1)

    assert far("offline_bazaars_held") == (0, 2)
    assert far("offline_turnover") == (0, 3_000_000)


def test_a_place_that_is_not_known_moves_a_bazaar_to_another_district(office):
    office.question(held_list(office).file, "place_unknown", row=1)
    figures = ledger(YEAR)

    assert far("offline_bazaars_held") == (1, 1)
    assert figures["offline_bazaars_held"].reach.of_part(0, 1) == (0, 1)
    assert figures["offline_turnover"].reach.of_part(5, 1_500_000) == (0, 1_500_000)


def test_a_ward_of_another_district_may_part_or_join_businesses(office):
    office.question(held_list(office).file, "area_mismatch")
    figures = ledger(YEAR)

    assert far("offline_participations") == (3, 3)
    assert figures["offline_participations"].reach.of_part(2, 3) == (1, 3)
    assert far("offline_businesses_distinct") == (2, 4)


def test_products_of_nobody_are_sold_already_and_may_bring_in_somebody(office):
    table = office.table(kind="marketplace_export")
    edition = office.edition()
    for status in ("final", "provisional"):
        office.line(edition, None, "unattributed", table=table, status=status)
    office.question(table.file, "product_unknown", sheet="", at_stake=20_000)

    assert far("online_turnover") == (0, 40_000)
    assert far("online_turnover_final") == (0, 20_000)
    assert far("online_participations") == (0, 1)
    assert far("facilitated_businesses_distinct") == (0, 1)
    assert far("online_bazaars_held") == (1, 1)


def test_products_of_nobody_that_were_not_sold_in_a_year_move_nothing():
    asked = [("product_unknown", 5_000)]

    assert reach("online_turnover", asked, Largest()) == Reach()


def test_a_price_that_cannot_be_read_adds_as_much_as_the_best_line_sold(office):
    table = office.table(kind="marketplace_export")
    office.line(office.edition(), office.business(), table=table)
    office.question(table.file, "price_unreadable", sheet="")

    assert far("online_turnover") == (20_000, 40_000)


def test_a_status_that_is_not_known_may_be_cancelled_or_completed():
    for key, way in (("online_turnover", "takes"), ("online_turnover_final", "adds")):
        assert way_of("status_unknown", key) == way


def test_an_outlet_of_no_told_kind_is_perhaps_a_modern_market(office):
    table = office.table(kind="monitoring")
    office.visit(office.outlet("neighbourhood_shop"), table=table, found=("HET",))
    office.visit(table=table)
    office.question(table.file, "outlet_kind_unknown")

    assert far("neighbourhood_shop_visits") == (0, 1)
    assert far("modern_market_visits") == (1, 2)
    assert far("modern_market_findings") == (0, 8)  # every kind of finding at once
    assert far("findings") == (1, 1)


def test_a_kind_of_question_that_is_new_may_do_either():
    assert way_of("unheard_of", "findings") == "either"


def test_questions_of_another_year_reach_nowhere(office):
    office.question(held_list(office, date(2022, 5, 1)).file, at_stake=90)

    assert far("offline_turnover") == (0, 0)
    assert {figure.reach for figure in ledger(YEAR).values()} == {Reach()}


def test_parts_become_no_more_than_the_whole_could():
    for of, part, whole, between in [
        (Reach(), 5, 9, (5, 5)),
        (Reach(adds=2, takes=1, moves=3), 5, 9, (1, 10)),
        (Reach(adds=2, moves=30), 5, 9, (0, 11)),
        (Reach(again=1), 5, 9, (5, 18)),
        (Reach(again=1), 0, 0, (0, None)),
        (Reach(everything=True), 5, 9, (0, 5)),
        (Reach(moves=None), 5, 9, (0, 9)),
    ]:
        assert of.of_part(part, whole) == between


def test_what_two_questions_move_adds_up():
    narrow = Reach(1, 2, 3, everything=False, moves=4)
    wide = Reach(10, 20, 30, everything=True, moves=None)

    assert narrow + wide == Reach(11, 22, 33, everything=True, moves=None)
    assert narrow + narrow == Reach(2, 4, 6, everything=False, moves=8)


def test_every_figure_can_be_moved_by_some_question():
    for key in DEFINITIONS:
        assert reach(key, [("column_missing", 0)], Largest()) != Reach()

"""What waits for an answer is said beside each figure, with what it could change."""

from datetime import date

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.ledger import ledger
from lapak.figures.open_questions import doubts_by_kind
from lapak.figures.question_kinds import QUESTION_KINDS, touched
from tests.figures.office import YEAR


def doubt(key, year=YEAR):
    figure = ledger(year)[key]
    return figure.open_questions, figure.could_change


def held_list(office, opens=date(YEAR, 3, 11), sold=(200_000, 400_000, 900_000)):
    """An attendance list that counts, with a stall for each amount."""
    table = office.table()
    bazaar = office.bazaar(opens=opens)
    for amount in sold:
        there = office.took_part(bazaar, office.business(), table)
        office.sold(there, amount)
    return table


def test_a_zero_too_many_could_move_what_it_adds(office):
    table = held_list(office)
    office.question(table.file, at_stake=810_000)

    assert doubt("offline_turnover") == (1, 810_000)
    assert doubt("offline_participations") == (0, 0)


def test_an_unknown_turnover_could_bring_about_what_a_stall_usually_sells(office):
    table = held_list(office)
    office.question(table.file, "turnover_missing")
    office.question(table.file, "turnover_unreadable", row=3)

    assert doubt("offline_turnover") == (2, 2 * 400_000)


def test_an_unknown_turnover_with_nothing_to_compare_moves_nothing(office):
    office.question(held_list(office, sold=()).file, "turnover_missing")

    assert doubt("offline_turnover") == (1, 0)
    assert told("offline_turnover") == "tidak bisa diketahui"


def told(key):
    return ledger(YEAR)[key].told_change("Rp500.000")


def test_what_could_move_is_told_in_words_that_are_true(office):
    table = held_list(office)
    office.question(table.file, "area_mismatch")
    assert told("offline_turnover") == "hanya rinciannya"

    office.question(table.file, "turnover_missing", row=3)
    assert told("offline_turnover") == "± Rp500.000"

    office.question(table.file, "bazaar_undated", row=1)
    assert told("offline_turnover") == "± Rp500.000, dan sebagian tidak bisa diketahui"  # fmt: skip


def test_a_repeat_touches_the_counts_and_the_turnover(office):
    office.question(held_list(office).file, "duplicate_row")

    assert doubt("offline_participations") == (1, 1)
    assert doubt("facilitated_businesses_distinct") == (1, 1)
    assert doubt("offline_turnover") == (1, 400_000)
    assert doubt("offline_bazaars_held") == (0, 0)


def test_a_ward_in_another_district_moves_a_part_and_not_the_number(office):
    office.question(held_list(office).file, "area_mismatch")

    assert doubt("offline_businesses_distinct") == (1, 0)


def test_remarks_answers_and_files_that_do_not_count_ask_nothing(office):
    table = held_list(office)
    office.question(table.file, needs_answer=False)
    office.question(table.file, answered=True, row=3)
    for state in ("waiting", "undone", "replaced"):
        office.question(office.file(state=state))

    assert doubt("offline_turnover") == (0, 0)


def test_a_question_of_another_year_stays_there(office):
    office.question(held_list(office, date(2022, 5, 1)).file, at_stake=90)

    assert doubt("offline_turnover") == (0, 0)
    assert doubt("offline_turnover", 2022) == (1, 90)


def test_two_years_on_two_sheets_of_one_file_are_told_apart(office):
    file = office.file()
    for sheet, opens in (("Lama", date(2022, 5, 1)), ("Baru", date(2023, 5, 1))):
        office.table(file, sheet=sheet, opens=opens)
        office.question(file, sheet=sheet, at_stake=opens.year)

    assert doubt("offline_turnover") == (1, 2023)
    assert doubt("offline_turnover", 2022) == (1, 2022)


def test_two_lists_below_each_other_are_told_apart_by_the_row(office):
    file = office.file()
    office.table(file, opens=date(2022, 5, 1), header_row=1, last_row=9, total_row=10)
    office.table(file, opens=date(2023, 5, 1), header_row=12, last_row=20)
    office.question(file, "total_mismatch", row=10, at_stake=1)
    office.question(file, row=15, at_stake=2)

    assert doubt("offline_turnover", 2022) == (1, 1)
    assert doubt("offline_turnover") == (1, 2)


def test_the_day_of_the_settled_bazaar_outweighs_the_one_that_was_read(office):
    table = held_list(office)
    table.opens = date(2022, 3, 11)
    table.save()
    office.question(table.file, at_stake=5)

    assert doubt("offline_turnover") == (1, 5)
    assert doubt("offline_turnover", 2022) == (0, 0)


def test_a_bazaar_without_a_date_is_asked_about_in_every_year(office):
    office.question(office.table().file, "bazaar_undated", row=1)

    assert doubt("offline_bazaars_held") == (1, 1)
    assert doubt("offline_bazaars_held", 2019) == (1, 1)


def test_an_unknown_product_could_move_all_of_its_lines(office):
    table = office.table(kind="marketplace_export")
    edition = office.edition()
    for status in ("final", "provisional"):
        office.line(edition, None, "unattributed", table=table, status=status)
    office.question(table.file, "product_unknown", sheet="", at_stake=20_000)

    assert doubt("online_turnover") == (1, 40_000)
    assert doubt("online_turnover_final") == (1, 20_000)
    assert doubt("online_participations") == (1, 1)
    assert doubt("online_turnover", 2022) == (0, 0)


def test_a_repeated_visit_touches_the_figures_of_its_kind_of_outlet(office):
    table = office.table(kind="monitoring")
    office.visit(office.outlet("neighbourhood_shop"), table=table)
    office.question(table.file, "duplicate_visit")

    assert doubt("neighbourhood_shop_visits") == (1, 1)
    assert doubt("modern_market_visits") == (0, 0)
    assert doubt("findings") == (1, 1)


def test_a_file_of_a_kind_nobody_knows_could_be_about_anything(office):
    office.question(office.file("unknown"), "column_missing", row=1)

    assert {figure.open_questions for figure in ledger(YEAR).values()} == {1}


def test_editions_of_a_curation_list_tell_its_year(office):
    table = office.table(kind="curation")
    table.editions.create(
        number=1, name="JBL 1", opens=date(2022, 3, 1), closes=date(2022, 3, 3)
    )
    office.question(table.file, "row_unreadable")

    assert doubt("online_participations", 2022) == (1, 1)
    assert doubt("online_participations") == (0, 0)


def test_a_kind_of_question_that_is_new_touches_what_its_file_feeds():
    assert touched("unheard_of", "monitoring") == touched(
        "column_missing", "monitoring"
    )


def test_every_figure_a_question_can_touch_is_a_figure():
    keys = set(DEFINITIONS)

    for kind in QUESTION_KINDS:
        for file_kind in ("attendance", "curation", "monitoring", "unknown"):
            assert set(touched(kind, file_kind)) <= keys


def test_the_questions_of_a_figure_can_be_opened(office):
    table = held_list(office)
    asked = office.question(table.file, at_stake=1)
    office.question(table.file, "swapped", row=4)

    assert list(ledger(YEAR)["offline_turnover"].questions()) == [asked]


def test_kinds_of_questions_tell_what_each_could_change_and_add_up(office):
    table = held_list(office)
    office.question(table.file, at_stake=810_000)
    office.question(table.file, "turnover_missing", row=3)
    office.question(table.file, "turnover_missing", row=4)
    office.question(table.file, "nik_destroyed", row=3)

    told = doubts_by_kind(YEAR)

    assert [(one.kind, one.number) for one in told] == [
        ("turnover_missing", 2),
        ("nik_destroyed", 1),
        ("turnover_x10", 1),
    ]
    assert told[0].changes["offline_turnover"].could_change == 2 * 400_000
    for key, figure in ledger(YEAR).items():
        changes = [one.changes[key] for one in told if key in one.changes]
        assert sum(one.could_change for one in changes) == figure.could_change
        assert any(one.unknowable for one in changes) == figure.unknowable


def test_a_year_without_questions_has_no_kinds_of_them(office):
    assert doubts_by_kind(YEAR) == []

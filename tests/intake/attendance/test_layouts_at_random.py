"""Attendance lists in layouts drawn at random tell the truth that was put in them."""

from dataclasses import replace

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from lapak.domain.places.rules import gazetteer
from lapak.intake.attendance.titles import core
from lapak.intake.cells.text import plain
from lapak.intake.reading.workbook import Workbook
from lapak.intake.recognise import understand
from tests.intake.attendance.layouts import Paper
from tests.intake.attendance.papers import THOUSANDS, layouts, papers, titles, write
from tests.intake.attendance.truths import bazaars

PLACES = gazetteer("31.73")


def read(*sheets, path="bazar/Daftar.xlsx"):
    return understand(Workbook("xlsx", list(sheets)), path, places=PLACES)


def asked(told, row):
    return [r for r in told.remarks if r.needs_answer and r.row == row]


def check_rows(told, table, bazaar, layout):
    """Every stall once, in order, with its facts and its rupiah to the last one."""
    rows = table.attendance
    assert [r.mention.business for r in rows] == [s.business for s in bazaar.stalls]
    for row, stall in zip(rows, bazaar.stalls, strict=True):
        mention = row.mention
        assert mention.owner == stall.owner
        assert row.absent == stall.absent
        if "nik" in layout.columns:
            assert mention.nik.digits == stall.nik
        if "phone" in layout.columns:
            assert mention.phones == (stall.phone,)
        if {"ward", "district", "ward_district"} & set(layout.columns):
            assert mention.district == stall.code
        if not stall.absent:
            check_turnover(row, stall, bazaar, layout)


def check_turnover(row, stall, bazaar, layout):
    assert sum(a.told for a in row.amounts) == stall.turnover
    if layout.days:
        assert tuple(a.told for a in row.amounts) == stall.sold
        assert tuple(a.day for a in row.amounts) == bazaar.days


def sums(table):
    return sum(a.told or 0 for r in table.attendance for a in r.amounts if not r.absent)


def check_event(event, bazaar):
    assert (event.opens, event.closes) == (bazaar.days[0], bazaar.days[-1])
    assert core(event.name) == core(bazaar.name)
    assert plain(event.place) == plain(bazaar.place)
    assert event.district == bazaar.district
    assert not event.cancelled


@settings(max_examples=60)
@given(st.data())
def test_a_list_in_any_layout_is_read_as_it_was_meant(data):
    bazaar = data.draw(bazaars())
    layout = data.draw(layouts(bazaar))
    paper = data.draw(papers(bazaar, layout))
    told = read(paper.sheet())
    assert told.kind == "attendance"
    (table,) = told.tables
    check_event(table.event, bazaar)
    check_rows(told, table, bazaar, layout)


@settings(max_examples=20)
@given(st.data())
def test_a_list_moved_about_on_its_sheet_says_the_same(data):
    """Blank rows above, blank columns before, notes far below or beside change nothing."""
    bazaar = data.draw(bazaars())
    layout = data.draw(layouts(bazaar))
    paper = data.draw(papers(bazaar, layout))
    down, right = data.draw(st.integers(0, 4)), data.draw(st.integers(0, 3))
    moved = paper.moved(down, right)
    before, after = read(paper.sheet()), read(moved.sheet())
    assert [t.event for t in after.tables] == [t.event for t in before.tables]
    for one, other in zip(before.tables, after.tables, strict=True):
        assert other.header_row == one.header_row + down
        assert [r.mention for r in other.attendance] == [
            r.mention for r in one.attendance
        ]
        assert sums(other) == sums(one)
    assert [(r.row - down, r.kind) for r in after.remarks] == [
        (r.row, r.kind) for r in before.remarks
    ]


@settings(max_examples=20)
@given(st.data())
def test_two_lists_one_under_the_other_are_two_bazaars(data):
    upper, lower = data.draw(bazaars()), data.draw(bazaars())
    assume(upper.days[0] != lower.days[0] and upper.name != lower.name)
    one, other = data.draw(layouts(upper)), data.draw(layouts(lower))
    assume(
        bool(one.unit) == bool(other.unit)
    )  # a note between two lists may be either's
    paper = Paper()
    row = write(paper, upper, one, data.draw(titles(upper)), draw=data.draw)
    row += data.draw(st.integers(1, 3))
    write(paper, lower, other, data.draw(titles(lower)), draw=data.draw, row=row)
    told = read(paper.sheet())
    first, second = told.tables
    check_event(first.event, upper)
    check_event(second.event, lower)
    check_rows(told, first, upper, one)
    check_rows(told, second, lower, other)


@settings(max_examples=20)
@given(st.data())
def test_two_lists_side_by_side_are_two_bazaars(data):
    left, right = data.draw(bazaars()), data.draw(bazaars())
    assume(left.days[0] != right.days[0] and left.name != right.name)
    one, other = data.draw(layouts(left)), data.draw(layouts(right))
    paper = Paper()
    write(paper, left, one, data.draw(titles(left)), draw=data.draw)
    width = max(column for _, column in paper.cells)
    at = width + 1 + data.draw(st.integers(1, 2))
    write(paper, right, other, data.draw(titles(right)), draw=data.draw, left=at)
    told = read(paper.sheet())
    first, second = told.tables
    check_event(first.event, left)
    check_event(second.event, right)
    check_rows(told, first, left, one)
    check_rows(told, second, right, other)


@settings(max_examples=20)
@given(st.data())
def test_one_list_broken_into_two_side_by_side_is_one_bazaar(data):
    bazaar = data.draw(bazaars(least=2))
    layout = replace(data.draw(layouts(bazaar)), again_every=0, footer=(), total="")
    half = len(bazaar.stalls) // 2
    one = replace(bazaar, stalls=bazaar.stalls[:half])
    other = replace(bazaar, stalls=bazaar.stalls[half:])
    paper = Paper()
    write(paper, one, layout, data.draw(titles(bazaar)), draw=data.draw)
    at = max(column for _, column in paper.cells) + 2
    bare = replace(layout, unit="")
    row = paper.headers[0]
    write(paper, other, bare, [], draw=data.draw, row=row, left=at, gap=0)
    told = read(paper.sheet())
    names = [r.mention.business for t in told.tables for r in t.attendance]
    assert names == [s.business for s in bazaar.stalls]
    for table in told.tables:
        check_event(table.event, bazaar)


@settings(max_examples=20)
@given(st.data())
def test_a_sheet_for_each_day_is_one_day_each(data):
    bazaar = data.draw(bazaars())
    lines = data.draw(titles(bazaar))
    sheets, layout_of = [], []
    for number, day in enumerate(bazaar.days):
        stalls = tuple(replace(s, sold=(s.sold[number],)) for s in bazaar.stalls)
        that_day = replace(bazaar, days=(day,), stalls=stalls)
        layout = data.draw(layouts(that_day, per_day=False))
        layout_of.append((that_day, layout))
        paper = Paper()
        head = [*lines, [f"Hari ke-{number + 1}"]]
        write(paper, that_day, layout, head, draw=data.draw)
        sheets.append(paper.sheet(f"Hari {number + 1}"))
    told = read(*sheets)
    for table, (that_day, layout) in zip(told.tables, layout_of, strict=True):
        assert (table.event.opens, table.event.closes) == (
            bazaar.days[0],
            bazaar.days[-1],
        )
        check_rows(told, table, that_day, layout)


UNREADABLE = (
    "lumayan",
    "5 pcs",
    "??",
    "500-700rb",
    "1,5",
    "habis terjual",
    "lihat nota",
    "1.2.3",
    "Rp",
)


@settings(max_examples=20)
@given(st.data())
def test_an_amount_that_nobody_can_read_is_asked_about_and_never_guessed(data):
    bazaar = data.draw(bazaars(least=2))
    layout = data.draw(layouts(bazaar, per_day=False))
    stall = data.draw(st.sampled_from(bazaar.stalls))
    dirt = data.draw(st.sampled_from([None, " ", *UNREADABLE]))
    paper = data.draw(papers(bazaar, layout))
    column = layout.columns.index("turnover") + 1
    row = paper.rows[stall.business]
    paper.put(row, column, dirt)
    if dirt is None:
        paper.cells.pop((row, column), None)
    told = read(paper.sheet())
    (table,) = told.tables
    found = next(r for r in table.attendance if r.row == row)
    if not stall.absent:
        assert [a.told for a in found.amounts] == [None]
        assert asked(told, row)
    others = [s for s in bazaar.stalls if s is not stall and not s.absent]
    assert sums(table) == sum(s.turnover for s in others)


@settings(max_examples=20)
@given(st.data())
def test_a_list_in_thousands_that_does_not_say_so_is_asked_about(data):
    bazaar = data.draw(bazaars())
    layout = data.draw(layouts(bazaar, full=True))
    assume(any(s.turnover and not s.absent for s in bazaar.stalls))
    dress = data.draw(st.sampled_from(THOUSANDS))
    layout = replace(layout, amounts=(dress,))
    told = read(data.draw(papers(bazaar, layout)).sheet())
    (table,) = told.tables
    assert asked(told, table.header_row)


@settings(max_examples=20)
@given(st.data())
def test_an_amount_in_another_unit_than_the_rest_is_asked_about(data):
    """Thousands among amounts in full: `450` where others write `450.000`."""
    bazaar = data.draw(bazaars(least=4))
    layout = data.draw(layouts(bazaar, per_day=False, full=True))
    sold = [s for s in bazaar.stalls if s.turnover and not s.absent]
    assume(len(sold) >= 4)
    paper = data.draw(papers(bazaar, layout))
    stall = data.draw(st.sampled_from(sold))
    usual = sorted(s.turnover for s in sold)[len(sold) // 2 - 1]
    # 1,2 million as 1.200 among 40.000 is no more odd than a bad day
    assume(stall.turnover // 1000 * 20 < usual)
    row, column = paper.rows[stall.business], layout.columns.index("turnover") + 1
    paper.put(row, column, stall.turnover // 1000)
    told = read(paper.sheet())
    assert asked(told, row)


@settings(max_examples=20)
@given(st.data())
def test_a_total_that_is_not_the_sum_of_its_days_is_asked_about(data):
    bazaar = data.draw(bazaars())
    layout = data.draw(layouts(bazaar, per_day=True))
    paper = data.draw(papers(bazaar, layout))
    there = [s for s in bazaar.stalls if not s.absent]
    assume(there)
    stall = data.draw(st.sampled_from(there))
    more = stall.turnover + 50_000
    row, column = paper.rows[stall.business], layout.columns.index("total") + 1
    paper.put(row, column, layout.amounts[0](more))
    told = read(paper.sheet())
    (table,) = told.tables
    assert asked(told, row)
    found = next(r for r in table.attendance if r.row == row)
    assert sum(a.told for a in found.amounts) == stall.turnover


NOT_IN_ANY_LIST = (
    "Hasil",
    "Duit",
    "Cuan",
    "Uang",
    "Nominal",
    "Nilai",
    "Rp",
    "Besaran",
    "Kas",
    "Diterima",
    "Dapat",
)


@settings(max_examples=20)
@given(st.data())
def test_a_turnover_column_with_an_unknown_header_is_read_or_asked_about(data):
    bazaar = data.draw(bazaars())
    layout = data.draw(layouts(bazaar, per_day=False))
    at = layout.columns.index("turnover")
    word = data.draw(st.sampled_from(NOT_IN_ANY_LIST))
    headers = (*layout.headers[:at], word, *layout.headers[at + 1 :])
    told = read(data.draw(papers(bazaar, replace(layout, headers=headers))).sheet())
    if told.kind == "unknown":  # too few headers that say anything
        assert asked(told, 1)
        return
    (table,) = told.tables
    right = sum(s.turnover for s in bazaar.stalls if not s.absent)
    assert sums(table) == right or asked(told, table.header_row)
    assert [r.mention.owner for r in table.attendance] == [
        s.owner for s in bazaar.stalls
    ]

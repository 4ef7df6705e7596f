"""Attendance lists in layouts drawn at random tell the truth that was put in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from lapak.domain.places.rules import gazetteer
from lapak.intake.attendance.titles import core
from lapak.intake.cells.text import plain
from lapak.intake.reading.workbook import Workbook
from lapak.intake.recognise import understand
from tests.intake.attendance.papers import layouts, papers
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


def check_event(event, bazaar):
    assert (event.opens, event.closes) == (bazaar.days[0], bazaar.days[-1])
    assert core(event.name) == core(bazaar.name)
    assert plain(event.place) == plain(bazaar.place)
    assert event.district == bazaar.district
    assert not event.cancelled


@settings(max_examples=150)
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

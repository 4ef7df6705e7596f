"""Monitoring lists in layouts drawn at random tell the visits that were put in them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.intake.attendance.real_books import asked, told
from tests.intake.visit_layouts import layouts, sheets_of, visits


@st.composite
def lists(draw):
    made = draw(visits())
    return made, draw(layouts(made[0].kind, made[0].day.year))


def read(made, layout, path="pengawasan/Monitoring.xlsx"):
    sheets, merges = sheets_of(made, layout)
    return told(*sheets, merges=merges, path=path)


def seen(file):
    return [
        (v.outlet, v.kind, v.district, v.day, v.officer, set(v.findings))
        for table in file.tables
        for v in table.visits
    ]


def meant(made):
    return [(v.outlet, v.kind, v.code, v.day, v.officer, set(v.findings)) for v in made]


@settings(max_examples=60)
@given(st.data())
def test_a_monitoring_list_in_any_layout_is_read_as_it_was_meant(data):
    made, layout = data.draw(lists())
    file = read(made, layout)
    assert file.kind == "monitoring"
    assert seen(file) == meant(made)
    assert asked(file) == []


DIRT = ("minggu kedua", "??", "32/13/2023", "", "belum")


@settings(max_examples=15)
@given(st.data())
def test_a_day_that_nobody_can_read_is_asked_about(data):
    made, layout = data.draw(lists())
    sheets, merges = sheets_of(made, layout)
    n = data.draw(st.integers(0, len(made) - 1))
    dirt = data.draw(st.sampled_from(DIRT))
    day = layout.days(made[n].day)
    for _, rows in sheets:
        for row in rows:
            if made[n].outlet in row and day in row:
                row[layout.columns.index("date")] = dirt or None
    file = told(*sheets, merges=merges, path="pengawasan/Monitoring.xlsx")
    assert "date_unreadable" in asked(file)
    assert len(seen(file)) == len(made)

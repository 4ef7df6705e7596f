"""What people say of columns, laid over a sheet: read, found again, given back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.domain.places.rules import gazetteer
from lapak.intake.attendance.explained import (
    MEANINGS,
    UNITS,
    column_number,
    header_print,
    is_word,
    meaning_word,
    unit_word,
    value_of,
    why_not_explained,
    word_of,
    words_print,
)
from lapak.intake.attendance.understand import understand
from lapak.intake.cells.text import column_letter
from lapak.intake.reading.workbook import Sheet, Workbook

TITLES = [["BAZAR TAMBORA"], ["3 Mei 2025"], None]
ROWS = [
    [1, "Dapur Melati", "Siti Aminah", 10000, 450000],
    [2, "Kopi Kenanga", "Budi Hartono", 20000, 850000],
]


@pytest.fixture(scope="module")
def places():
    return gazetteer("31.73", ())


def a_sheet(head, rows=ROWS, titles=TITLES):
    cells = [*(line or [] for line in titles), head, *rows]
    return Workbook("xlsx", [Sheet("Hadir", False, cells)])


def words(*said, row=4, prints=True, head=()):
    found = []
    for number, value in enumerate(said, start=1):
        word = word_of(number, "", row, value)
        at = word.column - 1
        mark = header_print(head[at]) if prints and 0 <= at < len(head) else ""
        found.append(word_of(number, "", row, value, mark))
    return found


def read(book, said, places):
    told = understand(book, "hadir.xlsx", places=places, words=said)
    return [
        (t.header_row, {c.index: c.meaning for c in t.columns}, t.unit)
        for t in told.tables
    ]


HEAD = ["No", "Nama Usaha", "Nama Pemilik", "Setoran", None]


def test_a_column_without_a_header_is_meant_by_its_letter(places):
    said = words("column:E=turnover", prints=False)

    ((row, meanings, _),) = read(a_sheet(HEAD), said, places)

    assert (row, meanings[5]) == (4, "turnover")


@pytest.mark.parametrize("row", [1, 3, 4])
def test_a_row_at_or_above_a_header_means_its_table(places, row):
    said = words("unit=juta", row=row, prints=False)

    assert read(a_sheet(HEAD), said, places)[0][2] == 1_000_000


def test_words_without_their_header_fall_away(places):
    gone = words("column:D=turnover", head=["", "", "", "Bathi"])

    ((_, meanings, _),) = read(a_sheet(HEAD), gone, places)

    assert meanings[4] == "other"


ODD = ["Urutan", "Jeneng", "Sing Nduwe", "Setoran", "Bathi"]
MARKED = ("header=1", "column:B=business", "column:E=turnover")


@pytest.mark.parametrize("prints", [True, False])
def test_a_row_that_is_marked_begins_a_table(places, prints):
    said = words(*MARKED, prints=prints, head=ODD)

    ((row, meanings, _),) = read(a_sheet(ODD), said, places)

    assert row == 4
    assert (meanings[2], meanings[5]) == ("business", "turnover")


def test_a_blank_row_begins_no_table(places):
    said = words(*MARKED, row=3, prints=False)

    assert read(a_sheet(ODD), said, places) == []


def test_a_mark_is_taken_off_again(places):
    said = words(*MARKED, "header=lapak", head=ODD)

    assert read(a_sheet(ODD), said, places) == []


def test_a_day_keeps_the_date_of_its_header(places):
    head = [*HEAD[:3], "Setoran 3 Mei 2025", "Bathi"]
    said = words("column:D=day", head=head)

    ((_, meanings, _),) = read(a_sheet(head), said, places)

    assert meanings[4] == "day"


def test_words_follow_a_table_that_moved_down_and_right(places):
    said = words(*MARKED, "unit=ribuan", head=ODD)
    rows = [[None, *row] for row in ROWS]
    moved = a_sheet([None, *ODD], rows, [["Laporan"], *TITLES])

    ((row, meanings, unit),) = read(moved, said, places)

    assert (row, meanings[3], meanings[6], unit) == (5, "business", "turnover", 1000)


def test_the_last_word_holds_and_can_be_taken_off(places):
    said = words(
        "column:D=turnover", "column:D=total", "column:C=business", "column:B=lapak",
        "column:D=lapak", "unit=juta", "unit=lapak", head=HEAD,
    )  # fmt: skip

    ((_, meanings, unit),) = read(a_sheet(HEAD), said, places)

    assert meanings == {1: "number", 2: "other", 3: "business", 4: "other"}
    assert unit == 1


@given(st.sampled_from(MEANINGS), st.integers(1, 16_384))
def test_every_meaning_is_read_as_it_is_written(meaning, column):
    value = f"column:{column_letter(column)}={meaning}"

    word = word_of(1, "Hadir", 4, value)

    assert (word.meaning, word.column, value_of(word)) == (meaning, column, value)
    assert is_word(value)
    assert why_not_explained(value) == ""
    assert column_number(column_letter(column)) == column


@given(st.text(max_size=40))
def test_whatever_is_written_is_a_word_or_gets_a_sentence(text):
    for value in (text, f"column:C={text}", f"unit={text}", f"header={text}"):
        word = word_of(1, "", 1, value)
        assert bool(why_not_explained(value)) == (word is None)
        if word:
            assert word_of(1, "", 1, value_of(word)) == word


@pytest.mark.parametrize(
    ("written", "meaning"),
    [
        ("Omset", "turnover"), ("nama usaha", "business"), ("No HP", "phone"), ("name", "business"),
        ("hari ke-2", "day 2"), ("DAY 31", "day 31"), ("day 32", ""), ("day 0", ""), ("Lapak", "lapak"),
        ("lainnya saja", ""),
    ],
)  # fmt: skip
def test_a_meaning_is_understood_in_the_words_of_headers_too(written, meaning):
    assert meaning_word(written) == meaning


@pytest.mark.parametrize(
    ("written", "unit"),
    [
        ("Ribuan", "ribuan"),
        ("1000", "ribuan"),
        ("jt", "juta"),
        ("Rp", "rupiah"),
        ("lusin", ""),
    ],
)
def test_units_are_told_in_many_words(written, unit):
    assert unit_word(written) == unit
    assert unit in {"", *UNITS}


def test_a_column_beyond_the_last_is_no_column():
    assert word_of(1, "", 1, "column:XFE=nik") is None
    assert word_of(1, "", 1, "header:C=1") is None


def test_the_print_of_what_was_explained_tells_changes_and_nothing_else():
    one = words("column:C=nik", "unit=juta")
    again = words("column:C=nik", "unit=juta")

    assert words_print([]) == ""
    assert words_print(one) == words_print(again)
    assert words_print(one) != words_print(one[:1])

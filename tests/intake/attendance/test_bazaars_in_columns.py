"""A list with a column for each bazaar; columns of rupiah that no header explains."""

from datetime import date

import pytest

from tests.intake.attendance.real_books import asked, sold, told

TITLE = ["REKAP OMSET BAZAR KEC. TAMBORA TAHUN 2023"]
HEAD = ["No", "Nama Usaha", "Pemilik"]
SARI, BUDI = [1, "Dapur Sari", "Sari"], [2, "Kedai Budi", "Budi"]
NAMED = ["Bazar Ramadhan (25 Maret 2023)", "Bazar HUT Jakarta (17 Juni 2023)"]


def read(header, sari, budi, title=TITLE):
    return told([title, [*HEAD, *header], [*SARI, *sari], [*BUDI, *budi]])


def bazaars(file):
    return [
        (t.event.name, t.event.district, t.event.opens, t.event.closes, len(t.attendance))
        for t in file.tables
    ]  # fmt: skip


def test_each_named_column_is_a_bazaar_of_those_who_sold_there_and_asked_about():
    file = read(NAMED, [300_000, None], [400_000, 500_000])
    maret, juni = date(2023, 3, 25), date(2023, 6, 17)
    assert bazaars(file) == [
        ("Bazar Ramadhan", "31.73.04", maret, maret, 2),
        ("Bazar HUT Jakarta", "31.73.04", juni, juni, 1),
    ]
    assert sold(file) == [300_000, 400_000, 500_000]
    assert asked(file) == ["date_doubtful"]
    days = {a.day for t in file.tables for r in t.attendance for a in r.amounts}
    assert days == {maret, juni}


@pytest.mark.parametrize("header", [["25/3", "17/6"], ["25 Maret", "17 Juni"], ["25 - 26 Maret 2023", "17 Juni 2023"]])  # fmt: skip
def test_days_far_apart_are_bazaars_of_their_own(header):
    file = read(header, [300_000, 100_000], [400_000, 500_000])
    assert [t.event.opens for t in file.tables] == [date(2023, 3, 25), date(2023, 6, 17)]  # fmt: skip
    assert asked(file) == ["date_doubtful"]


def test_days_after_each_other_are_of_one_of_the_bazaars():
    file = read(["25 Maret 2023", "26 Maret 2023", "17 Juni 2023"], [1_000_000, 500_000, None], [400_000, 500_000, 100_000])  # fmt: skip
    assert [(n, c) for *_, c, n in bazaars(file)] == [(2, date(2023, 3, 26)), (1, date(2023, 6, 17))]  # fmt: skip


def test_what_nobody_can_read_is_asked_about_at_its_bazaar():
    file = read(NAMED, [300_000, "belum lapor"], [400_000, 500_000])
    (remark,) = [r for r in file.remarks if r.kind == "turnover_unreadable"]
    assert (remark.row, remark.table) == (3, 1)


def test_days_that_the_titles_tell_are_of_one_bazaar_however_far_apart():
    file = read(["4 Nov", "11 Nov"], [300_000, 100_000], [400_000, 500_000], title=["BAZAR KEC. TAMBORA 4 - 11 November 2023"])  # fmt: skip
    assert [len(t.attendance) for t in file.tables] == [2]
    assert asked(file) == []


@pytest.mark.parametrize("header", [["25 Maret", "26 Maret"], ["Hari 1", "17 Juni 2023"], ["29/2", "17/6"]])  # fmt: skip
def test_days_of_one_bazaar_or_of_no_year_are_no_bazaars_of_their_own(header):
    file = read(header, [300_000, 100_000], [400_000, 500_000])
    assert len(file.tables) == 1


def test_days_without_any_year_are_no_bazaars_of_their_own():
    file = read(["25/3", "17/6"], [300_000, 100_000], [400_000, 500_000], title=["BAZAR KEC. TAMBORA"])  # fmt: skip
    assert len(file.tables) == 1


def test_five_bazaars_are_not_all_named_in_the_question():
    header = [f"Bazar {day}/{month}/2023" for day, month in ((1, 3), (2, 4), (3, 5), (4, 6), (5, 7))]  # fmt: skip
    file = read(header, [100_000] * 5, [200_000] * 5)
    assert len(file.tables) == 5
    assert " …" in file.remarks[-1].reason


# --- columns that no header explains ------------------------------------------------

ONE = ["BAZAR KEC. TAMBORA 4 November 2023"]


@pytest.mark.parametrize(
    ("header", "cells", "kinds"),
    [
        ("Ojol", (300_000, 200_000), ["column_missing"]),
        ("Ojol", ("ya", "tidak"), []),
        ("Harga", (300_000, 200_000), []),
        ("Modal", (300_000, 200_000), []),
    ],
)  # fmt: skip
def test_a_column_of_rupiah_with_a_header_that_says_nothing_is_asked_about(header, cells, kinds):  # fmt: skip
    file = read(["Omset", header], [500_000, cells[0]], [600_000, cells[1]], title=ONE)
    assert (sold(file), asked(file)) == ([500_000, 600_000], kinds)


def test_ways_of_being_paid_beside_their_total_are_not_asked_about():
    file = read(["Tunai", "QRIS", "Total"], [100_000, 200_000, 300_000], [150_000, 50_000, 200_000], title=ONE)  # fmt: skip
    assert (sold(file), asked(file)) == ([300_000, 200_000], [])


def test_a_list_without_any_turnover_is_asked_about_once():
    file = read(["Ojol"], [500_000], [600_000], title=ONE)
    assert asked(file) == ["column_missing"]

"""The days of a bazaar in all the ways that titles, cells and file names write them."""

import time
from datetime import date

import pytest

from lapak.intake.attendance.titles import without_days
from tests.intake.attendance.real_books import HEAD, ROW, asked, told

NAME = ["BAZAR KEC. TAMBORA"]
NOV_4, NOV_5 = date(2023, 11, 4), date(2023, 11, 5)


def event(*titles, path="bazar/Daftar.xlsx", year=None):
    return told([NAME, *titles, HEAD, ROW], path=path, year=year)


def days(file):
    found = file.tables[0].event
    return found.opens, found.closes


@pytest.mark.parametrize(
    "titles",
    [
        [["Tgl: 2 - 3"], ["Bulan: Desember"], ["Tahun: 2023"]],
        [["Tgl", "2 s/d 3", None, "Bulan", "Desember 2023"]],
        [["Tanggal : 2 dan 3"], ["Bulan : Des 2023"]],
    ],
)
def test_days_and_month_in_cells_of_their_own_belong_together(titles):
    assert days(event(*titles)) == (date(2023, 12, 2), date(2023, 12, 3))


def test_days_without_a_month_take_that_of_the_files_name():
    file = event(["Tgl : 2-3"], path="bazar/Bazar Desember 2023.xlsx")
    assert days(file) == (date(2023, 12, 2), date(2023, 12, 3))


def test_days_without_any_month_are_no_date():
    assert days(event(["Tgl : 2-3"])) == (None, None)


@pytest.mark.parametrize(
    ("titles", "path"),
    [
        ([["Tanggal", "041123"]], "bazar/Daftar.xlsx"),
        ([["Tgl. 20231104"]], "bazar/Daftar.xlsx"),
        ([], "bazar/Bazar_Tambora_041123.xlsx"),
        ([["4-Nov-23"]], "bazar/Daftar.xlsx"),
        ([["Saturday, November 4, 2023"]], "bazar/Daftar.xlsx"),
    ],
)
def test_one_day_in_other_dress_is_read(titles, path):
    assert days(event(*titles, path=path)) == (NOV_4, NOV_4)


def test_a_number_that_is_no_date_is_none():
    assert days(event(["Tanggal : 459923"])) == (None, None)
    assert days(event(["Nomor surat 041123/UM"])) == (None, None)


@pytest.mark.parametrize("words", ["Nov 4-5, 2023", "November 4 - November 5, 2023"])
def test_a_month_before_its_days_is_read_without_a_question(words):
    file = event([words])
    assert days(file) == (NOV_4, NOV_5)
    assert asked(file) == []


@pytest.mark.parametrize(
    "words", ["11/4 - 11/5/2023", "11/4/2023 - 11/5/2023", "Tanggal : 11/04/2023 s/d 11/05/2023"]
)  # fmt: skip
def test_days_that_are_weeks_in_one_order_and_a_weekend_in_the_other_are_asked_about(
    words,
):
    file = event([words])
    assert days(file) == (NOV_4, NOV_5)
    assert asked(file) == ["date_doubtful"]


def test_weekdays_tell_which_of_two_figures_is_the_month():
    file = event(["Sabtu-Minggu, 11/4/2023 - 11/5/2023"])
    assert days(file) == (NOV_4, NOV_5)
    assert asked(file) == []
    assert days(event(["11/25/2023 - 11/26/2023"]))[0] == date(2023, 11, 25)
    assert days(event(["11/4/2023 - 11/14/2023"])) == (NOV_4, date(2023, 11, 14))


@pytest.mark.parametrize("words", ["Minggu, 4 November 2023", "4 November - 5 Desember 2023"])  # fmt: skip
def test_days_that_can_hardly_be_right_are_asked_about(words):
    assert asked(event([words])) == ["date_doubtful"]


def test_the_market_pasar_minggu_is_no_sunday():
    assert asked(event(["Lapangan Pasar Minggu 4 November 2023"])) == []


@pytest.mark.parametrize(
    "others", ["1" * 60, "1 " * 60, "12, 12 " * 30, "1 s.d. " * 60, "2, sabtu " * 60]
)
def test_a_title_with_many_numbers_beside_its_days_takes_no_time(others):
    begun = time.process_time()
    title = without_days(f"Bazar 3 Mei 2025 nomor {others}x", None)
    assert time.process_time() - begun < 1
    assert title == f"Bazar nomor {others}x"


def test_a_text_too_long_for_a_title_keeps_its_days():
    text = "Bazar 3 Mei 2025 " + "dan " * 300
    assert without_days(text, None) == text.strip()

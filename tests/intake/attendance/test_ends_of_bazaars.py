"""Days of a bazaar that two lines tell: on one it begins, until the other it lasts."""

from datetime import date

import pytest

from tests.intake.attendance.real_books import HEAD, ROW, asked, sold, told

NAME = ["BAZAR UMKM KEC. TAMBORA"]
FIRST, LAST = date(2023, 11, 30), date(2023, 12, 1)


def days(*lines):
    event = told([NAME, *lines, HEAD, ROW]).tables[0].event
    return event.opens, event.closes


@pytest.mark.parametrize(
    "lines",
    [
        [["Tanggal", FIRST], ["s/d", LAST]],
        [["Mulai", ":", FIRST], ["Selesai", ":", LAST]],
        [["Tanggal Mulai : 30 November 2023"], ["Tanggal Selesai : 1 Desember 2023"]],
        [["Kamis, 30 November 2023"], ["sampai dengan Jumat, 1 Desember 2023"]],
    ],
)
def test_a_line_below_tells_until_when_a_bazaar_lasts(lines):
    assert days(*lines) == (FIRST, LAST)


@pytest.mark.parametrize(
    "lines",
    [
        [["30 November 2023"], ["Dicetak tanggal 1 Desember 2023"]],
        [["30 November 2023"], ["Selesai : 1 Maret 2024"]],
        [["30 November 2023"], ["Selesai : 29 November 2023"]],
        [["30 November 2023"], ["s/d selesai"]],
    ],
)
def test_other_lines_below_do_not(lines):
    assert days(*lines) == (FIRST, FIRST)


def test_an_end_of_several_days_is_read_as_those_days():
    lines = [["30 November 2023"], ["s/d 1 - 2 Desember 2023"]]
    assert days(*lines) == (LAST, date(2023, 12, 2))


def test_an_end_without_a_beginning_is_its_day():
    assert days(["Selesai : 1 Desember 2023"]) == (LAST, LAST)


@pytest.mark.parametrize(
    "header",
    [["H-1 (30/11)", "H-2 (1/12)", "H1+H2"], ["D1", "D2", "Total"], ["H1", "H2", "Hari 1 + Hari 2"]],
)  # fmt: skip
def test_days_that_a_letter_counts_and_their_sum(header):
    rows = [
        [n, f"Kue {n}", "Ani", 100_000 * n, 50_000 * n, 150_000 * n] for n in (1, 2)
    ]
    file = told([NAME, ["30 November - 1 Desember 2023"], [*HEAD[:3], *header], *rows])
    assert (sold(file), asked(file)) == ([150_000, 300_000], [])
    days = {a.day for r in file.tables[0].attendance for a in r.amounts}
    assert days == {FIRST, LAST}

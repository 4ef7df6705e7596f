"""Amounts in thousands that nothing says, among some in full."""

from tests.intake.attendance.real_books import HEAD, asked, sold, told

TITLES = [["BAZAR UMKM KEC. TAMBORA"], ["8-9 April 2023"], HEAD]


def read(*amounts):
    rows = [[n, f"Dapur {chr(64 + n)}", f"Pemilik {n}", a] for n, a in enumerate(amounts, 1)]  # fmt: skip
    return told([*TITLES, *rows])


def test_a_list_mostly_in_thousands_is_read_so_and_asked_about_once():
    file = read(650, 1250, 480, 975, 310_000, "1.840", 725, "1,13 jt")
    assert sold(file) == [650_000, 1_250_000, 480_000, 975_000, 310_000, 1_840_000, 725_000, 1_130_000]  # fmt: skip
    assert asked(file) == ["unit_guessed"]


def test_a_few_thousands_in_a_list_in_full_are_asked_about_one_by_one():
    file = read(650_000, 1250, 480_000, 975_000, 310_000)
    assert sold(file) == [650_000, 1250, 480_000, 975_000, 310_000]
    assert asked(file) == ["turnover_unreadable"]

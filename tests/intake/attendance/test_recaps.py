"""A small recap beside a list is no part of it: what stalls sold stays what they sold."""

import pytest

from tests.intake.attendance.real_books import asked, sold, told

TITLES = [["BAZAR KEC. TAMBORA"], ["8-9 April 2023"], []]
HEAD = ["No", "Nama Usaha", "Pemilik", "Omset"]
STALLS = [[n, f"Dapur {n}", f"Ibu {n}", n * 100_000] for n in range(1, 7)]
SOLD = [100_000, 200_000, 300_000, 400_000, 500_000, 600_000]
TOTAL = sum(SOLD)
DAYS = [["Hari 1", 1_000_000], ["Hari 2", 1_100_000]]


def beside(rows, recap, *, at, gap=2):
    """The rows with the recap right of them, `gap` cells apart, from row `at` on."""
    wide = max(len(row) for row in rows) + gap
    beside_row = dict(enumerate(recap, at))
    height = max(len(rows), at + len(recap))
    return [
        [*row, *[None] * (wide - len(row)), *beside_row[n]] if n in beside_row else row
        for n, row in enumerate([*rows, *[[]] * (height - len(rows))])
    ]


def read(recap, *, at=0, gap=2, rows=STALLS, head=HEAD, merges=()):
    return told([*TITLES, *beside([head, *rows], recap, at=at, gap=gap)], merges=merges)


def kinds(file):
    return [(r.row, r.column, r.kind) for r in file.remarks]


RECAPS = [
    [["Rekap"], *DAYS, ["Total", TOTAL]],
    [["Rekap", "Omset"], *DAYS, ["Total", TOTAL]],
    [["Hari", "Omset"], *DAYS, ["JUMLAH TOTAL", f"Rp{TOTAL:,}".replace(",", ".")]],
    [["Hari", "Omset", "Transaksi"], ["Sabtu", 1_000_000, 40], ["Minggu", 1_100_000, 45], ["Total", TOTAL, 85]],
    [["Hari 1", "Hari 2", "Total"], [1_000_000, 1_100_000, TOTAL]],
    [["Rekap", "Hari 1", "Hari 2", "Total"], ["Omset", 1_000_000, 1_100_000, TOTAL]],
    [["Pembayaran", "Omset"], ["Tunai", 1_500_000], ["QRIS", 600_000], ["Total omset", TOTAL]],
]  # fmt: skip


@pytest.mark.parametrize("recap", RECAPS)
@pytest.mark.parametrize("at", [0, 1, 4])
def test_a_recap_that_agrees_says_nothing(recap, at):
    file = read(recap, at=at)
    assert (sold(file), kinds(file)) == (SOLD, [])


@pytest.mark.parametrize("recap", RECAPS[:4])
def test_a_recap_of_a_list_with_a_total_of_its_own_says_nothing(recap):
    file = read(recap, rows=[*STALLS, ["JUMLAH", None, None, TOTAL]], at=4)
    assert (sold(file), kinds(file)) == (SOLD, [])


def test_a_recap_in_one_row_is_told_from_stalls_and_from_the_lists_own_total():
    file = read(RECAPS[4], rows=[*STALLS, ["JUMLAH", None, None, TOTAL]])
    assert (sold(file), kinds(file)) == (SOLD, [])


def test_a_recap_beside_days_is_no_further_day():
    stalls = [[*row[:3], row[3] // 2, row[3] // 2, row[3]] for row in STALLS]
    head = [*HEAD[:3], "Hari 1", "Hari 2", "Total"]
    file = read([["Hari 1", "Hari 2", "Total"], [1_050_000, 1_050_000, TOTAL]], rows=stalls, head=head)  # fmt: skip
    assert (sold(file), kinds(file)) == (SOLD, [])


def test_a_recap_under_a_wide_word_is_none_of_the_columns():
    file = read([["REKAP", None], *DAYS, ["Total", TOTAL]], merges=["G4:H4"])
    assert [c.header for c in file.tables[0].columns] == HEAD
    assert (sold(file), kinds(file)) == (SOLD, [])


@pytest.mark.parametrize("at", [0, 2])
def test_a_recap_with_another_total_is_said_once_at_its_total_row(at):
    file = read([["Rekap", "Omset"], *DAYS, ["Total", 2_000_000]], at=at)
    assert (sold(file), asked(file)) == (SOLD, [])
    assert kinds(file) == [(7 + at, "H", "total_mismatch")]
    assert "Rp2.000.000" in file.remarks[0].reason
    assert "Rp2.100.000" in file.remarks[0].reason


def test_a_recap_in_one_row_with_another_total_is_said_too():
    file = read([["Hari 1", "Hari 2", "Total"], [1_000_000, 1_000_000, 2_000_000]])
    assert (sold(file), kinds(file)) == (SOLD, [(5, "I", "total_mismatch")])


def test_where_the_lists_own_total_differs_the_recap_is_not_said_again():
    rows = [*STALLS, ["JUMLAH", None, None, 2_000_000]]
    file = read([["Rekap"], *DAYS, ["Total", 2_000_000]], rows=rows, at=1)
    assert kinds(file) == [(11, "D", "total_mismatch")]


def test_a_recap_that_is_right_with_a_tenth_says_which_cell_has_a_zero_too_many():
    rows = [[n, f"Dapur {n}", f"Ibu {n}", 100_000] for n in range(1, 6)]
    rows.append([6, "Dapur 6", "Ibu 6", 400_000])
    recap = [["Rekap"], ["Hari 1", 300_000], ["Hari 2", 240_000], ["Total", 540_000]]
    assert asked(read(recap, rows=rows, at=1)) == ["turnover_x10"]


def test_a_list_of_one_of_the_recaps_days_agrees_with_that_days_line():
    file = read([["Rekap"], ["Hari 1", TOTAL], ["Hari 2", 900_000], ["Total", 3_000_000]])  # fmt: skip
    assert kinds(file) == []


@pytest.mark.parametrize("total", [6, 8, 75])
def test_a_recap_that_counts_stalls_or_sales_is_no_sum_of_money(total):
    file = read([["Kelompok", "UMKM"], ["Kuliner", total - 2], ["Kriya", 2], ["Jumlah", total]])  # fmt: skip
    assert (sold(file), kinds(file)) == (SOLD, [])


def test_lists_with_recaps_below_each_other_have_each_its_own():
    rows = beside([HEAD, *STALLS], [["Rekap"], *DAYS, ["Total", TOTAL]], at=0)
    other = [[*TITLES[0]], ["15 April 2023"], *beside([HEAD, *STALLS], [["Rekap"], *DAYS, ["Total", 1]], at=0)]  # fmt: skip
    file = told([*TITLES, *rows, [], *other])
    assert [len(table.attendance) for table in file.tables] == [6, 6]
    assert kinds(file) == []


# --- what only looks like a recap --------------------------------------------------


def test_a_blank_column_before_the_only_turnover_makes_no_recap_of_it():
    rows = [[*row[:3], None, row[3]] for row in STALLS]
    file = read([["Catatan"]], rows=rows, head=[*HEAD[:3], None, "Omset"])
    assert sold(file) == SOLD


def test_days_behind_a_blank_column_are_still_the_stalls():
    head = [*HEAD[:3], "Hari 1", None, "Hari 2"]
    rows = [[*row, None, 50_000] for row in STALLS]
    file = read([], rows=rows, head=head)
    assert sold(file) == [amount + 50_000 for amount in SOLD]


def test_the_amounts_of_the_one_stall_that_told_its_days_are_its_own():
    head = [*HEAD, None, "Hari 1", "Hari 2", "Total"]
    rows = [[*STALLS[0], None, 60_000, 40_000, 100_000], *STALLS[1:]]
    file = read([], rows=rows, head=head)
    assert (sold(file), kinds(file)) == (SOLD, [])


def test_of_two_stalls_one_row_beside_them_tells_nothing():
    head = [*HEAD, None, "Hari 1", "Hari 2", "Total"]
    rows = [[*STALLS[0], None, 60_000, 240_000, 300_000], STALLS[1]]
    assert asked(read([], rows=rows, head=head)) == ["total_mismatch"]


@pytest.mark.parametrize(
    "beside_it",
    [
        [["Catatan"], ["Total", 1_234_000]],
        [["Hari 1", "lunas"], ["Hari 2"], ["Total", 1_234_000]],
        [["Hari 1", 600_000], [None, 634_000], ["Total", 1_234_000]],
        [["Hari 1", 600_000], ["Hari 2", 634_000], ["Total"]],
    ],
)
def test_a_total_without_lines_that_make_it_is_not_compared(beside_it):
    assert kinds(read(beside_it, at=1)) == []

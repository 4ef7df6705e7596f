"""What the columns of amounts make: days, ways of being paid, totals, odd amounts."""

from datetime import date

import pytest

from tests.intake.attendance.test_names_and_rows import (
    TITLES,
    read,
    sold,
    ten,
)


def test_days_of_a_bazaar_are_told_by_its_columns_where_its_titles_do_not():
    told = read(
        ["No", "Nama Usaha", "18/08/2023", "19/08/2023"],
        [1, "Dapur X", 50_000, 60_000],
        titles=[["BAZAR KEMERDEKAAN"]],
    )
    event = told.tables[0].event
    assert (event.opens, event.closes) == (date(2023, 8, 18), date(2023, 8, 19))


@pytest.mark.parametrize(
    ("heads", "titles", "days"),
    [
        (["Sabtu", "Minggu"], [["BAZAR X"]], [None, None]),
        (["Sabtu", "Senin"], TITLES, [date(2023, 4, 8), None]),
        (["Tgl 8", "Tgl 9"], TITLES, [date(2023, 4, 8), date(2023, 4, 9)]),
        (["Tgl 8", "Tgl 9"], [["BAZAR X"]], [None, None]),
        (["8 April", "29 Februari"], TITLES, [date(2023, 4, 8), None]),
        (["8 April", "29 Februari"], [["BAZAR X"], ["8 April 2021"]], [date(2021, 4, 8), None]),
        (["Omset 8/4", "Omset (9/4)"], TITLES, [date(2023, 4, 8), date(2023, 4, 9)]),
        (["Omzet Sabtu 8/4", "Penjualan tgl. 9/4"], TITLES, [date(2023, 4, 8), date(2023, 4, 9)]),
        (["Omset Hari 1/2", "Omset Hari 2/2"], TITLES, [date(2023, 4, 8), date(2023, 4, 9)]),
        (["31 Desember", "1 Januari"], [["BAZAR X"], ["31 Desember 2022 - 1 Januari 2023"]], [date(2022, 12, 31), date(2023, 1, 1)]),
    ],
)  # fmt: skip
def test_days_over_columns_are_dates_where_they_can_only_be_one(heads, titles, days):
    told = read(["No", "Nama Usaha", *heads], [1, "Dapur X", 50_000, 60_000], titles=titles)  # fmt: skip
    (row,) = told.tables[0].attendance
    assert [a.day for a in row.amounts] == days


@pytest.mark.parametrize("days", ["", "8-9 April 2023"])
def test_bare_numbers_over_columns_count_days_or_are_dates(days):
    told = read(
        ["No", "Nama Usaha", "Omset", None],
        [None, None, "8", "9"],
        [1, "Dapur X", 50_000, 60_000],
        titles=[["BAZAR X"], [days or None]],
        merges=[(3, 3, 3, 4)],
    )
    (row,) = told.tables[0].attendance
    wanted = [date(2023, 4, 8), date(2023, 4, 9)] if days else [None, None]
    assert [a.day for a in row.amounts] == wanted


def test_millions_are_read_as_the_header_says():
    told = read(["No", "Nama Usaha", "Omset (dalam jutaan)"], [1, "Dapur X", "1,25"])
    assert told.tables[0].unit == 1_000_000


def test_several_columns_of_turnover_add_up_and_are_asked_about():
    told = read(["No", "Nama Usaha", "Omset", "Pendapatan"], [1, "Dapur X", 50_000, 60_000])  # fmt: skip
    assert sold(told) == [[50_000, 60_000]]
    assert [r.kind for r in told.remarks if r.needs_answer] == ["column_missing"]


def test_cash_and_card_add_up_without_a_question():
    told = read(["No", "Nama Usaha", "Omset Tunai", "Omset QRIS"], [1, "Dapur X", 50_000, 60_000])  # fmt: skip
    assert sold(told) == [[50_000, 60_000]]
    assert told.remarks == []


def test_a_total_alone_is_the_turnover():
    told = read(["No", "Nama Usaha", "Jumlah"], [1, "Dapur X", 50_000])
    assert sold(told) == [[50_000]]


def test_a_row_whose_days_are_blank_takes_its_total():
    told = read(["No", "Nama Usaha", "Hari 1", "Hari 2", "Total"], [1, "Dapur X", None, None, 50_000])  # fmt: skip
    assert sold(told) == [[50_000]]
    assert [r for r in told.remarks if r.needs_answer] == []


@pytest.mark.parametrize(
    ("amount", "suggested"),
    [
        (4_500_000, 450_000),
        (45_000_000, 450_000),
        (450_000_000, 450_000),
        (90_000_000_000, 90_000_000),
        (450, 450_000),
    ],
)
def test_an_amount_far_from_the_others_is_asked_about(amount, suggested):
    told = read(["No", "Nama Usaha", "Omset"], *ten, [10, "Dapur Z", amount])
    (asked,) = [r for r in told.remarks if r.needs_answer]
    assert asked.suggestion == f"set_turnover {suggested}"
    assert asked.at_stake == abs(amount - suggested)


def test_an_amount_like_the_others_is_not_asked_about():
    told = read(["No", "Nama Usaha", "Omset"], *ten, [10, "Dapur Z", 900_000])
    assert [r for r in told.remarks if r.needs_answer] == []


def test_a_total_that_is_not_the_sum_of_its_row_says_how_much_is_at_stake():
    told = read(
        ["No", "Nama Usaha", "Hari 1", "Hari 2", "Total"],
        [1, "Dapur X", 50_000, 60_000, 130_000],
    )
    (asked,) = [r for r in told.remarks if r.needs_answer]
    assert (asked.kind, asked.at_stake) == ("total_mismatch", 20_000)


def test_a_day_far_above_the_same_stalls_others_is_asked_about():
    days = [[n, f"Dapur {n}", 40_000, 50_000] for n in range(1, 6)]
    told = read(["No", "Nama Usaha", "Hari 1", "Hari 2"], *days, [6, "Dapur Z", 40_000, 400_000])  # fmt: skip
    assert [r.row for r in told.remarks if r.needs_answer] == [9]


def test_a_total_row_that_is_right_with_a_tenth_says_which_cell():
    told = read(["No", "Nama Usaha", "Omset"], *ten[:3], [4, "Dapur Z", 4_000_000], ["JUMLAH", None, 1_606_000])  # fmt: skip
    kinds = {r.kind: r.row for r in told.remarks}
    assert kinds == {"total_mismatch": 7, "turnover_x10": 6} or "turnover_x10" in kinds


def test_total_rows_of_days_are_each_compared_with_their_own_column():
    told = read(
        ["No", "Nama Usaha", "Hari 1", "Hari 2"],
        [1, "Dapur X", 50_000, 60_000],
        ["JUMLAH", None, 10_000, 20_000],
    )
    assert [r.kind for r in told.remarks] == ["total_mismatch"]


def test_columns_of_cash_and_qris_add_up_to_the_turnover():
    told = read(
        ["No", "Nama Usaha", "Produk", "Tunai", "QRIS"],
        [1, "Dapur X", "kue", 50_000, 200_000],
        [2, "Toko Y", "teh", 90_000, "-"],
    )
    assert sold(told) == [[50_000, 200_000], [90_000, 0]]


def test_cash_and_qris_stand_under_one_turnover():
    told = read(
        ["No", "Nama Usaha", "Omset", None],
        [None, None, "Tunai", "QRIS"],
        [1, "Dapur X", 50_000, 200_000],
        merges=[(3, 3, 3, 4)],
    )
    assert sold(told) == [[50_000, 200_000]]


def test_a_column_that_asks_for_qris_is_no_turnover():
    told = read(
        ["No", "Nama Usaha", "Omset", "QRIS"],
        [1, "Dapur X", 50_000, "Ya"],
        [2, "Toko Y", 60_000, "Tidak"],
    )
    assert sold(told) == [[50_000], [60_000]]


def test_qris_beside_the_whole_turnover_is_not_counted_twice():
    told = read(["No", "Nama Usaha", "Omset", "QRIS"], [1, "Dapur X", 250_000, 50_000])
    assert sold(told) == [[250_000]]


def test_a_part_beside_a_whole_is_asked_about():
    told = read(
        ["No", "Nama Usaha", "Omset", "Omset QRIS"], [1, "Dapur X", 250_000, 50_000]
    )
    assert "column_missing" in [r.kind for r in told.remarks]


def test_much_cash_beside_little_qris_is_not_a_zero_too_many():
    rows = [[n, f"Dapur {n}", 600_000 + n * 50_000, 300_000] for n in range(1, 8)]
    told = read(
        ["No", "Nama Usaha", "Omset tunai", "Omset QRIS"],
        *rows,
        [8, "Toko Y", 1_750_000, 110_000],
    )
    assert not [r for r in told.remarks if r.kind == "turnover_x10"]


@pytest.mark.parametrize(
    "header",
    [
        "Nominal (Rp)", "Rp", "Hasil (Rp)", "Laku Terjual (Rp)", "Total Transaksi (Rp)", "Jml Uang",
        "Omset yang diperoleh selama 2 hari pelaksanaan bazar, mohon diisi angka saja tanpa titik",
    ],
)  # fmt: skip
def test_a_column_in_rupiah_is_the_turnover(header):
    told = read(["No", "Nama Usaha", "No HP", header], [1, "Dapur X", "081210000012", 50_000])  # fmt: skip
    assert sold(told) == [[50_000]]


def test_an_earlier_turnover_beside_the_turnover_is_not_added():
    told = read(["No", "Nama Usaha", "Omset lama", "Omset"], [1, "Dapur X", 40_000, 50_000])  # fmt: skip
    assert sold(told) == [[50_000]]


@pytest.mark.parametrize("header", ["Omset (juta Rp)", "Omset (juta)", "Omset Rp juta"])
def test_a_column_in_millions_is_read_so(header):
    told = read(["No", "Nama Usaha", header], [1, "Dapur X", 0.55], [2, "Toko Y", 1.25])
    assert sold(told) == [[550_000], [1_250_000]]

"""Lists as an office's people type them: one real workbook a case."""

import pytest

from tests.intake.attendance.real_books import asked, names, sold, told

TITLES = [["BAZAR KEC. TAMBORA"], ["8-9 April 2023"]]
BARE = ["Nama Usaha", "Pemilik", "Omset"]
GOODS = ["No", "Nama Usaha", "Pemilik", "Produk", "Omset"]


def read(*rows, merges=(), titles=TITLES):
    return told([*titles, *rows], merges=merges)


# --- a column `Hasil` ------------------------------------------------------------


def test_a_column_hasil_with_amounts_is_a_bazaars_turnover_and_asked_about():
    file = read(["No", "Nama Usaha", "Kategori", "Hasil"], [1, "Kue", "kuliner", 500_000], [2, "Es", "minuman", 300_000])  # fmt: skip
    assert (file.kind, sold(file), asked(file)) == ("attendance", [500_000, 300_000], ["column_missing"])  # fmt: skip


def test_a_column_hasil_with_words_in_a_bazaars_list_is_no_monitoring():
    file = read(["No", "Nama Usaha", "Kategori", "Hasil"], [1, "Kue", "kuliner", "lumayan"], [2, "Es", "minuman", "habis"])  # fmt: skip
    assert (file.kind, asked(file)) == ("attendance", ["column_missing"])


def test_a_column_hasil_in_a_list_of_visits_is_what_was_found():
    rows = [["No", "Nama Toko", "Kategori", "Hasil"], [1, "Toko A", "minimarket", "kedaluwarsa"]]  # fmt: skip
    file = told([["PENGAWASAN BARANG DI BAZAR DAN TOKO"], *rows])
    assert file.kind == "monitoring"
    assert file.tables[0].visits[0].findings == ("kedaluwarsa",)


# --- names that look like totals --------------------------------------------------


def test_a_business_named_like_a_total_that_did_not_come_is_absent():
    file = read(BARE, ["Total Snack", None, "tidak hadir"], ["Kue", "Ani", 500_000])
    assert names(file) == [("Total Snack", ""), ("Kue", "Ani")]
    assert [r.absent for r in file.tables[0].attendance] == [True, False]
    assert asked(file) == []


def test_a_business_named_like_a_total_counts_and_is_asked_about():
    rows = [["Total Snack", None, 100_000], *(["Kue", "Ani", 500_000],) * 3]
    file = read(BARE, *rows, ["Jumlah seluruh stan ini", None, 1_600_000])
    assert sold(file) == [100_000, 500_000, 500_000, 500_000]
    assert asked(file) == ["row_doubtful"]


def test_a_numbered_owner_beside_a_total_word_is_a_stall():
    file = read(["No", *BARE], [1, "Kue", "Ani", 500_000], [2, "Total Usaha", "Budi", 300_000], ["JUMLAH", None, None, 800_000])  # fmt: skip
    assert sold(file) == [500_000, 300_000]
    assert asked(file) == []


def test_a_total_that_is_typed_wrong_is_still_a_total():
    rows = [[f"Kue {n}", "Ani", 500_000] for n in range(3)]
    file = read(BARE, *rows, ["Jumlah stan di sini", None, 1_400_000])
    assert sold(file) == [500_000] * 3
    assert [r.kind for r in file.remarks] == ["total_mismatch"]


COUNTED = [[n, f"Kue {n}", "Ani", 500_000] for n in (1, 2, 3)]
UNCOUNTED = [[None, "Batik", "Umi", 300_000], [None, "Tas", "Budi", 100_000]]


@pytest.mark.parametrize("total", [400_000, 1_900_000])
def test_rows_below_a_total_that_a_further_total_sums_up_are_stalls(total):
    file = read(["No", *BARE], *COUNTED, ["JUMLAH", None, None, 1_500_000], ["KRIYA"], *UNCOUNTED, ["TOTAL", None, None, total])  # fmt: skip
    assert sold(file) == [*[500_000] * 3, 300_000, 100_000]
    assert file.remarks == []


@pytest.mark.parametrize("under", [[], [["TOTAL", None, None, 500_000]], [["TOTAL"]]])
def test_rows_below_a_total_that_no_further_total_sums_up_are_asked_about(under):
    file = read(["No", *BARE], *COUNTED, ["JUMLAH", None, None, 1_500_000], ["KRIYA"], *UNCOUNTED, *under)  # fmt: skip
    assert sold(file) == [*[500_000] * 3, 300_000, 100_000]
    assert asked(file) == ["row_doubtful"] * 2


def test_a_row_below_a_total_with_a_telephone_is_a_stall_without_doubt():
    head = ["No", "Nama Usaha", "HP", "Omset"]
    rows = [[n, f"Kue {n}", f"0812000055{n}", 500_000] for n in (1, 2, 3)]
    file = read(head, *rows, ["JUMLAH", None, None, 1_500_000], [None, "Batik", "08120000777", 300_000])  # fmt: skip
    assert (sold(file), asked(file)) == ([*[500_000] * 3, 300_000], [])


def test_costs_that_are_counted_anew_below_the_total_are_asked_about():
    rows = [["RINCIAN BIAYA"], [1, "Sewa tenda", "CV Maju", 2_500_000], [2, "Konsumsi", "Tuti", 750_000]]  # fmt: skip
    file = read(["No", *BARE], *COUNTED, ["JUMLAH", None, None, 1_500_000], *rows)
    assert asked(file) == ["row_doubtful"] * 2


def test_the_words_over_another_list_below_the_total_are_no_stall():
    rows = [["PANITIA"], ["No", "Nama", "Jabatan", "Honor"], [1, "Rina", "Ketua", 250_000]]  # fmt: skip
    file = read(["No", *BARE], *COUNTED, ["JUMLAH", None, None, 1_500_000], *rows)
    assert names(file)[3:] == [("Rina", "Ketua")]
    assert asked(file) == ["row_doubtful"]


def test_stalls_that_are_counted_anew_and_summed_up_again_are_no_doubt():
    rows = [["FESYEN"], [1, "Batik", "Umi", 300_000], [2, "Tas", "Budi", 100_000]]
    file = read(["No", *BARE], *COUNTED, ["JUMLAH", None, None, 1_500_000], *rows, ["JUMLAH", None, None, 400_000])  # fmt: skip
    assert (len(sold(file)), file.remarks) == (5, [])


SIGNED = [[None, None, None, "Jakarta, 9 April 2023"], [None, None, None, "Ketua Panitia"]]  # fmt: skip


def test_stalls_below_the_signatures_are_read_and_asked_about():
    rows = [*COUNTED, ["JUMLAH", None, None, 1_500_000], *SIGNED, ["Tambahan peserta:"]]
    file = read(["No", *BARE], *rows, *UNCOUNTED, [None, "Panitia", None, 50_000], [None, "Susi", "Ani", None])  # fmt: skip
    assert sold(file) == [*[500_000] * 3, 300_000, 100_000]
    assert asked(file) == ["row_doubtful"] * 2
    assert [r.kind for r in file.remarks if not r.needs_answer] == []


def test_a_second_count_below_the_signatures_is_asked_about_once():
    rows = [*COUNTED, *SIGNED, [1, "Batik", "Umi", 300_000], [2, "Tas", "Budi", 100_000]]  # fmt: skip
    file = read(["No", *BARE], *rows)
    assert sold(file) == [*[500_000] * 3, 300_000, 100_000]
    assert asked(file) == ["row_doubtful"]


# --- further rows of one stall --------------------------------------------------------


def test_a_product_a_row_under_a_merged_name_adds_up():
    file = read(
        GOODS,
        [1, "Kue", "Ani", "bolu", 500_000],
        [None, None, None, "risol", 100_000],
        [2, "Es", "Umi", "es", 70_000],
        ["JUMLAH", None, None, None, 670_000],
        merges=["A4:A5", "B4:B5", "C4:C5"],
    )
    assert sold(file) == [600_000, 70_000]
    assert [(r.row, r.kind, r.needs_answer) for r in file.remarks] == [(5, "row_joined", False)]  # fmt: skip
    assert file.tables[0].attendance[0].amounts[0].written == "500000 + 100000"


def test_a_product_without_a_name_adds_up_and_is_asked_about():
    file = read(GOODS, [1, "Kue", "Ani", "bolu", None], [None, None, None, "risol", 100_000])  # fmt: skip
    assert sold(file) == [100_000]
    assert asked(file) == ["row_joined"]


def test_a_product_whose_amount_nobody_can_read_leaves_the_stalls_unknown():
    file = read(
        GOODS,
        [1, "Kue", "Ani", "bolu", 500_000],
        [None, None, None, "risol", "lumayan"],
        merges=["B4:B5"],
    )
    assert [a.told for a in file.tables[0].attendance[0].amounts] == [None]
    assert asked(file) == ["turnover_unreadable"]


@pytest.mark.parametrize("under", [[None, None, None, None, 500_000], [None, None, None, "kue basah", None]])  # fmt: skip
def test_a_bare_sum_or_a_bare_product_is_no_further_row(under):
    file = read(GOODS, [1, "Kue", "Ani", "bolu", 500_000], under)
    assert sold(file) == [500_000]
    assert asked(file) == []


def test_further_rows_of_days_add_up_day_by_day_and_fit_their_total():
    head = ["No", "Nama Usaha", "Produk", "Hari 1", "Hari 2", "Total"]
    file = read(
        head,
        [1, "Kue", "bolu", 100_000, 200_000, 450_000],
        [None, None, "risol", 50_000, 100_000, None],
        merges=["B4:B5", "F4:F5"],
    )
    (row,) = file.tables[0].attendance
    assert [a.told for a in row.amounts] == [150_000, 300_000]
    assert asked(file) == []

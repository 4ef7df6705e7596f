"""What names a stall, and which rows are stalls: one small sheet a case."""

import pytest

from lapak.domain.places.rules import gazetteer
from lapak.intake.attendance.understand import understand
from lapak.intake.reading.workbook import Sheet, Workbook

PLACES = gazetteer("31.73")
TITLES = [["BAZAR RAMADHAN KEC. TAMBORA"], ["Tanggal : 8-9 April 2023"]]


def read(*rows, titles=TITLES, learnt=None, merges=(), path="bazar/Daftar.xlsx"):
    cells = [list(row) for row in (*titles, *rows)]
    sheet = Sheet("Sheet1", hidden=False, rows=cells, merges=list(merges))
    return understand(Workbook("xlsx", [sheet]), path, places=PLACES, learnt=learnt)


def names(told):
    return [
        (r.mention.business, r.mention.owner)
        for table in told.tables
        for r in table.attendance
    ]


def meanings(told):
    return [column.meaning for column in told.tables[0].columns]


def sold(told):
    return [[a.told for a in r.amounts] for t in told.tables for r in t.attendance]


def test_a_lone_name_column_with_brands_names_businesses():
    told = read(["No", "Nama", "Omset"], [1, "Dapur Sari", 50_000], [2, "Toko Ani", 60_000])  # fmt: skip
    assert names(told) == [("Dapur Sari", ""), ("Toko Ani", "")]


def test_a_lone_name_column_with_people_names_owners():
    told = read(["No", "Nama", "Omset"], [1, "Ibu Sari", 50_000], [2, "Bpk. Ano", 60_000])  # fmt: skip
    assert names(told) == [("", "Ibu Sari"), ("", "Bpk. Ano")]


def test_a_name_column_without_names_is_taken_for_people():
    told = read(["No", "Nama", "Omset", "No HP"], [1, None, 50_000, "081210000012"])
    assert names(told) == [("", "")]


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (["No", "Nama", "Nama Usaha", "Omset"], ("Dapur X", "Ani")),
        (["No", "Nama", "Nama Pemilik", "Omset"], ("Ani", "Dapur X")),
        (["No", "Nama", "Usaha / Pemilik", "Omset"], ("Dapur X", "Ani")),
        (["No", "Nama", "Nama", "Omset"], ("Dapur X", "Ani")),
    ],
)
def test_a_name_column_beside_another_is_what_the_other_is_not(header, expected):
    told = read(header, [1, "Ani", "Dapur X", 50_000], [2, "Ina", "Toko Y", 60_000])
    assert names(told)[0] == expected


def test_three_name_columns_have_one_business_and_the_first_owner():
    told = read(["No", "Nama", "Nama", "Nama Usaha", "Omset"], [1, "Ani", "Ina", "Dapur X", 50_000])  # fmt: skip
    assert names(told) == [("Dapur X", "Ani")]
    assert meanings(told).count("other") == 1


def test_columns_without_a_telling_header_are_known_by_what_they_hold():
    told = read(
        ["No", "Nama Usaha", "Data", "Isian", "Lain", "Omset"],
        [1, "Dapur X", "3173040101809001", "081210000012", "baik", 50_000],
    )
    assert meanings(told) == ["number", "business", "nik", "phone", "other", "turnover"]


def test_a_header_that_a_person_explained_is_taken_as_explained():
    told = read(["No", "Wirda", "Omset"], [1, "Dapur X", 50_000], learnt={"wirda": "business"})  # fmt: skip
    assert names(told) == [("Dapur X", "")]


def test_a_second_number_column_alone_begins_no_table():
    told = read(["No", "Nama Usaha", "Omset", "No", "Ket"], [1, "Dapur X", 50_000, 7, "baik"])  # fmt: skip
    assert len(told.tables) == 1


def test_a_long_number_under_a_header_is_data_not_a_second_header():
    told = read(["Nama", None, "Omset"], ["Usaha", "Pemilik", 123_456], merges=[(3, 1, 3, 2)])  # fmt: skip
    assert sold(told) in ([[123_456]], [])


def test_a_cell_over_several_columns_reaches_no_further_than_it_is_merged():
    told = read(
        ["Data", None, "Penjualan", None, None],
        ["Nama Usaha", "Nama Pemilik", "Hari 1", "Hari 2", "Hari 3"],
        ["Dapur X", "Ani", 50_000, 60_000, 70_000],
        merges=[(3, 1, 3, 2), (3, 3, 3, 4)],
    )
    assert sold(told) == [[50_000, 60_000, 70_000]]


def test_a_cell_with_one_name_where_two_are_expected_keeps_it_whole():
    told = read(["No", "Nama Usaha / Pemilik", "Omset"], [1, "Dapur X", 50_000])
    assert names(told) == [("Dapur X", "")]


@pytest.mark.parametrize("word", ["-", "belum ada", "n/a", "0"])
def test_a_name_that_says_there_is_none_is_none(word):
    told = read(["No", "Nama Usaha", "Nama Pemilik", "Omset"], [1, word, "Ani", 50_000])
    assert names(told) == [("", "Ani")]


ten = [[n, f"Dapur {n}", 400_000 + n * 1000] for n in range(1, 10)]


def test_the_header_again_goes_on_with_the_table():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(header, [1, "Dapur X", 50_000], header, [2, "Toko Y", 60_000])
    assert len(told.tables) == 1
    assert sold(told) == [[50_000], [60_000]]


def test_a_summary_of_other_sheets_is_no_list():
    told = read(["No", "Kecamatan", "Omset"], [1, "Tambora", 50_000], titles=[["REKAPITULASI OMSET"]])  # fmt: skip
    assert told.kind == "unknown"
    assert [t.summary for t in told.tables] == [True]


def test_a_sheet_without_any_list_is_unknown():
    assert read(["halo"]).kind == "unknown"


def test_a_row_with_nothing_but_a_name_under_a_header_is_no_stall():
    told = read(["No", "Nama Usaha", "Omset"], [None, "KULINER"], [1, "Dapur X", 50_000], [None, None, None, "lepas"], [2])  # fmt: skip
    assert names(told) == [("Dapur X", "")]


def test_a_nik_that_excel_destroyed_still_proves_a_row():
    told = read(["No", "Nama Usaha", "NIK", "Omset"], [None, "Total Snack", "3,17304E+15", None])  # fmt: skip
    assert names(told) == [("Total Snack", "")]


def test_a_number_sign_counts_rows_and_a_very_long_header_says_nothing():
    told = read(["#", "Nama Usaha", "Omset", "x" * 80], [1, "Dapur X", 50_000, "y"])
    assert meanings(told) == ["number", "business", "turnover", "other"]


def test_a_plain_no_in_the_column_of_presence_is_absence_unless_something_was_sold():
    told = read(
        ["No", "Nama Usaha", "Kehadiran", "Omset"],
        [1, "Dapur X", "Hadir", 50_000],
        [2, "Toko Y", "Tidak", None],
        [3, "Toko Z", "Tidak", 60_000],
        [4, "Kedai A", "Izin", "-"],
        [5, "Kedai B", "Ya", None],
    )
    absent = [r.absent for r in told.tables[0].attendance]
    assert absent == [False, True, False, True, False]


@pytest.mark.parametrize(
    "label",
    [
        "Rata-rata omset", "Omset tertinggi", "Jumlah UMKM hadir", "Target omset", "Rata-rata per UMKM",
        "Selisih", "Jumlah UMKM yang lapor",
    ],
)  # fmt: skip
def test_a_row_about_the_whole_list_is_neither_a_stall_nor_its_total(label):
    told = read(
        ["No", "Nama Usaha", "Pemilik", "Omset"],
        [1, "Dapur X", "Ani", 50_000],
        [2, "Toko Y", "Ina", 60_000],
        [None, "TOTAL", None, 110_000],
        [None, label, None, 55_000],
    )
    assert sold(told) == [[50_000], [60_000]]
    assert not [r for r in told.remarks if r.kind == "total_mismatch"]

"""Attendance lists at their edges: one small sheet a case."""

from datetime import date

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


def test_a_cell_with_one_name_where_two_are_expected_keeps_it_whole():
    told = read(["No", "Nama Usaha / Pemilik", "Omset"], [1, "Dapur X", 50_000])
    assert names(told) == [("Dapur X", "")]


@pytest.mark.parametrize("word", ["-", "belum ada", "n/a", "0"])
def test_a_name_that_says_there_is_none_is_none(word):
    told = read(["No", "Nama Usaha", "Nama Pemilik", "Omset"], [1, word, "Ani", 50_000])
    assert names(told) == [("", "Ani")]


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


ten = [[n, f"Dapur {n}", 400_000 + n * 1000] for n in range(1, 10)]


@pytest.mark.parametrize(
    ("amount", "suggestion"),
    [
        (4_500_000, "set_turnover 450000"),
        (45_000_000, "set_turnover 450000"),
        (450_000_000, "set_turnover 450000"),
        (90_000_000_000, "set_turnover 90000000"),
        (450, "set_turnover 450000"),
        (900_000, None),
    ],
)
def test_an_amount_far_from_the_others_is_asked_about(amount, suggestion):
    told = read(["No", "Nama Usaha", "Omset"], *ten, [10, "Dapur Z", amount])
    asked = [r.suggestion for r in told.remarks if r.needs_answer]
    assert asked == ([suggestion] if suggestion else [])


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


def test_the_header_again_goes_on_with_the_table():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(header, [1, "Dapur X", 50_000], header, [2, "Toko Y", 60_000])
    assert len(told.tables) == 1
    assert sold(told) == [[50_000], [60_000]]


def test_lists_for_groups_under_one_title_share_its_bazaar():
    header = ["No", "Nama Usaha", "Omset"]
    told = read(["Kelompok A"], header, [1, "Dapur X", 50_000], ["Mengetahui"], ["Kelompok B"], [*header, "Ket"], [1, "Toko Y", 60_000])  # fmt: skip
    first, second = (table.event for table in told.tables)
    assert (first.name, first.opens) == (second.name, second.opens)


def test_a_title_of_days_over_both_lists_holds_for_both():
    told = read(
        ["BAZAR A", None, None, None, "BAZAR B"],
        ["No", "Nama Usaha", "Omset", None, "No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000, None, 1, "Toko Y", 60_000],
        titles=[["LAPORAN HARIAN", None, None, "tanggal 8 April 2023"]],
    )
    assert [t.event.opens for t in told.tables] == [date(2023, 4, 8)] * 2


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


@pytest.mark.parametrize(
    ("line", "name", "place"),
    [
        ("BAZAR MURAH WARGA di Lapangan Kapuk", "BAZAR MURAH WARGA", "Lapangan Kapuk"),
        ("BAZAR di Lapangan Kapuk", "BAZAR di Lapangan Kapuk", ""),
        ("Pesta Rakyat di Hari Jadi", "Pesta Rakyat di Hari Jadi", ""),
    ],
)
def test_a_title_that_tells_name_and_place_is_cut_where_the_place_begins(line, name, place):  # fmt: skip
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[[line], ["8 April 2023"]])  # fmt: skip
    event = told.tables[0].event
    assert (event.name, event.place) == (name, place)


def test_a_second_event_line_under_the_name_is_not_the_place():
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[["BAZAR MURAH"], ["Tahap kedua"], ["Lapangan Kapuk"], ["RPTRA Tomang"], ["Sesi pagi"], ["Kecamatan Tambora"]])  # fmt: skip
    event = told.tables[0].event
    assert (event.name, event.place) == ("BAZAR MURAH", "Lapangan Kapuk")


def test_a_number_sign_counts_rows_and_a_very_long_header_says_nothing():
    told = read(["#", "Nama Usaha", "Omset", "x" * 80], [1, "Dapur X", 50_000, "y"])
    assert meanings(told) == ["number", "business", "turnover", "other"]


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


def test_a_line_that_is_nothing_but_a_district_tells_where_each_table_is():
    told = read(
        ["KECAMATAN CENGKARENG"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000],
        [],
        ["KECAMATAN KALIDERES"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Toko Y", 60_000],
        titles=[["BAZAR SERENTAK 2 KECAMATAN"], ["9-10 September 2023"]],
    )
    assert [t.event.district for t in told.tables] == ["31.73.01", "31.73.06"]


def test_districts_over_the_parts_of_one_bazaar_only_group_its_stalls():
    told = read(
        ["KECAMATAN CENGKARENG"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000],
        [],
        ["KECAMATAN KALIDERES"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Toko Y", 60_000],
        titles=[["BAZAR RAMADHAN TINGKAT KOTA"], ["9-10 September 2023"]],
    )
    assert [len(t.attendance) for t in told.tables] == [2]


def test_much_cash_beside_little_qris_is_not_a_zero_too_many():
    rows = [[n, f"Dapur {n}", 600_000 + n * 50_000, 300_000] for n in range(1, 8)]
    told = read(
        ["No", "Nama Usaha", "Omset tunai", "Omset QRIS"],
        *rows,
        [8, "Toko Y", 1_750_000, 110_000],
    )
    assert not [r for r in told.remarks if r.kind == "turnover_x10"]


def test_a_line_of_a_district_tells_of_the_table_beside_another_too():
    told = read(
        ["KECAMATAN CENGKARENG", None, None, None, "KECAMATAN KALIDERES"],
        ["No", "Nama Usaha", "Omset", None, "No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000, None, 1, "Toko Y", 60_000],
        titles=[["BAZAR SERENTAK 2 KECAMATAN"], ["9-10 September 2023"]],
    )
    assert [t.event.district for t in told.tables] == ["31.73.01", "31.73.06"]
    assert len({t.event.name for t in told.tables}) == 1


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


def test_a_sheet_named_by_a_district_and_its_days_tells_where_the_bazaar_is():
    rows = [["BAZAR UMKM TINGKAT KECAMATAN"], ["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000]]  # fmt: skip
    sheets = [Sheet(name, hidden=False, rows=rows, merges=[]) for name in ("Tambora 8-9 Juli", "Kb. Jeruk 8-9 Juli")]  # fmt: skip
    told = understand(Workbook("xlsx", sheets), "Bazar 2023.xlsx", places=PLACES, year=2023)  # fmt: skip
    assert [t.event.district for t in told.tables] == ["31.73.04", "31.73.05"]


@pytest.mark.parametrize(
    ("name", "level"),
    [
        ("Bazar HUT DKI Jakarta ke-496 Kec. Tambora", "kecamatan"),
        ("Bazar Hari Jadi Kota Jakarta Kelurahan Angke", "kelurahan"),
        ("Pameran Provinsi DKI Jakarta", "provinsi"),
    ],
)
def test_the_birthday_of_the_city_does_not_make_a_bazaar_the_provinces(name, level):
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[[name], ["22 Juni 2023"]])  # fmt: skip
    assert told.tables[0].event.level == level


def test_an_earlier_turnover_beside_the_turnover_is_not_added():
    told = read(["No", "Nama Usaha", "Omset lama", "Omset"], [1, "Dapur X", 40_000, 50_000])  # fmt: skip
    assert sold(told) == [[50_000]]


@pytest.mark.parametrize(
    ("line", "cancelled"),
    [
        ("DIBATALKAN KARENA HUJAN", True),
        ("Kegiatan ditiadakan", True),
        ("Catatan: hari ketiga dibatalkan karena hujan", False),
        ("Hari ke-2 batal", False),
        ("2 UMKM batal", False),
    ],
)
def test_one_day_or_one_stall_that_was_cancelled_does_not_cancel_the_bazaar(
    line, cancelled
):
    told = read(["No", "Nama Usaha", "Omset"], [1, "Dapur X", 50_000], titles=[*TITLES, [line]])  # fmt: skip
    assert told.tables[0].event.cancelled is cancelled


@pytest.mark.parametrize("header", ["Omset (juta Rp)", "Omset (juta)", "Omset Rp juta"])
def test_a_column_in_millions_is_read_so(header):
    told = read(["No", "Nama Usaha", header], [1, "Dapur X", 0.55], [2, "Toko Y", 1.25])
    assert sold(told) == [[550_000], [1_250_000]]


def test_bazaars_held_together_are_those_of_their_districts():
    told = read(
        ["KEC. CENGKARENG"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Dapur X", 50_000],
        [],
        ["KEC. KALIDERES"],
        ["No", "Nama Usaha", "Omset"],
        [1, "Toko Y", 60_000],
        titles=[["BAZAR SERENTAK"], ["9-10 September 2023"]],
    )
    events = [(t.event.district, t.event.level) for t in told.tables]
    assert events == [("31.73.01", "kecamatan"), ("31.73.06", "kecamatan")]

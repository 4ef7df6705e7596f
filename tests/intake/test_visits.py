"""Monitoring lists in the layouts that offices give them."""

from datetime import date

import pytest

from lapak.domain.places.rules import gazetteer
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.visits import understand

PLACES = gazetteer("31.73")
HEADER = [
    "No", "Tanggal", "Nama Toko", "Jenis", "Alamat", "Kelurahan", "Kecamatan", "Petugas", "Jenis Temuan", "Uraian Temuan", "Tindak Lanjut",
]  # fmt: skip
ROW = [
    1, date(2023, 5, 2), "Toko Maju", "toko kelontong", "Jl. Melur 1", "Kapuk", "Cengkareng", "Rina", "HET; TIE", "Minyakita mahal; kosmetik", "edukasi",
]  # fmt: skip


def row(**differs):
    """The row above, other in the columns named by the first word of their header."""
    at = {
        "date": 1,
        "outlet": 2,
        "kind": 3,
        "address": 4,
        "ward": 5,
        "district": 6,
        "officer": 7,
        "finding": 8,
        "detail": 9,
        "follow_up": 10,
    }
    cells = list(ROW)
    for name, cell in differs.items():
        cells[at[name]] = cell
    return cells


def sheet(rows, name="Data", **more):
    return Sheet(name, False, [list(cells) for cells in rows], **more)


def read(*sheets, path="pengawasan/Monitoring 2023.xlsx"):
    return understand(Workbook("xlsx", list(sheets)), path, places=PLACES)


def visits(*rows, header=HEADER, title="MONITORING TOKO KELONTONG TAHUN 2023", **more):
    told = read(sheet([[title], [], header, *rows], **more))
    return [visit for table in told.tables for visit in table.visits]


def test_a_row_is_a_visit_with_its_place_day_officer_and_findings():
    (visit,) = visits(ROW)

    assert (visit.row, visit.outlet, visit.address, visit.officer) == (
        4,
        "Toko Maju",
        "Jl. Melur 1",
        "Rina",
    )
    assert (visit.kind, visit.ward, visit.district) == (
        "neighbourhood_shop",
        "31.73.01.1005",
        "31.73.01",
    )
    assert (visit.day, visit.findings) == (date(2023, 5, 2), ("HET", "TIE"))
    assert (visit.detail, visit.follow_up) == ("Minyakita mahal; kosmetik", "edukasi")


def test_other_words_for_the_same_columns():
    header = [
        "Tgl Kunjungan",
        "Nama Sarana",
        "Klasifikasi",
        "Kel.",
        "Kec.",
        "Pengawas",
        "Hasil Pengawasan",
        "Tindakan",
    ]
    (visit,) = visits(
        [
            "2 Mei 2023",
            "Super Jaya",
            "Supermarket",
            "Kapuk",
            "Cengkareng",
            "Rina",
            "ditemukan barang kadaluarsa",
            "teguran",
        ],
        header=header,
    )

    assert (visit.outlet, visit.kind, visit.day) == (
        "Super Jaya",
        "modern_market",
        date(2023, 5, 2),
    )
    assert (visit.findings, visit.detail) == (
        ("kedaluwarsa",),
        "ditemukan barang kadaluarsa",
    )


@pytest.mark.parametrize(
    "cell",
    [
        "02-05-2023",
        "2/5/2023",
        "2 Mei 2023",
        "Selasa, 2 Mei 2023",
        "2 Mei",
        date(2023, 5, 2),
        45048,
        "2023-05-02",
    ],
)
def test_days_in_any_dress(cell):
    (visit,) = visits(row(date=cell))

    assert visit.day == date(2023, 5, 2)


def test_a_day_that_cannot_be_read_is_asked_about():
    told = read(sheet([HEADER, row(date="menyusul")]))

    assert told.tables[0].visits[0].day is None
    assert told.tables[0].visits[0].day_written == "menyusul"
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.column, remark.needs_answer) == (
        "date_unreadable",
        2,
        "B",
        True,
    )


# --- which rows are visits -----------------------------------------------------------


def test_totals_signatures_and_the_header_again_are_no_visits():
    rows = [
        row(),
        HEADER,
        [None, None, "Jumlah", 2, None],
        [1, 2, 3, 4, 5],
        [],
        [None, "Mengetahui,"],
        [None, None, "Kepala Seksi"],
    ]

    assert [v.row for v in visits(*rows)] == [4]


def test_a_header_in_two_rows():
    over = [
        "No",
        "Tanggal",
        "Nama Toko",
        "Lokasi Toko",
        None,
        "Petugas",
        "Temuan",
        None,
    ]
    under = [
        None,
        None,
        None,
        "Kelurahan",
        "Kecamatan",
        None,
        "Jenis Temuan",
        "Uraian Temuan",
    ]
    merges = [
        (3, 4, 3, 5),
        (3, 7, 3, 8),
        (3, 1, 4, 1),
        (3, 2, 4, 2),
        (3, 3, 4, 3),
        (3, 6, 4, 6),
    ]
    (visit,) = visits(
        under,
        [1, "2/5/2023", "Toko Maju", "Kapuk", "Cengkareng", "Rina", "HET", "mahal"],
        header=over,
        merges=merges,
    )

    assert (visit.row, visit.ward, visit.findings, visit.detail) == (
        5,
        "31.73.01.1005",
        ("HET",),
        "mahal",
    )


def test_hidden_rows_count_and_it_is_said():
    told = read(sheet([HEADER, row()], hidden_rows=frozenset({2})))

    assert told.tables[0].visits[0].hidden
    assert [(r.kind, r.needs_answer) for r in told.remarks] == [("hidden_row", False)]


def test_a_sheet_a_district_is_a_table_each():
    told = read(
        sheet([HEADER, ROW], name="Cengkareng"),
        sheet([["Catatan"]], name="x"),
        sheet([HEADER, ROW], name="Tambora"),
    )

    assert (told.kind, [t.sheet for t in told.tables]) == (
        "monitoring",
        ["Cengkareng", "Tambora"],
    )


def test_a_list_of_a_bazaar_is_no_monitoring_list():
    header = [
        "No",
        "Nama Toko",
        "Nama Pemilik",
        "NIK",
        "Alamat",
        "Kelurahan",
        "Omset",
        "Keterangan",
    ]

    assert (
        read(sheet([header, [1, "A", "B", "3173", "Jl.", "Kapuk", 1000, None]])) is None
    )
    assert read(sheet([["Tidak ada apa-apa"]])) is None


def test_two_lists_below_each_other_have_titles_of_their_own():
    header = [h for h in HEADER if h not in ("Jenis", "Kecamatan", "Kelurahan")]
    cells = [cell for at, cell in enumerate(ROW) if at not in (3, 5, 6)]
    rows = [
        ["PENGAWASAN TAHUN 2023"],
        ["A. MINIMARKET KECAMATAN TAMBORA"], header, cells, [],
        ["B. TOKO KELONTONG KECAMATAN KEBON JERUK"], header, cells, cells,
    ]  # fmt: skip
    tables = read(sheet(rows)).tables

    assert [(t.header_row, t.first_row, t.last_row) for t in tables] == [
        (3, 4, 4),
        (7, 8, 9),
    ]
    assert [(v.kind, v.district) for t in tables for v in t.visits] == [
        ("modern_market", "31.73.04"), ("neighbourhood_shop", "31.73.05"), ("neighbourhood_shop", "31.73.05"),
    ]  # fmt: skip


def test_a_second_list_with_other_columns_is_read_by_its_own_header():
    other = ["Petugas", "Nama Toko", "Tanggal", "Temuan"]
    rows = [HEADER, ROW, other, ["Rina", "Toko Sari", "3/5/2023", "rusak"]]
    first, second = read(sheet(rows)).tables

    assert [v.outlet for v in first.visits] == ["Toko Maju"]
    assert [(v.outlet, v.officer, v.findings) for v in second.visits] == [
        ("Toko Sari", "Rina", ("rusak",))
    ]


def test_two_lists_beside_each_other():
    header = ["No", "Tanggal", "Nama Toko", "Temuan"]
    rows = [
        ["PENGAWASAN TOKO KELONTONG 2023"],
        [*header, None, *header],
        [1, "2/5/2023", "Toko Maju", "HET", None, 1, "4/5/2023", "Toko Sari", "Nihil"],
    ]
    tables = read(sheet(rows)).tables

    assert [(v.outlet, v.day.day, v.findings) for t in tables for v in t.visits] == [
        ("Toko Maju", 2, ("HET",)),
        ("Toko Sari", 4, ()),
    ]
    assert tables[1].columns[0].index == 6
    assert {v.kind for t in tables for v in t.visits} == {"neighbourhood_shop"}


def test_a_list_without_visits_is_none():
    assert read(sheet([HEADER, [None, None, "Jumlah"]])) is None

"""Monitoring lists in the layouts that offices give them."""

from datetime import date

import pytest

from lapak.domain.monitoring.models import FindingType
from lapak.domain.places.rules import gazetteer
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.visits import understand
from lapak.intake.visits.columns import kind_of
from lapak.intake.visits.findings import PATTERNS, read_description, read_types

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


# --- where ----------------------------------------------------------------------


def test_a_merged_district_holds_for_all_its_rows():
    rows = [row(), row(district=None, ward=None), row(district="Tambora", ward=None)]
    found = visits(*rows, merges=[(4, 7, 5, 7)])

    assert [v.district for v in found] == ["31.73.01", "31.73.01", "31.73.04"]


def test_a_district_written_once_holds_until_the_next():
    found = visits(
        row(ward=None),
        row(ward=None, district=None),
        row(ward=None, district="Tambora"),
        row(ward=None, district=None),
    )

    assert [v.district for v in found] == [
        "31.73.01",
        "31.73.01",
        "31.73.04",
        "31.73.04",
    ]


def test_a_line_of_its_own_tells_the_district_of_the_rows_below():
    header = [h for h in HEADER if h not in ("Kecamatan", "Kelurahan")]
    cells = [cell for at, cell in enumerate(ROW) if at not in (5, 6)]
    found = visits(
        ["KECAMATAN TAMBORA"], cells, ["KEC. KEBON JERUK"], cells, header=header
    )

    assert [v.district for v in found] == ["31.73.04", "31.73.05"]


@pytest.mark.parametrize(
    ("name", "title"),
    [("Tambora", "PENGAWASAN"), ("Sheet1", "PENGAWASAN KECAMATAN TAMBORA 2023")],
)
def test_a_sheet_or_its_title_tells_the_district(name, title):
    header = [h for h in HEADER if h not in ("Kecamatan", "Kelurahan")]
    cells = [cell for at, cell in enumerate(ROW) if at not in (5, 6)]
    (visit,) = visits(cells, header=header, title=title, name=name)

    assert visit.district == "31.73.04"


def test_the_ward_wins_over_the_district_beside_it_and_that_is_asked_about():
    told = read(sheet([HEADER, row(district="Tambora")]))

    assert told.tables[0].visits[0].district == "31.73.01"
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.needs_answer) == ("area_mismatch", 2, True)
    assert remark.suggestion == "set_district 31.73.01"


def test_ward_and_district_may_share_a_cell():
    header = ["Tanggal", "Nama Toko", "Kelurahan/Kecamatan", "Petugas", "Temuan"]
    (visit,) = visits(
        ["2/5/2023", "Toko Maju", "Kapuk / Cengkareng", "Rina", "Nihil"], header=header
    )

    assert (visit.ward, visit.district) == ("31.73.01.1005", "31.73.01")


# --- what kind of outlet ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("minimarket", "modern_market"), ("Mini Market", "modern_market"), ("HYPERMARKET", "modern_market"), ("Pasar Swalayan", "modern_market"),
        ("department store", "modern_market"), ("Toko Modern", "modern_market"), ("toko swalayan", "modern_market"),
        ("toko kelontong", "neighbourhood_shop"), ("Warung", "neighbourhood_shop"), ("Toko", "neighbourhood_shop"), ("rapat", ""),
    ],
)  # fmt: skip
def test_kinds_of_outlets(text, kind):
    assert kind_of(text) == kind


def test_without_a_column_the_title_tells_the_kind():
    header = [h for h in HEADER if h != "Jenis"]
    cells = [cell for at, cell in enumerate(ROW) if at != 3]
    (visit,) = visits(cells, header=header, title="PENGAWASAN PASAR MODERN 2023")

    assert visit.kind == "modern_market"


def test_a_kind_that_nothing_tells_is_asked_about():
    header = [h for h in HEADER if h != "Jenis"]
    cells = [cell for at, cell in enumerate(row(outlet="Maju Jaya")) if at != 3]
    told = read(sheet([header, cells]), path="data.xlsx")

    assert told.tables[0].visits[0].kind == "neighbourhood_shop"
    assert [(r.kind, r.needs_answer) for r in told.remarks] == [
        ("outlet_kind_unknown", True)
    ]


# --- what was found ----------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    ["", "-", "Nihil", "NIHIL", "Tidak ada", "Tidak Ada Temuan", "tdk ada", "tidak ditemukan pelanggaran", "belum ada temuan", "Sesuai ketentuan",
     "Baik", "Tidak ditemukan barang kedaluwarsa", "tidak ada produk rusak", "0"],
)  # fmt: skip
def test_words_that_say_nothing_was_wrong(text):
    assert read_types(text).types == ()
    assert read_types(text).unknown == ""
    assert read_description(text).types == ()
    assert read_description(text).unknown == ""


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("kedaluwarsa; HET", ("kedaluwarsa", "HET")),
        ("TIE, rusak", ("TIE", "rusak")),
        ("label dan tera", ("label", "tera")),
        ("Kadaluarsa/Rusak", ("kedaluwarsa", "rusak")),
        ("1. Izin\n2. Kemitraan", ("izin", "kemitraan")),
        ("ED", ("kedaluwarsa",)),
        ("Expired + Tanpa Izin Edar", ("kedaluwarsa", "TIE")),
        ("Harga di atas HET", ("HET",)),
        ("Tera Ulang", ("tera",)),
        ("Perijinan", ("izin",)),
        ("HET; HET", ("HET",)),
    ],
)
def test_types_of_findings(text, types):
    assert read_types(text).types == types


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("2 produk kosmetik tanpa izin edar", ("TIE",)),
        ("minuman serbuk tanpa nomor MD/P-IRT", ("TIE",)),
        ("tidak ada izin edar BPOM", ("TIE",)),
        ("NIB belum ada", ("izin",)),
        ("izin sudah tidak berlaku", ("izin",)),
        ("izin usaha kedaluwarsa", ("izin",)),
        ("timbangan belum ditera tahun ini", ("tera",)),
        ("tanda tera rusak", ("tera",)),
        ("label harga tidak sesuai dengan kasir", ("label",)),
        ("label tidak berbahasa Indonesia", ("label",)),
        ("Minyakita dijual di atas HET", ("HET",)),
        ("harga melebihi harga eceran tertinggi", ("HET",)),
        ("3 bungkus biskuit lewat tanggal", ("kedaluwarsa",)),
        ("5 kaleng penyok; susu kotak exp 2 pcs", ("rusak", "kedaluwarsa")),
        ("produk UMKM kurang dari ketentuan", ("kemitraan",)),
        ("tidak ada label harga", ("label",)),
        ("kemasan minyak bocor", ("rusak",)),
    ],
)
def test_findings_told_in_an_officers_words(text, types):
    assert read_description(text).types == types


def test_without_a_column_of_types_the_description_tells_them():
    header = [h for h in HEADER if h != "Jenis Temuan"]
    rows = [
        [cell for at, cell in enumerate(row(detail=text)) if at != 8]
        for text in ("beras di atas HET; NIB belum ada", "Tidak ada", None)
    ]

    assert [v.findings for v in visits(*rows, header=header)] == [
        ("HET", "izin"),
        (),
        (),
    ]


def test_a_blank_type_beside_a_description_is_told_by_it_and_a_nihil_is_not():
    found = visits(
        row(finding=None, detail="5 kaleng penyok"),
        row(finding="Nihil", detail="5 kaleng rapi"),
        row(finding="Ada", detail="kaleng penyok"),
    )

    assert [v.findings for v in found] == [("rusak",), (), ("rusak",)]


def test_a_word_that_is_no_known_type_is_asked_about():
    told = read(sheet([HEADER, row(finding="HET; kebisingan")]))

    assert told.tables[0].visits[0].findings == ("HET",)
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.column, remark.value) == (
        "finding_unknown",
        2,
        "I",
        "HET; kebisingan",
    )
    assert remark.needs_answer


def test_a_description_that_tells_no_type_is_asked_about():
    header = [h for h in HEADER if h != "Jenis Temuan"]
    cells = [
        cell for at, cell in enumerate(row(detail="pemilik marah-marah")) if at != 8
    ]
    told = read(sheet([header, cells]))

    assert [(r.kind, r.needs_answer) for r in told.remarks] == [
        ("finding_unknown", True)
    ]


def test_a_column_of_ticks_for_each_type():
    header = [
        "No",
        "Tanggal",
        "Nama Toko",
        "Kecamatan",
        "Petugas",
        "HET",
        "Kedaluwarsa",
        "Tera",
        "Keterangan",
    ]
    rows = [
        [1, "2/5/2023", "Toko Maju", "Tambora", "Rina", "✓", None, "ada", None],
        [2, "3/5/2023", "Toko Sari", "Tambora", "Rina", "-", "tidak", 0, None],
    ]

    assert [v.findings for v in visits(*rows, header=header)] == [("HET", "tera"), ()]


def test_every_known_type_is_one_of_the_models():
    assert {kind for kind, _ in PATTERNS} == set(FindingType.values)


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


def test_nothing_is_asked_where_several_remarks_say_that_nothing_was_wrong():
    assert read_description("tidak ada; nihil").unknown == ""
    assert read_types("1. Nihil").types == ()


def test_a_list_without_visits_is_none():
    assert read(sheet([HEADER, [None, None, "Jumlah"]])) is None


def test_a_long_sentence_as_a_header_is_no_column_of_ticks():
    header = [*HEADER[:8], "Apakah ada barang rusak atau kedaluwarsa", "Temuan"]
    (visit,) = visits([*ROW[:8], "tidak", "HET"], header=header)

    assert visit.findings == ("HET",)


@pytest.mark.parametrize(
    ("text", "types"),
    [
        ("barang kadaluarsa tidak ditemukan", ()),
        ("Timbangan sudah ditera", ()),
        ("Izin lengkap, tidak ada barang rusak", ()),
        ("harga masih di bawah HET", ()),
        ("sudah bermitra dgn UMKM", ()),
        ("semua sesuai ketentuan", ()),
        ("Kondisi baik", ()),
        ("MD tidak tercantum pada kemasan", ("TIE",)),
        ("NIB tidak ada", ("izin",)),
        ("label harga tidak ditemukan", ("label",)),
        ("izin kurang lengkap", ("izin",)),
        ("harga tidak sesuai HET", ("HET",)),
        ("sudah ditera tapi label rusak", ("tera", "label")),
        ("timbangan belum ditera, izin lengkap", ("tera",)),
    ],
)
def test_what_was_found_in_order_is_no_finding(text, types):
    told = read_types(text)
    described = read_description(text)
    assert (told.types or described.types, told.unknown and described.unknown) == (types, "")  # fmt: skip
    assert described.types == types

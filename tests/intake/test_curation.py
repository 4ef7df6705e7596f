"""Curation lists in the layouts that offices give them."""

import pytest

from lapak.domain.places.rules import gazetteer
from lapak.intake.curation import understand
from lapak.intake.curation.rows import accepts
from lapak.intake.reading.workbook import Sheet, Workbook

PLACES = gazetteer("31.73")
HEADER = ["No", "Edisi", "Nama Usaha", "Nama Pemilik", "SKU", "Nama Produk", "Hasil"]


def read(*sheets, path="Hasil Kurasi JBL.xlsx"):
    return understand(Workbook("xlsx", list(sheets)), path, places=PLACES)


def sheet(rows, name="Kurasi", **more):
    return Sheet(name, False, [list(row) for row in rows], **more)


def told(rows):
    """Edition, business and product of each row of a list."""
    return [(row.edition, row.mention.business, row.product) for row in rows]


def test_a_row_is_a_product_of_a_business_in_an_edition():
    found = read(
        sheet(
            [
                ["HASIL KURASI"],
                [],
                HEADER,
                [1, 2, "Dapur Sari", "Sari", "JBL-1", "Abon Sapi", "Lolos"],
            ]
        )
    )

    (table,) = found.tables
    (row,) = table.curated
    assert (found.kind, table.kind, table.header_row) == ("curation", "curation", 3)
    assert (row.row, row.edition, row.sku, row.product) == (4, 2, "JBL-1", "Abon Sapi")
    assert (row.mention.business, row.mention.owner, row.accepted) == (
        "Dapur Sari",
        "Sari",
        True,
    )


def test_other_words_for_the_same_columns():
    header = [
        "No.",
        "UMKM",
        "Pemilik Usaha",
        "No. HP/WA",
        "NIK",
        "Kelurahan",
        "Kode Produk",
        "Judul Produk",
        "Status Kurasi",
        "Batch",
    ]
    row = [
        1,
        "Dapur Sari",
        "Sari",
        "0812-0000-1234",
        "3173050101800001",
        "Kebon Jeruk",
        "A-1",
        "Abon",
        "DITERIMA",
        "II",
    ]
    (told_row,) = read(sheet([header, row])).tables[0].curated

    mention = told_row.mention
    assert (told_row.edition, told_row.sku, told_row.product) == (2, "A-1", "Abon")
    assert (mention.business, mention.owner) == ("Dapur Sari", "Sari")
    assert (mention.phones, mention.nik.state) == (("+6281200001234",), "whole")
    assert (mention.ward, mention.district) == ("31.73.05.1001", "31.73.05")


def test_a_business_named_once_owns_the_products_below():
    rows = [
        HEADER,
        [1, 1, "Dapur Sari", "Sari", None, "Abon", "Lolos"],
        [None, None, None, None, None, "Dendeng", "Tidak lolos"],
        [2, 1, "Kue Rina", "Rina", None, "Bolu", None],
    ]
    (table,) = read(sheet(rows)).tables

    assert told(table.curated) == [
        (1, "Dapur Sari", "Abon"),
        (1, "Dapur Sari", "Dendeng"),
        (1, "Kue Rina", "Bolu"),
    ]
    assert [row.accepted for row in table.curated] == [True, False, True]


def test_merged_cells_hold_for_all_their_rows():
    rows = [
        HEADER,
        [1, 1, "Dapur Sari", "Sari", None, "Abon", "Lolos"],
        [None, None, None, None, None, "Dendeng", None],
        [2, None, "Kue Rina", "Rina", None, "Bolu", None],
    ]
    merged = [(2, 2, 4, 2), (2, 3, 3, 3), (2, 4, 3, 4), (2, 7, 3, 7)]
    (table,) = read(sheet(rows, merges=merged)).tables

    assert [row.edition for row in table.curated] == [1, 1, 1]
    assert [row.mention.owner for row in table.curated] == ["Sari", "Sari", "Rina"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Lolos", True), ("LOLOS KURASI", True), ("Diterima", True), ("✓", True), ("v", True), ("Ya", True),
        ("Lolos dengan catatan", True), ("Tidak Lolos", False), ("tdk lolos", False), ("Ditolak", False), ("Cadangan", False),
        ("Mengundurkan diri", False), ("belum lolos", False), ("x", False), ("", None), ("85", None), ("entahlah", None),
    ],
)  # fmt: skip
def test_what_the_result_says(text, said):
    assert accepts(text) is said


def test_a_result_nobody_knows_is_asked_about_once_and_not_accepted():
    rows = [HEADER, *[[n, 1, "A", "B", None, f"Abon {n}", "entahlah"] for n in (1, 2)]]
    found = read(sheet(rows))

    assert [row.accepted for row in found.tables[0].curated] == [False, False]
    assert [(r.kind, r.row) for r in found.remarks] == [("verdict_unknown", 2)]


def test_totals_the_header_again_and_signatures_are_no_products():
    rows = [
        HEADER,
        [1, 1, "A", "B", None, "Abon", "Lolos"],
        HEADER,
        ["Jumlah", None, None, None, None, "Jumlah", 1],
        [],
        [None, None, "Kurator,"],
    ]
    (table,) = read(sheet(rows)).tables

    assert [row.row for row in table.curated] == [2]
    assert (table.first_row, table.last_row) == (2, 2)


def test_what_is_odd_about_a_row_is_said():
    header = [
        "Edisi",
        "Nama Usaha",
        "NIK",
        "Kelurahan",
        "Kecamatan",
        "SKU",
        "Nama Produk",
    ]
    rows = [
        header,
        [1, "A", 3173050101800001, "Kapuk", "Tambora", "S", "Abon"],
        [1, "B", "317305010180001", None, None, "T", "Bolu"],
    ]
    found = read(sheet(rows, hidden_rows=frozenset({3})))

    assert [(r.row, r.kind) for r in found.remarks] == [
        (2, "area_mismatch"), (2, "nik_destroyed"), (3, "hidden_row"), (3, "nik_length"),
    ]  # fmt: skip
    assert found.remarks[0].suggestion == "set_district 31.73.01"
    assert all("317305010180" not in remark.value for remark in found.remarks)
    assert found.tables[0].curated[1].hidden


def test_a_list_of_a_bazaar_with_products_is_no_curation_list():
    rows = [
        ["DAFTAR HADIR BAZAR"],
        ["No", "Nama Usaha", "Nama Pemilik", "Produk", "Omset"],
        [1, "A", "B", "Abon", 1000],
    ]
    plain = [
        ["No", "Nama Usaha", "Nama Pemilik", "NIK", "Produk"],
        [1, "A", "B", "3", "Abon"],
    ]

    assert read(sheet(rows, name="Hadir"), path="bazar.xlsx") is None
    assert read(sheet(plain, name="Hadir"), path="bazar.xlsx") is None


def test_a_sheet_or_a_line_of_its_own_may_tell_the_result():
    header = ["No", "Edisi", "Nama Usaha", "Nama Produk"]
    refused = sheet([header, [1, 1, "A", "Abon"]], name="Tidak Lolos")
    both = sheet(
        [
            ["HASIL KURASI"],
            header,
            ["LOLOS"],
            [1, 1, "A", "Abon"],
            ["CADANGAN"],
            [2, 1, "B", "Bolu"],
        ]
    )

    assert [
        [row.accepted for row in t.curated] for t in read(refused, both).tables
    ] == [[False], [True, False]]


def test_business_and_owner_may_share_a_cell():
    (table,) = read(
        sheet(
            [
                ["Edisi", "Nama Usaha / Pemilik", "Nama Produk"],
                [1, "Dapur Sari / Sari", "Abon"],
            ]
        )
    ).tables

    assert (table.curated[0].mention.business, table.curated[0].mention.owner) == (
        "Dapur Sari",
        "Sari",
    )


def test_a_bare_name_column_names_the_business():
    (table,) = read(
        sheet([["Edisi", "Nama", "Nama Produk"], [1, "Dapur Sari", "Abon"]])
    ).tables

    assert table.curated[0].mention.business == "Dapur Sari"


def test_a_header_far_down_is_not_looked_for():
    rows = [["catatan", "lagi"]] * 70 + [HEADER, [1, 2, "A", "B", None, "Abon", None]]

    assert read(sheet(rows)) is None


def test_a_result_told_once_holds_for_the_further_products_of_the_business():
    rows = [
        HEADER, [1, 1, "A", "B", None, "Abon", "Tidak lolos"], [None, None, None, None, None, "Bolu", None],
        [2, 1, "C", "D", None, "Cilok", None],
    ]  # fmt: skip
    (table,) = read(sheet(rows)).tables

    assert [row.accepted for row in table.curated] == [False, False, True]

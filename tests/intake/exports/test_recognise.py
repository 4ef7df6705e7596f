"""Which files are exports, when they were made, and what a line is known by."""

from datetime import datetime

import pytest

from lapak.intake.cells.dates import WIB
from lapak.intake.exports import understand
from lapak.intake.reading.workbook import Sheet, Workbook
from tests.intake.exports.made import (
    SHOPEE,
    TIKTOK,
    TOKOPEDIA,
    lines_of,
    read,
    sheet_of,
)


@pytest.mark.parametrize(
    ("form", "marketplace"),
    [(TOKOPEDIA, "tokopedia"), (TIKTOK, "tiktok"), (SHOPEE, "shopee")],
)
def test_each_form_is_known_by_its_headers_in_any_order(form, marketplace):
    told = read(form, [{}], headers=list(reversed(form)))

    (table,) = told.tables
    assert (told.kind, table.kind, table.marketplace) == (
        "marketplace_export", "marketplace_export", marketplace,
    )  # fmt: skip
    assert (table.header_row, table.first_row, table.last_row) == (1, 2, 2)
    assert len(table.lines) == 1


def test_headers_may_have_slips_capitals_and_other_words_beside_them():
    renamed = {
        "NOMOR INVOICE": "INV/1", "Tanggal Pembayaran (WIB)": "17-03-2023 10:00:00", "Status Terakhir": "Pesanan Selesai",
        "Nama Produkk": "Abon", "Jumlah Produk Dibeli": 2, "Harga  Jual": 25000, "Catatan Produk Pembeli": "pedas",
    }  # fmt: skip
    (line,) = lines_of(renamed, [{}])

    assert (line.order, line.product, line.quantity, line.unit_price) == (
        "INV/1", "Abon", 2, 25000,
    )  # fmt: skip


def test_another_column_of_nearly_the_same_name_is_not_taken_for_a_missing_one():
    headers = [h for h in TIKTOK if h != "SKU Subtotal Before Discount"]
    told = read(
        TIKTOK, [{"Quantity": 2, "SKU Subtotal After Discount": 1}], headers=headers
    )

    assert told.tables[0].lines[0].unit_price == 25000


def test_a_list_of_a_bazaar_is_no_export():
    rows = [
        ["No", "Nama Usaha", "Nama Pemilik", "NIK", "Produk", "Omset"],
        [1, "Dapur Sari", "Sari", "3173", "Abon", 250000],
    ]
    book = Workbook("xlsx", [Sheet("Daftar", False, rows)])

    assert understand(book, "bazar/daftar.xlsx") is None
    assert understand(Workbook("csv", [Sheet("", False, [])]), "kosong.csv") is None


def test_several_sheets_of_one_file_are_tables_of_their_own():
    first = sheet_of(SHOPEE, [{}], name="Maret")
    second = sheet_of(SHOPEE, [{"No. Pesanan": "B"}], name="April")
    other = Sheet("Catatan", False, [["Jangan dihapus"]])
    told = understand(Workbook("xlsx", [other, first, second]), "x.xlsx")

    assert [table.sheet for table in told.tables] == ["Maret", "April"]


# --- when it was made -----------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "above", "made"),
    [
        ("x.xlsx", ["Diunduh: 08-04-2023 09:00:00"], datetime(2023, 4, 8, 9)),
        ("x.xlsx", ["Laporan diunduh pada tanggal 8 April 2023"], datetime(2023, 4, 8)),
        ("Laporan_Penjualan_20230408.xlsx", [], datetime(2023, 4, 8)),
        ("Semua pesanan-2023-09-20.csv", [], datetime(2023, 9, 20)),
        ("Order.all.20230301_20230331.xlsx", [], datetime(2023, 3, 31)),
        ("ekspor 20-09-2023.xlsx", [], datetime(2023, 9, 20)),
        ("ekspor 20230101.xlsx", [], datetime(2023, 3, 17, 10)),
        ("ekspor 20231399.xlsx", [], datetime(2023, 3, 17, 10)),
        ("x.xlsx", ["Laporan Penjualan"], datetime(2023, 3, 17, 10)),
    ],
)
def test_when_an_export_was_made(path, above, made):
    told = read(
        TOKOPEDIA, [{}], path=f"a/20991231/{path}", above=[[text] for text in above]
    )

    assert told.made_on == made.replace(tzinfo=WIB)


def test_without_any_time_nobody_knows_when_it_was_made():
    assert read(TOKOPEDIA, [{"Tanggal Pembayaran": None}]).made_on is None


# --- the key of a line ------------------------------------------------------------


def test_the_same_line_has_the_same_key_in_a_later_export():
    early = lines_of(SHOPEE, [{"Nama Variasi": "Pedas"}, {"Nama Produk": "Bir Pletok"}])
    late = lines_of(
        SHOPEE,
        [
            {"No. Pesanan": "Z"},
            {"Nama Produk": "BIR  PLETOK", "Status Pesanan": "Batal"},
            {"Nama Variasi": "Pedas"},
        ],
    )

    assert {line.line for line in early} == {line.line for line in late[1:]}


def test_a_product_twice_in_one_order_is_two_lines():
    lines = lines_of(TIKTOK, [{}, {}, {"Order ID": "578"}])

    assert [line.line for line in lines] == ["17", "17#2", "17"]


def test_long_names_that_start_alike_are_two_lines():
    long = "Keripik Singkong Pedas Manis Asin Gurih Renyah Enak Sekali Buatan Ibu"
    lines = lines_of(SHOPEE, [{"Nama Produk": f"{long} {size}"} for size in ("A", "B")])

    assert lines[0].line != lines[1].line
    assert all(len(line.line) <= 80 for line in lines)

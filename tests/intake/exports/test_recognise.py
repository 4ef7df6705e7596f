"""Which files are exports, when they were made, and what a line is known by."""

from dataclasses import replace
from datetime import date, datetime, time
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.dates import WIB
from lapak.intake.exports import understand
from lapak.intake.exports.table import read_moment
from lapak.intake.reading.workbook import Sheet, Workbook
from tests.intake.exports.made import (
    SHOPEE,
    TIKTOK,
    TOKOPEDIA,
    lines_of,
    read,
    sheet_of,
)

wib = partial(datetime, tzinfo=WIB)


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

    numbers = Sheet(
        "Kode", False, [["Order", "Produk", "1", "2", "3"], ["a", "b", "c"]]
    )

    assert understand(book, "bazar/daftar.xlsx") is None
    assert understand(Workbook("xlsx", [numbers]), "kode.xlsx") is None
    assert understand(Workbook("csv", [Sheet("", False, [])]), "kosong.csv") is None


def test_several_sheets_of_one_file_are_tables_of_their_own():
    first = sheet_of(SHOPEE, [{}], name="Maret")
    second = sheet_of(SHOPEE, [{"No. Pesanan": "B"}], name="April")
    other = Sheet("Catatan", False, [["Jangan dihapus"]])
    told = understand(Workbook("xlsx", [other, first, second]), "x.xlsx")

    assert [table.sheet for table in told.tables] == ["Maret", "April"]


def test_a_remark_says_which_table_it_is_about():
    sheets = [
        sheet_of(SHOPEE, [{"Jumlah": "?"}], name=name) for name in ("Maret", "April")
    ]
    told = understand(Workbook("xlsx", sheets), "x.xlsx")

    assert [(r.sheet, r.table) for r in told.remarks] == [("Maret", 0), ("April", 1)]


# --- when it was made -----------------------------------------------------------


@pytest.mark.parametrize(
    ("path", "above", "made"),
    [
        ("x.xlsx", ["Diunduh: 08-04-2023 09:00:00"], wib(2023, 4, 8, 9)),
        ("x.xlsx", ["Laporan diunduh pada tanggal 8 April 2023"], wib(2023, 4, 8)),
        ("Laporan_Penjualan_20230408.xlsx", [], wib(2023, 4, 8)),
        ("Semua pesanan-2023-09-20.csv", [], wib(2023, 9, 20)),
        ("Order.all.20230301_20230331.xlsx", [], wib(2023, 3, 31)),
        ("ekspor 20-09-2023.xlsx", [], wib(2023, 9, 20)),
        ("ekspor 20230101.xlsx", [], wib(2023, 3, 17, 10)),
        ("ekspor 20231399.xlsx", [], wib(2023, 3, 17, 10)),
        ("x.xlsx", ["Dibuat oleh admin 2"], wib(2023, 3, 17, 10)),
        ("ekspor 20230431.xlsx", [], wib(2023, 3, 17, 10)),
        ("x.xlsx", ["Laporan Penjualan"], wib(2023, 3, 17, 10)),
    ],
)
def test_when_an_export_was_made(path, above, made):
    told = read(
        TOKOPEDIA, [{}], path=f"a/20991231/{path}", above=[[text] for text in above]
    )

    assert told.made_on == made


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


# --- what Excel did to ids and times ------------------------------------------------


@pytest.mark.parametrize("broken", [5.771e17, 577100000000000484, "5,77E+17"])
def test_an_order_number_that_excel_destroyed_is_asked_about_once(broken):
    told = read(
        TIKTOK, [{"Order ID": broken}, {"Order ID": broken}, {"Order ID": "578\t"}]
    )

    assert [line.order for line in told.tables[0].lines] == ["578"]
    assert [(r.kind, r.row, r.needs_answer) for r in told.remarks] == [
        ("order_destroyed", 2, True)
    ]
    assert "2 baris" in told.remarks[0].reason


def test_a_destroyed_sku_id_leaves_the_product_to_tell_the_line():
    (line,) = lines_of(TIKTOK, [{"SKU ID": 1.7e17}])

    assert line.line == "abon|default"


def test_days_and_months_that_excel_swapped_are_put_back():
    told = read(
        TIKTOK,
        [
            {"Order ID": "1", "Paid Time": datetime(2023, 5, 3, 10, 30)},  # noqa: DTZ001
            {"Order ID": "2", "Paid Time": "17/03/2023 08:00:00"},
        ],
    )

    assert [line.paid_at for line in told.tables[0].lines] == [
        wib(2023, 3, 5, 10, 30),
        wib(2023, 3, 17, 8),
    ]
    assert [r.kind for r in told.remarks] == ["dates_misread"]


def test_dates_that_excel_may_have_read_rightly_stay_as_they_are():
    cells = [datetime(2023, 5, 3, 10), "05/03/2023 10:00:00"]  # noqa: DTZ001
    lines = lines_of(
        TIKTOK,
        [{"Order ID": str(n), "Paid Time": cell} for n, cell in enumerate(cells)],
    )

    assert [line.paid_at for line in lines] == [
        wib(2023, 5, 3, 10),
        wib(2023, 3, 5, 10),
    ]


@pytest.mark.parametrize(
    ("cell", "moment"),
    [
        ("2023-11-19T21:33:05+07:00", wib(2023, 11, 19, 21, 33, 5)),
        ("19 November 2023, 21.33 WIB", wib(2023, 11, 19, 21, 33)),
        ("11/19/2023 9:05:00 PM", wib(2023, 11, 19, 21, 5)),
        ("19-11-23 10:00", wib(2023, 11, 19, 10)),
        (date(2023, 11, 19), wib(2023, 11, 19)),
        (45249.5, wib(2023, 11, 19, 12)),
        ("40-40-2023 10:00", None),
        ("19/11/2023 29:70", None),
        ("menyusul", None),
        (time(10, 0), None),
        (True, None),
        (7, None),
    ],
)
def test_moments_in_any_dress(cell, moment):
    assert read_moment(cell) == moment


SPARE = {
    "Order Substatus",
    "Order Amount",
    "Created Time",
    "SKU Unit Original Price",
    "SKU Platform Discount",
    "SKU Subtotal After Discount",
}


@given(
    st.permutations(list(TIKTOK)),
    st.sets(st.sampled_from(sorted(SPARE))),
    st.integers(0, 5),
)
def test_whatever_the_layout_the_lines_are_the_same(headers, dropped, above):
    cells = [
        {
            "Quantity": 3,
            "SKU Subtotal Before Discount": 75000,
            "SKU Seller Discount": 3000,
        },
        {"Order ID": "578", "SKU ID": "18"},
    ]
    kept = [header for header in headers if header not in dropped]
    lines = lines_of(TIKTOK, cells, headers=kept, above=[["Toko bersama"]] * above)

    assert [replace(line, row=line.row - above) for line in lines] == lines_of(
        TIKTOK, cells
    )

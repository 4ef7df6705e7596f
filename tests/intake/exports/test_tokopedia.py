"""Tokopedia's old seller export."""

from datetime import datetime

import pytest

from lapak.intake.cells.dates import WIB
from tests.intake.exports.made import TOKOPEDIA, kinds, lines_of, read


def test_a_line_tells_its_order_product_price_and_moment_of_payment():
    (line,) = lines_of(TOKOPEDIA, [{"Nomor SKU": "JBL-1", "Jumlah Produk Dibeli": 3}])

    assert (line.order, line.product, line.sku) == ("INV/1", "Abon", "JBL-1")
    assert (line.quantity, line.returned, line.unit_price) == (3, 0, 25000)
    assert line.paid_at == datetime(2023, 3, 17, 10, tzinfo=WIB)
    assert (line.row, line.status) == (2, "final")


def test_further_lines_of_an_order_lack_its_invoice_and_its_payment():
    blank = {"Nomor": None, "Nomor Invoice": None, "Tanggal Pembayaran": None}
    lines = lines_of(
        TOKOPEDIA,
        [
            {},
            {**blank, "Nama Produk": "Bir Pletok", "Status Terakhir": None},
            {"Nomor Invoice": "INV/2", "Status Terakhir": "Pesanan Dibatalkan"},
        ],
    )

    assert [line.order for line in lines] == ["INV/1", "INV/1", "INV/2"]
    assert lines[1].paid_at == lines[0].paid_at
    assert [line.status for line in lines] == ["final", "final", "cancelled"]


def test_what_was_taken_off_the_order_is_returned():
    (line,) = lines_of(
        TOKOPEDIA, [{"Jumlah Produk Dibeli": 5, "Jumlah Produk Yang Dikurangkan": 2}]
    )

    assert (line.quantity, line.returned) == (5, 2)


def test_the_sellers_discount_is_in_the_selling_price_and_the_subsidy_is_not():
    (line,) = lines_of(
        TOKOPEDIA,
        [
            {
                "Diskon Produk (IDR)": 2000,
                "Harga Jual (IDR)": 23000,
                "Jumlah Subsidi Tokopedia (IDR)": 3000,
            }
        ],
    )

    assert line.unit_price == 23000


def test_without_a_selling_price_the_discount_comes_off_the_first_price():
    headers = [h for h in TOKOPEDIA if h != "Harga Jual (IDR)"]
    told = read(TOKOPEDIA, [{"Diskon Produk (IDR)": 2000}], headers=headers)

    assert told.tables[0].lines[0].unit_price == 23000
    assert kinds(told) == ["column_missing"]
    assert not told.remarks[0].needs_answer


@pytest.mark.parametrize(
    ("status", "means"),
    [
        ("Transaksi selesai.\nDana akan diteruskan ke penjual.", "final"),
        ("Pesanan Dikirim", "provisional"),
        ("Pesanan Diproses", "provisional"),
        ("Menunggu Pembayaran", "unpaid"),
        ("Dibatalkan oleh Pembeli", "cancelled"),
        ("Pesanan tiba di tujuan", "provisional"),
        ("Pengajuan Pembatalan", "provisional"),
    ],
)
def test_statuses(status, means):
    (line,) = lines_of(TOKOPEDIA, [{"Status Terakhir": status}])

    assert line.status == means


def test_a_status_nobody_knows_is_asked_about_once_and_taken_as_on_its_way():
    told = read(
        TOKOPEDIA,
        [
            {"Nomor Invoice": f"INV/{n}", "Status Terakhir": "Sedang Melamun"}
            for n in "123"
        ],
    )

    assert [line.status for line in told.tables[0].lines] == ["provisional"] * 3
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.needs_answer) == ("status_unknown", 2, True)
    assert "3 baris" in remark.reason
    assert remark.column == "D"


def test_a_total_row_and_the_header_again_are_no_lines():
    again = {header: header for header in TOKOPEDIA}
    total = {
        **dict.fromkeys(TOKOPEDIA),
        "Nama Produk": "TOTAL",
        "Harga Jual (IDR)": 50000,
    }
    lines = lines_of(TOKOPEDIA, [{}, again, {"Nomor Invoice": "INV/2"}, total])

    assert [line.row for line in lines] == [2, 4]


def test_a_quantity_that_is_none_is_asked_about():
    told = read(
        TOKOPEDIA, [{"Jumlah Produk Dibeli": "1/2?"}, {"Nomor Invoice": "INV/2"}]
    )

    assert [line.order for line in told.tables[0].lines] == ["INV/2"]
    (remark,) = told.remarks
    assert (remark.kind, remark.row, remark.value) == ("quantity_unreadable", 2, "1/2?")
    assert remark.needs_answer


def test_a_line_without_any_order_is_asked_about():
    told = read(TOKOPEDIA, [{"Nomor Invoice": None}])

    assert told.tables[0].lines == []
    assert kinds(told) == ["order_unreadable"]


def test_a_price_that_cannot_be_read_is_asked_about():
    told = read(TOKOPEDIA, [{"Harga Jual (IDR)": "mahal"}, {"Harga Jual (IDR)": None}])

    assert kinds(told) == ["price_unreadable", "price_unreadable"]
    assert [line.unit_price for line in told.tables[0].lines] == [0, 0]


def test_an_order_on_its_way_without_a_payment_is_pointed_out():
    told = read(
        TOKOPEDIA,
        [
            {"Tanggal Pembayaran": None, "Status Terakhir": "Pesanan Dikirim"},
            {
                "Nomor Invoice": "INV/2",
                "Tanggal Pembayaran": "-",
                "Status Terakhir": "Pesanan Dibatalkan",
            },
        ],
    )

    assert [(r.kind, r.row) for r in told.remarks] == [("paid_missing", 2)]

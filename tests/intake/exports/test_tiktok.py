"""Tokopedia & TikTok Shop Seller Center."""

import pytest

from tests.intake.exports.made import TIKTOK, kinds, lines_of, read


def test_ids_and_times_lose_their_tab():
    (line,) = lines_of(TIKTOK, [{}])

    assert (line.order, line.line) == ("577", "17")
    assert f"{line.paid_at:%d/%m/%Y %H:%M}" == "15/09/2023 10:00"


def test_the_sellers_discount_counts_and_the_platforms_does_not():
    (line,) = lines_of(
        TIKTOK,
        [
            {
                "Quantity": "3", "SKU Unit Original Price": "30500", "SKU Subtotal Before Discount": "91500",
                "SKU Platform Discount": "3000", "SKU Seller Discount": "7500", "SKU Subtotal After Discount": "81000",
            }
        ],
    )  # fmt: skip

    assert (line.quantity, line.unit_price, line.net) == (3, 28000, 84000)


def test_a_discount_that_does_not_divide_leaves_the_lines_own_sum_exact():
    (line,) = lines_of(
        TIKTOK,
        [
            {
                "Quantity": 3, "SKU Unit Original Price": 10000, "SKU Subtotal Before Discount": 30000,
                "SKU Seller Discount": 1000, "SKU Subtotal After Discount": 29000,
            }
        ],
    )  # fmt: skip

    assert (line.unit_price, line.net) == (9666, 29000)


def test_the_row_of_descriptions_is_no_line():
    described = {header: f"{header} of the order." for header in TIKTOK}
    told = read(TIKTOK, [described, {}])

    assert [line.row for line in told.tables[0].lines] == [3]
    assert told.remarks == []


@pytest.mark.parametrize(
    ("status", "means"),
    [
        ("Unpaid", "unpaid"), ("Belum dibayar", "unpaid"), ("To ship", "provisional"), ("Perlu dikirim", "provisional"),
        ("Shipped", "provisional"), ("Delivered", "provisional"), ("Completed", "final"), ("Canceled", "cancelled"),
        ("Cancelled", "cancelled"), ("Dibatalkan", "cancelled"), ("Awaiting shipment", "provisional"),
    ],
)  # fmt: skip
def test_statuses(status, means):
    (line,) = lines_of(TIKTOK, [{"Order Status": status}])

    assert line.status == means


def test_a_done_order_may_have_come_back_whole():
    (line,) = lines_of(
        TIKTOK,
        [
            {
                "Quantity": 2,
                "Sku Quantity of return": 2,
                "SKU Subtotal Before Discount": 50000,
            }
        ],
    )

    assert (line.status, line.quantity, line.returned) == ("final", 2, 2)
    assert line.unit_price == 25000


def test_indonesian_headers_in_another_order_are_understood():
    names = {
        "Product Name": "Nama Produk", "Order ID": "ID Pesanan", "Order Status": "Status Pesanan", "Quantity": "Jumlah",
        "Paid Time": "Waktu Dibayar", "SKU Subtotal Before Discount": "Subtotal SKU Sebelum Diskon",
        "SKU Seller Discount": "Diskon SKU dari Penjual", "SKU ID": "ID SKU", "Seller SKU": "SKU Penjual",
        "Sku Quantity of return": "Jumlah SKU yang Dikembalikan",
    }  # fmt: skip
    form = {names[h]: TIKTOK[h] for h in names}
    (line,) = lines_of(
        form, [{"Subtotal SKU Sebelum Diskon": 25000, "Diskon SKU dari Penjual": 500}]
    )

    assert (line.product, line.order, line.unit_price) == ("Abon", "577", 24500)


def test_without_the_sellers_discount_it_follows_from_the_other_columns():
    headers = [h for h in TIKTOK if h != "SKU Seller Discount"]
    (line,) = lines_of(
        TIKTOK,
        [{"SKU Platform Discount": 1500, "SKU Subtotal After Discount": 21500}],
        headers=headers,
    )

    assert line.unit_price == 23000


def test_without_any_way_to_the_price_nothing_is_guessed():
    headers = [h for h in TIKTOK if "Discount" not in h]
    told = read(TIKTOK, [{}], headers=headers)

    assert told.kind == "marketplace_export"
    assert told.tables[0].lines == []
    (remark,) = told.remarks
    assert (remark.kind, remark.needs_answer) == ("column_missing", True)
    assert "SKU Seller Discount" in remark.reason


def test_without_the_subtotal_the_unit_price_tells_it():
    headers = [h for h in TIKTOK if h != "SKU Subtotal Before Discount"]
    (line,) = lines_of(
        TIKTOK,
        [
            {
                "Quantity": 2,
                "SKU Seller Discount": 1000,
                "SKU Subtotal After Discount": 49000,
            }
        ],
        headers=headers,
    )

    assert line.unit_price == 24500


def test_without_a_column_of_returns_it_is_said_and_nothing_came_back():
    headers = [h for h in TIKTOK if h != "Sku Quantity of return"]
    told = read(TIKTOK, [{}], headers=headers)

    assert told.tables[0].lines[0].returned == 0
    assert kinds(told) == ["column_missing"]
    assert "Sku Quantity of return" in told.remarks[0].reason

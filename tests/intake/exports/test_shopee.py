"""Shopee's Order.all, with money as text and as Excel misread it."""

from tests.intake.exports.made import SHOPEE, kinds, lines_of, read


def test_money_as_text_with_dots():
    (line,) = lines_of(
        SHOPEE,
        [
            {
                "Harga Awal": "1.122.500",
                "Harga Setelah Diskon": "1.122.500",
                "Total Harga Produk": "1.122.500",
            }
        ],
    )

    assert line.unit_price == 1_122_500


def test_what_shopee_pays_is_no_discount_of_the_seller():
    (line,) = lines_of(
        SHOPEE,
        [
            {
                "Harga Awal": "25.500", "Harga Setelah Diskon": "23.500", "Total Harga Produk": "23.500",
                "Total Diskon": "2.000", "Diskon Dari Penjual": "500", "Diskon Dari Shopee": "1.500",
            }
        ],
    )  # fmt: skip

    assert line.unit_price == 25000


def test_discounts_that_excel_misread_are_told_by_the_sums_they_stand_in():
    told = read(
        SHOPEE,
        [
            {
                "No. Pesanan": "A", "Harga Awal": "36.000", "Harga Setelah Diskon": "35.000", "Total Harga Produk": "35.000",
                "Total Diskon": 1, "Diskon Dari Penjual": 1,
            },
            {
                "No. Pesanan": "B", "Harga Awal": "20.500", "Harga Setelah Diskon": "18.100", "Total Harga Produk": "18.100",
                "Total Diskon": 2.4, "Diskon Dari Penjual": 2.4,
            },
            {
                "No. Pesanan": "C", "Harga Awal": "20.500", "Harga Setelah Diskon": "20.000", "Total Harga Produk": "20.000",
                "Total Diskon": 500, "Diskon Dari Penjual": 500,
            },
        ],
    )  # fmt: skip

    assert [line.unit_price for line in told.tables[0].lines] == [35000, 18100, 20000]
    assert kinds(told) == ["money_misread"]


def test_a_whole_file_that_excel_misread():
    lines = lines_of(
        SHOPEE,
        [
            {"Harga Awal": 34, "Harga Setelah Diskon": 34, "Jumlah": 2, "Total Harga Produk": 68},
            {"Harga Awal": 13.5, "Harga Setelah Diskon": 13.5, "Total Harga Produk": 13.5},
            {
                "Harga Awal": 91, "Harga Setelah Diskon": 88.6, "Total Harga Produk": 88.6,
                "Total Diskon": 2.4, "Diskon Dari Penjual": 2.4,
            },
            {"Harga Awal": "1.250.000", "Harga Setelah Diskon": "1.250.000", "Total Harga Produk": "1.250.000"},
        ],
    )  # fmt: skip

    assert [line.unit_price for line in lines] == [34000, 13500, 88600, 1_250_000]


def test_discounts_told_a_piece_are_multiplied_when_the_sums_say_so():
    lines = lines_of(
        SHOPEE,
        [
            {
                "Jumlah": 3, "Harga Setelah Diskon": "24.000", "Total Harga Produk": "72.000", "Total Diskon": "1.000",
                "Diskon Dari Penjual": "1.000",
            },
            {
                "Jumlah": 2, "Harga Setelah Diskon": "23.000", "Total Harga Produk": "46.000", "Total Diskon": "2.000",
                "Diskon Dari Penjual": "2.000",
            },
        ],
    )  # fmt: skip

    assert [line.unit_price for line in lines] == [24000, 23000]


def test_without_the_first_price_shopees_part_is_added_to_what_was_paid():
    headers = [h for h in SHOPEE if h not in ("Harga Awal", "Diskon Dari Penjual")]
    (line,) = lines_of(
        SHOPEE,
        [
            {
                "Jumlah": 2,
                "Harga Setelah Diskon": "23.500",
                "Total Harga Produk": "47.000",
                "Diskon Dari Shopee": "1.000",
            }
        ],
        headers=headers,
    )

    assert line.unit_price == 24000


def test_english_headers_are_understood():
    names = {
        "No. Pesanan": "Order ID", "Status Pesanan": "Order Status", "Waktu Pembayaran Dilakukan": "Order Paid Time",
        "Nama Produk": "Product Name", "Nomor Referensi SKU": "SKU Reference No.", "Nama Variasi": "Variation Name",
        "Harga Awal": "Original Price", "Harga Setelah Diskon": "Deal Price", "Jumlah": "Quantity",
        "Returned quantity": "Returned quantity", "Total Harga Produk": "Product Subtotal", "Total Diskon": "Total Discount",
        "Diskon Dari Penjual": "Price Discount(from Seller)(Rp)", "Diskon Dari Shopee": "Shopee Rebate(Rp)",
    }  # fmt: skip
    told = read({names[h]: SHOPEE[h] for h in names}, [{"Order Status": "Completed"}])

    assert told.tables[0].marketplace == "shopee"
    assert told.tables[0].lines[0].unit_price == 25000
    assert told.tables[0].lines[0].status == "final"


def test_the_parents_sku_stands_in_where_the_variation_has_none():
    (line,) = lines_of(SHOPEE, [{"SKU Induk": "JBL-9", "Nomor Referensi SKU": "-"}])

    assert line.sku == "JBL-9"


def test_a_missing_original_price_leads_to_no_guess():
    headers = [
        h for h in SHOPEE
        if h not in ("Harga Awal", "Diskon Dari Penjual", "Diskon Dari Shopee")
    ]  # fmt: skip
    told = read(SHOPEE, [{}], headers=headers)

    assert told.tables[0].lines == []
    assert "Harga Awal" in told.remarks[0].reason
    assert told.remarks[0].needs_answer


def test_without_the_products_total_the_price_and_the_count_tell_it():
    headers = [h for h in SHOPEE if h != "Total Harga Produk"]
    (line,) = lines_of(
        SHOPEE,
        [
            {
                "Jumlah": 2,
                "Harga Setelah Diskon": "24.000",
                "Total Diskon": 2,
                "Diskon Dari Penjual": 2,
            }
        ],
        headers=headers,
    )

    assert line.unit_price == 24000


def test_an_amount_beside_one_that_cannot_be_read_is_still_read():
    told = read(SHOPEE, [{"Harga Awal": "?"}, {"No. Pesanan": "B"}])

    assert [line.unit_price for line in told.tables[0].lines] == [0, 25000]
    assert kinds(told) == ["price_unreadable"]

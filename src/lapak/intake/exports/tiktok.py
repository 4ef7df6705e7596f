"""Tokopedia & TikTok Shop Seller Center: subtotals a line, the platform's discount apart."""

from lapak.intake.exports.columns import form
from lapak.intake.exports.money import less, products, settle
from lapak.intake.exports.table import Table

FORM = form(
    "tiktok",
    "Tokopedia & TikTok Shop",
    {
        "order*": ("Order ID", "ID Pesanan", "Nomor Pesanan", "No. Pesanan", "Order No", "Order Number"),
        "paid_at*": ("Paid Time", "Waktu Dibayar", "Waktu Pembayaran", "Waktu Bayar", "Payment Time", "Tanggal Pembayaran"),
        "status*": ("Order Status", "Status Pesanan", "Status"),
        "product*": ("Product Name", "Nama Produk", "Nama Barang"),
        "variation": ("Variation", "Variasi", "Nama Variasi", "Varian"),
        "sku_id": ("SKU ID", "ID SKU"),
        "sku": ("Seller SKU", "SKU Penjual", "SKU Toko"),
        "quantity*": ("Quantity", "Jumlah", "Kuantitas", "Qty"),
        "returned": ("Sku Quantity of return", "Returned Quantity", "Jumlah SKU yang Dikembalikan", "Jumlah Dikembalikan",
                     "Kuantitas SKU yang Dikembalikan", "Jumlah Retur", "Quantity of Return", "Jumlah Pengembalian SKU"),
        "unit": ("SKU Unit Original Price", "Unit Original Price", "Harga Asli Satuan SKU", "Harga Awal Satuan SKU", "Harga Asli SKU",
                 "Harga Satuan Awal SKU"),
        "subtotal": ("SKU Subtotal Before Discount", "Subtotal Before Discount", "Subtotal SKU Sebelum Diskon"),
        "platform?": ("SKU Platform Discount", "Platform Discount", "Diskon Platform SKU", "Diskon SKU Platform"),
        "seller": ("SKU Seller Discount", "Seller Discount", "Diskon Penjual SKU", "Diskon SKU Penjual", "Diskon SKU dari Penjual"),
        "after": ("SKU Subtotal After Discount", "Subtotal After Discount", "Subtotal SKU Setelah Diskon"),
        "created_at?": ("Created Time", "Waktu Dibuat", "Waktu Pembuatan", "Waktu Pesanan Dibuat"),
        "done_at?": ("Delivered Time", "Waktu Terkirim"),
    },
    "Cancelation/Return Type|Normal or Pre-order|Shipping Fee After Discount|Original Shipping Fee|Shipping Fee Seller Discount|"
    "Shipping Fee Platform Discount|Distance Shipping Fee|Distance Fee|Order Refund Amount|Payment platform discount|"
    "Buyer Service Fee|Handling Fee|Shipping Insurance|Item Insurance|Order Amount|RTS Time|Shipped Time|Cancelled Time|"
    "Cancel By|Cancel Reason|Fulfillment Type|Warehouse Name|Tracking ID|Delivery Option|Shipping Provider Name|Buyer Message|"
    "Buyer Username|Recipient|Phone #|Zipcode|Country|Province|Regency and City|Districts|Villages|Detail Address|"
    "Additional address information|Payment Method|Weight(kg)|Product Category|Package ID|Purchase Channel|Seller Note|"
    "Checked Status|Checked Marked by|Tokopedia Invoice Number|Order Channel|Creator Handle",
    (("subtotal", "seller"), ("unit", "seller"), ("after", "platform")),
)  # fmt: skip


def totals(table: Table) -> list[int | None]:
    """Rupiah of each line before returns, after the seller's discount."""
    if not table.has("seller") or not (table.has("subtotal") or table.has("unit")):
        return _from_after(table)
    whole = _subtotals(table)
    sums = [
        less(amount, 1, platform, after) if after is not None else ()
        for amount, platform, after in zip(
            whole, table.cells("platform"), table.cells("after"), strict=True
        )
    ]
    beside = any(remark.kind == "money_misread" for remark in table.remarks)
    seller = settle(table.cells("seller"), sums, price=False, beside=beside, most=whole)
    return [
        None if amount is None or off is None else amount - abs(off)
        for amount, off in zip(whole, table.note_money("seller", seller), strict=True)
    ]


def _subtotals(table: Table) -> list[int | None]:
    unit = settle(table.cells("unit"))
    of_units = products(unit.values, table.quantities)
    if not table.has("subtotal"):
        table.note_money("unit", unit)
        return [amount[0] if amount else None for amount in of_units]
    return table.note_money("subtotal", settle(table.cells("subtotal"), of_units))


def _from_after(table: Table) -> list[int | None]:
    """What the buyer's subtotal was before the platform paid its part of it."""
    after = settle(table.cells("after"))
    paid = settle(table.cells("platform"), price=False, beside=after.misread)
    return [
        None if amount is None or off is None else amount + abs(off)
        for amount, off in zip(
            table.note_money("after", after),
            table.note_money("platform", paid),
            strict=True,
        )
    ]

"""Shopee's Order.all: the price after discount also holds what Shopee itself paid."""

from collections.abc import Sequence

from lapak.intake.exports.columns import form
from lapak.intake.exports.money import less, settle
from lapak.intake.exports.table import Table
from lapak.intake.reading.workbook import Cell

FORM = form(
    "shopee",
    "Shopee Order.all",
    {
        "order*": ("No. Pesanan", "Nomor Pesanan", "Order ID", "Order Number", "No Order"),
        "paid_at*": ("Waktu Pembayaran Dilakukan", "Waktu Pembayaran", "Order Paid Time", "Paid Time", "Tanggal Pembayaran"),
        "status*": ("Status Pesanan", "Order Status", "Status"),
        "product*": ("Nama Produk", "Product Name", "Nama Barang"),
        "variation": ("Nama Variasi", "Variation Name", "Variasi"),
        "sku": ("Nomor Referensi SKU", "No Referensi SKU", "Referensi SKU", "SKU Reference No."),
        "parent_sku?": ("SKU Induk", "Parent SKU", "Parent SKU Reference No."),
        "quantity*": ("Jumlah", "Quantity", "Kuantitas", "Qty"),
        "returned": ("Returned quantity", "Jumlah Dikembalikan", "Jumlah Pengembalian", "Jumlah Retur"),
        "original": ("Harga Awal", "Original Price"),
        "after": ("Harga Setelah Diskon", "Deal Price"),
        "total": ("Total Harga Produk", "Product Subtotal"),
        "discounts?": ("Total Diskon", "Total Discount"),
        "seller": ("Diskon Dari Penjual", "Diskon Penjual", "Price Discount(from Seller)(Rp)", "Seller Discount"),
        "shopee": ("Diskon Dari Shopee", "Diskon Shopee", "Shopee Rebate(Rp)", "Shopee Rebate"),
        "created_at?": ("Waktu Pesanan Dibuat", "Order Creation Date"),
        "done_at?": ("Waktu Pesanan Selesai", "Order Complete Time"),
    },
    "Alasan Pembatalan|Status Pembatalan/ Pengembalian|No. Resi|Opsi Pengiriman|Antar ke counter/ pick-up|"
    "Pesanan Harus Dikirimkan Sebelum (Menghindari keterlambatan)|Waktu Pengiriman Diatur|Metode Pembayaran|Berat Produk|"
    "Jumlah Produk di Pesan|Total Berat|Voucher Ditanggung Penjual|Cashback Koin|Voucher Ditanggung Shopee|Paket Diskon|"
    "Paket Diskon (Diskon dari Shopee)|Paket Diskon (Diskon dari Penjual)|Potongan Koin Shopee|Diskon Kartu Kredit|"
    "Ongkos Kirim Dibayar oleh Pembeli|Estimasi Potongan Biaya Pengiriman|Ongkos Kirim Pengembalian Barang|Total Pembayaran|"
    "Perkiraan Ongkos Kirim|Catatan dari Pembeli|Catatan|Username (Pembeli)|Nama Penerima|No. Telepon|Alamat Pengiriman|"
    "Kota/Kabupaten|Provinsi|Cancel reason|Return / Refund Status|Tracking Number*|Shipping Option|Shipment Method|"
    "Estimated Ship Out Date|Ship Time|SKU Total Weight|No of product in order|Order Total Weight|Buyer Paid Shipping Fee|"
    "Total Amount|Receiver Name|Phone Number|Delivery Address|Remark from buyer|Note",
    (("original", "seller"), ("total", "shopee"), ("after", "shopee")),
)  # fmt: skip


def totals(table: Table) -> list[int | None]:
    """Rupiah of each line before returns, after the seller's discount alone."""
    original = settle(table.cells("original"))
    paid, misread = _paid(table, original.values)
    beside = original.misread or misread
    if not (table.has("original") and table.has("seller")):
        most = _times(original.values, table.quantities)
        rebate = settle(table.cells("shopee"), price=False, beside=beside, most=most)
        off = _by_line(table, table.note_money("shopee", rebate), [])
        return [
            None if p is None or o is None else p + o
            for p, o in zip(paid, off, strict=True)
        ]
    gaps = _gaps(table, original.values, paid, table.cells("shopee"))
    whole = _times(original.values, table.quantities)
    seller = settle(table.cells("seller"), gaps, price=False, beside=beside, most=whole)
    before = table.note_money("original", original)
    taken = _by_line(table, table.note_money("seller", seller), gaps)
    return [
        None if o is None or n is None or s is None else o * n - s
        for o, n, s in zip(before, table.quantities, taken, strict=True)
    ]


def _times(
    amounts: Sequence[int | None], counts: Sequence[int | None]
) -> list[int | None]:
    return [
        None if a is None or n is None else a * n
        for a, n in zip(amounts, counts, strict=True)
    ]


def _paid(
    table: Table, original: Sequence[int | None]
) -> tuple[list[int | None], bool]:
    """What the products of each line cost the buyer; had Excel misread it?"""
    after = settle(table.cells("after"), [() if o is None else (o,) for o in original])
    if table.has("total"):
        sums = [less(a, n) for a, n in zip(after.values, table.quantities, strict=True)]
        total = settle(table.cells("total"), sums)
        return list(total.values), total.misread
    return _times(after.values, table.quantities), after.misread


def _gaps(
    table: Table,
    original: Sequence[int | None],
    paid: Sequence[int | None],
    rebates: Sequence[Cell],
) -> list[set[int]]:
    """Per row: what is left for the seller's discount once Shopee's is taken off."""
    gaps: list[set[int]] = []
    for o, n, p, rebate in zip(original, table.quantities, paid, rebates, strict=True):
        gap = less(o, n, rebate)
        gaps.append({g - p for g in gap if p is not None and g >= p})
    return gaps


def _by_line(
    table: Table, discounts: Sequence[int | None], gaps: Sequence[set[int]]
) -> list[int | None]:
    """Discounts of whole lines; where the column tells them a piece, times the count."""
    votes = 0
    for off, n, gap in zip(discounts, table.quantities, gaps, strict=False):
        if off and n and n > 1:
            votes += (abs(off) * n in gap) - (abs(off) in gap)
    return [
        None if off is None else abs(off) * (n or 0 if votes > 0 else 1)
        for off, n in zip(discounts, table.quantities, strict=True)
    ]

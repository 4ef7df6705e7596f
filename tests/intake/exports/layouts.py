"""How a marketplace's export, or an office's copy of it, writes orders down."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

import openpyxl
from hypothesis import strategies as st

from tests.intake.exports.orders import Line

Money = Callable[[int], object]


def dots(amount: int) -> str:
    return f"{amount:,}".replace(",", ".")


def misread(amount: int) -> object:
    """What American Excel makes of `91.000`: 91; of `1.250.000` nothing."""
    text = dots(amount)
    return text if text.count(".") > 1 else float(text) if "." in text else amount


MONEYS: dict[str, Money] = {
    "number": lambda n: n,
    "float": float,
    "text": str,
    "dots": dots,
    "Rp": lambda n: f"Rp{dots(n)}",
    "IDR": lambda n: f"IDR {n:,}",
    "sen": lambda n: f"{dots(n)},00",
    "point": lambda n: f"{n}.00",
    "misread": misread,
}
TIMES: dict[str, Callable[[datetime], object]] = {
    "cell": lambda t: t,
    "iso": lambda t: f"{t:%Y-%m-%d %H:%M:%S}",
    "short": lambda t: f"{t:%Y-%m-%d %H:%M}",
    "day first": lambda t: f"{t:%d-%m-%Y %H:%M:%S}",
    "slashes": lambda t: f"{t:%d/%m/%Y %H:%M:%S}",
    "tab": lambda t: f"{t:%d/%m/%Y %H:%M:%S}\t",
    "slashes short": lambda t: f"{t:%d/%m/%Y %H:%M}",
}
STATUSES = {
    "tokopedia": {
        "final": ("Pesanan Selesai", "Transaksi selesai.\nDana akan diteruskan ke penjual.", "Selesai"),
        "provisional": ("Sedang Dikirim", "Pesanan Diproses", "Pesanan Tiba"),
        "cancelled": ("Pesanan Dibatalkan", "Dibatalkan Penjual"),
        "unpaid": ("Menunggu Pembayaran",),
    },
    "tiktok": {
        "final": ("Selesai", "Completed"),
        "provisional": ("Perlu dikirim", "Dikirim", "To ship", "Shipped"),
        "cancelled": ("Dibatalkan", "Canceled", "Cancelled"),
        "unpaid": ("Belum dibayar", "Unpaid"),
    },
    "shopee": {
        "final": ("Selesai", "Completed"),
        "provisional": ("Perlu Dikirim", "Dikirim", "To Ship", "Shipped"),
        "cancelled": ("Batal", "Cancelled"),
        "unpaid": ("Belum Bayar", "Unpaid"),
    },
}  # fmt: skip
# Each column: the field, then the names it goes by; `?` = may be left out, `$` = money.
COLUMNS: dict[str, tuple[tuple[str, ...], ...]] = {
    "tokopedia": (
        ("row?", "Nomor", "No"), ("order", "Nomor Invoice", "No. Invoice", "NOMOR INVOICE", "Invoice"),
        ("paid", "Tanggal Pembayaran", "Tgl Pembayaran", "tanggal  pembayaran"), ("status", "Status Terakhir", "Status Pesanan"),
        ("blank?", "Tanggal Pesanan Selesai"), ("product", "Nama Produk", "NAMA PRODUK", "Nama Barang"),
        ("kind?", "Tipe Produk"), ("sku?", "Nomor SKU", "No SKU", "SKU"), ("words?", "Catatan Produk Pembeli"),
        ("quantity", "Jumlah Produk Dibeli", "Jumlah Dibeli", "Jumlah Produk Di beli"), ("$price?", "Harga Awal (IDR)", "Harga Awal"),
        ("cash?", "Harga Satuan Bundling (IDR)"), ("$seller?", "Diskon Produk (IDR)", "Diskon Produk (Rp)"),
        ("$after?", "Harga Jual (IDR)", "Harga Jual", "Harga Jual (Rp)"), ("$subsidy?", "Jumlah Subsidi Tokopedia (IDR)"),
        ("$coupon?", "Nilai Kupon Toko Terpakai (IDR)"), ("$shipping?", "Biaya Pengiriman Tunai (IDR)"),
        ("$shipping?", "Total Biaya Pengiriman (IDR)"), ("$money?", "Total Penjualan (IDR)", "Total Penjualan"),
        ("buyer?", "Nama Pembeli"), ("courier?", "Nama Kurir"), ("blank?", "COD"),
        ("returned", "Jumlah Produk Yang Dikurangkan", "Jumlah Produk yang dikurangkan"), ("$off?", "Total Pengurangan (IDR)"),
    ),
    "tiktok": (
        ("order", "Order ID", "ID Pesanan", "ORDER ID"), ("status", "Order Status", "Status Pesanan"), ("substatus?", "Order Substatus"),
        ("blank?", "Cancelation/Return Type"), ("normal?", "Normal or Pre-order"), ("sku_id?", "SKU ID", "ID SKU"),
        ("sku?", "Seller SKU", "SKU Penjual"), ("product", "Product Name", "Nama Produk", "Product  Name"),
        ("variation?", "Variation", "Variasi"), ("quantity", "Quantity", "Jumlah", "Kuantitas"),
        ("returned", "Sku Quantity of return", "SKU Quantity of Return"), ("$price?", "SKU Unit Original Price"),
        ("$before?", "SKU Subtotal Before Discount", "Subtotal SKU Sebelum Diskon"), ("$platforms?", "SKU Platform Discount", "Diskon Platform SKU"),
        ("$sellers?", "SKU Seller Discount", "Diskon Penjual SKU"), ("$left?", "SKU Subtotal After Discount", "Subtotal SKU Setelah Diskon"),
        ("$shipping?", "Shipping Fee After Discount"), ("$shipping?", "Original Shipping Fee"), ("$zero?", "Payment platform discount"),
        ("$money?", "Order Amount"), ("created?", "Created Time", "Waktu Dibuat"), ("paid", "Paid Time", "Waktu Dibayar", "Waktu Pembayaran"),
        ("blank?", "RTS Time"), ("blank?", "Cancel Reason"), ("buyer?", "Buyer Username"), ("buyer?", "Recipient"), ("weight?", "Weight(kg)"),
        ("blank?", "Seller Note"), ("blank?", "Tokopedia Invoice Number"),
    ),
    "shopee": (
        ("order", "No. Pesanan", "Nomor Pesanan", "NO. PESANAN"), ("status", "Status Pesanan", "Order Status"), ("blank?", "Alasan Pembatalan"),
        ("blank?", "Status Pembatalan/ Pengembalian"), ("blank?", "No. Resi"), ("courier?", "Opsi Pengiriman"),
        ("created?", "Waktu Pesanan Dibuat"), ("paid", "Waktu Pembayaran Dilakukan", "Waktu Pembayaran"), ("blank?", "SKU Induk"),
        ("product", "Nama Produk", "Product Name"), ("sku?", "Nomor Referensi SKU", "No. Referensi SKU"), ("variation?", "Nama Variasi", "Variasi"),
        ("$price?", "Harga Awal", "Harga awal"), ("$deal?", "Harga Setelah Diskon"), ("quantity", "Jumlah", "Kuantitas"),
        ("returned", "Returned quantity", "Jumlah Dikembalikan", "Returned Quantity"), ("$paidfor?", "Total Harga Produk"),
        ("$discounts?", "Total Diskon"), ("$sellers?", "Diskon Dari Penjual", "Diskon dari Penjual", "Diskon Penjual"),
        ("$platforms?", "Diskon Dari Shopee", "Diskon dari Shopee"), ("weight?", "Berat Produk"), ("many?", "Jumlah Produk di Pesan"),
        ("$zero?", "Voucher Ditanggung Penjual"), ("$zero?", "Voucher Ditanggung Shopee"), ("$shipping?", "Ongkos Kirim Dibayar oleh Pembeli"),
        ("$money?", "Total Pembayaran"), ("$shipping?", "Perkiraan Ongkos Kirim"), ("buyer?", "Username (Pembeli)"), ("blank?", "Catatan"),
        ("buyer?", "Nama Penerima"), ("blank?", "Waktu Pesanan Selesai"),
    ),
}  # fmt: skip

# the fields that together tell a price; one of these sets is always there
PATHS: dict[str, tuple[tuple[str, ...], ...]] = {
    "tokopedia": (("after",), ("after",), ("price", "seller")),
    "tiktok": (("before", "sellers"), ("price", "sellers"), ("left", "platforms")),
    "shopee": (("price", "sellers"), ("paidfor", "platforms"), ("deal", "platforms")),
}


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write an export down."""

    marketplace: str
    fields: tuple[str, ...]
    headers: tuple[str, ...]
    money: tuple[str, ...]  # one of MONEYS for each column
    times: str
    above: tuple[tuple[object, ...], ...]
    descriptions: bool  # row 2 of the header explains the columns
    blank_order: bool  # the order's number stands at its first line only
    csv: str  # delimiter; '' = xlsx
    total: bool


@st.composite
def layouts(draw: st.DrawFn, marketplace: str) -> Layout:
    """Some of the columns, in some order, in some dress."""
    path = draw(st.sampled_from(PATHS[marketplace]))
    kept = [
        c for c in COLUMNS[marketplace]
        if not c[0].endswith("?") or c[0].strip("?$") in path or draw(st.integers(0, 3))
    ]  # fmt: skip
    if draw(st.booleans()):
        kept = list(draw(st.permutations(kept)))
    delimiter = draw(st.sampled_from(["", "", "", ",", ";", "\t"]))
    dress = [k for k in MONEYS if not delimiter or k not in ("misread", "float", "number")]  # fmt: skip
    one = draw(st.sampled_from(dress))
    several = draw(st.integers(0, 2)) == 0  # each column in its own dress
    usual = st.integers(0, 2)
    return Layout(
        marketplace,
        tuple(c[0].strip("?$") for c in kept),
        tuple(c[1] if draw(usual) else draw(st.sampled_from(c[1:])) for c in kept),
        tuple((draw(st.sampled_from(dress)) if several else one) if c[0].startswith("$") else "" for c in kept),
        draw(st.sampled_from([t for t in TIMES if not delimiter or t != "cell"])),
        draw(st.sampled_from([(), (), (("Laporan Penjualan",), ("Toko : jabfestofficial",), ()), (("Periode", "01-01-2023 - 31-12-2025"),)])),
        marketplace == "tiktok" and draw(st.booleans()),
        marketplace == "tokopedia" and draw(st.booleans()),
        delimiter,
        draw(st.integers(0, 4)) == 0,
    )  # fmt: skip


def value(layout: Layout, field: str, number: int, line: Line, status: str) -> object:
    """What a column's cell tells, before it is dressed."""
    pay = line.price - line.seller - line.platform
    tab = "\t" if layout.csv else ""
    return {
        "row": number, "order": (line.order + tab) if line.first or not layout.blank_order else None, "paid": line.paid,
        "created": line.created, "status": status, "product": line.product, "sku": line.sku or None, "sku_id": line.sku_id + tab,
        "variation": line.variation or None, "quantity": line.quantity, "returned": line.returned, "price": line.price,
        "seller": line.seller, "sellers": line.seller * line.quantity, "platforms": line.platform * line.quantity,
        "after": line.price - line.seller, "before": line.price * line.quantity, "left": pay * line.quantity, "deal": pay,
        "paidfor": pay * line.quantity, "discounts": (line.seller + line.platform) * line.quantity, "money": line.money,
        "shipping": line.shipping, "subsidy": 0, "coupon": 0, "zero": 0, "off": (line.price - line.seller) * line.returned,
        "kind": "Barang", "cash": "Non Tunai", "buyer": "S***i", "courier": "Reguler", "normal": "Normal", "weight": "0.25",
        "substatus": status, "many": line.quantity, "words": "tolong dibungkus",
    }.get(field)  # fmt: skip


def rows_of(lines: list[Line], layout: Layout, statuses: list[str]) -> list[list[object]]:  # fmt: skip
    """The rows of the sheet: what stands above, the header, the lines."""
    rows = [list(row) for row in layout.above] + [list(layout.headers)]
    if layout.descriptions:
        rows.append([f"Platform {field}." for field in layout.fields])
    for number, (line, status) in enumerate(zip(lines, statuses, strict=True), 1):
        told = [value(layout, f, number, line, status) for f in layout.fields]
        rows.append([_dressed(layout, n, cell) for n, cell in enumerate(told)])
    if layout.total:
        sums = {n: sum(one.money for one in lines) for n, f in enumerate(layout.fields) if f == "money"}  # fmt: skip
        rows.append(
            ["Total" if not n else sums.get(n) for n in range(len(layout.fields))]
        )
    return rows


def _dressed(layout: Layout, column: int, cell: object) -> object:
    if isinstance(cell, datetime):
        return TIMES[layout.times](cell)
    if layout.money[column] and isinstance(cell, int):
        return MONEYS[layout.money[column]](cell)
    return cell


def content_of(rows: list[list[object]], layout: Layout) -> bytes:
    """The bytes of the file."""
    if not layout.csv:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()
    text = io.StringIO()
    table = csv.writer(text, delimiter=layout.csv)
    table.writerows([["" if cell is None else cell for cell in row] for row in rows])
    return ("\ufeff" + text.getvalue()).encode()

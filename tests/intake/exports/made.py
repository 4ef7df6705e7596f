"""Small exports made by hand: rows of cells under a form's headers."""

from lapak.intake.exports import understand
from lapak.intake.reading.workbook import Sheet, Workbook

TOKOPEDIA = {
    "Nomor": 1, "Nomor Invoice": "INV/1", "Tanggal Pembayaran": "17-03-2023 10:00:00",
    "Status Terakhir": "Pesanan Selesai", "Tanggal Pesanan Selesai": None, "Nama Produk": "Abon",
    "Tipe Produk": "Barang", "Nomor SKU": None, "Jumlah Produk Dibeli": 1, "Harga Awal (IDR)": 25000,
    "Diskon Produk (IDR)": 0, "Harga Jual (IDR)": 25000, "Jumlah Subsidi Tokopedia (IDR)": 0,
    "Total Penjualan (IDR)": 40000, "Jumlah Produk Yang Dikurangkan": 0,
}  # fmt: skip
TIKTOK = {
    "Order ID": "577\t", "Order Status": "Selesai", "Order Substatus": None, "SKU ID": "17\t", "Seller SKU": None,
    "Product Name": "Abon", "Variation": "Default", "Quantity": 1, "Sku Quantity of return": 0,
    "SKU Unit Original Price": 25000, "SKU Subtotal Before Discount": 25000, "SKU Platform Discount": 0,
    "SKU Seller Discount": 0, "SKU Subtotal After Discount": 25000, "Order Amount": 40000,
    "Created Time": "15/09/2023 09:00:00\t", "Paid Time": "15/09/2023 10:00:00\t",
}  # fmt: skip
SHOPEE = {
    "No. Pesanan": "231117A", "Status Pesanan": "Selesai", "Status Pembatalan/ Pengembalian": None,
    "Waktu Pesanan Dibuat": "2023-11-17 09:00", "Waktu Pembayaran Dilakukan": "2023-11-17 10:00", "SKU Induk": None,
    "Nama Produk": "Abon", "Nomor Referensi SKU": None, "Nama Variasi": None, "Harga Awal": "25.000",
    "Harga Setelah Diskon": "25.000", "Jumlah": 1, "Returned quantity": 0, "Total Harga Produk": "25.000",
    "Total Diskon": 0, "Diskon Dari Penjual": 0, "Diskon Dari Shopee": 0, "Total Pembayaran": "40.000",
}  # fmt: skip


def sheet_of(form, lines, *, above=(), headers=None, name="orders"):
    """A sheet with these lines: each a dict of what differs from the form's own line."""
    order = headers or list(form)
    rows = [list(row) for row in above] + [order]
    rows += [[{**form, **line}.get(header) for header in order] for line in lines]
    return Sheet(name=name, hidden=False, rows=rows)


def read(form, lines, *, path="online/ekspor.xlsx", **more):
    """What an export with these lines says."""
    return understand(Workbook("xlsx", [sheet_of(form, lines, **more)]), path)


def lines_of(form, lines, **more):
    return read(form, lines, **more).tables[0].lines


def kinds(told):
    return [remark.kind for remark in told.remarks]

"""Tokopedia's old seller export: one price a product, the invoice once an order."""

from lapak.intake.exports.columns import form
from lapak.intake.exports.money import less, settle
from lapak.intake.exports.table import Table

FORM = form(
    "tokopedia",
    "Tokopedia (ekspor penjual lama)",
    {
        "order*": ("Nomor Invoice", "No Invoice", "Invoice", "Invoice Number", "Nomor Faktur", "No. Pesanan", "Nomor Pesanan"),
        "paid_at*": ("Tanggal Pembayaran", "Tgl Pembayaran", "Waktu Pembayaran", "Payment Date", "Tanggal Bayar"),
        "status*": ("Status Terakhir", "Status Pesanan", "Status", "Order Status", "Last Status", "Status Transaksi"),
        "product*": ("Nama Produk", "Nama Barang", "Product Name", "Produk"),
        "sku": ("Nomor SKU", "No SKU", "SKU", "SKU Produk", "SKU Number", "Stock Keeping Unit (SKU)", "Kode SKU"),
        "quantity*": ("Jumlah Produk Dibeli", "Jumlah Dibeli", "Jumlah Produk", "Jumlah", "Qty", "Quantity", "Jumlah Barang", "Kuantitas"),
        "price": ("Harga Jual (IDR)", "Harga Jual", "Selling Price", "Harga Jual Satuan"),
        "original": ("Harga Awal (IDR)", "Harga Awal", "Original Price", "Initial Price"),
        "discount": ("Diskon Produk (IDR)", "Diskon Produk", "Product Discount", "Potongan Produk"),
        "returned": ("Jumlah Produk Yang Dikurangkan", "Jumlah Dikurangkan", "Produk Dikurangkan", "Reduced Quantity", "Jumlah Pengurangan"),
        "done_at?": ("Tanggal Pesanan Selesai",),
    },
    "Nomor|Waktu Pesanan Selesai|Tanggal Pesanan Dibatalkan|Waktu Pesanan Dibatalkan|Tipe Produk|Catatan Produk Pembeli|"
    "Catatan Produk Penjual|Harga Satuan Bundling (IDR)|Jumlah Subsidi Tokopedia (IDR)|Nilai Kupon Toko Terpakai (IDR)|"
    "Jenis Kupon Toko Terpakai|Kode Kupon Toko Yang Digunakan|Biaya Pengiriman Tunai (IDR)|Biaya Asuransi Pengiriman (IDR)|"
    "Total Biaya Pengiriman (IDR)|Total Penjualan (IDR)|Nama Pembeli|No Telp Pembeli|Nama Penerima|No Telp Penerima|"
    "Alamat Pengiriman|Kota|Provinsi|Nama Kurir|Tipe Pengiriman (regular, same day, etc)|No Resi / Kode Booking|"
    "Tanggal Pengiriman Barang|Waktu Pengiriman Barang|Gudang Pengiriman|Nama Campaign|Nama Bundling|"
    "Tipe Bebas Ongkir (Bebas Ongkir, Bebas Ongkir DT)|COD|Total Pengurangan (IDR)|Nama Penawaran Terpakai|"
    "Tingkatan Promosi Terpakai|Diskon Penawaran Terpakai (IDR)",
    (("price",), ("original", "discount")),
)  # fmt: skip


def totals(table: Table) -> list[int | None]:
    """Rupiah of each line before returns, after the seller's discount."""
    originals, discounts = table.cells("original"), table.cells("discount")
    original = settle(originals)
    if table.has("price"):
        sums = [
            less(o, 1, d) if d is not None else ()
            for o, d in zip(original.values, discounts, strict=True)
        ]
        price = table.note_money("price", settle(table.cells("price"), sums))
    else:
        seller = settle(
            discounts, price=False, beside=original.misread, most=original.values
        )
        before = table.note_money("original", original)
        price = [
            None if o is None or d is None else o - abs(d)
            for o, d in zip(before, table.note_money("discount", seller), strict=True)
        ]
    return [
        None if p is None or n is None else p * n
        for p, n in zip(price, table.quantities, strict=True)
    ]

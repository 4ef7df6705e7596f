"""Orders as the three marketplaces export them, with the traps that real exports have."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from lapak.demo.amounts import dotted
from lapak.demo.export_headers import SHOPEE, TIKTOK, TOKOPEDIA
from lapak.demo.online import Line, Order
from lapak.demo.sheets import Sheet, Value

SHOP = "lapakbarat"
Cells = dict[str, Value]


@dataclass(frozen=True, slots=True)
class Export:
    """One export: made when, with which of the form's peculiarities."""

    marketplace: str
    moment: datetime
    form: str  # xlsx, "csv," or "csv;"
    title_block: bool = False
    english: bool = False
    misread: bool = False  # Shopee: Excel read "34.000" as 34
    short: bool = False  # TikTok: the form without the last two columns


def sheet_of(
    export: Export, orders: list[Order], random: Random
) -> tuple[Sheet, list[tuple[Order, int, int]]]:
    """The export's sheet, and where each order's lines stand in it.

    The places are (order, number of its line from 1, row counted from 1).
    """
    form = _FORMS[export.marketplace]
    sheet = Sheet(form.sheet)
    row = form.head(sheet, export)
    places = []
    for number, order in enumerate(orders, 1):
        status = random.choice(form.statuses(export)[order.at(export.moment)])
        for at, line in enumerate(order.lines, 1):
            cells = form.cells(_Said(export, order, line, at, status, number))
            for column, heading in enumerate(_headings(form, export)):
                sheet.put(row, column, cells.get(heading))
            row += 1
            places.append((order, at, row))
    return sheet, places


def _headings(form: "_Form", export: Export) -> tuple[str, ...]:
    return form.headings[:-2] if export.short else form.headings


@dataclass(frozen=True, slots=True)
class _Said:
    """What one row of an export has to tell."""

    export: Export
    order: Order
    line: Line
    at: int  # number of the line in its order, from 1
    status: str
    number: int  # of the order in the export

    @property
    def returned(self) -> int:
        return self.order.returned(self.line, self.export.moment)

    @property
    def sent(self) -> datetime | None:
        known = self.order.at(self.export.moment)
        return (
            self.order.made + timedelta(days=1, hours=3)
            if known in ("done", "shipped")
            else None
        )

    @property
    def done(self) -> datetime | None:
        known = self.order.at(self.export.moment)
        return self.order.made + timedelta(days=5, hours=2) if known == "done" else None

    @property
    def cancelled(self) -> datetime | None:
        return (
            self.order.made + timedelta(hours=9)
            if self.order.status == "cancelled"
            else None
        )


def _when(moment: datetime | None, pattern: str) -> str:
    return moment.strftime(pattern) if moment else ""


def _tokopedia_head(sheet: Sheet, export: Export) -> int:
    row = 0
    if export.title_block:
        made = f"Diunduh pada {export.moment:%d-%m-%Y %H:%M}"
        for row, text in enumerate(("Laporan Transaksi", f"Nama Toko: {SHOP}", made)):
            sheet.put(row, 0, text)
        row = 4
    for column, heading in enumerate(TOKOPEDIA):
        sheet.put(row, column, heading)
    return row + 1


def _tokopedia_cells(said: _Said) -> Cells:
    order, line = said.order, said.line
    cells: Cells = {
        "Status Terakhir": said.status,
        "Nama Produk": line.product.name,
        "Tipe Produk": "Barang",
        "Nomor SKU": line.product.sku,
        "Catatan Produk Pembeli": line.variation,
        "Jumlah Produk Dibeli": line.quantity,
        "Harga Awal (IDR)": line.product.price,
        "Harga Satuan Bundling (IDR)": 0,
        "Diskon Produk (IDR)": line.seller_discount,
        "Harga Jual (IDR)": line.price,
        "Jumlah Subsidi Tokopedia (IDR)": line.platform_discount * line.quantity,
        "Nilai Kupon Toko Terpakai (IDR)": "Non Tunai",
        "Total Penjualan (IDR)": order.total,
        "COD": "Tidak",
        "Jumlah Produk Yang Dikurangkan": said.returned,
        "Total Pengurangan (IDR)": said.returned * line.price,
    }
    if said.at > 1:  # an order's further lines say nothing of the order but its total
        return cells
    return cells | {
        "Nomor": said.number,
        "Nomor Invoice": order.number,
        "Tanggal Pembayaran": _when(order.paid, "%d-%m-%Y %H:%M:%S"),
        "Tanggal Pesanan Selesai": _when(said.done, "%d-%m-%Y"),
        "Waktu Pesanan Selesai": _when(said.done, "%H:%M:%S"),
        "Tanggal Pesanan Dibatalkan": _when(said.cancelled, "%d-%m-%Y"),
        "Waktu Pesanan Dibatalkan": _when(said.cancelled, "%H:%M:%S"),
        "Biaya Pengiriman Tunai (IDR)": order.shipping or "Non Tunai",
        "Biaya Asuransi Pengiriman (IDR)": 0,
        "Total Biaya Pengiriman (IDR)": order.shipping,
        "Nama Pembeli": f"S***{order.buyer}",
        "No Telp Pembeli": "08**********",
        "Alamat Pengiriman": "(disamarkan)",
        "Kota": "Kota Jakarta Barat",
        "Provinsi": "DKI Jakarta",
        "Nama Kurir": "AnterAja",
        "Tipe Pengiriman (regular, same day, etc)": "Reguler",
        "Tanggal Pengiriman Barang": _when(said.sent, "%d-%m-%Y"),
        "Waktu Pengiriman Barang": _when(said.sent, "%H:%M:%S"),
        "Gudang Pengiriman": SHOP,
    }


def _tokopedia_statuses(export: Export) -> dict[str, tuple[str, ...]]:
    return {
        "done": (
            "Pesanan Selesai",
            "Transaksi selesai.\nDana akan diteruskan ke penjual.",
        ),
        "shipped": ("Pesanan Dikirim",),
        "to_ship": ("Pesanan Diproses",),
        "unpaid": ("Menunggu Pembayaran",),
        "cancelled": ("Dibatalkan oleh Pembeli", "Pesanan Dibatalkan"),
    }


def _tiktok_head(sheet: Sheet, export: Export) -> int:
    for column, heading in enumerate(_headings(_FORMS["tiktok"], export)):
        sheet.put(0, column, heading)
        if export.form == "xlsx":
            sheet.put(1, column, f"{heading} as the platform records it.")
    return 2 if export.form == "xlsx" else 1


def _tiktok_cells(said: _Said) -> Cells:
    order, line = said.order, said.line
    clock = "%d/%m/%Y %H:%M:%S"
    before = line.product.price * line.quantity
    seller = line.seller_discount * line.quantity
    platform = line.platform_discount * line.quantity
    return {
        "Order ID": f"{order.number}\t",
        "Order Status": said.status,
        "Cancelation/Return Type": "Cancel" if said.cancelled else "",
        "Normal or Pre-order": "Normal",
        "SKU ID": f"18{order.number[-8:]}{said.at:02}\t",
        "Seller SKU": line.product.sku,
        "Product Name": line.product.name,
        "Variation": line.variation or "Default",
        "Quantity": line.quantity,
        "Sku Quantity of return": said.returned,
        "SKU Unit Original Price": line.product.price,
        "SKU Subtotal Before Discount": before,
        "SKU Platform Discount": platform,
        "SKU Seller Discount": seller,
        "SKU Subtotal After Discount": before - seller - platform,
        "Shipping Fee After Discount": order.shipping,
        "Original Shipping Fee": order.shipping,
        "Order Amount": order.total,
        "Created Time": f"{order.made.strftime(clock)}\t",
        "Paid Time": f"{_when(None if said.cancelled else order.paid, clock)}\t",
        "Shipped Time": f"{_when(said.sent, clock)}\t",
        "Delivered Time": f"{_when(said.done, clock)}\t",
        "Cancelled Time": f"{_when(said.cancelled, clock)}\t",
        "Warehouse Name": SHOP,
        "Buyer Username": f"pmb{order.buyer}",
        "Recipient": "(disamarkan)",
        "Phone #": "(+62)8**********",
        "Country": "Indonesia",
        "Province": "DKI Jakarta",
        "Payment Method": "QRIS",
        "Weight(kg)": 0.4,
        "Product Category": line.product.business.trade,
        "Purchase Channel": "TikTok Shop",
    }


def _tiktok_statuses(export: Export) -> dict[str, tuple[str, ...]]:
    if export.english:
        return {
            "done": ("Completed",),
            "shipped": ("Shipped",),
            "to_ship": ("To ship",),
            "unpaid": ("Unpaid",),
            "cancelled": ("Canceled",),
        }
    return {
        "done": ("Selesai",),
        "shipped": ("Dikirim",),
        "to_ship": ("Perlu dikirim",),
        "unpaid": ("Belum dibayar",),
        "cancelled": ("Dibatalkan",),
    }


def _shopee_head(sheet: Sheet, export: Export) -> int:
    for column, heading in enumerate(SHOPEE):
        sheet.put(0, column, heading)
    return 1


def _misread(amount: int) -> Value:
    """`34.000` as Excel reads it, 34; with two dots it stays text."""
    return amount / 1000 if amount < 1_000_000 else dotted(amount)


def _shopee_cells(said: _Said) -> Cells:
    order, line = said.order, said.line
    price: Callable[[int], Value] = _misread if said.export.misread else dotted
    seller = line.seller_discount * line.quantity
    platform = line.platform_discount * line.quantity
    paid = line.price - line.platform_discount
    return {
        "No. Pesanan": order.number,
        "Status Pesanan": said.status,
        "Alasan Pembatalan": "Dibatalkan oleh Pembeli" if said.cancelled else "",
        "Status Pembatalan/ Pengembalian": "Permintaan Disetujui"
        if said.returned
        else "",
        "Opsi Pengiriman": "Reguler",
        "Waktu Pesanan Dibuat": _when(order.made, "%Y-%m-%d %H:%M"),
        "Waktu Pembayaran Dilakukan": _when(order.paid, "%Y-%m-%d %H:%M") or "-",
        "Metode Pembayaran": "Online Payment",
        "Nama Produk": line.product.name,
        "Nomor Referensi SKU": line.product.sku,
        "Nama Variasi": line.variation,
        "Harga Awal": price(line.product.price),
        "Harga Setelah Diskon": price(paid),
        "Jumlah": line.quantity,
        "Returned quantity": said.returned,
        "Total Harga Produk": price(paid * line.quantity),
        "Total Diskon": _misread(seller + platform),
        "Diskon Dari Penjual": _misread(seller),
        "Diskon Dari Shopee": _misread(platform),
        "Berat Produk": "300 gr",
        "Jumlah Produk di Pesan": sum(other.quantity for other in order.lines),
        "Voucher Ditanggung Penjual": 0,
        "Paket Diskon": "N",
        "Ongkos Kirim Dibayar oleh Pembeli": _misread(order.shipping),
        "Total Pembayaran": price(order.total),
        "Perkiraan Ongkos Kirim": _misread(order.shipping),
        "Username (Pembeli)": "(disamarkan)",
        "Kota/Kabupaten": "KOTA JAKARTA BARAT",
        "Provinsi": "DKI JAKARTA",
        "Waktu Pesanan Selesai": _when(said.done, "%Y-%m-%d %H:%M"),
    }


def _shopee_statuses(export: Export) -> dict[str, tuple[str, ...]]:
    return {
        "done": ("Selesai",),
        "shipped": ("Dikirim",),
        "to_ship": ("Perlu Dikirim",),
        "unpaid": ("Belum Bayar",),
        "cancelled": ("Batal",),
    }


@dataclass(frozen=True, slots=True)
class _Form:
    sheet: str
    headings: tuple[str, ...]
    head: Callable[[Sheet, Export], int]
    cells: Callable[[_Said], Cells]
    statuses: Callable[[Export], dict[str, tuple[str, ...]]]


_FORMS = {
    "tokopedia": _Form(
        "Worksheet", TOKOPEDIA, _tokopedia_head, _tokopedia_cells, _tokopedia_statuses
    ),
    "tiktok": _Form(
        "OrderSKUList", TIKTOK, _tiktok_head, _tiktok_cells, _tiktok_statuses
    ),
    "shopee": _Form("orders", SHOPEE, _shopee_head, _shopee_cells, _shopee_statuses),
}

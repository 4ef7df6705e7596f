"""Curation lists as offices write them: made-up products, in a layout drawn at random."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.intake.attendance.layouts import MONTHS
from tests.intake.attendance.truths import WARDS

WHO = (("Dapur Sari", "Sari"), ("Kue Rina", "Rina Wati"), ("Batik Ayu", "Hj. Ayu"), ("Kopi 77", "Bpk. Joko"), ("Total Snack", "Umi"), ("Sambal Bu Tin", "Tini"))  # fmt: skip
GOODS = ("Abon Sapi 100gr", "Kue Nastar (toples)", "Batik Tulis - M", "Kopi Robusta 250 gr", "Sambal Terasi, botol", "Keripik Pedas", "Dodol 1/2 kg", "Tas Rajut")  # fmt: skip
ACCEPTED = ("Lolos", "LOLOS", "Diterima", "Ya", "Lulus", "lolos kurasi", "✓")
REFUSED = (
    "Tidak lolos",
    "Tidak Lolos",
    "Ditolak",
    "TIDAK",
    "belum lolos",
    "Revisi foto",
)
HEADERS: dict[str, tuple[str, ...]] = {
    "number": ("No", "No.", "NO"),
    "edition": ("Edisi", "EDISI", "Batch", "JBL ke", "Edisi JBL", "Gelombang"),
    "business": ("Nama Usaha", "Nama UMKM", "UMKM", "Merk", "Nama Brand", "Nama Toko"),
    "owner": ("Nama Pemilik", "Pemilik", "Pelaku Usaha", "Nama Pemilik Usaha", "Penanggung Jawab"),
    "phone": ("No HP", "No. HP/WA", "Telepon", "Kontak"),
    "district": ("Kecamatan", "Kec."),
    "sku": ("SKU", "Kode Produk", "Kode SKU", "No SKU"),
    "product": ("Nama Produk", "Produk", "NAMA PRODUK", "Nama Barang", "Judul Produk"),
    "price": ("Harga", "Harga Jual", "Harga Satuan"),
    "stock": ("Stok", "Foto", "Berat (gr)", "Link Produk"),
    "verdict": ("Hasil", "Hasil Kurasi", "Status", "Keputusan", "Status Kurasi", "Lolos/Tidak"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Product:
    edition: int
    business: str
    owner: str
    sku: str
    product: str
    accepted: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write products down; `apart`: how their editions are told."""

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    apart: str  # column, lines, sheets
    once: bool  # a business stands once for its products
    merged: bool  # … in merged cells
    yes: str
    no: str
    roman: bool
    above: tuple[str, ...]
    numbering: bool
    footer: tuple[str, ...]
    days: int  # how the sheet of editions tells them


@st.composite
def products(draw: st.DrawFn) -> list[Product]:
    """Products of one to four businesses in one to three editions."""
    made = []
    for edition in range(1, draw(st.integers(1, 3)) + 1):
        for business, owner in draw(st.lists(st.sampled_from(WHO), min_size=1, max_size=4, unique=True)):  # fmt: skip
            for good in draw(st.lists(st.sampled_from(GOODS), min_size=1, max_size=3, unique=True)):  # fmt: skip
                number = len(made) + 1
                sku = draw(st.sampled_from(["", f"JBL-{number:03d}"]))
                made.append(Product(edition, business, owner, sku, good, draw(st.integers(0, 3)) > 0))  # fmt: skip
    return made


@st.composite
def editions(draw: st.DrawFn, count: int) -> list[tuple[int, date, date]]:
    """First and last day of each edition, in order."""
    start = date(draw(st.integers(2023, 2026)), 1, draw(st.integers(1, 28)))
    return [(n + 1, first, first + timedelta(days=draw(st.integers(0, 4)))) for n in range(count) for first in [start + timedelta(days=60 * n)]]  # fmt: skip


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    apart = draw(st.sampled_from(["column", "column", "lines", "sheets"]))
    columns = ["business", "owner", "product", "verdict", "sku"]
    columns += [
        c for c in ("phone", "district", "price", "stock") if draw(st.booleans())
    ]
    columns += ["edition"] if apart == "column" else []
    if draw(st.booleans()):
        columns = list(draw(st.permutations(columns)))
    columns = (["number"] if draw(st.integers(0, 3)) else []) + columns
    once = draw(st.booleans())
    return Layout(
        tuple(columns), tuple(draw(st.sampled_from(HEADERS[c])) for c in columns), apart, once, once and draw(st.booleans()),
        draw(st.sampled_from(ACCEPTED)), draw(st.sampled_from(REFUSED)), draw(st.booleans()),
        draw(st.sampled_from([("HASIL KURASI JUMAT BELI LOKAL",), ("SUKU DINAS PPKUKM", "DAFTAR PRODUK TERKURASI"), ()])),
        draw(st.integers(0, 3)) == 0, draw(st.sampled_from([(), ("Jakarta, 2 Januari 2023", "Kurator"), ("Mengetahui,", "Kepala Seksi", "NIP. 197001011990031001")])),
        draw(st.integers(0, 3)),
    )  # fmt: skip


def sheets_of(made: list[Product], layout: Layout) -> tuple[list[tuple[str, list[list[object]]]], list[str]]:  # fmt: skip
    """The sheets of products, each its name and rows; and the merges of the first."""
    if layout.apart != "sheets":
        rows, merges = _rows(made, layout)
        return [("Kurasi", rows)], merges
    numbers = sorted({one.edition for one in made})
    some = {n: [one for one in made if one.edition == n] for n in numbers}
    plain = Layout(**{f: getattr(layout, f) for f in Layout.__slots__} | {"merged": False})  # fmt: skip
    return [(f"Edisi {_number(layout, n)}", _rows(some[n], plain)[0]) for n in numbers], []  # fmt: skip


def days_of(told: list[tuple[int, date, date]], layout: Layout) -> list[list[object]]:
    """The rows of a sheet of editions."""
    if layout.days == 0:
        return [["Edisi", "Mulai", "Selesai"], *[list(one) for one in told]]
    if layout.days == 1:
        return [["No", "Edisi", "Tanggal Mulai", "Tanggal Selesai"], *[[n, f"Edisi {n}", f"{a:%d/%m/%Y}", f"{b:%d/%m/%Y}"] for n, a, b in told]]  # fmt: skip
    words = [(n, _span(a, b)) for n, a, b in told]
    if layout.days == 2:
        return [["Edisi", "Nama", "Periode"], *[[n, f"JBL {n}", days] for n, days in words]]  # fmt: skip
    return [["JADWAL EDISI"], ["Edisi", "Tanggal Pelaksanaan"], *[[f"Edisi {_number(layout, n)}", days] for n, days in words]]  # fmt: skip


def _span(first: date, last: date) -> str:
    end = f"{last.day} {MONTHS[last.month - 1]} {last.year}"
    if first == last:
        return end
    if first.month == last.month:
        return f"{first.day}-{end}"
    return f"{first.day} {MONTHS[first.month - 1]} - {end}"


def _number(layout: Layout, number: int) -> str | int:
    return ("", "I", "II", "III")[number] if layout.roman else number


def _rows(made: list[Product], layout: Layout) -> tuple[list[list[object]], list[str]]:
    rows: list[list[object]] = [[line] for line in layout.above] + [
        list(layout.headers)
    ]
    if layout.numbering:
        rows.append([n for n, _ in enumerate(layout.headers, 1)])
    runs: list[tuple[int, int]] = []
    before = Product(0, "", "", "", "", accepted=True)
    for number, one in enumerate(made, 1):
        if layout.apart == "lines" and one.edition != before.edition:
            rows.append([f"EDISI {_number(layout, one.edition)}"])
        again = (one.edition, one.business) == (before.edition, before.business)
        rows.append([_cell(layout, c, number, one, again=again and layout.once) for c in layout.columns])  # fmt: skip
        runs = [*runs[:-1], (runs[-1][0], len(rows))] if again else [*runs, (len(rows), len(rows))]  # fmt: skip
        before = one
    letters = ["ABCDEFGHIJKLMNOP"[layout.columns.index(c)] for c in ("business", "owner")]  # fmt: skip
    merges = [f"{x}{top}:{x}{end}" for top, end in runs for x in letters if end > top and layout.merged]  # fmt: skip
    return [*rows, [], *([line] for line in layout.footer)], merges


def _cell(layout: Layout, column: str, number: int, one: Product, *, again: bool) -> object:  # fmt: skip
    if again and column in ("business", "owner", "phone", "district"):
        return None
    return {
        "number": number, "edition": _number(layout, one.edition), "business": one.business, "owner": one.owner,
        "phone": "081200001234", "district": WARDS[0][1], "sku": one.sku or None, "product": one.product,
        "price": 25_000, "stock": 12, "verdict": layout.yes if one.accepted else layout.no,
    }[column]  # fmt: skip

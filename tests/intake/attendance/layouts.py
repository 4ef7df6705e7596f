"""The sheet that an office makes of a bazaar: its words, order, dress and dirt."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date

from hypothesis import strategies as st

from lapak.intake.reading.workbook import Cell, Sheet
from tests.intake.attendance.truths import Bazaar, Stall

MONTHS = [
    "Januari",
    "Februari",
    "Maret",
    "April",
    "Mei",
    "Juni",
    "Juli",
    "Agustus",
    "September",
    "Oktober",
    "November",
    "Desember",
]
SHORT = [
    "Jan",
    "Feb",
    "Mar",
    "Apr",
    "Mei",
    "Jun",
    "Jul",
    "Agt",
    "Sept",
    "Okt",
    "Nop",
    "Des",
]
WEEKDAYS = ["Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"]

HEADERS: dict[str, tuple[str, ...]] = {
    "number": ("No", "No.", "NO", "Nomor", "No Urut", "NO. URUT", "#", "Nr."),
    "business": (
        "Nama Usaha", "NAMA UMKM", "Merk", "Brand", "Nama Merek Usaha", "Nama Toko", "Nama Stand",
        "Nama Tenant", "USAHA", "Nama Brand", "Merek Dagang", "Nama Usaha/Brand", "Nama Warung",
        "Nama Usaha / Merk", "Nama Lapak", "Nama Booth", "Jenama", "Nama Kios", "Nama UKM", "Label Usaha",
        "Nama Bisnis", "Nama Dagang", "Nama Gerai", "Tenant", "UMKM",
    ),
    "owner": (
        "Nama Pemilik", "Pemilik", "NAMA PELAKU USAHA", "Nama Peserta", "Penanggung Jawab", "Pengusaha",
        "Owner", "Nama Lengkap", "Nama (sesuai KTP)", "Nama Sesuai KTP", "PIC", "Nama PJ", "Nama Pengelola",
        "Pemilik Usaha", "Pelaku UMKM", "Nama Pemilik Usaha", "Atas Nama", "Nama Pedagang", "Nama Owner",
        "Nama Wirausaha", "Nama Lengkap Pemilik", "Nama Penjual", "NAMA PEMILIK / PENANGGUNG JAWAB",
        "Pemilik Merk", "Peserta", "Pelaku Usaha",
    ),
    "both": (
        "Nama Usaha / Pemilik", "Nama Usaha (Pemilik)", "Nama UMKM / Nama Pemilik", "Merk & Pemilik",
        "Usaha/Pemilik", "Nama Usaha dan Nama Pemilik", "Toko - Pemilik", "Brand / Owner",
    ),
    "both turned": (
        "Pemilik / Nama Usaha", "Nama Pemilik - Nama Usaha", "Owner/Brand", "Nama Pemilik dan Usaha",
        "Pelaku Usaha / Merk",
    ),
    "nik": (
        "NIK", "No. KTP", "No KTP", "Nomor Induk Kependudukan", "NIK/No. KTP", "NO. NIK", "NIK (16 digit)",
        "Nomor Identitas (KTP)", "KTP", "N I K", "N.I.K.", "No. Induk Kependudukan", "Nomor KTP", "NIK Pemilik",
    ),
    "phone": (
        "No HP", "No. HP/WA", "Telepon", "Kontak", "Nomor WhatsApp", "No. Telp", "HP", "Contact Person",
        "Nomor Handphone", "No. Hp Aktif", "WA", "No. Tlp.", "Nomor Kontak", "No. Telepon/HP", "NOMOR HP",
        "Telp./HP", "No. Telpon", "Nomor yang bisa dihubungi", "CP", "Tlp",
    ),
    "district": (
        "Kecamatan", "Kec.", "Kec", "Asal Kecamatan", "Kecamatan Domisili", "Wilayah Kecamatan",
        "Kec. Asal", "KECAMATAN", "Domisili (Kecamatan)", "Wilayah",
    ),
    "ward": ("Kelurahan", "Kel.", "Kel", "Asal Kelurahan", "Kelurahan Domisili", "KELURAHAN"),
    "ward_district": ("Kel./Kec.", "Kelurahan / Kecamatan", "Kelurahan - Kecamatan", "Kel/Kec Domisili"),
    "product": (
        "Produk", "Jenis Usaha", "Jenis Produk", "Komoditi", "Produk yang Dijual", "Jenis Dagangan",
        "Nama Produk", "Barang Dagangan", "Jenis Barang", "Produk/Jasa", "Jenis Jualan", "Bidang Usaha",
        "Komoditas", "Produk Unggulan", "Jenis Produk / Usaha",
    ),
    "turnover": (
        "Omset", "Omzet", "Pendapatan", "Hasil Penjualan", "Penjualan", "Omzet Penjualan", "Omset Bazar",
        "Total Omset", "Jumlah Omset", "Nilai Transaksi", "Perolehan Omset", "Total Penjualan", "Jumlah Pendapatan",
        "Nilai Penjualan", "Jumlah Penjualan", "Capaian Omset", "Realisasi Omset", "Omset Kotor", "Penerimaan",
        "Omset Selama Bazar", "Hasil Jualan", "Total Pendapatan Bazar", "OMSET PENJUALAN", "Pemasukan", "Omset yang diperoleh",
    ),
    "total": ("Total", "Jumlah", "TOTAL OMSET", "Jumlah Omset", "Jml", "Grand Total", "Total Keseluruhan"),
    "note": ("Ket", "Ket.", "Keterangan", "KETERANGAN", "Catatan", "Ktr."),
}  # fmt: skip
EXTRAS: tuple[tuple[str, tuple[Cell, ...]], ...] = (
    ("TTD", (None,)),
    ("Tanda Tangan", (None, "hadir")),
    ("Email", ("umkm@contoh.id", None)),
    ("NIB", ("1234567890123", None, "belum ada")),
    ("L/P", ("L", "P")),
    ("Jenis Kelamin", ("Laki-laki", "Perempuan")),
    ("Umur", (35, 41, 52)),
    ("Instagram", ("@dapur_kita", None)),
    ("No. Stand", (1, 2, "A3", "B12")),
    ("Jumlah Transaksi", (12, 30, 7)),
    ("Jumlah Pengunjung", (120, 300)),
    ("OPD Pengampu", ("Sudin PPKUKM", "Sudin KPKP")),
    ("Sertifikat Halal", ("ada", "belum", None)),
    ("Jumlah Karyawan", (1, 2, 3)),
    ("Kode Pos", (11480, 11530)),
    ("PIRT", ("ada", None)),
    ("Alamat", ("Jl. Melati No. 5 RT 01/02", "Gg. Mangga III/7", "Jl. Panjang 10")),
    ("Alamat KTP", ("Jl. Melati No. 5 RT 01/02", "Gg. Mangga III/7")),
    ("Tahun Berdiri", (2015, 2019)),
    # money that was not sold at the bazaar
    ("Target Omset", (5_000_000, "Rp2.000.000")),
    ("Omset per Bulan", (12_000_000, "8 jt")),
    ("Omzet/bulan", ("Rp3.000.000", 4_500_000)),
    ("Rata-rata Omset Bulanan", (6_000_000,)),
    ("Modal Awal", (1_000_000, "500rb")),
    ("Harga Jual", (15_000, "Rp12.000")),
    ("Omset Tahun Lalu", (150_000_000,)),
    ("Biaya Sewa", (250_000, None)),
    ("Keuntungan", (150_000, None)),
    ("Jumlah Terjual", (12, 30)),
    ("Kisaran Harga Produk", ("10rb - 25rb",)),
    ("Omset Sebelum Bazar", (700_000,)),
    ("Kapasitas Produksi / Bulan", ("200 pcs", 300)),
)


@dataclass(slots=True)
class Paper:
    """A sheet that is being written on."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    rows: dict[str, int] = field(default_factory=dict)  # where a business stands
    headers: list[int] = field(default_factory=list)  # the first row of each header

    def put(self, row: int, column: int, cell: Cell) -> None:
        if cell is not None and cell != "":
            self.cells[row, column] = cell

    def moved(self, down: int, right: int) -> "Paper":
        """The same cells elsewhere."""
        return Paper(
            {
                (row + down, column + right): c
                for (row, column), c in self.cells.items()
            },
            [(a + down, b + right, c + down, d + right) for a, b, c, d in self.merges],
        )

    def sheet(self, name: str = "Sheet1") -> Sheet:
        height = max((row for row, _ in self.cells), default=0)
        rows: list[list[Cell]] = []
        for row in range(1, height + 1):
            last = max((c for r, c in self.cells if r == row), default=0)
            rows.append([self.cells.get((row, c)) for c in range(1, last + 1)])
        return Sheet(name, hidden=False, rows=rows, merges=list(self.merges))


@dataclass(frozen=True, slots=True)
class Days:
    """How the days of a bazaar stand in its columns of amounts."""

    group: str  # the cell over them; '' = one header row
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write a list down."""

    columns: tuple[str, ...]  # a name of HEADERS, `day 0` …, or `extra 3`
    headers: tuple[Cell, ...]  # beside them
    days: Days | None  # None: one column of turnover
    amounts: tuple[Callable[[int], Cell], ...]  # one of them for each cell
    phone: Callable[[str], Cell]
    nik: Callable[[str], Cell]
    both: Callable[[Stall, bool], str]
    nothing: Cell = "-"
    absent: str = "tidak hadir"
    places: str = "%s / %s"
    unit: str = ""  # 'dalam ribuan' stands in a title …
    unit_below: bool = False  # … or under the list
    groups: tuple[str, ...] = ()  # the cells over others, beside `columns`
    numbering: bool = False
    blank_every: int = 0
    again_every: int = 0
    total: str = ""
    footer: tuple[str, ...] = ()
    upper: bool = False


def long_days(days: tuple[date, ...], draw: st.DrawFn) -> str:
    """The days of a bazaar in one of the ways that titles tell them."""
    first, last = days[0], days[-1]
    short = draw(st.booleans())
    months = SHORT if short else MONTHS
    end = f"{last.day} {months[last.month - 1]} {last.year}"
    if first == last:
        figures = draw(
            st.sampled_from(["", "%d/%m/%Y", "%d-%m-%Y", "%Y-%m-%d", "%d.%m.%Y"])
        )
        day = last.strftime(figures) if figures else end
        named = draw(st.sampled_from(["", f"{WEEKDAYS[first.weekday()]}, "]))
        return f"{named}{day}"
    to = draw(
        st.sampled_from(
            [" - ", "-", " s/d ", " s.d. ", " sampai dengan ", " – ", " sd "]
        )
    )
    if first.month != last.month:
        year = (
            f" {first.year}" if first.year != last.year or draw(st.booleans()) else ""
        )
        return f"{first.day} {months[first.month - 1]}{year}{to}{end}"
    if draw(st.integers(0, 4)) == 0:
        return f"{first:%d/%m/%Y}{to}{last:%d/%m/%Y}"
    if len(days) == 2 and draw(st.booleans()):
        to = draw(st.sampled_from([" & ", " dan ", ", "]))
    if draw(st.integers(0, 4)) == 0:
        pair = f"{WEEKDAYS[first.weekday()]}{to}{WEEKDAYS[last.weekday()]}"
        return f"{pair}, {first.day}{to}{end}"
    return f"{first.day}{to}{end}"


def title_lines(bazaar: Bazaar, draw: st.DrawFn) -> list[list[Cell]]:
    """The lines above a list, each as cells from the left."""
    days = long_days(bazaar.days, draw)
    name = bazaar.name.upper() if draw(st.booleans()) else bazaar.name
    heading = draw(st.sampled_from([
        "DAFTAR HADIR", "DAFTAR HADIR PESERTA", "Daftar Peserta dan Omset", "ABSENSI PESERTA BAZAR UMKM",
        "REKAP OMSET PESERTA", "LAPORAN HASIL BAZAR", "DATA UMKM PESERTA",
    ]))  # fmt: skip
    style = draw(st.integers(0, 3))
    if style == 0:  # all in one line
        place = f" di {bazaar.place}" if draw(st.booleans()) else ""
        lines: list[list[Cell]] = [[f"{heading} {name}{place}, {days}"]]
        if not place:
            lines.append([f"Tempat : {bazaar.place}"])
        return lines
    when = draw(st.sampled_from([
        "Tanggal : ", "Hari/Tanggal : ", "Waktu: ", "Tgl. ", "Pelaksanaan : ", "Hari / Tanggal: ",
        "Dilaksanakan tanggal ", "Tanggal Pelaksanaan : ",
    ]))  # fmt: skip
    where = draw(
        st.sampled_from(
            ["Tempat : ", "Lokasi: ", "Tempat ", "LOKASI : ", "Bertempat di "]
        )
    )
    what = draw(st.sampled_from(["", "", "Kegiatan : ", "Nama Kegiatan: ", "Acara : "]))
    told: list[list[Cell]] = [
        [f"{what}{name}"],
        [f"{when}{days}"],
        [f"{where}{bazaar.place}"],
    ]
    if style == 1:  # label and value in cells of their own
        mark = draw(st.sampled_from([":", None]))
        told = [_parted(line[0], mark) for line in told]
    lines = [told[n] for n in draw(st.permutations(range(3)))]
    if draw(st.booleans()):
        lines.insert(0, [heading])
    if draw(st.booleans()):
        lines.insert(0, ["SUKU DINAS PPKUKM KOTA ADMINISTRASI JAKARTA BARAT"])
    return lines


def _parted(line: Cell, between: Cell) -> list[Cell]:
    label, mark, value = str(line).partition(":")
    return [label.strip(), between, value.strip()] if mark else [line]

"""Monitoring lists as offices write them: made-up visits, in a layout drawn at random."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

from tests.intake.attendance.layouts import MONTHS, SHORT, WEEKDAYS
from tests.intake.attendance.truths import WARDS

MODERN = ("Indomaret Kapuk", "Alfamart Tomang Raya", "Alfamidi 24", "Super Indo", "Hypermart Puri", "Lotte Grosir", "Naga Swalayan", "Hari Hari Pasar Swalayan")  # fmt: skip
SHOPS = ("Toko Maju", "Toko Berkah Jaya", "Warung Bu Siti", "Kelontong H. Umar", "Toko 88", "TK. Sinar", "Toko Total Murah", "Warung Madura")  # fmt: skip
OFFICERS = ("Rina", "Budi Santoso", "Tim A", "Siti & Joko", "Drs. Anwar")
FOLLOW_UPS = ("edukasi", "teguran tertulis 1", "pembinaan", "surat peringatan", "-")
# what an officer writes of each type: short words of a column of types, and a sentence
WORDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    "HET": (("HET", "Harga di atas HET"), ("Minyakita dijual di atas HET", "beras melebihi HET")),
    "TIE": (("TIE", "Tanpa izin edar"), ("kosmetik tanpa izin edar", "ada produk TIE")),
    "izin": (("Izin", "Perizinan", "NIB"), ("belum memiliki NIB", "izin usaha belum ada")),
    "kedaluwarsa": (("Kedaluwarsa", "kadaluarsa", "ED"), ("ditemukan susu kadaluarsa", "mie instan kedaluwarsa")),
    "kemitraan": (("Kemitraan",), ("belum ada kemitraan dengan UMKM",)),
    "label": (("Label", "Label harga"), ("label harga tidak terpasang", "pelabelan kurang")),
    "rusak": (("Rusak", "Barang rusak"), ("kemasan penyok", "kaleng penyok 3 pcs")),
    "tera": (("Tera", "tera"), ("timbangan belum ditera", "tanda tera habis")),
}  # fmt: skip
NOTHING = ("", "-", "Nihil", "NIHIL", "Tidak ada temuan", "tidak ada", "Tidak ditemukan pelanggaran")  # fmt: skip
HEADERS: dict[str, tuple[str, ...]] = {
    "number": ("No", "No.", "NO", "Nomor"),
    "date": ("Tanggal", "Tgl Kunjungan", "Hari/Tanggal", "Waktu Kunjungan", "Tanggal Monitoring", "Tgl. Pengawasan", "TANGGAL PELAKSANAAN"),
    "outlet": ("Nama Toko", "Nama Outlet", "Nama Sarana", "Objek Pengawasan", "Nama Pelaku Usaha", "Nama Usaha", "Nama Ritel", "Tempat Usaha",
               "NAMA TOKO / SARANA", "Nama Tempat Usaha", "Lokasi Pengawasan", "Toko/Pasar"),
    "kind": ("Jenis", "Jenis Sarana", "Klasifikasi", "Kategori", "Tipe Toko", "Jenis Usaha", "Jenis Ritel"),
    "address": ("Alamat", "Alamat Toko", "Alamat Sarana", "ALAMAT LENGKAP"),
    "ward": ("Kelurahan", "Kel.", "KELURAHAN"),
    "district": ("Kecamatan", "Kec.", "Wilayah", "Wilayah Kecamatan"),
    "ward_district": ("Kel./Kec.", "Kelurahan / Kecamatan", "Kel/Kec"),
    "officer": ("Petugas", "Pengawas", "Nama Petugas", "Tim Pengawas", "Petugas Monitoring", "Pelaksana", "Nama Pemeriksa"),
    "finding": ("Jenis Temuan", "Temuan", "Pelanggaran", "Hasil Pengawasan", "Hasil Monitoring", "TEMUAN", "Hasil Pemeriksaan"),
    "detail": ("Uraian Temuan", "Uraian", "Keterangan Temuan", "Rincian Temuan", "Deskripsi Temuan"),
    "follow_up": ("Tindak Lanjut", "Tindakan", "Rekomendasi", "Tindaklanjut", "Rencana Tindak Lanjut"),
    "note": ("Ket", "Keterangan", "Ket."),
    "owner": ("Nama Pemilik", "Penanggung Jawab", "Pemilik/Penanggung Jawab", "PIC Toko"),
    "phone": ("No HP", "No. Telp", "Kontak"),
    "photo": ("Foto", "Dokumentasi", "Titik Koordinat", "Luas (m2)", "TTD"),
}  # fmt: skip
TITLES = {
    "modern_market": ("REKAP PENGAWASAN TOKO MODERN", "MONITORING PASAR MODERN", "Laporan Monitoring Ritel Modern", "HASIL PENGAWASAN MINIMARKET & SUPERMARKET"),
    "neighbourhood_shop": ("MONITORING TOKO KELONTONG", "Rekap Monitoring Toko Kelontong", "DATA KUNJUNGAN WARUNG/TOKO KELONTONG"),
}  # fmt: skip
KINDS = {
    "modern_market": (
        "Minimarket",
        "Supermarket",
        "Hypermarket",
        "Toko Swalayan",
        "toko modern",
    ),
    "neighbourhood_shop": ("Toko Kelontong", "kelontong", "Warung"),
}
DAYS: tuple[Callable[[date], object], ...] = (
    lambda d: d,
    lambda d: f"{d:%d/%m/%Y}",
    lambda d: f"{d:%d-%m-%Y}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}, {d.day} {MONTHS[d.month - 1]} {d.year}",
    lambda d: f"{WEEKDAYS[d.weekday()]}/{d.day} {SHORT[d.month - 1]} {d.year}",
    lambda d: f"{d.day} {SHORT[d.month - 1]} {d:%y}",
    lambda d: f"{d.day} {MONTHS[d.month - 1]}",
    lambda d: f"{d.day}-{SHORT[d.month - 1]}-{d:%y}",
    lambda d: f"{d:%d.%m.%y}",
)
FOOTERS = ((), ("Mengetahui,", "Kepala Seksi Perdagangan", "", "Drs. H. Anwar", "NIP. 197001011990031001"), ("Jakarta, 20 Desember 2023", "Tim Monitoring"), ("Catatan: data sementara",))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Visit:
    outlet: str
    kind: str
    ward: str
    district: str
    code: str
    day: date
    officer: str
    findings: tuple[str, ...]
    follow_up: str


@dataclass(frozen=True, slots=True)
class Layout:
    """One way to write visits down; `apart`: how their districts are told."""

    columns: tuple[str, ...]
    headers: tuple[str, ...]
    apart: str  # column, merged, lines, sheets, ward
    title: tuple[str, ...]
    days: Callable[[date], object]
    types: int  # which words of a type
    between: str
    nothing: str
    tick: str
    no_tick: str | None
    blank_rows: bool
    again: bool  # the header again in the middle
    numbering: bool
    total: bool
    footer: tuple[str, ...]


@st.composite
def visits(draw: st.DrawFn) -> list[Visit]:
    """One to eight visits of one kind of outlet in a year, grouped by district."""
    kind = draw(st.sampled_from(["modern_market", "neighbourhood_shop"]))
    start = date(draw(st.integers(2022, 2026)), 1, 1)
    made = []
    names = draw(st.lists(st.sampled_from(MODERN if kind == "modern_market" else SHOPS), min_size=1, max_size=8))  # fmt: skip
    for name in names:
        ward, district, code = draw(st.sampled_from(WARDS))
        found = draw(st.lists(st.sampled_from(sorted(WORDS)), max_size=3, unique=True))
        made.append(Visit(
            name, kind, ward, district, code, start + timedelta(days=draw(st.integers(0, 360))),
            draw(st.sampled_from(OFFICERS)), tuple(found), draw(st.sampled_from(FOLLOW_UPS)) if found else "-",
        ))  # fmt: skip
    return sorted(made, key=lambda visit: visit.code)


@st.composite
def layouts(draw: st.DrawFn, kind: str, year: int) -> Layout:
    """A layout that tells visits of a kind without doubt."""
    apart = draw(
        st.sampled_from(["column", "column", "merged", "lines", "sheets", "ward"])
    )
    told = draw(st.sampled_from(["types", "types", "both", "words", "ticks"]))
    columns = ["date", "outlet", "officer"] + ([] if draw(st.booleans()) else ["kind"])
    columns += {"types": ["finding"], "both": ["finding", "detail"], "words": ["detail"], "ticks": [f"tick {t}" for t in WORDS]}[told]  # fmt: skip
    columns += [c for c in ("address", "follow_up", "owner", "phone", "photo") if draw(st.integers(0, 2)) == 0]  # fmt: skip
    columns += {"column": ["district"], "merged": ["district"], "ward": ["ward"]}.get(
        apart, []
    )
    if apart == "column":
        columns += ["ward"] if draw(st.booleans()) else []
        if draw(st.integers(0, 3)) == 0:
            columns = [c for c in columns if c not in ("ward", "district")] + ["ward_district"]  # fmt: skip
    if draw(st.booleans()):
        columns = list(draw(st.permutations(columns)))
        ticks = sorted((c for c in columns if c.startswith("tick")), key=columns.index)
        columns = [c for c in columns if c not in ticks] + ticks
    columns += ["note"] if draw(st.integers(0, 3)) == 0 and told != "words" else []
    if draw(st.integers(0, 4)):
        columns.insert(0, "number")
    title = draw(st.sampled_from(TITLES[kind]))
    return Layout(
        tuple(columns),
        tuple(WORDS[c[5:]][0][0] if c.startswith("tick") else draw(st.sampled_from(HEADERS[c])) for c in columns),
        apart,
        draw(st.sampled_from([(f"{title} TAHUN {year}",), ("SUKU DINAS PPKUKM", f"{title} {year}"), (title, f"Tahun : {year}"), (f"{title} {year}", "", "")])),
        draw(st.sampled_from(DAYS)), draw(st.integers(0, 1)), draw(st.sampled_from(["; ", ", ", " dan ", "\n", " & "])),
        draw(st.sampled_from(NOTHING)), draw(st.sampled_from(["✓", "v", "V", "ada", "x", "1"])), draw(st.sampled_from([None, "-", "tidak ada", "0"])),
        draw(st.booleans()), draw(st.integers(0, 4)) == 0, draw(st.integers(0, 3)) == 0, draw(st.booleans()), draw(st.sampled_from(FOOTERS)),
    )  # fmt: skip


def cell(layout: Layout, column: str, number: int, visit: Visit, words: str) -> object:
    if column.startswith("tick"):
        return layout.tick if column[5:] in visit.findings else layout.no_tick
    types = layout.between.join(WORDS[t][0][min(layout.types, len(WORDS[t][0]) - 1)] for t in visit.findings)  # fmt: skip
    return {
        "number": number, "date": layout.days(visit.day), "outlet": visit.outlet,
        "kind": KINDS[visit.kind][number % len(KINDS[visit.kind])], "address": f"Jl. Melur No. {number}",
        "ward": visit.ward, "district": visit.district, "ward_district": f"{visit.ward} / {visit.district}",
        "officer": visit.officer, "finding": types or layout.nothing, "detail": words or layout.nothing,
        "follow_up": visit.follow_up, "owner": "Umar", "phone": "081200001234", "photo": None, "note": None,
    }[column]  # fmt: skip


def sheets_of(made: list[Visit], layout: Layout) -> tuple[list[tuple[str, list[list[object]]]], list[str]]:  # fmt: skip
    """The sheets, each its name and rows; and the merges (of the first sheet)."""
    if layout.apart != "sheets":
        rows, merges = _rows(made, layout)
        return [("Data", rows)], merges
    groups: dict[str, list[Visit]] = {}
    for visit in made:
        groups.setdefault(visit.district, []).append(visit)
    return [(name, _rows(some, layout)[0]) for name, some in groups.items()], []


def _rows(made: list[Visit], layout: Layout) -> tuple[list[list[object]], list[str]]:
    rows = _above(layout)
    merges: list[str] = []
    at = layout.columns.index("district") if layout.apart == "merged" else -1
    before, top = "", 0
    for number, visit in enumerate(made, 1):
        words = ", ".join(
            WORDS[t][1][number % len(WORDS[t][1])] for t in visit.findings
        )
        fresh = visit.district != before
        if fresh and layout.apart == "lines":
            rows.append([f"KECAMATAN {visit.district.upper()}"])
        told = [cell(layout, c, number, visit, words) for c in layout.columns]
        if at >= 0 and not fresh:
            told[at] = None
        rows.append(told)
        if fresh:
            top = len(rows)
        last = number == len(made) or made[number].district != visit.district
        if at >= 0 and last and len(rows) > top:
            letter = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"[at]
            merges.append(f"{letter}{top}:{letter}{len(rows)}")
        if layout.again and layout.apart != "merged" and number == 3 and number < len(made):  # fmt: skip
            rows.append(list(layout.headers))
        before = visit.district
    return rows + _below(layout, len(made)), merges


def _above(layout: Layout) -> list[list[object]]:
    rows: list[list[object]] = [[line or None] for line in layout.title]
    rows += [[]] if layout.blank_rows else []
    rows.append(list(layout.headers))
    if layout.numbering:
        rows.append([n for n, _ in enumerate(layout.headers, 1)])
    return rows


def _below(layout: Layout, count: int) -> list[list[object]]:
    rows: list[list[object]] = [["JUMLAH", None, count]] if layout.total else []
    return [*rows, [], *([line or None] for line in layout.footer)]

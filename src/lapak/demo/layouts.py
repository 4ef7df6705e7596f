"""How a list is laid out: which columns, in which order, called what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from lapak.demo.dates import DAY_FORMS, day_heading
from lapak.demo.sheets import Value

WORDS: dict[str, tuple[str, ...]] = {
    "no": ("No", "No.", "NO", "No Urut", "#"),
    "name": (
        "Nama Usaha",
        "Nama Tenant",
        "Nama UKM",
        "Nama Lapak",
        "Nama Stand",
        "Merek Dagang",
        "Nama Usaha / Brand",
        "NAMA USAHA",
        "Nama Booth",
        "Usaha",
    ),
    "owner": (
        "Nama Pemilik",
        "Nama Peserta",
        "Nama Lengkap",
        "Penanggung Jawab",
        "Nama sesuai KTP",
        "Pemilik Usaha",
        "NAMA PEMILIK",
        "Nama Pedagang",
        "PIC",
    ),
    "name_owner": (
        "Nama Usaha / Pemilik",
        "Usaha / Pemilik",
        "Nama Usaha (Pemilik)",
        "Nama UMKM & Pemilik",
    ),
    "nik": (
        "NIK",
        "Nomor KTP",
        "NIK (KTP)",
        "Nomor Induk Kependudukan",
        "No. Identitas (KTP)",
        "NIK/No.KTP",
        "No.KTP",
    ),
    "phone": (
        "No. HP",
        "Kontak",
        "Nomor Handphone",
        "WhatsApp",
        "No. Telepon/WA",
        "HP / WA",
        "Telepon",
        "Contact Person",
    ),
    "address": (
        "Alamat",
        "Alamat Lengkap",
        "Alamat Domisili",
        "Alamat Tempat Usaha",
        "Alamat sesuai KTP",
    ),
    "ward": ("Kelurahan", "Kel.", "Kelurahan Domisili", "Desa/Kelurahan", "KEL"),
    "district": ("Kecamatan", "Kec.", "Kecamatan Domisili", "Wilayah Kecamatan", "KEC"),
    "ward_district": ("Kel. / Kec.", "Kelurahan/Kecamatan", "Kel/Kec", "Kel. - Kec."),
    "product": (
        "Produk",
        "Jenis Dagangan",
        "Produk yang Dijual",
        "Komoditi",
        "Jenis Produk/Jasa",
        "Produk Unggulan",
    ),
    "nib": ("NIB", "Nomor Induk Berusaha", "NIB (OSS)", "Legalitas (NIB)"),
    "mentor": ("Pengampu", "OPD Pembina", "Pembina", "Asal Binaan"),
    "turnover": (
        "Omzet",
        "Omset (Rp)",
        "Hasil Penjualan",
        "Total Penjualan",
        "Penjualan (Rp)",
        "Nilai Penjualan",
        "Perolehan Omzet",
        "Pendapatan Kotor",
        "OMZET",
        "Omset Selama Bazar",
    ),
    "total": ("Jumlah", "Total", "Total Omzet", "Jml Penjualan", "TOTAL"),
    "note": ("Keterangan", "Ket", "Catatan", "KET."),
    "attended": ("Kehadiran", "Status Kehadiran"),
    "sign": ("TTD", "Paraf", "Tanda tangan", "Ttd."),
    "tent": ("No. Tenda", "Nomor Stand", "Meja"),
    "sales_count": ("Jml Transaksi", "Banyak Transaksi"),
    "instagram": ("Akun IG", "Instagram"),
}
_UNITS = ("{} (ribu Rp)", "{} (Rp 000)", "{} (dlm ribuan)", "{} (x Rp1.000)")
_ADDRESS_GROUPS = ("Alamat Peserta", "Tempat Tinggal", "Domisili")
_SALES_GROUPS = ("Omzet Penjualan", "Hasil Penjualan", "Penjualan per Hari (Rp)")
_GROUPED = {"address", "ward", "district"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a list; `group` is a second heading above several."""

    key: str
    heading: Value
    group: str = ""


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything about a list that does not depend on who is in it."""

    columns: tuple[Column, ...]
    unit: int  # rupiah in one written unit: 1 or 1000
    unit_noted: bool  # said in a line above the table, not in a heading
    manner: str  # how amounts are dressed
    numbered: bool  # a row (1) (2) (3) below the headings
    sections: bool  # a line "A. KULINER" above the rows of each trade
    left: int  # first column, from 0

    def keys(self) -> list[str]:
        """The keys of the columns from left to right."""
        return [column.key for column in self.columns]

    def has(self, *keys: str) -> bool:
        """Whether the list has all these columns."""
        return set(keys) <= set(self.keys())

    @property
    def by_day(self) -> bool:
        """Whether each day has its own column."""
        return "turnover" not in self.keys()

    @property
    def amount_keys(self) -> list[str]:
        """The columns that hold a day's or the whole event's sales, not their sum."""
        return [k for k in self.keys() if k == "turnover" or k.startswith("day")]


@dataclass(frozen=True, slots=True)
class Wish:
    """What must hold for a layout, whatever chance says."""

    unit: int = 1
    by_day: bool | None = None
    combined: bool | None = None
    left: int | None = None
    plain: bool = False  # one heading row, numbers as numbers


def make_layout(days: Sequence[date], wish: Wish, random: Random) -> Layout:
    """A layout for an event (or part of one) on these days."""
    by_day = len(days) > 1 and (
        random.random() < 0.45 if wish.by_day is None else wish.by_day
    )
    combined = random.random() < 0.12 if wish.combined is None else wish.combined
    noted = wish.unit != 1 and random.random() < 0.4
    columns = [
        *_about_people(combined, random),
        *_sales(days, by_day, wish.unit != 1 and not noted, random),
        *_tail(random),
    ]
    grouped = not wish.plain and random.random() < 0.5
    return Layout(
        columns=tuple(columns if grouped else [_ungrouped(c) for c in columns]),
        unit=wish.unit,
        unit_noted=noted,
        manner="numbers"
        if wish.plain
        else random.choice(("numbers", "mixed", "mixed", "text")),
        numbered=not wish.plain and random.random() < 0.15,
        sections=not wish.plain and wish.left is None and random.random() < 0.08,
        left=random.choice((0, 0, 0, 1, 2)) if wish.left is None else wish.left,
    )


def _ungrouped(column: Column) -> Column:
    return Column(column.key, column.heading)


def _named(key: str, random: Random, group: str = "") -> Column:
    return Column(key, random.choice(WORDS[key]), group)


def _about_people(combined: bool, random: Random) -> list[Column]:
    """Who it is and where they live, in any order but with the address together."""
    home = ["address"] if random.random() < 0.6 else []
    if combined and random.random() < 0.6:
        home.append("ward_district")
    else:
        home += ["ward", "district"] if random.random() < 0.85 else ["ward"]
    who = ["name_owner"] if combined else ["name", "owner"]
    if not combined and random.random() < 0.4:
        who.reverse()
    contact = random.choices(
        (["nik", "phone"], ["phone", "nik"], ["phone"], ["nik"], []),
        (48, 27, 12, 10, 3),
    )[0]
    about = [k for k in ("product", "nib", "mentor") if random.random() < 0.55]
    parts = [who, contact, home, about]
    if random.random() < 0.45:
        tail = parts[1:]
        random.shuffle(tail)
        parts = [who, *tail]
    group = random.choice(_ADDRESS_GROUPS)
    keys = [key for part in parts for key in part]
    start = [_named("no", random)] if random.random() < 0.93 else []
    return start + [_named(k, random, group if k in _GROUPED else "") for k in keys]


def _sales(
    days: Sequence[date], by_day: bool, unit_told: bool, random: Random
) -> list[Column]:
    def told(heading: Value) -> Value:
        pattern = random.choice(_UNITS)
        return (
            pattern.format(str(heading).removesuffix(" (Rp)")) if unit_told else heading
        )

    if not by_day:
        return [Column("turnover", told(random.choice(WORDS["turnover"])))]
    form = random.choice(DAY_FORMS)
    if unit_told and form == "date":
        form = "long"
    group = random.choice(_SALES_GROUPS)
    if form in ("tgl", "roman", "h") or unit_told:
        group = group.removesuffix(" (Rp)")
    columns = [
        Column(f"day{n}", told(day_heading(day, n, form)), group)
        for n, day in enumerate(days)
    ]
    if random.random() < 0.5:
        columns.append(Column("total", told(random.choice(WORDS["total"])), group))
    return columns


def _tail(random: Random) -> list[Column]:
    odds = {"attended": 0.12, "sales_count": 0.08, "tent": 0.1, "instagram": 0.08}
    keys = [key for key, chance in odds.items() if random.random() < chance]
    keys += [key for key in ("note", "sign") if random.random() < 0.5]
    return [_named(key, random) for key in keys]

"""Visits to modern markets and neighbourhood shops, and the lists they are kept in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from random import Random

from lapak.demo import names
from lapak.demo.dates import in_words
from lapak.demo.dirt import Dirt
from lapak.demo.places import Ward, districts, spelled, wards_of
from lapak.demo.sheets import Sheet, Value, write_workbook
from lapak.demo.truth import Issue, Record, VisitRow

FOLDER = "monev"
MODERN, TRADITIONAL = "modern_market", "neighbourhood_shop"

# type of finding → the words that officers write for it
FINDINGS: dict[str, tuple[str, ...]] = {
    "HET": ("HET", "harga di atas HET", "di atas HET"),
    "TIE": ("TIE", "tanpa izin edar", "Tanpa Izin Edar (TIE)"),
    "izin": ("izin", "Izin usaha", "perizinan"),
    "kedaluwarsa": ("kedaluwarsa", "Kadaluarsa", "kadaluwarsa"),
    "kemitraan": ("kemitraan", "Kemitraan UMKM"),
    "label": ("label", "Label", "pelabelan"),
    "rusak": ("rusak", "Barang rusak", "kemasan rusak"),
    "tera": ("tera", "Tera timbangan", "tera ulang"),
}
_NO_FINDING = ("-", "Nihil", "tidak ada", "Tidak ada temuan", "NIHIL", "")
_DETAILS = {
    "HET": "gula dijual di atas harga acuan",
    "TIE": "kopi saset tidak ada nomor izin",
    "izin": "NIB belum diurus",
    "kedaluwarsa": "roti lewat tanggal",
    "kemitraan": "rak UMKM belum ada",
    "label": "tanpa label harga",
    "rusak": "kaleng penyok",
    "tera": "cap tera tahun lalu",
}
_ACTIONS = ("pembinaan", "teguran lisan", "teguran tertulis 1", "dirujuk ke Dinas")
_CHAINS = (
    "Sumber Rejeki Mart",
    "Maju Swalayan",
    "Kencana Mart",
    "Hyper Gemilang",
    "Sari Mart",
)
_SHOPS = ("Toko {}", "Warung {}", "TK {}", "Kelontong {}", "Sembako {}")
_KINDS = {
    MODERN: ("minimarket", "Supermarket", "Hypermarket"),
    TRADITIONAL: ("toko kelontong", "Kelontong"),
}
_HEADINGS: dict[str, tuple[str, ...]] = {
    "no": ("No", "No."),
    "date": ("Tgl Kunjungan", "Tanggal", "Tgl. Pengawasan"),
    "outlet": ("Nama Gerai", "Nama Toko", "Nama Pelaku Usaha/Toko"),
    "kind": ("Kategori", "Jenis Toko"),
    "address": ("Alamat", "Alamat Toko"),
    "ward": ("Kel.", "Kelurahan"),
    "district": ("Kec.", "Kecamatan", "Wilayah Kecamatan"),
    "officer": ("Nama Petugas", "Petugas", "Petugas Pengawas"),
    "findings": ("Temuan", "Jenis Temuan", "Hasil Temuan"),
    "details": ("Rincian", "Uraian", "Penjelasan Temuan"),
    "action": ("Tindakan", "Tindak Lanjut", "TL"),
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """A shop or market that is visited."""

    id: str
    kind: str
    name: str
    sort: str
    address: str
    ward: Ward


@dataclass(frozen=True, slots=True)
class Visit:
    """One visit by an officer on a day."""

    outlet: Outlet
    day: date
    officer: str
    findings: tuple[str, ...]
    again: bool = False  # the same visit, listed a second time


def make_visits(
    year: int, kind: str, each: int, dirt: Dirt, random: Random
) -> list[Visit]:
    """So many visits in each district; some outlets are seen twice."""
    visits = []
    for district in districts():
        outlets: list[Outlet] = []
        seen: set[tuple[str, date]] = set()
        while len(seen) < each:
            if not outlets or random.random() < 0.88:
                ward = random.choice(wards_of(district))
                outlets.append(
                    _outlet(kind, f"{district.code}-{len(outlets)}", ward, random)
                )
            day = _weekday(year, random)
            outlet = random.choice(outlets[-2:])
            if (outlet.id, day) not in seen:
                seen.add((outlet.id, day))
                officer = random.choice(names.OFFICERS)
                visits.append(Visit(outlet, day, officer, _found(random)))
    for visit in random.sample(visits, dirt.double_visits if kind == MODERN else 0):
        after = max(
            n
            for n, v in enumerate(visits)
            if v.outlet.ward.district == visit.outlet.ward.district
        )
        visits.insert(after + 1, replace(visit, again=True))
    return visits


def _weekday(year: int, random: Random) -> date:
    day = date(year, 2, 3) + timedelta(random.randrange(300))
    return day - timedelta(2 if day.weekday() > 4 else 0)


def _found(random: Random) -> tuple[str, ...]:
    often = random.choices((0, 1, 2, 3), (55, 27, 13, 5))[0]
    return tuple(random.sample(list(FINDINGS), often))


def _outlet(kind: str, number: str, ward: Ward, random: Random) -> Outlet:
    street = f"Jl. {random.choice(names.STREETS)}{random.choice(names.ALLEYS)}"
    if kind == MODERN:
        name = f"{random.choice(_CHAINS)} {random.choice((ward.name, *names.STREETS))}"
    else:
        keeper = random.choice((*names.BRANDS, *names.WOMEN, *names.MEN))
        name = random.choice(_SHOPS).format(keeper)
    return Outlet(
        id=f"{kind}-{number}",
        kind=kind,
        name=name,
        sort=random.choice(_KINDS[kind]),
        address=f"{street} No. {random.randrange(1, 200)}",
        ward=ward,
    )


def write_visits(
    visits: Sequence[Visit], folder: Path, record: Record, random: Random, dirty: bool
) -> str:
    """Write the visits of one kind: in one list, or with a sheet for each district."""
    kind = visits[0].outlet.kind
    apart = kind == TRADITIONAL
    year = visits[0].day.year
    stem = "Kunjungan Toko Kelontong" if apart else "HASIL PENGAWASAN PASAR MODERN"
    file = f"{FOLDER}/{stem} {year}.xlsx"
    writer = _ListWriter(file, record, random, dirty)
    if apart:
        for district in districts():
            here = [v for v in visits if v.outlet.ward.district == district]
            writer.page(district.name, f"{stem} - {district.name}", here, merged=False)
    else:
        writer.page("rekap kunjungan", f"{stem} TAHUN {year}", visits, merged=True)
    write_workbook(folder / file, writer.sheets)
    return file


class _ListWriter:
    """Writes one file of visits; every page has the same columns."""

    def __init__(self, file: str, record: Record, random: Random, dirty: bool) -> None:
        self.file = file
        self.record = record
        self.random = random
        self.dirty = dirty
        self.sheets: list[Sheet] = []
        keys = list(_HEADINGS)
        if random.random() < 0.5:  # where before who and when
            keys = [
                "no",
                "outlet",
                "kind",
                "address",
                "ward",
                "district",
                "date",
                *keys[7:],
            ]
        self.columns = {key: random.choice(_HEADINGS[key]) for key in keys}
        self.glue = random.choice((", ", "; ", " / ", "\n", " dan "))

    def page(
        self, name: str, title: str, visits: Sequence[Visit], *, merged: bool
    ) -> None:
        """One sheet; `merged` writes a district once for all its rows."""
        sheet = Sheet(name)
        self.sheets.append(sheet)
        sheet.put(0, 0, title.upper())
        top = self.random.choice((2, 3))
        for column, heading in enumerate(self.columns.values()):
            sheet.put(top, column, heading)
        for number, visit in enumerate(visits, 1):
            for column, key in enumerate(self.columns):
                if key != "district" or not merged:
                    sheet.put(top + number, column, self._cell(key, visit, number))
            self._note(name, top + number, visit)
        if merged:
            self._districts(sheet, top + 1, visits)
        end = top + len(visits) + 2
        sheet.put(end, 1, "Kepala Seksi Perdagangan,")
        sheet.put(end + 3, 1, self.random.choice(names.OFFICERS))

    def _cell(self, key: str, visit: Visit, number: int) -> Value:
        outlet, random = visit.outlet, self.random
        makers: dict[str, Callable[[], Value]] = {
            "no": lambda: number,
            "date": lambda: self._date(visit.day),
            "outlet": lambda: outlet.name,
            "kind": lambda: outlet.sort,
            "address": lambda: outlet.address,
            "ward": lambda: spelled(outlet.ward.name, random, dirty=self.dirty),
            "district": lambda: spelled(
                outlet.ward.district.name, random, dirty=self.dirty
            ),
            "officer": lambda: visit.officer,
            "findings": lambda: self._findings(visit),
            "details": lambda: "; ".join(_DETAILS[found] for found in visit.findings),
            "action": lambda: random.choice(_ACTIONS) if visit.findings else "-",
        }
        return makers[key]()

    def _date(self, day: date) -> Value:
        return self.random.choice(
            (
                day,
                day,
                in_words(day),
                f"{day:%d/%m/%Y}",
                f"{day:%d-%m-%Y}",
                f"{day:%d.%m.%Y}",
            )
        )

    def _findings(self, visit: Visit) -> str:
        if not visit.findings:
            return self.random.choice(_NO_FINDING)
        words = [self.random.choice(FINDINGS[found]) for found in visit.findings]
        return self.glue.join(words)

    def _districts(self, sheet: Sheet, first: int, visits: Sequence[Visit]) -> None:
        column = list(self.columns).index("district")
        rows = [visit.outlet.ward.district for visit in visits]
        for district in districts():
            if district in rows:
                top = first + rows.index(district)
                sheet.put(top, column, district.name)
                sheet.merge(top, column, top + rows.count(district) - 1, column)

    def _note(self, sheet: str, row: int, visit: Visit) -> None:
        outlet = visit.outlet
        self.record.visit_rows.append(
            VisitRow(
                file=self.file,
                sheet=sheet,
                row=row + 1,
                kind=outlet.kind,
                outlet=outlet.id,
                district=outlet.ward.district.code,
                date=visit.day.isoformat(),
                findings=visit.findings,
                counted=not visit.again,
            )
        )
        if visit.again:
            why = "the same visit (outlet, day, officer) listed twice"
            self.record.issues.append(
                Issue(
                    self.file,
                    sheet,
                    row + 1,
                    "duplicate_visit",
                    why,
                    True,
                    False,
                    {"drop": True},
                )
            )

"""What the page of components shows: each component in its states, with made-up data."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapak.outputs.charts import bar_chart, tile_map
from lapak.shared.money import millions, rupiah, short
from lapak.web.base.paging import Page
from lapak.web.base.sample_form import SampleForm
from lapak.web.base.tables import Choice, Heading, ShownCell, ShownFilter, ShownTable

# Components and what each is drawn with.
Parts = list[tuple[str, dict[str, Any]]]


@dataclass(frozen=True, slots=True)
class Sample:
    """A component on the page of components."""

    title: Promise
    parts: Callable[[str], Parts]  # what it is given keeps ids on the page apart
    note: Promise | str = ""
    in_a_row: bool = False


MONTHS = {
    "2023-03": 219_865_000,
    "2023-04": 409_335_000,
    "2023-05": 326_210_000,
    "2023-06": 418_175_000,
    "2023-07": 598_280_000,
    "2023-08": 225_230_000,
}
DISTRICTS = {
    "31.73.01": ("Cengkareng", 456_600_000),
    "31.73.02": ("Grogol Petamburan", 255_800_000),
    "31.73.03": ("Taman Sari", 247_100_000),
    "31.73.04": ("Tambora", 349_400_000),
    "31.73.05": ("Kebon Jeruk", 347_100_000),
    "31.73.06": ("Kalideres", 253_300_000),
    "31.73.07": ("Palmerah", 259_700_000),
    "31.73.08": ("Kembangan", 799_400_000),
}


def _pills(_mark: str) -> Parts:
    words = {"Draf": "", "Terkirim": "utama", "Perlu perbaikan": "tunggu"}
    words |= {"Selesai": "beres", "Ditolak": "bahaya"}
    return [("pil", {"text": text, "state": state}) for text, state in words.items()]


def _buttons(_mark: str) -> Parts:
    kinds: list[dict[str, Any]] = [
        {"text": "Simpan"},
        {"text": "Sama", "key": "s"},
        {"text": "Batal", "kind": "kedua"},
        {"text": "Hapus", "kind": "bahaya"},
        {"text": "Terbitkan", "disabled": True},
        {"text": "Unduh", "kind": "kedua", "small": True, "icon": "download"},
        {"text": "Buka", "kind": "kedua", "url": "#"},
    ]
    return [("tombol", {"type": "button", **kind}) for kind in kinds]


def _ledger(_mark: str) -> Parts:
    lines = [
        {"label": "Seperti tertulis di daftar", "value": rupiah(3_339_940_000)},
        {"label": "7 angka kelebihan nol", "value": rupiah(-64_305_000), "url": "#"},
        {"label": "Omset bazar luring", "value": rupiah(3_275_635_000), "total": True},
    ]
    chosen = [
        {"label": "Kali ikut", "value": "4.100", "url": "#"},
        {"label": "UMKM berbeda", "value": "2.300", "url": "#", "current": True},
    ]
    return [("buku", {"lines": lines, "small": True}), ("buku", {"lines": chosen})]


def _receipts(mark: str) -> Parts:
    lines = [
        {"label": "Bazar luring", "value": "130"},
        {"label": "Omset luring", "value": rupiah(3_275_635_000)},
        {"label": "Omset seluruhnya", "value": rupiah(3_445_639_500), "total": True},
    ]
    year = {"title": "Nota 2023", "note": "Sampai Jumat, 29 Desember 2023, 08.30"}
    told = {"amount": 1_250_000, "lines": [{"label": "Lapak A-12", "value": "Bu Sari"}]}
    titles = {
        "tunggu": "Menunggu jawaban",
        "beres": "Sudah diambil",
        "bahaya": "Belum diterima",
    }
    return [
        ("struk", {"id": f"{mark}-nota", "lines": lines, **year}),
        *(
            ("struk", {"id": f"{mark}-{state}", "state": state, "title": title, **told})
            for state, title in titles.items()
        ),
    ]


def _metrics(mark: str) -> Parts:
    turnover = {
        "label": "Omset bazar luring",
        "value": rupiah(3_275_635_000),
        "url": "#",
    }
    distinct = {"label": "UMKM berbeda", "value": "2.360", "note": "118 ikut keduanya"}
    lines = {"label": f"Jumlah ({mark})", "lines": [turnover, distinct]}
    return [("metrik", turnover), ("metrik", distinct), ("jumlah", lines)]


def _table(mark: str) -> Parts:
    def row(
        name: str, district: str, turnover: int | None, state: str
    ) -> list[ShownCell]:
        word = {"beres": "Lengkap", "tunggu": "1 pertanyaan"}[state]
        return [
            ShownCell(name, "text", False, True, "#", district, None),
            ShownCell(turnover, "rupiah", True, False, None, None, None),
            ShownCell(word, "text", False, False, None, None, state),
        ]

    rows = [
        row("Dapur Pak Usman", "Kebon Jeruk", 1_030_000, "beres"),
        row("Kue Wahyu", "Taman Sari", None, "tunggu"),
    ]
    headings = [
        Heading("Usaha", False, "-usaha", "ascending"),
        Heading("Omset", True, "-omset", ""),
        Heading("Keadaan", False, "", ""),
    ]
    choices = [
        Choice("31.73.05", "Kebon Jeruk", True),
        Choice("x", "Taman Sari", False),
    ]
    filters = [ShownFilter("kecamatan", "Kecamatan", choices, "Kebon Jeruk")]
    table = ShownTable(
        f"Usaha ({mark})",
        headings,
        rows,
        Page(rows, 3, 50, 276),
        filters,
        "Cari usaha",
        "dapur",
        "usaha",
        "Belum ada usaha.",
        narrowed=True,
    )
    return [
        ("saringan", {"table": table, "id": f"cari-{mark}"}),
        ("tabel", {"table": table}),
    ]


def _empty(_mark: str) -> Parts:
    words = (
        "Belum ada berkas. Unggah daftar hadir pertama untuk melihat angkanya di sini."
    )
    nothing = ShownTable("Usaha", [], [], Page([], 1, 50, 0), [], "", "x", "", "", True)
    return [
        ("kosong", {"text": words, "url": "#", "action": "Unggah berkas"}),
        ("tabel", {"table": nothing}),
    ]


def _form(mark: str) -> Parts:
    said = {f"{mark}-name": "Keripik Bu Sari", f"{mark}-business_id": "02200"}
    said[f"{mark}-remark"] = "Minta dekat stop kontak"
    form = SampleForm(said, prefix=mark)
    fields = [form[name] for name in ("name", "business_id", "remark")]
    return [
        ("ringkasan_galat", {"form": form}),
        *(("bidang", {"field": field}) for field in fields),
        ("pilih", {"field": form["labelled"]}),
        (
            "pilih",
            {
                "field": SampleForm({f"{mark}2-labelled": "ya"}, prefix=f"{mark}2")[
                    "labelled"
                ]
            },
        ),
    ]


def _import(mark: str) -> Parts:
    steps = ["Unggah", "Cocokkan kolom", "Periksa baris", "Simpan"]
    texts = [("B", "Yusuf Hidayat"), ("C", "Taman Pak Yusuf"), ("J", "7450000")]
    cells = [
        {"text": text, "marked": letter == "J", "numeric": letter == "J"}
        for letter, text in texts
    ]
    sheet = {
        "caption": f"Cuplikan lembar Sheet1 ({mark})",
        "letters": [letter for letter, _ in texts],
        "rows": [{"number": 10, "cells": cells}],
    }
    cell = {"raw": "1,25 jt", "where": "sel J10", "understood": rupiah(1_250_000)}
    return [
        ("langkah", {"label": "Langkah impor", "steps": steps, "now": 3}),
        ("sel", cell),
        ("sel", {"raw": "", "where": "sel K10"}),
        ("lembar", sheet),
    ]


def _notices(_mark: str) -> Parts:
    words = "10 NIK kehilangan angka terakhir karena Excel."
    return [
        ("kotak", {"text": "Kemarin belum diisi.", "url": "#", "link": "Isi sekarang"}),
        (
            "kotak",
            {
                "state": "tunggu",
                "title": "18 catatan, tidak perlu dijawab",
                "text": words,
            },
        ),
        ("kotak", {"state": "bahaya", "text": "Berkas ini dikunci kata sandi."}),
        ("kotak", {"state": "beres", "text": "112 baris diambil."}),
    ]


def _tiles(mark: str) -> Parts:
    names = {code: name for code, (name, _) in DISTRICTS.items()}
    amounts = {code: amount for code, (_, amount) in DISTRICTS.items()}
    tiles: list[dict[str, Any]] = [
        {"name": t.name, "text": short(t.value), "shade": t.shade, "url": "#"}
        for t in tile_map("31.73", names, amounts)
    ]
    tiles[-1] |= {"shade": "x"}
    outside = {"label": "Luar wilayah", "text": short(307_200_000), "url": "#"}
    return [("petak", {"label": f"Omset ({mark})", "tiles": tiles, "outside": outside})]


def _chart(mark: str) -> Parts:
    drawn = bar_chart(
        MONTHS, unit="rupiah", title=f"Omset per bulan ({mark})", highlighted="2023-03"
    )
    rows = [
        {"label": month, "value": rupiah(amount), "url": "#"}
        for month, amount in MONTHS.items()
    ]
    return [
        (
            "grafik",
            {
                "id": f"{mark}-grafik",
                "title": f"Per bulan ({mark})",
                "unit": "juta rupiah",
                "chart": drawn,
                "head": "Bulan",
                "measure": "Omset",
                "rows": rows,
                "total": rupiah(sum(MONTHS.values())),
            },
        )
    ]


def _trail(mark: str) -> Parts:
    steps = [
        {
            "label": "Tahun 2023",
            "value": millions(3_275_635_000),
            "note": "juta",
            "url": "#",
        },
        {"label": "Maret", "value": "276", "note": "kali ikut", "url": "#"},
        {"label": "Sel J10", "value": "7450000", "raw": True, "current": True},
    ]
    crumbs = [
        {"label": "Berkas", "url": "#"},
        {"label": "Bazar Serentak 07-10-2023.xlsx"},
    ]
    years = [
        {"label": "2022", "url": "#"},
        {"label": "2023", "url": "#", "current": True},
    ]
    return [
        ("remah", {"crumbs": crumbs}),
        ("jejak", {"label": f"Jejak angka ({mark})", "steps": steps}),
        ("periode", {"label": f"Tahun ({mark})", "choices": years}),
    ]


def _news(_mark: str) -> Parts:
    return [("kabar", {"sayings": [Said("112 baris diambil.", "success")]})]


def _confirmation(_mark: str) -> Parts:
    words = (
        "Bazar Kec. Kalideres, 22 lapak, Rp16.170.000. "
        "Angka tahun 2023 berubah dari 130 menjadi 129 bazar."
    )
    asks = {"title": "Tarik kembali berkas ini?", "text": words, "level": 3}
    return [("tegas", {**asks, "button": "Tarik kembali", "back": "#", "action": "#"})]


def _release(_mark: str) -> Parts:
    bits = [
        {"kind": "words", "text": "Bazar itu diikuti "},
        {"kind": "locked", "text": "2.300", "state": "beres", "address": "#"},
        {"kind": "words", "text": " usaha berbeda. Luring dan daring diikuti "},
        {"kind": "typed", "text": "4.352", "state": "bahaya", "verdict": "Salah"},
        {"kind": "words", "text": " pelaku UMKM."},
    ]
    wrong = {
        "text": "4.352 pelaku UMKM", "verdict": "Salah", "state": "bahaya",
        "why": "4.352 itu kali ikut serta, bukan usaha; usahanya 2.360.",
        "instead": "[Usaha berbeda yang terfasilitasi: 2.360]",
    }  # fmt: skip
    return [("naskah", {"bits": bits}), ("koreksi", wrong)]


@dataclass(frozen=True, slots=True)
class Said:
    """News as Django's messages hold it."""

    text: str
    tags: str

    def __str__(self) -> str:
        return self.text


SAMPLES = [
    Sample(
        _("Status"),
        _pills,
        _("Filled dot done, ring waiting, square wrong: the shape speaks too."),
        in_a_row=True,
    ),
    Sample(
        _("Buttons"),
        _buttons,
        _("One main button a screen. What can't be pressed has its reason beside it."),
        in_a_row=True,
    ),
    Sample(
        _("Ledger"),
        _ledger,
        _("One line above a sum, a double line below it. Never elsewhere."),
    ),
    Sample(
        _("Receipt"),
        _receipts,
        _("The only card: for proof, consequence and summary."),
    ),
    Sample(_("Figure"), _metrics, _("A figure is a link to its rows.")),
    Sample(
        _("Trail, place and period"),
        _trail,
        _("From the year to the cell, and back."),
    ),
    Sample(
        _("Data table"),
        _table,
        _("Order, filters and pages are in the address. CSV and XLSX hold all of it."),
    ),
    Sample(_("Nothing here"), _empty),
    Sample(
        _("Form"),
        _form,
        _("An error says what to write, with an example."),
    ),
    Sample(
        _("Import"),
        _import,
        _("As written and as understood, side by side."),
    ),
    Sample(_("Notices"), _notices),
    Sample(
        _("Chart"),
        _chart,
        _("Only the chosen bar is green. The table says the same."),
    ),
    Sample(
        _("Tiles of districts"),
        _tiles,
        _("As they lie on the map; the framed one falls short."),
    ),
    Sample(
        _("Text with locked numbers"),
        _release,
        _(
            "Green ones open their figure; a false one is underlined and stops the copy."
        ),
    ),
    Sample(_("News"), _news, _("Never the only place where something is said.")),
    Sample(
        _("Asking once more"),
        _confirmation,
        _("A page instead of a dialog, for what can't be undone."),
    ),
]

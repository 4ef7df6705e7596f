"""What a column of a monitoring list means, told by its header."""

import re
from functools import lru_cache

from lapak.intake.cells.text import plain
from lapak.intake.visits.findings import type_of_header

PATTERNS = (
    ("number", r"^(?:no|nomor|no urut|nr)$"),
    ("sales", r"\b(?:oms[ez]t|omz[ea]t|penjualan|pendapatan|penghasilan|sku|nik)\b"),
    ("follow_up", r"\b(?:tindak ?lanjut|tindakan|rekomendasi|sanksi|follow up|rtl|tl|penanganan)\b"),
    ("detail", r"\b(?:uraian|deskripsi|rincian|penjelasan|detail|detil|description)\b|\b(?:keterangan|catatan|isi) temuan\b"),
    ("finding", r"\b(?:temuan|pelanggaran|findings?|hasil (?:pengawasan|monitoring|pemeriksaan|pemantauan)|penyimpangan|ketidaksesuaian)\b|^hasil$"),
    ("officer", r"\b(?:petugas|pengawas|pemeriksa|surveyor|surveior|officer|tim|pelaksana|pemantau|inspektur|nama staf)\b"),
    ("phone", r"\b(?:telp|telepon|hp|wa|kontak)\b"),
    ("owner", r"\b(?:pemilik|ktp|peserta|pengusaha|atas nama|nama lengkap|penanggung jawab|pj|pic|kepala toko|owner)\b"),
    ("date", r"\b(?:tanggal|tgl|hari|date|waktu)\b"),
    ("kind", r"\b(?:jenis|kategori|tipe|bentuk|klasifikasi|golongan|type|kelas)\b"),
    ("address", r"\b(?:alamat|address|jalan)\b"),
    ("ward_district", r"\b(?:kel|kelurahan)\b.*\b(?:kec|kecamatan)\b"),
    ("ward", r"\b(?:kelurahan|kel|desa|ward)\b"),
    ("district", r"\b(?:kecamatan|kec|wilayah|district)\b"),
    ("outlet", r"\b(?:toko|outlet|pasar|swalayan|minimarket|supermarket|ritel|retail|gerai|sarana|tempat usaha|nama usaha|pelaku usaha|objek"
               r"|obyek|warung|perusahaan|merchant|nama tempat|lokasi|tempat|store|shop|umkm)\b"),
    ("note", r"^(?:ket|keterangan|catatan|note)\b"),
)  # fmt: skip
COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in PATTERNS)
TICKS = "ticks "  # meaning of a column of ticks: this and its finding type


@lru_cache(maxsize=8192)
def meaning_of(header: str) -> str:
    """number, date, outlet, kind, address, ward, district, officer, finding, …; '' = other."""
    words = plain(header)
    told = next((m for m, pattern in COMPILED if pattern.search(words)), "")
    if told in ("", "kind", "note") and (kind := type_of_header(header)):
        return TICKS + kind
    return told


def is_visits(meanings: set[str], *, titled: bool = False) -> bool:
    """An outlet, what was found or done there, and when, by whom or how.

    `titled`: the titles tell that these are visits; they may tell when and by whom, too.
    """
    if "outlet" not in meanings or "sales" in meanings:
        return False
    ticks = sum(m.startswith(TICKS) for m in meanings)
    found = bool(meanings & {"finding", "follow_up"}) or ticks >= 2
    beside = {"date", "officer", "detail"}
    if "owner" not in meanings:
        beside.add("kind")  # with owners, 'Kategori' and 'Hasil' are a bazaar's
    return (found and (titled or bool(meanings & beside))) or any(
        {"officer", "date", more} <= meanings for more in ("address", "detail")
    )


KINDS = (
    ("neighbourhood_shop", r"\b(?:kelontong|warung|wrg|kios|neighbou?rhood)\b"),
    ("modern_market", r"\b(?:modern|mini ?markets?|mini ?mart|super ?markets?|hyper ?markets?|hyper ?mart|swalayan|depart(?:e)?ment ?stores?|dept store"
                      r"|toserba|convenience|perkulakan|grosir|indom?aret|alfa ?mart|alfa ?midi|ritel|retail|mall?)\b"),
    ("neighbourhood_shop", r"\b(?:toko|tk|tradisional|eceran)\b"),
)  # fmt: skip
KINDS_COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in KINDS)


def kind_of(*texts: str) -> str:
    """modern_market or neighbourhood_shop, by the first text that says which."""
    for text in texts:
        words = plain(text)
        for kind, pattern in KINDS_COMPILED:
            if pattern.search(words):
                return kind
    return ""

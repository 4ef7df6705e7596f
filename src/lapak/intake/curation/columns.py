"""What a column of a curation list means, told by its header."""

import re
from functools import lru_cache

from lapak.intake.attendance.headers import TURNOVER
from lapak.intake.attendance.headers import meaning_of as list_meaning
from lapak.intake.cells.text import plain

EDITION_WORDS = (
    r"edisi|batch|gelombang|tahap|jilid|vol(?:ume)?|seri|episode|putaran|angkatan|edition|jbl|jumat beli lokal|"
    r"bazar (?:daring|online)|bazaar (?:daring|online)"
)
PATTERNS = (
    ("number", r"^(?:no|nomor|no urut|nr)$"),
    ("order", r"\b(?:pesanan|order|invoice|resi)\b"),
    ("sku", r"\bsku\b|\bkode (?:produk|barang|item)\b|\b(?:id|nomor) produk\b|\bproduct (?:code|id)\b"),
    ("opens", r"\b(?:mulai|awal|buka|dibuka|start|dari|pembukaan|from|opens)\b"),
    ("closes", r"\b(?:selesai|akhir|berakhir|tutup|ditutup|end|sampai|penutupan|until|closes|finish)\b"),
    ("dates", r"\b(?:tanggal|tgl|periode|waktu|pelaksanaan|jadwal|date|dates|hari)\b"),
    ("verdict", r"\b(?:hasil|status|keputusan|kelulusan|lolos|lulus|verdict|result|putusan|rekomendasi|diterima|terpilih)\b"),
    ("edition", rf"^(?:nomor |no |nama |ke )?(?:{EDITION_WORDS})\b(?: ke| nomor| no)?$|\bedisi\b"),
    ("price", r"\b(?:harga|price)\b"),
    ("stock", r"\b(?:stok|stock|jumlah|qty|berat|ukuran|varian|kategori|foto|link|gambar|deskripsi|catatan kurator|kurator|nilai|skor|score)\b"),
    ("product", r"\b(?:nama|judul|listing)\b.*\b(?:produk|barang|listing|dagangan|item)\b|^(?:produk|barang|product(?: name)?|item|listing|merek produk)$"
                r"|\bproduk (?:yang )?(?:di ?jual|di ?kurasi|lolos|diajukan)\b"),
)  # fmt: skip
COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in PATTERNS)
TITLE = re.compile(
    r"\bkurasi\w*\b|\bterkurasi\b|\bcuration\b|\bjumat beli lokal\b|\bjbl\b|\bbaza?ar (?:daring|online)\b"
)


@lru_cache(maxsize=8192)
def meaning_of(header: str) -> str:
    """sku, product, edition, verdict, opens, closes, dates, business, owner, nik, …; '' = other."""
    words = plain(header)
    if TURNOVER.search(words):
        return "sales"
    told = next((m for m, pattern in COMPILED if pattern.search(words)), "")
    if told:
        return told
    return list_meaning(header)


def is_products(meanings: set[str]) -> bool:
    """Whose products they are, and a product; a list of sales is something else."""
    named = meanings & {"business", "owner", "business_owner", "name"}
    other = meanings & {"sales", "order"}
    return bool(named) and bool(meanings & {"product", "sku"}) and not other


def is_editions(meanings: set[str]) -> bool:
    """Editions and their days, without any product."""
    days = {"opens", "closes"} <= meanings or "dates" in meanings
    return (
        days
        and "edition" in meanings
        and not meanings & {"product", "sku", "business", "nik"}
    )


def surely_curation(meanings: set[str], titles: str) -> bool:
    """Is a list of products one of curation, and not of who sold at a bazaar?"""
    if TITLE.search(plain(titles)):
        return True
    return (
        "edition" in meanings
        or {"sku", "verdict"} <= meanings
        or {"sku", "price"} <= meanings
    )

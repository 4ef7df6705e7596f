"""What was found at a visit, told by types or by words."""

import re
from dataclasses import dataclass
from functools import lru_cache

from lapak.intake.cells.text import plain

GOODS = r"(?:barang|produk|makanan|minuman|pangan|kemasan|bahan|item|komoditas|temuan)"
NOT = r"(?:tidak|tdk|tak|belum|blm|tanpa|tiada|non)"
NUMBER = r"(?:izin|ijin|nomor|no|surat|ijin nomor)"
# In this order: what one pattern takes is gone for those below it. `izin kedaluwarsa`
# is a permit, `tanda tera rusak` a scale, `tanpa izin edar` no permit of the shop.
PATTERNS = (
    ("tera", r"\b(?:tanda|cap|segel|label|masa|stiker)? ?(?:tera|ditera)\b(?: ulang)?(?: (?:rusak|habis|kedaluwarsa|kadaluarsa|expired|lewat))?"
             r"|\b(?:me)?trologi\b|\btimbangan\b(?: \w+){0,3}|\buttp\b|\btakaran\b|\bneraca\b|\bbdkt\b|\bkuantitas\b|\bberat (?:bersih|kurang)\b"
             r"|\bpompa ukur\b"),
    ("TIE", rf"\btie\b|\b{NOT}(?: \w+){{0,3}} (?:izin|ijin) edar\b|\b(?:izin|ijin) edar\b"
            rf"|\b(?:md|ml|p irt|pirt|bpom)(?: \w+)? {NOT} (?:ada|tercantum|dicantumkan)\b|\b{NOT}(?: \w+){{0,2}} (?:md|ml|p irt|pirt|bpom|pom)\b(?: (?:p irt|pirt|md|ml))*|\bil?legal\b|\btidak terdaftar\b(?: di)?(?: bpom)?"),
    ("izin", r"\b(?:nib|siup|tdp|iumk|iuts|legalitas|per[iy]?[zj]inan|izin|ijin|berizin|stpw)\b(?: \w+){0,2} (?:kedaluwarsa|kadaluarsa|kadaluwarsa|expired|habis|mati)\b"
             r"|\b(?:nib|siup|tdp|iumk|iuts|legalitas|perizinan|perijinan|izin|ijin|berizin|stpw|permit)\b"),
    ("label", r"\b(?:label|labeling|pelabelan|berlabel|price ?tag)\b(?: (?:rusak|sobek|lepas|hilang))?|\bbahasa indonesia\b|\btanpa harga\b"
              r"|\bharga (?:di )?rak\b|\bdaftar harga\b|\b(?:pencantuman|selisih|beda) harga\b|\bharga (?:tidak|tdk|belum|blm) (?:ada|di ?cantum\w*|ter\w+|sesuai(?! (?:dengan |dgn )?het))\b"
              r"|\bsni\b"),
    ("HET", r"\bhet\b|\bharga (?:eceran )?tertinggi\b|\b(?:di ?atas|melebihi|melampaui|lebih (?:tinggi|mahal) dari) (?:harga|acuan|ketentuan harga)\b"
            r"|\bharga acuan\b|\bharga (?:di ?atas|melebihi|ke?mahal\w*|tinggi)\b|\bceiling price\b"),
    ("kedaluwarsa", r"\bk[ea]da?lu?w?arsa\w*\b|\bk[ea]dalu?wars\w*\b|\bexp(?:ired?|d)?\b|\bed\b|\blewat (?:tanggal|tgl|masa|waktu|ed)\b|\bmelewati\b"
                    r"|\bbasi\b|\bmasa (?:pakai|simpan) habis\b"),
    ("kemitraan", r"\b(?:kemitraan|bermitra|mitra)\b|\b(?:produk )?(?:umkm|ukm|ikm)\b|\bproduk lokal\b"),
    ("rusak", r"\b(?:rusak|kerusakan|penyok|bocor|cacat|sobek|robek|kembung|ge?mbung|menggembung|(?:ber)?karat|pecah|remuk|berjamur|busuk)\b"),
)  # fmt: skip
COMPILED = tuple((kind, re.compile(pattern)) for kind, pattern in PATTERNS)
OWN_WORDS = {
    "het": "HET", "tie": "TIE", "izin": "izin", "ijin": "izin", "kedaluwarsa": "kedaluwarsa", "ed": "kedaluwarsa",
    "kemitraan": "kemitraan", "label": "label", "rusak": "rusak", "tera": "tera",
}  # fmt: skip
NOTHING = re.compile(
    rf"^(?:(?:{NOT} )+(?:ada|di ?temukan|terdapat|dijumpai|didapat\w*|terdapati)(?: (?:temuan|pelanggaran|masalah|kendala|penyimpangan|catatan|apa apa)\b.*)?"
    rf"|{NOT} (?:temuan|pelanggaran|masalah|catatan)|{NOT} (?:di ?temukan|terdapat|dijumpai)\b.*|{NOT} ada (?:lagi )?{GOODS}\b.*"
    r"|(?:temuan |hasil )?nihil\b.*|kosong|none|no(?: finding\w*)?|nol|0|n a|clear|bersih|aman|tertib|baik|sudah baik|ok\w*|lengkap|normal|kondusif"
    r"|(?:sudah |telah )?(?:sesuai|memenuhi)\b.*|tidak|tdk|nil|na)$"
)
# what an officer saw and found in order: 'timbangan sudah ditera', 'harga di bawah HET'
_IN_ORDER = re.compile(
    rf"^(?:\w+ ){{0,3}}?(?:k[ea]da?lu?w?arsa|expired?|exp|rusak|cacat|penyok|tie|ilegal|pelanggaran|masalah) {NOT} (?:di ?temukan|ada|terdapat|dijumpai)$"
    r"|\b(?:sudah|telah|sdh) (?:di ?tera|ber ?tera|ber ?mitra|ber ?izin|ber ?label|ada|punya|memiliki|lengkap|sesuai|terpasang|tercantum|bersertifikat)\b"
    r"|\b(?:lengkap|sesuai(?: ketentuan| aturan| het| standar)?|aman|baik|masih berlaku)$"
    r"|\b(?:di ?)?bawah het\b"
)
_NOT_IN_ORDER = re.compile(
    rf"\b(?:kurang|tapi|tetapi|namun|kecuali|habis|mati|sebagian|hanya|di ?atas|melebihi)\b|\b{NOT}\b"
)
_GOODS_ABSENT = re.compile(rf" {NOT} (?:di ?temukan|ada|terdapat|dijumpai)$")
SOMETHING = re.compile(
    r"^(?:ada|ya|y|v|x|1|yes|ada temuan|temuan|lihat uraian|terlampir|lain lain|lainnya)$"
)
PARTS = re.compile(
    r"[;\n|+&]|(?<!\d),|,(?!\d)|\bdan\b|\bserta\b|/(?!\s?irt)", re.IGNORECASE
)
COUNTED = re.compile(r"^\(?\d{1,2}[.)]\s+")


@dataclass(frozen=True, slots=True)
class Found:
    """Finding types in the order told, and the words that are no known type."""

    types: tuple[str, ...] = ()
    unknown: str = ""


NOTHING_FOUND = Found()


def says_nothing(text: str) -> bool:
    """Blank, a dash, nihil, 'tidak ada temuan': nothing was wrong."""
    words = plain(text)
    return not words or bool(NOTHING.match(words)) or _in_order(words)


def _in_order(words: str) -> bool:
    found = _IN_ORDER.search(words)
    if found is None:
        return False
    if found.start() == 0 and _GOODS_ABSENT.search(found[0]):
        return True
    return not _NOT_IN_ORDER.search(words)


def type_of_header(header: str) -> str:
    """The finding type that a column of ticks is about; '' for another column."""
    words = plain(header)
    if len(words.split()) > 4:
        return ""
    told = _types(words)
    return told[0] if len(told) == 1 else ""


@lru_cache(maxsize=4096)
def read_types(text: str) -> Found:
    """A cell of finding types: each of its words must be a known one."""
    if says_nothing(text):
        return NOTHING_FOUND
    found: list[str] = []
    unknown: list[str] = []
    for piece in PARTS.split(text):
        words = plain(COUNTED.sub("", piece.strip()))
        if says_nothing(piece) or SOMETHING.match(words):
            continue
        told = [OWN_WORDS[words]] if words in OWN_WORDS else _types(words)
        found += [kind for kind in told if kind not in found]
        if not told:
            unknown.append(piece.strip())
    return Found(tuple(found), "; ".join(unknown))


@lru_cache(maxsize=4096)
def read_description(text: str) -> Found:
    """Finding types out of what an officer wrote; unknown where no word tells any."""
    if says_nothing(text):
        return NOTHING_FOUND
    pieces = [
        p for p in re.split(r"[;\n]|\.\s|(?<!\d),|,(?!\d)", text) if not says_nothing(p)
    ]
    told = [kind for piece in pieces for kind in _types(plain(piece))]
    return Found(tuple(dict.fromkeys(told)), text if pieces and not told else "")


def _types(words: str) -> list[str]:
    """The types named in words, in the order in which they stand there."""
    places: list[tuple[int, str]] = []
    for kind, pattern in COMPILED:
        found = pattern.search(words)
        if found:
            places.append((found.start(), kind))
            words = pattern.sub(lambda m: " " * len(m[0]), words)
    return [kind for _, kind in sorted(places)]

"""Words that say a business did not take part, in an amount cell or a note."""

import re
from functools import lru_cache

from lapak.intake.cells.text import clean, plain

_NOT = "(?:tidak|tdk|tak|gak|ga|nggak|ngga|enggak|urung|td)"
_COME = "(?:hadir|ikut|ikutan|datang|dtg|masuk|berpartisipasi|mengikuti|ikut serta|bergabung)"
_BEFORE = (
    "(?:(?:izin|ijin|sakit|peserta|umkm|usaha|ybs|yang bersangkutan|maaf|mohon maaf|ket"
    "|keterangan|status|akhirnya|ternyata|sudah konfirmasi|konfirmasi) )*"
)
_ABSENCE = (
    f"(?:{_NOT} (?:jadi |bisa |dapat |sempat |pernah )*{_COME}|{_NOT} jadi"
    f"|(?:batal|cancel|dibatalkan|membatalkan)(?: (?:{_COME}|jualan|keikutsertaan|peserta))?"
    "|absen|alpa|alpha|mangkir|no show"
    "|mengundurkan diri|undur diri|mundur|mengundurkan|pengunduran diri)"
)
_WHY = (
    "(?: (?:karena|krn|karna|sebab|akibat|lantaran|dikarenakan|tanpa|dgn|dengan)\\b.*)?"
)
_AFTER = (
    "(?: (?:sama sekali|bazar|bazaar|pameran|acara|kegiatan|event|lagi|ke|di|ikut|jualan"
    "|berjualan|sakit|izin|ijin|lokasi|semua|kedua|setiap|seluruh|hari|serta))*"
)
_CLAUSE = re.compile(f"{_BEFORE}{_ABSENCE}{_AFTER}{_WHY}")
_EVERY_DAY = re.compile(r"\b(?:semua|kedua|setiap|seluruh) hari\b|\bsama sekali\b")
_ONE_DAY = re.compile(
    r"\b(?:hari|hr|h ?[0-9]|day|tgl|tanggal|senin|selasa|rabu|kamis|jumat|sabtu|minggu"
    r"|kemarin|besok|pagi|siang|sore|malam|jam|pukul|setengah)\b"
)
_LETTER = re.compile(r"[^\W\d_]")
_SOMEBODY_ELSE = re.compile(r"\b(?:diwakil\w*|digantikan|diganti|mewakili|wakil)\b")


def is_absent(text: str) -> bool:
    """Whether the text says that the business did not take part at all.

    'tidak hadir hari 2' is about one day and 'diwakili istri' is taking part: neither is
    absence. Nor is a word about somebody or something else ('tidak ikut pelatihan').
    """
    if not _LETTER.search(text):
        return False  # an amount, a dash
    return _says_absent(text)


@lru_cache(maxsize=4096)  # the same few hundred notes and amounts stand in all lists
def _says_absent(text: str) -> bool:
    words = plain(clean(text))
    if _SOMEBODY_ELSE.search(words):
        return False
    if _ONE_DAY.search(words) and not _EVERY_DAY.search(words):
        return False
    return any(
        _CLAUSE.fullmatch(plain(part)) for part in re.split(r"[,;:.()/–-]", text)
    )


# the answer No in a column that asks whether somebody came
_NO = re.compile(
    r"(?:tidak|tdk|tak|gak|no|tidak ya|th|izin|ijin|sakit|absen|alpa|alpha|batal)"
)


def is_no(text: str) -> bool:
    """Whether the cell of a column `Kehadiran` says no by itself: 'Tidak', 'Izin'."""
    return bool(_NO.fullmatch(plain(clean(text)))) or clean(text) in {"✗", "✘", "❌"}

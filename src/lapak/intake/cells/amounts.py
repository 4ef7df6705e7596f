"""Amounts of rupiah as offices write them, and the words that stand in for them.

Counting rule 3: '-', libur, nihil, 0 … took part, sold nothing; blank or unreadable:
took part, unknown. Nothing is guessed: what can be read two ways is unreadable.
"""

import re
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from lapak.intake.cells.text import clean, plain
from lapak.intake.reading.workbook import Cell


@dataclass(frozen=True, slots=True)
class AmountRead:
    """`said`: amount, nothing, unreadable or blank; `value`: whole rupiah or None."""

    said: str
    value: int | None


BLANK = AmountRead("blank", None)
UNREADABLE = AmountRead("unreadable", None)
NOTHING = AmountRead("nothing", 0)

NOTHING_WORDS = re.compile(
    r"^(?:libur|nihil|nol|kosong|zonk|tutup|tdk|tidak ada|tdk ada|t ada|ga ada|gak ada|nggak ada|belum laku|blm laku|"
    r"(?:tidak|tdk|tak|ga|gak|nggak|enggak|tdak) (?:jualan|berjualan|jual|dagang|buka|laku|ada (?:penjualan|transaksi|"
    r"omset|omzet|pembeli)|terjual)|(?:belum|blm) ada (?:penjualan|transaksi|pembeli|yang beli)|"
    r"tanpa (?:penjualan|omset|omzet)|off|sepi|0 rupiah|rp 0)\b.*$|^rp$"
)
WRITTEN_OUT = 100_000
DASHES = re.compile(r"^[-–—−_=.]+$")
ABSENT = re.compile(
    r"\b(?:tidak|tdk|tak|ga|gak|nggak|enggak|tidk) (?:hadir|datang|ikut|jadi ikut|jadi hadir|mengikuti|masuk)\b"
    r"|\bbatal(?:kan)?\b|\bcancel(?:led)?\b|\babsen\b|\balpa\b|\bmangkir\b|\bmengundurkan diri\b|\bmundur\b"
    r"|\btidak jadi\b|\btdk jadi\b|\bno show\b|\bjadi tidak\b"
)
PARTLY = re.compile(
    r"\b(?:hari|hr|h|tgl|tanggal|pagi|siang|sore|malam|sabtu|minggu|senin|selasa|rabu|kamis|jumat)\b ?(?:ke ?)?\d*"
    r"|\bsebagian\b|\bsesi\b"
)
UNITS = {
    "": 1,
    "rb": 1000, "ribu": 1000, "rbu": 1000, "k": 1000, "rban": 1000, "ribuan": 1000, "rebu": 1000,
    "jt": 1_000_000, "juta": 1_000_000, "jta": 1_000_000, "jtan": 1_000_000, "jutaan": 1_000_000, "m": 0,
}  # fmt: skip
SIGN = re.compile(
    r"\b(?:rp|idr)(?:\b|(?=\d))\.?:?|\brupiah\b|[±~≈+]\s*(?=\d)|\bkurang lebih\b|\bkira[ -]?kira\b|\bsekitar\b|\b(?:kl|k\.l\.)\s",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:,-|,--|\.-|,=|/-|-|,00-|per hari|/ ?hari|/ ?hr)\s*$", re.IGNORECASE
)
PIECE = re.compile(r"(\d[\d.,]*)\s*([a-z]*)")
ADDED = re.compile(r"^\s*\d[\d.]*\s*(?:\+\s*\d[\d.]*\s*)+$")
WORDS = {
    "sejuta": "1 juta",
    "seratus ribu": "100 ribu",
    "seribu": "1 ribu",
    "setengah juta": "500 ribu",
}


def read_amount(cell: Cell, *, unit: int = 1) -> AmountRead:
    """Read one turnover cell; `unit` 1000 where its column is in thousands.

    In such a column an amount that is written out all the same (`850rb`, or at least
    100.000, which would be a hundred million) is taken as it stands.
    """
    if isinstance(cell, bool) or isinstance(cell, date | time):
        return UNREADABLE
    if isinstance(cell, int | float):
        value = Decimal(str(cell))
        return _number(value * unit if value < WRITTEN_OUT else value)
    text = clean(cell)
    return _read_text(text, unit) if text else BLANK


def _number(value: Decimal) -> AmountRead:
    if value < 0 or not value.is_finite() or value != value.to_integral_value():
        return UNREADABLE
    return AmountRead("amount", int(value)) if value else NOTHING


@lru_cache(maxsize=65536)
def _read_text(text: str, unit: int) -> AmountRead:
    words = plain(text)
    if DASHES.match(text) or NOTHING_WORDS.match(words):
        return NOTHING
    if is_absent(text):
        return NOTHING
    low = text.lower()
    for word, written in WORDS.items():
        low = low.replace(word, written)
    low = TAIL.sub("", SIGN.sub(" ", low).strip()).strip()
    if "+" in low:
        return _sum(low, unit)
    return _pieces(low, unit)


def _sum(text: str, unit: int) -> AmountRead:
    """`200.000 + 150.000`: what was sold in parts."""
    parts = [_pieces(p.strip(), unit) for p in text.split("+")]
    if any(p.value is None for p in parts):
        return UNREADABLE
    return AmountRead("amount", sum(p.value or 0 for p in parts))


def _pieces(text: str, unit: int) -> AmountRead:
    """`1 juta 250 ribu`, `850rb`, `1.250.000`: every part must be understood."""
    total = Decimal(0)
    rest = PIECE.sub("", text)
    if rest.strip(" .,-") or not PIECE.search(text):
        return UNREADABLE
    smaller = 10**12
    for digits, word in PIECE.findall(text):
        times = UNITS.get(word)
        if not times or times >= smaller:
            return UNREADABLE
        value = _digits(digits, worded=bool(word))
        if value is None:
            return UNREADABLE
        if not word and value < WRITTEN_OUT:
            value *= unit
        total += value * times
        smaller = times
    return _number(total)


def _digits(text: str, *, worded: bool) -> Decimal | None:
    """The number in `1.250.000,00`, `1,250,000`, `1,25` (before jt); None if unclear."""
    text = text.strip(".,")
    if re.fullmatch(r"\d+", text):
        return Decimal(text)
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d{1,2})?", text) and not (
        worded and text.count(".") == 1
    ):
        return Decimal(text.replace(".", "").replace(",", "."))
    if re.fullmatch(r"\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?", text) and not (
        worded and text.count(",") == 1
    ):
        return Decimal(text.replace(",", ""))
    if re.fullmatch(r"\d+[.,]\d{2}", text) and not worded and len(text) > 5:
        return Decimal(text.replace(",", "."))
    if worded and re.fullmatch(r"\d+[.,]\d{1,3}", text):
        try:
            return Decimal(text.replace(",", "."))
        except InvalidOperation:  # pragma: no cover  digits only
            return None
    return None


@lru_cache(maxsize=65536)
def is_absent(text: str) -> bool:
    """Does a note or amount say that somebody did not come at all?

    `hadir` alone is presence; absence on one day only (`tidak hadir hari 2`) is not
    absence from the bazaar.
    """
    words = plain(text)
    return bool(ABSENT.search(words)) and not PARTLY.search(words)

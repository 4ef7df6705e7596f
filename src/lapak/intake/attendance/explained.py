"""What people explained of a list: its header row, what its columns mean, its unit.

Such a word is a decision of the verb `set` at a table's header row: `column:C=turnover`,
`unit=ribuan` (`unit:F=ribuan` where two tables share a row), `header=1` (a table begins
here). It holds for later versions of a file:
header row and column are found again by the words in the header (`print`).
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lapak.intake.attendance.headers import meaning_of
from lapak.intake.cells.text import column_letter, plain

MEANINGS = (
    "business", "owner", "business_owner", "nik", "phone", "address", "ward", "district",
    "ward_district", "product", "turnover", "day", "total", "transactions", "presence", "note",
    "agency", "business_number", "number", "other",
)  # fmt: skip
# As the journal tells them to people.
IN_WORDS: Mapping[str, str] = {
    "business": "usaha", "owner": "pemilik", "business_owner": "usaha dan pemilik", "nik": "NIK",
    "phone": "HP", "address": "alamat", "ward": "kelurahan", "district": "kecamatan",
    "ward_district": "kelurahan dan kecamatan", "product": "produk", "category": "kategori",
    "turnover": "omset", "day": "omset sehari", "total": "jumlah omset", "transactions": "transaksi",
    "presence": "kehadiran", "note": "keterangan", "agency": "instansi pembina",
    "business_number": "NIB", "number": "nomor", "sign": "tanda tangan", "stall": "nomor lapak",
    "count": "jumlah peserta", "run_together": "usaha, pemilik, dan omset", "bazaar": "bazar", "bazaar_days": "tanggal bazar",
    "bazaar_place": "lokasi bazar", "bazaar_district": "kecamatan bazar",
}  # fmt: skip
ONCE = frozenset({"business", "owner", "business_owner", "nik", "total", "number"})
UNITS: Mapping[str, int] = {"rupiah": 1, "ribuan": 1000, "juta": 1_000_000}
UNIT_WORDS: Mapping[str, str] = {
    "rupiah": "rupiah", "rp": "rupiah", "1": "rupiah",
    "ribuan": "ribuan", "ribu": "ribuan", "rb": "ribuan", "thousands": "ribuan", "1000": "ribuan",
    "juta": "juta", "jutaan": "juta", "jt": "juta", "millions": "juta", "1000000": "juta",
}  # fmt: skip
LAPAK = "lapak"  # the word that gives a column or the unit back to Lapak's own reading
LAST_COLUMN = 16_384  # of Excel
MOST_DAYS = 31
WORD = re.compile(
    r"(column|unit|header)(?::([a-z]{1,3}))?\s*=\s*(.*)", re.IGNORECASE | re.DOTALL
)
DAY_WORD = re.compile(r"(?:day|hari)(?: ke)? (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Word:
    """One thing that a person said of how to read a table."""

    id: int
    sheet: str  # '' = the first sheet
    row: int  # of the header when it was said
    what: str  # column, unit, header
    column: int  # from 1; 0 = said of the whole table
    meaning: str  # of MEANINGS, `day 2`, a unit, LAPAK
    print: str = ""  # of the header's cell, to find it again


def is_word(value: str) -> bool:
    """Is a correction about how a table is read, and not about its bazaar?"""
    return WORD.fullmatch(value.strip()) is not None


def word_of(
    decision: int, sheet: str, row: int, value: str, mark: str = ""
) -> Word | None:
    """The word that a correction's value tells; None where it tells none.

    `decision`: its id; `mark`: the print of the row that it was made about.
    """
    found = WORD.fullmatch(value.strip())
    if not found:
        return None
    what, letters, told = found[1].lower(), found[2] or "", found[3]
    column = column_number(letters)
    fits = what == "unit" or (what == "column") == bool(column)
    if column > LAST_COLUMN or not fits:
        return None
    meaning = {"column": meaning_word, "unit": unit_word}.get(what, header_word)(told)
    if not meaning:
        return None
    return Word(decision, sheet, row, what, column, meaning, mark)


def why_not_explained(value: str) -> str:
    """Why an explanation can't be taken, as a sentence; '' = it can."""
    if word_of(0, "", 1, value) is not None:
        return ""
    what, _, told = (part.strip() for part in value.partition("="))
    if what.lower().startswith("unit"):
        return f"“{told}” bukan satuan. Tulis salah satu: {', '.join(UNITS)}."
    if what.lower().startswith("header"):
        return "Tulis header=1 di baris judul tabel, atau header=lapak untuk membatalkannya."
    if not WORD.fullmatch(value.strip()) or ":" not in what:
        return "Tulis huruf kolom dan artinya, misalnya column:C=turnover."
    meanings = ", ".join((*MEANINGS[:-1], "day 1", MEANINGS[-1]))
    return f"“{told}” bukan arti kolom. Tulis salah satu: {meanings}."


def value_of(word: Word) -> str:
    """The one form in which a word is stored as the value of a decision."""
    at = f":{column_letter(word.column)}" if word.column else ""
    return f"{word.what}{at}={word.meaning}"


def header_word(told: str) -> str:
    """1: a table begins here. LAPAK: it does not. '' where the word is neither."""
    return told.strip().lower() if told.strip().lower() in ("1", LAPAK) else ""


def meaning_word(told: str) -> str:
    """The meaning that a person wrote, also as a header would have it; '' = none."""
    text = plain(told).replace(" ", "_")
    day = DAY_WORD.fullmatch(plain(told))
    if day and 1 <= int(day[1]) <= MOST_DAYS:
        return f"day {int(day[1])}"
    if text in (*MEANINGS, LAPAK):
        return text
    guessed = {"name": "business"}.get(text) or meaning_of(told)
    return guessed if guessed in MEANINGS and guessed not in ("day", "other") else ""


def unit_word(told: str) -> str:
    """rupiah, ribuan, juta or lapak; '' where the word is no unit."""
    text = plain(told).replace(" ", "")
    return LAPAK if text == LAPAK else UNIT_WORDS.get(text, "")


def column_number(letters: str) -> int:
    """27 for `AA`."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def header_print(text: str) -> str:
    """What a header's cell is known by when columns and rows move; '' = it is blank."""
    words = plain(text)
    return hashlib.sha256(words.encode()).hexdigest()[:32] if words else ""


def words_print(words: Iterable[Word]) -> str:
    """A print of all that a file is read with; '' = nothing was explained."""
    told = [f"{w.sheet}|{w.row}|{value_of(w)}|{w.print}" for w in words]
    return hashlib.sha256("\n".join(told).encode()).hexdigest() if told else ""

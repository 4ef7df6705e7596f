"""Turnover cells: rupiah in every form an office writes them, and words instead.

An amount is read only where one reading is possible; anything else is `unreadable`, to
be asked about. Decisions that aren't obvious:
- 'Rp200.000 + Rp150.000' is the sum; a sum with its own result must agree with it;
- '500 rb/hari' is unreadable: a cell doesn't know how many days it stands for;
- '1,5' without 'jt' or 'rb' is unreadable; so are fractions, ranges, negative amounts;
- '±500rb', 'kurang lebih 500rb' and '500rb lebih' are 500.000: nothing better is known;
- in a column 'dalam ribuan' a number is thousands, unless it says itself that it is
  rupiah in full: 'rb' or 'jt', 100.000 or more, or 'Rp 10.000' and more with its dots.
"""

import math
import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from lapak.intake.cells.absence import is_absent
from lapak.intake.cells.text import Cell, clean, plain
from lapak.shared.number_words import number_in_words

__all__ = ["AmountRead", "is_absent", "read_amount"]


@dataclass(frozen=True, slots=True)
class AmountRead:
    """`said` is amount, nothing (0), unreadable or blank (both None); whole rupiah."""

    said: str
    value: int | None


_BLANK = AmountRead("blank", None)
_UNREADABLE = AmountRead("unreadable", None)
_NOTHING = AmountRead("nothing", 0)

_LARGEST = 1_000_000_000_000  # rupiah; more is a NIK or a phone number
_IN_FULL = 100_000  # in thousands this would be 100 million at one stall
_IN_FULL_WITH_RP = 10_000

_NO = "(?:tidak|tdk|tak|td|gak|ga|nggak|ngga|g|belum|blm|blom|tanpa|no|nol|zero)"
_SALE = (
    "(?:penjualan|jualan|jual|berjualan|jualn|laku|terjual|omset|omzet|transaksi|pembeli"
    "|pemasukan|pendapatan|pemasukkan|buka|dagang|berdagang|sales)"
)
_NOTHING_SAID = re.compile(
    f"(?:nol|nihil|nil|kosong|zero|{_NO} (?:ada )?(?:yang )?{_SALE}(?: sama sekali)?"
    "|(?:tidak|tdk|tak|gak|ga|nggak) ada"
    r"|(?:libur|tutup|off)(?: [a-z]+)*)"
)
_DASHES = re.compile(r"[-–—−_\s]+")
_CURRENCY = re.compile(
    r"(?:\brp|\bidr|rupiah\b)\.?\s*(?=[^a-z]|$|se[jr])|\brp(?=[0-9])"
)
_ROUGHLY = re.compile(
    r"^(?:±|\+/-|\+-|~|≈|kurang lebih|lebih kurang|kurleb|k/l|kl\.?|k\.l\.|sekitar|kira-kira|kira kira"
    r"|kisaran|hampir|omset|omzet|total|penjualan)[:\s]*"
)
_TAIL = re.compile(
    r"\s*(?:[.,]?\s*[-–—=]+|[.,;]|[✓✔√*]+|(?<=[a-z])[- ]?an\b|\blebih|\btunai|\bcash|\bqris|\bsaja|\([^0-9()]*\))$"
)
_UNITS = {
    **dict.fromkeys(("rb", "rbu", "ribu", "k", "rban", "ribuan"), 1_000),
    **dict.fromkeys(("jt", "jta", "juta", "jtan", "jutaan"), 1_000_000),
    **dict.fromkeys(("miliar", "milyar"), 1_000_000_000),
}
_PIECE = re.compile(r"([0-9][0-9.,]*(?: [0-9]{3})*)\s*([a-z]*)\.?\s*")
_GROUPED = re.compile(
    r"([1-9][0-9]{0,2}(?:([., ])[0-9]{3})(?:\2[0-9]{3})*)(?:(?!\2)[.,]([0-9]{1,2}))?"
)
_DECIMAL = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")


def read_amount(cell: Cell, *, unit: int = 1) -> AmountRead:
    """The rupiah of a turnover cell. `unit` is 1000 where the column is in thousands."""
    if isinstance(cell, int | float) and not isinstance(cell, bool):
        return _of_number(cell, unit)
    text = clean(cell).casefold()
    if not text:
        return _BLANK
    return _of_text(text, unit) if isinstance(cell, str) else _UNREADABLE


@lru_cache(maxsize=4096)  # the same few hundred amounts stand in all lists
def _of_text(text: str, unit: int) -> AmountRead:
    bare = _CURRENCY.sub("", text).strip()
    if _DASHES.fullmatch(bare) or _NOTHING_SAID.fullmatch(plain(bare)):
        return _NOTHING
    value = _of_sum(text, unit)
    return _UNREADABLE if value is None else _told(value)


def _told(value: Decimal) -> AmountRead:
    rupiah = int(value.to_integral_value(ROUND_HALF_UP))
    if value < 0 or rupiah > _LARGEST or (value and not rupiah):
        return _UNREADABLE
    return AmountRead("amount", rupiah) if rupiah else _NOTHING


@lru_cache(maxsize=4096)
def _of_number(number: float, unit: int) -> AmountRead:
    if isinstance(number, float) and not math.isfinite(number):
        return _BLANK if math.isnan(number) else _UNREADABLE
    value = Decimal(repr(number))
    if unit > 1:
        return _told(value if value >= _IN_FULL else value * unit)
    if value < 1000 and value != value.to_integral_value():
        return _UNREADABLE  # 1.25 may be a million and a quarter, or thousands
    return _told(value)


def _of_sum(text: str, unit: int) -> Decimal | None:
    rough = _ROUGHLY.sub("", text)
    while (shorter := _TAIL.sub("", rough)) != rough:
        rough = shorter
    terms, _, result = rough.partition("=")
    values = [_of_term(term.strip(), unit) for term in terms.split("+")]
    if None in values:
        return None
    total = sum((value for value in values if value is not None), Decimal())
    if result and _of_term(result.strip(), unit) != total:
        return None
    return total


def _of_term(text: str, unit: int) -> Decimal | None:
    """One amount without sums: a number, numbers with 'jt' and 'rb', or words."""
    with_rp = bool(_CURRENCY.search(text))
    bare = _TAIL.sub("", _ROUGHLY.sub("", _CURRENCY.sub("", text).strip()).strip())
    in_words = number_in_words(bare)
    if in_words is not None:
        return Decimal(in_words)
    pieces = [(found[1].strip(), found[2]) for found in _PIECE.finditer(bare)]
    if not pieces or _PIECE.sub("", bare):
        return None
    if len(pieces) == 1 and not pieces[0][1]:
        return _without_unit(pieces[0][0], unit, with_rp=with_rp)
    return _with_units(pieces)


def _without_unit(number: str, unit: int, *, with_rp: bool) -> Decimal | None:
    # '1.250.000.00': the sen behind one more dot
    grouped = _GROUPED.fullmatch(
        re.sub(r"^(.*\.[0-9]{3}\.[0-9]{3})\.00$", r"\1", number)
    )
    if grouped:
        value = _joined(grouped)
        full = value >= (_IN_FULL_WITH_RP if with_rp else _IN_FULL)
        return value if full else value * unit
    found = _DECIMAL.fullmatch(number)
    if not found:
        return None
    whole, decimals = found[1], found[2] or ""
    value = Decimal(f"{whole}.{decimals or 0}")
    if not value or not decimals:
        return value if value >= _IN_FULL else value * unit
    # 745000.0 is a number that became text; 1.5 and 745.00 could be anything
    least = {1: 4, 1_000: 2}.get(unit, 1)  # in millions `0,5` can only be a half
    if len(decimals) > (2 if unit < 1_000_000 else 3) or len(whole) < least:
        return None
    return value if value >= _IN_FULL else value * unit


def _joined(grouped: re.Match[str]) -> Decimal:
    return Decimal(f"{re.sub('[., ]', '', grouped[1])}.{grouped[3] or 0}")


def _with_units(pieces: list[tuple[str, str]]) -> Decimal | None:
    """'1,25 jt', '1 juta 250 ribu', '1 juta 250.000': every piece below the one before."""
    total, below = Decimal(), Decimal(_LARGEST)
    for number, word in pieces:
        size = _UNITS.get(word) if word else 1
        value = _times(number, size) if size else None
        if value is None or value >= below or (not word and value < 1000):
            return None
        total += value
        below = Decimal(size or 1) if word else Decimal()
    return total


def _times(number: str, size: int) -> Decimal | None:
    grouped = _GROUPED.fullmatch(number)
    if grouped and size <= 1_000:
        value = _joined(grouped)
        # '850.000 rb' says the thousands twice
        return None if size > 1 and value >= _IN_FULL else value * size
    found = _DECIMAL.fullmatch(number)
    if not found or (size == 1 and found[2]):
        return None
    return Decimal(f"{found[1]}.{found[2] or 0}") * size

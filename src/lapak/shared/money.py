"""Rupiah are whole numbers everywhere; they get their dots only on the page."""

from collections.abc import Sequence
from typing import Final

MINUS: Final = "\N{MINUS SIGN}"

# Units of speech and of newspaper headlines: ribu, juta, miliar, triliun.
_SHORT: Final = ((10**12, "T"), (10**9, "M"), (10**6, "jt"), (10**3, "rb"))
_SPOKEN: Final = {
    "id": ((10**12, "triliun"), (10**9, "miliar"), (10**6, "juta")),
    "en": ((10**12, "trillion"), (10**9, "billion"), (10**6, "million")),
}


def grouped(number: int) -> str:
    """Write 1250000 as '1.250.000', as Indonesian does, with a true minus sign."""
    sign = MINUS if number < 0 else ""
    return sign + f"{abs(number):,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """Write 1250000 as 'Rp1.250.000', in both languages; no space after Rp (PUEBI)."""
    sign = MINUS if amount < 0 else ""
    return f"{sign}Rp{grouped(abs(amount))}"


def _scaled(
    number: int, scales: Sequence[tuple[int, str]], point: str = ","
) -> str | None:
    """At most one decimal of the largest scale that fits; None where none does."""
    sign, size = (MINUS if number < 0 else ""), abs(number)
    for unit, name in scales:
        # 999.950 would round to '1.000,0 rb': the larger unit takes it over
        if size >= unit - unit // 20_000:
            tenths = (size * 10 + unit // 2) // unit
            whole, tenth = divmod(tenths, 10)
            decimal = f"{point}{tenth}" if tenth else ""
            return f"{sign}{grouped(whole)}{decimal} {name}"
    return None


def short(number: int) -> str:
    """Write 1250000 as '1,3 jt': at most one decimal, half rounded away from zero.

    rb is thousands, jt millions, M (miliar) 10^9, T (triliun) 10^12. Below a thousand
    the number stands as it is. For reading at a glance only; never for proof.
    """
    told = _scaled(number, _SHORT)
    return str(number).replace("-", MINUS) if told is None else told


def spoken_rupiah(amount: int, lang: str = "id") -> str:
    """Write 3275635000 as 'Rp3,3 miliar', in English 'Rp3.3 billion'.

    One decimal, half rounded away from zero; below a million every digit is told.
    """
    english = lang.startswith("en")
    told = _scaled(abs(amount), _SPOKEN["en" if english else "id"], ".,"[not english])
    if told is None:
        told = f"{abs(amount):,}" if english else grouped(abs(amount))
    return f"{MINUS if amount < 0 else ''}Rp{told}"


def short_rupiah(amount: int) -> str:
    """Write 3275635000 as 'Rp3,3 M'; the units are those of `short`."""
    text = short(amount)
    return f"{MINUS}Rp{text[1:]}" if amount < 0 else f"Rp{text}"


def millions(amount: int) -> str:
    """Write 219865000 as '219,9': rupiah in millions with one decimal, for charts."""
    tenths = (abs(amount) * 10 + 500_000) // 1_000_000
    sign = MINUS if amount < 0 and tenths else ""
    return f"{sign}{grouped(tenths // 10)},{tenths % 10}"

"""Rupiah are whole numbers everywhere; they get their dots only on the page."""

from typing import Final

MINUS: Final = "\N{MINUS SIGN}"

# Units of speech and of newspaper headlines: ribu, juta, miliar, triliun.
_SHORT: Final = ((10**12, "T"), (10**9, "M"), (10**6, "jt"), (10**3, "rb"))


def grouped(number: int) -> str:
    """Write 1250000 as '1.250.000', as Indonesian does, with a true minus sign."""
    sign = MINUS if number < 0 else ""
    return sign + f"{abs(number):,}".replace(",", ".")


def rupiah(amount: int) -> str:
    """Write 1250000 as 'Rp1.250.000', in both languages; no space after Rp (PUEBI)."""
    sign = MINUS if amount < 0 else ""
    return f"{sign}Rp{grouped(abs(amount))}"


def short(number: int) -> str:
    """Write 1250000 as '1,3 jt': at most one decimal, half rounded away from zero.

    rb is thousands, jt millions, M (miliar) 10^9, T (triliun) 10^12. Below a thousand
    the number stands as it is. For reading at a glance only; never for proof.
    """
    sign, size = (MINUS if number < 0 else ""), abs(number)
    for unit, name in _SHORT:
        # 999.950 would round to '1.000,0 rb': the larger unit takes it over
        if size >= unit - unit // 2_000:
            tenths = (size * 10 + unit // 2) // unit
            whole, tenth = divmod(tenths, 10)
            decimal = f",{tenth}" if tenth else ""
            return f"{sign}{grouped(whole)}{decimal} {name}"
    return sign + str(size)


def short_rupiah(amount: int) -> str:
    """Write 3275635000 as 'Rp3,3 M'; the units are those of `short`."""
    text = short(amount)
    return f"{MINUS}Rp{text[1:]}" if amount < 0 else f"Rp{text}"


def millions(amount: int) -> str:
    """Write 219865000 as '219,9': rupiah in millions with one decimal, for charts."""
    tenths = (abs(amount) * 10 + 500_000) // 1_000_000
    sign = MINUS if amount < 0 and tenths else ""
    return f"{sign}{grouped(tenths // 10)},{tenths % 10}"

"""Money as people write it into a list."""

from random import Random

from lapak.demo.sheets import Value

NOTHING_SOLD = (
    "-",
    "libur",
    "Nihil",
    "tdk jualan",
    "0",
    "LIBUR",
    "nihil",
    "Tdk Jualan",
)
UNREADABLE = (
    "?",
    "belum lapor",
    "menyusul",
    "blm setor data",
    "lupa",
    "tanya pendamping",
)


def dotted(amount: int) -> str:
    """`1250000` as Indonesians group it: `1.250.000`."""
    return f"{amount:,}".replace(",", ".")


def _short(amount: int, random: Random) -> str:
    """In thousands or millions, exactly: `850rb`, `1,25 jt`, `1.2jt`."""
    if amount >= 1_000_000 and amount % 10_000 == 0:
        digits = f"{amount / 1_000_000:.2f}".rstrip("0").rstrip(".")
        comma = random.choice((digits.replace(".", ","), digits))
        return comma + random.choice((" jt", "jt", " juta", "Jt"))
    if amount % 1000 == 0 and amount < 1_000_000:
        return f"{amount // 1000}" + random.choice(("rb", " rb", " ribu", "RB", "k"))
    return dotted(amount)


def _long(amount: int, random: Random) -> str:
    pattern = random.choice(
        (
            "Rp {}",
            "Rp{}",
            "Rp. {},-",
            "Rp {},00",
            "{},00",
            "{}",
            "IDR {}",
            "rp {},-",
            "{},-",
        )
    )
    return pattern.format(dotted(amount))


def dressed(amount: int, unit: int, manner: str, random: Random) -> Value:
    """An amount in rupiah as one cell: a number, or text that a person can read.

    `unit` is 1, or 1000 for tables in thousands; `manner` is "numbers", "mixed" or
    "text". An amount that the unit does not divide would be a mistake of ours.
    """
    if amount % unit:
        raise ValueError(f"{amount} can't be written in units of {unit}")
    written = amount // unit
    as_text = {"numbers": 0.0, "mixed": 0.35, "text": 1.0}[manner]
    if random.random() >= as_text:
        return written
    if unit != 1:
        return dotted(written)
    return _short(amount, random) if random.random() < 0.4 else _long(amount, random)


def nothing_sold(manner: str, random: Random) -> Value:
    """How a list says that somebody was there and sold nothing."""
    if manner == "numbers" and random.random() < 0.5:
        return 0
    return random.choice(NOTHING_SOLD)

"""Which words name the unit of a number, in either language."""

import re
from collections.abc import Iterable
from typing import Final

UNIT_WORDS: Final[dict[str, dict[str, tuple[str, ...]]]] = {
    "id": {
        "bazaars": ("bazar", "bazaar", "edisi"),
        "times": ("kali",),
        "businesses": ("usaha", "umkm", "ukm"),
        "visits": ("kunjungan", "kali"),
        "outlets": ("tempat", "pasar", "toko", "gerai"),
        "findings": ("temuan",),
        "owners": ("orang", "pemilik"),
        "districts": ("kecamatan",),
        "questions": ("pertanyaan",),
    },
    "en": {
        "bazaars": ("bazaar", "bazaars", "edition", "editions"),
        "times": ("time", "times", "participation", "participations"),
        "businesses": ("business", "businesses", "msme", "msmes"),
        "visits": ("visit", "visits"),
        "outlets": ("outlet", "outlets", "market", "markets", "shop", "shops"),
        "findings": ("finding", "findings"),
        "owners": ("owner", "owners", "person", "people"),
        "districts": ("district", "districts"),
        "questions": ("question", "questions"),
    },
}
NEAR: Final = 3  # words behind a number, in which its unit must be said
_WORD: Final = re.compile(r"[^\W\d_]+")


def unit_said(words: Iterable[str], unit: str, lang: str) -> str | None:
    """The word with which the unit of a number is said right behind it; None: it isn't.

    Of several units the first that is said is the number's: in `4.100 pelaku UMKM, 130
    kali` 4.100 are businesses. Rupiah have their unit before them.
    """
    known = UNIT_WORDS[lang]
    heard = [word.casefold() for text in words for word in _WORD.findall(text)]
    every = {word for several in known.values() for word in several}
    first = next((word for word in heard[:NEAR] if word in every), None)
    return first if first in known.get(unit, ()) else None

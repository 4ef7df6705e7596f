"""Two things written in one cell, cut apart: business and owner, ward and district."""

import re
from functools import lru_cache

from lapak.intake.cells.text import Cell, clean, plain

MARKS = ("(", "/", "|", "\n", ";", " - ", " – ", " & ", ",")  # the strongest first


def split_names(cell: Cell, header: str) -> tuple[str, str]:
    """Business and owner out of one cell: 'Dapur X (Ibu Y)', 'X / Y', two lines."""
    first, second = _parted(str(cell) if isinstance(cell, str) else clean(cell), header)
    return (second, first) if _owner_first(header) else (first, second)


@lru_cache(maxsize=64)  # one header stands over all cells of a column
def _owner_first(header: str) -> bool:
    words = re.sub(
        r"\b(?:pelaku|pemilik) (?:usaha|umkm|ukm)\b", "pemilik", plain(header)
    )
    owner = re.search(
        r"\b(?:pemilik|pelaku|peserta|owner|pengusaha|penanggung|pj)\b", words
    )
    business = re.search(
        r"\b(?:usaha|umkm|ukm|toko|merk|merek|brand|stand|lapak|booth)\b", words
    )
    return bool(owner and (not business or owner.start() < business.start()))


def _parted(text: str, header: str) -> tuple[str, str]:
    """A cell cut in two: where its header is cut, else at its strongest mark."""
    marks = [mark for mark in ("/", " - ", "(") if mark in header]
    for mark in [*marks, *MARKS]:
        first, found, second = text.strip().partition(mark)
        if found and first.strip() and second.strip():
            return clean(first), clean(
                second.replace(")", "") if mark == "(" else second
            )
    return clean(text), ""


def split_places(text: str) -> tuple[str, str]:
    """Ward and district out of one cell: 'Kapuk / Cengkareng', 'Kel. X Kec. Y'."""
    found = re.match(r"(?i)\s*(?:kel\w*\.?)?\s*(.+?)[\s,/|;-]+kec\w*\.?\s+(.+)$", text)
    if found:
        return found[1].strip(), found[2].strip()
    parts = re.split(r"\s*[/|,;]\s*|\s+[-–]\s+", text, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (text, "")

"""Where the rows of a figure are, as addresses: for pages, and for documents."""

from typing import Final

from django.conf import settings
from django.urls import reverse
from django.utils.http import urlencode

# Dimensions of rows, as the address names them.
PARAMETERS: Final[dict[str, str]] = {
    "month": "bulan",
    "district": "kecamatan",
    "home_district": "asal",
    "level": "tingkat",
    "edition": "edisi",
    "type": "jenis",
    "bazaar": "bazar",
    "business": "usaha",
    "outlet": "tempat",
}


def asking(year: int, key: str, **narrowed: str) -> str:
    """What the address asks: a figure of a year, narrowed by dimensions."""
    filters = {PARAMETERS[name]: value for name, value in narrowed.items()}
    return "?" + urlencode({"tahun": str(year), "angka": key} | filters)


def figure_path(year: int, key: str, **narrowed: str) -> str:
    """The address of a figure's rows within Lapak."""
    return f"{reverse('figures:index')}{asking(year, key, **narrowed)}#baris"


def figure_address(year: int, key: str, **narrowed: str) -> str:
    """The same for a document that is read elsewhere."""
    return settings.ADDRESS + figure_path(year, key, **narrowed)

"""What the address of the page asks for: year, figure, filters, one row."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.http import HttpRequest
from django.urls import reverse

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.ledger import FIRST_YEAR, LAST_YEAR
from lapak.outputs.links import PARAMETERS, asking
from lapak.web.figures.summary import newest_year

FIRST_FIGURE: Final = "offline_turnover"


@dataclass(frozen=True, slots=True)
class Asked:
    """`narrowed`: dimension → key, as written in the address."""

    year: int
    key: str
    narrowed: Mapping[str, str]
    group: int  # which set of rows, where a figure adds unlike ones
    row: int | None

    def address(self, key: str | None = None, **narrowed: str) -> str:
        """The address of a figure of this year, with these filters and no others."""
        return asking(self.year, key or self.key, **narrowed)


def source_of(year: int, key: str, row: int) -> str:
    """Where the source of one row of a figure is."""
    return f"{reverse('figures:index')}{asking(year, key)}&baris={row}#sumber"


def asked_of(request: HttpRequest) -> Asked:
    """What this request asks; what can't be is read as not asked."""
    get = request.GET
    year = _number(get.get("tahun", ""))
    if year is None or not FIRST_YEAR <= year <= LAST_YEAR:
        year = newest_year()
    key = get.get("angka", "")
    if key not in DEFINITIONS:
        key = FIRST_FIGURE
    narrowed = {
        name: get[parameter]
        for name, parameter in PARAMETERS.items()
        if get.get(parameter)
    }
    group = _number(get.get("bagian", "")) or 0
    return Asked(year, key, narrowed, group, _number(get.get("baris", "")))


def _number(text: str) -> int | None:
    fits = text.isascii() and text.isdigit() and len(text) <= 18
    return int(text) if fits else None

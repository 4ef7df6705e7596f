"""What parts of figures are called, on pages and in documents: months, districts, levels.

Words are those of the page's language.
"""

from collections import Counter
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.domain.monitoring.models import FindingType
from lapak.domain.places.models import District
from lapak.figures.counting import OUTSIDE
from lapak.figures.figure import Figure
from lapak.figures.open_questions import questions_about
from lapak.figures.question_kinds import QUESTION_KINDS
from lapak.figures.summary import remembered
from lapak.shared.dates import month_name

SECTIONS: Final[tuple[tuple[Promise, str], ...]] = (
    (gettext_lazy("Offline bazaars"), "offline_"),
    (gettext_lazy("Online bazaars"), "online_"),
    (gettext_lazy("Facilitated, offline and online"), "facilitated_"),
    (gettext_lazy("Modern markets"), "modern_market_"),
    (gettext_lazy("Neighbourhood shops"), "neighbourhood_shop_"),
    (gettext_lazy("Monitoring, both kinds"), ""),
)
"""The parts of a ledger: a heading, and how the keys of its figures begin."""
LEVELS: Final[dict[str, Promise]] = {
    "kelurahan": gettext_lazy("ward"),
    "kecamatan": gettext_lazy("district"),
    "kota": gettext_lazy("city"),
    "provinsi": gettext_lazy("province"),
}
TYPES: Final[dict[str, Promise]] = {
    FindingType.HET: gettext_lazy("price above the ceiling (HET)"),
    FindingType.TIE: gettext_lazy("no distribution permit (TIE)"),
    FindingType.PERMIT: gettext_lazy("business permit"),
    FindingType.EXPIRED: gettext_lazy("expired goods"),
    FindingType.PARTNERSHIP: gettext_lazy("partnership"),
    FindingType.LABEL: gettext_lazy("label"),
    FindingType.DAMAGED: gettext_lazy("damaged goods"),
    FindingType.METROLOGY: gettext_lazy("legal metrology (tera)"),
}
PLACES: Final = ("district", "home_district")
"""Breakdowns whose keys lie on the map."""


def key_name(dimension: str, key: str) -> str:
    """A key of a breakdown as people say it: `Maret 2023`, `Kembangan`."""
    if dimension == "month":
        return month_title(key, get_language() or "id")
    if dimension in PLACES:
        return (
            _("outside the city") if key == OUTSIDE else district_names().get(key, key)
        )
    if dimension == "edition":
        return _("edition %(number)s") % {"number": key}
    names = {"level": LEVELS, "type": TYPES}.get(dimension, {})
    return str(names.get(key, key))


def unit_note(figure: Figure, dimension: str) -> str:
    """What the numbers of a breakdown are, said behind its title."""
    if dimension == "month" and figure.is_rupiah:
        return _("million rupiah, by the first day")
    if dimension in PLACES:
        return _("tiles lie as the districts do on the map")
    return figure.unit_name


def asked_in_words(kind: str) -> str:
    """What questions of a kind ask."""
    known = QUESTION_KINDS.get(kind)
    return kind if known is None else known.meaning.told()


def month_title(key: str, lang: str) -> str:
    """`Maret 2023` for 2023-03."""
    year, month = key.split("-")
    return f"{month_name(int(month), lang)} {year}"


def district_names() -> dict[str, str]:
    """The city's districts by code."""
    return remembered(
        "kecamatan", lambda: dict(District.objects.values_list("code", "name"))
    )


def kinds_asked(key: str, year: int) -> dict[str, int]:
    """How many questions of each kind are open about a figure."""

    def count() -> dict[str, int]:
        kinds = questions_about(key, year).values_list("kind", flat=True)
        return dict(Counter(kinds.order_by()))

    return remembered(f"tanya:{year}:{key}", count)

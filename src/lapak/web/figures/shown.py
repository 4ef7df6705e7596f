"""The ledger and one figure as the page shows them: texts, addresses, charts."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from django.urls import Resolver404, resolve
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.figures.counting import OUTSIDE
from lapak.figures.definitions import BREAKDOWNS
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from lapak.outputs.charts import tile_map
from lapak.outputs.naming import (
    PLACES,
    SECTIONS,
    asked_in_words,
    district_names,
    key_name,
    kinds_asked,
    unit_note,
)
from lapak.shared.money import grouped, rupiah, short
from lapak.web.figures.asked import Asked
from lapak.web.figures.summary import month_chart

QUESTIONS: Final = "/berkas/pertanyaan/"

# Beside the name of the section the figure's full name would say it twice.
SHORT: Final[dict[str, Promise]] = {
    "bazaars_held": gettext_lazy("Held"),
    "participations": gettext_lazy("Times taken part"),
    "businesses_distinct": gettext_lazy("Distinct businesses"),
    "turnover": gettext_lazy("Turnover"),
    "turnover_final": gettext_lazy("completed part of it"),
    "visits": gettext_lazy("Visits"),
    "visits_with_findings": gettext_lazy("Visits with findings"),
    "outlets_distinct": gettext_lazy("Distinct outlets"),
    "findings": gettext_lazy("Findings"),
}


@dataclass(frozen=True, slots=True)
class Part:
    """One line of a breakdown."""

    label: str
    value: str
    url: str | None
    short: str = ""
    shade: int = 0
    name: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """One breakdown: a table, with bars or tiles where it has them."""

    id: str
    title: str
    head: str
    unit: str
    rows: list[Part]
    total: str
    chart: str = ""
    tiles: list[Part] | None = None
    outside: Mapping[str, Any] | None = None


def written(figure: Figure, value: int | None) -> str:
    """A number of the figure's unit: `Rp1.250.000`, `4.352`; None is unknown."""
    if value is None:
        return "?"
    return rupiah(value) if figure.is_rupiah else grouped(value)


def sections(figures: Ledger, asked: Asked) -> list[dict[str, Any]]:
    """The ledger with its headings; the opened figure is marked."""
    found: list[dict[str, Any]] = []
    left = dict(figures)
    for title, prefix in SECTIONS:
        keys = [key for key in left if key.startswith(prefix)]
        lines = [_line(left.pop(key), prefix, asked) for key in keys]
        found.append({"title": title, "lines": lines})
    return found


def _line(figure: Figure, prefix: str, asked: Asked) -> dict[str, Any]:
    return {
        "label": SHORT[figure.key.removeprefix(prefix)],
        "value": written(figure, figure.value),
        "url": asked.address(figure.key),
        "current": figure.key == asked.key,
    }


def account(figure: Figure) -> list[dict[str, Any]]:
    """How the value came about: as written, decided, what is still open."""
    lines: list[dict[str, Any]] = []
    if figure.as_written is not None:
        moved = figure.value - figure.as_written
        sign = "+" if moved > 0 else ""
        lines = [
            {
                "label": _("As written in the lists"),
                "value": rupiah(figure.as_written),
            },
            {
                "label": _("Changed by people's decisions"),
                "value": sign + rupiah(moved),
            },
            {"label": figure.name, "value": rupiah(figure.value), "total": True},
        ]
    if figure.owners is not None and figure.value:
        lines = [
            {
                "label": _("Owners: one person's two brands are two businesses"),
                "value": grouped(figure.owners),
            }
        ]
    if figure.open_questions:
        lines.append(
            {
                "label": _("What %(number)s open questions could change")
                % {"number": grouped(figure.open_questions)},
                "value": figure.told_change(written(figure, figure.could_change)),
                "url": questions_address(),
            }
        )
    return lines


def questions_address() -> str | None:
    """The page of open questions; None while there is no such page."""
    try:
        resolve(QUESTIONS)
    except Resolver404:
        return None
    return QUESTIONS


def asked_about(figure: Figure, *, linked: bool) -> list[dict[str, Any]]:
    """The open questions by kind, in words; `linked` for who answers them."""
    return told_kinds(kinds_asked(figure.key, figure.year), linked=linked)


def told_kinds(kinds: Mapping[str, int], *, linked: bool) -> list[dict[str, Any]]:
    """Numbers of questions by kind, each with what its kind asks; `linked` to them."""
    address = questions_address() if linked else None
    return [
        {
            "label": asked_in_words(kind),
            "value": grouped(number),
            "url": address and f"{address}?jenis={kind}",
        }
        for kind, number in kinds.items()
    ]


def breakdowns(figure: Figure, asked: Asked) -> list[Shown]:
    """All breakdowns of a figure, bars and tiles first as its definition lists them."""
    return [
        _shown(figure, name, dict(parts), asked)
        for name, parts in figure.breakdowns.items()
        if parts
    ]


def _shown(figure: Figure, name: str, parts: dict[str, int], asked: Asked) -> Shown:
    opens = name in figure.dimensions
    rows = [
        Part(
            key_name(name, key),
            written(figure, value),
            asked.address(**{name: key}) + "#baris" if opens else None,
        )
        for key, value in parts.items()
    ]
    told = BREAKDOWNS[name].told()  # type: ignore[index]
    title = _("By %(what)s") % {"what": told}
    chart, tiles, outside = "", None, None
    if name == "month":
        chart = month_chart(
            f"{figure.name}: {title}",
            parts,
            rupiah=figure.is_rupiah,
            chosen=asked.narrowed.get("month"),
            lang=get_language() or "id",
        )
    if name in PLACES:
        tiles, outside = _tiles(figure, name, parts, asked if opens else None)
    unit = unit_note(figure, name)
    total = written(figure, sum(parts.values()))
    return Shown(
        f"per-{name.replace('_', '-')}",
        title,
        told.capitalize(),
        unit,
        rows,
        total,
        chart,
        tiles,
        outside,
    )


def _tiles(
    figure: Figure, name: str, parts: Mapping[str, int], asked: Asked | None
) -> tuple[list[Part], Mapping[str, Any] | None]:
    names = district_names()
    city = next(iter(names), "")[:5]

    def text(value: int) -> str:
        return short(value) if figure.is_rupiah else grouped(value)

    def url(key: str) -> str | None:
        return asked.address(**{name: key}) + "#baris" if asked else None

    tiles = [
        Part(
            tile.name,
            text(tile.value),
            url(tile.code) if tile.value else None,
            shade=tile.shade,
            name=tile.name,
            text=text(tile.value),
        )
        for tile in tile_map(city, names, parts)
    ]
    outside = None
    if OUTSIDE in parts:
        outside = {
            "label": _("Outside the city, or place unknown"),
            "text": text(parts[OUTSIDE]),
            "url": url(OUTSIDE),
        }
    return tiles, outside

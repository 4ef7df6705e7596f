"""The charts of a report: those of the pages, drawn for paper, with words for the ear."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lapak.figures.definitions import BREAKDOWNS
from lapak.figures.figure import Figure
from lapak.outputs.charts import Unit, amount_told, bar_chart, tile_map
from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.letters import printable
from lapak.outputs.naming import PLACES, district_names
from lapak.outputs.printing import printed, tile_drawing
from lapak.outputs.wording.facts import amount
from lapak.shared.money import short, spoken_rupiah

BARS: Final = "bars"
TILES: Final = "tiles"
_WIDTH: Final = re.compile(r'width="(\d+)"')


@dataclass(frozen=True, slots=True)
class Drawing:
    """An SVG in the colours of paper. `alt`: what it shows, for those who hear it."""

    kind: str  # BARS or TILES
    svg: str
    alt: str

    @property
    def width(self) -> int:
        """How broad it is, in pixels of a page."""
        said = _WIDTH.search(self.svg)
        return int(said[1]) if said else 0


def drawing_of(
    figure: Figure, name: str, told: Mapping[str, tuple[str, str]], lang: str
) -> Drawing | None:
    """How a breakdown is drawn on its page; None where a table says it all.

    `told`: each key's name and value in words.
    """
    parts = dict(figure.breakdowns[name])
    title = f"{figure.name}: {_by(name)}"
    said = {"title": title, **_ends(parts, told)}
    if name == "month":
        unit: Unit = "rupiah" if figure.is_rupiah else "count"
        bars = bar_chart(
            parts,
            unit=unit,
            title=title,
            lang=lang,
            told=_english if lang == "en" else None,
        )
        return Drawing(BARS, _paper(bars), words.BAR_CHART.told(lang) % said)
    if name not in PLACES:
        return None
    names = district_names()
    tiles = tile_map(next(iter(names), "")[:5], names, parts)
    if not tiles:
        return None
    drawn = tile_drawing(tiles, lambda value: _short(figure, value, lang))
    return Drawing(TILES, _paper(drawn), words.TILE_MAP.told(lang) % said)


def _paper(svg: str) -> str:
    return printable(printed(svg))


def _by(name: str) -> str:
    return words.BY.told() % {"what": BREAKDOWNS[name].told()}  # type: ignore[index]


def _ends(
    parts: Mapping[str, int], told: Mapping[str, tuple[str, str]]
) -> dict[str, str]:
    """The key with most and the one with least, in words."""
    most, least = (told[pick(parts, key=parts.__getitem__)] for pick in (max, min))
    return {"most": ", ".join(most), "least": ", ".join(least)}


def _short(figure: Figure, value: int, lang: str) -> str:
    if not figure.is_rupiah:
        return amount(value, figure.unit, lang)
    if lang == "en":
        return spoken_rupiah(value, lang).removeprefix("Rp")
    return short(value)


def _english(number: int, unit: Unit) -> str:
    """Thousands with a comma, decimals with a point, as all of an English text."""
    return amount_told(number, unit).translate(str.maketrans(".,", ",."))

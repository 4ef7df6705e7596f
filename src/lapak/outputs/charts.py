"""Charts for the page: bars as inline SVG, districts as tiles.

Bars are drawn by Vega-Lite, then given the class names of the stylesheet instead of
colours, so that one drawing serves light and dark, and the strict content policy holds
(no style attribute).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from threading import Lock
from typing import Any, Final, Literal

import vl_convert

from lapak.shared.dates import month_name
from lapak.shared.money import grouped, millions

Unit = Literal["rupiah", "count"]

_WIDTH, _HEIGHT = 684, 142  # px at full size; the drawing shrinks with its column
_DRAWING: Final = Lock()  # the converter is one machine inside the process

# Colours that nothing else uses stand for classes until the drawing is done.
_CLASSES: Final = {
    "#000001": "f1",  # the bar that is chosen
    "#000002": "f0",  # every other bar
    "#000003": "l1",  # the line under the bars
    "#000004": "",  # plain text, coloured by `.g text`
    "#000005": "kuat",  # text of the bar that is chosen
}
_MONTH: Final = re.compile(r"(\d{4})-(\d{2})")
# As font and colour come from the stylesheet; the size is set by the viewBox.
_NOT_OURS: Final = re.compile(
    r' (?:xmlns:xlink|version|width|height|font-family|font-size|font-weight)="[^"]*"'
    r'(?=[^<]*>)|<path class="(?:fore|back)ground"[^>]*/>'
)


def bar_chart(
    values: Mapping[str, int],
    *,
    unit: Unit,
    title: str,
    highlighted: str | None = None,
    lang: str = "id",
) -> str:
    """Bars side by side as an SVG text, one a key, in the order given.

    Keys like '2023-03' are months and get their short name; others stand as they are.
    Rupiah are written over the bars in millions with one decimal, counts whole. Only
    the highlighted bar is green. Nothing to draw gives an empty text.
    """
    if not values:
        return ""
    bars = tuple(
        (name, amount, _amount(amount, unit), key == highlighted)
        for (key, amount), name in zip(
            values.items(), _names(list(values), lang), strict=True
        )
    )
    return _drawn(bars, title)


def warm() -> None:
    """Draw something small: the first drawing of a process takes seconds."""
    _svg(_specification((("", 1, "1", False),)))


def _amount(amount: int, unit: Unit) -> str:
    return millions(amount) if unit == "rupiah" else grouped(amount)


def _names(keys: Sequence[str], lang: str) -> list[str]:
    months = [_MONTH.fullmatch(key) for key in keys]
    several_years = len({match[1] for match in months if match}) > 1
    return [
        key
        if match is None
        else month_name(int(match[2]), lang, short=True)
        + (f" {match[1][2:]}" if several_years else "")
        for key, match in zip(keys, months, strict=True)
    ]


Bar = tuple[str, int, str, bool]  # name under it, size, text over it, highlighted


@lru_cache(maxsize=512)
def _drawn(bars: tuple[Bar, ...], title: str) -> str:
    svg = _NOT_OURS.sub("", _svg(_specification(bars)))
    for colour, name in _CLASSES.items():
        replacement = f'class="{name}"' if name else ""
        svg = re.sub(f'(?:fill|stroke)="{colour}"', replacement, svg)
    # One picture with one name; the numbers stand in the table beside it.
    picture = f'<svg class="g perbulan" role="img" aria-label="{escape(title)}"'
    return re.sub(r'<svg [^>]*class="marks"', picture, svg, count=1)


def _svg(specification: dict[str, Any]) -> str:
    with _DRAWING:
        return str(vl_convert.vegalite_to_svg(specification, vl_version="5.20"))


def _specification(bars: tuple[Bar, ...]) -> dict[str, Any]:
    highest = max((amount for _, amount, _, _ in bars), default=0)
    step = _WIDTH / len(bars)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": _WIDTH,
        "height": _HEIGHT,
        "padding": {"left": 0, "right": 0, "top": 22, "bottom": 2},
        "autosize": "none",
        "background": None,
        "config": {"view": {"stroke": None}, "aria": False},
        "data": {
            "values": [
                {"at": i, "name": name, "size": size, "text": text, "chosen": chosen}
                for i, (name, size, text, chosen) in enumerate(bars)
            ]
        },
        "encoding": {
            "x": {
                "field": "at",
                "type": "ordinal",
                "scale": {"padding": 0},
                "axis": None,
            },
            "y": {
                "field": "size",
                "type": "quantitative",
                "axis": None,
                "scale": {"domainMax": max(highest, 1), "domainMin": 0, "clamp": True},
            },
        },
        "layer": [
            _layer("bar", "#000001", "#000002", width=min(36, step * 0.6)),
            _layer("text", "#000005", "#000004", field="text", dy=-8, fontSize=13),
            _layer(
                "text",
                "#000005",
                "#000004",
                field="name",
                y=_HEIGHT + 18,
                fontSize=13,
            ),
            {
                "data": {"values": [{}]},
                "mark": {"type": "rule", "aria": False, "color": "#000003"},
                "encoding": {
                    "x": {"value": 0},
                    "x2": {"value": _WIDTH},
                    "y": {"value": _HEIGHT + 0.5},
                },
            },
        ],
    }


def _layer(
    mark: str, chosen: str, other: str, *, field: str = "", **how: float
) -> dict[str, Any]:
    colour = {"condition": {"test": "datum.chosen", "value": chosen}, "value": other}
    encoding: dict[str, Any] = {"color": colour}
    if field:
        encoding["text"] = {"field": field}
    if "y" in how:
        encoding["y"] = {"value": how.pop("y")}
    return {"mark": {"type": mark, "aria": False, **how}, "encoding": encoding}


# Rows of the tile map, placed by hand as the districts lie on the map.
PLACED: Final[dict[str, tuple[tuple[str, ...], ...]]] = {
    "31.73": (
        ("31.73.06", "31.73.01", "31.73.02", "31.73.04"),
        ("31.73.08", "31.73.05", "31.73.07", "31.73.03"),
    ),
}


@dataclass(frozen=True, slots=True)
class Tile:
    """One district: its value, and how dark its tile is, from 1 to 4."""

    code: str
    name: str
    value: int
    shade: int


def tile_map(
    city: str, names: Mapping[str, str], values: Mapping[str, int]
) -> list[Tile]:
    """A tile for each named district, in reading order of the map.

    `names` gives the city's districts by code. A city that nobody placed by hand is in
    alphabetical order. Districts without a value have 0. Values of places that are no
    district of the city (such as "outside") are left for the line below the map.
    """
    placed = [code for row in PLACED.get(city, ()) for code in row if code in names]
    rest = sorted(names.keys() - set(placed), key=lambda code: names[code])
    codes = placed + rest
    highest = max((values.get(code, 0) for code in codes), default=0)
    return [
        Tile(code, names[code], value, _shade(value, highest))
        for code in codes
        for value in [values.get(code, 0)]
    ]


def _shade(value: int, highest: int) -> int:
    """1 to 4, each a quarter of the highest value; nothing is as light as little."""
    if value <= 0 or highest <= 0:
        return 1
    return min(4, 1 + (value * 4 - 1) // highest)

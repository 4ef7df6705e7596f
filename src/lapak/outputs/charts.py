"""Charts for the page: bars as inline SVG, districts as tiles.

Bars are drawn by Vega-Lite, then given the class names of the stylesheet instead of
colours, so that one drawing serves light and dark, and the strict content policy holds
(no style attribute).
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import escape
from threading import Lock
from typing import Any, Final, Literal

import vl_convert

from lapak.shared.dates import month_name
from lapak.shared.money import grouped, millions

Unit = Literal["rupiah", "count"]

_HEIGHT = 142  # px, of the highest bar; text above and below comes on top of it
_ABOVE, _BELOW = 22, 26
_STEP = 57  # px from bar to bar: twelve months fill the column of a page
_LETTER = 8  # px, a wide letter of the text under a bar
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
# Font and size of text come from the stylesheet, the frame from `_drawn`.
_NOT_OURS: Final = re.compile(
    r' (?:font-family|font-size|font-weight)="[^"]*"(?=[^<]*>)|<path class="(?:fore|back)ground"[^>]*/>'
)


def bar_chart(
    values: Mapping[str, int],
    *,
    unit: Unit,
    title: str,
    highlighted: str | None = None,
    lang: str = "id",
    told: "Callable[[int, Unit], str] | None" = None,
) -> str:
    """Bars side by side as an SVG text, one a key, in the order given.

    Keys like '2023-03' are months and get their short name; others stand as they are.
    Rupiah are written over the bars in millions with one decimal, counts whole. Only
    the highlighted bar is green. Nothing to draw gives an empty text. `told` writes the
    numbers another way: as English sentences do, say.
    """
    told = told or amount_told
    if not values:
        return ""
    bars = tuple(
        (name, amount, told(amount, unit), key == highlighted)
        for (key, amount), name in zip(
            values.items(), _names(list(values), lang), strict=True
        )
    )
    return _drawn(bars, title)


def warm() -> None:
    """Draw something small: the first drawing of a process takes seconds."""
    _svg(_specification((("", 1, "1", False),)))


def amount_told(amount: int, unit: Unit) -> str:
    """A number as it stands over a bar: rupiah in millions, counts whole."""
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
        replacement = f' class="{name}"' if name else ""
        svg = re.sub(f' (?:fill|stroke)="{colour}"', replacement, svg)
    width, height = _width(bars), _ABOVE + _HEIGHT + _BELOW
    # One picture with one name; the numbers stand in the table beside it.
    frame = (
        f'<svg class="g" role="img" aria-label="{escape(title)}" '
        f'width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
    )
    return frame + svg[svg.index(">") + 1 :]


def _width(bars: tuple[Bar, ...]) -> int:
    longest = max(max(len(name), len(text)) for name, _, text, _ in bars)
    return len(bars) * max(_STEP, longest * _LETTER)


def _svg(specification: dict[str, Any]) -> str:
    with _DRAWING:
        return str(vl_convert.vegalite_to_svg(specification, vl_version="5.20"))


def _specification(bars: tuple[Bar, ...]) -> dict[str, Any]:
    highest = max(amount for _, amount, _, _ in bars)
    width = _width(bars)
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "width": width,
        "height": _HEIGHT,
        "padding": {"left": 0, "right": 0, "top": _ABOVE, "bottom": _BELOW},
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
            _layer("bar", "#000001", "#000002", width=36),
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
                    "x2": {"value": width},
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
    """One district: its value, and how dark its tile is: 0 for nothing, then 1 to 4."""

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
    """Which quarter of the highest value this is; 0 for nothing."""
    if value <= 0:
        return 0
    return min(4, 1 + (value * 4 - 1) // highest)

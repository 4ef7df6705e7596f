"""Drawings of the pages for paper: the same SVG, colours in place of class names."""

import re
from collections.abc import Callable, Sequence
from html import escape
from typing import Final

from lapak.outputs.charts import Tile

FAMILY: Final = "Plus Jakarta Sans"
INK: Final = "#16211F"
SOFT: Final = "#4A5754"
GREEN: Final = "#0B5C53"
# What the stylesheet says of the classes in its light dress. A tile's green goes from
# nothing to 40 %: on grey paper the quarters stay apart, and each has its number.
_FILLS: Final = {
    "f0": GREEN,
    "f1": GREEN,
    "k0": "#F4F7F6",
    "k1": "#ECF2F2",
    "k2": "#D5E3E2",
    "k3": "#BDD3D1",
    "k4": "#9DBEBA",
}
_FRAME: Final = re.compile(r'<svg class="g" role="img" aria-label="[^"]*" ')
_FRAMED: Final = (
    f'<svg xmlns="http://www.w3.org/2000/svg" font-family="{FAMILY}" font-size="13" '
)
_TEXT: Final = re.compile(r'<text(?P<said>[^>]*?)(?: class="(?P<name>kuat|kn)")?>')
_INKED: Final = {
    "kuat": f' fill="{INK}" font-weight="600"',
    "kn": f' fill="{INK}"',  # the name on a tile
    None: f' fill="{SOFT}"',
}
_HEARD: Final = re.compile(r' (?:role|aria-[a-z]+)="[^"]*"| class="mark-[^"]*"')

_WIDE, _HIGH, _GAP = 104, 68, 3  # px of a tile
_ACROSS: Final = 4
_EDGE: Final = 9  # px between a tile's border and its text
_LINE: Final = 14  # letters of a name in one line


def printed(svg: str) -> str:
    """A drawing of a page as a file of its own that needs no stylesheet."""
    svg = _TEXT.sub(_inked, _FRAME.sub(_FRAMED, svg, count=1))
    svg = svg.replace(' class="l1"', f' stroke="{INK}"')
    for name, colour in _FILLS.items():
        svg = svg.replace(f' class="{name}"', f' fill="{colour}"')
    return _HEARD.sub("", svg)


def _inked(text: re.Match[str]) -> str:
    return f"<text{text['said']}{_INKED[text['name']]}>"


def tile_drawing(tiles: Sequence[Tile], told: Callable[[int], str]) -> str:
    """The tile map of a page as an SVG: four tiles in a row, as they lie there.

    `told` writes the number on a tile.
    """
    columns = min(_ACROSS, len(tiles))
    rows = -(-len(tiles) // _ACROSS)
    width = columns * (_WIDE + _GAP) - _GAP
    height = rows * (_HIGH + _GAP) - _GAP
    drawn = [
        _tile(tile, at % _ACROSS, at // _ACROSS, told) for at, tile in enumerate(tiles)
    ]
    frame = (
        f'<svg class="g" role="img" aria-label="" width="{width}" height="{height}" '
        f'viewBox="0 0 {width} {height}">'
    )
    return frame + "".join(drawn) + "</svg>"


def _tile(tile: Tile, column: int, row: int, told: Callable[[int], str]) -> str:
    left, top = column * (_WIDE + _GAP), row * (_HIGH + _GAP)
    named = "".join(
        f'<text font-size="12" x="{left + _EDGE}" y="{top + 18 + 14 * at}" class="kn">'
        f"{escape(line)}</text>"
        for at, line in enumerate(_lines(tile.name))
    )
    return (
        f'<rect x="{left}" y="{top}" width="{_WIDE}" height="{_HIGH}" '
        f'class="k{tile.shade}"/>{named}'
        f'<text font-size="14" x="{left + _EDGE}" y="{top + _HIGH - 11}" class="kuat">'
        f"{escape(told(tile.value))}</text>"
    )


def _lines(name: str) -> list[str]:
    """A name in two lines at most; what is left over is cut off."""
    first, *rest = name.split()
    lines = [first]
    for word in rest:
        if len(lines[-1]) + 1 + len(word) <= _LINE:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return [line[: _LINE + 2] for line in lines[:2]]

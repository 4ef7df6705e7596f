"""Drawings on paper: those of the pages, in colours that stay apart in grey."""

import re
from itertools import pairwise
from xml.etree import ElementTree

import pytest

from lapak.outputs.charts import bar_chart, tile_map
from lapak.outputs.printing import FAMILY, printed, tile_drawing
from tests.outputs.test_charts import NAMES, YEAR, texts


def drawn(svg):
    return ElementTree.fromstring(svg)  # noqa: S314  our own drawing


def test_bars_are_those_of_the_page_with_colours_in_place_of_classes():
    svg = bar_chart(YEAR, unit="rupiah", title='Omset "a" & b', highlighted="2023-05")
    paper = printed(svg)
    assert texts(paper) == texts(svg)
    assert re.findall(r' d="[^"]+"', paper) == re.findall(r' d="[^"]+"', svg)
    assert "class=" not in paper
    root = drawn(paper)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert root.get("font-family") == FAMILY
    assert all(one.get("fill") for one in root.iter("{http://www.w3.org/2000/svg}text"))
    assert paper.count('font-weight="600"') == 2  # value and name of the chosen bar


def test_an_english_text_writes_its_numbers_its_own_way():
    svg = bar_chart(
        {"a": 1250}, unit="count", title="x", told=lambda n, _unit: f"{n:,}"
    )
    assert texts(svg) == ["1,250", "a"]


def grey(colour):
    """How light a colour is on grey paper, 0 to 1 (ITU-R BT.709, gamma kept)."""
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_quarters_of_the_map_stay_apart_in_grey_and_each_has_its_number():
    values = dict(zip(NAMES, [0, 1, 25, 26, 50, 75, 76, 100], strict=True))
    tiles = tile_map("31.73", NAMES, values)
    paper = printed(tile_drawing(tiles, str))
    root = drawn(paper)
    fills = [one.get("fill") for one in root.iter("{http://www.w3.org/2000/svg}rect")]
    shades = sorted({grey(fill) for fill in fills}, reverse=True)
    assert len(shades) == 5
    assert all(a - b >= 0.015 for a, b in pairwise(shades))
    assert all(a - b >= 0.05 for a, b in pairwise(shades[1:]))
    said = texts(paper)
    assert {str(value) for value in values.values()} <= set(said)
    assert {"Grogol", "Petamburan", "Kebon Jeruk"} <= set(said)


@pytest.mark.parametrize("name", ["<b> & co", "Amat Sangat Panjang Sekali Namanya"])
def test_a_name_stays_inside_its_tile(name):
    (tile,) = tile_map("31.74", {"31.74.01": name}, {"31.74.01": 3})
    root = drawn(printed(tile_drawing([tile], str)))
    said = [one.text for one in root.iter("{http://www.w3.org/2000/svg}text")]
    assert said[-1] == "3"
    assert len(said) <= 3
    assert all(len(line) <= 16 for line in said)
    assert name.startswith(said[0])

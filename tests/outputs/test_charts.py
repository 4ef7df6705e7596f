import re
from xml.etree import ElementTree

import pytest

from lapak.outputs.charts import bar_chart, tile_map, warm

YEAR = {f"2023-{month:02}": month * 37_000_000 for month in range(3, 13)}


def texts(svg):
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_months_have_their_names_and_millions_over_the_bars():
    said = texts(bar_chart(YEAR, unit="rupiah", title="Omset"))
    assert said == [
        *(
            [
                "111,0",
                "148,0",
                "185,0",
                "222,0",
                "259,0",
                "296,0",
                "333,0",
                "370,0",
                "407,0",
                "444,0",
            ]
        ),
        *(["Mar", "Apr", "Mei", "Jun", "Jul", "Agu", "Sep", "Okt", "Nov", "Des"]),
    ]


def test_counts_are_written_whole():
    said = texts(bar_chart({"kota": 1250, "kecamatan": 7}, unit="count", title="Bazar"))
    assert said == ["1.250", "7", "kota", "kecamatan"]


def test_months_of_several_years_say_which():
    months = {"2022-12": 1, "2023-01": 2}
    assert texts(bar_chart(months, unit="count", title="x", lang="en"))[2:] == [
        "Dec 22",
        "Jan 23",
    ]


def test_only_the_chosen_bar_is_green():
    svg = bar_chart(YEAR, unit="rupiah", title="Omset", highlighted="2023-05")
    assert (svg.count('class="f1"'), svg.count('class="f0"')) == (1, len(YEAR) - 1)
    assert texts(svg)[2] == "185,0"
    assert svg.count('class="kuat"') == 2


def test_the_strict_content_policy_holds():
    svg = bar_chart(
        YEAR, unit="rupiah", title='Omset "2023" <b>', highlighted="2023-05"
    )
    root = ElementTree.fromstring(svg)  # noqa: S314  our own drawing
    assert root.get("aria-label") == 'Omset "2023" <b>'
    named = {name for part in root.iter() for name in part.attrib}
    assert not {name for name in named if name == "style" or name.startswith("on")}
    assert "#0000" not in svg


def test_a_name_cannot_break_out_of_the_drawing():
    svg = bar_chart(
        {"<script>x</script>": 1, 'a" width="9': 2}, unit="count", title="x"
    )
    assert "<script" not in svg
    assert 'a" width="9' in texts(svg)


def test_every_text_lies_inside_the_frame():
    svg = bar_chart(YEAR, unit="rupiah", title="Omset")
    root = ElementTree.fromstring(svg)  # noqa: S314  our own drawing
    height = float(root.get("height"))
    for part in root.iter("text"):
        y = float(re.search(r",(-?[\d.]+)\)", part.get("transform"))[1]) + 22
        assert 13 <= y < height


@pytest.mark.parametrize("amounts", [{"a": 0}, {"a": 0, "b": 0}])
def test_nothing_but_zeros_is_drawn_flat(amounts):
    assert texts(bar_chart(amounts, unit="count", title="x"))[0] == "0"


def test_no_values_no_chart():
    assert bar_chart({}, unit="count", title="x") == ""


def test_warming_up_draws_something_once():
    assert warm() is None


NAMES = {
    "31.73.01": "Cengkareng",
    "31.73.02": "Grogol Petamburan",
    "31.73.03": "Taman Sari",
    "31.73.04": "Tambora",
    "31.73.05": "Kebon Jeruk",
    "31.73.06": "Kalideres",
    "31.73.07": "Palmerah",
    "31.73.08": "Kembangan",
}


def test_districts_of_west_jakarta_lie_as_on_the_map():
    tiles = tile_map("31.73", NAMES, {})
    assert [tile.name for tile in tiles] == [
        "Kalideres",
        "Cengkareng",
        "Grogol Petamburan",
        "Tambora",
        "Kembangan",
        "Kebon Jeruk",
        "Palmerah",
        "Taman Sari",
    ]


def test_another_city_is_in_alphabetical_order():
    names = {"31.74.02": "Setiabudi", "31.74.01": "Tebet", "31.74.03": "Mampang"}
    tiles = tile_map("31.74", names, {"31.74.01": 3})
    assert [tile.name for tile in tiles] == ["Mampang", "Setiabudi", "Tebet"]


def test_a_district_that_nobody_placed_comes_last():
    tiles = tile_map("31.73", {**NAMES, "31.73.09": "Baru"}, {})
    assert tiles[-1].code == "31.73.09"


def test_a_tile_is_as_dark_as_its_quarter_of_the_highest():
    values = dict(zip(NAMES, [0, 1, 25, 26, 50, 75, 76, 100], strict=True))
    shades = {tile.value: tile.shade for tile in tile_map("31.73", NAMES, values)}
    assert shades == {0: 0, 1: 1, 25: 1, 26: 2, 50: 2, 75: 3, 76: 4, 100: 4}


def test_places_outside_the_city_get_no_tile():
    tiles = tile_map("31.73", NAMES, {"outside": 900, "31.73.01": 5})
    assert sum(tile.value for tile in tiles) == 5

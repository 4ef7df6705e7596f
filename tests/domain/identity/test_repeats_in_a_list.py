"""The same business twice in one list, and what only looks like it."""

from dataclasses import replace
from typing import Any

import pytest

from lapak.domain.identity.rules import match_in_list
from tests.domain.identity.test_same_businesses import SEKAR, other_businesses, rows


def test_a_row_that_is_listed_twice_is_found_at_the_later_row() -> None:
    again = replace(SEKAR, business="DAPUR SEKAR", address="", nik="", nik15="")
    found = match_in_list(rows(SEKAR, *other_businesses(), again, one_list=True))
    assert found == [(1, 11)]


def test_a_third_row_is_paired_with_the_first() -> None:
    assert match_in_list(rows(SEKAR, SEKAR, SEKAR, one_list=True)) == [(1, 2), (1, 3)]


def test_neighbours_with_much_in_common_are_no_repeat() -> None:
    sister = replace(
        SEKAR,
        business="Dapur Bunda Mega",
        owner="Mega Nasution",
        nik="n-mega",
        nik15="n15-mega",
        phones=("+6281277778888",),
    )
    assert match_in_list(rows(SEKAR, sister, one_list=True)) == []


def test_two_brands_of_one_owner_in_one_list_are_no_repeat() -> None:
    brand = replace(SEKAR, business="Batik Kenanga Jaya", product="Batik")
    assert match_in_list(rows(SEKAR, brand, one_list=True)) == []


def test_a_list_without_nik_and_phone_still_shows_its_repeat() -> None:
    bare = replace(SEKAR, nik="", nik15="", phones=(), address="", product="")
    again = replace(bare, business="Dpr Bunda Sekar")
    assert match_in_list(rows(bare, *other_businesses(), again, one_list=True)) == [
        (1, 11)
    ]


NAMES_ALONE = replace(
    SEKAR,
    nik="",
    nik15="",
    phones=(),
    address="",
    ward="",
    district="",
    product="",
)


def test_both_names_alike_are_enough_where_a_list_tells_nothing_else() -> None:
    assert match_in_list(rows(NAMES_ALONE, NAMES_ALONE, one_list=True)) == [(1, 2)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"nik15": "n15-a", "nik": "n-a"}, {"nik15": "n15-b", "nik": "n-b"}),
        ({"phones": ("+6281200001111",)}, {"phones": ("+6281277778888",)}),
        ({"ward": "31.73.01.1001"}, {"ward": "31.73.02.1001"}),
        ({"owner": ""}, {"owner": ""}),
    ],
)
def test_both_names_alike_are_no_repeat_where_something_says_otherwise(
    one: dict[str, Any], other: dict[str, Any]
) -> None:
    told = replace(NAMES_ALONE, **one), replace(NAMES_ALONE, **other)
    assert match_in_list(rows(*told, one_list=True)) == []


def test_names_alike_in_two_lists_are_no_repeat_of_a_list() -> None:
    elsewhere = replace(NAMES_ALONE, key=2, list_key="another")
    assert match_in_list([replace(NAMES_ALONE, key=1), elsewhere]) == []

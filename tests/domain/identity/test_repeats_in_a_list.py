"""The same business twice in one list, and what only looks like it."""

from dataclasses import replace
from typing import Any

import pytest

from lapak.domain.identity.rules import match_in_list, same_businesses
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


BRANDS = [
    ("Dapur Sari", "Dapur Kopi", "Ani Suryani"),
    ("Warung Sekar", "Warung Melati", "Ani Suryani"),
    ("Berkah Jaya", "Berkah Abadi", "Ani Suryani"),
    ("Mama Kopi", "Mama Roti", "Ani Suryani"),
    ("Ratu Kopi", "Ratu Kue", "Ani Suryani"),
    ("Sari Kue", "Sari Kopi", "Sari"),
    ("Sekar Batik", "Sekar Roti", "Sekar Ayu"),
]


@pytest.mark.parametrize(("one", "other", "owner"), BRANDS)
@pytest.mark.parametrize("told", ["all", "phone", "names"])
def test_two_brands_that_begin_with_one_word_are_two_stalls_of_a_list(
    one: str, other: str, owner: str, told: str
) -> None:
    """However much of their owner they share: they are no repeat, and two businesses."""
    bare = {"nik": "", "nik15": "", "address": ""} if told != "all" else {}
    bare |= {"phones": (), "ward": "", "district": ""} if told == "names" else {}
    first = replace(SEKAR, business=one, owner=owner, product="", **bare)
    brands = (first, replace(first, business=other))
    listed = rows(*brands, *other_businesses(), one_list=True)
    assert match_in_list(listed) == []
    of = same_businesses(listed).business_of
    assert of[1] != of[2]


@pytest.mark.parametrize(
    "again", ["DPR SARI", "Dapur  Sarii", "Dapur Ibu Sari", "DapurSari", "Dapur Sary"]
)
def test_a_brand_written_in_another_way_is_still_its_repeat(again: str) -> None:
    first = replace(SEKAR, business="Dapur Sari", owner="Ani Suryani")
    twice = (first, replace(first, business=again))
    listed = rows(*twice, *other_businesses(), one_list=True)
    assert match_in_list(listed) == [(1, 2)]


def test_names_that_differ_in_two_lists_may_still_be_one_business() -> None:
    """What stands in one list is told apart; a name may change from list to list."""
    first = replace(SEKAR, business="Dapur Susu Kedelai Sekar", product="")
    other = replace(first, business="Susu Kedelai Sekar Ayu")
    of = same_businesses(rows(first, other, *other_businesses())).business_of
    assert of[1] == of[2]


def test_where_a_hundred_have_one_first_name_only_who_is_written_twice_is_found() -> (
    None
):
    bare = replace(SEKAR, nik="", nik15="", phones=(), address="", product="")
    letters = [f"{one}{two}" for one in "bdgklmnprs" for two in "aeiouwtcfj"]
    many = [
        replace(bare, business=f"{end}rimba{end}", owner=f"Sekar {end}lana{end}")
        for end in letters
    ]
    assert match_in_list(rows(*many, many[7], one_list=True)) == [(8, 101)]


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

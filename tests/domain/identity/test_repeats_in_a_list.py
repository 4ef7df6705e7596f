"""The same business twice in one list, and what only looks like it."""

from dataclasses import replace

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

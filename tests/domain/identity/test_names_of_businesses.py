"""Names whose spaces went astray, wards behind a name, calls, and an owner's brands."""

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.domain.identity.rules import same_businesses
from lapak.domain.identity.rules.cutting import cut_anew, known_words
from lapak.domain.identity.rules.score import Scale
from tests.domain.identity.test_same_businesses import (
    SEKAR,
    businesses,
    other_businesses,
    rows,
)

KNOWN = {"dapur", "dpr", "mama", "ida", "banisa", "food", "permata", "sumber", "ud"}


@pytest.mark.parametrize(
    ("name", "cut"),
    [
        (("dprmamaida",), ("dpr", "mama", "ida")),
        (("foo", "dbanisa"), ("food", "banisa")),
        (("udpermatasumbet",), ("ud", "permata", "sumbet")),
        (("banisa", "food"), ("banisa", "food")),  # as it stands elsewhere
        (("kue", "rahma"), ("kue", "rahma")),  # nobody knows these
        (("idaa",), ("idaa",)),  # too short to be two words
        ((), ()),
    ],
)
def test_a_name_is_cut_where_other_names_are_cut(
    name: tuple[str, ...], cut: tuple[str, ...]
) -> None:
    assert cut_anew(name, KNOWN) == cut


def test_a_word_is_known_from_its_third_row_on() -> None:
    names = [("dapur", "ida"), ("dapur", "ida"), ("dapur", "a"), ("a",), ("a",)]
    assert known_words(names) == {"dapur"}


@given(st.lists(st.text("abdiprum", min_size=1, max_size=9), max_size=6))
def test_cutting_a_name_anew_neither_adds_nor_loses_a_letter(words: list[str]) -> None:
    assert "".join(cut_anew(tuple(words), KNOWN)) == "".join(words)


@pytest.mark.parametrize("written", ["DAPURBUNDASEKAR", "Dapu rBunda Sekar"])
def test_a_name_without_its_spaces_is_the_same_business(written: str) -> None:
    bare: dict[str, Any] = {"nik": "", "nik15": "", "address": "", "owner": ""}
    glued = replace(SEKAR, business=written, **bare)
    assert businesses(rows(SEKAR, SEKAR, SEKAR, glued)) == [0, 0, 0, 0]


def test_the_ward_behind_a_name_makes_no_other_business() -> None:
    there = replace(SEKAR, business="Dapur Bunda Sekar Grogol", phones=(), address="")
    bare = replace(there, nik="", nik15="", owner="")
    assert businesses(rows(SEKAR, bare)) == [0, 0]


def test_a_ware_and_a_ward_are_a_name_where_they_are_all_of_it() -> None:
    bolu = replace(SEKAR, business="Bolu Grogol", product="Bolu", owner="Muhammad")
    bare = replace(bolu, nik="", nik15="", phones=(), address="")
    assert businesses(rows(bolu, bare)) == [0, 0]


def test_one_first_name_called_otherwise_in_the_next_ward_is_another_business() -> None:
    bare: dict[str, Any] = {"nik": "", "nik15": "", "address": "", "product": ""}
    mother = replace(
        SEKAR, business="Dapur Mama Fitri", owner="Fitri", phones=("+62811",), **bare
    )
    sister = replace(
        mother,
        business="Dapur Mbak Fitri",
        owner="Fitri Handayani",
        phones=("+62822",),
        ward="31.73.02.1003",
    )
    listed = rows(mother, sister, mother, sister, *other_businesses())
    assert businesses(listed)[:4] == [0, 1, 0, 1]


def test_the_owners_name_in_two_brands_does_not_make_them_one() -> None:
    snack = replace(
        SEKAR, business="Risol Bang Jumadi", owner="Jumadi Sitompul", product="Risol"
    )
    kitchen = replace(snack, business="Roti Abah Jumadi", product="Roti")
    found = same_businesses(rows(snack, kitchen, snack, kitchen))
    assert [found.business_of[key] for key in (1, 2, 3, 4)] == [0, 1, 0, 1]
    assert set(found.owner_of.values()) == {0}


def test_a_row_without_a_name_goes_to_the_brand_that_sells_the_same() -> None:
    batik = replace(SEKAR, business="Kenanga Jaya", product="Batik")
    nameless = replace(SEKAR, business="-", product="Batik")
    of = businesses(rows(SEKAR, SEKAR, batik, batik, nameless))
    assert of == [0, 0, 1, 1, 1]


def test_one_digit_off_in_a_phone_says_more_than_another_phone() -> None:
    slipped = replace(SEKAR, key=1, list_key="mei", phones=("+6281200001112",))
    other = replace(SEKAR, key=2, list_key="mei", phones=("+6287755556666",))
    longer = replace(SEKAR, key=3, list_key="mei", phones=("+62812000011112",))
    scale = Scale([one.profile for one in (SEKAR, slipped, other, longer)])
    slip, another, third = (
        scale.verdict(SEKAR.profile, one.profile).phone
        for one in (slipped, other, longer)
    )
    assert slip > 0 > another == third


def test_a_row_that_tells_only_the_district_is_near_who_is_in_one_of_its_wards() -> (
    None
):
    bare: dict[str, Any] = {"nik": "", "nik15": "", "owner": "", "address": ""}
    near = replace(SEKAR, ward="", phones=(), product="", **bare)
    far = replace(near, district="31.73.05")
    assert businesses(rows(SEKAR, near)) == [0, 0]
    assert businesses(rows(SEKAR, far)) == [0, 1]

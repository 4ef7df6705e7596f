"""Each rule of identity on a handful of rows that a person can judge by eye."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapak.domain.identity.rules import Mention, looks_swapped, same_businesses

SEKAR = Mention(
    key=0,
    list_key="april",
    business="Dapur Bunda Sekar",
    owner="Sekar Nasution",
    nik="n-sekar",
    nik15="n15-sekar",
    phones=("+6281200001111",),
    address="Jl. Mawar No. 5 RT 003/RW 006",
    ward="31.73.02.1002",
    district="31.73.02",
    product="Pempek",
)
NAMELESS = replace(SEKAR, business="", owner="", address="", product="")


def rows(*written: Mention, one_list: bool = False) -> list[Mention]:
    """The mentions with keys of their own, each in a list of its own or all in one."""
    return [
        replace(mention, key=key, list_key="one" if one_list else f"list-{key}")
        for mention, key in zip(written, count(1), strict=False)
    ]


def businesses(mentions: Sequence[Mention]) -> list[int]:
    found = same_businesses(mentions).business_of
    return [found[mention.key] for mention in mentions]


@pytest.mark.parametrize(
    "written",
    [
        "Dapur Ibu Sekar",
        "DAPUR SEKAR",
        "Dpr. Bnda Sekar",
        "dapur  bunda  sekar",
        "Sekar Dapur",
        "Dapur Bunda Skear",
        "DapurBunda Sekar",
        "UMKM Dapur Mama Sekar",
        "Tokodapur Bunda Sekar",
    ],
)
def test_a_name_written_otherwise_is_the_same_business(written: str) -> None:
    other = replace(SEKAR, business=written, address="", phones=(), nik="", nik15="")
    assert businesses(rows(SEKAR, other)) == [0, 0]


def test_a_phone_alone_beside_the_name_is_enough() -> None:
    bare = replace(SEKAR, owner="", nik="", nik15="", address="", ward="", product="")
    assert businesses(rows(SEKAR, bare)) == [0, 0]


def test_a_nik_that_lost_its_last_digit_still_matches() -> None:
    cut = replace(SEKAR, nik="", phones=(), address="", ward="", district="")
    assert businesses(rows(SEKAR, cut)) == [0, 0]


def test_husband_and_wife_who_sign_in_turn_are_one_business_of_two_owners() -> None:
    husband = replace(SEKAR, owner="Robby Mahendra", nik="n-robby", nik15="n15-robby")
    found = same_businesses(rows(SEKAR, husband, SEKAR, husband))
    assert set(found.business_of.values()) == {0}
    assert [found.owner_of[key] for key in (1, 2, 3, 4)] == [0, 1, 0, 1]


def test_spouses_are_one_business_where_the_list_has_no_phone() -> None:
    husband = replace(SEKAR, owner="Robby Mahendra", nik="", nik15="", phones=())
    assert businesses(rows(SEKAR, husband)) == [0, 0]


def test_two_brands_of_one_owner_are_two_businesses_of_one_owner() -> None:
    brand = replace(SEKAR, business="Batik Kenanga Jaya", product="Batik")
    found = same_businesses(rows(SEKAR, brand, SEKAR, brand))
    assert [found.business_of[key] for key in (1, 2, 3, 4)] == [0, 1, 0, 1]
    assert set(found.owner_of.values()) == {0}


def test_an_equal_name_with_another_owner_phone_and_nik_is_another_business() -> None:
    namesake = Mention(
        key=0,
        list_key="",
        business=SEKAR.business,
        owner="Ahmad Fauzi",
        nik="n-ahmad",
        nik15="n15-ahmad",
        phones=("+6281300002222",),
        address="Gg. Kelinci II No. 90 RT 001/RW 009",
        ward="31.73.05.1001",
        district="31.73.05",
        product="Batik",
    )
    assert businesses(rows(SEKAR, namesake, SEKAR, namesake)) == [0, 1, 0, 1]


def test_an_equal_name_and_first_name_in_another_ward_is_another_business() -> None:
    namesake = replace(
        SEKAR,
        owner="Sekar Wibowo",
        nik="n-wibowo",
        nik15="n15-wibowo",
        phones=("+6281300002222",),
        address="Jl. Damai No. 61",
        ward="31.73.05.1001",
        district="31.73.05",
    )
    assert businesses(rows(SEKAR, namesake)) == [0, 1]


def other_businesses() -> list[Mention]:
    names = ["Kopi Senja", "Bolu Kartika", "Rajut Pelangi", "Madu Rimba", "Tas Cendana"]
    names += ["Jamu Nirmala", "Sandal Gading", "Abon Samudra", "Keramik Tirta"]
    owners = ["Wati Halim", "Dedi Lubis", "Nurul Tanjung", "Hasan Basri", "Lina Putri"]
    owners += ["Gunawan Jaya", "Tuti Rahayu", "Maya Utami", "Eko Prasetyo"]
    blank = replace(SEKAR, nik="", nik15="", phones=(), address="", product="")
    return [
        replace(blank, business=name, owner=owner, ward=f"31.73.0{at % 8 + 1}.1001")
        for at, (name, owner) in enumerate(zip(names, owners, strict=True))
    ]


def test_a_nik_filled_down_a_whole_list_joins_nobody() -> None:
    filled = [replace(m, nik="x", nik15="x15") for m in other_businesses()]
    assert len(set(businesses(rows(*filled, one_list=True)))) == len(filled)


def test_an_officers_phone_on_every_row_joins_nobody() -> None:
    lent = [replace(m, phones=("+6281900009999",)) for m in other_businesses()]
    assert len(set(businesses(rows(*lent, one_list=True)))) == len(lent)


def test_a_shared_phone_does_not_make_different_phones_speak_against_a_match() -> None:
    lent = [replace(m, phones=("+6281900009999",)) for m in other_businesses()]
    own = replace(lent[0], phones=("+6281211112222",))
    assert businesses(rows(*lent, own))[-1] == 0


@pytest.mark.parametrize("nothing", ["", "-", "Tidak ada", "tdk ada", "N/A", "0"])
def test_a_blank_name_goes_where_owner_and_phone_point(nothing: str) -> None:
    nameless = replace(SEKAR, business=nothing)
    assert businesses(rows(SEKAR, SEKAR, nameless)) == [0, 0, 0]


@pytest.mark.parametrize("told", ["Pempek", "Sekar Nasution", "Ibu Sekar Nasution, SE"])
def test_the_ware_or_the_owner_in_the_place_of_a_name_is_no_name(told: str) -> None:
    assert businesses(rows(SEKAR, replace(SEKAR, business=told))) == [0, 0]


def test_a_name_made_of_ware_and_owner_may_be_the_brand_if_it_sells_the_same() -> None:
    brand = replace(SEKAR, business="Rasa Kenanga")
    ware = replace(SEKAR, business="Pempek Sekar")
    assert businesses(rows(brand, ware)) == [0, 0]
    tailor = replace(SEKAR, business="Jahit Sekar", product="Jahit")
    assert businesses(rows(brand, tailor)) == [0, 1]


def test_blank_names_of_strangers_stay_apart() -> None:
    stranger = replace(
        NAMELESS, nik="n-1", nik15="n15-1", phones=("+6281255556666",), owner="Wati"
    )
    assert businesses(rows(NAMELESS, stranger)) == [0, 1]


def test_crosswise_names_are_read_crosswise() -> None:
    crossed = replace(
        SEKAR, business=SEKAR.owner, owner=SEKAR.business, nik="", nik15=""
    )
    assert businesses(rows(SEKAR, SEKAR, crossed)) == [0, 0, 0]


def test_what_a_person_decided_holds_against_the_evidence() -> None:
    brand = replace(SEKAR, business="Batik Kenanga Jaya", product="Batik")
    mentions = rows(SEKAR, SEKAR, brand)
    decided = same_businesses(mentions, told_same=[(1, 3)], told_different=[(1, 2)])
    found = decided.business_of
    assert found[1] == found[3]
    assert found[1] != found[2]


def test_a_decision_about_an_unknown_key_changes_nothing() -> None:
    mentions = rows(SEKAR, SEKAR)
    found = same_businesses(mentions, told_different=[(1, 99)], told_same=[(98, 99)])
    assert set(found.business_of.values()) == {0}


def test_it_says_why_in_one_sentence() -> None:
    husband = replace(SEKAR, owner="Robby Mahendra", nik="n-r", nik15="n15-r")
    brand = replace(SEKAR, business="Batik Kenanga Jaya", product="Batik")
    found = same_businesses(rows(SEKAR, husband, brand))
    assert found.why(1, 2) == (
        "Satu usaha: nama usaha sama, telepon sama, alamat sama, kelurahan sama; "
        "nama pemilik berbeda, NIK berbeda."
    )
    assert found.why(1, 3).startswith("Dua usaha: nama usaha berbeda; ")


def test_it_says_so_when_there_is_nothing_to_compare() -> None:
    blank = replace(NAMELESS, nik="", nik15="", phones=(), ward="", district="")
    found = same_businesses(rows(blank, blank))
    assert found.why(1, 2) == "Dua usaha: tidak ada data yang dapat dibandingkan."


def test_nothing_gives_nothing() -> None:
    assert same_businesses([]).business_of == {}


def mixed() -> list[Mention]:
    husband = replace(SEKAR, owner="Robby Mahendra", nik="n-robby", nik15="n15-robby")
    brand = replace(SEKAR, business="Batik Kenanga Jaya", product="Batik")
    slipped = replace(SEKAR, business="Dpr Sekar", nik="", nik15="", phones=())
    return rows(SEKAR, husband, brand, slipped, NAMELESS, *other_businesses(), brand)


@settings(deadline=None, max_examples=40)
@given(st.permutations(mixed()))
def test_the_order_of_rows_changes_nothing(order: list[Mention]) -> None:
    expected = same_businesses(mixed())
    found = same_businesses(order)
    assert found.business_of == expected.business_of
    assert found.owner_of == expected.owner_of


words = st.text(alphabet="aeiklmnrst .-/'1ñé’", max_size=12)
anything = st.builds(
    Mention,
    key=st.integers(0, 10_000),
    list_key=st.sampled_from(["a", "b"]),
    business=words,
    owner=words,
    nik=st.sampled_from(["", "n1", "n2"]),
    nik15=st.sampled_from(["", "m1", "m2"]),
    phones=st.lists(st.sampled_from(["+62811", "+62822"]), max_size=2).map(tuple),
    address=words,
    ward=st.sampled_from(["", "31.73.02.1002", "31.73.05.1001"]),
    district=st.sampled_from(["", "31.73.02"]),
    product=words,
)


@settings(deadline=None)
@given(st.lists(anything, max_size=12, unique_by=lambda mention: mention.key))
def test_every_mention_gets_a_business_and_an_owner_whatever_is_written(
    mentions: list[Mention],
) -> None:
    found = same_businesses(mentions)
    keys = {mention.key for mention in mentions}
    assert set(found.business_of) == set(found.owner_of) == keys
    assert same_businesses(mentions[::-1]).business_of == found.business_of
    for one in keys:
        assert found.why(one, min(keys)).endswith(".")


def table() -> list[Mention]:
    return rows(
        *other_businesses(),
        replace(SEKAR, business="Sekar Lubis", owner="Warung Melati Sekar"),
        SEKAR,
        replace(SEKAR, business="Nusantara Ceria", owner="Lestari"),
        one_list=True,
    )


def test_a_row_whose_names_stand_in_each_others_column_is_noticed() -> None:
    assert looks_swapped(table()) == [10]


def test_names_known_from_elsewhere_tell_columns_apart() -> None:
    crossed = replace(SEKAR, key=7, business="Yulia Permata", owner="Srikandi Cahaya")
    assert looks_swapped([crossed]) == []
    owners = ["Yulia Permata", "Nina Permata", "Yulia Hartono"]
    names = ["Srikandi Cahaya", "Bumbu Srikandi", "Cahaya Abadi"]
    found = looks_swapped([crossed], known_businesses=names, known_owners=owners)
    assert found == [7]


def test_a_row_without_one_of_the_names_is_not_swapped() -> None:
    assert looks_swapped([replace(SEKAR, owner="Dapur Sekar", business="-")]) == []
    assert looks_swapped([replace(SEKAR, owner="")]) == []

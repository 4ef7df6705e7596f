"""The rules on a whole invented year whose truth is known."""

from collections import Counter, defaultdict
from math import comb

import pytest

from lapak.domain.identity.rules import (
    Clusters,
    Mention,
    looks_swapped,
    match_in_list,
    same_businesses,
)
from tests.domain.identity import year_files
from tests.domain.identity.year_files import Row

pytestmark = pytest.mark.skipif(
    not year_files.YEAR.exists(), reason="the sample year's files are not here"
)


@pytest.fixture(scope="module")
def counted() -> list[Row]:
    return [row for row in year_files.rows() if row.counted]


@pytest.fixture(scope="module")
def found(counted: list[Row]) -> Clusters:
    return same_businesses([row.mention for row in counted])


@pytest.fixture(scope="module")
def lists() -> dict[str, list[Mention]]:
    tables: dict[str, list[Mention]] = defaultdict(list)
    for row in year_files.rows():
        if not row.online:
            tables[row.mention.list_key].append(row.mention)
    return tables


def within_one_percent(value: int, true: int) -> bool:
    return abs(value - true) <= max(1, 0.01 * true)


def test_the_distinct_counts_are_within_one_percent(
    counted: list[Row], found: Clusters
) -> None:
    of = found.business_of
    offline = {of[row.mention.key] for row in counted if not row.online}
    online = {of[row.mention.key] for row in counted if row.online}
    figures = year_files.truth()["figures"]
    assert within_one_percent(len(offline), figures["offline_businesses_distinct"])
    assert within_one_percent(len(online), figures["online_businesses_distinct"])
    both = figures["facilitated_businesses_distinct"]
    assert within_one_percent(len(offline | online), both)


def test_the_districts_where_they_live_are_within_one_percent(
    counted: list[Row], found: Clusters
) -> None:
    wards: dict[int, Counter[str]] = defaultdict(Counter)
    for row in counted:
        if not row.online:
            wards[found.business_of[row.mention.key]][row.mention.ward] += 1
    homes = Counter(said.most_common(1)[0][0][:8] for said in wards.values())
    key = "offline_businesses_by_home_district"
    for district, true in year_files.truth()["figures"][key].items():
        assert within_one_percent(homes[district], true)


def test_pairs_are_found_and_few_are_false(counted: list[Row], found: Clusters) -> None:
    ours = [found.business_of[row.mention.key] for row in counted]
    theirs = [row.business for row in counted]
    both = sum(comb(n, 2) for n in Counter(zip(ours, theirs, strict=True)).values())
    assert both / sum(comb(n, 2) for n in Counter(ours).values()) > 0.99
    assert both / sum(comb(n, 2) for n in Counter(theirs).values()) > 0.99


def clusters_by_business(counted: list[Row], found: Clusters) -> dict[str, set[int]]:
    clusters: dict[str, set[int]] = defaultdict(set)
    for row in counted:
        clusters[row.business].add(found.business_of[row.mention.key])
    return clusters


def test_businesses_of_one_name_stay_apart(counted: list[Row], found: Clusters) -> None:
    clusters = clusters_by_business(counted, found)
    for namesakes in year_files.truth()["same_name"]:
        numbers = [number for one in namesakes for number in clusters[one]]
        assert len(numbers) == len(set(numbers))


def test_spouses_who_sign_in_turn_are_one(counted: list[Row], found: Clusters) -> None:
    clusters = clusters_by_business(counted, found)
    signed = {
        r["business"] for r in year_files.truth()["rows"] if r.get("spouse_signed")
    }
    assert signed
    assert [one for one in signed if len(clusters[one]) > 1] == []


def test_every_repeated_row_is_found_and_no_other(
    lists: dict[str, list[Mention]],
) -> None:
    at = {row.mention.key: row for row in year_files.rows()}
    pairs = [pair for table in lists.values() for pair in match_in_list(table)]
    places = {at[later].place for _, later in pairs}
    assert year_files.places_of("duplicate_row") <= places
    assert all(at[one].business == at[two].business for one, two in pairs)


def test_every_swapped_row_is_found_and_no_other(
    lists: dict[str, list[Mention]],
) -> None:
    at = {row.mention.key: row for row in year_files.rows()}
    keys = {key for table in lists.values() for key in looks_swapped(table)}
    marked = year_files.places_of("swapped")
    assert marked <= {at[key].place for key in keys}
    names = {b["id"]: b for b in year_files.truth()["businesses"]}
    for key in keys:  # lists that don't count hold swapped rows that aren't marked
        right = names[at[key].business]
        owners = f"{right['owner']} {right['spouse'] or ''}".lower().split()
        assert set(owners) & set(at[key].mention.business.lower().split())

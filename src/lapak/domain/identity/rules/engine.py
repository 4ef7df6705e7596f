"""The way in: mentions of many lists become businesses and owners."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from lapak.domain.identity.rules.cluster import (
    NEVER,
    Groups,
    Weights,
    attach_lone,
    candidate_pairs,
)
from lapak.domain.identity.rules.evidence import (
    Mention,
    Profile,
    same_words,
    together,
)
from lapak.domain.identity.rules.explain import sentence
from lapak.domain.identity.rules.score import DOUBTFUL, NAME_REPEATS, Scale
from lapak.domain.identity.rules.swap import looks_swapped

LONE_LEAST, OWNER_LEAST, LONE_LEAD = -3.0, -1.0, 1.0  # bits; see attach_lone

Pair = tuple[int, int]
Pairs = Iterable[Pair]


@dataclass(frozen=True, slots=True)
class Clusters:
    """Who is who among the mentions: same number, same business (or owner).

    Numbers run from 0 in the order of each group's smallest key.
    """

    business_of: dict[int, int]
    owner_of: dict[int, int]
    _profiles: dict[int, Profile] = field(repr=False)
    _scale: Scale = field(repr=False)

    def why(self, key_a: int, key_b: int) -> str:
        """One Indonesian sentence: why two mentions are, or are not, one business."""
        verdict = self._scale.verdict(self._profiles[key_a], self._profiles[key_b])
        same = self.business_of[key_a] == self.business_of[key_b]
        return sentence(verdict, same=same)

    def repeats(self, key_a: int, key_b: int) -> bool:
        """Whether two rows of one list are beyond doubt one business written twice."""
        said = self._scale.verdict(self._profiles[key_a], self._profiles[key_b])
        if said.name is None or said.name < NAME_REPEATS:
            return False
        if said.nik < 0 or said.phone < 0:  # spouses, or a second phone
            return max(said.nik, said.phone) > 5
        one_owner = said.owner is not None and said.owner > DOUBTFUL
        told = max(said.nik, said.phone, said.address) > 5
        return told or (one_owner and said.place > 0)


def same_businesses(
    mentions: Sequence[Mention], *, told_same: Pairs = (), told_different: Pairs = ()
) -> Clusters:
    """Group mentions by business and by owner, the same in any order of input.

    `told_same` and `told_different` are pairs of keys that a person decided: they
    hold whatever the evidence says.
    """
    return _told_apart(mentions, told_same, told_different, owners=True)


def _told_apart(
    mentions: Sequence[Mention],
    told_same: Pairs,
    told_different: Pairs,
    *,
    owners: bool,
) -> Clusters:
    """The groups of mentions; without `owners` every business is its own owner."""
    ordered = sorted(mentions, key=lambda mention: mention.key)
    at = {mention.key: place for place, mention in enumerate(ordered)}
    same, different = _placed(told_same, at), _placed(told_different, at)
    swapped = set(looks_swapped(ordered))
    profiles = [m.crosswise if m.key in swapped else m.profile for m in ordered]
    node_of, nodes = _nodes(profiles, apart={one for pair in different for one in pair})
    scale = Scale(nodes)
    pairs = sorted(candidate_pairs(nodes))
    told = dict.fromkeys(_between(same, node_of), -NEVER)
    told |= dict.fromkeys(_between(different, node_of), NEVER)
    business = _businesses(nodes, scale, pairs, told)
    owner = _owners(nodes, scale, pairs, business) if owners else business
    return Clusters(
        business_of=_numbered(ordered, [business.of[node] for node in node_of]),
        owner_of=_numbered(ordered, [owner.of[node] for node in node_of]),
        _profiles={m.key: p for m, p in zip(ordered, profiles, strict=True)},
        _scale=scale,
    )


def _nodes(
    profiles: Sequence[Profile], *, apart: set[int]
) -> tuple[list[int], list[Profile]]:
    """Profiles that are one beyond doubt as one node; those `apart` stay alone."""
    numbers: dict[object, int] = {}
    held: list[list[Profile]] = []
    node_of = []
    for place, profile in enumerate(profiles):
        alone = place in apart
        words: object = place if alone else same_words(profile) or place
        node = numbers.setdefault(words, len(held))
        if node == len(held):
            held.append([])
        held[node].append(profile)
        node_of.append(node)
    return node_of, [together(members) for members in held]


def match_in_list(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """(earlier key, later key) of the same business twice in one list.

    Stricter than `same_businesses`: dropping a row that is no repeat loses somebody
    who took part, so that the names must agree and no number may contradict them.
    Both names written alike are enough where nothing is told that says otherwise.
    """
    found = _told_apart(mentions, (), (), owners=False)
    groups: dict[int, list[int]] = {}
    for key in sorted(found.business_of):
        groups.setdefault(found.business_of[key], []).append(key)
    repeats = []
    for keys in groups.values():
        for place, later in enumerate(keys):
            earlier = next((k for k in keys[:place] if found.repeats(k, later)), None)
            if earlier is not None:
                repeats.append((earlier, later))
    known = {later for _, later in repeats}
    repeats += [pair for pair in _of_one_name(mentions) if pair[1] not in known]
    return sorted(repeats, key=lambda pair: pair[1])


def _of_one_name(mentions: Iterable[Mention]) -> list[Pair]:
    """Rows of one list with both names alike, of which no number or ward differs."""
    first: dict[tuple[str, str, str], Mention] = {}
    pairs: list[Pair] = []
    for mention in sorted(mentions, key=lambda m: m.key):
        business, owner = mention.business.casefold(), mention.owner.casefold()
        if not business or not owner:
            continue
        early = first.setdefault((mention.list_key, business, owner), mention)
        if early is not mention and not _contradict(early, mention):
            pairs.append((early.key, mention.key))
    return pairs


def _contradict(one: Mention, other: Mention) -> bool:
    niks = {one.nik15, other.nik15} - {""}
    apart = one.phones and other.phones and not set(one.phones) & set(other.phones)
    wards = {one.ward, other.ward} - {""}
    return len(niks) > 1 or bool(apart) or len(wards) > 1


def _businesses(
    nodes: Sequence[Profile], scale: Scale, pairs: Sequence[Pair], told: Weights
) -> Groups:
    weights = {(a, b): scale.weigh(nodes[a], nodes[b]) for a, b in pairs}
    weights.update(told)
    groups = Groups([node.count for node in nodes])
    groups.join_by(weights)
    attach_lone(groups, weights, least=LONE_LEAST, lead=LONE_LEAD)
    return groups


def _owners(
    nodes: Sequence[Profile], scale: Scale, pairs: Sequence[Pair], business: Groups
) -> Groups:
    weights = {}
    for a, b in pairs:
        one_business = business.of[a] == business.of[b]
        weights[a, b] = scale.person(nodes[a], nodes[b], one_business=one_business)
    groups = Groups([node.count for node in nodes])
    groups.join_by(weights)
    attach_lone(groups, weights, least=OWNER_LEAST, lead=LONE_LEAD)
    return groups


def _between(pairs: set[Pair], node_of: Sequence[int]) -> set[Pair]:
    found = set()
    for one, two in pairs:
        first, second = sorted((node_of[one], node_of[two]))
        if first != second:
            found.add((first, second))
    return found


def _placed(pairs: Pairs, at: dict[int, int]) -> set[Pair]:
    found = set()
    for one, two in pairs:
        if one in at and two in at:
            first, second = sorted((at[one], at[two]))
            found.add((first, second))
    return found


def _numbered(ordered: Sequence[Mention], group_of: Sequence[int]) -> dict[int, int]:
    numbers: dict[int, int] = {}
    return {
        mention.key: numbers.setdefault(group, len(numbers))
        for mention, group in zip(ordered, group_of, strict=True)
    }

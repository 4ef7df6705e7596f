"""The way in: mentions of many lists become businesses and owners."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property
from itertools import chain
from operator import attrgetter

from lapak.domain.identity.rules.cluster import (
    NEVER,
    Groups,
    Pair,
    Weights,
    attach_lone,
    candidate_pairs,
)
from lapak.domain.identity.rules.cutting import cut_anew, known_words
from lapak.domain.identity.rules.explain import sentence
from lapak.domain.identity.rules.mentions import (
    Mention,
    Profile,
    all_differ,
    named,
    same_words,
    together,
)
from lapak.domain.identity.rules.normal import business_words
from lapak.domain.identity.rules.score import DOUBTFUL, NAME_REPEATS, Scale
from lapak.domain.identity.rules.swap import looks_swapped
from lapak.domain.identity.rules.vocabulary import CALLS, KINDS, LEGAL, SPELLINGS

by_key = attrgetter("key")
ALWAYS_KNOWN = frozenset(
    [w for w in LEGAL | KINDS | SPELLINGS.keys() | CALLS.keys() if len(w) > 1]
)
LONE_LEAST, OWNER_LEAST, LONE_LEAD = -1.0, -1.0, 1.0  # bits; see attach_lone

Pairs = Iterable[Pair]


class Clusters:
    """Who is who among the mentions: same number, same business (or owner).

    Numbers run from 0 in the order of each group's smallest key.
    """

    def __init__(
        self,
        keys: Sequence[int],
        profiles: Sequence[Profile],
        same: set[Pair],
        different: set[Pair],
        swapped: frozenset[int],
    ) -> None:
        """Of mentions by their keys, in order, and pairs of places that are decided.

        `swapped`: keys of those whose two names stand crosswise.
        """
        self.swapped = swapped
        apart = set(chain.from_iterable(different))
        self._node_of, self._nodes = _nodes(profiles, apart=apart)
        self._keys, self._profiles_in_order = keys, profiles
        self._scale = Scale(self._nodes)
        self._pairs = sorted(candidate_pairs(self._nodes))
        told = dict.fromkeys(_between(same, self._node_of), -NEVER)
        told |= dict.fromkeys(_between(different, self._node_of), NEVER)
        self._groups = _businesses(self._nodes, self._scale, self._pairs, told)
        numbered = _numbered(self._groups, self._node_of)
        self.business_of: dict[int, int] = dict(zip(keys, numbered, strict=True))

    @cached_property
    def owner_of(self) -> dict[int, int]:
        """Owners by key, told apart when first asked for."""
        owner = _owners(self._nodes, self._scale, self._pairs, self._groups)
        numbered = _numbered(owner, self._node_of)
        return dict(zip(self._keys, numbered, strict=True))

    @cached_property
    def _profiles(self) -> dict[int, Profile]:
        return dict(zip(self._keys, self._profiles_in_order, strict=True))

    def is_of(self, keys: Collection[int]) -> bool:
        """Whether these are the keys of its mentions, all of them and no other."""
        return len(keys) == len(self.business_of) == len(self.business_of.keys() & keys)

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
    ordered = sorted(mentions, key=by_key)
    keys = [mention.key for mention in ordered]
    same, different = _placed(told_same, keys), _placed(told_different, keys)
    swapped = frozenset(looks_swapped(ordered))
    profiles = [m.crosswise if m.key in swapped else m.profile for m in ordered]
    profiles = _with_spaces(profiles)
    return Clusters(keys, profiles, same, different, swapped)


def _with_spaces(profiles: Sequence[Profile]) -> list[Profile]:
    """Names whose spaces went astray, cut as other rows have them."""
    names = [p.business for p in profiles]
    known = known_words([*names, *(p.owner for p in profiles)]) | ALWAYS_KNOWN
    cut = {name: cut_anew(name, known) for name in set(names)}
    return [
        p
        if cut[p.business] == p.business
        else named(p, business_words(cut[p.business]))
        for p in profiles
    ]


def _nodes(
    profiles: Sequence[Profile], *, apart: set[int]
) -> tuple[list[int], list[Profile]]:
    """Profiles that are one beyond doubt as one node; those `apart` stay alone."""
    tights = list(filter(None, [profile.tight for profile in profiles]))
    if all_differ(tights):
        return list(range(len(profiles))), list(profiles)
    names = Counter(tights)
    numbers: dict[tuple[object, ...], int] = {}
    held: dict[int, list[Profile]] = {}  # of nodes of more than one
    nodes: list[Profile] = []
    node_of = []
    for place, profile in enumerate(profiles):
        node = len(nodes)
        if names[profile.tight] > 1 and place not in apart:
            words = same_words(profile)
            node = numbers.setdefault(words, node) if words else node
        if node == len(nodes):
            nodes.append(profile)
        else:
            held.setdefault(node, [nodes[node]]).append(profile)
        node_of.append(node)
    for node, members in held.items():
        nodes[node] = together(members)
    return node_of, nodes


def match_in_list(mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    """(earlier key, later key) of the same business twice in one list.

    See `repeats_in`.
    """
    return repeats_in(mentions, same_businesses(mentions))


def repeats_in(mentions: Sequence[Mention], found: Clusters) -> list[tuple[int, int]]:
    """(earlier key, later key) of the same business twice in one list told apart.

    Stricter than `same_businesses`: dropping a row that is no repeat loses somebody
    who took part, so that the names must agree and no number may contradict them.
    Both names written alike are enough where nothing is told that says otherwise.
    """
    repeats = []
    for keys in _of_several(found.business_of):
        for place, later in enumerate(keys):
            earlier = next((k for k in keys[:place] if found.repeats(k, later)), None)
            if earlier is not None:
                repeats.append((earlier, later))
    known = {later for _, later in repeats}
    repeats += [pair for pair in _of_one_name(mentions) if pair[1] not in known]
    return sorted(repeats, key=lambda pair: pair[1])


def _of_several(group_of: dict[int, int]) -> Iterable[Sequence[int]]:
    """The keys of each group of more than one, from the smallest up."""
    sizes = Counter(group_of.values())
    groups: dict[int, list[int]] = defaultdict(list)
    for key, group in group_of.items():
        if sizes[group] > 1:
            groups[group].append(key)
    return groups.values()


def _of_one_name(mentions: Iterable[Mention]) -> list[Pair]:
    """Rows of one list with both names alike, of which no number or ward differs."""
    ordered = sorted(mentions, key=by_key)
    names = [mention.business.casefold() for mention in ordered]
    again = {name for name, times in Counter(names).items() if name and times > 1}
    first: dict[tuple[str, str, str], Mention] = {}
    pairs: list[Pair] = []
    for mention, name in zip(ordered, names, strict=True):
        if name not in again or not mention.owner:
            continue
        names_of = (mention.list_key, name, mention.owner.casefold())
        early = first.setdefault(names_of, mention)
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
    return _grouped(nodes, weights, least=LONE_LEAST)


def _owners(
    nodes: Sequence[Profile], scale: Scale, pairs: Sequence[Pair], business: Groups
) -> Groups:
    weights = {}
    for a, b in pairs:
        one_business = business.of[a] == business.of[b]
        weights[a, b] = scale.person(nodes[a], nodes[b], one_business=one_business)
    return _grouped(nodes, weights, least=OWNER_LEAST)


def _grouped(nodes: Sequence[Profile], weights: Weights, *, least: float) -> Groups:
    linked = set(chain.from_iterable(weights))
    groups = Groups(len(nodes), {at: nodes[at].times for at in linked})
    groups.join_by(weights)
    attach_lone(groups, weights, least=least, lead=LONE_LEAD)
    return groups


def _between(pairs: set[Pair], node_of: Sequence[int]) -> set[Pair]:
    found = set()
    for one, two in pairs:
        first, second = sorted((node_of[one], node_of[two]))
        if first != second:
            found.add((first, second))
    return found


def _placed(pairs: Pairs, keys: Sequence[int]) -> set[Pair]:
    """Where the two of each pair stand among the keys, if both do."""
    pairs = list(pairs)
    told = set(chain.from_iterable(pairs))
    at = {key: place for place, key in enumerate(keys) if key in told}
    found = set()
    for one, two in pairs:
        if one in at and two in at:
            first, second = sorted((at[one], at[two]))
            found.add((first, second))
    return found


def _numbered(groups: Groups, node_of: Sequence[int]) -> list[int]:
    numbers: dict[int, int] = {}
    return [numbers.setdefault(groups.of[node], len(numbers)) for node in node_of]

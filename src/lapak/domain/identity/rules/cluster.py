"""Groups mentions into businesses and owners: who is who, and why.

Pairs worth a look are found by what they share (blocking), weighed, and joined from
the strongest down as long as the *mean* over all cross pairs stays above nought, so
that one lucky pair never chains two businesses together. A lone mention is then
attached where its evidence points to one business only.
"""

import heapq
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import chain, combinations

from lapak.domain.identity.rules.mentions import Profile, all_differ, each_once
from lapak.domain.identity.rules.vocabulary import KINDS

Pair = tuple[int, int]
Weights = Mapping[Pair, float]
Members = Iterable[Sequence[int]]
FLOOR = -2.0  # what a pair that shares no block is taken for
BLOCK = 80  # a block larger than this holds what is common, not what is one
WEAK_BLOCK = 16  # the same for a single word, which most names share with others
NEVER = -1e6
SMALL = 2  # mentions in a group that may be attached to another
PAIR_MORE = 3.0  # bits that two mentions take more than one to be attached


def candidate_pairs(profiles: Sequence[Profile]) -> set[Pair]:
    """Pairs that share something rare enough to be worth weighing."""
    pairs: set[Pair] = set()
    for blocks in _columns(profiles):
        for members in blocks:
            pairs.update(combinations(members, 2))
    return pairs


def _columns(profiles: Sequence[Profile]) -> Iterator[Members]:
    """Who shares what: anywhere, then within a district, then within a ward."""
    everyone = range(len(profiles))
    yield _blocks([p.nik for p in profiles], everyone)
    yield _blocks_of_several([each_once(p.phones) for p in profiles], everyone)
    yield _blocks([p.tight for p in profiles], everyone, WEAK_BLOCK)
    for there in _at_one([p.district for p in profiles]):
        them = [profiles[at] for at in there]
        yield _blocks(["".join(sorted(p.owner_key)) for p in them], there)
        yield _blocks([p.tight for p in them], there)
        yield _blocks([_door(p) for p in them], there)
    for there in _at_one([p.ward or p.district for p in profiles]):
        them = [profiles[at] for at in there]
        yield _blocks([p.owner_key[0] if p.owner_key else "" for p in them], there)
        yield _blocks(["".join(p.business_key)[:6] for p in them], there)
        yield _blocks([_lane(p) for p in them], there)
        words = [p.words if p.business else () for p in them]
        yield _blocks_of_several(words, there, WEAK_BLOCK, KINDS)


def _at_one(places: Sequence[str]) -> Members:
    """Who is at each place, '' among them, where more than one is."""
    there: dict[str, list[int]] = defaultdict(list)
    for at, place in enumerate(places):
        there[place].append(at)
    return [them for them in there.values() if len(them) > 1]


def _door(p: Profile) -> str:
    return f"{p.street[:5]} {p.number}" if p.street and p.number else ""


def _lane(p: Profile) -> str:
    return f"{p.street[:5]} {p.rt_rw}" if p.street and p.rt_rw else ""


def _blocks(keys: Sequence[str], whose: Sequence[int], most: int = BLOCK) -> Members:
    """Those who share a key with somebody, but with no more than `most`; '' is none."""
    told = list(filter(None, keys))
    if all_differ(told):
        return ()
    blocks = _shared(Counter(told), most)
    if blocks:
        for key, at in zip(keys, whose, strict=True):
            if key in blocks:
                blocks[key].append(at)
    return blocks.values()


def _blocks_of_several(
    told: Sequence[Sequence[str]],
    whose: Sequence[int],
    most: int = BLOCK,
    but: Collection[str] = frozenset(),
) -> Members:
    """The same where each may have several keys, each once; those of `but` are none."""
    blocks = _shared(Counter(chain.from_iterable(told)), most, but)
    if blocks:
        for keys, at in zip(told, whose, strict=True):
            for key in keys:
                if key in blocks:
                    blocks[key].append(at)
    return blocks.values()


def _shared(
    counted: Counter[str], most: int, but: Collection[str] = frozenset()
) -> dict[str, list[int]]:
    """Room for the members of what is shared: most keys are one's own."""
    return {
        key: []
        for key, times in counted.items()
        if 1 < times <= most and key not in but
    }


class Groups:
    """Sparse average-link clusters."""

    def __init__(self, count: int, sizes: Mapping[int, int]) -> None:
        """`count` things, each alone.

        `sizes`: how many mentions each of those stands for that may be joined.
        """
        self.of = list(range(count))
        self.sizes = dict(sizes)
        self.members = {at: [at] for at in self.sizes}
        self._links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._heap: list[tuple[float, int, int]] = []

    def join_by(self, weights: Weights) -> None:
        """Join from the strongest pair down while the mean stays above nought."""
        stirred = {at for pair, bits in weights.items() if bits > 0 for at in pair}
        for (one, two), weight in weights.items():
            if one not in stirred or two not in stirred:
                continue  # no sum of what they share ever rises above nought
            crossing = self.sizes[one] * self.sizes[two]
            weighed = (weight * crossing, crossing)
            self._links[one][two] = self._links[two][one] = weighed
            if weight > 0:
                self._heap.append((-weight, one, two))
        heapq.heapify(self._heap)
        while self._heap:
            said, one, two = heapq.heappop(self._heap)
            link = self._links.get(one, {}).get(two)
            if link and self._mean(one, two, link) >= -said:
                self._merge(one, two)

    def join(self, one: int, two: int) -> None:
        """Join the groups in which two things are now."""
        first, second = sorted((self.of[one], self.of[two]))
        if first != second:
            self._merge(first, second)

    def would_break(self, apart: Sequence[tuple[int, int]], one: int, two: int) -> bool:
        """Whether joining two things' groups would join a pair that is kept apart."""
        joined = {self.of[one], self.of[two]}
        return any({self.of[a], self.of[b]} <= joined for a, b in apart)

    def _mean(self, one: int, two: int, link: tuple[float, int]) -> float:
        crossing = self.sizes[one] * self.sizes[two]
        total, weighed = link
        return (total + FLOOR * (crossing - weighed)) / crossing

    def _merge(self, one: int, two: int) -> None:
        moved = self.members.pop(two)
        self.members[one].extend(moved)
        self.sizes[one] += self.sizes.pop(two)
        for member in moved:
            self.of[member] = one
        gone = self._links.pop(two, {})
        mine = self._links[one]
        mine.pop(two, None)
        gone.pop(one, None)
        for other, (total, weighed) in gone.items():
            had, before = mine.get(other, (0.0, 0))
            mine[other] = self._links[other][one] = (total + had, weighed + before)
            del self._links[other][two]
        for other, link in mine.items():
            mean = self._mean(one, other, link)
            if mean > 0:
                pair = (one, other) if one < other else (other, one)
                heapq.heappush(self._heap, (-mean, *pair))


def attach_lone(groups: Groups, weights: Weights, *, least: float, lead: float) -> None:
    """Join a lone mention, or two, to the group that the strongest evidence points to.

    Most businesses come back, so that a new one takes evidence too. `least` is the
    bits of the strongest pair that it takes, `lead` how far the next best group must
    be behind; two mentions take `PAIR_MORE`. Pairs that weigh `NEVER` stay apart.
    """
    best = _best_of_lone(groups, weights, least - lead)
    apart = [pair for pair, weight in weights.items() if weight <= NEVER]
    for lone in sorted(best, key=lambda group: (-max(best[group].values()), group)):
        ranked = sorted((-weight, other) for other, weight in best[lone].items())
        strongest, other = -ranked[0][0], ranked[0][1]
        clear = len(ranked) == 1 or strongest + ranked[1][0] >= lead
        size = groups.sizes.get(lone, SMALL + 1)
        if strongest < least + PAIR_MORE * (size - 1) or size > SMALL or not clear:
            continue
        if not groups.would_break(apart, lone, other):
            groups.join(lone, other)


def _best_of_lone(
    groups: Groups, weights: Weights, least: float
) -> dict[int, dict[int, float]]:
    """For each small group, the strongest pair with each other group."""
    best: dict[int, dict[int, float]] = defaultdict(dict)
    for (one, two), weight in weights.items():
        first, second = groups.of[one], groups.of[two]
        if weight < least or first == second:
            continue
        for lone, other in ((first, second), (second, first)):
            if groups.sizes[lone] <= SMALL:
                best[lone][other] = max(best[lone].get(other, weight), weight)
    return best

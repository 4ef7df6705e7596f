"""Groups mentions into businesses and owners: who is who, and why.

Pairs worth a look are found by what they share (blocking), weighed, and joined from
the strongest down as long as the *mean* over all cross pairs stays above nought, so
that one lucky pair never chains two businesses together. A lone mention is then
attached where its evidence points to one business only.
"""

import heapq
from collections import defaultdict
from collections.abc import Mapping, Sequence
from itertools import combinations

from lapak.domain.identity.rules.evidence import Profile
from lapak.domain.identity.rules.vocabulary import KINDS

Weights = Mapping[tuple[int, int], float]
FLOOR = -2.0  # what a pair that shares no block is taken for
BLOCK = 80  # a block larger than this holds what is common, not what is one
WEAK_BLOCK = 16  # the same for a single word, which most names share with others
WEAK = ("word", "anywhere")
NEVER = -1e6
SMALL = 2  # mentions in a group that may be attached to another
PAIR_MORE = 3.0  # bits that two mentions take more than one to be attached


def candidate_pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs that share something rare enough to be worth weighing."""
    first: dict[tuple[str, ...], int] = {}
    blocks: dict[tuple[str, ...], list[int]] = {}  # of what more than one shares
    for at, profile in enumerate(profiles):
        for key in _block_keys(profile):
            before = first.setdefault(key, at)
            if before != at:
                blocks.setdefault(key, [before]).append(at)
    pairs: set[tuple[int, int]] = set()
    for key, members in blocks.items():
        if len(members) <= (WEAK_BLOCK if key[0] in WEAK else BLOCK):
            pairs.update(combinations(members, 2))
    return pairs


def _block_keys(p: Profile) -> set[tuple[str, ...]]:
    """What it may share, each once: a word or a number may stand in it twice."""
    keys: set[tuple[str, ...]] = {("phone", phone) for phone in p.phones}
    if p.nik:
        keys.add(("nik", p.nik))
    if p.street and p.number:
        keys.add(("street", p.street[:5], p.number, p.district))
    owner, here = p.owner_key, p.ward or p.district
    if owner:
        keys.add(("owner", "".join(sorted(owner)), p.district))
        keys.add(("first", owner[0], here))
    if p.business:
        words = p.business_key
        tight = "".join(sorted(words))
        keys.add(("anywhere", tight))
        keys.add(("name", tight, p.district))
        keys.add(("run", "".join(words)[:6], here))
        keys.update([("word", word, here) for word in words if word not in KINDS])
    return keys


class Groups:
    """Sparse average-link clusters."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Each thing alone; a thing stands for as many mentions as its size."""
        self.of = list(range(len(sizes)))
        self.members: dict[int, list[int]] = {at: [at] for at in self.of}
        self.sizes = dict(enumerate(sizes))
        self._links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._heap: list[tuple[float, int, int]] = []

    def join_by(self, weights: Weights) -> None:
        """Join from the strongest pair down while the mean stays above nought."""
        for (one, two), weight in weights.items():
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

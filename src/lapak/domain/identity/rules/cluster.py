"""Groups mentions into businesses and owners: who is who, and why.

Pairs worth a look are found by what they share (blocking), weighed, and joined from
the strongest down as long as the *mean* over all cross pairs stays above nought, so
that one lucky pair never chains two businesses together. A lone mention is then
attached where its evidence points to one business only.
"""

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import combinations

from lapak.domain.identity.rules.evidence import Profile
from lapak.domain.identity.rules.normal import key_words

Weigh = Callable[[int, int], float]
FLOOR = -2.0  # what a pair that shares no block is taken for
BLOCK = 80  # a block larger than this holds what is common, not what is one
NEVER = -1e6


def candidate_pairs(profiles: Sequence[Profile]) -> set[tuple[int, int]]:
    """Pairs that share something rare enough to be worth weighing."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, profile in enumerate(profiles):
        for key in set(_block_keys(profile)):
            blocks[key].append(at)
    pairs: set[tuple[int, int]] = set()
    for members in blocks.values():
        if 1 < len(members) <= BLOCK:
            pairs.update(combinations(members, 2))
    return pairs


def _block_keys(p: Profile) -> Iterator[tuple[str, ...]]:
    if p.nik:
        yield ("nik", p.nik)
    for phone in p.phones:
        yield ("phone", phone)
    if p.street and p.number:
        yield ("street", p.street[:5], p.number, p.district)
    owner, here = key_words(p.owner), p.ward or p.district
    if owner:
        yield ("owner", "".join(sorted(owner)), p.district)
        yield ("first", owner[0], here)
    if p.business:
        yield from _name_keys(key_words(p.business), p.district, here)


def _name_keys(
    words: tuple[str, ...], district: str, here: str
) -> Iterator[tuple[str, ...]]:
    tight = "".join(sorted(words))
    yield ("name", tight)
    yield ("name", tight, district)
    yield ("run", "".join(words)[:6], here)
    for word in words:
        yield ("word", word, here)


class Groups:
    """Sparse average-link clusters."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """Each thing alone; a thing stands for as many mentions as its size."""
        self.of = list(range(len(sizes)))
        self.members: dict[int, list[int]] = {at: [at] for at in self.of}
        self.sizes = dict(enumerate(sizes))
        self._links: dict[int, dict[int, tuple[float, int]]] = defaultdict(dict)
        self._heap: list[tuple[float, int, int]] = []

    def join_by(self, weights: Mapping[tuple[int, int], float]) -> None:
        """Join from the strongest pair down while the mean stays above nought."""
        for (one, two), weight in weights.items():
            crossing = self.sizes[one] * self.sizes[two]
            link = (weight * crossing, crossing)
            self._links[one][two] = self._links[two][one] = link
            if weight > 0:
                self._heap.append((-weight, one, two))
        heapq.heapify(self._heap)
        while self._heap:
            said, one, two = heapq.heappop(self._heap)
            link = self._links.get(one, {}).get(two)
            if link and self._mean(one, two, link) >= -said:
                self._merge(one, two)

    def mean(self, one: int, two: int) -> float:
        """Mean weight between two groups that have a link; `NEVER` without one."""
        link = self._links.get(one, {}).get(two)
        return self._mean(one, two, link) if link else NEVER

    def neighbours(self, one: int) -> list[int]:
        """Groups with which any pair was weighed."""
        return sorted(self._links.get(one, ()))

    def merge(self, one: int, two: int) -> None:
        """Join two groups by their numbers."""
        self._merge(*sorted((one, two)))

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
            had = mine.get(other, (0.0, 0))
            mine[other] = self._links[other][one] = (total + had[0], weighed + had[1])
            del self._links[other][two]
        for other, link in mine.items():
            mean = self._mean(one, other, link)
            if mean > 0:
                heapq.heappush(self._heap, (-mean, *sorted((one, other))))


def attach_lone(groups: Groups, *, least: float, lead: float) -> None:
    """Join a lone member to the one group that its evidence points to.

    `least` is the mean that it takes, `lead` how far the next best group must be behind.
    """
    lone = [group for group, size in groups.sizes.items() if size == 1]
    for one in sorted(lone):
        if groups.sizes.get(one) != 1:
            continue
        ranked = sorted(
            ((groups.mean(one, other), -other) for other in groups.neighbours(one)),
            reverse=True,
        )
        if not ranked or ranked[0][0] < least:
            continue
        if len(ranked) > 1 and ranked[0][0] - ranked[1][0] < lead:
            continue
        groups.merge(one, -ranked[0][1])

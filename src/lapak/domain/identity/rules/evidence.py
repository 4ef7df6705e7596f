"""What two mentions say to each other, in bits: what agrees adds, what differs takes.

Agreement on something rare is worth more than on something common: a word in every
second name, a phone that an officer lends to a whole list or a NIK filled down a
column says little. Frequencies are taken from the mentions themselves, over a small
stock of what is common anywhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from itertools import chain
from math import log2
from typing import NamedTuple

from rapidfuzz.distance import OSA

from lapak.domain.identity.rules.mentions import Profile, all_differ
from lapak.domain.identity.rules.normal import REMEMBERED, Words, fold
from lapak.domain.identity.rules.remembered import Remembered
from lapak.domain.identity.rules.vocabulary import CALLS, WOMEN

STOCK = 60  # names that are taken for seen before the first one is
COMMON_KIND, COMMON_CALL, UNSEEN = 3.0, 9.0, 0.5  # how often, among the stock
COMMON_SHARE = 0.6  # wares come in fixed pairs ('bumbu pecel'): each word says less
VOWELS = str.maketrans("", "", "aiueo")
OTHER_CALL = 0.5  # Bu Rina is somebody's Mbak Rina, seldom
_NONE = (0.0, "")
FEW, MANY = 2, 7  # different names behind one NIK or phone: still one house; nobody's


class Alike(NamedTuple):
    """Two names side by side."""

    share: float  # of the weight that agrees, 0 to 1
    agreed: float  # bits
    clash: float  # bits that each has and the other has not


class Likeness:
    """How alike two sequences of words are, by the weight of the words."""

    def __init__(
        self, names: Iterable[tuple[str, ...]], *, common: Collection[str] = ()
    ) -> None:
        """Count the words of the different `names`; `common` words tell less apart."""
        different = set(names)
        self._all = len(different) + STOCK
        self._seen = Counter(chain.from_iterable(map(set, different)))
        self._common = common
        self.weights = Remembered(self._weight)
        """Bits that agreement on a word is worth, between 0.5 and 11."""
        self._answers = Remembered(self._compare)

    def _weight(self, word: str) -> float:
        common = word in self._common
        before = COMMON_KIND if common else UNSEEN
        seen = self._seen[word] + (COMMON_CALL if word in CALLS else before)
        bits = log2(self._all / seen) * (COMMON_SHARE if common else 1.0)
        return min(3.0 if len(word) == 1 else 11.0, max(0.5, bits))

    def compare(self, one: Words, two: Words) -> Alike:
        """How much of two names agrees and how much clashes."""
        if one == two:
            return Alike(1.0, self._sum(one), 0.0)
        return self._answers[(two, one) if two < one else (one, two)]

    def _sum(self, words: Iterable[str]) -> float:
        return sum([self.weights[word] for word in words])

    def _compare(self, names: tuple[Words, Words]) -> Alike:
        one, two = names
        weights = self.weights
        left, rest, agreed = list(two), [], 0.0
        for word in one:
            if word in left:
                left.remove(word)
                agreed += weights[word]
            else:
                rest.append(word)
        alone = lost = 0.0
        for word in rest:
            best, other = _best(word, left)
            if best > 0:
                left.remove(other)
                weight = min(weights[word], weights[other])
                agreed += weight * best
                lost += weight * (1 - best) * (0.5 if best > 0.7 else 1.0)
            else:
                alone += weights[word]
        over = self._sum(left)
        clash, extra = min(alone, over), abs(alone - over)
        share = agreed / (agreed + clash + 0.3 * extra + lost or 1)
        tight = _cut_otherwise(one, two) if share < 0.9 else 0.0
        if tight > share:
            total = min(self._sum(one), self._sum(two))
            return Alike(tight, max(agreed, tight * total), 0.0)
        return Alike(share, agreed, clash)


def _best(word: str, others: Iterable[str]) -> tuple[float, str]:
    """The word that is surest to be this one, and how sure; (0, '') if none is."""
    best = _NONE
    for other in others:
        sure = alike(word, other) if word < other else alike(other, word)
        if sure and sure >= best[0]:
            best = max(best, (sure, other))
    return best


def _cut_otherwise(one: Words, two: Words) -> float:
    """How alike two names are when the spaces are taken out: 'AmanahK asih'."""
    tight_one, tight_two = _compact(one), _compact(two)
    if min(len(tight_one), len(tight_two)) < 6:
        return 0.0
    if len(one) == len(two):
        return float(tight_one == tight_two)
    return OSA.normalized_similarity(tight_one, tight_two, score_cutoff=0.84)


@lru_cache(REMEMBERED)
def _compact(name: Words) -> str:
    """A name in one word, as it sounds."""
    return "".join(map(fold, name))


@lru_cache(REMEMBERED)
def alike(one: str, two: str) -> float:
    """How sure it is that two different words are one: 1 surely, 0 not at all."""
    call = CALLS.get(one)
    other = CALLS.get(two)
    if call and other:
        if call == other:
            return 0.95
        return OTHER_CALL if (call in WOMEN) == (other in WOMEN) else 0.0
    sound_one, sound_two = fold(one), fold(two)
    if sound_one == sound_two:
        return 0.95
    written = _slipped(one, two)
    if sound_one == one and sound_two == two:
        return written
    return max(written, _slipped(sound_one, sound_two))


def _slipped(one: str, two: str) -> float:
    """How sure it is that one spelling is a slip or a shortening of the other.

    Short first names differ by a letter (Rina, Dina, Rini), and slips seldom fall on
    the first one: both count for little.
    """
    short, long = (two, one) if len(two) < len(one) else (one, two)
    longer = len(long) - len(short)
    if len(short) == 1:
        return 0.6 if long[0] == short else 0.0
    if short[0] != long[0]:
        if len(short) < 5 or longer > 1:
            return 0.0
        return 0.4 if OSA.distance(one, two, score_cutoff=1) == 1 else 0.0
    if _abbreviates(short, long):
        return 0.8
    return _by_slips(OSA.distance(one, two, score_cutoff=2), len(short), longer)


def _by_slips(slips: int, length: int, longer: int) -> float:
    if slips == 2:
        return 0.7 if length > 5 else 0.0
    if slips > 2 or length < 3:
        return 0.0
    if longer:  # a letter fell out, or stands twice
        return 0.5 if length == 3 else 0.8
    return {3: 0.3, 4: 0.6}.get(length, 0.85)


def _abbreviates(short: str, long: str) -> bool:
    """Whether the vowels fell out: 'dpr' of 'dapur', 'brkh' of 'berkah'."""
    return short == long.translate(VOWELS)


def sharing(profiles: Sequence[Profile]) -> dict[str, float]:
    """How much each NIK or phone still says, 0 to 1: shared by many names, nothing."""
    told = list(filter(None, [p.nik for p in profiles]))
    told += chain.from_iterable([p.phones for p in profiles])
    if all_differ(told):
        return {}
    often = {value for value, times in Counter(told).items() if times > FEW}
    names: dict[str, set[Words]] = {value: set() for value in often}
    for profile in profiles if often else ():
        for value in (profile.nik, *profile.phones):
            if value in often:
                names[value].add((profile.owner or profile.business)[:1])
    return {
        value: _left_by(_different(sorted(said)))
        for value, said in names.items()
        if len(said) > FEW
    }


def _different(names: list[tuple[str, ...]]) -> int:
    """How many of the first names are not slips of each other (counted to `MANY`)."""
    apart: list[str] = []
    for name in names:
        word = name[0] if name else ""
        if word and not any(alike(word, other) for other in apart):
            apart.append(word)
            if len(apart) == MANY:
                break
    return len(apart)


def _left_by(different: int) -> float:
    return max(0.0, min(1.0, (MANY - different) / (MANY - FEW)))

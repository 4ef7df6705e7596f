"""Which rows have the business name and the owner's name in each other's column.

Words tell columns apart: 'dapur' stands with businesses, 'Nasution' with owners. How
strongly is counted in the table itself and in what is known from elsewhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import chain
from math import log

from lapak.domain.identity.rules.mentions import Mention, each_once
from lapak.domain.identity.rules.normal import Words, key_words, ware_words
from lapak.domain.identity.rules.remembered import Remembered
from lapak.domain.identity.rules.vocabulary import NEVER_PERSONS

PLAIN = 2.0  # evidence (nats) from which a row is taken for swapped
STOCK = 8.0  # times that a word of wares was seen in a business's name before


def looks_swapped(
    table: Sequence[Mention],
    *,
    known_businesses: Collection[str] = (),
    known_owners: Collection[str] = (),
) -> list[int]:
    """Keys of the rows whose two names stand crosswise.

    `known_businesses` and `known_owners` are names as written elsewhere. A row is
    compared with the other rows, never with itself.
    """
    profiles = [mention.profile for mention in table]
    columns = _Columns(
        [*(p.words for p in profiles), *map(_keys_of, known_businesses)],
        [*(p.owner_words for p in profiles), *map(_keys_of, known_owners)],
        map(_keys_of, {mention.product for mention in table}),
    )
    return [
        mention.key
        for mention, profile in zip(table, profiles, strict=True)
        if columns.crosswise(profile.words, profile.owner_words)
    ]


def _keys_of(text: str) -> Words:
    """The words by which a name is told from others, whichever column it stands in."""
    return each_once(key_words(ware_words(text)))


class _Columns:
    """How often each word stood in a business's name and in an owner's."""

    def __init__(
        self,
        businesses: Iterable[Words],
        owners: Iterable[Words],
        wares: Iterable[Words],
    ) -> None:
        self._wares = NEVER_PERSONS.union(*wares)
        self._business = Counter(chain.from_iterable(businesses))
        self._owner = Counter(chain.from_iterable(owners))
        both = self._business.keys() & self._owner.keys()
        self._odd_business = both  # any other word speaks for its column
        self._odd_owner = both | (self._wares & self._owner.keys())
        self._ratio = (self._owner.total() + 1) / (self._business.total() + 1)
        self._tilt = log(self._ratio)  # the most that any other word says of a swap
        # what a word says where it stands, without the row's own mention of it
        self._as_business = Remembered(partial(self._business_odds, here=1, there=0))
        self._as_owner = Remembered(partial(self._business_odds, here=0, there=1))

    def crosswise(self, business: Words, owner: Words) -> bool:
        """Whether two names are plainly swapped, by every word but this row's own."""
        if not business or not owner:
            return False
        if (
            self._odd_business.isdisjoint(business)
            and self._odd_owner.isdisjoint(owner)
            and self._tilt * (len(owner) - len(business)) < PLAIN / 2
        ):
            return False
        odds = sum([self._as_owner[word] for word in owner if word not in business])
        left = [self._as_business[word] for word in business if word not in owner]
        return odds - sum(left) > PLAIN

    def _business_odds(self, word: str, *, here: int, there: int) -> float:
        """Log odds that a word is a business's, not counting the row's own `here`."""
        prior = STOCK if word in self._wares else 0.0
        business = self._business.get(word, 0) - here + 0.5 + prior
        owner = self._owner.get(word, 0) - there + 0.5
        return log(business * self._ratio / owner)

"""Which rows have the business name and the owner's name in each other's column.

Words tell columns apart: 'dapur' stands with businesses, 'Nasution' with owners. How
strongly is counted in the table itself and in what is known from elsewhere.
"""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from functools import partial
from itertools import chain
from math import log

from lapak.domain.identity.rules.evidence import Mention
from lapak.domain.identity.rules.normal import keys_of
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
    columns = _Columns(
        [*(m.business_keys for m in table), *map(keys_of, known_businesses)],
        [*(m.owner_keys for m in table), *map(keys_of, known_owners)],
        map(keys_of, {m.product for m in table}),
    )
    return [
        m.key for m in table if columns.crosswise(m.business_keys, m.owner_keys) > PLAIN
    ]


class _Columns:
    """How often each word stood in a business's name and in an owner's."""

    def __init__(
        self,
        businesses: Iterable[frozenset[str]],
        owners: Iterable[frozenset[str]],
        wares: Iterable[frozenset[str]],
    ) -> None:
        self._wares = frozenset(chain.from_iterable(wares))
        self._business = Counter(chain.from_iterable(businesses))
        self._owner = Counter(chain.from_iterable(owners))
        self._ratio = (self._owner.total() + 1) / (self._business.total() + 1)
        # what a word says where it stands, without the row's own mention of it
        self._as_business = Remembered(partial(self._business_odds, here=1, there=0))
        self._as_owner = Remembered(partial(self._business_odds, here=0, there=1))

    def crosswise(self, business: frozenset[str], owner: frozenset[str]) -> float:
        """Log odds that the two names are swapped, by every word but this row's own."""
        if not business or not owner:
            return 0.0
        left, right = business - owner, owner - business
        odds = sum([self._as_owner[word] for word in right])
        return odds - sum([self._as_business[word] for word in left])

    def _business_odds(self, word: str, *, here: int, there: int) -> float:
        """Log odds that a word is a business's, not counting the row's own `here`."""
        prior = STOCK if word in NEVER_PERSONS or word in self._wares else 0.0
        business = self._business.get(word, 0) - here + 0.5 + prior
        owner = self._owner.get(word, 0) - there + 0.5
        return log(business * self._ratio / owner)

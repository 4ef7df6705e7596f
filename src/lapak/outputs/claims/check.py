"""A text laid beside a year's figures: its claims with verdicts, its contradictions."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from lapak.domain.places.rules import Gazetteer
from lapak.figures.ledger import Ledger
from lapak.outputs.claims.contradictions import (
    Contradiction,
    contradictions_in,
    doubled,
    spelt_otherwise,
)
from lapak.outputs.claims.meaning import Meaning
from lapak.outputs.claims.numbers import Number, numbers_in
from lapak.outputs.claims.reading import meanings_of
from lapak.outputs.claims.rows import tabbed
from lapak.outputs.claims.sizes import in_their_sizes
from lapak.outputs.claims.verdicts import Judge, Judged


@dataclass(frozen=True, slots=True)
class Claim:
    """A number of a text, what it counts, and whether it is so."""

    number: Number
    meaning: Meaning
    judged: Judged


@dataclass(frozen=True, slots=True)
class Checked:
    """All that a text claims."""

    claims: Sequence[Claim]
    contradictions: Sequence[Contradiction]

    @property
    def holds(self) -> bool:
        """Whether nothing in it is false or impossible."""
        false = any(claim.judged.verdict == "false" for claim in self.claims)
        return not false and not self.contradictions


def check_text(text: str, ledger: Ledger, places: Gazetteer) -> Checked:
    """Find the numbers of a text and say of each whether it is so.

    The same for the same text and figures. Dates, laws, addresses and codes claim
    nothing.
    """
    text = tabbed(text)
    found = numbers_in(text)
    found = in_their_sizes(text, found)
    repeated = doubled(text, found)
    numbers = [n for place, n in enumerate(found) if place not in repeated]
    year = next(iter(ledger.values())).year
    meanings = meanings_of(text, _with_words(found, repeated), places, year)
    judge = Judge(ledger, places)
    judged = [judge.judge(n, m) for n, m in zip(numbers, meanings, strict=True)]
    meanings = [
        replace(m, unit=j.unit or m.unit) for m, j in zip(meanings, judged, strict=True)
    ]
    claims = [Claim(*told) for told in zip(numbers, meanings, judged, strict=True)]
    odd = contradictions_in(text, numbers, meanings, len(places.districts))
    return Checked(claims, [*odd, *spelt_otherwise(text, found)])


def _with_words(found: Sequence[Number], repeated: AbstractSet[int]) -> list[Number]:
    """The numbers with the words that repeat them: '80 (delapan puluh)'."""
    return [
        replace(number, end=found[place + 1].end + 1)
        if place + 1 in repeated
        else number
        for place, number in enumerate(found)
        if place not in repeated
    ]

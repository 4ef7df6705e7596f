"""Counts on their way to becoming figures: a value and what it is made of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

Parts = dict[str, int]


@dataclass(frozen=True, slots=True)
class Tally:
    """A value with its breakdowns.

    `as_written` only where people changed amounts, `owners` where businesses are
    counted: the people behind them (rule 2).
    """

    value: int = 0
    breakdowns: dict[str, Parts] = field(default_factory=dict)
    as_written: int | None = None
    owners: int | None = None


def parts(counted: Iterable[tuple[str, int]]) -> Parts:
    """Equal keys added up, in the order of the keys; keys with nothing left out."""
    sums: Counter[str] = Counter()
    for key, number in counted:
        sums[key] += number
    # "10" comes after "9": editions are numbers, all other keys are equally long
    ordered = sorted(
        sums, key=lambda key: (not key.isdigit(), len(key) * key.isdigit(), key)
    )
    return {key: sums[key] for key in ordered if sums[key]}


def once_each(keys: Iterable[str]) -> Parts:
    """How often each key stands there."""
    return parts((key, 1) for key in keys)

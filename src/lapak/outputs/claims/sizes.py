"""Columns whose head tells of how much their numbers are: Omset (juta Rp)."""

import re
from collections.abc import Sequence
from typing import Final

from lapak.outputs.claims.layout import Layout, plain
from lapak.outputs.claims.numbers import Number

_SIZE: Final = re.compile(
    r"(?i)\b(?:(?:dalam|in|x)\s+)?(?:rp\.?\s*|rupiah\s+|idr\s+)?(?P<word>ribu|juta|miliar|milyar|jt|rb|thousand|million|billion|bn)(?:an|s)?\b"
)
_LONGEST: Final = 120  # letters of a label
_MONEY: Final = re.compile(
    r"(?i)\b(?:rp|rupiah|idr|omzet|omset|turnover|sales|penjualan)\b"
)


def in_their_sizes(text: str, numbers: Sequence[Number]) -> list[Number]:
    """The numbers, those of money columns in the size that the column's head tells.

    Only bare digits: 'Rp5 juta' and '5 jt' below such a head are what they say.
    """
    if not _SIZE.search(text):
        return list(numbers)
    layout = Layout(plain(text), [n.start for n in numbers])
    return [_sized(number, layout) for number in numbers]


def _label(layout: Layout, at: int) -> str:
    """Omset (juta rupiah): what stands before the colon on the number's line."""
    near = max(0, at - _LONGEST)
    first = max(near, layout.text.rfind("\n", near, at) + 1)
    ahead = layout.text[first:at].rstrip()
    return ahead if ahead.endswith(("):", ") :")) and len(ahead) < _LONGEST else ""


def _sized(number: Number, layout: Layout) -> Number:
    bare = not (number.rupiah or number.share or number.spelt)
    if not bare or any(map(str.isalpha, number.text)):
        return number
    cell = layout.cell(number.start)
    head = layout.text[slice(*cell.header)] if cell else _label(layout, number.start)
    size = _SIZE.search(head)
    return number.in_size(size["word"]) if size and _MONEY.search(head) else number

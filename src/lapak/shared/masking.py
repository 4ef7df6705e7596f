"""Long runs of digits in text: a NIK may be among them, and is nobody's business."""

import re
from collections.abc import Sequence
from typing import Final

_MASKED: Final = 12  # digits in a row, and more
_LONG_RUN: Final = re.compile(rf"[0-9](?:[\s.\-–—_'’]{{0,3}}[0-9]){{{_MASKED - 1},}}")
_SHOWN: Final = 4


def mask(text: str) -> str:
    """The text with every run of 12 digits or more shown by its first four.

    Spaces, dots and hyphens between the digits don't hide a run.
    """
    if len(text) < _MASKED:
        return text
    return _LONG_RUN.sub(_masked, text)


def mask_all(texts: Sequence[str], longest: int) -> list[str]:
    """The same of each of many texts, cut at `longest` characters."""
    if not _LONG_RUN.search("|".join(texts)):  # as in nearly all lists
        return [text[:longest] for text in texts]
    return [mask(text)[:longest] for text in texts]


def _masked(run: re.Match[str]) -> str:
    digits = re.sub("[^0-9]", "", run[0])
    return digits[:_SHOWN] + "•" * (len(digits) - _SHOWN)

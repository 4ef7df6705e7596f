"""Amounts spelt out: 'sejuta', 'lima ratus ribu', 'satu juta dua ratus ribu'."""

import re

_DIGITS = {
    "satu": 1,
    "dua": 2,
    "tiga": 3,
    "empat": 4,
    "lima": 5,
    "enam": 6,
    "tujuh": 7,
    "delapan": 8,
    "sembilan": 9,
}
_SCALES = {"puluh": 10, "ratus": 100}
_THOUSANDS = {"ribu": 1_000, "juta": 1_000_000}
_ONE = re.compile(r"\bse(?=(?:puluh|belas|ratus|ribu|juta)\b)")


def number_in_words(text: str) -> int | None:
    """The number that small-letter Indonesian words say; None where they say none.

    Half a million is 'setengah juta'. Words that don't grow downwards ('ribu juta',
    'dua tiga') say nothing.
    """
    words = _ONE.sub("satu ", text).split()
    if words[:1] == ["setengah"] and len(words) == 2 and words[1] in _THOUSANDS:
        return _THOUSANDS[words[1]] // 2
    total, below, group = 0, 1_000_000_000, list[str]()
    for word in words:
        size = _THOUSANDS.get(word)
        if size is None:
            group.append(word)
            continue
        count = _below_thousand(group)
        if count is None or size >= below:
            return None
        total, below, group = total + count * size, size, []
    rest = _below_thousand(group) if group else 0
    return None if rest is None or not words else total + rest


def _below_thousand(words: list[str]) -> int | None:
    total, below, digit = 0, 1000, 0
    for word in words:
        if word in _DIGITS:
            if digit or below == 1:
                return None
            digit = _DIGITS[word]
        elif word == "belas":
            if not digit or below <= 10:
                return None
            total, below, digit = total + 10 + digit, 1, 0
        else:
            size = _SCALES.get(word, below)
            if not digit or size >= below:
                return None
            total, below, digit = total + digit * size, size, 0
    return total + digit or None

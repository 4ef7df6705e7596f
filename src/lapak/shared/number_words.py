"""Numbers spelt out: 'sejuta', 'seratus tiga puluh', 'one hundred and thirty'."""

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
_THOUSANDS = {
    "ribu": 10**3,
    "juta": 10**6,
    "miliar": 10**9,
    "milyar": 10**9,
    "triliun": 10**12,
}
_ONE = re.compile(r"\bse(?=(?:puluh|belas|ratus|ribu|juta|miliar|triliun)\b)")
_ENGLISH = {
    word: number
    for number, word in enumerate(
        [
            "zero",
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
        ]
    )
}
_TENS = {
    word: 10 * number
    for number, word in enumerate(
        ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"],
        start=2,
    )
}
_ENGLISH_THOUSANDS = {
    "thousand": 10**3,
    "million": 10**6,
    "billion": 10**9,
    "trillion": 10**12,
}
WORDS = frozenset(
    {"nol", "setengah", "belas", *_DIGITS, *_SCALES, *_THOUSANDS}
    | {f"se{word}" for word in ("puluh", "belas", "ratus", "ribu", "juta", "miliar")}
)
"""The Indonesian words that numbers are made of, in small letters."""
ENGLISH_WORDS = frozenset({"hundred", *_ENGLISH, *_TENS, *_ENGLISH_THOUSANDS})
"""The English ones; `and` and `a` may stand between or before them."""


def number_in_words(text: str) -> int | None:
    """The number that small-letter Indonesian words say; None where they say none.

    Half a million is 'setengah juta'. Words that don't grow downwards ('ribu juta',
    'dua tiga') say nothing.
    """
    if text == "nol":
        return 0
    words = _ONE.sub("satu ", text).split()
    if words[:1] == ["setengah"] and len(words) == 2 and words[1] in _THOUSANDS:
        return _THOUSANDS[words[1]] // 2
    total, below, group = 0, 10**15, list[str]()
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


def english_number(text: str) -> int | None:
    """The number that small-letter English words say; None where they say none.

    'one hundred and thirty', 'a hundred', 'twenty-one'.
    """
    words = [w for w in text.replace("-", " ").split() if w != "and"]
    if words[:1] in (["a"], ["an"]):
        words[0] = "one"
    if words == ["zero"]:
        return 0
    total, below, group = 0, 10**15, list[str]()
    for word in words:
        size = _ENGLISH_THOUSANDS.get(word)
        if size is None:
            group.append(word)
            continue
        count = _english_below_thousand(group)
        if not count or size >= below:
            return None
        total, below, group = total + count * size, size, []
    rest = _english_below_thousand(group) if group else 0
    return None if rest is None or not words else total + rest


def _english_below_thousand(words: list[str]) -> int | None:
    total, below = 0, 1000
    for word in words:
        if word == "hundred":
            if not 0 < total < 10 or below > 10:
                return None
            total, below = total * 100, 100
        elif word in _TENS and below >= 100:
            total, below = total + _TENS[word], 10
        elif 0 < _ENGLISH.get(word, 0) < below:
            total, below = total + _ENGLISH[word], 1
        else:
            return None
    return total or None

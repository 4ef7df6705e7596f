"""Numbers spelt out in English; Indonesian ones are read with the amounts of lists."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.shared.number_words import english_number, number_in_words

ONES = [
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
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def in_english(n):
    for size, word in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if n >= size:
            rest = in_english(n % size) if n % size else ""
            return f"{in_english(n // size)} {word} {rest}".strip()
    if n >= 100:
        rest = f" and {in_english(n % 100)}" if n % 100 else ""
        return f"{ONES[n // 100]} hundred{rest}"
    if n >= 20:
        return TENS[n // 10 - 2] + (f"-{ONES[n % 10]}" if n % 10 else "")
    return ONES[n]


@given(st.integers(0, 999_999_999_999))
def test_an_english_number_is_read_back(n):
    assert english_number(in_english(n)) == n


def test_a_stands_for_one():
    assert english_number("a hundred") == 100
    assert english_number("a thousand two hundred") == 1200


@pytest.mark.parametrize(
    "words",
    ["", "hundred", "one one", "twenty twelve", "one hundred hundred", "ten hundred", "thousand", "two million million",
     "one thousand two million", "one zero", "shop", "two shops", "thirteen twenty", "one hundred zero"],
)  # fmt: skip
def test_words_that_make_no_english_number_make_none(words):
    assert english_number(words) is None


def test_nought_is_a_number_in_both_languages():
    assert (english_number("zero"), number_in_words("nol")) == (0, 0)


def test_large_indonesian_numbers_are_read():
    assert number_in_words("tiga miliar dua ratus juta") == 3_200_000_000
    assert number_in_words("satu triliun") == 10**12

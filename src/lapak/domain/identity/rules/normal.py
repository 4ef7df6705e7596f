"""Makes what lists write comparable: names, addresses, words.

Nothing here decides anything. Every function gives the same answer for the same
text, and an empty answer where the text says nothing. Words, wares and streets come
again and again and are remembered; most names and addresses come once.
"""

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from string import ascii_letters, ascii_lowercase, ascii_uppercase, digits

from lapak.domain.identity.rules.vocabulary import (
    CALLS,
    FOLDS,
    LEGAL,
    NOTHING,
    PERSONS,
    SPELLINGS,
    TITLES,
)

REMEMBERED = 1 << 17
STICKING = ("toko", "umkm", "usaha")
_NO_NAMES = LEGAL | SPELLINGS.keys()
_NO_PERSONS = TITLES | PERSONS.keys()
_CALLS = frozenset(CALLS)
FOLDED = frozenset(old[-1] for old, _ in FOLDS)  # without these a word has no FOLDS
Words = tuple[str, ...]

_told = f"{ascii_letters}{digits}".encode()
_marks = bytes(code for code in range(256) if code not in _told)
_plain = bytes.maketrans(
    ascii_uppercase.encode() + _marks, ascii_lowercase.encode() + b" " * len(_marks)
)
_sticking = re.compile("|".join(STICKING))
_doubled = re.compile(r"(.)\1")
_road = re.compile(r"\b(jalan|jln|jl|gang|gg|komplek|kompleks|komp|perum|no|nomor)\b")
_rt_rw = re.compile(
    r"\brt\b\D*0*(\d+)\D*?(?:\brw\b\D*0*(\d+))?(?!\d)|0*(\d+)\s*/\s*0*(\d+)"
)
_number = re.compile(r"\d+[a-z]?\b")


def plain_words(text: str) -> Words:
    """The words in small ASCII letters, punctuation gone: 'D’Sari  S.' is d, sari, s."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'"))
    letters = text.encode("ascii", "ignore").translate(_plain, b"'")
    return tuple(letters.decode("ascii").split())


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """One spelling for words that sound alike: Soesanto and Susanto, Rizky and Rizki."""
    if word.isdigit():
        return word
    if not FOLDED.isdisjoint(word):
        for old, new in FOLDS:
            if old in word:
                word = word.replace(old, new)
    if _doubled.search(word):
        word = "".join([letter for letter, _ in groupby(word)])
    return word


def _said(text: str) -> Words:
    """A cell's words; none where it stands for 'none': '-', 'Tidak ada', '0', 'n/a'."""
    words = plain_words(text)
    tight = "".join(words)
    return () if len(tight) < 2 or tight.isdigit() or tight in NOTHING else words


def business_words(words: Words) -> Words:
    """A business name's words without legal forms, kinds of ware in one spelling."""
    if _NO_NAMES.isdisjoint(words) and not _sticking.search("".join(words)):
        return words
    kept = [word for word in words if word not in LEGAL] or words
    return tuple([SPELLINGS.get(word, word) for word in map(_unglued, kept)])


def _unglued(word: str) -> str:
    """'tokosumber' is 'sumber': a legal form that stuck to the name."""
    for legal in STICKING:
        if word.startswith(legal) and len(word) > len(legal) + 3:
            return word.removeprefix(legal)
    return word


def owner_words(words: Words) -> Words:
    """A person's names without titles, degrees and calls; initials stay one letter."""
    if _NO_PERSONS.isdisjoint(words):
        return words
    named = [PERSONS.get(word, word) for word in words]
    return tuple([word for word in named if word not in TITLES] or named)


def read_both_ways(text: str) -> tuple[Words, Words]:
    """The words of a cell as a business's name and as a person's.

    What follows a person's name after a comma is degrees.
    """
    words = _said(text)
    person = _said(text.partition(",")[0]) if "," in text else words
    return business_words(words), owner_words(person)


@lru_cache(REMEMBERED)
def ware_words(text: str) -> Words:
    """The words of what is sold."""
    return business_words(_said(text))


def key_words(words: Words) -> Words:
    """The words that tell names apart, as they sound: calls (Bu, Mama) gone."""
    if not _CALLS.isdisjoint(words):
        words = tuple([word for word in words if word not in _CALLS]) or words
    return tuple(map(fold, words))


def address_parts(text: str) -> tuple[str, str, str]:
    """Street in one word, house number, 'rt/rw' without zeros; '' where not told."""
    low = text.lower().replace(".", " ")
    block = _rt_rw.search(low) if "rt" in low or "/" in low else None
    head = low[: block.start()] if block else low
    rt_rw = "/".join(part for part in block.groups() if part) if block else ""
    number = _number.search(head)
    street = _street(head[: number.start()] if number else head)
    return street, number.group() if number else "", rt_rw


@lru_cache(REMEMBERED)
def _street(text: str) -> str:
    """A street's name in one word, as it sounds."""
    return "".join(map(fold, plain_words(_road.sub(" ", text))))

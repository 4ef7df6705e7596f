"""Makes what lists write comparable: names, addresses, words.

Nothing here decides anything. Every function gives the same answer for the same
text, and an empty answer where the text says nothing.
"""

import re
import unicodedata
from functools import lru_cache

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

_apart = re.compile(r"[^a-z0-9]+")
_doubled = re.compile(r"(.)\1+")
_road = re.compile(r"\b(jalan|jln|jl|gang|gg|komplek|kompleks|komp|perum|no|nomor)\b")
_rt_rw = re.compile(
    r"\brt\b\D*0*(\d+)\D*?(?:\brw\b\D*0*(\d+))?(?!\d)|0*(\d+)\s*/\s*0*(\d+)"
)
_number = re.compile(r"\d+[a-z]?\b")


@lru_cache(REMEMBERED)
def plain_words(text: str) -> tuple[str, ...]:
    """The words in small ASCII letters, punctuation gone: 'D’Sari  S.' is d, sari, s."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = text.encode("ascii", "ignore").decode()
    return tuple(_apart.sub(" ", text.lower().replace("'", "")).split())


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """One spelling for words that sound alike: Soesanto and Susanto, Rizky and Rizki."""
    if word.isdigit():
        return word
    for old, new in FOLDS:
        word = word.replace(old, new)
    return _doubled.sub(r"\1", word)


def says_nothing(words: tuple[str, ...]) -> bool:
    """Whether a cell stands for 'none': '-', 'Tidak ada', '0', 'n/a'."""
    tight = "".join(words)
    return len(tight) < 2 or tight.isdigit() or tight in NOTHING


@lru_cache(REMEMBERED)
def business_words(text: str) -> tuple[str, ...]:
    """A business name's words without legal forms, kinds of ware in one spelling."""
    words = plain_words(text)
    if says_nothing(words):
        return ()
    kept = [word for word in words if word not in LEGAL] or list(words)
    return tuple(SPELLINGS.get(word, word) for word in map(_unglued, kept))


def _unglued(word: str) -> str:
    """'tokosumber' is 'sumber': a legal form that stuck to the name."""
    if not word.startswith(STICKING):
        return word
    for legal in STICKING:
        if word.startswith(legal) and len(word) > len(legal) + 3:
            return word.removeprefix(legal)
    return word


@lru_cache(REMEMBERED)
def owner_words(text: str) -> tuple[str, ...]:
    """A person's names without titles, degrees and calls; initials stay one letter."""
    words = plain_words(text.split(",", maxsplit=1)[0])
    if says_nothing(words):
        return ()
    named = [PERSONS.get(word, word) for word in words]
    return tuple([word for word in named if word not in TITLES] or named)


@lru_cache(REMEMBERED)
def key_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell names apart, as they sound: calls (Bu, Mama) gone."""
    return tuple(fold(word) for word in words if word not in CALLS) or words


def keys_of(text: str) -> frozenset[str]:
    """The words by which a name is told from others, whichever column it stands in."""
    return frozenset(key_words(business_words(text)))


@lru_cache(REMEMBERED)
def address_parts(text: str) -> tuple[str, str, str]:
    """Street in one word, house number, 'rt/rw' without zeros; '' where not told."""
    low = text.lower().replace(".", " ")
    block = _rt_rw.search(low)
    head = low[: block.start()] if block else low
    rt_rw = ""
    if block:
        rt_rw = "/".join(part for part in block.groups() if part)
    number = _number.search(head)
    street = _road.sub(" ", head[: number.start()] if number else head)
    return (
        "".join(fold(word) for word in plain_words(street)),
        number.group() if number else "",
        rt_rw,
    )

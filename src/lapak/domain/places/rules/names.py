"""Names of places, and how lists abbreviate and misspell them."""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import OSA

Words = tuple[str, ...]


def plain(text: str) -> str:
    """Small letters and digits, single spaces."""
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = (
        letter if letter.isalnum() else " "
        for letter in folded
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(kept).split())


def words_of(line: str) -> Words:
    """The words of the plain text."""
    return tuple(plain(line).split())


def _abbreviates(short: str, word: str) -> bool:
    """'sel' or 'slt' for selatan, 'tj' for tanjung: a beginning, or its consonants."""
    if len(short) > len(word) - 2 or short[0] != word[0]:
        return False
    if word.startswith(short):
        return True
    letters = iter(word)
    return not set(short[1:]) & set("aiueo") and all(mark in letters for mark in short)


def _slipped(text: str, word: str) -> bool:
    return len(word) >= 4 and OSA.distance(text, word, score_cutoff=1) <= 1


def _is_short_for(words: Words, name: Words) -> bool:
    """Whether each word is that of the name or short for it, and not all are initials."""
    if len(words) != len(name) or not any(len(short) >= 3 for short in words):
        return False
    if len(name) == 1:
        # 'tam' may be many things, 'cengk' and 'kmb' hardly
        return _abbreviates(words[0], name[0]) and not (
            name[0].startswith(words[0]) and len(words[0]) < len(name[0]) / 2
        )
    return all(
        short == word or _abbreviates(short, word) or _slipped(short, word)
        for short, word in zip(words, name, strict=True)
    )


def _is_syllables_of(text: str, name: Words) -> bool:
    """'gropet' for Grogol Petamburan: two letters or more of each word."""
    if not name:
        return not text
    return any(
        name[0].startswith(text[:size]) and _is_syllables_of(text[size:], name[1:])
        for size in range(2, min(len(name[0]), len(text), 4) + 1)
    )


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one level: how to find codes by them."""

    by_compact: dict[str, Words]  # 'kebonjeruk' -> its codes
    by_words: tuple[tuple[Words, str], ...]

    def exact(self, words: Words) -> Words:
        return self.by_compact.get("".join(words), ())

    def short(self, words: Words) -> Words:
        """Codes of the names whose words are abbreviated here, word by word."""
        found = [code for name, code in self.by_words if _is_short_for(words, name)]
        if not found and len(words) > 1 and _abbreviates(words[0], words[1]):
            return self.exact(words[1:])  # 'Ckr. Cengkareng'
        return tuple(found)

    def joined(self, words: Words) -> Words:
        """Codes of the names whose words are run into one here: 'Gropet'."""
        if len(words) != 1:
            return ()
        names = ((name, code) for name, code in self.by_words if len(name) > 1)
        return tuple(code for name, code in names if _is_syllables_of(words[0], name))

    def near(self, words: Words) -> Words:
        """Codes of the nearest names by slips of letters, if clearly nearest."""
        text = "".join(words)
        if len(text) < 4:
            return ()
        allowed = 1 if len(text) < 9 else 2
        found = process.extract(
            text,
            self.by_compact.keys(),
            scorer=OSA.distance,
            score_cutoff=allowed + 1,
            limit=4,
        )
        if not found or found[0][1] > allowed:
            return ()
        nearest = [name for name, distance, _ in found if distance == found[0][1]]
        # two slips from one name and three from another would be a guess
        if found[0][1] > 1 and len(found) > len(nearest):
            return ()
        return tuple(code for name in nearest for code in self.by_compact[name])

    def find(self, words: Words) -> Words:
        if not words:
            return ()
        return (
            self.exact(words)
            or self.short(words)
            or self.near(words)
            or self.joined(words)
        )


def names_of(named: dict[str, str], spellings: Iterable[tuple[str, str]]) -> Names:
    """The names of code -> name, with the `spellings` (text, code) of these codes."""
    compact: dict[str, Words] = {}
    for code, name in named.items():
        key = "".join(words_of(name))
        compact[key] = (*compact.get(key, ()), code)
    for text, code in spellings:
        if code in named:
            compact["".join(words_of(text))] = (code,)
    return Names(compact, tuple((words_of(name), code) for code, name in named.items()))

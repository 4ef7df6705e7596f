"""Names whose spaces went astray: 'dprmamaida' and 'foo dbanisa' are cut as others are.

Words that several names hold are known; a name with a word that no other holds is cut
anew where all of its letters are known words, or all but one rest.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from itertools import chain

from lapak.domain.identity.rules.normal import Words

KNOWN = 3  # times that a word must be seen
LONGEST, SHORTEST = 60, 6  # letters of a name that is cut anew
REST = 3  # letters that a piece must have which nobody knows


def known_words(names: Sequence[Words]) -> frozenset[str]:
    """Words that stand in several rows' names."""
    seen = Counter(chain.from_iterable(names))
    return frozenset(w for w, times in seen.items() if times >= KNOWN and len(w) > 1)


def cut_anew(name: Words, known: Collection[str]) -> Words:
    """The same letters in words that are known; the name as it is where they aren't."""
    if all(word in known or word.isdigit() for word in name):
        return name
    letters = "".join(name)
    if not SHORTEST <= len(letters) <= LONGEST:
        return name
    unknown = sum(len(word) for word in name if word not in known)
    cut = _cut(letters, known)
    if cut is None or len(cut) == 1:
        return name
    left = sum(len(word) for word in cut if word not in known)
    return cut if left < unknown - 2 else name


def _cut(letters: str, known: Collection[str]) -> Words | None:
    """The cheapest cut: few words, few letters that nobody knows."""
    best: list[tuple[float, Words] | None] = [(0.0, ())] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for begin in range(max(0, end - 14), end):
            before = best[begin]
            if before is None:
                continue
            piece = letters[begin:end]
            if piece in known:
                cost = 1.0 if len(piece) > 3 else 1.6 if len(piece) == 3 else 2.4
            elif len(piece) >= REST:
                cost = 3.0 + 0.5 * len(piece)
            else:
                continue
            told = before[0] + cost
            standing = best[end]
            if standing is None or told < standing[0]:
                best[end] = (told, (*before[1], piece))
    found = best[-1]
    return found[1] if found else None

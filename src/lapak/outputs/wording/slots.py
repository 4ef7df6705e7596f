"""Where numbers and words are filled into a sentence: {offline_turnover}, {time|times}."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Slot:
    """A place for a fact or a word of the office. `form`: '' as it is, or 'rounded'."""

    name: str
    form: str = ""

    def __str__(self) -> str:
        return f"{{{self.name}:{self.form}}}" if self.form else f"{{{self.name}}}"


@dataclass(frozen=True, slots=True)
class Choice:
    """Words for one of something, and words for any other number of it."""

    one: str
    many: str


Piece = str | Slot | Choice

_SLOT: Final = re.compile(
    r"\{(?P<name>[a-z][a-z_]*)(?::(?P<form>[a-z]+))?\}"
    r"|\{(?P<one>[^{}|]*)\|(?P<many>[^{}|]*)\}"
)


def cut(text: str) -> Iterator[Piece]:
    """A text in pieces, none of them empty. Braces that fill nothing in stay text."""
    end = 0
    for match in _SLOT.finditer(text):
        if match.start() > end:
            yield text[end : match.start()]
        if match["name"] is not None:
            yield Slot(match["name"], match["form"] or "")
        else:
            yield Choice(match["one"], match["many"])
        end = match.end()
    if end < len(text):
        yield text[end:]

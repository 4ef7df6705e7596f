"""A template of a document: plain lines that an office can change.

    // a remark                            nobody sees it
    # words                                the title
    ## words                               a heading
    a sentence on a line of its own        sentences without a blank line between them
                                           are one paragraph
    [offline_turnover none] a sentence     told only where it is so; several conditions
                                           have commas between them
    @ figures                              here stands what Lapak makes itself

What is filled in stands in braces: {offline_participations} {time|times}.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lapak.outputs.wording.slots import Choice, Piece, Slot, cut

TITLE: Final = "title"
HEADING: Final = "heading"
PARAGRAPH: Final = "paragraph"
INSERT: Final = "insert"
_MARKS: Final = (("##", HEADING), ("#", TITLE), ("@", INSERT))
_CONDITIONS: Final = re.compile(r"\[(?P<said>[^\]]*)\]\s*")


@dataclass(frozen=True, slots=True)
class Condition:
    """A sentence is told where this fact is so: none, some, one, many, known …"""

    name: str
    state: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One line of a template; lines count from 1."""

    line: int
    pieces: tuple[Piece, ...]
    conditions: tuple[Condition, ...] = ()

    @property
    def slots(self) -> Iterator[Slot]:
        """The places that are filled in."""
        return (piece for piece in self.pieces if isinstance(piece, Slot))

    @property
    def words(self) -> Iterator[str]:
        """What is typed: the words between the places, and those to choose from."""
        for piece in self.pieces:
            if isinstance(piece, Choice):
                yield from (piece.one, piece.many)
            elif isinstance(piece, str):
                yield piece


@dataclass(frozen=True, slots=True)
class Block:
    """A title, a heading, a paragraph; or, by its name, what Lapak inserts."""

    kind: str
    sentences: tuple[Sentence, ...]
    name: str = ""


def parse(text: str) -> list[Block]:
    """The blocks of a template, in their order. Any text is one: see `checking`."""
    blocks: list[Block] = []
    gathered: list[Sentence] = []

    def close() -> None:
        if gathered:
            blocks.append(Block(PARAGRAPH, tuple(gathered)))
            gathered.clear()

    for number, line in enumerate(text.splitlines(), start=1):
        words = line.strip()
        if words.startswith("//"):
            continue
        kind, said = _marked(words)
        if kind is None:
            if said:
                gathered.append(_sentence(number, said))
            else:
                close()
            continue
        close()
        sentence = _sentence(number, said)
        blocks.append(Block(kind, (sentence,), said if kind == INSERT else ""))
    close()
    return blocks


def _marked(words: str) -> tuple[str | None, str]:
    for mark, kind in _MARKS:
        if words.startswith(mark):
            return kind, words.removeprefix(mark).strip()
    return None, words


def _sentence(line: int, said: str) -> Sentence:
    conditions: Sequence[Condition] = ()
    if match := _CONDITIONS.match(said):
        said = said[match.end() :]
        conditions = [_condition(one) for one in match["said"].split(",")]
    return Sentence(line, tuple(cut(said)), tuple(conditions))


def _condition(said: str) -> Condition:
    name, _, state = said.strip().partition(" ")
    return Condition(name, state.strip())

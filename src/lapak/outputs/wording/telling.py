"""A template told with a year's facts: words, and numbers that stay locked to figures."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from lapak.outputs.wording.facts import UNITS_OF, WORDS, YEAR, Fact, Facts, written
from lapak.outputs.wording.slots import Choice, Slot, cut
from lapak.outputs.wording.template import (
    HEADING,
    INSERT,
    PARAGRAPH,
    TITLE,
    Block,
    Condition,
    Sentence,
)


@dataclass(frozen=True, slots=True)
class Locked:
    """A number that nobody typed. `text`: as it is written in this document."""

    slot: Slot
    fact: Fact
    text: str


@dataclass(frozen=True, slots=True)
class Told:
    """A block as it is read; `name` of what is inserted."""

    kind: str
    pieces: tuple[str | Locked, ...]
    name: str = ""

    @property
    def text(self) -> str:
        """The words and numbers as one text."""
        return "".join(_plain(piece) for piece in self.pieces)


def _plain(piece: str | Locked) -> str:
    return piece if isinstance(piece, str) else piece.text


def tell(blocks: Sequence[Block], facts: Facts) -> list[Told]:
    """The document of a checked template: one title, no heading of nothing.

    The first title whose conditions hold is the title.
    """
    told: list[Told] = []
    titled = False
    for block in blocks:
        holding = [one for one in block.sentences if _holds(one, facts)]
        if not holding or (block.kind == TITLE and titled):
            continue
        titled = titled or block.kind == TITLE
        if block.kind == INSERT:
            told.append(Told(INSERT, (), block.name))
            continue
        pieces: list[str | Locked] = []
        for sentence in holding:
            if pieces:
                pieces.append(" ")
            pieces += _filled(sentence, facts)
        told.append(Told(block.kind, _joined(pieces)))
    return [
        one
        for one, after in zip(told, [*told[1:], None], strict=True)
        if one.kind != HEADING or (after is not None and after.kind != HEADING)
    ]


def _holds(sentence: Sentence, facts: Facts) -> bool:
    return all(_is_so(one, facts) for one in sentence.conditions)


def _is_so(condition: Condition, facts: Facts) -> bool:
    if condition.name == YEAR:
        return facts.finished == (condition.state == "finished")
    value = facts.numbers[condition.name].value
    return {
        "none": not value,
        "some": bool(value),
        "one": value == 1,
        "many": value is not None and value > 1,
        "known": value is not None,
        "unknown": value is None,
    }[condition.state]


def _filled(sentence: Sentence, facts: Facts) -> Iterator[str | Locked]:
    last: Fact | None = None
    for piece in sentence.pieces:
        if isinstance(piece, Choice):
            yield piece.one if last is not None and last.value == 1 else piece.many
        elif isinstance(piece, Slot):
            filled = _fill(piece, facts)
            last = filled.fact if isinstance(filled, Locked) else last
            yield filled
        else:
            yield piece


def _fill(slot: Slot, facts: Facts) -> str | Locked:
    if slot.name in WORDS:
        return facts.words[slot.name]
    fact = facts.numbers[slot.name]
    return Locked(slot, fact, written(fact, slot.form, facts.lang))


def _joined(pieces: Sequence[str | Locked]) -> tuple[str | Locked, ...]:
    """The same with neighbouring words as one piece."""
    joined: list[str | Locked] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if isinstance(piece, str) and isinstance(last, str):
            joined[-1] = last + piece
        else:
            joined.append(piece)
    return tuple(joined)


_DRAFT_MARKS: Final = (("## ", HEADING), ("# ", TITLE))
_BLANK: Final = re.compile(r"\n[ \t]*\n")


def as_draft(told: Sequence[Told]) -> str:
    """A document as words that a person may change, its numbers as {slots}.

    Read again by `tell_draft`. What Lapak inserts is left out.
    """
    marks = {kind: mark for mark, kind in _DRAFT_MARKS}
    blocks = [
        marks.get(one.kind, "")
        + "".join(p if isinstance(p, str) else str(p.slot) for p in one.pieces)
        for one in told
        if one.kind != INSERT
    ]
    return "\n\n".join(blocks)


def tell_draft(draft: str, facts: Facts) -> list[Told]:
    """What a person made of a draft, numbers filled in anew.

    Whatever was typed is a draft: braces that name no number are words. Blank lines part
    paragraphs. A second title is a heading.
    """
    told: list[Told] = []
    for block in _BLANK.split(draft.replace("\r\n", "\n").strip()):
        words = " ".join(block.split())
        kind = PARAGRAPH
        for mark, marked in _DRAFT_MARKS:
            if words.startswith(mark):
                kind, words = marked, words.removeprefix(mark).strip()
        if kind == TITLE and any(one.kind == TITLE for one in told):
            kind = HEADING
        if words:
            pieces = [_draft_piece(piece, facts) for piece in cut(words)]
            told.append(Told(kind, _joined(pieces)))
    return told


def _draft_piece(piece: str | Slot | Choice, facts: Facts) -> str | Locked:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Choice):
        return f"{{{piece.one}|{piece.many}}}"
    if piece.name not in UNITS_OF or facts.numbers[piece.name].value is None:
        return str(piece)
    return _fill(piece, facts)

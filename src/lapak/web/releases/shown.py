"""A release as its page shows it: what is read, what is false, what can be changed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django.utils.translation import gettext as _

from lapak.figures.derived import DERIVED
from lapak.outputs.claims.check import Claim
from lapak.outputs.documents.release import BETWEEN, Release, could_change
from lapak.outputs.links import figure_path
from lapak.outputs.wording.drafts import facts_in, for_fields, from_fields, named
from lapak.outputs.wording.facts import UNITS_OF, Fact, written
from lapak.outputs.wording.slots import Slot
from lapak.outputs.wording.telling import Locked, Told, tell_draft
from lapak.outputs.wording.template import HEADING, TITLE
from lapak.web.claims.marked import VERDICTS
from lapak.web.releases.forms import Written

_WIDE: Final = 60  # letters in a line of a field


@dataclass(frozen=True, slots=True)
class Bit:
    """Some words of a block, or a number. `kind`: words, locked or typed."""

    text: str
    kind: str = "words"
    state: str = ""
    verdict: object = ""
    address: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of the release as it is read, and its words in a field."""

    kind: str
    bits: tuple[Bit, ...]
    field: str

    @property
    def is_title(self) -> bool:
        """Whether it is the title."""
        return self.kind == TITLE

    @property
    def is_heading(self) -> bool:
        """Whether it is a heading."""
        return self.kind == HEADING

    @property
    def is_wrong(self) -> bool:
        """Whether a number in it is false."""
        return any(bit.state == "bahaya" for bit in self.bits)


@dataclass(frozen=True, slots=True)
class Field:
    """Where somebody writes a block. `raw`: its words; `blocks`: how they are read.

    Number 0 is the title; the last one is empty, for another paragraph.
    """

    number: int
    raw: str
    blocks: tuple[Block, ...]
    is_new: bool = False
    open: bool = False

    @property
    def key(self) -> str:
        """What a form calls it."""
        return "alinea" if self.number else "judul"

    @property
    def name(self) -> str:
        """What it is called."""
        if not self.number:
            return _("Title")
        return _("Paragraph %(number)s") % {"number": self.number}

    @property
    def label(self) -> str:
        """What opens it."""
        if self.is_new:
            return _("Add a paragraph")
        if not self.number:
            return _("Change the title")
        return _("Change paragraph %(number)s") % {"number": self.number}

    @property
    def rows(self) -> int:
        """How many lines it has."""
        return min(max(len(self.raw) // _WIDE + 1, 2), 14)


@dataclass(frozen=True, slots=True)
class Said:
    """A claim that somebody must look at. `instead`: the number's name to write."""

    text: str
    paragraph: int
    verdict: object
    state: str
    why: str
    instead: str


def blocks_of(release: Release) -> list[Block]:
    """The release block by block, its title first."""
    shown, at = [], 0
    for one, words in zip(release.told, _words_of(release), strict=True):
        bits = tuple(_bits(one, at, release))
        at += len(one.text) + len(BETWEEN)
        shown.append(Block(one.kind, bits, words))
    return shown


def _words_of(release: Release) -> Iterator[str]:
    """The words of each block, with names for its numbers."""
    facts = release.made.facts
    for one in release.told:
        words = "".join(
            piece if isinstance(piece, str) else str(piece.slot) for piece in one.pieces
        )
        mark = "## " if one.kind == HEADING else ""
        yield mark + for_fields(words, facts)


def _bits(block: Told, at: int, release: Release) -> Iterator[Bit]:
    for piece in block.pieces:
        text = piece if isinstance(piece, str) else piece.text
        claims = [
            claim
            for claim in release.checked.claims
            if claim.number.start < at + len(text) and claim.number.end > at
        ]
        if isinstance(piece, Locked):
            yield _locked(piece, claims, release.made.year)
        else:
            yield from _words(text, at, claims)
        at += len(text)


def _locked(piece: Locked, claims: Sequence[Claim], year: int) -> Bit:
    false = any(claim.judged.verdict == "false" for claim in claims)
    verdict, state = VERDICTS["false" if false else "true"]
    return Bit(piece.text, "locked", state, verdict, fact_address(piece.fact, year))


def _words(text: str, at: int, claims: Sequence[Claim]) -> Iterator[Bit]:
    end = 0
    for claim in claims:
        first = max(claim.number.start - at, end)
        last = min(claim.number.end - at, len(text))
        if first > end:
            yield Bit(text[end:first])
        verdict, state = VERDICTS[claim.judged.verdict]
        yield Bit(text[first:last], "typed", state, verdict)
        end = last
    if end < len(text):
        yield Bit(text[end:])


def fields_of(release: Release, written: Written | None) -> list[Field]:
    """The fields of a release: as they were sent, else one for each of its blocks."""
    blocks = blocks_of(release)
    if written is None:
        blocks.sort(key=lambda one: not one.is_title)
        fields = [
            Field(number, one.field, (one,), open=_is_wrong(one.field, (one,), release))
            for number, one in enumerate(blocks)
        ]
    else:
        fields = list(_sent(release, written, blocks))
    if len(fields) > 1 and not fields[-1].raw.strip():
        return [*fields[:-1], replace(fields[-1], is_new=True)]
    return [*fields, Field(len(fields), "", (), is_new=True)]


def _sent(
    release: Release, written: Written, blocks: Sequence[Block]
) -> Iterator[Field]:
    """Each field with the blocks that its words became: none, one, or several."""
    at = 0
    for number, raw in enumerate((written.title, *written.paragraphs)):
        many = len(tell_draft(from_fields(raw), release.made.facts))
        if not number:
            many = min(many, 1)  # a title is one, however many lines it was written in
        mine = tuple(blocks[at : at + many])
        at += many
        yield Field(number, raw, mine, open=_is_wrong(raw, mine, release))


def _is_wrong(raw: str, blocks: Sequence[Block], release: Release) -> bool:
    slipped = any(slip.text in raw for slip in release.slips)
    return slipped or any(one.is_wrong for one in blocks)


def bits_told(told: Told, year: int) -> list[Bit]:
    """A block that nobody changed, as it is read."""
    return [
        Bit(piece) if isinstance(piece, str) else _locked(piece, (), year)
        for piece in told.pieces
    ]


def fact_address(fact: Fact, year: int) -> str:
    """Where the rows of a number are; '' where it has none."""
    return figure_path(year, fact.keys[0]) if fact.keys else ""


def to_look_at(release: Release) -> list[Said]:
    """The numbers that somebody typed, and those that are false: these first."""
    locked = list(_locked_places(release))
    found = [
        _said(claim, release)
        for claim in release.checked.claims
        if claim.judged.verdict == "false" or not _inside(claim, locked)
    ]
    return sorted(found, key=lambda one: one.state != "bahaya")


def _locked_places(release: Release) -> Iterator[tuple[int, int]]:
    at = 0
    for block in release.told:
        here = at
        for piece in block.pieces:
            if isinstance(piece, Locked):
                yield here, here + len(piece.text)
                here += len(piece.text)
            else:
                here += len(piece)
        at += len(block.text) + len(BETWEEN)


def _inside(claim: Claim, places: Sequence[tuple[int, int]]) -> bool:
    return any(
        claim.number.start < end and claim.number.end > start for start, end in places
    )


def _said(claim: Claim, release: Release) -> Said:
    verdict, state = VERDICTS[claim.judged.verdict]
    paragraph = release.text.count(BETWEEN, 0, claim.number.start)
    return Said(
        claim.number.text,
        paragraph,
        verdict,
        state,
        claim.judged.explanation.told(),
        _instead(claim, release) if claim.judged.verdict == "false" else "",
    )


def _instead(claim: Claim, release: Release) -> str:
    """The name of the number that it should be, where it is one."""
    beside = claim.judged.beside
    if beside is None or beside.part:
        return ""
    name = beside.keys[0] if len(beside.keys) == 1 else _made_from(beside.keys)
    return named(Slot(name), release.made.facts) if name in UNITS_OF else ""


def _made_from(keys: Sequence[str]) -> str:
    return next((k for k, one in DERIVED.items() if set(one.keys) == set(keys)), "")


def page_of(release: Release) -> dict[str, Any]:
    """What the page tells of a release."""
    facts = release.made.facts
    looked = to_look_at(release)
    false = [one for one in looked if one.state == "bahaya"]
    told = facts_in(release.words, facts)
    return {
        "release": release,
        "false": false,
        "looked": looked,
        "slips": [{"text": one.text, "said": one.said.told()} for one in release.slips],
        "contradictions": [
            one.explanation.told() for one in release.checked.contradictions
        ],
        "wrong": len(false) + len(release.slips),
        "read": len(release.checked.claims),
        "gone": [named(one, facts) for one in release.gone],
        "numbers": [_line(one, release) for one in told],
        "others": _others(release, {one.name for one in told}),
        "doubts": [
            {"label": name, "value": could, "url": figure_path(facts.year, key)}
            for key, name, could in could_change(release.made)
        ],
    }


def _line(fact: Fact, release: Release) -> dict[str, str]:
    return {
        "label": fact.label,
        "value": written(fact, "", release.made.lang),
        "url": fact_address(fact, release.made.year),
    }


def _others(release: Release, told: set[str]) -> list[str]:
    """Numbers that could be told too, as they are written in a field."""
    facts = release.made.facts
    return [
        named(Slot(name), facts)
        for name, fact in facts.numbers.items()
        if name not in told and fact.value
    ]

"""Texts in which a person marked every claim, and how well a check does on them.

A mark is `[[4.100|businesses|false|unit]]`: what is written, what it counts (`-`: not
told), the verdict that is right (`any`: whatever but false; such a number need not be
found), and, for a planted error, of what kind it is.
"""

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from lapak.domain.places.rules import gazetteer
from lapak.outputs.claims.check import Checked, check_text
from tests.outputs.claims.published import published
from tests.outputs.claims.small_year import small

FOLDER = Path(__file__).parent / "texts"
OF_THE_SMALL_YEAR = ("summer", "winter", "newest")
_MARK = re.compile(r"\[\[([^|\]]+)\|([^|\]]+)\|([^|\]]+)(?:\|([^|\]]+))?\]\]")


@dataclass(frozen=True)
class Marked:
    """A claim as a person understands it."""

    start: int
    end: int
    text: str
    unit: str
    verdict: str
    planted: str


@dataclass(frozen=True)
class Annotated:
    """A text and its marked claims."""

    name: str
    text: str
    marks: tuple[Marked, ...]


@dataclass
class Measured:
    """What a check made of a set of texts; each entry is told as a sentence."""

    true_claims: int = 0
    planted: int = 0
    found: int = 0
    false_alarms: list[str] = field(default_factory=list)
    not_found: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    other_unit: list[str] = field(default_factory=list)
    other_verdict: list[str] = field(default_factory=list)

    def __str__(self):
        return "\n".join(
            [
                f"{self.found} of {self.planted} planted errors found; "
                f"{len(self.false_alarms)} false alarms among {self.true_claims} claims; "
                f"{len(self.missed)} claims missed; {len(self.other_unit)} of another "
                f"unit; {len(self.other_verdict)} of another verdict",
                *(f"false alarm: {one}" for one in self.false_alarms),
                *(f"not found: {one}" for one in self.not_found),
                *(f"missed: {one}" for one in self.missed),
                *(f"unit: {one}" for one in self.other_unit),
                *(f"verdict: {one}" for one in self.other_verdict),
            ]
        )


def parsed(name: str, marked: str) -> Annotated:
    text, marks, last = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[last : mark.start()]
        start, text, last = len(text), text + mark[1], mark.end()
        marks.append(Marked(start, len(text), *mark.group(1, 2, 3), mark[4] or ""))
    return Annotated(name, text + marked[last:], tuple(marks))


def texts(part: str) -> list[Annotated]:
    files = sorted((FOLDER / part).glob("*.txt"))
    return [parsed(file.stem, file.read_text("utf-8")) for file in files]


@cache
def figures(part: str = ""):
    """The year that the texts of a part tell of."""
    return small() if part in OF_THE_SMALL_YEAR else published()


@cache
def places():
    return gazetteer("31.73")


def measured(part: str) -> Measured:
    found = Measured()
    for one in texts(part):
        _measure(one, check_text(one.text, figures(part), places()), found)
    return found


def _measure(one: Annotated, checked: Checked, into: Measured) -> None:
    claims, odd = list(checked.claims), list(checked.contradictions)
    for mark in one.marks:
        here = f"{one.name}: {mark.text} {mark.unit} {mark.verdict} {mark.planted}"
        beside = [
            c for c in claims if c.number.start < mark.end and mark.start < c.number.end
        ]
        claims = [c for c in claims if c not in beside]
        told = {c.judged.verdict for c in beside}
        contradicted = any(_names(c, mark) for c in odd)
        if mark.planted:
            into.planted += 1
            caught = "false" in told or contradicted
            into.found += caught
            into.not_found += [] if caught else [f"{here} -> {told}"]
        elif "false" in told:
            into.false_alarms.append(here + _why(beside))
        if not beside and mark.verdict != "any":
            into.missed.append(here)
        into.true_claims += not mark.planted
        units = {_unit(c) for c in beside}
        if beside and mark.unit != "-" and units != {mark.unit}:
            into.other_unit.append(f"{here} -> {units}")
        if beside and mark.verdict != "any" and told != {mark.verdict}:
            into.other_verdict.append(f"{here} -> {told}" + _why(beside))
    into.false_alarms += [
        f"{one.name}: no claim: {c.number.text}" + _why([c])
        for c in claims
        if c.judged.verdict == "false"
    ]
    planted = [mark for mark in one.marks if mark.planted]
    into.false_alarms += [
        f"{one.name}: no contradiction: {c.text} ({c.explanation.id})"
        for c in checked.contradictions
        if not any(_names(c, mark) for mark in planted)
    ]


def _names(contradiction, mark) -> bool:
    return any(n.start < mark.end and mark.start < n.end for n in contradiction.numbers)


def _unit(claim) -> str:
    return claim.meaning.unit


def _why(claims) -> str:
    return "".join(f" ({c.meaning} {c.judged.explanation.id})" for c in claims)

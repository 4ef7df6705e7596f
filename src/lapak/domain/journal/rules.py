"""How entries of the journal hang together: each seals the one before it."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

FIRST = "0" * 64  # what the first entry seals


@dataclass(frozen=True, slots=True)
class Said:
    """One thing to write down: who did what to which thing, before and after."""

    verb: str
    subject: str
    before: dict[str, Any] | None = None
    after: dict[str, Any] | None = None


# one encoder for all: making it anew costs more than a short text
written = json.JSONEncoder(
    sort_keys=True, separators=(",", ":"), ensure_ascii=False
).encode
"""Facts as JSON, always the same for the same facts."""


def seal(previous: str, *, at: str, by: str, said: Said) -> str:
    """The hash of an entry and, through `previous`, of every entry before it."""
    return Sealer(at=at, by=by).seal(previous, said)[0]


class Sealer:
    """Seals what somebody did at one moment, however many entries it takes."""

    def __init__(self, *, at: str, by: str) -> None:
        """Nothing is sealed yet."""
        self._who = f"{written(at)},{written(by)}"
        self._verbs: dict[str, str] = {}  # few, said again and again

    def seal(self, previous: str, said: Said) -> tuple[str, str, str]:
        """The hash of an entry, and the JSON of what was before and after."""
        before = "null" if said.before is None else written(said.before)
        after = "null" if said.after is None else written(said.after)
        verb = self._verbs.get(said.verb)
        if verb is None:
            verb = self._verbs[said.verb] = written(said.verb)
        subject = written(said.subject)
        told = f"[{written(previous)},{self._who},{verb},{subject},{before},{after}]"
        return hashlib.sha256(told.encode()).hexdigest(), before, after


@dataclass(frozen=True, slots=True)
class Link:
    """An entry as it lies in the database, for checking."""

    number: int
    at: str
    by: str
    said: Said
    previous: str
    hash: str


def first_broken(links: Iterable[Link]) -> int | None:
    """The number of the first entry that was changed, removed or slipped in."""
    previous = FIRST
    for number, link in enumerate(links, start=1):
        sealed = seal(previous, at=link.at, by=link.by, said=link.said)
        if link.number != number or link.previous != previous or link.hash != sealed:
            return number
        previous = link.hash
    return None

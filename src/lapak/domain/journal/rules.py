"""How entries of the journal hang together: each seals the one before it."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
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
_text = json.encoder.encode_basestring  # what `written` says of a text


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

    def seal_new(
        self,
        previous: str,
        verb: str,
        subjects: Sequence[str],
        afters: Sequence[str],
    ) -> list[str]:
        """`previous`, then the hash of an entry for each new thing (JSON of it after).

        In order, each sealing the one before it, as `seal` does one by one.
        """
        who = f"{self._who},{written(verb)}"
        hashes = [previous]
        for subject, after in zip(subjects, afters, strict=True):
            told = f'["{previous}",{who},"{subject}",null,{after}]'
            previous = hashlib.sha256(told.encode()).hexdigest()
            hashes.append(previous)
        return hashes


def as_json(columns: Mapping[str, Sequence[Any]], count: int) -> list[str]:
    """The JSON of many things told as field → its values, as `written` writes each.

    One value stands for all of them. What is no text, number or null is told as text.
    """
    pattern, told = [], []
    for name in sorted(columns):
        values = columns[name]
        shared = len({*map(type, values)}) == 1
        shared = shared and values.count(values[0]) == len(values)
        each = [_value(value) for value in (values[:1] if shared else values)]
        pattern.append(f"{written(name)}:{each[0] if shared else chr(0)}")
        if not shared:
            told.append(each)
    text = "{" + ",".join(pattern) + "}"
    fill = text.replace("%", "%%").replace(chr(0), "%s")
    return [fill % row for row in zip(*told, strict=True)] if told else [text] * count


def _value(value: Any) -> str:
    if type(value) is int:
        return str(value)
    if value is None or type(value) is bool:
        return written(value)
    return _text(str(value))


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

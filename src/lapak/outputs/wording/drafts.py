"""A draft as people write it: each number in square brackets, called by its name.

`[Omset bazar luring: Rp3.275.635.000]` in a field is `{offline_turnover}` in what is kept.
What stands behind the colon is shown to people and never read: it comes from the data.
"""

import difflib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Final

from lapak.figures.words import Words
from lapak.outputs.wording.facts import ROUNDED, UNITS_OF, Fact, Facts, name_of, written
from lapak.outputs.wording.slots import Choice, Piece, Slot, cut

_NAMED: Final = re.compile(r"\[([^\[\]]*)\]")
_ROUNDED: Final = Words("dibulatkan", "rounded")
_NOTHING: Final = Words("belum ada", "not there")
_LANGUAGES: Final = ("id", "en")


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a draft that can't go out so. `text`: as it stands there."""

    text: str
    said: Words


def named(slot: Slot, facts: Facts) -> str:
    """How a number is written in a field, in the page's language."""
    fact = facts.numbers[slot.name]
    form = f", {_ROUNDED.told()}" if slot.form == ROUNDED else ""
    value = (
        _NOTHING.told() if fact.value is None else written(fact, slot.form, facts.lang)
    )
    return f"[{name_of(slot.name).told()}{form}: {value}]"


def for_fields(words: str, facts: Facts) -> str:
    """Kept words as a person changes them: names of numbers instead of {slots}."""
    return "".join(
        named(piece, facts)
        if isinstance(piece, Slot) and piece.name in UNITS_OF
        else _as_it_is(piece)
        for piece in cut(words)
    )


def from_fields(text: str) -> str:
    """What a person wrote as it is kept. What is no number's name stays as it is."""
    return _NAMED.sub(lambda match: _slot_called(match[1]) or match[0], text)


def slips_in(words: str, facts: Facts) -> Iterator[Slip]:
    """What can't go out: names that no number has, numbers that this year hasn't."""
    for piece in cut(words):
        if isinstance(piece, Choice):
            yield Slip(_as_it_is(piece), _NO_NAME)
        elif isinstance(piece, str):
            yield from _in_words(piece)
        elif piece.name not in UNITS_OF:
            yield Slip(str(piece), _unknown(piece.name))
        elif facts.numbers[piece.name].value is None:
            yield Slip(named(piece, facts), _NO_VALUE)


def gone_from(words: str, basis: str, facts: Facts) -> list[Slot]:
    """The numbers that the template tells and that these words have lost."""
    kept = {piece.name for piece in cut(words) if isinstance(piece, Slot)}
    told = {piece.name: piece for piece in cut(basis) if isinstance(piece, Slot)}
    return [
        slot
        for name, slot in told.items()
        if name in facts.numbers and name not in kept
    ]


def facts_in(words: str, facts: Facts) -> list[Fact]:
    """The numbers that these words tell, each once, as they come."""
    names = dict.fromkeys(
        piece.name
        for piece in cut(words)
        if isinstance(piece, Slot) and piece.name in facts.numbers
    )
    return [facts.numbers[name] for name in names]


def _as_it_is(piece: Piece) -> str:
    return f"{{{piece.one}|{piece.many}}}" if isinstance(piece, Choice) else str(piece)


def _in_words(words: str) -> Iterator[Slip]:
    for match in _NAMED.finditer(words):
        yield Slip(match[0], _unknown(match[1].partition(":")[0].strip()))
    for brace in re.findall(r"[{}]", words):
        yield Slip(brace, _NO_NAME)


@cache
def _slots() -> dict[str, Slot]:
    """Every way to call a number, in either language and in small letters."""
    known = {}
    for name, unit in UNITS_OF.items():
        for lang in _LANGUAGES:
            called = name_of(name).told(lang)
            known[_plain(called)] = Slot(name)
            if unit == "rupiah":
                rounded = f"{called}, {_ROUNDED.told(lang)}"
                known[_plain(rounded)] = Slot(name, ROUNDED)
    return known


def _slot_called(said: str) -> str | None:
    slot = _slots().get(_plain(said.partition(":")[0]))
    return str(slot) if slot else None


def _plain(called: str) -> str:
    return " ".join(called.casefold().split())


def _unknown(called: str) -> Words:
    known = _slots() | {name: Slot(name) for name in UNITS_OF}
    near = difflib.get_close_matches(_plain(called), known, n=1, cutoff=0.6)
    if not near:
        return _NO_NAME
    name = name_of(known[near[0]].name)
    return Words(
        f"Tidak ada angka bernama “{called}”. Mungkin maksudnya [{name.id}].",
        f"There is no number called “{called}”. Perhaps [{name.en}] is meant.",
    )


_NO_NAME: Final = Words(
    "Bukan nama angka. Salin nama angka dari daftar di halaman ini, atau hapus kurungnya.",
    "No number is called so. Copy a name from the list on this page, or remove the "
    "brackets.",
)
_NO_VALUE: Final = Words(
    "Tahun ini tidak punya angka itu. Hapus kalimatnya.",
    "This year has no such number. Remove its sentence.",
)

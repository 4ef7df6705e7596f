"""What is wrong with a template, line by line, in words that its office can act on."""

import difflib
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Final

from lapak.figures.derived import DERIVED
from lapak.figures.words import Words
from lapak.outputs.wording.facts import ROUNDED, UNITS_OF, WORDS, YEAR
from lapak.outputs.wording.slots import Choice, Slot
from lapak.outputs.wording.template import (
    INSERT,
    TITLE,
    Block,
    Condition,
    Sentence,
)
from lapak.outputs.wording.units import UNIT_WORDS, unit_said

NUMBER_STATES: Final = ("none", "some", "one", "many", "known", "unknown")
YEAR_STATES: Final = ("finished", "unfinished")


@dataclass(frozen=True, slots=True)
class Problem:
    """Something to mend at a line; 0: in the whole file."""

    line: int
    said: Words


class TemplateRefused(Exception):
    """A template that can't be used. `problems`: at least one, by line."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("; ".join(f"{one.line}: {one.said.en}" for one in problems))
        self.problems = problems


def problems_of(
    blocks: Sequence[Block], *, lang: str, inserts: Collection[str]
) -> list[Problem]:
    """All that is wrong, by line. `inserts`: what this kind of document can insert.

    A number without its unit behind it is refused: it is the mistake that Lapak is
    against. So is a digit that is typed: nobody knows what it counts.
    """
    found = list(_of_title(blocks))
    for block in blocks:
        if block.kind == INSERT:
            found += _of_insert(block, inserts)
            continue
        for sentence in block.sentences:
            found += _of_conditions(sentence)
            found += _of_slots(sentence)
            found += _of_units(sentence, lang)
            found += _of_words(sentence)
    return sorted(found, key=lambda problem: problem.line)


def _of_title(blocks: Sequence[Block]) -> Iterator[Problem]:
    titles = [block for block in blocks if block.kind == TITLE]
    if not any(not block.sentences[0].conditions for block in titles):
        yield Problem(
            0,
            Words(
                "Tidak ada judul tanpa syarat. Tulis satu baris yang diawali #.",
                "There is no title without a condition. Write a line that begins "
                "with #.",
            ),
        )


def _of_insert(block: Block, inserts: Collection[str]) -> Iterator[Problem]:
    if block.name not in inserts:
        known = ", ".join(sorted(inserts))
        there_are = Words(f"Yang ada: {known}.", f"There are: {known}.")
        nothing = Words(
            "Dokumen ini tidak punya sisipan; hapus baris ini.",
            "This document inserts nothing; remove the line.",
        )
        told = there_are if known else nothing
        yield Problem(
            block.sentences[0].line,
            Words(
                f"Tidak ada sisipan bernama “{block.name}”. {told.id}",
                f"There is no insert called “{block.name}”. {told.en}",
            ),
        )


def _of_conditions(sentence: Sentence) -> Iterator[Problem]:
    for condition in sentence.conditions:
        states = YEAR_STATES if condition.name == YEAR else NUMBER_STATES
        if condition.name != YEAR and condition.name not in UNITS_OF:
            yield Problem(sentence.line, _unknown(condition.name, UNITS_OF))
        elif condition.state not in states:
            known = ", ".join(states)
            yield Problem(
                sentence.line,
                Words(
                    f"Syarat [{condition.name} {condition.state}] tidak dikenal. "
                    f"Di belakang {condition.name} bisa ditulis: {known}.",
                    f"The condition [{condition.name} {condition.state}] isn't known. "
                    f"Behind {condition.name} you can write: {known}.",
                ),
            )


def _of_slots(sentence: Sentence) -> Iterator[Problem]:
    for slot in sentence.slots:
        if slot.name not in UNITS_OF and slot.name not in WORDS:
            yield Problem(sentence.line, _unknown(slot.name, [*UNITS_OF, *WORDS]))
        elif slot.form and not (
            slot.form == ROUNDED and UNITS_OF.get(slot.name) == "rupiah"
        ):
            yield Problem(
                sentence.line,
                Words(
                    f"{slot} tidak bisa ditulis begitu. Hanya rupiah bisa dibulatkan, "
                    f"dengan :{ROUNDED}; hapus “:{slot.form}”.",
                    f"{slot} can't be written so. Only rupiah can be rounded, with "
                    f":{ROUNDED}; remove “:{slot.form}”.",
                ),
            )
        elif not _surely_there(slot.name, sentence.conditions):
            yield Problem(
                sentence.line,
                Words(
                    f"{slot} tidak selalu ada. Awali baris ini dengan "
                    f"[{slot.name} known] atau [{slot.name} some].",
                    f"There isn't always a {slot}. Begin this line with "
                    f"[{slot.name} known] or [{slot.name} some].",
                ),
            )


def _surely_there(name: str, conditions: Sequence[Condition]) -> bool:
    """Whether there is such a number wherever the sentence is told."""
    if name not in DERIVED or DERIVED[name].always:
        return True
    sure = set(NUMBER_STATES) - {"none", "unknown"}
    return any(one.name == name and one.state in sure for one in conditions)


def _of_units(sentence: Sentence, lang: str) -> Iterator[Problem]:
    counted = False
    for place, piece in enumerate(sentence.pieces):
        if isinstance(piece, Choice) and not counted:
            yield Problem(
                sentence.line,
                Words(
                    f"{{{piece.one}|{piece.many}}} harus berdiri di belakang angka "
                    "yang menentukan pilihannya.",
                    f"{{{piece.one}|{piece.many}}} must stand behind the number that "
                    "decides between the two.",
                ),
            )
        if not isinstance(piece, Slot) or piece.name not in UNITS_OF:
            continue
        counted = True
        unit = UNITS_OF[piece.name]
        behind = sentence.pieces[place + 1 :]
        if unit != "rupiah" and unit_said(_words_behind(behind), unit, lang) is None:
            yield Problem(sentence.line, _no_unit(piece, unit, lang))


def _words_behind(pieces: Sequence[object]) -> Iterator[str]:
    """The words up to the next number; of a choice those for many."""
    for piece in takewhile(lambda one: not _is_number(one), pieces):
        if isinstance(piece, Choice):
            yield piece.many
        elif isinstance(piece, Slot):
            yield piece.name
        else:
            yield str(piece)


def _is_number(piece: object) -> bool:
    return isinstance(piece, Slot) and piece.name in UNITS_OF


def _no_unit(slot: Slot, unit: str, lang: str) -> Words:
    known = ", ".join(UNIT_WORDS[lang][unit])
    return Words(
        f"{slot} tanpa satuannya. Tulis tepat di belakangnya salah satu dari: {known}.",
        f"{slot} lacks its unit. Right behind it write one of: {known}.",
    )


def _of_words(sentence: Sentence) -> Iterator[Problem]:
    for words in sentence.words:
        typed = next((word for word in words.split() if _has_digit(word)), None)
        if typed is not None:
            yield Problem(
                sentence.line,
                Words(
                    f"Angka yang diketik: “{typed}”. Ganti dengan nama angkanya dalam "
                    "kurung kurawal, misalnya {offline_bazaars_held}.",
                    f"A number is typed: “{typed}”. Write the name of its figure in "
                    "braces instead, for example {offline_bazaars_held}.",
                ),
            )
        elif "{" in words or "}" in words:
            yield Problem(
                sentence.line,
                Words(
                    "Kurung kurawal yang tidak dikenal. Tulis nama angka dengan huruf "
                    "kecil dan garis bawah saja, misalnya {offline_turnover}.",
                    "Braces that aren't understood. Write the name of a figure with "
                    "small letters and underscores only, for example "
                    "{offline_turnover}.",
                ),
            )


def _has_digit(word: str) -> bool:
    return any(letter.isnumeric() for letter in word)


def _unknown(name: str, known: Collection[str]) -> Words:
    near = difflib.get_close_matches(name, known, n=1, cutoff=0.6)
    return Words(
        f"Tidak ada angka bernama “{name}”."
        + (f" Mungkin maksudnya {near[0]}." if near else ""),
        f"There is no figure called “{name}”."
        + (f" Perhaps {near[0]} is meant." if near else ""),
    )

"""The press release of a year: its words, its locked numbers, and what can't go out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from django.conf import settings

from lapak.domain.places.rules import Gazetteer
from lapak.figures.words import Words
from lapak.outputs.claims.check import Checked, check_text
from lapak.outputs.documents.made import HASH_TOLD, Made
from lapak.outputs.wording.drafts import Slip, gone_from, slips_in
from lapak.outputs.wording.facts import amount
from lapak.outputs.wording.files import RELEASE, Source, load, source_of
from lapak.outputs.wording.slots import Slot
from lapak.outputs.wording.telling import Told, as_draft, tell, tell_draft
from lapak.shared.dates import long_date

BETWEEN: Final = "\n\n"  # what parts the blocks of the text that is checked and copied
_NAMES: Final = {"id": "siaran-pers", "en": "press-release"}
# The entry's number without dots and the hash as a code: neither is a number of the text.
_SEALED: Final = Words(
    "Keadaan data: %(date)s pukul %(time)s WIB. Jejak audit: catatan nomor %(entry)s, "
    "sidik #%(hash)s.",
    "State of the data: %(date)s at %(time)s WIB. Journal: entry number %(entry)s, "
    "hash #%(hash)s.",
)


@dataclass(frozen=True, slots=True)
class Release:
    """A release as it stands. `words`: with {names}; `basis`: what the template tells now.

    `gone`: numbers of the template that the words have lost.
    """

    made: Made
    words: str
    basis: str
    told: Sequence[Told]
    checked: Checked
    slips: Sequence[Slip]
    gone: Sequence[Slot]

    @property
    def stopped(self) -> bool:
        """Whether it may not go out: something in it is false, or no number's name."""
        return bool(self.slips) or not self.checked.holds

    @property
    def text(self) -> str:
        """Its words and numbers, as they are checked."""
        return BETWEEN.join(one.text for one in self.told)

    @property
    def copied(self) -> str:
        """The same with what it is made from, to be sent as plain text."""
        return BETWEEN.join([self.text, sealed(self.made)])


def release(made: Made, words: str, places: Gazetteer) -> Release:
    """What the words of a draft say; '' tells the template.

    Raises TemplateRefused where the office's template has mistakes.
    """
    basis = as_draft(tell(load(release_source(made.lang)), made.facts))
    words = words or basis
    told = tell_draft(words, made.facts)
    text = BETWEEN.join(one.text for one in told)
    return Release(
        made,
        words,
        basis,
        told,
        check_text(text, made.ledger, places),
        tuple(slips_in(words, made.facts)),
        gone_from(words, basis, made.facts),
    )


def release_source(lang: str) -> Source:
    """The template that releases of this language are told by."""
    return source_of(RELEASE, lang, settings.DATA)


def release_name(year: int, lang: str, kind: str) -> str:
    """`siaran-pers-2023.docx`, in English `press-release-2023.docx`."""
    return f"{_NAMES[lang]}-{year}.{kind}"


def sealed(made: Made) -> str:
    """`made.sentence()` as it may stand in a text whose numbers are checked."""
    if made.at is None:
        return made.sentence()
    return _SEALED.told(made.lang) % {
        "date": long_date(made.at.date(), made.lang),
        "time": f"{made.at:%H.%M}",
        "entry": made.entry,
        "hash": made.hash[:HASH_TOLD],
    }


def could_change(made: Made) -> list[tuple[str, str, str]]:
    """What open questions could change: a figure's key, its name, by how much."""
    found = []
    for figure in made.doubted:
        moved = figure.could_change
        told = amount(moved, figure.unit, made.lang) if moved else ""
        if told and not figure.is_rupiah:
            told += f" {figure.unit_name}"
        found.append((figure.key, figure.name, figure.told_change(told)))
    return found

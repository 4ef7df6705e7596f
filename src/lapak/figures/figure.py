"""A figure: a number that knows what it counts and which rows make it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from django.db.models import QuerySet

from lapak.domain.sources.models import Question
from lapak.figures.definitions import DEFINITIONS, UNITS, Definition
from lapak.figures.open_questions import questions_about
from lapak.figures.reach import NOWHERE, Reach
from lapak.figures.rows import Rows, dimensions_of, rows_of
from lapak.figures.words import Words

_UP_TO: Final = Words("± %(amount)s", "± %(amount)s")
_PARTLY: Final = Words(
    "± %(amount)s, dan sebagian tidak bisa diketahui",
    "± %(amount)s, and part can't be known",
)
_UNKNOWN: Final = Words("tidak bisa diketahui", "can't be known")
_PARTS: Final = Words("hanya rinciannya", "only its parts")


def told_change(amount: str, unknowable: bool) -> str:
    """By how much questions could move a figure; `amount`: that, written out, or ''."""
    if amount:
        return (_PARTLY if unknowable else _UP_TO).told() % {"amount": amount}
    return (_UNKNOWN if unknowable else _PARTS).told()


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a year. Whole rupiah, or a count in its unit.

    `as_written` only where it differs in kind: turnover before people's decisions.
    `owners` where it counts businesses: the people who own them (rule 2).
    `could_change`: what the open questions could move, in the figure's own unit.
    """

    key: str
    year: int
    value: int
    breakdowns: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    as_written: int | None = None
    open_questions: int = 0
    could_change: int = 0
    unknowable: bool = False  # by how much some of them could move it
    owners: int | None = None
    reach: Reach = NOWHERE  # how far answers to them could move it, each way

    @property
    def defined(self) -> Definition:
        """Its name, definition and unit in both languages."""
        return DEFINITIONS[self.key]

    @property
    def name(self) -> str:
        """Its name in the page's language."""
        return self.defined.name.told()

    @property
    def definition(self) -> str:
        """What it counts, in one sentence of the page's language."""
        return self.defined.definition.told()

    @property
    def unit(self) -> str:
        """The unit's key: `rupiah`, `times`, `businesses` …"""
        return self.defined.unit

    def told_change(self, amount: str) -> str:
        """By how much open questions could move it; `amount`: that, written out."""
        return told_change(amount if self.could_change else "", self.unknowable)

    @property
    def unit_name(self) -> str:
        """The unit in the page's language."""
        return UNITS[self.defined.unit].told()

    @property
    def is_rupiah(self) -> bool:
        """Whether it is money."""
        return self.unit == "rupiah"

    @property
    def dimensions(self) -> frozenset[str]:
        """What its rows can be narrowed by."""
        return dimensions_of(self.key)

    def rows(self, **narrowed: str) -> tuple[Rows, ...]:
        """The rows that add up to it; see `lapak.figures.rows.rows_of`."""
        return rows_of(self.key, self.year, **narrowed)

    def questions(self) -> QuerySet[Question]:
        """The open questions that touch it."""
        return questions_about(self.key, self.year)

"""The numbers and words that a document may tell of a year."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from lapak.figures.definitions import DEFINITIONS
from lapak.figures.derived import DERIVED
from lapak.figures.ledger import Ledger
from lapak.figures.words import Words
from lapak.shared.dates import month_name, plain_date
from lapak.shared.money import grouped, rupiah, spoken_rupiah

ROUNDED: Final = "rounded"
DISTRICTS: Final = "districts"
QUESTIONS: Final = "open_questions"
YEAR: Final = "year"
# Facts that are neither a figure nor made from some.
_BESIDE: Final = {
    DISTRICTS: Words("Kecamatan di kota ini", "Districts of the city"),
    QUESTIONS: Words("Pertanyaan yang masih terbuka", "Open questions"),
}
UNITS_OF: Final[dict[str, str]] = {
    **{key: one.unit for key, one in DEFINITIONS.items()},
    **{key: one.unit for key, one in DERIVED.items()},
    DISTRICTS: "districts",
    QUESTIONS: "questions",
}
"""Every fact that a sentence may tell, and its unit."""
WORDS: Final = frozenset({"office", "city", YEAR, "period", "date"})
"""What is filled in as words; no number of the office's work stands in them."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One number. `keys`: the figures that it opens; None as value: there is none."""

    name: str
    value: int | None
    unit: str
    keys: tuple[str, ...]

    @property
    def label(self) -> str:
        """What it is called, in the page's language."""
        return label_of(self.name)


@dataclass(frozen=True, slots=True)
class Facts:
    """All that one document may tell: of one year, in one language, as of one day.

    `finished`: the year was over on that day.
    """

    year: int
    lang: str
    numbers: Mapping[str, Fact]
    words: Mapping[str, str]
    finished: bool


@dataclass(frozen=True, slots=True)
class Office:
    """Who tells it: the office's and the city's name, the codes of its districts."""

    name: str
    city: str
    districts: tuple[str, ...]


def label_of(name: str) -> str:
    """What a fact is called, in the page's language."""
    return name_of(name).told()


def name_of(name: str) -> Words:
    """What a fact is called, in both languages; no two facts are called alike."""
    if name in DEFINITIONS:
        return DEFINITIONS[name].name
    return DERIVED[name].name if name in DERIVED else _BESIDE[name]


def facts_of(
    ledger: Ledger, *, questions: int, office: Office, as_of: date, lang: str
) -> Facts:
    """The facts of a year's ledger. `questions`: how many are open; `as_of`: WIB."""
    year = next(iter(ledger.values())).year
    numbers = {
        key: Fact(key, figure.value, figure.unit, (key,))
        for key, figure in ledger.items()
    }
    for key, one in DERIVED.items():
        value = one.count(ledger, office.districts)
        numbers[key] = Fact(key, value, one.unit, one.keys)
    numbers[DISTRICTS] = Fact(DISTRICTS, len(office.districts), "districts", ())
    numbers[QUESTIONS] = Fact(QUESTIONS, questions, "questions", ())
    words = {
        "office": office.name,
        "city": office.city,
        YEAR: str(year),
        "period": _period(ledger, lang),
        "date": plain_date(as_of, lang),
    }
    return Facts(year, lang, numbers, words, finished=as_of.year > year)


def _period(ledger: Ledger, lang: str) -> str:
    """'dari Maret sampai Desember 2023': the months of the offline bazaars.

    With its preposition; the whole year where there were none.
    """
    figure = ledger["offline_bazaars_held"]
    months = sorted(figure.breakdowns.get("month", ()))
    at = Words("pada", "in").told(lang)
    if not months:
        return f"{at} {figure.year}"
    first, last = (month_name(int(months[end][5:]), lang) for end in (0, -1))
    if first == last:
        return f"{at} {first} {figure.year}"
    span = Words(f"dari {first} sampai {last}", f"from {first} to {last}")
    return f"{span.told(lang)} {figure.year}"


def written(fact: Fact, form: str, lang: str) -> str:
    """A fact as a sentence tells it: 4.100, in English 4,100; Rp3,3 miliar if rounded.

    Thousands have the dot of Indonesian or the comma of English: 4.100 in an English
    sentence would be read as four.
    """
    value = fact.value or 0
    if fact.unit == "rupiah" and form == ROUNDED:
        return spoken_rupiah(value, lang)
    return amount(value, fact.unit, lang)


def amount(value: int, unit: str, lang: str) -> str:
    """A whole number of a unit as a document writes it, without its unit but Rp."""
    told = rupiah(value) if unit == "rupiah" else grouped(value)
    return told.replace(".", ",") if lang == "en" else told

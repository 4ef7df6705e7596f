"""What every document says of itself: of which moment it is, and what it is made from."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from django.conf import settings

from lapak.domain.journal.models import Entry
from lapak.domain.journal.queries import head
from lapak.domain.places.models import District
from lapak.domain.places.queries import city_name
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger
from lapak.figures.open_questions import how_many_open
from lapak.figures.summary import one_look, remembered, summary
from lapak.figures.words import Words
from lapak.outputs.wording.facts import Facts, Office, facts_of
from lapak.shared.dates import long_date
from lapak.shared.money import grouped

WIB: Final = ZoneInfo("Asia/Jakarta")
HASH_TOLD: Final = 12  # digits of a hash that people read to each other
_MADE_FROM: Final = Words(
    "Keadaan data: %(date)s pukul %(time)s WIB. Jejak audit: catatan ke-%(entry)s, "
    "sidik %(hash)s.",
    "State of the data: %(date)s at %(time)s WIB. Journal: entry %(entry)s, "
    "hash %(hash)s.",
)
_NOTHING: Final = Words(
    "Belum ada data yang dicatat.", "No data has been recorded yet."
)


@dataclass(frozen=True, slots=True)
class Made:
    """What a document of a year is made from.

    `at`: when the newest entry of the journal was written, WIB; None while there is
    none. It is the document's date: the same data tells the same document on any day.
    """

    ledger: Ledger
    facts: Facts
    at: datetime | None
    entry: int
    hash: str

    @property
    def year(self) -> int:
        """The year that is told of."""
        return self.facts.year

    @property
    def lang(self) -> str:
        """The document's language: id or en."""
        return self.facts.lang

    @property
    def doubted(self) -> list[Figure]:
        """The figures that open questions are about."""
        return [one for one in self.ledger.values() if one.open_questions]

    def sentence(self) -> str:
        """Of which moment it is, and the journal's entry that proves it."""
        if self.at is None:
            return _NOTHING.told(self.lang)
        return _MADE_FROM.told(self.lang) % {
            "date": long_date(self.at.date(), self.lang),
            "time": f"{self.at:%H.%M}",
            "entry": grouped(self.entry),
            "hash": " ".join(self.hash[at : at + 4] for at in range(0, HASH_TOLD, 4)),
        }


def made(year: int, lang: str) -> Made:
    """What a document of this year and language is made from, as of one moment."""
    with one_look():
        ledger = summary(year)
        number, hashed = head()
        sealed = Entry.objects.filter(number=number).values_list("at", flat=True)
        at = next((datetime.fromisoformat(one).astimezone(WIB) for one in sealed), None)
        facts = facts_of(
            ledger,
            questions=remembered(f"terbuka:{year}", lambda: how_many_open(year)),
            office=office(),
            as_of=at.date() if at else date(year, 1, 1),
            lang=lang,
        )
        return Made(ledger, facts, at, number, hashed)


def office() -> Office:
    """The office that these documents are of, with the districts of its city."""
    codes = tuple(District.objects.values_list("code", flat=True))
    here = tuple(code for code in codes if code.startswith(settings.CITY))
    return Office(settings.OFFICE, city_name(settings.CITY), here)

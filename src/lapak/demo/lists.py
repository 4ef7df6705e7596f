"""What an attendance list says, before it is drawn on a sheet."""

from dataclasses import dataclass, field
from datetime import date
from random import Random

from lapak.demo.bazaars import Bazaar
from lapak.demo.layouts import Layout
from lapak.demo.people import Business, Person


@dataclass(slots=True)
class Entry:
    """One row: whom it stands for, what was really sold, and what is wrong with it."""

    business: Business
    signer: Person
    sold: tuple[int, ...]  # one amount for each day that the list covers
    flaws: set[str] = field(default_factory=set)
    why_not: str = ""  # why the row does not count

    @property
    def amount(self) -> int:
        """What was really sold on the list's days together."""
        return sum(self.sold)

    def said(self, by_day: bool) -> list[int] | None:
        """What the row's amount cells say; None where no amount can be read.

        One cell for each day, or one for all; one zero too many is in it.
        """
        if self.flaws & {"turnover_missing", "turnover_unreadable", "absent"}:
            return None
        cells = list(self.sold) if by_day else [self.amount]
        if "turnover_x10" in self.flaws:
            big = cells.index(max(cells))
            cells[big] *= 10
        return cells


@dataclass(slots=True)
class AttendanceList:
    """One table: a bazaar, or a part or an old version of one."""

    bazaar: Bazaar
    layout: Layout
    entries: list[Entry]
    days: tuple[date, ...]
    why_not: str = ""  # why nothing in it counts: a draft, an older version, …
    total: str = ""  # "", "number", "text", "formula" or "wrong"
    part: str = ""  # "kuliner" and the like, where a bazaar is spread

    def written(self, entry: Entry) -> int | None:
        """The amount that can be read in a row; None where none can."""
        said = entry.said(self.layout.by_day)
        return None if said is None else sum(said)

    def eligible(self, entry: Entry, flaw: str) -> bool:
        """Whether a row of this list can have the flaw without losing its sense."""
        if self.why_not or entry.why_not or flaw in entry.flaws:
            return False
        return all(condition for condition in self._needs(entry, flaw))

    def _needs(self, entry: Entry, flaw: str) -> list[bool]:
        layout = self.layout
        main = not entry.flaws & MAIN_FLAWS
        return {
            "turnover_x10": [main, max(entry.sold) >= 800_000],
            "turnover_unreadable": [main, entry.amount > 0],
            "turnover_missing": [main, entry.amount > 0],
            "swapped": [main, layout.has("name", "owner")],
            "area_mismatch": [main, layout.has("ward", "district")],
            "hidden_row": [main],
            "nik_destroyed": [layout.has("nik"), "nik_length" not in entry.flaws],
            "nik_length": [layout.has("nik"), "nik_destroyed" not in entry.flaws],
            "two_phones": [layout.has("phone")],
        }[flaw]


MAIN_FLAWS = {
    "turnover_x10",
    "turnover_unreadable",
    "turnover_missing",
    "swapped",
    "area_mismatch",
    "hidden_row",
    "absent",
    "duplicate_row",
}


def entries_for(bazaar: Bazaar, days: tuple[date, ...], random: Random) -> list[Entry]:
    """The rows of a list of those who came on any of these days, in some order."""
    numbers = [bazaar.days.index(day) for day in days]
    entries = []
    for taken in bazaar.participations:
        sold = [taken.sold[number] for number in numbers]
        if any(amount is not None for amount in sold):
            amounts = tuple(amount or 0 for amount in sold)
            entries.append(Entry(taken.business, taken.signer, amounts))
    random.shuffle(entries)
    return entries

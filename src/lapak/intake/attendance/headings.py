"""A line between the rows of a list that tells of what day or bazaar those below it are."""

from dataclasses import dataclass
from datetime import timedelta

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.headers import day_number, weekday
from lapak.intake.attendance.titles import (
    DISTRICT_LINE,
    EVENT,
    core,
    event_of,
    without_days,
)
from lapak.intake.cells.dates import Days, find_days
from lapak.intake.cells.text import plain
from lapak.intake.told import EventTold

DAY = timedelta(days=1)
LONGEST = 4  # words of a line that tells nothing but a day


@dataclass(frozen=True, slots=True)
class Heading:
    """What such a line tells. Of a bazaar of its own: its name, or whose district's it is."""

    days: Days | None = None
    name: str = ""
    district: str = ""

    def under(self, above: "Heading | None") -> "Heading":
        """This line below another: what it does not say, that one does."""
        if above is None or self.name or self.district:
            return self
        return Heading(self.days, above.name, above.district)


def heading_of(
    text: str, event: EventTold, places: Gazetteer, year: int | None, *, together: bool
) -> Heading | None:
    """What a line tells; None where it tells neither a day nor a bazaar.

    A district alone groups the stalls of one bazaar by their homes, unless the titles
    tell of the bazaars of several (`together`).
    """
    days = find_days(text, year=year)
    rest = without_days(text, year) if days else text.strip("*_~ :")
    told = DISTRICT_LINE.fullmatch(plain(rest))
    district = places.district(told[1]) if told else ""
    if district and (days or together):
        return Heading(days, district=district)
    if days and not told and EVENT.search(plain(rest)) and core(rest):
        named = event_of([[rest]], sheet="", path="", places=places, year=year)
        return Heading(days, named.name, named.district)
    if days:
        return Heading(days) if len(days.days) == 1 else None
    return _counted(text, event)


def _counted(text: str, event: EventTold) -> Heading | None:
    """`HARI KEDUA`, `SABTU`: the day of a bazaar whose days the titles tell."""
    if not event.opens or not event.closes or len(plain(text).split()) > LONGEST:
        return None
    number = day_number(text)
    days = [event.opens + DAY * n for n in range((event.closes - event.opens).days + 1)]
    fit = [day for day in days if day.weekday() == weekday(text)]
    if number:
        fit = days[number - 1 : number]
    return Heading(Days(fit[0], fit[0], (fit[0],))) if len(fit) == 1 else None

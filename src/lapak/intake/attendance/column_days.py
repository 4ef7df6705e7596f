"""Which of the bazaar's days a column of amounts is of."""

from collections.abc import Sequence
from datetime import date, timedelta

from lapak.intake.attendance.columns import Column
from lapak.intake.told import EventTold


def day_of(column: Column, columns: Sequence[Column], event: EventTold) -> date | None:
    """The day of a column among the `columns` of its header; None where nothing tells it."""
    if column.day:
        return _in_year_of(column.day, event.opens)
    of_month = column.date_number
    if column.number and not (of_month and _numbers_are_dates(columns, event)):
        of_month = None
    if of_month and event.opens:
        return _on_day(of_month, event.opens)
    if column.number and event.opens:
        return event.opens + timedelta(days=column.number - 1)
    if column.weekday is not None:
        return _on_weekday(column.weekday, event)
    if event.day_number and event.opens and not event.day:
        return event.opens + timedelta(days=event.day_number - 1)
    return event.day


def _numbers_are_dates(columns: Sequence[Column], event: EventTold) -> bool:
    """Are the bare numbers over the columns days of the month, not counted days?

    They are where the bazaar has every one of them: 18, 19 of 18 to 20 August.
    """
    opens, closes = event.opens, event.closes
    if not opens or not closes:
        return False
    count = (closes - opens).days + 1
    days = {(opens + timedelta(days=n)).day for n in range(count)}
    bare = {c.date_number for c in columns if c.number}
    return bare - {None} <= days


def _in_year_of(day: date, opens: date | None) -> date | None:
    """A day whose header tells no year, put into the year in which it is nearest.

    None where that year has no such day (29 February).
    """
    if not opens or day.year != 2000:
        return day
    years = (opens.year, opens.year + 1, opens.year - 1)
    found = [d for year in years if (d := _day_of(year, day.month, day.day))]
    nearest = min(found, key=lambda d: abs((d - opens).days), default=None)
    return nearest if nearest and abs((nearest - opens).days) < 200 else None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_day(number: int, opens: date) -> date | None:
    """The first day from `opens` on that has this number in its month."""
    days = (opens + timedelta(days=n) for n in range(31))
    return next((day for day in days if day.day == number), None)


def _on_weekday(weekday: int, event: EventTold) -> date | None:
    """The bazaar's day that is this weekday; None where it has none or two of them."""
    if not event.opens or not event.closes:
        return event.day
    count = (event.closes - event.opens).days + 1
    days = [event.opens + timedelta(days=n) for n in range(count)]
    fit = [day for day in days if day.weekday() == weekday]
    return fit[0] if len(fit) == 1 else None

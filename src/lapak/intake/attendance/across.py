"""A list with a column for each of several bazaars: `Bazar Ramadhan (25 Maret)`, `HUT RI 19/8`.

Each bazaar becomes a table of its own, with those who sold something there.
"""

from calendar import isleap
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.titles import EVENT, core, event_of, without_days
from lapak.intake.cells.dates import Days, find_days
from lapak.intake.cells.text import column_letter, plain
from lapak.intake.told import AttendanceRow, ColumnTold, EventTold, Remark, TableTold
from lapak.shared.dates import span

DAY = timedelta(days=1)


@dataclass(slots=True)
class _Bazaar:
    """The columns of one bazaar."""

    name: str
    district: str
    days: list[Days] = field(default_factory=list)
    columns: list[ColumnTold] = field(default_factory=list)


def bazaars_across(
    table: TableTold, titles: Sequence[str], places: Gazetteer, year: int | None,
    remarks: list[Remark],
) -> list[TableTold]:  # fmt: skip
    """A table for each bazaar that the columns tell; none where all are days of one.

    Days that the titles tell are those of one bazaar, however far apart. Whether a
    blank cell means that somebody was not there is asked, in `remarks`.
    """
    if any(find_days(title, year=year) for title in titles):
        return []
    found: list[_Bazaar] = []
    for column in table.columns:
        if column.meaning != "day":
            continue
        days = find_days(column.header, year=year) or _one_day(column, year)
        if days is None:
            return []
        text = without_days(column.header, year)
        name = text if EVENT.search(plain(text)) and core(text) else ""
        district = places.find_in(text).district
        before = found[-1] if found else None
        if before and _goes_on(before, name, district, days):
            before.days.append(days)
            before.columns.append(column)
        else:
            found.append(_Bazaar(name, district, [days], [column]))
    if len(found) < 2:
        return []
    remarks.append(_asks(table, found))
    return [_part(table, one, places, year) for one in found]


def _one_day(column: ColumnTold, year: int | None) -> Days | None:
    """The day of `25/3`: of the year that the titles tell."""
    if column.day is None or year is None:
        return None
    if (column.day.month, column.day.day) == (2, 29) and not isleap(year):
        return None
    day = column.day.replace(year=year)
    return Days(day, day, (day,))


def _goes_on(before: _Bazaar, name: str, district: str, days: Days) -> bool:
    same = core(before.name) == core(name) and before.district == district
    return same and days.opens <= before.days[-1].closes + DAY


def _part(
    table: TableTold, one: _Bazaar, places: Gazetteer, year: int | None
) -> TableTold:
    here = {column.index: days.opens for column, days in zip(one.columns, one.days, strict=True)}  # fmt: skip
    opens, closes = one.days[0].opens, one.days[-1].closes
    rows: list[AttendanceRow] = []
    for row in table.attendance:
        amounts = tuple(
            replace(a, day=here[a.column]) for a in row.amounts
            if a.column in here and a.said != "blank"
        )  # fmt: skip
        if amounts:
            rows.append(replace(row, amounts=amounts))
    above = table.event
    told = EventTold()
    if one.name:
        told = event_of([[one.name]], sheet="", path="", places=places, year=year)
    event = replace(
        above,
        name=told.name or above.name,
        level=told.level or above.level,
        district=one.district or told.district or above.district,
        place=told.place or above.place,
        opens=opens,
        closes=closes,
        day=None,
    )
    return replace(table, event=event, attendance=rows)


def _asks(table: TableTold, found: Sequence[_Bazaar]) -> Remark:
    told = ", ".join(
        f"{one.name} {span(one.days[0].opens, one.days[-1].closes)}".strip()
        for one in found[:4]
    )
    letter = column_letter(found[0].columns[0].index)
    return Remark(
        table.sheet, table.header_row, "date_doubtful",
        f"Kolom omset dibaca sebagai {len(found)} bazar: {told}{' …' if len(found) > 4 else ''}."
        " Sel kosong dibaca sebagai tidak ikut. Benar?",
        letter, needs_answer=True, suggestion="keep",
    )  # fmt: skip

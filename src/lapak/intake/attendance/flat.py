"""A flat list of many bazaars, or of many days: rows that tell which one they are of.

Each bazaar and each day becomes a table of its own, so a business at two bazaars of one
list took part twice, and its days add up.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.columns import Column
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headings import Heading, heading_of
from lapak.intake.attendance.tables import Block, tells_together
from lapak.intake.attendance.title_days import doubt_of
from lapak.intake.attendance.titles import core, event_of
from lapak.intake.cells.dates import Days, find_days, read_date
from lapak.intake.cells.text import Cell, clean, plain
from lapak.intake.told import AttendanceRow, ColumnTold, EventTold, Remark, TableTold

OF_IT = r"(?: (?:kegiatan|pelaksanaan|bazar|bazaar|acara|event|penyelenggaraan|umkm))*"
EVENT = re.compile(
    rf"(?:nama |judul )?(?:kegiatan|bazar|bazaar|event|acara|pameran){OF_IT}(?: yang diikuti| diikuti)?"
)
DAYS = re.compile(
    rf"(?:hari |hari dan )?(?:tanggal|tgl|waktu|pelaksanaan|jadwal|periode){OF_IT}|tanggal hari|hari"
)
PLACE = re.compile(rf"(?:lokasi|tempat|venue){OF_IT}")
DISTRICT = re.compile(
    r"(?:kec|kecamatan|wilayah) (?:lokasi|tempat|kegiatan|pelaksanaan|penyelenggara|penyelenggaraan|bazar|bazaar|acara|event)"
    r"|(?:lokasi|tempat) (?:kec|kecamatan)"
)
# what the columns mean that tell a row's bazaar: its name, days, place, district
OF_BAZAARS = ("bazaar", "bazaar_days", "bazaar_place", "bazaar_district")
Span = tuple[date, date]
Key = tuple[object, ...]  # what tells bazaars and days apart
DAY = timedelta(days=1)
YEAR = re.compile(r"\b(20[0-9]{2})\b")


@dataclass(frozen=True, slots=True)
class _Of:
    """What one row says of its bazaar."""

    row: int
    name: str
    written: str  # its days
    days: Days | None
    place: str
    district: str
    home: str = ""  # told by a bare column of districts

    @property
    def bazaar(self) -> tuple[str, str, str]:
        name = core(self.name) or plain(self.name)
        return name, plain(self.place), self.district or self.home


@dataclass(slots=True)
class FlatList:
    """Takes a table apart where its rows tell their bazaar; odd days gather in `remarks`."""

    grid: Grid
    block: Block
    table: TableTold
    places: Gazetteer
    year: int | None
    remarks: list[Remark]

    def parts(self) -> list[TableTold]:
        """The tables of its bazaars and days; none where the list is of one bazaar."""
        event, days = self._column(EVENT), self._column(DAYS)
        if days and not self._tells_days(days, least=1 if event else 7):
            days = None
        told = (
            list(self._rows(event, days)) if event or days else self._under_headings()
        )
        if not told:
            return []
        if not event and not self._within(told):
            return []
        groups = _groups(told)
        if len(groups) < 2 and not event and self.table.event.opens:
            return []
        groups = _groups(self._at_home(groups))
        spans = _spans(groups)
        above = self.table.event
        own = not event and any(one.name or one.district for one in told)
        if (
            not days and not own and above.opens and above.closes
        ):  # all on the days of the titles
            spans = dict.fromkeys(groups, (above.opens, above.closes))
        whole = replace(self.table, columns=self._told(event, days))
        return [
            self._part(whole, group, spans.get(key)) for key, group in groups.items()
        ]

    def _told(
        self, event: Column | None, days: Column | None
    ) -> tuple[ColumnTold, ...]:
        """The columns with what those that tell the bazaar mean."""
        if not event and not days:  # lines between the rows tell the days
            return self.table.columns
        place, district = self._column(PLACE), self._place_district()
        means = {
            column.index: meaning
            for column, meaning in zip((event, days, place, district), OF_BAZAARS, strict=True)
            if column and column.meaning in ("", "other")
        }  # fmt: skip
        return tuple(
            replace(c, meaning=means.get(c.index, c.meaning))
            for c in self.table.columns
        )

    def _under_headings(self) -> list[_Of]:
        """The rows under lines such as `HARI KEDUA`; none where not each stands under one."""
        rows, told = set(self.block.rows), []
        here: Heading | None = None
        together = tells_together(self.grid)
        above = [row for row in self.block.titles if row >= self.block.header.first - 2]
        below = range(self.block.header.last + 1, self.block.rows[-1] + 1)
        for row in (*above, *below):
            texts = [text for text in self.grid.texts(row) if text]
            if row in rows:
                if here is None:
                    return []
                told.append(_Of(row, here.name, "", here.days, "", here.district))
            elif len(texts) == 1:
                line = heading_of(
                    texts[0], self.table.event, self.places, self.year, together=together
                )  # fmt: skip
                here = line.under(here) if line else here
        return told if len({(one.bazaar, one.days) for one in told}) > 1 else []

    def _column(self, header: re.Pattern[str]) -> Column | None:
        """The column of that header whose words mean nothing else."""
        fit = [
            c for c in self.block.header.columns
            if header.fullmatch(plain(c.header)) and c.meaning in ("", "other") and not c.explained
        ]  # fmt: skip
        return fit[0] if fit else None

    def _tells_days(self, column: Column, *, least: int) -> bool:
        """Does the column hold days, and not the moments at which a form was filled in?

        `least`: in how many of ten cells.
        """
        cells = [self.grid.cell(row, column.index) for row in self.block.rows]
        filled = [cell for cell in cells if clean(cell)]
        moments = [c for c in filled if isinstance(c, datetime) and c.time() != time()]
        read = [cell for cell in filled if self._days(cell)]
        return bool(filled) and not moments and len(read) * 10 >= len(filled) * least

    def _days(self, cell: Cell) -> Days | None:
        found = find_days(cell, year=self.year, serial=True)
        if found:
            return found
        day = read_date(cell, year=self.year, serial=True)
        return Days(day, day, (day,)) if day else None

    def _rows(self, event: Column | None, days: Column | None) -> Iterator[_Of]:
        """What each row says; a blank cell says what the row above says."""
        place, district = self._column(PLACE), self._place_district()
        before: dict[str, str] = {}
        cell: Cell = None
        for row in self.block.rows:
            told = {
                key: self.grid.text(row, column.index) if column else ""
                for key, column in (("name", event), ("place", place), ("district", district), ("days", days))
            }  # fmt: skip
            fresh = told["name"] and plain(told["name"]) != plain(
                before.get("name", "")
            )
            if not fresh:
                told = {key: text or before.get(key, "") for key, text in told.items()}
            here = self.grid.cell(row, days.index) if days else None
            cell = here if fresh or clean(here) else cell
            before = told
            yield _Of(
                row,
                told["name"],
                told["days"],
                self._days(cell),
                told["place"],
                self.places.district(told["district"]) if told["district"] else "",
            )

    def _place_district(self) -> Column | None:
        fit = [
            c for c in self.block.header.columns if DISTRICT.fullmatch(plain(c.header))
        ]
        return fit[0] if fit else None

    def _within(self, told: Sequence[_Of]) -> bool:
        """Are the rows' days those of the bazaar that the titles tell of?

        Where most are others, the column tells something else; a few are slips.
        """
        opens, closes = self.table.event.opens, self.table.event.closes
        if not opens or not closes:
            return True
        outside = [
            one for one in told
            if one.days and not opens <= one.days.opens <= one.days.closes <= closes
        ]  # fmt: skip
        if len(outside) * 2 > len(told):
            return False
        for one in outside:
            self._doubt(
                one,
                f"Tanggal “{one.written[:60]}” di baris ini di luar tanggal bazarnya."
                " Betulkan di berkas, atau betulkan tanggal bazarnya.",
            )
        return True

    def _doubt(self, one: _Of, why: str) -> None:
        self.remarks.append(
            Remark(
                self.table.sheet, one.row, "date_doubtful",
                why, value=one.written, needs_answer=True, suggestion="keep",
            )
        )  # fmt: skip

    def _at_home(self, groups: dict[Key, list[_Of]]) -> list[_Of]:
        """The rows with a bare `Kecamatan` as that of the place: one for each bazaar.

        Where stalls of one bazaar come from several, it tells their homes.
        """
        district = self.block.header.of("district")
        told: list[_Of] = []
        large = 0
        for group in groups.values():
            here = {
                self.places.district(self.grid.text(one.row, column.index))
                for one in group
                for column in district[:1]
            }
            large += len(group) > 2
            if len(here) != 1:
                return [one for group in groups.values() for one in group]
            told += [replace(one, home=next(iter(here))) for one in group]
        return told if large > 1 else [replace(one, home="") for one in told]

    def _part(
        self, whole: TableTold, group: Sequence[_Of], span: Span | None
    ) -> TableTold:
        first, rows = group[0], {one.row for one in group}
        event = self._event(first, span)
        if event.doubt:
            self._doubt(first, event.doubt)
        attendance = [
            _on_day(row, event.day) for row in self.table.attendance if row.row in rows
        ]
        return replace(
            whole, event=event, attendance=attendance,
            first_row=min(rows), last_row=max(rows),
        )  # fmt: skip

    def _held(self, one: _Of, span: Span | None) -> Span | None:
        """First and last day of a row's bazaar, as far as they are told."""
        above = self.table.event
        whole = (above.opens, above.closes) if above.opens and above.closes else None
        if span is None and one.days:
            span = one.days.opens, one.days.closes
        if one.name or whole is None or (span and one.district):
            return span
        within = span is None or whole[0] <= span[0] <= span[1] <= whole[1]
        return whole if within else span

    def _level(self, one: _Of, told: EventTold) -> str:
        """A district's own bazaar, told by a line between the rows, is the district's."""
        if one.name:
            return told.level
        return "kecamatan" if one.district else self.table.event.level

    def _event(self, one: _Of, span: Span | None) -> EventTold:
        above = EventTold() if one.name else self.table.event
        name = one.name or above.name
        lines = [[f"Kegiatan : {name}"]]
        lines += [[f"Tempat : {one.place}"]] if one.place else []
        told = event_of(lines, sheet="", path="", places=self.places, year=self.year)
        elsewhere = one.district not in ("", above.district)
        held = self._held(one, span) or (told.opens, told.closes)
        day = one.days.opens if one.days and len(one.days.days) == 1 else None
        return replace(
            told,
            name=told.name or name,
            place=told.place or one.place or ("" if elsewhere else above.place),
            level=self._level(one, told),
            district=one.district or told.district or one.home or above.district,
            opens=held[0],
            closes=held[1],
            day=day if held[0] != held[1] else None,
            cancelled=told.cancelled or self.table.event.cancelled,
            revision=self.table.event.revision,
            doubt=doubt_of(one.days, one.written) or told.doubt,
        )


def _groups(told: Iterable[_Of]) -> dict[Key, list[_Of]]:
    """The rows of each bazaar and day, in the order of the list."""
    groups: dict[Key, list[_Of]] = {}
    for one in told:
        groups.setdefault((*one.bazaar, one.days and one.days.days), []).append(one)
    return groups


def _spans(
    groups: dict[Key, list[_Of]],
) -> dict[Key, Span]:
    """First and last day of each bazaar: single days right after each other are one."""
    by_bazaar: dict[tuple[str, str, str], list[tuple[date, Key]]] = {}
    for key, group in groups.items():
        days = group[0].days
        if days and days.opens == days.closes:
            by_bazaar.setdefault(group[0].bazaar, []).append((days.opens, key))
    spans: dict[Key, Span] = {}
    for told in by_bazaar.values():
        run: list[tuple[date, Key]] = []
        for day, key in sorted(told, key=lambda one: one[0]):
            run = (
                [*run, (day, key)] if run and day - run[-1][0] == DAY else [(day, key)]
            )
            spans |= dict.fromkeys((k for _, k in run), (run[0][0], day))
    return spans


def _on_day(row: AttendanceRow, day: date | None) -> AttendanceRow:
    if day is None:
        return row
    amounts = tuple(replace(a, day=a.day or day) for a in row.amounts)
    return replace(row, amounts=amounts)


def year_of(year: int | None, *titles: str) -> int | None:
    """The year of days that tell none: as a person said, else as the titles say."""
    told = [found for title in titles for found in YEAR.findall(title)]
    return year or (int(told[0]) if told else None)

"""The questions that wait for an answer, and what the answers could change."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from operator import attrgetter
from statistics import median_low
from typing import Final

from django.db.models import Max, QuerySet, Sum

from lapak.domain.bazaars.models import Attendance
from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import LineOutcome, OrderLine, OrderStatus, ToldEdition
from lapak.domain.places.models import OutletKind
from lapak.domain.sources.models import Question, SourceTable
from lapak.figures.counting import LINE_TURNOVER, order_lines, participations
from lapak.figures.definitions import DEFINITIONS
from lapak.figures.question_kinds import QUESTION_KINDS, touched
from lapak.figures.reach import NOWHERE, Largest, Reach, reach

# Their amount is not told: an answer would bring about one participation's turnover.
UNKNOWN_AMOUNT: Final = frozenset(
    {"turnover_unreadable", "turnover_missing", "duplicate_row", "absent"}
)


@dataclass(frozen=True, slots=True)
class Doubt:
    """How many questions about a figure are open; what they could move, in its unit."""

    open_questions: int = 0
    could_change: int = 0
    unknowable: bool = False  # some could move it, and nobody can say by how much
    reach: Reach = NOWHERE


@dataclass(frozen=True, slots=True)
class Change:
    """What questions could move of a figure, in its unit; see `Doubt`."""

    could_change: int
    unknowable: bool


@dataclass(frozen=True, slots=True)
class KindAsked:
    """How many questions of a kind are open, and what they could change by figure."""

    kind: str
    number: int
    changes: Mapping[str, Change]


@dataclass(frozen=True, slots=True)
class _Asked:
    """An open question, as far as counting needs it."""

    pk: int
    kind: str
    at_stake: int
    figures: tuple[str, ...]


def waiting() -> QuerySet[Question]:
    """All questions that a person must answer before their figures are sure."""
    return Question.objects.open()


def questions_about(key: str, year: int) -> QuerySet[Question]:
    """The open questions that touch a figure of a year."""
    asked = [one.pk for one in _asked(year) if key in one.figures]
    return Question.objects.filter(pk__in=asked)


def how_many_open(year: int) -> int:
    """How many questions about any figure of a year are open."""
    return sum(bool(one.figures) for one in _asked(year))


def doubts(year: int) -> dict[str, Doubt]:
    """What is unsure about each figure of a year."""
    asked = _asked(year)
    if not asked:
        return {key: Doubt() for key in DEFINITIONS}
    sold = _sold_at_stalls(year)
    typical = median_low(sold) if sold else 0
    largest = Largest(max(sold, default=0), _largest_line(year), _unattributed(year))
    by_figure: dict[str, list[_Asked]] = defaultdict(list)
    for one in asked:
        for key in one.figures:
            by_figure[key].append(one)
    found = {}
    for key in DEFINITIONS:
        about = by_figure[key]
        moved, unknowable = _moved(key, about, typical, largest.unattributed)
        far = reach(key, ((one.kind, one.at_stake) for one in about), largest)
        found[key] = Doubt(len(about), moved, unknowable, far)
    return found


def doubts_by_kind(year: int) -> list[KindAsked]:
    """The open questions about a year by kind, the most frequent first.

    What all kinds could change of a figure adds up to what `doubts` tells of it.
    """
    by_kind: dict[str, list[_Asked]] = defaultdict(list)
    for one in filter(attrgetter("figures"), _asked(year)):
        by_kind[one.kind].append(one)
    if not by_kind:
        return []
    sold = _sold_at_stalls(year)
    typical = median_low(sold) if sold else 0
    unattributed = _unattributed(year)
    found = []
    for kind, asked in by_kind.items():
        changes = {}
        for key in DEFINITIONS:
            if about := [one for one in asked if key in one.figures]:
                changes[key] = Change(*_moved(key, about, typical, unattributed))
        found.append(KindAsked(kind, len(asked), changes))
    return sorted(found, key=lambda one: (-one.number, one.kind))


def _moved(
    key: str, about: Iterable[_Asked], typical: int, unattributed: Mapping[str, int]
) -> tuple[int, bool]:
    """What these questions could move of a figure; whether part of it can't be known."""
    about = list(about)
    if DEFINITIONS[key].unit != "rupiah":
        return sum(not _only_breakdown(one.kind) for one in about), False
    moved = _rupiah(about, typical)
    if any(one.kind == "product_unknown" for one in about):
        moved += unattributed[key]
    return moved, any(_unknowable(one, typical) for one in about)


def _only_breakdown(kind: str) -> bool:
    known = QUESTION_KINDS.get(kind)
    return known is not None and known.only_breakdown


def _rupiah(asked: Iterable[_Asked], typical: int) -> int:
    """What the questions could move, an unknown amount taken as a usual one."""
    return sum(
        one.at_stake or (typical if one.kind in UNKNOWN_AMOUNT else 0)
        for one in asked
        # all lines of a product count at once: they are added up from the lines
        if one.kind != "product_unknown"
    )


def _unknowable(one: _Asked, typical: int) -> bool:
    """Could the answer move rupiah of which nothing at all is known?"""
    if one.at_stake or one.kind == "product_unknown" or _only_breakdown(one.kind):
        return False
    return one.kind not in UNKNOWN_AMOUNT or not typical


def _unattributed(year: int) -> dict[str, int]:
    """What lines that nobody's product is known of have in each figure, or would add."""
    lines = order_lines(year).filter(outcome=LineOutcome.UNATTRIBUTED).order_by()
    sold = dict(lines.values_list("status").annotate(sold=Sum(LINE_TURNOVER)))
    products = set(lines.values_list("product", "edition").distinct())
    businesses = len({product for product, _ in products})
    return {
        "online_turnover": sum(sold.values()),
        "online_turnover_final": sold.get(OrderStatus.FINAL, 0),
        "online_participations": len(products),
        "facilitated_participations": len(products),
        "online_businesses_distinct": businesses,
        "facilitated_businesses_distinct": businesses,
    }


def _sold_at_stalls(year: int) -> list[int]:
    """The turnover of each participation that sold something, in rupiah."""
    sums = participations(year).order_by().annotate(sold=Sum("daily_sales__turnover"))
    return list(sums.filter(sold__gt=0).values_list("sold", flat=True))


def _largest_line(year: int) -> int:
    """The turnover of the order line that sold most."""
    largest: int | None = order_lines(year).aggregate(most=Max(LINE_TURNOVER))["most"]
    return largest or 0


def _asked(year: int) -> list[_Asked]:
    """The open questions whose row belongs to the year, or to no year that is known."""
    rows = list(
        waiting().values_list(
            "pk", "kind", "at_stake", "file_id", "file__kind", "sheet", "row"
        )
    )
    tables = _Tables({file for _, _, _, file, *_ in rows})
    asked = []
    for pk, kind, at_stake, file, file_kind, sheet, row in rows:
        about = tables.at(file, sheet, row)
        years = {one for table in about for one in tables.years[table]}
        if years and year not in years:
            continue
        figures = touched(kind, file_kind)
        kinds = {one for table in about for one in tables.outlets[table]}
        asked.append(_Asked(pk, kind, at_stake, _of_outlets(figures, kinds)))
    return asked


def _of_outlets(figures: tuple[str, ...], kinds: Collection[str]) -> tuple[str, ...]:
    """Figures of the kinds of outlets that a list is about; all while that's unknown."""
    other = tuple(kind for kind in OutletKind.values if kinds and kind not in kinds)
    return tuple(key for key in figures if not key.startswith(other))


class _Tables:
    """Where the tables of some files stand, and of which years they tell."""

    def __init__(self, files: Collection[int]) -> None:
        self.years: dict[int, set[int]] = defaultdict(set)
        self.outlets: dict[int, set[str]] = defaultdict(set)
        self._places: dict[int, list[tuple[int, str, int, int]]] = defaultdict(list)
        if files:
            self._stand(files)
            self._learn(files)

    def at(self, file: int, sheet: str, row: int) -> list[int]:
        """The tables that a row of a sheet is of; in doubt all of the sheet or file."""
        places = self._places[file]
        on_sheet = [place for place in places if place[1] == sheet] or places
        here = [table for table, _, first, last in on_sheet if first <= row <= last]
        return here or [table for table, *_ in on_sheet]

    def _stand(self, files: Collection[int]) -> None:
        told = SourceTable.objects.filter(file__in=files).order_by()
        for table in told.values_list(
            "pk", "file_id", "sheet", "header_row", "last_row", "total_row", "opens"
        ):
            pk, file, sheet, header, last, total, opens = table
            self._places[file].append((pk, sheet, header, max(last, total or 0)))
            if opens:
                self.years[pk].add(opens.year)

    def _learn(self, files: Collection[int]) -> None:
        """Years as settled: of a bazaar after corrections, an edition, a visit."""
        held = Attendance.objects.filter(mention__table__file__in=files).order_by()
        bazaars = _years(held.values_list("mention__table", "bazaar__opens").distinct())
        for table in bazaars:
            self.years[table] = set()  # what was read has been settled otherwise
        lines = OrderLine.objects.filter(table__file__in=files).order_by()
        sold = _years(lines.values_list("table", "edition__opens").distinct())
        told = ToldEdition.objects.filter(table__file__in=files).order_by()
        editions = _years(told.values_list("table", "opens"))
        visits = Visit.objects.filter(table__file__in=files).order_by()
        seen = list(visits.values_list("table", "date", "kind").distinct())
        days = _years((table, day) for table, day, _ in seen)
        for found in (bazaars, sold, editions, days):
            for table, years in found.items():
                self.years[table] |= years
        for table, _, kind in seen:
            self.outlets[table].add(kind)


def _years(days: Iterable[tuple[int, date | None]]) -> dict[int, set[int]]:
    """The years of the days that are told of each table."""
    years: dict[int, set[int]] = defaultdict(set)
    for table, year in {(table, day.year) for table, day in days if day}:
        years[table].add(year)
    return years

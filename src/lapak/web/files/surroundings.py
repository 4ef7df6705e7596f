"""The cells around what a question asks about, so that nobody must open Excel."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from lapak.domain.monitoring.models import Visit
from lapak.domain.registry.models import Mention
from lapak.domain.sources.models import Question, SourceTable
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.reading.refusal import Refused
from lapak.web.figures.excerpt import Excerpt, Place, excerpt

_NAMES: Final = frozenset(
    {"business", "owner", "name", "business_owner", "run_together"}
)
# What a question about a whole row is about, by the meaning of columns.
_ABOUT: Final[Mapping[str, frozenset[str]]] = {
    "product_unknown": frozenset({"product"}),
    "duplicate_row": _NAMES,
    "swapped": _NAMES,
    "absent": _NAMES | {"presence", "note"},
    "area_mismatch": frozenset({"ward", "district", "ward_district"}),
    "duplicate_visit": frozenset({"outlet", "date"}),
    "turnover_missing": frozenset({"turnover", "day", "total", "run_together"}),
}


@dataclass(frozen=True, slots=True)
class Picture:
    """An excerpt of a sheet; `earlier`: of the row that the one in question repeats."""

    table: SourceTable
    row: int
    excerpt: Excerpt
    earlier: bool = False


def around(question: Question) -> list[Picture]:
    """The rows around a question's row, after those around the row that it repeats.

    Empty for a whole table, or where the kept file is gone.
    """
    table = question.table
    if table is None or question.row <= table.header_row:
        return []
    place = Place(table, question.row, _columns(question, table))
    earlier = _earlier(question, table)
    pictures = [_picture(earlier, earlier=True)] if earlier else []
    return [one for one in [*pictures, _picture(place)] if one]


def _picture(place: Place, *, earlier: bool = False) -> Picture | None:
    try:
        drawn = excerpt(place, alone=False)
    except (CannotOpen, Refused, StopIteration, OSError):
        return None
    return Picture(place.table, place.row, drawn, earlier)


def _columns(question: Question, table: SourceTable) -> tuple[int, ...]:
    """The columns that a question is about; none where it is about the whole row."""
    if question.column:
        return (_number(question.column),)
    return _meaning(table, question.kind)


def _meaning(table: SourceTable, kind: str) -> tuple[int, ...]:
    wanted: Iterable[str] = _ABOUT.get(kind, ())
    return tuple(c.index for c in table.columns.all() if c.meaning in wanted)


def _earlier(question: Question, table: SourceTable) -> Place | None:
    """The row that a repeated one repeats, wherever it stands."""
    found = {
        "duplicate_row": _earlier_row,
        "duplicate_visit": _earlier_visit,
    }.get(question.kind)
    at = found(table, question.row) if found else None
    return Place(*at, _meaning(at[0], question.kind)) if at else None


def _earlier_row(table: SourceTable, row: int) -> tuple[SourceTable, int] | None:
    late = Mention.objects.filter(table=table, row=row, business__isnull=False).first()
    if late is None:
        return None
    same = Mention.objects.filter(
        business=late.business_id,
        attendance__outcome="took_part",
        attendance__bazaar__attendances__mention=late,
    ).exclude(pk=late.pk)
    first = same.select_related("table__file").order_by("table", "row").first()
    return (first.table, first.row) if first else None


def _earlier_visit(table: SourceTable, row: int) -> tuple[SourceTable, int] | None:
    late = Visit.objects.filter(table=table, row=row).first()
    if late is None:
        return None
    same = Visit.objects.filter(
        outlet=late.outlet_id, date=late.date, outcome="counted"
    )
    others = same.exclude(pk=late.pk).select_related("table__file")
    first = others.order_by("table", "row").first()
    return (first.table, first.row) if first else None


def _number(letters: str) -> int:
    """The place of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

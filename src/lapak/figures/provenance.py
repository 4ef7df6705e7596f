"""From a figure's row back to the cells of the files that it came from."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from lapak.domain.bazaars.models import Attendance
from lapak.domain.monitoring.models import Visit
from lapak.domain.registry.queries import mentions_of
from lapak.domain.sources.models import SourceTable
from lapak.figures.counting import ROOT, sold_in


@dataclass(frozen=True, slots=True)
class SourceCell:
    """A place in a file. `row` and `column` count from 1; no column: the whole row."""

    table: SourceTable
    row: int
    column: int | None = None

    @property
    def where(self) -> str:
        """`Hadir.xlsx · Lembar1!F12`; the row alone where no cell is meant."""
        cell = f"{_letters(self.column)}{self.row}"
        sheet = f"{self.table.sheet}!" if self.table.sheet else ""
        return f"{self.table.file.name} · {sheet}{cell}"


def cells_of(kind: str, row: Any) -> list[SourceCell]:
    """The source cells of a row, by the kind of `Rows` that it is among."""
    return list(_CELLS[kind](row))


def _letters(column: int | None) -> str:
    """A, B … Z, AA; nothing for no column."""
    letters, left = "", column or 0
    while left:
        left, at = divmod(left - 1, 26)
        letters = chr(ord("A") + at) + letters
    return letters


Cells = Iterable[SourceCell]


def _of_sale(sale: Any) -> Cells:
    return [SourceCell(sale.mention.table, sale.mention.row, sale.column)]


def _of_participation(participation: Any) -> Cells:
    for attendance in participation.attendances.all():
        yield SourceCell(attendance.mention.table, attendance.mention.row)


def _of_bazaar(bazaar: Any) -> Cells:
    """Its tables, each by its header."""
    named = Attendance.objects.filter(bazaar=bazaar).order_by()
    tables = SourceTable.objects.filter(pk__in=named.values("mention__table"))
    for table in tables.select_related("file"):
        yield SourceCell(table, table.header_row)


def _of_business(business: Any) -> Cells:
    for mention in mentions_of(business):
        yield SourceCell(mention.table, mention.row)


def _of_edition(edition: Any) -> Cells:
    """The curation lists that tell its dates, each by its sheet of editions."""
    told = SourceTable.objects.filter(
        editions__number=edition.number, editions__opens=edition.opens
    )
    for table in told.select_related("file").distinct():
        yield SourceCell(table, table.header_row)


def _of_pair(line: Any) -> Cells:
    """All lines by which that business, or an alias of it, took part in that edition."""
    lines = sold_in(line.edition_id).annotate(root=ROOT).filter(root=line.root)
    for one in lines.select_related("table__file"):
        yield SourceCell(one.table, one.row)


def _of_row(row: Any) -> Cells:
    return [SourceCell(row.table, row.row)]


def _of_outlet(outlet: Any) -> Cells:
    for visit in Visit.objects.filter(outlet=outlet).select_related("table__file"):
        yield SourceCell(visit.table, visit.row)


def _of_finding(finding: Any) -> Cells:
    return _of_row(finding.visit)


_CELLS: Final[Mapping[str, Callable[[Any], Cells]]] = {
    "bazaar": _of_bazaar,
    "participation": _of_participation,
    "business": _of_business,
    "sale": _of_sale,
    "edition": _of_edition,
    "online_participation": _of_pair,
    "order_line": _of_row,
    "visit": _of_row,
    "outlet": _of_outlet,
    "finding": _of_finding,
}

"""A table described once: columns, search, filters, order, pages, CSV and XLSX.

The whole state is in the address: `cari`, one parameter a filter, `urut` (a column's
key, with `-` before it for the other way round), `halaman`, `per`, `unduh` (csv, xlsx).
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Generic, Literal, TypeVar

from django.db.models import F, Model, QuerySet
from django.db.models.expressions import OrderBy
from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.functional import Promise
from django.utils.timezone import is_aware, localtime

from lapak.outputs.spreadsheets import Cell, csv_lines, workbook
from lapak.web.base.paging import Page, page_of

M = TypeVar("M", bound=Model)
Words = str | Promise
Kind = Literal["text", "rupiah", "number", "day", "moment"]


@dataclass(frozen=True, slots=True)
class Column(Generic[M]):
    """One column. `value` gives plain data; the page and the exports write it out."""

    key: str  # in the address, for the order
    label: Words
    value: Callable[[M], Cell]
    kind: Kind = "text"
    order: tuple[str, ...] = ()  # database fields; without them there is no sorting
    link: Callable[[M], str | None] | None = None
    note: Callable[[M], Words | None] | None = None  # a small line below
    state: Callable[[M], str] | None = None  # a pill: "", utama, beres, tunggu, bahaya
    heads_row: bool = False
    only_export: bool = False

    @property
    def is_number(self) -> bool:
        """Whether it stands at the right."""
        return self.kind in ("rupiah", "number")


@dataclass(frozen=True, slots=True)
class Filter(Generic[M]):
    """A choice that narrows the rows; what isn't among the choices changes nothing."""

    key: str
    label: Words
    choices: Callable[[], Sequence[tuple[str, Words]]]
    narrow: "Callable[[QuerySet[M, Any], str], QuerySet[M, Any]]"


@dataclass(frozen=True, slots=True)
class Table(Generic[M]):
    """What a list page shows. `order` is a column's key, `-` before it: downwards."""

    name: str  # of the exported file
    caption: Words
    columns: Sequence[Column[M]]
    order: str
    filters: Sequence[Filter[M]] = ()
    search: "Callable[[QuerySet[M, Any], str], QuerySet[M, Any]] | None" = None
    search_label: Words = ""
    empty: Words = ""  # said when there is nothing at all; the page adds what to do
    cards: bool = False  # on a phone each row is a card, no column off the screen


@dataclass(frozen=True, slots=True)
class Heading:
    """The head of a column: what a click on it writes into the address."""

    label: Words
    is_number: bool
    sort: str  # the new value of `urut`; empty: not sortable
    sorted: Literal["", "ascending", "descending"]


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell of the page."""

    value: Cell
    kind: Kind
    is_number: bool
    heads_row: bool
    link: str | None
    note: Words | None
    state: str | None  # None: no pill
    label: Words = ""  # of its column, where rows may be cards


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a filter."""

    value: str
    label: Words
    chosen: bool


@dataclass(frozen=True, slots=True)
class ShownFilter:
    """A filter with its choices; `chosen` is the label of what narrows now."""

    key: str
    label: Words
    choices: list[Choice]
    chosen: Words | None


@dataclass(frozen=True, slots=True)
class ShownTable:
    """A table as one request asks for it; `components/tabel.html` draws it."""

    caption: Words
    headings: list[Heading]
    rows: list[list[ShownCell]]
    page: Page[Any]
    filters: list[ShownFilter]
    search_label: Words
    searched: str
    order: str
    empty: Words
    cards: bool = False
    narrowed: bool = field(default=False)


def narrowed(
    table: Table[M], rows: "QuerySet[M, Any]", request: HttpRequest
) -> "QuerySet[M, Any]":
    """The rows that the address leaves, in the order that it asks for."""
    searched = _searched(request)
    if table.search and searched:
        rows = table.search(rows, searched)
    for one in table.filters:
        value = request.GET.get(one.key, "")
        if value in dict(one.choices()):
            rows = one.narrow(rows, value)
    wanted = _order(table, request)
    column = next(c for c in table.columns if c.key == wanted.removeprefix("-"))
    downwards = wanted.startswith("-")
    return rows.order_by(*(_ordering(name, downwards) for name in column.order), "pk")


def narrows(table: Table[M], request: HttpRequest) -> bool:
    """Does the address leave out rows of the table?"""
    if table.search and _searched(request):
        return True
    asked = ((request.GET.get(one.key), one) for one in table.filters)
    return any(value and value in dict(one.choices()) for value, one in asked)


def keys_of(
    table: Table[M],
    rows: "QuerySet[M, Any]",
    request: HttpRequest,
    full: "Callable[[QuerySet[M, Any]], QuerySet[M, Any]]",
) -> "QuerySet[M, Any] | list[int]":
    """The ids of the rows that the address leaves, in its order, before what is dear.

    `full` gives rows what their columns show, which is dear: only an order by it needs
    it of all rows. What people narrow is looked for once, and is a list.
    """
    wanted = _order(table, request).removeprefix("-")
    column = next(c for c in table.columns if c.key == wanted)
    own = {one.name for one in rows.model._meta.get_fields()}
    bare = all(n.removeprefix("-").partition("__")[0] in own for n in column.order)
    ordered = narrowed(table, rows if bare else full(rows), request)
    keys = ordered.values_list("pk", flat=True)
    return list(keys) if narrows(table, request) else keys


def shown(
    table: Table[M],
    rows: "QuerySet[M, Any]",
    request: HttpRequest,
    *,
    page: Page[M] | None = None,
) -> ShownTable:
    """The page of the table that the address asks for; `page`: its rows, if known."""
    page = page or page_of(narrowed(table, rows, request), request)
    columns = [column for column in table.columns if not column.only_export]
    order = _order(table, request)
    filters = [_shown_filter(one, request) for one in table.filters]
    searched = _searched(request) if table.search else ""
    return ShownTable(
        table.caption,
        [_heading(column, order) for column in columns],
        [
            [_shown_cell(column, row, table.cards) for column in columns]
            for row in page.rows
        ],
        page,
        filters,
        table.search_label,
        searched,
        order,
        table.empty,
        table.cards,
        narrowed=bool(searched) or any(one.chosen for one in filters),
    )


def download(
    table: Table[M], rows: "QuerySet[M, Any]", request: HttpRequest
) -> HttpResponseBase | None:
    """All rows that the address leaves as CSV or XLSX; None when it asks for neither."""
    wanted = request.GET.get("unduh", "")
    if wanted not in ("csv", "xlsx"):
        return None
    headings = [str(column.label) for column in table.columns]
    cells = _exported(table, narrowed(table, rows, request))
    if wanted == "csv":
        disposition = {
            "Content-Disposition": f'attachment; filename="{table.name}.csv"'
        }
        return StreamingHttpResponse(
            csv_lines(headings, cells),
            content_type="text/csv; charset=utf-8",
            headers=disposition,
        )
    file = workbook(str(table.caption), headings, cells)
    return FileResponse(file, as_attachment=True, filename=f"{table.name}.xlsx")


def _searched(request: HttpRequest) -> str:
    """What is searched for; PostgreSQL knows no text with a NUL in it."""
    return request.GET.get("cari", "").replace("\0", "").strip()


def _exported(table: Table[M], rows: "QuerySet[M, Any]") -> Iterator[list[Cell]]:
    for row in rows.iterator(chunk_size=1000):
        yield [_told(column, row) for column in table.columns]


def _told(column: Column[M], row: M) -> Cell:
    """The value by the office's clock; of a moment in a column of days, the day."""
    cell = column.value(row)
    if not isinstance(cell, datetime):
        return cell
    local = localtime(cell) if is_aware(cell) else cell
    return local.date() if column.kind == "day" else local


def _ordering(name: str, downwards: bool) -> OrderBy:
    """One field in the wanted direction; a name with `-` in front turns the other way.

    What is unknown comes last both ways, on every database.
    """
    turned = name.startswith("-") != downwards
    known = F(name.removeprefix("-"))
    return known.desc(nulls_last=True) if turned else known.asc(nulls_last=True)


def _order(table: Table[M], request: HttpRequest) -> str:
    wanted = request.GET.get("urut", "")
    sortable = {column.key for column in table.columns if column.order}
    return wanted if wanted.removeprefix("-") in sortable else table.order


def _heading(column: Column[M], order: str) -> Heading:
    if not column.order:
        return Heading(column.label, column.is_number, "", "")
    if order == column.key:
        return Heading(column.label, column.is_number, f"-{column.key}", "ascending")
    if order == f"-{column.key}":
        return Heading(column.label, column.is_number, column.key, "descending")
    # Of amounts people look for the largest first, of names for A.
    first = f"-{column.key}" if column.is_number else column.key
    return Heading(column.label, column.is_number, first, "")


def _shown_cell(column: Column[M], row: M, cards: bool) -> ShownCell:
    return ShownCell(
        _told(column, row),
        column.kind,
        column.is_number,
        column.heads_row,
        column.link(row) if column.link else None,
        column.note(row) if column.note else None,
        column.state(row) if column.state else None,
        column.label if cards else "",
    )


def _shown_filter(one: Filter[M], request: HttpRequest) -> ShownFilter:
    value = request.GET.get(one.key, "")
    choices = [Choice(key, label, key == value) for key, label in one.choices()]
    chosen = next((choice.label for choice in choices if choice.chosen), None)
    return ShownFilter(one.key, one.label, choices, chosen)

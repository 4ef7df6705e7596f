"""The page of figures, and all of them as CSV. They only read."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from lapak.domain.people.rules import Task
from lapak.figures.figure import Figure
from lapak.figures.rows import Rows
from lapak.figures.summary import one_look, summary
from lapak.outputs.naming import key_name
from lapak.outputs.spreadsheets import Cell, csv_lines
from lapak.shared.money import grouped
from lapak.web.base.http import SignedInRequest
from lapak.web.base.tables import download, narrowed, shown
from lapak.web.figures.asked import Asked, asked_of
from lapak.web.figures.behind import (
    Behind,
    behind,
    chips,
    group_choices,
    opened_row,
    trail,
)
from lapak.web.figures.pages import pages_of
from lapak.web.figures.scope import sees_everything
from lapak.web.figures.shown import (
    account,
    asked_about,
    breakdowns,
    sections,
    written,
)
from lapak.web.figures.summary import years_told
from lapak.web.people.tables import scope_name


@require_GET
@one_look()
def index(request: SignedInRequest) -> HttpResponseBase:
    """The ledger of a year with one figure opened."""
    asked = asked_of(request)
    figures = summary(asked.year)
    figure = figures[asked.key]
    page: dict[str, Any] = {
        "year": asked.year,
        "years": _years(asked),
        "sections": sections(figures, asked),
        "figure": figure,
        "value": written(figure, figure.value),
        "account": account(figure),
        "questions": asked_about(figure, linked=request.user.may(Task.TAKE_IN))
        if figure.open_questions
        else [],
        "breakdowns": breakdowns(figure, asked),
        "open_rows": asked.address() + "#baris",
    }
    if "angka" in request.GET:
        told = behind(figure, asked, request, request.user)
        file = download(told.table, told.rows.query, request)
        if file is not None:
            return file
        page |= _rows(figure, asked, told, request)
    return render(request, "figures/index.html", page)


def _rows(
    figure: Figure, asked: Asked, told: Behind, request: SignedInRequest
) -> dict[str, Any]:
    """What the page shows of the rows behind the figure."""
    opened = opened_row(told, asked, request.user)
    narrowed_rows = narrowed(told.table, told.rows.query, request)
    left = Rows(told.rows.kind, narrowed_rows, told.rows.adds)
    total = left.total()
    label = _("Sum of all rows shown") if left.adds else _("Rows")
    return {
        "table": shown(told.table, told.rows.query, request),
        "row_kinds": group_choices(told, asked),
        "chips": chips(told),
        "misfits": told.misfits,
        "part": "" if sees_everything(request.user) else scope_name(request.user),
        "sources": opened[1] if opened else None,
        "pages": pages_of(opened[0], request.user) if opened else [],
        "trail": trail(figure, told, asked, opened),
        "sum_label": label,
        "sum": written(figure, total) if left.adds else grouped(total),
    }


@require_GET
@one_look()
def all_figures(request: SignedInRequest) -> HttpResponseBase:
    """Every figure of a year with its breakdowns, one line a number."""
    asked = asked_of(request)
    headings = [
        _("Key"), _("Figure"), _("Definition"), _("Broken down by"), _("Part"),
        _("Value"), _("Unit"), _("Open questions"),
    ]  # fmt: skip
    figures = summary(asked.year)
    lines = [line for figure in figures.values() for line in _lines(figure)]
    return StreamingHttpResponse(
        csv_lines(headings, lines),
        content_type="text/csv; charset=utf-8",
        headers={
            "Content-Disposition": f'attachment; filename="angka-{asked.year}.csv"'
        },
    )


def _lines(figure: Figure) -> Iterator[list[Cell]]:
    first: list[Cell] = [figure.key, figure.name, figure.definition]
    yield [*first, "", "", figure.value, figure.unit_name, figure.open_questions]
    for name, parts in figure.breakdowns.items():
        for key, value in parts.items():
            told = key_name(name, key)
            yield [*first, name, told, value, figure.unit_name, None]


def _years(asked: Asked) -> list[dict[str, Any]]:
    years = sorted({*years_told(), asked.year})
    return [
        {
            "label": str(year),
            "url": f"?tahun={year}&angka={asked.key}",
            "current": year == asked.year,
        }
        for year in years
    ]

"""The rows behind a figure, as one request asks for them, and the way to one cell."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model
from django.http import HttpRequest
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.people.models import User
from lapak.domain.people.queries import NotYours
from lapak.domain.places.models import Outlet
from lapak.domain.registry.models import Business
from lapak.figures.figure import Figure
from lapak.figures.rows import NoSuchNarrowing, Rows
from lapak.outputs.links import PARAMETERS
from lapak.outputs.naming import key_name
from lapak.web.base.tables import Table
from lapak.web.figures.asked import Asked
from lapak.web.figures.scope import sees_everything, visible_to
from lapak.web.figures.shown import written
from lapak.web.figures.source import Sources, sources_of
from lapak.web.figures.tables import related, table_of

_THINGS: Final[dict[str, type[Model]]] = {
    "bazaar": Bazaar,
    "business": Business,
    "outlet": Outlet,
}
_KEPT: Final = ("cari", "urut", "halaman", "per", "bagian")


@dataclass(frozen=True, slots=True)
class Behind:
    """The rows of a figure that this user sees, narrowed as asked."""

    rows: Rows
    groups: Sequence[Rows]
    table: Table[Any]
    misfits: list[str]  # filters that these rows know nothing of
    narrowed: dict[str, str]


def behind(figure: Figure, asked: Asked, request: HttpRequest, user: User) -> Behind:
    """The rows, without the filters that can't be."""
    narrowed, misfits = {}, []
    for dimension, key in asked.narrowed.items():
        try:
            figure.rows(**{dimension: key})
        except NoSuchNarrowing:
            misfits.append(f"{PARAMETERS[dimension]}={key}")
        else:
            narrowed[dimension] = key
    groups = [visible_to(rows, user) for rows in figure.rows(**narrowed)]
    at = asked.group if asked.group < len(groups) else 0
    rows = Rows(groups[at].kind, related(groups[at]), groups[at].adds)
    table = table_of(rows, figure, _link(asked, request))
    return Behind(rows, groups, table, misfits, narrowed)


def _link(asked: Asked, request: HttpRequest) -> Callable[[Any], str]:
    """From a row to its source, with everything else as it is."""
    told = {name: request.GET[name] for name in _KEPT if request.GET.get(name)}
    base = asked.address(**asked.narrowed)
    more = f"&{urlencode(told)}" if told else ""
    return lambda row: f"{base}{more}&baris={row.pk}#sumber"


def chips(told: Behind) -> list[dict[str, str]]:
    """The filters that narrow the rows now."""
    return [
        {"key": PARAMETERS[name], "text": name_of(name, key)}
        for name, key in told.narrowed.items()
    ]


def name_of(dimension: str, key: str) -> str:
    """A filter as people say it; things are called by their name."""
    model = _THINGS.get(dimension)
    if model is None:
        return key_name(dimension, key)
    found = model._default_manager.filter(pk=int(key)).first()
    return str(found) if found else key


def group_choices(told: Behind, asked: Asked) -> list[dict[str, Any]]:
    """The kinds of rows of a figure that adds unlike ones; empty for all others."""
    if len(told.groups) < 2:
        return []
    return [
        {
            "label": rows.what.told(),
            "url": f"{asked.address(**told.narrowed)}&bagian={at}#baris",
            "current": rows.kind == told.rows.kind,
        }
        for at, rows in enumerate(told.groups)
    ]


def opened_row(told: Behind, asked: Asked, user: User) -> tuple[Model, Sources] | None:
    """The row that is asked for, with its source. Raises NotYours."""
    if asked.row is None:
        return None
    row = told.rows.query.filter(pk=asked.row).first()
    if row is None:
        raise NotYours
    return row, sources_of(told.rows, row, alone=not sees_everything(user))


def trail(
    figure: Figure,
    told: Behind,
    asked: Asked,
    opened: tuple[Model, Sources] | None,
) -> list[dict[str, Any]]:
    """The way from the year to the cell; each step opens. Empty at its beginning."""
    steps: list[dict[str, Any]] = [
        {
            "label": _("Year %(year)s") % {"year": figure.year},
            "value": written(figure, figure.value),
            "url": asked.address(),
        }
    ]
    so_far: dict[str, str] = {}
    for name, key in told.narrowed.items():
        so_far[name] = key
        total = sum(rows.total() for rows in figure.rows(**so_far))
        steps.append(
            {
                "label": name_of(name, key),
                "value": written(figure, total),
                "url": asked.address(**so_far) + "#baris",
            }
        )
    if opened is not None:
        steps += _last_steps(figure, told, *opened)
    if len(steps) == 1:
        return []
    steps[-1] |= {"current": True}
    return steps


def _last_steps(
    figure: Figure, told: Behind, row: Model, sources: Sources
) -> list[dict[str, Any]]:
    named = told.table.columns[0].value(row)
    amount = written(figure, told.rows.amount(row)) if told.rows.adds else str(named)
    steps: list[dict[str, Any]] = [
        {"label": str(named), "value": amount, "url": "#baris"}
    ]
    if sources.shown:
        first = sources.shown[0]
        texts = [line.value for line in first.lines if line.raw]
        cell = _("Cell %(cell)s") if first.place.columns else _("Row %(cell)s")
        steps.append(
            {
                "label": cell % {"cell": first.place.cell},
                "value": texts[0] if texts else first.place.table.sheet or "–",
                "url": "#sumber",
                "raw": bool(texts),
            }
        )
    return steps

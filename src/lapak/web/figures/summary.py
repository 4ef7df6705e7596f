"""What pages of figures tell beside the ledger, kept warm as the ledger is."""

import logging
from collections import Counter
from threading import Thread
from typing import Final

from django.db import connections
from django.db.models import Model
from django.utils.timezone import localdate

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import OnlineBazaar
from lapak.figures.ledger import FIRST_YEAR, LAST_YEAR
from lapak.figures.open_questions import waiting
from lapak.figures.summary import remembered, summary
from lapak.outputs import charts
from lapak.outputs.naming import kinds_asked

_log: Final = logging.getLogger(__name__)
_DATED: Final[tuple[tuple[type[Model], str], ...]] = (
    (Bazaar, "opens"),
    (OnlineBazaar, "opens"),
    (Visit, "date"),
)


def kinds_waiting() -> dict[str, int]:
    """How many questions of each kind wait for an answer, whatever their year."""

    def count() -> dict[str, int]:
        kinds = waiting().order_by().values_list("kind", flat=True)
        return dict(Counter(kinds).most_common())

    return remembered("menunggu", count)


def years_told() -> list[int]:
    """The years that there is something of, the newest first; without any, this one."""

    def gather() -> list[int]:
        years: set[int] = set()
        for model, field in _DATED:
            days = model._default_manager.order_by().dates(field, "year")
            years |= {day.year for day in days if day}
        told = (year for year in years if FIRST_YEAR <= year <= LAST_YEAR)
        return sorted(told, reverse=True) or [localdate().year]

    return remembered("tahun", gather)


def newest_year() -> int:
    """The newest year with facts; this year while there are none."""
    years = years_told()
    for year in years:
        if any(figure.value for figure in summary(year).values()):
            return year
    return years[0]


def warm(year: int) -> None:
    """Compute a year and draw its charts, so that the first reader needn't wait."""
    charts.warm()
    for key, figure in summary(year).items():
        kinds_asked(key, year)
        if parts := figure.breakdowns.get("month"):
            month_chart(figure.name, dict(parts), rupiah=figure.is_rupiah)


def warm_in_background() -> None:
    """Warm the newest year in a thread of its own: the server starts at once."""

    def work() -> None:
        try:
            warm(newest_year())
        except Exception:  # noqa: BLE001  the first reader waits instead
            _log.exception("The figures could not be computed beforehand.")
        finally:
            connections.close_all()

    Thread(target=work, name="warm", daemon=True).start()


def month_chart(
    title: str,
    parts: dict[str, int],
    *,
    rupiah: bool,
    chosen: str | None = None,
    lang: str = "id",
) -> str:
    """Bars by month; each drawing is made once by a process."""
    unit: charts.Unit = "rupiah" if rupiah else "count"
    return charts.bar_chart(
        parts, unit=unit, title=title, highlighted=chosen, lang=lang
    )

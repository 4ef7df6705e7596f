"""The list of bazaars, and the stalls of one, as tables."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.outputs.links import figure_path
from lapak.outputs.naming import LEVELS, key_name
from lapak.shared.dates import span
from lapak.shared.masking import mask
from lapak.web.base.places import district_filter, district_name
from lapak.web.base.tables import Column, Filter, Table, Words
from lapak.web.figures.asked import source_of

MONTH = "bulan"
YEAR = "tahun"


def days(bazaar: Bazaar, *, short: bool = False) -> str:
    """`25–27 Maret 2023`."""
    return span(bazaar.opens, bazaar.closes, get_language() or "id", short=short)


def state(bazaar: Bazaar) -> str:
    """Whether it took place, in words."""
    return _("took place") if bazaar.held else _("does not count")


def unknown_note(row: Any) -> str | None:
    """How often the turnover is unknown; nothing where all of it is known."""
    return _("%(number)s not known") % {"number": row.unknown} if row.unknown else None


def _months(seen: "QuerySet[Bazaar]", year: str) -> list[tuple[str, Words]]:
    """The months that somebody sees a bazaar of, the newest first."""
    found = seen.order_by().dates("opens", "month", order="DESC")
    keys = [f"{day:%Y-%m}" for day in found]
    return [(key, key_name("month", key)) for key in keys if key.startswith(year)]


def _years(seen: "QuerySet[Bazaar]") -> list[tuple[str, Words]]:
    found = seen.order_by().dates("opens", "year", order="DESC")
    return [(str(day.year), str(day.year)) for day in found]


def _in_month(rows: "QuerySet[Bazaar]", key: str) -> "QuerySet[Bazaar]":
    first = date.fromisoformat(f"{key}-01")
    return rows.filter(opens__year=first.year, opens__month=first.month)


def _levels() -> Sequence[tuple[str, Words]]:
    return list(LEVELS.items())


def _states() -> Sequence[tuple[str, Words]]:
    return [
        ("terlaksana", gettext_lazy("took place")),
        ("tidak", gettext_lazy("does not count")),
    ]


def bazaars_table(seen: "QuerySet[Bazaar]", year: str) -> Table[Bazaar]:
    """The table of the bazaars that somebody sees; months are those of `year`."""
    return Table(
        name="bazar",
        caption=gettext_lazy("Bazaars"),
        columns=_BAZAAR_COLUMNS,
        order="-hari",
        filters=[
            Filter(
                YEAR,
                gettext_lazy("Year"),
                lambda: _years(seen),
                lambda rows, wanted: rows.filter(opens__year=int(wanted)),
            ),
            Filter(
                MONTH, gettext_lazy("Month"), lambda: _months(seen, year), _in_month
            ),
            Filter(
                "tingkat",
                gettext_lazy("Level"),
                _levels,
                lambda rows, level: rows.filter(level=level),
            ),
            district_filter(),
            Filter(
                "keadaan",
                gettext_lazy("State"),
                _states,
                lambda rows, wanted: rows.filter(held=wanted == "terlaksana"),
            ),
        ],
        search=lambda rows, text: rows.filter(
            Q(name__icontains=text) | Q(place__icontains=text)
        ),
        search_label=gettext_lazy("Search a bazaar or place"),
        empty=gettext_lazy(
            "No bazaar yet. Each stands here as soon as its attendance list is taken in."
        ),
    )


_BAZAAR_COLUMNS: list[Column[Any]] = [
    Column(
        "bazar",
        gettext_lazy("Bazaar"),
        lambda one: mask(one.name),
        order=("name", "opens"),
        link=lambda one: reverse("bazaars:bazaar", args=[one.pk]),
        note=lambda one: mask(one.place),
        heads_row=True,
    ),
    Column(
        "hari",
        gettext_lazy("Days"),
        lambda one: days(one, short=True),
        order=("opens", "name"),
    ),
    Column(
        "peserta",
        gettext_lazy("Stalls"),
        lambda one: one.participants,
        kind="number",
        order=("participants", "opens"),
    ),
    Column(
        "omset",
        gettext_lazy("Turnover"),
        lambda one: one.turnover,
        kind="rupiah",
        order=("turnover", "opens"),
        note=unknown_note,
    ),
    Column(
        "kecamatan",
        gettext_lazy("District"),
        lambda one: district_name(one.district),
        order=("district", "opens"),
    ),
    Column(
        "tingkat",
        gettext_lazy("Level"),
        lambda one: key_name("level", one.level),
        order=("level", "opens"),
    ),
    Column(
        "keadaan",
        gettext_lazy("State"),
        state,
        order=("held", "opens"),
        state=lambda one: "beres" if one.held else "bahaya",
    ),
    Column(
        "tempat",
        gettext_lazy("Place"),
        lambda one: mask(one.place),
        only_export=True,
    ),
    Column(
        "buka",
        gettext_lazy("First day"),
        lambda one: one.opens,
        kind="day",
        only_export=True,
    ),
    Column(
        "tutup",
        gettext_lazy("Last day"),
        lambda one: one.closes,
        kind="day",
        only_export=True,
    ),
    Column(
        "belum",
        gettext_lazy("Stalls with unknown turnover"),
        lambda one: one.unknown,
        kind="number",
        only_export=True,
    ),
]


# --- the stalls of one bazaar --------------------------------------------------------


def _business(there: Participation) -> Any:
    """The business that a participation counts as."""
    return there.business.alias_of or there.business


def _owner(there: Participation) -> str:
    return mask(_business(there).owner.name)


def _rows_of(there: Participation) -> str:
    """`10, 24`: the rows of lists that tell of it."""
    rows = sorted({one.mention.row for one in there.attendances.all()})
    return ", ".join(str(row) for row in rows)


def doubt_note(there: Any) -> str | None:
    """Said below an amount of which something is unknown."""
    if not there.doubtful:
        return None
    return _("not known") if there.turnover is None else _("part of it not known")


def stalls_table(bazaar: Bazaar) -> Table[Participation]:
    """Who took part in a bazaar, and what they sold."""
    return Table(
        name=f"bazar-{bazaar.pk}",
        caption=gettext_lazy("Stalls"),
        columns=[*_STALL_COLUMNS, counted_at(), bazaar_rows(), *_STALL_REST],
        order="usaha",
        search=_search_stalls,
        search_label=gettext_lazy("Search a business or owner"),
        empty=gettext_lazy("No stall counts here."),
    )


def _search_stalls(
    rows: "QuerySet[Participation]", text: str
) -> "QuerySet[Participation]":
    paths = (
        "business__name",
        "business__owner__name",
        "business__alias_of__name",
        "business__alias_of__owner__name",
    )
    found = Q()
    for path in paths:
        found |= Q(**{f"{path}__icontains": text})
    return rows.filter(found)


_STALL_COLUMNS: list[Column[Any]] = [
    Column(
        "usaha",
        gettext_lazy("Business"),
        lambda there: mask(_business(there).name),
        order=("business__name",),
        link=lambda there: reverse("businesses:business", args=[_business(there).pk]),
        note=_owner,
        heads_row=True,
    ),
    Column(
        "tertulis",
        gettext_lazy("As written"),
        lambda there: there.told,
        kind="rupiah",
        order=("told",),
    ),
]
_STALL_REST: list[Column[Any]] = [
    Column(
        "produk",
        gettext_lazy("Product"),
        lambda there: mask(_business(there).product),
        order=("business__product", "business__name"),
    ),
    Column(
        "asal",
        gettext_lazy("Home district"),
        lambda there: district_name(_business(there).district),
        order=("business__district", "business__name"),
    ),
    Column("pemilik", gettext_lazy("Owner"), _owner, only_export=True),
]


def counted_at() -> Column[Any]:
    """What counts of a participation's turnover; it leads to the cells behind it."""

    def link(there: Participation) -> str:
        return figure_path(
            there.bazaar.opens.year,
            "offline_turnover",
            bazaar=str(there.bazaar_id),
            business=str(there.business_id),
        )

    return Column(
        "dihitung",
        gettext_lazy("Counted"),
        lambda there: there.turnover,
        kind="rupiah",
        order=("turnover",),
        link=link,
        note=doubt_note,
    )


def bazaar_rows() -> Column[Any]:
    """The rows of lists that tell of a participation; it leads to them."""

    def link(there: Participation) -> str:
        return source_of(there.bazaar.opens.year, "offline_participations", there.pk)

    return Column("baris", gettext_lazy("Row"), _rows_of, link=link)

"""The rows behind a figure as tables: their columns, by kind of row."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lapak.figures.figure import Figure
from lapak.figures.rows import Query, Rows
from lapak.outputs.naming import key_name
from lapak.shared.dates import span
from lapak.web.base.tables import Column, Kind, Table, Words

Link = Callable[[Any], str | None]
Told = tuple[str, Promise, Callable[[Any], Any], Kind, tuple[str, ...]]

RELATED: Final[dict[str, tuple[str, ...]]] = {
    "bazaar": ("district",),
    "participation": ("bazaar", "business__owner", "business__district"),
    "sale": (
        "mention__table__file",
        "participation__bazaar",
        "participation__business__owner",
    ),
    "business": ("owner", "district"),
    "edition": (),
    "online_participation": ("edition", "business__owner", "table__file"),
    "order_line": ("edition", "business", "table__file"),
    "visit": ("outlet", "district", "table__file"),
    "outlet": ("district",),
    "finding": ("visit__outlet", "visit__district", "visit__table__file"),
}
SEARCHED: Final[dict[str, tuple[str, ...]]] = {
    "bazaar": ("name", "place"),
    "participation": ("business__name", "business__owner__name", "bazaar__name"),
    "sale": (
        "participation__business__name",
        "participation__business__owner__name",
        "participation__bazaar__name",
    ),
    "business": ("name", "owner__name"),
    "edition": ("name",),
    "online_participation": ("business__name", "product"),
    "order_line": ("business__name", "product", "order"),
    "visit": ("outlet__name", "officer"),
    "outlet": ("name", "address"),
    "finding": ("visit__outlet__name", "detail"),
}
_BUSINESS = gettext_lazy("Business")
_OWNER = gettext_lazy("Owner")
_BAZAAR = gettext_lazy("Bazaar")
_EDITION = gettext_lazy("Edition")
_DISTRICT = gettext_lazy("District")
_DAY = gettext_lazy("Day")
_OUTLET = gettext_lazy("Outlet")
_FILE = gettext_lazy("File")


def _place(thing: Any) -> str:
    return str(thing) if thing else key_name("district", "outside")


def _business(row: Any) -> str:
    return row.business.name if row.business else _("not known yet")


# The first column of each names the row; it leads to where the row comes from.
COLUMNS: Final[dict[str, Sequence[Told]]] = {
    "bazaar": (
        ("bazar", _BAZAAR, lambda r: r.name, "text", ("name",)),
        (
            "hari",
            _DAY,
            lambda r: span(r.opens, r.closes, short=True),
            "text",
            ("opens",),
        ),
        ("tempat", gettext_lazy("Place"), lambda r: r.place, "text", ("place",)),
        ("kecamatan", _DISTRICT, lambda r: _place(r.district), "text", ("district",)),
        (
            "tingkat",
            gettext_lazy("Level"),
            lambda r: key_name("level", r.level),
            "text",
            ("level",),
        ),
    ),
    "participation": (
        ("usaha", _BUSINESS, lambda r: r.business.name, "text", ("business__name",)),
        (
            "pemilik",
            _OWNER,
            lambda r: r.business.owner.name,
            "text",
            ("business__owner__name",),
        ),
        ("bazar", _BAZAAR, lambda r: r.bazaar.name, "text", ("bazaar__name",)),
        ("hari", _DAY, lambda r: r.bazaar.opens, "day", ("bazaar__opens",)),
    ),
    "sale": (
        (
            "usaha",
            _BUSINESS,
            lambda r: r.participation.business.name,
            "text",
            ("participation__business__name",),
        ),
        (
            "pemilik",
            _OWNER,
            lambda r: r.participation.business.owner.name,
            "text",
            ("participation__business__owner__name",),
        ),
        (
            "bazar",
            _BAZAAR,
            lambda r: r.participation.bazaar.name,
            "text",
            ("participation__bazaar__opens", "participation__bazaar__name"),
        ),
        ("hari", _DAY, lambda r: r.day, "day", ("day",)),
        (
            "baris",
            gettext_lazy("Row"),
            lambda r: r.mention.row,
            "number",
            ("mention__row",),
        ),
        ("tertulis", gettext_lazy("As written"), lambda r: r.written, "text", ()),
    ),
    "business": (
        ("usaha", _BUSINESS, lambda r: r.name, "text", ("name",)),
        ("pemilik", _OWNER, lambda r: r.owner.name, "text", ("owner__name",)),
        ("kecamatan", _DISTRICT, lambda r: _place(r.district), "text", ("district",)),
        ("produk", gettext_lazy("Product"), lambda r: r.product, "text", ("product",)),
    ),
    "edition": (
        ("edisi", _EDITION, lambda r: r.name, "text", ("number",)),
        (
            "hari",
            _DAY,
            lambda r: span(r.opens, r.closes, short=True),
            "text",
            ("opens",),
        ),
    ),
    "online_participation": (
        ("usaha", _BUSINESS, _business, "text", ("business__name",)),
        ("edisi", _EDITION, lambda r: str(r.edition), "text", ("edition__number",)),
        ("berkas", _FILE, lambda r: r.table.file.name, "text", ()),
    ),
    "order_line": (
        ("pesanan", gettext_lazy("Order"), lambda r: r.order, "text", ("order",)),
        ("usaha", _BUSINESS, _business, "text", ("business__name",)),
        ("produk", gettext_lazy("Product"), lambda r: r.product, "text", ("product",)),
        ("edisi", _EDITION, lambda r: str(r.edition), "text", ("edition__number",)),
        (
            "jumlah",
            gettext_lazy("Number sold"),
            lambda r: max(r.quantity - r.returned, 0),
            "number",
            (),
        ),
        (
            "harga",
            gettext_lazy("Unit price"),
            lambda r: r.unit_price,
            "rupiah",
            ("unit_price",),
        ),
    ),
    "visit": (
        ("tempat", _OUTLET, lambda r: r.outlet.name, "text", ("outlet__name",)),
        ("hari", _DAY, lambda r: r.date, "day", ("date",)),
        ("kecamatan", _DISTRICT, lambda r: _place(r.district), "text", ("district",)),
        ("petugas", gettext_lazy("Officer"), lambda r: r.officer, "text", ("officer",)),
    ),
    "outlet": (
        ("tempat", _OUTLET, lambda r: r.name, "text", ("name",)),
        ("alamat", gettext_lazy("Address"), lambda r: r.address, "text", ("address",)),
        ("kecamatan", _DISTRICT, lambda r: _place(r.district), "text", ("district",)),
    ),
    "finding": (
        (
            "tempat",
            _OUTLET,
            lambda r: r.visit.outlet.name,
            "text",
            ("visit__outlet__name",),
        ),
        ("hari", _DAY, lambda r: r.visit.date, "day", ("visit__date",)),
        (
            "jenis",
            gettext_lazy("Type of finding"),
            lambda r: key_name("type", r.type),
            "text",
            ("type",),
        ),
        ("rincian", gettext_lazy("Detail"), lambda r: r.detail, "text", ("detail",)),
    ),
}


def table_of(rows: Rows, figure: Figure, link: Link) -> Table[Any]:
    """The table of a kind of rows; `link` leads from a row to its source."""
    told = COLUMNS[rows.kind]
    columns: list[Column[Any]] = [
        Column(
            key, label, value, kind, order,
            link=link if at == 0 else None, heads_row=at == 0,
        )
        for at, (key, label, value, kind, order) in enumerate(told)
    ]  # fmt: skip
    if rows.adds:
        columns.append(_counted(rows))
    return Table(
        name=f"angka-{figure.key.replace('_', '-')}-{figure.year}",
        caption=_caption(rows),
        columns=columns,
        order=f"-{columns[-1].key}" if rows.adds else columns[0].key,
        search=_search(rows.kind),
        search_label=gettext_lazy("Search a name"),
        empty=gettext_lazy("No rows: nothing of this kind was taken in for the year."),
    )


def related(rows: Rows) -> Query:
    """The rows with what their table tells of them, in one question."""
    return rows.query.select_related(*RELATED[rows.kind])


def _counted(rows: Rows) -> Column[Any]:
    return Column(
        "dihitung",
        gettext_lazy("Counted"),
        rows.amount,
        "rupiah",
        (rows.adds or "pk",),
        note=lambda row: _("not counted yet") if rows.amount(row) is None else None,
    )


def _caption(rows: Rows) -> Words:
    return _("Rows behind the figure; each is %(what)s") % {"what": rows.what.told()}


def _search(kind: str) -> Callable[[Query, str], Query]:
    def search(query: Query, text: str) -> Query:
        found = Q()
        for path in SEARCHED[kind]:
            found |= Q(**{f"{path}__icontains": text})
        return query.filter(found)

    return search

"""The rows of a figure as tables: columns, CSV and XLSX."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import IO, Any, Final

from django.db.models import Prefetch

from lapak.domain.bazaars.models import Attendance
from lapak.figures.provenance import cells_of
from lapak.figures.rows import Rows
from lapak.figures.words import Words
from lapak.outputs.spreadsheets import Cell, csv_lines, workbook

CHUNK: Final = 1000  # rows held in memory at once


@dataclass(frozen=True, slots=True)
class RowColumn:
    """One column of a figure's rows. `value` gives plain data."""

    key: str
    label: Words
    value: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class _Kind:
    """The columns of one kind of row, and what is fetched along with it."""

    columns: tuple[RowColumn, ...]
    related: tuple[str, ...] = ()
    prefetch: "tuple[Prefetch[str], ...]" = ()


def columns_of(kind: str) -> Sequence[RowColumn]:
    """The columns of a kind of `Rows`; the last tells the source cells where it can."""
    return _KINDS[kind].columns


def headings(rows: Rows, lang: str | None = None) -> list[str]:
    """The heads of the columns, in a language or in the page's."""
    return [column.label.told(lang) for column in columns_of(rows.kind)]


def cells(rows: Rows) -> Iterator[list[Cell]]:
    """Row after row, by few queries however many there are."""
    kind = _KINDS[rows.kind]
    query = rows.query.select_related(*kind.related) if kind.related else rows.query
    for row in query.prefetch_related(*kind.prefetch).iterator(chunk_size=CHUNK):
        yield [column.value(row) for column in kind.columns]


def csv(rows: Rows, lang: str | None = None) -> Iterator[str]:
    """The lines of a CSV file."""
    return csv_lines(headings(rows, lang), cells(rows))


def xlsx(rows: Rows, sheet: str, lang: str | None = None) -> IO[bytes]:
    """An open temporary .xlsx; the caller closes it."""
    return workbook(sheet, headings(rows, lang), cells(rows))


def _place(district: Any) -> str:
    return district.name if district is not None else _OUTSIDE.told()


def _home(row: Any) -> str:
    """A business's district; an alias has that of the business that it is."""
    business = row.business.alias_of or row.business
    return _place(business.district)


def _source(kind: str) -> RowColumn:
    def told(row: Any) -> str:
        return "; ".join(cell.where for cell in cells_of(kind, row))

    return RowColumn("source", Words("Sumber", "Source"), told)


_OUTSIDE: Final = Words("luar wilayah", "outside the city")
_BUSINESS: Final = Words("Usaha", "Business")
_OWNER: Final = Words("Pemilik", "Owner")
_BAZAAR: Final = Words("Bazar", "Bazaar")
_OPENS: Final = Words("Mulai", "Opens")
_CLOSES: Final = Words("Selesai", "Closes")
_DISTRICT: Final = Words("Kecamatan", "District")
_HOME: Final = Words("Kecamatan asal", "Home district")
_OUTLET: Final = Words("Tempat usaha", "Outlet")
_DATE: Final = Words("Tanggal", "Date")
_EDITION: Final = Words("Edisi", "Edition")

_WHO: Final = (
    RowColumn("business", _BUSINESS, lambda row: row.business.name),
    RowColumn("owner", _OWNER, lambda row: row.business.owner.name),
    RowColumn("home_district", _HOME, _home),
)
_WHO_RELATED: Final = (
    "business__owner",
    "business__district",
    "business__alias_of__district",
)
_THERE: Final = Prefetch(
    "attendances", Attendance.objects.select_related("mention__table__file")
)

_KINDS: Final[Mapping[str, _Kind]] = {
    "bazaar": _Kind(
        (
            RowColumn("bazaar", _BAZAAR, lambda row: row.name),
            RowColumn("opens", _OPENS, lambda row: row.opens),
            RowColumn("closes", _CLOSES, lambda row: row.closes),
            RowColumn("level", Words("Tingkat", "Level"), lambda row: row.level),
            RowColumn("place", Words("Lokasi", "Venue"), lambda row: row.place),
            RowColumn("district", _DISTRICT, lambda row: _place(row.district)),
        ),
        ("district",),
    ),
    "participation": _Kind(
        (
            *_WHO,
            RowColumn("bazaar", _BAZAAR, lambda row: row.bazaar.name),
            RowColumn("opens", _OPENS, lambda row: row.bazaar.opens),
            RowColumn("district", _DISTRICT, lambda row: _place(row.bazaar.district)),
            _source("participation"),
        ),
        (*_WHO_RELATED, "bazaar__district"),
        (_THERE,),
    ),
    "business": _Kind(
        (
            RowColumn("business", _BUSINESS, lambda row: row.name),
            RowColumn("owner", _OWNER, lambda row: row.owner.name),
            RowColumn("product", Words("Produk", "Product"), lambda row: row.product),
            RowColumn(
                "ward",
                Words("Kelurahan", "Ward"),
                lambda row: row.ward and row.ward.name,
            ),
            RowColumn("home_district", _HOME, lambda row: _place(row.district)),
            RowColumn(
                "agency", Words("Pengampu", "Mentor agency"), lambda row: row.agency
            ),
        ),
        ("owner", "ward", "district"),
    ),
    "sale": _Kind(
        (
            RowColumn(
                "business", _BUSINESS, lambda row: row.participation.business.name
            ),
            RowColumn(
                "owner", _OWNER, lambda row: row.participation.business.owner.name
            ),
            RowColumn("bazaar", _BAZAAR, lambda row: row.participation.bazaar.name),
            RowColumn("opens", _OPENS, lambda row: row.participation.bazaar.opens),
            RowColumn("day", Words("Hari", "Day"), lambda row: row.day),
            RowColumn("written", Words("Tertulis", "Written"), lambda row: row.written),
            RowColumn(
                "told",
                Words("Omset tertulis", "Turnover as written"),
                lambda row: row.told,
            ),
            RowColumn("turnover", Words("Omset", "Turnover"), lambda row: row.turnover),
            _source("sale"),
        ),
        (
            "participation__business__owner",
            "participation__bazaar",
            "mention__table__file",
        ),
    ),
    "edition": _Kind(
        (
            RowColumn("edition", _EDITION, lambda row: row.number),
            RowColumn("name", Words("Nama", "Name"), lambda row: row.name),
            RowColumn("opens", _OPENS, lambda row: row.opens),
            RowColumn("closes", _CLOSES, lambda row: row.closes),
        ),
    ),
    "online_participation": _Kind(
        (
            *_WHO,
            RowColumn("edition", _EDITION, lambda row: row.edition.number),
            RowColumn("opens", _OPENS, lambda row: row.edition.opens),
        ),
        (*_WHO_RELATED, "edition"),
    ),
    "order_line": _Kind(
        (
            RowColumn("edition", _EDITION, lambda row: row.edition.number),
            RowColumn(
                "business", _BUSINESS, lambda row: row.business and row.business.name
            ),
            RowColumn(
                "marketplace",
                Words("Lokapasar", "Marketplace"),
                lambda row: row.marketplace,
            ),
            RowColumn("order", Words("Pesanan", "Order"), lambda row: row.order),
            RowColumn("product", Words("Produk", "Product"), lambda row: row.product),
            RowColumn(
                "status", Words("Status", "Status"), lambda row: row.status_written
            ),
            RowColumn(
                "quantity", Words("Jumlah", "Quantity"), lambda row: row.quantity
            ),
            RowColumn("returned", Words("Retur", "Returned"), lambda row: row.returned),
            RowColumn("price", Words("Harga", "Price"), lambda row: row.unit_price),
            RowColumn("turnover", Words("Omset", "Turnover"), lambda row: row.turnover),
            _source("order_line"),
        ),
        ("edition", "business", "table__file"),
    ),
    "visit": _Kind(
        (
            RowColumn("date", _DATE, lambda row: row.date),
            RowColumn("outlet", _OUTLET, lambda row: row.outlet.name),
            RowColumn("district", _DISTRICT, lambda row: _place(row.district)),
            RowColumn("officer", Words("Petugas", "Officer"), lambda row: row.officer),
            _source("visit"),
        ),
        ("outlet", "district", "table__file"),
    ),
    "outlet": _Kind(
        (
            RowColumn("outlet", _OUTLET, lambda row: row.name),
            RowColumn("address", Words("Alamat", "Address"), lambda row: row.address),
            RowColumn("district", _DISTRICT, lambda row: _place(row.district)),
        ),
        ("district",),
    ),
    "finding": _Kind(
        (
            RowColumn("date", _DATE, lambda row: row.visit.date),
            RowColumn("outlet", _OUTLET, lambda row: row.visit.outlet.name),
            RowColumn("district", _DISTRICT, lambda row: _place(row.visit.district)),
            RowColumn("type", Words("Jenis", "Type"), lambda row: row.type),
            RowColumn("detail", Words("Uraian", "Detail"), lambda row: row.detail),
            RowColumn(
                "follow_up",
                Words("Tindak lanjut", "Follow-up"),
                lambda row: row.follow_up,
            ),
            _source("finding"),
        ),
        ("visit__outlet", "visit__district", "visit__table__file"),
    ),
}

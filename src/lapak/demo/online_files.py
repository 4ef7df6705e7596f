"""Writes the online bazaars' files: the exports of the shared store, the curation list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path
from random import Random

from lapak.demo.dirt import Dirt
from lapak.demo.exports import SHOP, Export, sheet_of
from lapak.demo.online import Edition, Line, OnlineBazaar, Order, Store
from lapak.demo.people import Business
from lapak.demo.sheets import Sheet, Value, write_csv, write_workbook
from lapak.demo.truth import Issue, OrderLine, Record

FOLDER = "JBL"
_CURATION = (
    "No",
    "Edisi",
    "Usaha",
    "Pemilik",
    "NIK",
    "WhatsApp",
    "Kelurahan",
    "Kecamatan",
    "SKU",
    "Produk",
    "Harga",
    "Hasil",
)
_MARKETPLACES = (
    ("tokopedia",),
    ("tiktok", "shopee"),
    ("tokopedia", "shopee"),
    ("tiktok",),
)


Places = list[tuple[Order, int, int]]  # order, number of its line, row from 1


@dataclass(frozen=True, slots=True)
class Size:
    """How much goes on in the online bazaars."""

    editions: int
    sellers: int
    lines: int  # of orders, in each edition
    businesses: int  # that sell online at all


def hold_editions(
    year: int, size: Size, businesses: Sequence[Business], dirt: Dirt, random: Random
) -> list[OnlineBazaar]:
    """Hold the year's online bazaars, each on a Friday to Sunday."""
    store = Store(random.sample(list(businesses), size.businesses), random)
    held = []
    for number in range(1, size.editions + 1):
        start = date(year, 1 + 10 * number // (size.editions + 1), 8)
        friday = start + timedelta((4 - start.weekday()) % 7)
        edition = Edition(number, friday, friday + timedelta(2))
        unknown = _share(dirt.unknown_products, number, size.editions)
        bazaar = store.curate(edition, size.sellers, unknown)
        marketplaces = _MARKETPLACES[(number - 1) % len(_MARKETPLACES)]
        store.sell(bazaar, marketplaces, size.lines)
        outside = _share(dirt.outside_orders, number, size.editions)
        store.sell_outside(bazaar, marketplaces, outside)
        held.append(bazaar)
    return held


def _share(whole: int, number: int, parts: int) -> int:
    """Part `number` (from 1) of a whole that is cut into nearly equal parts."""
    return whole * number // parts - whole * (number - 1) // parts


def write_online(
    held: Sequence[OnlineBazaar], folder: Path, record: Record, random: Random
) -> list[str]:
    """Write every export and the curation list; gives the files' names."""
    files = []
    asked: set[str] = set()  # a product is asked about once
    for bazaar in held:
        marketplaces = dict.fromkeys(order.marketplace for order in bazaar.orders)
        for marketplace in marketplaces:
            orders = [o for o in bazaar.orders if o.marketplace == marketplace]
            written, places = _write_exports(bazaar.edition, orders, folder, random)
            files += [file for file, _ in written]
            _record(bazaar.edition, written[-1], places, record, asked)
    files.append(_write_curation(held, folder, random))
    return files


def _write_exports(
    edition: Edition, orders: list[Order], folder: Path, random: Random
) -> tuple[list[tuple[str, str]], Places]:
    """An early export and a late one that tells the same orders anew.

    Gives each one's file and sheet, and where the lines stand in the late one.
    """
    marketplace = orders[0].marketplace
    after = datetime.combine(edition.last, time(16, 20))
    early = Export(
        marketplace,
        after + timedelta(days=3),
        "csv," if marketplace == "tiktok" else "xlsx",
        short=marketplace == "tiktok",
        english=marketplace == "tiktok" and random.random() < 0.5,
        misread=random.random() < 0.5,
    )
    late = Export(
        marketplace,
        after + timedelta(days=21),
        random.choice(("xlsx", "csv;")) if marketplace == "tiktok" else "xlsx",
        title_block=random.random() < 0.7,
        misread=not early.misread,
    )
    seen = [order for order in orders if order.made <= early.moment]
    written = []
    for export, told in ((early, seen), (late, orders)):
        sheet, places = sheet_of(export, told, random)
        file = _file(export)
        if export.form == "xlsx":
            write_workbook(folder / file, [sheet])
        else:
            path, delimiter = folder / file, export.form[-1]
            write_csv(path, sheet, delimiter=delimiter, encoding="utf-8-sig")
        written.append((file, sheet.name if export.form == "xlsx" else ""))
    return written, places


def _file(export: Export) -> str:
    day = export.moment
    stem = {
        "tokopedia": f"Penjualan_{SHOP}_{day:%d%m%Y}",
        "tiktok": f"Semua pesanan-{day:%Y-%m-%d-%H_%M}",
        "shopee": f"Order.all.{day:%Y%m%d}_{day:%Y%m%d}",
    }[export.marketplace]
    return f"{FOLDER}/{stem}.{export.form[:3].strip()}" + (
        "x" if export.form == "xlsx" else ""
    )


def _record(
    edition: Edition,
    where: tuple[str, str],
    places: Places,
    record: Record,
    asked: set[str],
) -> None:
    """Write down what the newest export tells, and what has to be asked about it."""
    for order, at, row in places:
        line = order.lines[at - 1]
        told = _order_line(edition, (order, at), line, where, row)
        record.order_lines.append(told)
        bought = order.status in ("done", "shipped", "to_ship")
        if bought and told.edition is None:
            why = "an order paid outside the edition's days"
            record.issues.append(
                Issue(*where, row, "outside_edition", why, True, False, {"drop": True})
            )
        if (
            told.counted
            and line.product.cover == "none"
            and line.product.name not in asked
        ):
            asked.add(line.product.name)
            why = f"'{line.product.name}' is not in the curation list"
            owner: dict[str, object] = {"attribute": line.product.business.name}
            record.issues.append(
                Issue(*where, row, "product_unknown", why, True, True, owner)
            )


def _order_line(
    edition: Edition,
    which: tuple[Order, int],
    line: Line,
    where: tuple[str, str],
    row: int,
) -> OrderLine:
    order, at = which
    bought = order.status in ("done", "shipped", "to_ship") and order.paid is not None
    inside = order.paid is not None and edition.holds(order.paid)
    net = line.quantity - line.returned
    counted = bought and inside
    return OrderLine(
        marketplace=order.marketplace,
        order=order.number,
        line=at,
        product=line.product.name,
        sku=line.product.sku,
        business=line.product.business.id,
        edition=edition.number if inside else None,
        cover=line.product.cover,
        status=order.status,
        net_quantity=net,
        unit_price=line.price,
        turnover=net * line.price if counted else 0,
        counted=counted,
        final=counted and order.status == "done",
        file=where[0],
        sheet=where[1],
        row=row,
    )


def _write_curation(held: Sequence[OnlineBazaar], folder: Path, random: Random) -> str:
    """The list of what was curated, and on a second sheet the editions' days."""
    sheet = Sheet("Kurasi")
    sheet.put(0, 0, "REKAP HASIL KURASI JUMAT BELI LOKAL")
    sheet.put(1, 0, f"Etalase bersama {SHOP}")
    for column, heading in enumerate(_CURATION):
        sheet.put(3, column, heading)
    row = 4
    for bazaar in held:
        for cells in _curated(bazaar, random):
            for column, value in enumerate([row - 3, *cells]):
                sheet.put(row, column, value)
            row += 1
    editions = Sheet("Edisi")
    for column, heading in enumerate(("Edisi", "Nama Kegiatan", "Mulai", "Selesai")):
        editions.put(0, column, heading)
    for at, bazaar in enumerate(held, 1):
        edition = bazaar.edition
        told: list[Value] = [edition.number, edition.name, edition.first, edition.last]
        for column, cell in enumerate(told):
            editions.put(at, column, cell)
    file = f"{FOLDER}/kurasi JBL {held[0].edition.first.year}.xlsx"
    write_workbook(folder / file, [sheet, editions])
    return file


def _curated(bazaar: OnlineBazaar, random: Random) -> list[list[Value]]:
    number = bazaar.edition.number
    lines: list[list[Value]] = [
        [
            number,
            *_seller(product.business),
            product.sku,
            product.curated,
            product.price,
            "Lolos",
        ]
        for product in bazaar.products
        if product.cover != "none"
    ]
    refused = random.choice(("Tidak lolos", "Tidak Lolos", "Belum lolos"))
    lines += [
        [number, *_seller(business), "", business.product, None, refused]
        for business in bazaar.refused
    ]
    return lines


def _seller(business: Business) -> list[Value]:
    owner = business.owner
    ward = business.ward
    return [
        business.name,
        owner.name,
        owner.national_id,
        business.phone,
        ward.name,
        ward.district.name,
    ]

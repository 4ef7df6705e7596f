"""From the database into the books: all that the files taken in say."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models import Q

from lapak.domain.bazaars.models import Attendance
from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import CuratedProduct, OrderLine, ToldEdition
from lapak.domain.registry.models import Mention
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import (
    Decision,
    FileKind,
    Question,
    SourceColumn,
    SourceFile,
    SourceTable,
)
from lapak.domain.sources.models import (
    FileState as State,
)
from lapak.intake.settling.answers import Rows, Said, head_print, names_print
from lapak.intake.settling.in_hand import take_up
from lapak.intake.settling.state import (
    AttendanceState,
    Books,
    CuratedState,
    EditionState,
    FileState,
    LineState,
    ListInHand,
    MentionState,
    SaleState,
    TableState,
    VisitState,
)

TABLE_FIELDS = (
    "id", "file_id", "kind", "sheet", "header_row", "last_row", "position", "hidden", "summary",
    "cancelled", "other_year", "name", "place", "level", "district", "opens", "closes", "day",
    "day_number", "revision", "set_aside", "file__kind",
)  # fmt: skip


def load(waiting: Iterable[int] = (), in_hand: Sequence[ListInHand] = ()) -> Books:
    """The books of every file taken in; `waiting` files count as if they were.

    `in_hand`: rows of them that are not stored yet.
    """
    files = SourceFile.objects.filter(Q(state=State.TAKEN_IN) | Q(pk__in=list(waiting)))
    books = Books()
    _tables(books, files.values_list("id", "path", "received_at", "made_on"))
    inside: dict[str, Any] = (
        {"table__in": list(books.tables)}
        if waiting
        else {"table__file__state": State.TAKEN_IN}
    )
    _mentions(books, inside)
    _attendance(books)
    _curated(books, inside)
    _lines(books, inside)
    _visits(books, inside)
    for one in in_hand:
        take_up(books, one)
    return books


def load_file(file: SourceFile) -> Books:
    """The books of one file alone, whether it counts or not: its tables and names."""
    books = Books()
    _tables(books, [(file.pk, file.path, file.received_at, file.made_on)])
    _mentions(books, {"table__file": file})
    return books


def _tables(books: Books, files: Iterable[tuple]) -> None:  # type: ignore[type-arg]
    by_id = {row[0]: FileState(*row) for row in files}
    stored = SourceTable.objects.filter(file__in=list(by_id)).order_by("pk")
    for row in stored.values_list(*TABLE_FIELDS):
        told = dict(zip(TABLE_FIELDS, row, strict=True))
        file = by_id[told.pop("file_id")]
        was = told.pop("set_aside")
        by_hand = told.pop("file__kind") == FileKind.BY_HAND
        books.tables[row[0]] = TableState(
            file=file, was_aside=was, by_hand=by_hand, **told
        )


def _mentions(books: Books, inside: dict[str, Any]) -> None:
    fields = (
        "id", "table_id", "row", "business_written", "owner_written", "nik", "nik15", "phones", "address",
        "ward_id", "district_id", "ward_written", "product", "agency", "business_id", "business_name",
        "owner_name", "told_ward", "told_district",
    )  # fmt: skip
    for m in Mention.objects.filter(**inside).order_by("pk").values_list(*fields):
        books.mentions[m[0]] = MentionState(
            id=m[0],
            table=books.tables[m[1]],
            row=m[2],
            business=m[3],
            owner=m[4],
            nik=m[5],
            nik15=m[6],
            phones=tuple(m[7].split()),
            address=m[8],
            ward=m[17],
            district=m[18],
            ward_written=m[11],
            product=m[12],
            agency=m[13],
            written=(m[3], m[4]),
            was_business=m[14],
            was=(m[15], m[16], m[9] or "", m[10] or ""),
        )


def _attendance(books: Books) -> None:
    by_mention: dict[int, AttendanceState] = {}
    rows = Attendance.objects.values_list(
        "mention_id", "absent", "outcome", "bazaar_id", "participation_id"
    )
    for number, absent, outcome, bazaar, participation in rows.order_by("pk"):
        mention = books.mentions.get(number)
        if mention is None:
            continue
        by_mention[number] = AttendanceState(
            mention, absent, (outcome, bazaar, participation)
        )
        if bazaar:
            mention.table.was_bazaar = bazaar
    books.attendance = list(by_mention.values())
    sales = DailySales.objects.values_list(
        "id",
        "mention_id",
        "column",
        "day",
        "said",
        "told",
        "participation_id",
        "turnover",
    )
    for number, mention_id, column, day, said, told, taken, turnover in sales.order_by(
        "pk"
    ):
        row = by_mention.get(mention_id)
        if row is not None:
            was = (taken, turnover)
            row.sales.append(SaleState(number, column, day, said, told, was))


def _curated(books: Books, inside: dict[str, Any]) -> None:
    told = {f"mention__{key}": value for key, value in inside.items()}
    rows = CuratedProduct.objects.filter(**told).values_list(
        "mention_id", "number", "sku", "product", "accepted", "edition_id", "counts"
    )
    for mention, number, sku, product, accepted, edition, counts in rows.order_by("pk"):
        was = (edition, counts)
        state = CuratedState(
            books.mentions[mention], number, sku, product, accepted, was
        )
        books.curated.append(state)
    editions = ToldEdition.objects.filter(**inside).values_list(
        "table_id", "number", "name", "opens", "closes"
    )
    books.told_editions = [
        (books.tables[table], EditionState(number, name, opens, closes))
        for table, number, name, opens, closes in editions.order_by("pk")
    ]


def _lines(books: Books, inside: dict[str, Any]) -> None:
    fields = (
        "id", "table_id", "row", "marketplace", "order", "line", "product", "sku", "status", "paid_at",
        "quantity", "returned", "net", "outcome", "edition_id", "business_id", "attributed_by",
    )  # fmt: skip
    rows: Iterable[Any] = (
        OrderLine.objects.filter(**inside).order_by("pk").values_list(*fields)
    )
    for row in rows:
        number, table, *told = row
        was = (told[11], told[12], told[13], told[14])
        names = (*fields[2:12], "turnover")
        facts = dict(zip(names, told[:11], strict=True))
        books.lines.append(LineState(number, books.tables[table], was=was, **facts))


def _visits(books: Books, inside: dict[str, Any]) -> None:
    rows = Visit.objects.filter(**inside).values_list(
        "id", "table_id", "row", "outlet_id", "outlet__name", "date", "officer", "told_district",
        "outcome", "district_id",
    )  # fmt: skip
    for number, table, row, outlet, name, day, officer, district, *was in rows.order_by(
        "pk"
    ):
        state = VisitState(
            number, books.tables[table], row, outlet, name, day, officer, district,
            was=(was[0], was[1] or ""),
        )  # fmt: skip
        books.visits.append(state)


def rows_of(books: Books) -> Rows:
    """Where every row is, by number and by the print of its names."""
    rows = Rows()
    for m in books.mentions.values():
        rows.prints[m.table.id, m.row] = names_print(*m.written)
    for line in books.lines:
        rows.prints[line.table.id, line.row] = names_print(line.order, line.product)
    for visit in books.visits:
        rows.prints[visit.table.id, visit.row] = names_print(
            visit.outlet_name, str(visit.day)
        )
    heads: dict[int, list[str]] = defaultdict(list)
    columns = SourceColumn.objects.filter(table__in=list(books.tables))
    for table, header, index in columns.order_by("table", "index").values_list(
        "table_id", "header", "index"
    ):
        heads[table].append(header)
        rows.left.setdefault(table, index)
    rows.heads = {table: head_print(headers) for table, headers in heads.items()}
    kinds: dict[tuple[int, int], set[str]] = defaultdict(set)
    asked = Question.objects.filter(table__in=list(books.tables))
    for table, row, kind in asked.values_list("table_id", "row", "kind"):
        kinds[table, row].add(kind)
    rows.kinds = dict(kinds)
    return rows


def decisions() -> list[Said]:
    """Every decision that people made, in the order in which they made them."""
    fields = ("id", "file", "sheet", "row", "kind", "verb", "value", "print", "by")
    return [Said(*row) for row in Decision.objects.order_by("pk").values_list(*fields)]

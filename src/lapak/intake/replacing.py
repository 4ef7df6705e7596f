"""A newer version of a file that is there: which one it replaces, and what changed."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import OrderLine
from lapak.domain.registry.models import Mention
from lapak.domain.sources.models import FileKind, FileState, SourceFile
from lapak.domain.sources.secrecy import Locks
from lapak.intake.keeping import outlet_key, row_print
from lapak.intake.settling.answers import names_print, same_file
from lapak.intake.told import AttendanceRow, CuratedRow, FileTold, TableTold, VisitRow

SAME_ROWS = 0.5  # of the shorter file's rows, by their names


def replaced_by(file: SourceFile, told: FileTold | None = None) -> list[SourceFile]:
    """The files that this one is a newer version of: one name, mostly the same rows.

    A file of the same name with other rows is another list; order lines replace each
    other line by line and need no older file to go. `told`: what it says, where it is
    not stored yet.
    """
    if file.kind == FileKind.MARKETPLACE_EXPORT:
        return []
    candidates = SourceFile.objects.filter(
        state=FileState.TAKEN_IN, kind=file.kind, path__iendswith=file.name
    ).exclude(pk=file.pk)
    named = [older for older in candidates if same_file(older.path, file.path)]
    if not named:
        return []
    prints = Counter(_stored(file) if told is None else _names(told))
    return [
        older
        for older in named
        if _overlap(prints, Counter(_stored(older))) >= SAME_ROWS
    ]


def _naming(table: TableTold) -> Iterable[AttendanceRow | CuratedRow]:
    yield from table.attendance
    yield from table.curated


def _names(told: FileTold) -> Iterable[str]:
    for table in told.tables:
        for row in _naming(table):
            yield names_print(row.mention.business, row.mention.owner)
        for visit in table.visits:
            yield names_print(visit.outlet, str(visit.day))


def _stored(file: SourceFile) -> Iterable[str]:
    mentions = Mention.objects.filter(table__file=file)
    for names in mentions.values_list("business_written", "owner_written"):
        yield names_print(*names)
    visits = Visit.objects.filter(table__file=file)
    for name, day in visits.values_list("outlet__name", "date"):
        yield names_print(name, str(day))


def _overlap(one: Counter[str], other: Counter[str]) -> float:
    shorter = min(one.total(), other.total())
    return (one & other).total() / shorter if shorter else 0.0


class RowChange(NamedTuple):
    """What a row is against what was there before: new, same or changed."""

    table: int  # its place among the tables of its file, from 0
    row: int
    state: str


def row_changes(told: FileTold, older: Sequence[SourceFile]) -> list[RowChange]:
    """Every row of a file against what the file replaces.

    An order line is measured against what any export told of it before.
    """
    if not older and not any(table.lines for table in told.tables):
        return [one._replace(state="new") for one in all_same(told)]
    locks = Locks()
    whole: Counter[str] = Counter()
    named: Counter[str] = Counter()
    visits: Counter[VisitFacts] = Counter()
    for file in older:
        mentions = Mention.objects.filter(table__file=file)
        whole.update(mentions.values_list("print", flat=True))
        named.update(_stored(file))
        visits.update(_stored_visits(file))
    changes: list[RowChange] = []
    for number, table in enumerate(told.tables):
        for row in _naming(table):
            state = _against(row, whole, named, locks)
            changes.append(RowChange(number, row.row, state))
        for visit in table.visits:
            state = _visit_against(visit, visits, named)
            changes.append(RowChange(number, visit.row, state))
        changes += _line_changes(number, table)
    return changes


def all_same(told: FileTold) -> list[RowChange]:
    """The rows of a file whose very bytes are there already."""
    return [
        RowChange(number, row.row, "same")
        for number, table in enumerate(told.tables)
        for row in (*_naming(table), *table.lines, *table.visits)
    ]


def _against(
    row: AttendanceRow | CuratedRow,
    whole: Counter[str],
    named: Counter[str],
    locks: Locks,
) -> str:
    """One row's state; what it is measured against is used up."""
    key, names = (
        row_print(row, locks),
        names_print(row.mention.business, row.mention.owner),
    )
    if whole[key] > 0:
        whole[key] -= 1
        return "same"
    if named[names] > 0:
        named[names] -= 1
        return "changed"
    return "new"


VisitFacts = tuple[object, ...]


def _visit_facts(visit: VisitRow) -> VisitFacts:
    """All that a row says of a visit, as it is kept."""
    found = sorted(
        (kind, visit.detail[:300], visit.follow_up[:200]) for kind in visit.findings
    )
    when = (visit.day, visit.day_written[:60])
    return (outlet_key(visit), visit.district, *when, visit.officer[:150], *found)


def _stored_visits(file: SourceFile) -> Iterable[VisitFacts]:
    visits = Visit.objects.filter(table__file=file).select_related("outlet")
    for one in visits.prefetch_related("findings"):
        found = sorted((f.type, f.detail, f.follow_up) for f in one.findings.all())
        when = (one.date, one.date_written)
        yield (one.outlet.key, one.told_district, *when, one.officer, *found)


def _visit_against(
    visit: VisitRow, whole: Counter[VisitFacts], named: Counter[str]
) -> str:
    """A visit's state; what it is measured against is used up."""
    facts = _visit_facts(visit)
    if whole[facts] > 0:
        whole[facts] -= 1
        return "same"
    return "changed" if named[names_print(visit.outlet, str(visit.day))] > 0 else "new"


def _line_changes(number: int, table: TableTold) -> Iterable[RowChange]:
    if not table.lines:
        return
    before = {
        (order, line): rest
        for order, line, *rest in OrderLine.objects.filter(
            marketplace=table.marketplace, table__file__state=FileState.TAKEN_IN
        )
        .order_by("pk")
        .values_list("order", "line", "status", "quantity", "returned", "net")
    }
    for line in table.lines:
        was = before.get((line.order, line.line))
        now = [line.status, line.quantity, line.returned, line.net]
        known = "same" if was == now else "changed"
        yield RowChange(number, line.row, "new" if was is None else known)

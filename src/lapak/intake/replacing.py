"""A newer version of a file that is there: which one it replaces, and what changed."""

from collections import Counter
from collections.abc import Iterable, Sequence

from lapak.domain.monitoring.models import Visit
from lapak.domain.online.models import OrderLine
from lapak.domain.registry.models import Mention
from lapak.domain.sources.models import FileState, SourceFile
from lapak.domain.sources.secrecy import Locks
from lapak.intake.keeping import row_print
from lapak.intake.settling.answers import names_print, same_file
from lapak.intake.told import AttendanceRow, CuratedRow, FileTold, TableTold

SAME_ROWS = 0.5  # of the shorter file's rows, by their names


def replaced_by(file: SourceFile, told: FileTold) -> list[SourceFile]:
    """The files that this one is a newer version of: one name, mostly the same rows.

    A file of the same name with other rows is another list; order lines replace each
    other line by line and need no older file to go.
    """
    if told.kind == "marketplace_export":
        return []
    candidates = SourceFile.objects.filter(
        state=FileState.TAKEN_IN, kind=file.kind, path__iendswith=file.name
    ).exclude(pk=file.pk)
    prints = Counter(_names(told))
    return [
        older
        for older in candidates
        if same_file(older.path, file.path)
        and _overlap(prints, Counter(_stored(older))) >= SAME_ROWS
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


def row_changes(told: FileTold, older: Sequence[SourceFile]) -> tuple[int, int, int]:
    """(new, same, changed) rows of a file against what it replaces.

    An order line is measured against what any export told of it before.
    """
    lines = _line_changes(told)
    if not older:
        fresh = sum(
            len(t.attendance) + len(t.curated) + len(t.visits) for t in told.tables
        )
        return lines[0] + fresh, lines[1], lines[2]
    locks = Locks()
    whole: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for file in older:
        mentions = Mention.objects.filter(table__file=file)
        whole.update(mentions.values_list("print", flat=True))
        named.update(_stored(file))
    new, same, changed = lines
    for table in told.tables:
        for row in _naming(table):
            key, names = (
                row_print(row, locks),
                names_print(row.mention.business, row.mention.owner),
            )
            if whole[key] > 0:
                whole[key] -= 1
                same += 1
            elif named[names] > 0:
                named[names] -= 1
                changed += 1
            else:
                new += 1
        for visit in table.visits:
            known = named[names_print(visit.outlet, str(visit.day))] > 0
            same, new = same + known, new + (not known)
    return new, same, changed


def _line_changes(told: FileTold) -> tuple[int, int, int]:
    new = same = changed = 0
    for table in told.tables:
        if not table.lines:
            continue
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
            new += was is None
            same += was == now
            changed += was is not None and was != now
    return new, same, changed

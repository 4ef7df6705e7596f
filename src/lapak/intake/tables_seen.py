"""What was recognised of a file's tables: which bazaar each is about, and whether it counts."""

from dataclasses import dataclass
from datetime import date

from lapak.domain.sources.models import Decision, FileKind, SourceFile
from lapak.intake.settling.shown import as_corrected


@dataclass(frozen=True, slots=True)
class TableSeen:
    """A list of a file, as people's corrections leave it; '' and None: not recognised."""

    position: int  # of the tables of its file, from 0
    kind: str
    sheet: str
    header_row: int
    name: str
    place: str
    level: str
    district: str
    opens: date | None
    closes: date | None
    aside: str = ""  # why it does not count; '' = it does


def tables_seen(file: SourceFile) -> list[TableSeen]:
    """The tables of a file in their order, sheets that sum up others left out."""
    shown = list(file.tables.filter(summary=False).order_by("position"))
    said = file.kind == FileKind.ATTENDANCE and Decision.objects.exists()
    corrected = as_corrected(file).tables if said else {}
    seen = []
    for table in shown:
        facts = corrected.get(table.pk, table)
        seen.append(
            TableSeen(
                table.position,
                table.kind,
                table.sheet,
                table.header_row,
                facts.name,
                facts.place,
                facts.level,
                facts.district,
                facts.opens,
                facts.closes,
                table.set_aside,
            )
        )
    return seen

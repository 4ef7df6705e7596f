"""Monitoring lists: visits to modern markets and neighbourhood shops."""

from dataclasses import replace

from lapak.domain.places.rules import Gazetteer
from lapak.intake.lists import List, find_lists
from lapak.intake.reading.workbook import Workbook
from lapak.intake.told import FileTold, TableTold
from lapak.intake.visits.columns import is_visits, meaning_of
from lapak.intake.visits.rows import Visits


def understand(workbook: Workbook, path: str, *, places: Gazetteer) -> FileTold | None:
    """What a monitoring list says; None where the file is something else."""
    told = FileTold("monitoring")
    for sheet in workbook.sheets:
        for found in find_lists(sheet, meaning_of, is_visits):
            visits = Visits(found, places, path)
            table = _table(found, visits)
            if table.visits:
                number = len(told.tables)
                told.remarks += [replace(r, table=number) for r in visits.remarks]
                told.tables.append(table)
    return told if told.tables else None


def _table(content: List, visits: Visits) -> TableTold:
    rows = visits.read()
    return TableTold(
        kind="monitoring",
        sheet=content.grid.sheet.name,
        header_row=content.header_row,
        first_row=rows[0].row if rows else content.first_row,
        last_row=rows[-1].row if rows else content.first_row,
        columns=content.told,
        visits=rows,
        hidden=content.grid.sheet.hidden,
    )

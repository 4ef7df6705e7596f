"""Monitoring lists: visits to modern markets and neighbourhood shops."""

import re
from dataclasses import replace
from functools import partial

from lapak.domain.places.rules import Gazetteer
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import clean, plain
from lapak.intake.lists import List, find_lists
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.told import FileTold, TableTold
from lapak.intake.visits.columns import is_visits, meaning_of
from lapak.intake.visits.rows import Visits

TOP = 4  # rows of titles
CHEAPEST = 1_000  # rupiah; a smaller number counts something


def understand(workbook: Workbook, path: str, *, places: Gazetteer) -> FileTold | None:
    """What a monitoring list says; None where the file is something else."""
    told = FileTold("monitoring")
    for sheet in workbook.sheets:
        titled = partial(is_visits, titled=_tells_visits(sheet, path))
        for found in find_lists(sheet, meaning_of, titled):
            if is_of_a_bazaar(found, path):
                continue
            visits = Visits(found, places, path)
            table = _table(found, visits)
            if table.visits:
                number = len(told.tables)
                told.remarks += [replace(r, table=number) for r in visits.remarks]
                told.tables.append(table)
    return told if told.tables else None


BAZAAR = re.compile(r"\b(?:ba[zs]a+r|pameran|festival|gebyar|expo)\b")
MONITORING = re.compile(
    r"\b(?:monitoring|pengawasan|pemantauan|kunjungan|pemeriksaan|sidak|temuan)\b"
)


def _tells_visits(sheet: Sheet, path: str) -> bool:
    """Do the titles over a list, or the name of its file, tell of visits and of no bazaar?"""
    top = [
        clean(cell) for row in sheet.rows[:TOP] for cell in row if isinstance(cell, str)
    ]
    titles = plain(" ".join([path.replace("\\", "/").rsplit("/", 1)[-1], *top]))
    return bool(MONITORING.search(titles)) and not BAZAAR.search(titles)


def is_of_a_bazaar(content: List, path: str) -> bool:
    """Does a bare column `Hasil` hold what stalls earned, not what officers found?

    It does where most of its cells are amounts, or where the titles tell of a bazaar
    and of no visits.
    """
    column = content.columns.get("finding", 0)
    header = next((c.header for c in content.told if c.index == column), "")
    cells = [content.cell(row, "finding") for row in content.rows()]
    filled = [cell for cell in cells if clean(cell)]
    money = [c for c in filled if (read_amount(c).value or 0) >= CHEAPEST]
    if filled and len(money) * 2 > len(filled):
        return True
    titles = plain(
        " ".join([path.replace("\\", "/").rsplit("/", 1)[-1], *content.titles()])
    )
    bare = plain(header) == "hasil" and "date" not in content.columns
    return bare and bool(BAZAAR.search(titles)) and not MONITORING.search(titles)


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

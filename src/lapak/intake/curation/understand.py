"""Curation lists: which product belongs to which business, in which edition."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from lapak.domain.places.rules import Gazetteer
from lapak.intake.cells.text import plain
from lapak.intake.curation.columns import (
    is_editions,
    is_products,
    meaning_of,
    surely_curation,
)
from lapak.intake.curation.editions import edition_of_titles, read_editions
from lapak.intake.curation.rows import RESULT, Products, accepts
from lapak.intake.lists import List, find_lists
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.told import EditionTold, FileTold, Remark, TableTold

YEAR = re.compile(r"\b(20\d\d)\b")


def understand(workbook: Workbook, path: str, *, places: Gazetteer) -> FileTold | None:
    """What a curation list says; None where the file is something else."""
    name = re.sub(r"\.\w+$", "", path.replace("\\", "/").rsplit("/", 1)[-1])
    lists = [found for sheet in workbook.sheets for found in _of_sheet(sheet)]
    products = [found for found, edition in lists if not edition]
    titles = " ".join([name, *(t for found in products for t in found.titles())])
    if products and not any(surely_curation(set(f.columns), titles) for f in products):
        return None
    year = _year(titles + " " + " ".join(t for f, _ in lists for t in f.titles()))
    told = _told(lists, name, year, places)
    return told if any(t.curated or t.editions for t in told.tables) else None


def _of_sheet(sheet: Sheet) -> list[tuple[List, bool]]:
    """The lists of a sheet from the top, each with whether it is one of editions."""
    products = find_lists(sheet, meaning_of, is_products)
    editions = find_lists(sheet, meaning_of, is_editions)
    found = [(p, False) for p in products] + [(e, True) for e in editions]
    found.sort(key=lambda pair: pair[0].header_row)
    for (one, _), (next_one, _) in pairwise(found):
        if one.last_row >= next_one.header_row > one.header_row:
            one.last_row = next_one.header_row - 1
    return found


def _year(titles: str) -> int | None:
    found = YEAR.search(titles)
    return int(found[1]) if found else None


def _told(
    lists: list[tuple[List, bool]], name: str, year: int | None, places: Gazetteer
) -> FileTold:
    """The lists in the order of the workbook; editions are read before products."""
    known: list[EditionTold] = []
    said: dict[int, tuple[TableTold, list[Remark]]] = {}
    for number, (content, edition) in enumerate(lists):
        if edition:
            said[number] = _editions(content, year)
            known += said[number][0].editions
    for number, (content, edition) in enumerate(lists):
        if not edition:
            reader = _reader(content, known, [name], year, places)
            said[number] = _products(content, reader, year, [name])
    told = FileTold("curation")
    for number in sorted(said):
        table, remarks = said[number]
        told.tables.append(table)
        told.remarks += [replace(remark, table=number) for remark in remarks]
    return told


def _table(content: List) -> TableTold:
    return TableTold(
        kind="curation",
        sheet=content.grid.sheet.name,
        header_row=content.header_row,
        first_row=content.first_row,
        last_row=content.last_row,
        columns=content.told,
        hidden=content.grid.sheet.hidden,
    )


def _editions(content: List, year: int | None) -> tuple[TableTold, list[Remark]]:
    table = _table(content)
    table.editions, unread = read_editions(content, year)
    remarks = [
        Remark(
            table.sheet, bad.row, "edition_unreadable",
            f"Tanggal edisi “{bad.written}” tidak terbaca. Tulis tanggal mulai dan selesai.",
            value=bad.written, needs_answer=True,
        )
        for bad in unread
    ]  # fmt: skip
    return table, remarks


def _titles(content: List, files: Sequence[str]) -> list[str]:
    """What stands over a list, nearest first: its sheet, its titles, its file."""
    return [content.grid.sheet.name, *content.titles()[:-1], *files]


def _reader(
    content: List,
    known: Sequence[EditionTold],
    files: Sequence[str],
    year: int | None,
    places: Gazetteer,
) -> Products:
    titles = _titles(content, files)
    number, dated = edition_of_titles(titles, year)
    results = [t for t in titles if len(RESULT.findall(plain(t))) == 1]
    told = bool(results) and not content.has("verdict")
    return Products(
        content,
        places,
        number,
        [*known, *([dated] if dated else [])],
        accepted=not told or accepts(results[0]) is not False,
    )


def _products(
    content: List, reader: Products, year: int | None, files: Sequence[str]
) -> tuple[TableTold, list[Remark]]:
    table = _table(content)
    _, dated = edition_of_titles(_titles(content, files), year)
    known = [e.number for e in reader.editions]
    if dated and known.count(dated.number) == 1:
        table.editions = [dated]  # told nowhere but in the titles
    table.curated = reader.read()
    if table.curated:
        table.first_row, table.last_row = table.curated[0].row, table.curated[-1].row
    if table.curated and all(row.edition is None for row in table.curated):
        reader.remarks.append(
            Remark(
                table.sheet, content.header_row, "edition_unknown",
                "Daftar ini tidak menyebut edisinya; produknya dianggap boleh dijual di semua edisi.",
            )
        )  # fmt: skip
    return table, reader.remarks

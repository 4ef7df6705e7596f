"""Marketplace exports: which form a sheet is, its lines, when the export was made."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, time

from lapak.intake.cells.dates import WIB, read_date
from lapak.intake.cells.text import clean
from lapak.intake.exports import shopee, tiktok, tokopedia
from lapak.intake.exports.columns import Header, find_header
from lapak.intake.exports.lines import Totals, read_lines
from lapak.intake.exports.table import Table, read_moment
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.told import ColumnTold, FileTold, Remark, TableTold

FORMS = (tokopedia.FORM, tiktok.FORM, shopee.FORM)
TOTALS: dict[str, Totals] = {
    tokopedia.FORM.marketplace: tokopedia.totals,
    tiktok.FORM.marketplace: tiktok.totals,
    shopee.FORM.marketplace: shopee.totals,
}
MADE = re.compile(
    r"\b(?:diunduh|unduh|download\w*|dibuat|dicetak|export\w*|ekspor|diekspor|generated|created|per tanggal|ditarik)\b"
    r"[^\d]{0,25}(?=\d)",
    re.IGNORECASE,
)
NAMED = re.compile(r"(?<!\d)(20\d\d)[-_. ]?([01]\d)[-_. ]?([0-3]\d)(?!\d)")
NAMED_DAY_FIRST = re.compile(r"(?<!\d)([0-3]\d)[-_. ]([01]\d)[-_. ](20\d\d)(?!\d)")
MOMENTS = ("paid_at", "created_at", "done_at")


def understand(workbook: Workbook, path: str) -> FileTold | None:
    """What a marketplace's export says; None where the file is something else."""
    told = FileTold("marketplace_export")
    newest: list[datetime] = []
    titles: list[str] = []
    for sheet in workbook.sheets:
        header = find_header(sheet, FORMS)
        if header is None:
            continue
        table, moments = _table(sheet, header, told.remarks, len(told.tables))
        told.tables.append(table)
        newest += moments
        titles += [clean(c) for row in sheet.rows[: header.row - 1] for c in row if c]
    if not told.tables:
        return None
    told.made_on = made_on(path, titles, newest)
    return told


def _table(
    sheet: Sheet, header: Header, remarks: list[Remark], number: int
) -> tuple[TableTold, list[datetime]]:
    lacks = header.lacks
    content = Table(sheet, header)
    lines = [] if lacks else read_lines(content, TOTALS[header.form.marketplace])
    _missing(content, lacks)
    remarks += [replace(remark, table=number) for remark in content.remarks]
    meanings = {column: name for name, column in header.columns.items()}
    rows = content.rows or [header.row + 1]
    table = TableTold(
        kind="marketplace_export",
        sheet=sheet.name,
        header_row=header.row,
        first_row=rows[0],
        last_row=rows[-1],
        columns=tuple(
            ColumnTold(column, text, meanings.get(column, "other"))
            for column, text in header.texts.items()
        ),
        lines=lines,
        marketplace=header.form.marketplace,
        hidden=sheet.hidden,
    )
    moments = [
        moment
        for name in MOMENTS
        for cell in content.cells(name)
        if (moment := read_moment(cell))
    ]
    return table, moments


def _missing(content: Table, lacks: Iterable[str]) -> None:
    header = content.header
    names = ", ".join(f"“{label}”" for label in lacks)
    if names:
        content.remark(
            header.row,
            "column_missing",
            f"Ekspor {header.form.title} ini tidak punya kolom {names}; tanpa itu omset tidak bisa dihitung. "
            "Unduh ulang dengan semua kolom.",
            needs_answer=True,
        )
        return
    absent = [label for label in header.missing if label]
    if absent:
        content.remark(
            header.row,
            "column_missing",
            f"Kolom {', '.join(f'“{label}”' for label in absent)} tidak ada di ekspor ini.",
        )


def made_on(
    path: str, titles: Iterable[str], moments: Iterable[datetime]
) -> datetime | None:
    """When an export was made: as its title says, else its name, else its newest time.

    An export can't be older than what it tells of: a date in its name may be the first
    day of the period that was asked for.
    """
    newest = max(moments, default=None)
    told = _of_title(titles) or _of_name(path)
    if told and newest:
        return max(told, newest)
    return told or newest


def _of_title(titles: Iterable[str]) -> datetime | None:
    for text in titles:
        found = MADE.search(text)
        if found:
            rest = text[found.end() :]
            moment = read_moment(rest) or _day(read_date(rest))
            if moment:
                return moment
    return None


def _of_name(path: str) -> datetime | None:
    """The last day that a file's name tells, as 20230408, 2023-09-20 or 20-09-2023."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    days = [(y, m, d) for y, m, d in NAMED.findall(name)]
    days += [(y, m, d) for d, m, y in NAMED_DAY_FIRST.findall(name)]
    found = []
    for year, month, day in days:
        try:
            found.append(date(int(year), int(month), int(day)))
        except ValueError:
            continue
    return _day(max(found, default=None))


def _day(day: date | None) -> datetime | None:
    return datetime.combine(day, time(0), WIB) if day else None

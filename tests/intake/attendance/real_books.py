"""Small workbooks written as real files and read by the real reader."""

import io

import openpyxl

from lapak.domain.places.rules import gazetteer
from lapak.intake.reading.reader import read_bytes
from lapak.intake.recognise import understand

PLACES = gazetteer("31.73")
HEAD = ["No", "Nama Usaha", "Pemilik", "Omset"]
ROW = [1, "Dapur Sari", "Ani", 500_000]


def a_book(*sheets, merges=()):
    """The bytes of a workbook; a sheet is its rows, or its name and rows."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for number, told in enumerate(sheets, 1):
        name, rows = told if isinstance(told, tuple) else (f"Sheet{number}", told)
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
        for merge in merges:
            sheet.merge_cells(merge)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def told(*sheets, merges=(), path="bazar/Daftar.xlsx", year=None):
    """What a workbook says, read from its bytes."""
    content = a_book(*sheets, merges=merges)
    workbook = read_bytes(content, path.rsplit("/", 1)[-1])
    return understand(workbook, path, places=PLACES, year=year)


def asked(file):
    """The kinds that are put to a person, in order."""
    return [r.kind for r in file.remarks if r.needs_answer]


def names(file):
    """Business and owner of every row of every table."""
    return [
        (r.mention.business, r.mention.owner)
        for table in file.tables
        for r in table.attendance
    ]


def sold(file):
    """Rupiah of every row that is not absent, in order."""
    return [
        sum(a.told or 0 for a in r.amounts)
        for table in file.tables
        for r in table.attendance
        if not r.absent
    ]

"""Files of attendance lists: which lists stand where, and how a file is written."""

from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from lapak.demo.amounts import dotted
from lapak.demo.attendance import Drawing, Place
from lapak.demo.lists import AttendanceList
from lapak.demo.places import districts
from lapak.demo.sheets import Sheet, write_csv, write_workbook
from lapak.demo.titles import Lines
from lapak.demo.truth import Issue, Record

# form of a file → (delimiter, encoding); "xlsx" is a workbook
CSV_FORMS = {
    "csv;": (";", "cp1252"),
    "csv,": (",", "utf-8-sig"),
    "tab": ("\t", "utf-16"),
}
_WHY = {
    "hidden_sheet": ("a hidden sheet with an old draft of a list", True),
    "summary_sheet": ("a sheet that repeats the sums of the other sheets", False),
    "superseded": ("an older version of a list that came again", True),
    "other_year": ("a list of another year", True),
    "cancelled": ("a bazaar that did not take place", True),
}


@dataclass(slots=True)
class Page:
    """A sheet of a file with its lists below or beside each other."""

    name: str
    lists: list[tuple[AttendanceList, Lines]] = field(default_factory=list)
    beside: bool = False
    hidden: bool = False


@dataclass(slots=True)
class Book:
    """A file; `why_not` tells why all of it is set aside."""

    file: str
    pages: list[Page]
    form: str = "xlsx"
    why_not: str = ""
    summary: bool = False  # a sheet with the sums stands first

    @property
    def lists(self) -> list[AttendanceList]:
        """Every list of the file."""
        return [table for page in self.pages for table, _ in page.lists]


def write_book(
    book: Book, folder: Path, record: Record, random: Random, slips: float
) -> None:
    """Draw a file's sheets, write it, and record what is true of it."""
    sheets = []
    for page in book.pages:
        place = Place(book.file, Sheet(page.name, page.hidden), _truth_name(book, page))
        _draw_page(page, Drawing(place, record, random, slips), random)
        sheets.append(place.sheet)
        if page.hidden:
            _set_aside(record, book.file, page.name, "hidden_sheet")
    if book.why_not:
        _set_aside(record, book.file, _truth_name(book, book.pages[0]), book.why_not)
    if book.summary:
        sheets.append(_summary(book))
        _set_aside(record, book.file, sheets[-1].name, "summary_sheet")
    path = folder / book.file
    if book.form == "xlsx":
        write_workbook(path, sheets)
    else:
        delimiter, encoding = CSV_FORMS[book.form]
        write_csv(path, sheets[0], delimiter=delimiter, encoding=encoding)


def _truth_name(book: Book, page: Page) -> str:
    return page.name if book.form == "xlsx" else ""


def _draw_page(page: Page, drawing: Drawing, random: Random) -> None:
    top, left = random.choice((0, 0, 0, 1, 2)), 0
    for table, lines in page.lists:
        bottom = drawing.draw(table, lines, top=top, left=left)
        if page.beside:
            left = drawing.sheet.width + random.choice((1, 2))
        else:
            top = bottom + random.choice((2, 3, 4))


def _set_aside(record: Record, file: str, sheet: str, kind: str) -> None:
    why, must_report = _WHY[kind]
    decided: dict[str, object] = {"drop": True}
    record.issues.append(Issue(file, sheet, 1, kind, why, must_report, False, decided))


def _summary(book: Book) -> Sheet:
    """A sheet that repeats how many came to each bazaar and what they sold."""
    sheet = Sheet("Rekapitulasi")
    sheet.put(0, 0, "REKAPITULASI BAZAR SERENTAK")
    for column, word in enumerate(("No", "Wilayah", "Jml Peserta", "Jml Omzet")):
        sheet.put(2, column, word)
    known = {district.code: district.name for district in districts()}
    counted = [table for table in book.lists if not table.why_not]
    whole = 0
    for number, table in enumerate(counted, 1):
        sold = sum(table.written(entry) or 0 for entry in table.entries)
        whole += sold
        sheet.put(2 + number, 0, number)
        sheet.put(2 + number, 1, known.get(table.bazaar.place.district, "-"))
        sheet.put(2 + number, 2, len(table.entries))
        sheet.put(2 + number, 3, sold if number % 2 else f"Rp {dotted(sold)}")
    sheet.put(3 + len(counted), 1, "Total")
    sheet.put(3 + len(counted), 3, whole)
    return sheet

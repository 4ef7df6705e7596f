"""The yearly report as an Excel workbook: numbers as numbers, sums as formulas."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import override

from lapak.figures.definitions import BREAKDOWNS
from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.annex import (
    bazaar_address,
    district_of,
    edition_address,
)
from lapak.outputs.documents.contents import Broken, Contents, Line
from lapak.outputs.documents.sheets import (
    Book,
    Cell,
    Column,
    Number,
    Sheet,
    Sum,
    Text,
    cell_name,
)
from lapak.outputs.naming import key_name
from lapak.outputs.wording.template import HEADING, INSERT, PARAGRAPH
from lapak.shared.masking import mask

# Figures that are the sum of two others, by their definition.
SUMS: Final = {
    "facilitated_participations": ("offline_participations", "online_participations"),
    "findings": ("modern_market_findings", "neighbourhood_shop_findings"),
}
_VALUE: Final = 2  # the column of values on the sheet of figures


def excel_report(told: Contents) -> bytes:
    """The report as .xlsx; the same data make the same bytes."""
    with override(told.lang):
        book = Book(
            title=told.title,
            author=told.made.facts.words["office"],
            at=told.made.at or datetime(told.made.year, 1, 1, tzinfo=UTC),
            foot=told.made.sentence(),
            page=words.PAGE.told(),
        )
        _summary(book, told)
        _figures(book, told)
        for dimension in BREAKDOWNS:
            _breakdown(book, dimension, told)
        _bazaars(book, told)
        _editions(book, told)
        _questions(book, told)
        _rules(book, told)
        return book.bytes()


def _summary(book: Book, told: Contents) -> None:
    """The office's own words, up to the first thing that Lapak inserts."""
    sheet = book.sheet(words.SUMMARY.told(), told.title, [Column("", 110)])
    sheet.row([told.made.facts.words["office"]])
    sheet.row([told.made.sentence()])
    sheet.row([None])
    for one in told.told:
        if one.kind == INSERT:
            break
        if one.kind == HEADING:
            sheet.row([one.text], bold=True)
        elif one.kind == PARAGRAPH:
            sheet.row([one.text])


def _figures(book: Book, told: Contents) -> None:
    columns = [
        Column(words.GROUP.told(), 24),
        Column(words.FIGURE.told(), 40),
        Column(words.VALUE.told(), 18, number=True),
        Column(words.UNIT.told(), 13),
        Column(words.DEFINITION.told(), 60),
        Column(words.AS_WRITTEN.told(), 18, number=True),
        Column(words.OWNERS.told(), 14, number=True),
        Column(words.OPEN.told(), 12, number=True),
        Column(words.COULD.told(), 18, number=True),
        Column(words.COULD.told(), 30),
    ]
    name = words.FIGURES.told()
    sheet = book.sheet(name, f"{name} {told.made.year}", columns, across=True)
    at: dict[str, int] = {}
    for group in told.groups:
        for line in group.lines:
            key = line.figure.key
            value = _value(line, at)
            at[key] = sheet.row([group.title, *value, *_doubts(line)])


def _value(line: Line, at: dict[str, int]) -> list[Cell]:
    figure = line.figure
    value: Cell = Number(figure.value, figure.is_rupiah, line.address)
    if figure.key in SUMS:
        cells = "+".join(cell_name(at[key], _VALUE) for key in SUMS[figure.key])
        value = Sum(f"={cells}", figure.value, figure.is_rupiah, line.address)
    return [Text(line.name, line.address), value, line.unit, line.definition]


def _doubts(line: Line) -> list[Cell]:
    figure = line.figure
    written = figure.as_written
    return [
        None if written is None else Number(written, figure.is_rupiah),
        None if figure.owners is None else Number(figure.owners),
        Number(figure.open_questions),
        Number(figure.could_change, figure.is_rupiah),
        line.could,
    ]


def _breakdown(book: Book, dimension: str, told: Contents) -> None:
    """A sheet of all figures that are broken down so: a column each, and its sum."""
    found = [
        (chapter.line, one)
        for chapter in told.chapters
        for one in chapter.broken
        if one.dimension == dimension
    ]
    if not found:
        return
    title, head = found[0][1].title, found[0][1].head
    columns = [
        Column(head, 30),
        *(
            Column(f"{line.name} ({line.unit})", 19, number=True, address=line.address)
            for line, _ in found
        ),
    ]
    name = words.SHEETS[dimension].told()
    sheet = book.sheet(name, f"{title}, {told.made.year}", columns, across=True)
    for key, label in _keys([one for _, one in found]).items():
        sheet.row([label, *(_part(line, one, key) for line, one in found)])
    _sums(
        sheet,
        [words.SUM.told()],
        [(sum(p.number for p in one.parts), line.figure.is_rupiah, line.address)
         for line, one in found],
    )  # fmt: skip


def _keys(broken: Sequence[Broken]) -> dict[str, str]:
    """All keys that some figure has, in their order, and what they are called."""
    known = {part.key: part.label for one in broken for part in one.parts}
    numbers = all(key.isdigit() for key in known)
    ordered = sorted(known, key=int if numbers else None)
    return {key: known[key] for key in ordered}


def _part(line: Line, one: Broken, key: str) -> Cell:
    """A part, with the address of its rows; a key that a figure lacks is nothing of it."""
    part = next((part for part in one.parts if part.key == key), None)
    rupiah = line.figure.is_rupiah
    return Number(part.number, rupiah, part.address) if part else Number(0, rupiah)


def _sums(
    sheet: Sheet,
    first: Sequence[Cell],
    sums: Sequence[tuple[int, bool, str | None] | None],
) -> None:
    """The last row: each sum adds up the cells above it."""
    cells: list[Cell] = list(first)
    for at, one in enumerate(sums, start=len(first)):
        if one is None:
            cells.append(None)
        else:
            cells.append(Sum(f"=SUM({sheet.rows_so_far(at)})", *one))
    sheet.row(cells, total=True)


def _bazaars(book: Book, told: Contents) -> None:
    if not told.bazaars:
        return
    columns = [
        Column(words.NUMBER.told(), 6, number=True),
        Column(words.BAZAAR.told(), 44),
        Column(words.PLACE.told(), 40),
        Column(words.FIRST_DAY.told(), 13),
        Column(words.LAST_DAY.told(), 13),
        Column(words.DISTRICT.told(), 20),
        Column(words.LEVEL.told(), 12),
        Column(words.TIMES.told(), 10, number=True),
        Column(words.TURNOVER.told(), 18, number=True),
        Column(words.UNKNOWN.told(), 14, number=True),
    ]
    title = f"{words.BAZAARS.told()} {told.made.year}"
    sheet = book.sheet(words.ANNEX.told(), title, columns, across=True)
    for number, one in enumerate(told.bazaars, start=1):
        address = bazaar_address(one, told.made.year)
        sheet.row(
            [
                Number(number),
                Text(mask(one.name), address),
                mask(one.place),
                one.opens,
                one.closes,
                district_of(one),
                key_name("level", one.level),
                Number(one.participations),
                Number(one.turnover, rupiah=True, address=address),
                Number(one.unknown),
            ]
        )
    times = sum(one.participations for one in told.bazaars)
    sold = sum(one.turnover for one in told.bazaars)
    unknown = sum(one.unknown for one in told.bazaars)
    _sums(
        sheet,
        [None, words.SUM.told(), None, None, None, None, None],
        [
            (times, False, told.line("offline_participations").address),
            (sold, True, told.line("offline_turnover").address),
            (unknown, False, None),
        ],
    )


def _editions(book: Book, told: Contents) -> None:
    if not told.editions:
        return
    columns = [
        Column(words.NUMBER.told(), 6, number=True),
        Column(words.EDITION.told(), 44),
        Column(words.FIRST_DAY.told(), 13),
        Column(words.LAST_DAY.told(), 13),
        Column(words.TIMES.told(), 10, number=True),
        Column(words.TURNOVER.told(), 18, number=True),
    ]
    title = f"{words.EDITIONS.told()} {told.made.year}"
    sheet = book.sheet(words.ONLINE_ANNEX.told(), title, columns)
    for one in told.editions:
        address = edition_address(one, told.made.year)
        sheet.row(
            [
                Number(one.number),
                Text(mask(one.name), address),
                one.opens,
                one.closes,
                Number(one.participations),
                Number(one.turnover, rupiah=True, address=address),
            ]
        )
    times = sum(one.participations for one in told.editions)
    sold = sum(one.turnover for one in told.editions)
    _sums(
        sheet,
        [None, words.SUM.told(), None, None],
        [
            (times, False, told.line("online_participations").address),
            (sold, True, told.line("online_turnover").address),
        ],
    )


def _questions(book: Book, told: Contents) -> None:
    columns = [
        Column(words.QUESTION.told(), 70),
        Column(words.HOW_MANY.told(), 12, number=True),
        Column(words.COULD.told(), 80),
    ]
    name = words.QUESTIONS.told()
    sheet = book.sheet(name, f"{name} {told.made.year}", columns, across=True)
    for one in told.asked:
        changes = "\n".join(f"{line.name}: {could}" for line, could in one.changes)
        sheet.row([one.meaning, Number(one.number), changes])
    if told.asked:
        number = sum(one.number for one in told.asked)
        _sums(sheet, [words.SUM.told()], [(number, False, None)])
    else:
        sheet.row([words.NO_QUESTIONS.told()])


def _rules(book: Book, told: Contents) -> None:
    columns = [Column(words.NUMBER.told(), 6, number=True), Column(words.RULE.told(), 110)]  # fmt: skip
    sheet = book.sheet(words.RULES.told(), words.RULES.told(), columns)
    for number, rule in enumerate(told.rules, start=1):
        sheet.row([Number(number), rule])

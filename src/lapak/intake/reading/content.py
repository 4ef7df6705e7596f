"""From the bytes of a file to its sheets: what is it, is it safe, what does it hold.

Runs inside the reading process; `reader` is the way in for everybody else.
"""

import datetime
import io
from collections.abc import Iterator
from itertools import islice

import python_calamine as calamine

from lapak.intake.reading.archive import Archive
from lapak.intake.reading.biff import guard_biff
from lapak.intake.reading.delimited import read_delimited, text_of
from lapak.intake.reading.marks import Marks, check_extent
from lapak.intake.reading.ooxml import guard_ooxml
from lapak.intake.reading.opendocument import MIMETYPE, guard_opendocument
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.sniff import kind_of
from lapak.intake.reading.wire import Message
from lapak.intake.reading.workbook import Cell

_ROWS_A_MESSAGE = 1_000
_LONGEST_INTEGER = 1e21  # numbers above it are no one's id and no one's money


def tell(content: bytes) -> Iterator[Message]:
    """What a file holds, message by message (see `wire`). Raises Refused."""
    kind = kind_of(content)
    if kind == "zip":
        yield from _tell_zip(Archive(content), content)
    elif kind == "xls":
        yield from _tell_workbook("xls", content, guard_biff(content))
    else:
        yield from _tell_text(content)
    yield ["end"]


def _tell_zip(archive: Archive, content: bytes) -> Iterator[Message]:
    names = archive.names()
    if "mimetype" in names:
        mimetype = archive.read("mimetype")
        if mimetype.startswith(MIMETYPE):
            marks = guard_opendocument(archive, mimetype)
            yield from _tell_workbook("ods", content, marks)
            return
        raise Refused("not_a_table", what="buku elektronik", english="an e-book")
    if "[Content_Types].xml" in names:
        yield from _tell_workbook("xlsx", content, guard_ooxml(archive))
        return
    raise Refused(
        "not_a_table",
        what="arsip ZIP (keluarkan dulu isinya)",
        english="a ZIP archive (take the files out of it first)",
    )


def _tell_text(content: bytes) -> Iterator[Message]:
    text = text_of(content)
    if text is None:
        raise Refused("unknown")
    sheet = read_delimited(text)
    yield ["workbook", "csv"]
    yield ["sheet", "", False, [], [], []]
    for at in range(0, len(sheet.rows), _ROWS_A_MESSAGE):
        yield ["rows", sheet.rows[at : at + _ROWS_A_MESSAGE]]


def _tell_workbook(
    kind: str, content: bytes, marks: dict[str, Marks] | list[Marks]
) -> Iterator[Message]:
    yield ["workbook", kind]
    try:
        book = calamine.CalamineWorkbook.from_filelike(io.BytesIO(content))
        if not book.sheets_metadata:
            raise Refused("damaged")
        for index, about in enumerate(book.sheets_metadata):
            if about.typ == calamine.SheetTypeEnum.WorkSheet:
                known = _marks_of(marks, index, about.name)
                hidden = about.visible != calamine.SheetVisibleEnum.Visible
                yield from _tell_sheet(book.get_sheet_by_index(index), hidden, known)
    except calamine.PasswordError as error:
        raise Refused("password") from error
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise Refused("damaged") from error


def _marks_of(marks: dict[str, Marks] | list[Marks], index: int, name: str) -> Marks:
    if isinstance(marks, dict):
        return marks.get(name) or Marks()
    return marks[index] if index < len(marks) else Marks()


def _tell_sheet(
    sheet: calamine.CalamineSheet, hidden: bool, marks: Marks
) -> Iterator[Message]:
    last_row, last_column = (n + 1 for n in sheet.end or (-1, -1))
    check_extent(sheet.name, last_row, last_column)
    merges = [
        (top + 1, left + 1, bottom + 1, right + 1)
        for (top, left), (bottom, right) in sheet.merged_cell_ranges or []
    ]
    yield [
        "sheet",
        sheet.name,
        hidden,
        sorted(marks.hidden_rows),
        sorted(marks.hidden_columns),
        merges or marks.merges,
    ]
    rows = _rows(sheet, marks)
    while some := list(islice(rows, _ROWS_A_MESSAGE)):
        yield ["rows", some]


def _rows(sheet: calamine.CalamineSheet, marks: Marks) -> Iterator[list[Cell]]:
    """Rows from row 1 and column A on, without what is empty at their ends."""
    # calamine gives the empty rows before the data, but not the empty columns
    margin: list[Cell] = [None] * (sheet.start[1] if sheet.start else 0)
    waiting = 0  # empty rows, told only if a filled one follows
    for number, values in enumerate(sheet.iter_rows(), start=1):
        row: list[Cell] = [
            # most cells are text, then numbers; a call for each of a million costs
            (value or None)
            if type(value) is str
            else _number(value)
            if type(value) is float
            else _cell(value)
            for value in values
        ]
        if margin:
            row[:0] = margin
        for column, text in marks.errors.get(number, ()):
            # calamine knows where an error is but not which one
            _put(row, column, text)
        while row and row[-1] is None:
            row.pop()
        if not row:
            waiting += 1
            continue
        for _ in range(waiting):
            yield []
        waiting = 0
        yield row


def _put(row: list[Cell], column: int, text: str) -> None:
    row.extend([None] * (column - len(row)))
    row[column - 1] = text


def _cell(value: Cell | datetime.timedelta) -> Cell:
    """A cell that is neither text nor a number."""
    return _duration(value) if isinstance(value, datetime.timedelta) else value


def _number(value: float) -> Cell:
    if value.is_integer() and abs(value) < _LONGEST_INTEGER:
        return int(value)
    if value != value or value in (float("inf"), float("-inf")):  # noqa: PLR0124
        return str(value)
    return value


def _duration(value: datetime.timedelta) -> Cell:
    """A clock time below a day, else days as Excel stores them."""
    if datetime.timedelta() <= value < datetime.timedelta(days=1):
        return (datetime.datetime(1900, 1, 1) + value).time()  # noqa: DTZ001
    return _number(value / datetime.timedelta(days=1))

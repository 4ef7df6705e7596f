"""CSV as offices write it: any of four delimiters, any of the usual encodings."""

import codecs
import csv
import io
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice

from lapak.intake.reading import limits
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Cell, Sheet

# tab, line breaks, form feeds and the old end-of-file mark occur in text; others don't
_CONTROL = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE_RECORDS = 200

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def text_of(content: bytes) -> str | None:
    """The text in a file, or None when it is not text."""
    text = _decoded(content)
    if text is None or _CONTROL.search(text):
        return None
    return text.rstrip("\x1a")


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _decode(content[len(mark) :], encoding)
    guess = _utf16_without_mark(content[:4096])
    if guess:
        return _decode(content, guess)
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        # five bytes have no meaning in cp1252
        return content.decode("cp1252", errors="replace")


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _utf16_without_mark(start: bytes) -> str | None:
    # Latin letters in UTF-16 have a zero byte each, always on the same side
    even, odd = start[0::2].count(0), start[1::2].count(0)
    half = len(start) // 2
    if half and odd > half * 0.7 and even < half * 0.1:
        return "utf-16-le"
    if half and even > half * 0.7 and odd < half * 0.1:
        return "utf-16-be"
    return None


def read_delimited(text: str) -> Sheet:
    """The records of a CSV, blank ones kept, every cell as text just as written.

    Raises Refused when a quote is left open or the table is beyond the limits.
    """
    said = re.match(r"sep=(.)\r?\n", text, re.IGNORECASE)
    if said:  # Excel's own hint; Excel doesn't show that line either
        text = text[said.end() :]
    delimiter = said[1] if said else _delimiter(text)
    rows: list[list[Cell]] = []
    cells = 0
    for record in _records(text, delimiter):
        row: list[Cell] = [value or None for value in record]
        while row and row[-1] is None:
            row.pop()
        rows.append(row)
        cells += len(row)
        _check_size(len(rows), len(row), cells)
    while rows and not rows[-1]:
        rows.pop()
    return Sheet(name="", hidden=False, rows=rows)


def _check_size(rows: int, columns: int, cells: int) -> None:
    if rows > limits.ROWS:
        raise Refused("too_many_rows", sheet="CSV")
    if columns > limits.COLUMNS:
        raise Refused("too_many_columns", sheet="CSV")
    if cells > limits.CELLS:
        raise Refused("too_many_cells", sheet="CSV")


class _Lines:
    """The lines of a text, remembering what the record being read consists of."""

    def __init__(self, text: str) -> None:
        # newline='' keeps line breaks within quotes as they were written
        self._lines = io.StringIO(text, newline="")
        self.quotes = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.quotes += line.count('"')
            yield line


def _records(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(limits.CELL_CHARACTERS)
    lines = _Lines(text)
    row = 0
    record: list[str] = []
    try:
        for record in csv.reader(lines, delimiter=delimiter):
            row += 1
            quotes, lines.quotes = lines.quotes, 0
            yield record
    except csv.Error as error:
        raise Refused("long_cell", row=row + 1) from error
    if row and quotes % 2 and any("\n" in v or "\r" in v for v in record):
        raise Refused("open_quote", row=row)


def _delimiter(text: str) -> str:
    # a comma stands inside addresses and amounts too, so it has to be the clear winner
    weights = {";": 1.0, "\t": 1.0, "|": 0.9, ",": 0.8}
    return max(weights, key=lambda d: weights[d] * _evenness(text, d))


def _evenness(text: str, delimiter: str) -> float:
    """How much a text looks like a table with this delimiter: 0 = not at all."""
    try:
        sample = list(islice(_records(text, delimiter), _SAMPLE_RECORDS))
    except Refused:
        return 0.0
    widths = Counter(len(record) for record in sample if any(record))
    split = [(n * (width - 1) ** 0.5, n) for width, n in widths.items() if width > 1]
    if not split:
        return 0.0
    return float(max(split)[0]) / widths.total()

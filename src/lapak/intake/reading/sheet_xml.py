"""The XML of one xlsx sheet, scanned before it is parsed.

A sheet of 100,000 rows has over a million cells, so the scan looks at the text of the
XML in large blocks and only looks at single cells when a block seems to be beyond a
limit or is written in an uncommon way. What slips through can only stop the reading
process, which has limits of its own.
"""

import html
import re
from collections.abc import Callable, Iterable, Iterator

from lapak.intake.reading import limits
from lapak.intake.reading.marks import Marks, check_extent, column_number
from lapak.intake.reading.refusal import Refused

_LONGEST_TAIL = 16 << 20  # a block that never ends is no sheet

_ROOT = re.compile(rb"<([A-Za-z_][\w.-]*:)?worksheet[\s>]")
_ROW = re.compile(rb"<row(\s[^<>]*)?>")
_NUMBER = re.compile(rb"\sr\s*=\s*[\"'](\d+)")
_HIDDEN = re.compile(
    rb"\shidden\s*=\s*[\"'](1|true|on)[\"']|\sht\s*=\s*[\"']0(\.0*)?[\"']"
)
_COLUMN = re.compile(rb"<col\s([^>]*)>")
_MIN_MAX = re.compile(rb"(min|max)\s*=\s*[\"'](\d+)")
_PLAIN_ROW = re.compile(rb'<row r="(\d+)"([^<>]*)>')
_NUMBER_OF_ROW = re.compile(rb'<row\s(?:[^<>]*\s)?r="(\d+)"')
_FILLED = re.compile(rb'<c\s(?:[^>]*\s)?r="([A-Z]+)\d+"(?:[^>]*[^/>])?>')
# an address with more than one letter or five digits
_BEYOND_Z99999 = re.compile(rb' r="[A-Za-z](?!\d{1,5}")')
# the column's letters, with the row's number only where it is 200,000 or more
_REFERENCE = re.compile(rb' r="([A-Z]+(?:[2-9]\d{5}|\d{7,})?)')
_ROW_OR_CELL = re.compile(rb"<(row|c)(\s[^<>]*?)?(/?)>")
_ADDRESS = re.compile(rb"\sr\s*=\s*[\"']([A-Za-z]+)(\d+)[\"']")
_ERROR = re.compile(
    rb"<c(\s[^>]*\st\s*=\s*[\"']e[\"'][^>]*)>(.*?)</c>|"
    rb"<c(\st\s*=\s*[\"']e[\"'][^>]*)>(.*?)</c>",
    re.DOTALL,
)
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")


def scan_sheet(name: str, read: Callable[[], Iterable[bytes]]) -> Marks:
    """What a sheet hides. `read` inflates its XML, a second time where it must be.

    Raises Refused when it holds too much. Cells that only have a colour or a border
    don't count, however far they are.
    """
    scan = _Scan(name)
    for block in _blocks(read()):
        scan.take(block)
    if scan.odd:
        _check_cells(name, read())
    elif scan.columns > limits.COLUMNS or scan.area > limits.CELLS:
        _check_filled(name, read())
    return scan.marks


class _Scan:
    def __init__(self, sheet: str) -> None:
        self.sheet = sheet
        self.marks = Marks()
        self.row = 0  # the last one
        self.rows = 0  # how many are written down
        self.columns = 26  # at most; which of A to Z are filled matters to no limit
        self.odd = False  # its cells are not written as Excel writes them
        self.cells = 0
        self._before_rows = True
        self._after_rows = False

    @property
    def area(self) -> int:
        """How many cells the sheet spans at the most."""
        return max(self.cells, self.row * self.columns)

    def take(self, block: bytes) -> None:
        """Look at the next part of the sheet; it ends between two tags."""
        if self._after_rows:
            return
        if self._before_rows:
            start = block.find(b"<sheetData")
            self._take_columns(block if start < 0 else block[:start])
            if start < 0:
                return
            self._before_rows = False
            block = block[start:]
        end = block.find(b"</sheetData>")
        if end >= 0:
            self._after_rows = True
            block = block[:end]
        self._take_cells(block, self._take_rows(block))

    def _take_columns(self, head: bytes) -> None:
        for tag in _COLUMN.finditer(head):
            span = {key: int(value) for key, value in _MIN_MAX.findall(b" " + tag[1])}
            if _HIDDEN.search(b" " + tag[1]) and b"min" in span:
                # the rest of the sheet may be hidden up to column XFD
                last = min(span.get(b"max", span[b"min"]), limits.COLUMNS)
                self.marks.hidden_columns.update(range(span[b"min"], last + 1))

    def _take_rows(self, block: bytes) -> int:
        """Look at the rows of a block; how many of them tell their address first."""
        plain = _PLAIN_ROW.findall(block)
        rows = block.count(b"<row")
        self.rows += rows
        looks = {look for _, look in plain}  # few: the rows of a list look alike
        if len(plain) == rows and not any(map(_HIDDEN.search, looks)):
            self.row = max(self.row, *(int(number) for number, _ in plain), 0)
        else:
            for tag in _ROW.finditer(block):
                self._take_row(tag[1] or b"")
        if self.row > limits.ROWS:
            self._refuse_if_filled(block)
        return rows if len(plain) == rows else block.count(b"<row r=")

    def _take_row(self, attributes: bytes) -> None:
        number = _NUMBER.search(attributes)
        self.row = int(number[1]) if number else self.row + 1
        if _HIDDEN.search(attributes):
            self.marks.hidden_rows.add(self.row)

    def _refuse_if_filled(self, block: bytes) -> None:
        # rows may be coloured down to the last one; only what is written counts
        row = 0
        for tag in _ROW.finditer(block):
            number = _NUMBER.search(tag[1] or b"")
            row = int(number[1]) if number else row + 1
            if row > limits.ROWS:
                break
        if row > limits.ROWS and _FILLED.search(block, tag.end()):
            if self.rows > limits.ROWS:
                raise Refused("too_many_rows", sheet=self.sheet)
            check_extent(self.sheet, row, 1)

    def _take_cells(self, block: bytes, rows: int) -> None:
        """Look at the cells of a block; `rows` of its addresses are of rows."""
        cells = block.count(b"<c")
        self.cells += cells
        if block.count(b' r="') < cells + rows:
            self.odd = True  # another quote, or no address at all
        if _BEYOND_Z99999.search(block):
            references = _REFERENCE.findall(block)
            self.odd |= len(references) < cells  # small letters
            for reference in set(references):
                letters = reference.rstrip(b"0123456789")
                self.columns = max(self.columns, column_number(letters))
                self.odd |= letters != reference
        if b'"e"' in block or (self.odd and b"'e'" in block):
            self._take_errors(block)

    def _take_errors(self, block: bytes) -> None:
        for cell in _ERROR.finditer(block):
            address = _ADDRESS.search(cell[1] or cell[3])
            value = _VALUE.search(cell[2] or cell[4] or b"")
            if address and value:
                text = html.unescape(value[1].decode("utf-8", "replace"))
                self.marks.add_error(int(address[2]), column_number(address[1]), text)


def _check_filled(sheet: str, chunks: Iterable[bytes]) -> None:
    """Refuse a sheet whose filled cells reach beyond the limits; a block at a time."""
    row = column = 0
    for block in _blocks(chunks):
        for letters in set(_FILLED.findall(block)):
            column = max(column, column_number(letters))
        last = block.rfind(b"<v")
        rows = _NUMBER_OF_ROW.findall(block, 0, max(last, 0))
        row = max(row, *map(int, rows), 0)
        check_extent(sheet, row, column)


def _check_cells(sheet: str, chunks: Iterable[bytes]) -> None:
    """The same, cell by cell, for XML that is written in an uncommon way."""
    row = column = last_row = last_column = 0
    for block in _blocks(chunks):
        for tag in _ROW_OR_CELL.finditer(block):
            kind, attributes, closed = tag.groups(b"")
            if kind == b"row":
                number = _NUMBER.search(attributes)
                row = int(number[1]) if number else row + 1
                column = 0
                continue
            address = _ADDRESS.search(attributes)
            column = column_number(address[1]) if address else column + 1
            cell_row = int(address[2]) if address else row
            if not closed and (cell_row > last_row or column > last_column):
                last_row = max(last_row, cell_row)
                last_column = max(last_column, column)
                check_extent(sheet, last_row, last_column)


def _blocks(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """The XML in pieces that begin at a row or a cell, without namespace prefixes."""
    prefix: bytes | None = None
    waiting = b""
    for chunk in chunks:
        waiting += chunk
        if prefix is None:
            root = _ROOT.search(waiting)
            prefix = (root[1] or b"") if root else None
        cut = max(_last_tag(waiting, prefix, b"row"), _last_tag(waiting, prefix, b"c "))
        if cut > 0:
            yield _plain(waiting[:cut], prefix)
            waiting = waiting[cut:]
        if len(waiting) > _LONGEST_TAIL:
            raise Refused("damaged")
    yield _plain(waiting, prefix)


def _last_tag(block: bytes, prefix: bytes | None, name: bytes) -> int:
    return block.rfind(b"<" + (prefix or b"") + name)


def _plain(block: bytes, prefix: bytes | None) -> bytes:
    if not prefix:
        return block
    return block.replace(b"<" + prefix, b"<").replace(b"</" + prefix, b"</")

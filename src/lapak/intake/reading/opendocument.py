"""An ods file from the outside: repeats are counted before anything unfolds them.

LibreOffice writes the rest of a sheet as one empty row that repeats a million times.
That is harmless; a filled cell that repeats as often is not.
"""

from xml.parsers import expat

from lapak.intake.reading import limits
from lapak.intake.reading.archive import Archive
from lapak.intake.reading.marks import Marks, check_extent
from lapak.intake.reading.refusal import Refused

MIMETYPE = b"application/vnd.oasis.opendocument."
_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0 "
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
_CELLS = {_TABLE + "table-cell", _TABLE + "covered-table-cell"}
_HIDDEN = {"collapse", "filter"}
_OTHERS = {
    b"text": ("dokumen Writer", "a Writer document"),
    b"presentation": ("presentasi Impress", "an Impress show"),
    b"graphics": ("gambar Draw", "a drawing"),
}


def guard_opendocument(archive: Archive, mimetype: bytes) -> dict[str, Marks]:
    """What every sheet of an ods hides, by its name. Raises Refused, saying why."""
    kind = mimetype.removeprefix(MIMETYPE).strip()
    if not kind.startswith(b"spreadsheet"):
        what, english = _OTHERS.get(kind, ("dokumen LibreOffice", "another document"))
        raise Refused("not_a_table", what=what, english=english)
    names = archive.names()
    if any(name.startswith(("Basic/", "Scripts/")) for name in names):
        raise Refused("macros")
    manifest = "META-INF/manifest.xml"
    if manifest in names and b"encryption-data" in archive.read(manifest):
        raise Refused("password")
    scan = _Scan()
    for name in names:
        for chunk in archive.chunks(name):
            if name == "content.xml":
                scan.feed(chunk)
    return scan.finish()


class _Scan:
    """Follows rows and cells, counting repeats without unfolding them."""

    def __init__(self) -> None:
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._sheets: dict[str, Marks] = {}
        self._name = ""
        self._marks = Marks()
        self._depth = 0  # of tables: a table may stand inside a cell
        self._row = self._column = self._filled_row = self._filled_column = 0
        self._row_repeats = 1
        self._row_width = 0  # up to the last filled cell of this row
        self._hidden = False

    def feed(self, chunk: bytes) -> None:
        try:
            self._parser.Parse(chunk, False)
        except expat.ExpatError as error:
            raise Refused("damaged") from error

    def finish(self) -> dict[str, Marks]:
        try:
            self._parser.Parse(b"", True)
        except expat.ExpatError as error:
            raise Refused("damaged") from error
        return self._sheets

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if tag in _CELLS:
            if self._depth == 1:
                self._start_cell(attributes)
        elif tag == _TABLE + "table-row":
            if self._depth == 1:
                self._start_row(attributes)
        elif tag == _TABLE + "table":
            self._depth += 1
            if self._depth == 1:
                self._start_sheet(attributes)
        elif tag == _TABLE + "table-column" and self._depth == 1:
            self._start_column(attributes)

    def _end(self, tag: str) -> None:
        if tag == _TABLE + "table":
            self._depth -= 1
        elif tag == _TABLE + "table-row" and self._depth == 1:
            self._end_row()

    def _start_sheet(self, attributes: dict[str, str]) -> None:
        self._name = attributes.get(_TABLE + "name", "")
        self._marks = self._sheets[self._name] = Marks()
        self._row = self._column = self._filled_row = self._filled_column = 0
        if len(self._sheets) > limits.SHEETS:
            raise Refused("too_many_sheets")

    def _start_column(self, attributes: dict[str, str]) -> None:
        first = self._column + 1
        self._column += _count(attributes, "number-columns-repeated")
        if attributes.get(_TABLE + "visibility") in _HIDDEN:
            last = min(self._column, limits.COLUMNS)
            self._marks.hidden_columns.update(range(first, last + 1))

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row_repeats = _count(attributes, "number-rows-repeated")
        self._hidden = attributes.get(_TABLE + "visibility") in _HIDDEN
        self._column = self._row_width = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        repeats = _count(attributes, "number-columns-repeated")
        rows = _count(attributes, "number-rows-spanned")
        columns = _count(attributes, "number-columns-spanned")
        if rows > 1 or columns > 1:
            top, left = self._row + 1, self._column + 1
            self._marks.merges.append((top, left, top + rows - 1, left + columns - 1))
        self._column += repeats
        if _OFFICE + "value-type" in attributes:
            self._row_width = self._column

    def _end_row(self) -> None:
        first = self._row + 1
        self._row += self._row_repeats
        if self._hidden:
            last = min(self._row, limits.ROWS)
            self._marks.hidden_rows.update(range(first, last + 1))
        if self._row_width:
            self._filled_row = self._row
            self._filled_column = max(self._filled_column, self._row_width)
            check_extent(self._name, self._filled_row, self._filled_column)


def _count(attributes: dict[str, str], name: str) -> int:
    """How often something repeats or how far it spans; 1 when it isn't said."""
    said = attributes.get(_TABLE + name, "1")
    return max(1, int(said)) if said.isascii() and said.isdigit() else 1

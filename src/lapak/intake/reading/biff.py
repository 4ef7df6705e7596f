"""What an old .xls says beside its cells.

Source: [MS-XLS], Microsoft's open specification of the records of a workbook.
"""

import struct
from collections.abc import Iterator

from lapak.intake.reading.compound import CompoundFile, NotCompound
from lapak.intake.reading.marks import Marks
from lapak.intake.reading.refusal import Refused

_FORMULA, _EOF, _FILEPASS, _COLINFO, _BOUNDSHEET = 0x06, 0x0A, 0x2F, 0x7D, 0x85
_BOOLERR, _ROW, _BOF = 0x0205, 0x0208, 0x0809
_ZERO_HEIGHT = 0x20
_ERRORS = {
    0x00: "#NULL!",
    0x07: "#DIV/0!",
    0x0F: "#VALUE!",
    0x17: "#REF!",
    0x1D: "#NAME?",
    0x24: "#NUM!",
    0x2A: "#N/A",
}


def guard_biff(content: bytes) -> list[Marks]:
    """What every sheet hides, in the workbook's order.

    Raises Refused for a workbook with a password. Whatever else is odd is left to the
    parser: then the list is shorter, or empty.
    """
    try:
        stream = CompoundFile(content).stream("Workbook", "Book")
    except NotCompound:
        return []
    starts = []
    for kind, body in _records(stream, 0):
        if kind == _FILEPASS:
            raise Refused("password")
        if kind == _BOUNDSHEET and len(body) >= 4:
            starts.append(struct.unpack_from("<I", body)[0])
    return [_marks(stream, start) for start in starts]


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records from a place up to the end of that part of the workbook."""
    depth = 0  # a chart inside a sheet has a beginning and an end of its own
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        yield kind, stream[at + 4 : at + 4 + length]
        depth += (kind == _BOF) - (kind == _EOF)
        if depth <= 0:
            return
        at += 4 + length


def _marks(stream: bytes, start: int) -> Marks:
    marks = Marks()
    for kind, body in _records(stream, start):
        if kind == _ROW and len(body) >= 14:
            row, flags = struct.unpack_from("<H10xH", body)
            if flags & _ZERO_HEIGHT:
                marks.hidden_rows.add(row + 1)
        elif kind == _COLINFO and len(body) >= 10:
            first, last, flags = struct.unpack_from("<HH4xH", body)
            if flags & 1:
                marks.hidden_columns.update(range(first + 1, min(last, 255) + 2))
        elif error := _error(kind, body):
            row, column = struct.unpack_from("<HH", body)
            marks.add_error(row + 1, column + 1, error)
    return marks


def _error(kind: int, body: bytes) -> str | None:
    if kind == _BOOLERR and len(body) >= 8 and body[7]:
        return _ERRORS.get(body[6])
    if kind == _FORMULA and len(body) >= 14 and body[12:14] == b"\xff\xff":
        return _ERRORS.get(body[8]) if body[6] == 2 else None
    return None

"""Reads back every cell of the files that the demo wrote, by its own plain means."""

import csv
from pathlib import Path

from python_calamine import CalamineWorkbook

Grid = list[list[object]]


def _text(path: Path) -> str:
    raw = path.read_bytes()
    if raw.startswith(b"\xff\xfe"):
        return raw.decode("utf-16")
    marked = raw.startswith(b"\xef\xbb\xbf")
    return raw.decode("utf-8-sig" if marked else "cp1252")


def grids(path: Path) -> dict[str, Grid]:
    """The sheets of a file from A1 on; a CSV has one, called ""."""
    if path.suffix == ".xlsx":
        book = CalamineWorkbook.from_path(str(path))
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            for name in book.sheet_names
        }
    lines = _text(path).splitlines(keepends=True)
    delimiter = max(";,\t", key=lambda mark: sum(line.count(mark) for line in lines))
    return {"": [list(row) for row in csv.reader(lines, delimiter=delimiter)]}

"""Reads back what the demo wrote, by its own plain means."""

import csv
import re
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


NOTHING = {"-", "libur", "nihil", "tdk jualan", "0"}
_STEPS = {"rb": 1000, "ribu": 1000, "k": 1000, "jt": 1_000_000, "juta": 1_000_000}


def amount(cell: object) -> int | None:
    """The amount that a cell tells, in the unit of its column; None when it tells none."""
    if isinstance(cell, float | int):
        return int(cell)
    text = str(cell).strip().lower()
    if text in NOTHING:
        return 0
    text = re.sub(r"^(rp\.?|idr)\s*|,-$|,00$", "", text)
    short = re.fullmatch(r"(\d+(?:[.,]\d+)?)\s*(rb|ribu|k|jt|juta)", text)
    if short:
        return round(float(short[1].replace(",", ".")) * _STEPS[short[2]])
    plain = re.fullmatch(r"\d{1,3}(\.\d{3})*|\d+", text)
    return int(text.replace(".", "")) if plain else None


def everything(folder: Path) -> dict[tuple[str, str], Grid]:
    """Every sheet of every file in a folder, by file and sheet."""
    return {
        (str(path.relative_to(folder)), name): grid
        for path in sorted(folder.rglob("*"))
        if path.is_file()
        for name, grid in grids(path).items()
    }

"""People's decisions found back in the tables that they speak of.

A decision names the end of a path, a sheet and a row. It holds for later versions of
the file too: a row that has moved is found by its names (`print`).
"""

import hashlib
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lapak.intake.attendance.explained import is_word
from lapak.intake.cells.text import plain
from lapak.intake.settling.state import AnswerState, Books, TableState

TABLE = re.compile(r"table (\d{1,2})")


@dataclass(frozen=True, slots=True)
class Said:
    """A decision as it lies in a file or in the database."""

    id: int
    file: str
    sheet: str
    row: int
    kind: str
    verb: str
    value: str
    print: str = ""
    by: str = ""


@dataclass(slots=True)
class Rows:
    """Where rows are: by table and number, and by the print of their names."""

    prints: dict[tuple[int, int], str] = field(default_factory=dict)
    kinds: dict[tuple[int, int], set[str]] = field(default_factory=dict)  # asked there
    heads: dict[int, str] = field(default_factory=dict)  # of tables, by their headers
    left: dict[int, int] = field(default_factory=dict)  # the first column of tables


class NotFound(Exception):
    """There is no such row; the sentence says what is missing."""


def names_print(*names: str) -> str:
    """What a row is known by when lists change: its names, made plain."""
    return hashlib.sha256("|".join(map(plain, names)).encode()).hexdigest()[:32]


def head_print(headers: Iterable[str]) -> str:
    """What a table is known by when lists change: the words of its header."""
    return "h" + names_print(*headers)[:31]


def parts_of(path: str) -> list[str]:
    """The folders and the name of a path, in lower case."""
    return [
        part
        for part in path.replace("\\", "/").casefold().split("/")
        if part not in ("", ".")
    ]


def same_file(one: str, other: str) -> bool:
    """Does one path end as the whole other one?"""
    first, second = parts_of(one), parts_of(other)
    shorter = min(len(first), len(second))
    return shorter > 0 and first[-shorter:] == second[-shorter:]


def find(
    said: Said, tables: Sequence[TableState], rows: Rows
) -> tuple[TableState, int | None]:
    """The table that a decision speaks of, and its row; None = the whole table."""
    here = _of_file(said.file, tables)
    on_sheet = _of_sheet(said.sheet, here)
    if not on_sheet:
        raise NotFound(f"Lembar “{said.sheet}” tidak ada di berkas {said.file}.")
    if said.print.startswith("h"):
        same = [t for t in on_sheet if rows.heads.get(t.id) == said.print]
        return _nearest(said, same or on_sheet, rows), None
    moved = _by_print(said, on_sheet, rows)
    if moved:
        return moved
    direct = [t for t in on_sheet if (t.id, said.row) in rows.prints]
    if direct:
        return _by_kind(said, direct, rows), said.row
    below = [t for t in on_sheet if t.header_row >= said.row]
    if not below:
        raise NotFound(f"Baris {said.row} bukan baris isi di berkas {said.file}.")
    top = min(t.header_row for t in below)
    return _by_kind(said, [t for t in below if t.header_row == top], rows), None


def _of_file(path: str, tables: Sequence[TableState]) -> list[TableState]:
    named = [t for t in tables if same_file(path, t.file.path)]
    exact = [t for t in named if parts_of(t.file.path) == parts_of(path)]
    found = exact or named
    files = {t.file.path for t in found}
    if not files:
        raise NotFound(f"Berkas {path} belum diambil masuk atau tidak ada.")
    if len(files) > 1:
        raise NotFound(
            f"Ada {len(files)} berkas yang berakhir dengan {path}. Tulis foldernya juga."
        )
    return found


def _of_sheet(sheet: str, tables: Sequence[TableState]) -> list[TableState]:
    if sheet:
        exact = [t for t in tables if t.sheet == sheet]
        return exact or [t for t in tables if plain(t.sheet) == plain(sheet)]
    first = min(tables, key=lambda t: t.position).sheet
    return [t for t in tables if t.sheet == first]


def _by_print(
    said: Said, tables: Sequence[TableState], rows: Rows
) -> tuple[TableState, int] | None:
    """The row with the names that the decision was made about, if it has moved."""
    if not said.print or said.print.startswith("h"):
        return None
    if any(rows.prints.get((t.id, said.row)) == said.print for t in tables):
        return None
    ids = {t.id: t for t in tables}
    found = [
        at for at, told in rows.prints.items() if told == said.print and at[0] in ids
    ]
    if len(found) != 1:
        raise NotFound(f"Baris {said.row} berkas {said.file} sudah berganti isi.")
    return ids[found[0][0]], found[0][1]


def _nearest(said: Said, tables: Sequence[TableState], rows: Rows) -> TableState:
    """Of tables with one header the one that stands nearest to where it stood."""
    near = min(tables, key=lambda t: (abs(t.header_row - said.row), t.position))
    return _by_kind(said, [t for t in tables if t.header_row == near.header_row], rows)


def _by_kind(said: Said, tables: Sequence[TableState], rows: Rows) -> TableState:
    """Where two tables share a row, the one that was asked about with this kind.

    `table 2` is the second of them from the left.
    """
    which = TABLE.fullmatch(said.kind)
    if which:
        order = sorted(tables, key=lambda t: t.position)
        return order[min(int(which[1]), len(order)) - 1]
    asked = [t for t in tables if said.kind in rows.kinds.get((t.id, said.row), set())]
    return (asked or list(tables))[0]


def _cut_apart(
    said: Said, table: TableState, tables: Sequence[TableState], rows: Rows
) -> list[TableState]:
    """The table and those cut out of the same list, unless one of them was meant."""
    if said.verb == "set" or TABLE.fullmatch(said.kind):
        return [table]
    at = (table.header_row, rows.left.get(table.id))
    return [
        t
        for t in tables
        if t.file is table.file
        and t.sheet == table.sheet
        and (t.header_row, rows.left.get(t.id)) == at
    ]


def place(books: Books, decisions: Iterable[Said], rows: Rows) -> dict[int, str]:
    """Lay decisions on tables and rows of the books; decision id → why it has no place."""
    homeless: dict[int, str] = {}
    tables = list(books.tables.values())
    on_table: dict[int, list[AnswerState]] = defaultdict(list)
    on_row: dict[tuple[int, int], list[AnswerState]] = defaultdict(list)
    for said in decisions:
        if said.verb == "set" and is_word(said.value):
            continue  # it told how to read the table; the reading followed it
        try:
            table, row = find(said, tables, rows)
        except NotFound as missing:
            homeless[said.id] = str(missing)
            continue
        answer = AnswerState(said.id, said.verb, said.value, said.kind, said.by)
        if row is not None:
            on_row[table.id, row].append(answer)
        else:
            for one in _cut_apart(said, table, tables, rows):
                on_table[one.id].append(answer)
    books.on_table, books.on_row = dict(on_table), dict(on_row)
    return homeless


ANSWERS: Mapping[str, frozenset[str]] = {
    "set_turnover": frozenset(
        {
            "turnover_x10",
            "turnover_unreadable",
            "turnover_missing",
            "total_mismatch",
            "row_joined",
        }
    ),
    "swap": frozenset({"swapped"}),
    "set_district": frozenset({"area_mismatch"}),
    "attribute": frozenset({"product_unknown"}),
}


# kinds that a correction of the table answers
SETS: Mapping[str, frozenset[str]] = {
    "date_doubtful": frozenset({"days", "bazaar"}),
    "place_unknown": frozenset({"district", "bazaar"}),
    "sheets_added": frozenset({"days", "day", "split"}),
}


def answers(answer: AnswerState, kind: str) -> bool:
    """Does this decision answer a question of this kind on its row?"""
    if answer.verb in ("drop", "count"):
        return True
    if answer.verb == "keep":
        return answer.kind in ("", kind)
    if answer.verb == "set":
        return answer.value.partition("=")[0] in SETS.get(kind, ())
    return kind in ANSWERS.get(answer.verb, frozenset())

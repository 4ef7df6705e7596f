"""What a person explains of a kept file, checked against the file and made a decision."""

from dataclasses import dataclass, field

from lapak.domain.sources.models import Decision, FileState, SourceFile
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.attendance.explained import (
    Word,
    header_print,
    value_of,
    why_not_explained,
    word_of,
)
from lapak.intake.attendance.grid import Grid
from lapak.intake.cells.text import column_letter, plain
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Sheet, Workbook
from lapak.intake.rereading import (
    EXPLAINABLE,
    explanations,
    read_with,
    standing_paths,
    words_for,
    workbook_of,
)
from lapak.intake.settling.answers import NotFound, Said, parts_of, same_file
from lapak.intake.told import FileTold, TableTold


@dataclass(slots=True)
class Shelf:
    """Kept files opened for a while: each is read once, however often it is asked for."""

    files: list[SourceFile] = field(init=False)
    marked: set[tuple[int, str, int]] = field(default_factory=set)  # rows, as headers
    _books: dict[int, Workbook] = field(default_factory=dict)
    _told: dict[int, FileTold] = field(default_factory=dict)

    def __post_init__(self) -> None:
        standing = SourceFile.objects.filter(state=FileState.TAKEN_IN)
        self.files = list(standing.order_by("pk"))

    def find(self, path: str) -> SourceFile:
        """The file that counts and whose path ends so. Raises NotFound."""
        named = [f for f in self.files if same_file(path, f.path)]
        exact = [f for f in named if parts_of(f.path) == parts_of(path)]
        found = exact or named
        if not found:
            raise NotFound(f"Berkas {path} belum diambil masuk atau tidak ada.")
        if len({f.path for f in found}) > 1:
            raise NotFound(
                f"Ada {len(found)} berkas yang berakhir dengan {path}. Tulis foldernya juga."
            )
        if found[-1].kind not in EXPLAINABLE:
            raise NotFound(
                f"Berkas {path} bukan daftar hadir. Kolomnya sudah dikenal Lapak."
            )
        return found[-1]

    def workbook(self, file: SourceFile) -> Workbook:
        """Its sheets. Raises Refused or CannotOpen."""
        if file.pk not in self._books:
            self._books[file.pk] = workbook_of(file)
        return self._books[file.pk]

    def told(self, file: SourceFile) -> FileTold:
        """What it says, as explained until now."""
        if file.pk not in self._told:
            words = words_for(file.path, explanations(), standing_paths())
            self._told[file.pk] = read_with(file, self.workbook(file), words)
        return self._told[file.pk]


def placed(said: Said, shelf: Shelf) -> Decision | NotFound:
    """An explanation as a decision at the header row that it speaks of."""
    try:
        file = shelf.find(said.file)
        workbook, told = shelf.workbook(file), shelf.told(file)
        sheet = _sheet(said, workbook, told)
        word = word_of(0, sheet.name, said.row, said.value)
        if word is None:
            return NotFound(why_not_explained(said.value))
        table = table_at(told, sheet.name, word)
        row = table.header_row if table else said.row
        mark = _print(Grid(sheet), table, row, word)
        place = (file.pk, sheet.name, row)
        if word.what != "unit":
            shelf.marked.add(place)
        elif table is None and place not in shelf.marked:
            return NotFound(
                f"Baris {row} bukan judul tabel. Cocokkan kolomnya dahulu, lalu satuannya."
            )
    except NotFound as missing:
        return missing
    except (Refused, CannotOpen) as closed:
        return NotFound(str(closed))
    return Decision(
        file=said.file,
        sheet=sheet.name[:120],
        row=row,
        kind=said.kind,
        verb=said.verb,
        value=value_of(word),
        print=mark,
    )


def _sheet(said: Said, workbook: Workbook, told: FileTold) -> Sheet:
    """The sheet that was named; where none was, the first with a table, else the first."""
    name = said.sheet or next((t.sheet for t in told.tables), "")
    fitting = [s for s in workbook.sheets if s.name == name] or [
        s for s in workbook.sheets if plain(s.name) == plain(name)
    ]
    if not said.sheet and not fitting:
        fitting = workbook.sheets[:1]
    if not fitting:
        raise NotFound(f"Lembar “{said.sheet}” tidak ada di berkas {said.file}.")
    return fitting[0]


def table_at(told: FileTold, sheet: str, word: Word) -> TableTold | None:
    """The table whose header a row is, or the next one below; None = none.

    Of tables side by side the one that has the column. A word that marks a header row
    never means a table below it.
    """
    here = [t for t in told.tables if t.sheet == sheet and t.columns]
    at = [t for t in here if t.header_row <= word.row < t.first_row]
    if not at and word.what != "header":
        below = [t for t in here if t.header_row > word.row]
        top = min((t.header_row for t in below), default=0)
        at = [t for t in below if t.header_row == top]
    has = [t for t in at if _spans(t, word.column)]
    return next(iter(has or at), None)


def _spans(table: TableTold, column: int) -> bool:
    return table.columns[0].index <= column <= table.columns[-1].index


def _print(grid: Grid, table: TableTold | None, row: int, word: Word) -> str:
    """What the word's place is known by when rows and columns move. Raises NotFound."""
    if not 1 <= row <= grid.height or (table is None and not grid.filled(row)):
        raise NotFound(f"Baris {row} kosong; tidak ada judul tabel di sana.")
    width = max((len(grid.row(r)) for r in grid.rows(row, row + 50)), default=0)
    if word.column > width:
        raise NotFound(f"Kolom {column_letter(word.column)} kosong di tabel ini.")
    if word.column:
        known = [c for c in table.columns if c.index == word.column] if table else []
        return header_print(known[0].header if known else grid.text(row, word.column))
    texts = grid.texts(row)
    if table:
        texts = texts[table.columns[0].index - 1 : table.columns[-1].index]
    return header_print(max(texts, key=len))  # the most telling cell of the header

"""What a sheet says beside its cells: what is hidden, merged, or an error."""

from dataclasses import dataclass, field

from lapak.intake.reading import limits
from lapak.intake.reading.refusal import Refused


@dataclass(slots=True)
class Marks:
    """Rows and columns are counted from 1."""

    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)
    merges: list[tuple[int, int, int, int]] = field(default_factory=list)
    # row -> (column, text) of cells that hold an error such as #REF!
    errors: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def add_error(self, row: int, column: int, text: str) -> None:
        """Remember that a cell holds an error."""
        self.errors.setdefault(row, []).append((column, text))


def check_extent(sheet: str, row: int, column: int) -> None:
    """Refuse a sheet whose last filled row and column are beyond the limits."""
    if row > limits.ROWS or column > limits.COLUMNS:
        raise Refused("far_cell", sheet=sheet, cell=address(row, column))
    if row * column > limits.CELLS:
        raise Refused("too_many_cells", sheet=sheet)


def address(row: int, column: int) -> str:
    """A cell's name in Excel: row 3, column 2 is B3."""
    letters = ""
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(65 + letter) + letters
    return f"{letters}{row}"


def column_number(letters: bytes) -> int:
    """The column that letters stand for, counted from 1: AA is 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number

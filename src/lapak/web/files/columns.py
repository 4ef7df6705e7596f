"""The page on which a person says what the columns of a list mean."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lapak.domain.sources.models import FileState, SourceFile, Verb
from lapak.domain.sources.queries import file_for
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.attendance.explained import MEANINGS, ONCE, UNITS
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import NAMING
from lapak.intake.cells.text import column_letter, plain
from lapak.intake.explaining import Shelf
from lapak.intake.matching import give_back, match_columns, tried
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.workbook import Sheet
from lapak.intake.rereading import EXPLAINABLE
from lapak.intake.settling.answers import Said
from lapak.intake.told import ColumnTold, FileTold, TableTold
from lapak.web.base.http import SignedInRequest
from lapak.web.figures.excerpt import holds_nik, shown_text
from lapak.web.files.allowed import only_who_takes_in
from lapak.web.files.meanings import AS_READ, UNIT_NAMES, WORDS

ROWS = 12  # of the list, shown under its header
TOP = 30  # rows of a sheet from which a header is chosen
FEWEST_DAYS = 3


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of the sheet as a page may show it."""

    text: str
    numeric: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """A row by its number in the sheet."""

    number: int
    cells: list[Cell]


@dataclass(frozen=True, slots=True)
class Choice:
    """A column with what it was understood as and what it may mean."""

    index: int
    letter: str
    header: str
    meaning: str  # understood
    chosen: str  # as the form now has it
    options: list[tuple[str, str]]


@dataclass(slots=True)
class Asked:
    """Which sheet and which table of it the page is about."""

    file: SourceFile
    sheet: Sheet
    told: FileTold
    row: int  # of the header; 0 = none chosen yet
    table: TableTold | None

    @property
    def grid(self) -> Grid:
        return Grid(self.sheet)

    @property
    def here(self) -> list[TableTold]:
        """The tables of this sheet."""
        return [t for t in self.told.tables if t.sheet == self.sheet.name and t.columns]

    @property
    def columns(self) -> list[int]:
        """The columns that may belong to the table: not those of one beside it.

        A list of many bazaars is several tables of the same columns.
        """
        own = {c.index for c in self.table.columns} if self.table else set()
        taken = {
            c.index
            for t in self.here
            if t.header_row <= self.row <= t.last_row
            for c in t.columns
        } - own
        grid = self.grid
        for row in grid.rows(self.row, self.row + ROWS):
            own |= set(grid.filled(row))
        return sorted(own - taken)


@require_http_methods(["GET", "POST"])
def columns(request: SignedInRequest, file_id: int) -> HttpResponse:
    """Choose a table of a kept file, see its head and first rows, say what they mean."""
    only_who_takes_in(request)
    file = file_for(request.user, file_id)
    shelf = Shelf()
    try:
        asked = _asked(request, file, shelf)
    except (Refused, CannotOpen) as closed:
        messages.error(request, str(closed))
        asked = None
    if asked is None:
        return redirect("files:file", file_id=file.pk)
    if not asked.row:
        return render(request, "files/tables.html", _choosing(asked, shelf))
    if request.method == "POST":
        return _saved(request, asked, shelf)
    return render(request, "files/columns.html", _matching(asked, {}))


def _asked(request: SignedInRequest, file: SourceFile, shelf: Shelf) -> Asked | None:
    """What the address asks for; None (told in a message) where it can't be had."""
    if file.state != FileState.TAKEN_IN or file.kind not in EXPLAINABLE:
        words = _("Columns can be matched in lists that count and are attendance.")
        messages.error(request, words)
        return None
    book, told = shelf.workbook(file), shelf.told(file)
    wanted = request.GET.get("lembar")
    first = next((t.sheet for t in told.tables if t.columns), book.sheets[0].name)
    sheets = [s for s in book.sheets if s.name == (first if wanted is None else wanted)]
    if not sheets:
        messages.error(request, _("This sheet is not in the file."))
        return None
    row = _number(request.GET.get("baris"))
    asked = Asked(file, sheets[0], told, row if row <= len(sheets[0].rows) else 0, None)
    at = _number(request.GET.get("kolom"))
    tables = [
        t
        for t in asked.here
        if t.header_row == asked.row and (not at or t.columns[0].index == at)
    ]
    asked.table = tables[0] if tables else None
    return asked


def _number(text: str | None) -> int:
    return int(text) if text and text.isdigit() and len(text) < 8 else 0


# --- choosing a table, or the row in which one begins --------------------------------


def address(file: SourceFile, sheet: str, row: int = 0, column: int = 0) -> str:
    """Where the columns of a table are matched."""
    asked = {"lembar": sheet} | ({"baris": row} if row else {})
    where = reverse("files:columns", args=[file.pk])
    return f"{where}?{urlencode(asked | ({'kolom': column} if column else {}))}"


def _choosing(asked: Asked, shelf: Shelf) -> dict[str, object]:
    grid = asked.grid
    width = max((len(grid.row(r)) for r in grid.rows(1, TOP)), default=0)
    letters = range(1, min(width, 12) + 1)
    rows = _rows(grid, grid.rows(1, TOP), letters, set(), longest=24)
    headers = {t.header_row for t in asked.here}
    return {
        "file": asked.file,
        "sheet": asked.sheet.name,
        "sheets": [
            (
                s.name or _("the only sheet"),
                address(asked.file, s.name),
                s is asked.sheet,
            )
            for s in shelf.workbook(asked.file).sheets
        ],
        "tables": [
            (t, address(asked.file, t.sheet, t.header_row, t.columns[0].index))
            for t in asked.here
        ],
        "letters": [column_letter(c) for c in letters],
        "rows": [
            (row, address(asked.file, asked.sheet.name, row.number))
            for row in rows
            if row.number not in headers and any(c.text for c in row.cells)
        ],
    }


def _rows(
    grid: Grid,
    numbers: Iterable[int],
    shown: Iterable[int],
    niks: Collection[int],
    *,
    longest: int = 80,
) -> list[Row]:
    shown = list(shown)
    return [
        Row(
            number,
            [
                Cell(
                    _cut(shown_text(grid.cell(number, c), covered=c in niks), longest),
                    isinstance(grid.cell(number, c), int | float),
                )
                for c in shown
            ],
        )
        for number in numbers
    ]


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1]}…"


# --- matching --------------------------------------------------------------------------


def _matching(
    asked: Asked, sent: Mapping[str, str], error: str = ""
) -> dict[str, object]:
    choices = _choices(asked, sent)
    niks = {c.index for c in choices if holds_nik(c.meaning, c.header)}
    last = asked.table.first_row - 1 if asked.table else asked.row
    grid = asked.grid
    units = {unit: name for name, unit in UNITS.items()}
    unit = units[asked.table.unit if asked.table else 1]
    return {
        "file": asked.file,
        "sheet": asked.sheet.name,
        "row": asked.row,
        "table": asked.table,
        "back": address(asked.file, asked.sheet.name),
        "choices": choices,
        "heads": _rows(grid, grid.rows(asked.row, last), asked.columns, set()),
        "rows": _rows(grid, grid.rows(last + 1, last + ROWS), asked.columns, niks),
        "units": list(UNIT_NAMES.items()),
        "unit": unit,
        "chosen_unit": sent.get("unit", unit),
        "learn": bool(sent.get("learn")),
        "explained": bool(asked.table and asked.table.words),
        "error": error,
    }


def _choices(asked: Asked, sent: Mapping[str, str]) -> list[Choice]:
    known = {c.index: c for c in asked.table.columns} if asked.table else {}
    grid, event = asked.grid, asked.table.event if asked.table else None
    days = FEWEST_DAYS
    if event and event.opens and event.closes:
        days = max(days, min((event.closes - event.opens).days + 1, 31))
    options = [(name, str(WORDS[name])) for name in MEANINGS if name != "day"]
    at = MEANINGS.index("day")
    numbered = [
        (f"day {n}", _("Turnover of day %(number)s") % {"number": n})
        for n in range(1, days + 1)
    ]
    options = [*options[:at], *numbered, *options[at:]]
    return [
        _choice(index, known.get(index), grid.text(asked.row, index), options, sent)
        for index in asked.columns
    ]


def _choice(
    index: int,
    known: ColumnTold | None,
    header: str,
    options: list[tuple[str, str]],
    sent: Mapping[str, str],
) -> Choice:
    meaning = _understood(known)
    if meaning not in dict(options):
        options = [(meaning, str(WORDS.get(meaning, AS_READ))), *options]
    return Choice(
        index,
        column_letter(index),
        known.header if known else header,
        meaning,
        sent.get(f"col-{index}", meaning),
        options,
    )


def _understood(known: ColumnTold | None) -> str:
    if known is None:
        return "other"
    if known.meaning == "day" and known.number and not known.day:
        return f"day {known.number}"
    return known.meaning or "other"


def _saved(request: SignedInRequest, asked: Asked, shelf: Shelf) -> HttpResponse:
    by = request.user.username
    back = redirect("files:file", file_id=asked.file.pk)
    if request.POST.get("verb") == "reset":
        give_back(asked.table.words if asked.table else (), by=by)
        messages.success(request, _("The table is read as Lapak understands it."))
        return back
    sent = {name: str(value) for name, value in request.POST.items()}
    choices = _choices(asked, sent)
    said = _said(asked, choices, sent)
    error = _why_not(choices)
    if not error and said:
        table, error = tried(asked.file, asked.sheet.name, said, shelf)
        if not error and (table is None or not table.attendance):
            error = _(
                "Under this header there would be no row with a name. Choose another column for the business or the owner."
            )
    if error:
        page = _matching(asked, sent, error)
        return render(request, "files/columns.html", page, status=422)
    learnt = _learnt(choices) if sent.get("learn") else {}
    match_columns(said, learnt, by=by, now=timezone.now())
    messages.success(request, _("The columns are matched. The figures follow."))
    return back


def _said(asked: Asked, choices: list[Choice], sent: Mapping[str, str]) -> list[Said]:
    """What differs from what was understood, as decisions at the header row."""
    values = [
        f"column:{c.letter}={c.chosen}"
        for c in choices
        if c.chosen != c.meaning or (asked.table is None and c.chosen != "other")
    ]
    unit = UNITS.get(sent.get("unit", ""), 0)
    if unit and unit != (asked.table.unit if asked.table else 1):
        shared = sum(t.header_row == asked.row for t in asked.here) > 1
        at = f":{choices[0].letter}" if shared else ""
        values.append(f"unit{at}={sent['unit']}")
    if values and asked.table is None:
        values = ["header=1", *values]
    path, sheet = asked.file.path, asked.sheet.name
    return [
        Said(n, path, sheet, asked.row, "", Verb.SET, value)
        for n, value in enumerate(values)
    ]


def _why_not(choices: list[Choice]) -> str:
    """Why these meanings can't all be, as a sentence; '' = they can."""
    if not any(c.chosen in NAMING for c in choices):
        return _("Choose which column holds the name of the business or of the owner.")
    for meaning in sorted(ONCE):
        twice = [c.letter for c in choices if c.chosen == meaning]
        if len(twice) > 1:
            return _(
                "Only one column can be “%(meaning)s”, now there are %(columns)s."
            ) % {
                "meaning": WORDS[meaning],
                "columns": ", ".join(twice),
            }
    return ""


def _learnt(choices: list[Choice]) -> dict[str, str]:
    """Headers whose meaning holds in other files too; a numbered day does not."""
    return {
        plain(c.header): c.chosen
        for c in choices
        if c.chosen != c.meaning and c.chosen in MEANINGS and plain(c.header)
    }

"""People's decisions as a table: read, checked as a whole, applied, handed out.

Columns: file, sheet, row, kind, question, decision, value. A table with an unknown
verb or without a column is refused whole; a line whose file or row is not there is
told with its reason, and the others hold.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from lapak.domain.places.rules import Gazetteer
from lapak.domain.registry.models import Business, Mention
from lapak.domain.sources.actions import decide, in_turn
from lapak.domain.sources.models import Decision, FileState, Question, Verb
from lapak.intake.attendance.explained import is_word
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import plain
from lapak.intake.explaining import Shelf, placed
from lapak.intake.settling.answers import NotFound, Rows, Said, find
from lapak.intake.settling.corrections import why_not
from lapak.intake.settling.loading import load, rows_of
from lapak.intake.settling.people import NAMES
from lapak.intake.settling.settle import settle
from lapak.intake.settling.state import Books

COLUMNS = ("file", "sheet", "row", "kind", "question", "decision", "value")
VERBS = frozenset(Verb.values)
LONGEST, KIND = 300, 30  # characters of a value and of a kind, as they are kept
NEEDS_VALUE = {
    "set_turnover": "Tulis omsetnya dalam rupiah, misalnya 745000.",
    "set_district": "Tulis kode kecamatannya, misalnya 31.73.05, atau outside.",
    "attribute": "Tulis nama usaha pemilik produknya.",
    "set": "Tulis yang dibetulkan, misalnya days=7–8 Oktober 2023.",
}


class TableRefused(Exception):
    """A table of decisions that can't be taken at all; the sentence says why.

    `starts_over`: it is no such table; a new one must be got.
    """

    def __init__(self, sentence: str, *, starts_over: bool = False) -> None:
        super().__init__(sentence)
        self.starts_over = starts_over


@dataclass(frozen=True, slots=True)
class Homeless:
    """A line that has no place, with the reason as a sentence."""

    line: int
    said: Said
    reason: str


@dataclass(slots=True)
class Applied:
    """What became of a table of decisions."""

    lines: int = 0
    made: int = 0  # new decisions; the same ones again are not counted
    homeless: list[Homeless] = field(default_factory=list)
    changes: dict[str, int] = field(default_factory=dict)

    @property
    def hold(self) -> int:
        """How many lines hold now, those that held before among them."""
        return self.lines - len(self.homeless)


def read_table(content: bytes) -> list[tuple[int, Said]]:
    """The decisions of a CSV, each with its line; lines without a decision are left out.

    Raises TableRefused: no table, a column missing, an unknown verb.
    """
    return read_rows(_rows(_text(content)))


def read_rows(rows: Sequence[Sequence[str]]) -> list[tuple[int, Said]]:
    """The decisions of a table that was read; the first row names its columns.

    Raises TableRefused: no table, a column missing, an unknown verb.
    """
    if not rows:
        raise TableRefused("Berkas keputusan ini kosong.", starts_over=True)
    head = [plain(cell).replace(" ", "_") for cell in rows[0]]
    missing = [name for name in COLUMNS if name not in head]
    if missing:
        raise TableRefused(
            f"Kolom {', '.join(missing)} tidak ada. Baris pertama harus: {','.join(COLUMNS)}.",
            starts_over=True,
        )
    place = {name: head.index(name) for name in COLUMNS}
    found = []
    for line, cells in enumerate(rows[1:], start=2):
        told = {
            name: (cells[i].replace("\x00", "").strip() if i < len(cells) else "")
            for name, i in place.items()
        }
        if told["decision"]:
            found.append((line, _said(line, told)))
    return found


def _text(content: bytes) -> str:
    for encoding in ("utf-8-sig", "utf-16", "cp1252"):
        if encoding == "utf-16" and content[:2] not in (b"\xff\xfe", b"\xfe\xff"):
            continue
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise TableRefused(
        "Berkas ini bukan teks. Simpan sebagai CSV (UTF-8), lalu coba lagi."
    )


def _rows(text: str) -> list[list[str]]:
    first = text.split("\n", 1)[0]
    mark = max(",;\t", key=first.count)
    try:
        return [
            row for row in csv.reader(io.StringIO(text), delimiter=mark) if any(row)
        ]
    except csv.Error as broken:
        raise TableRefused(
            f"Berkas ini tidak terbaca sebagai CSV: {broken}."
        ) from broken


def _said(line: int, told: dict[str, str]) -> Said:
    verb = told["decision"].lower()
    if verb not in VERBS:
        raise TableRefused(
            f"Baris {line}: “{told['decision']}” bukan keputusan yang dikenal."
            f" Tulis salah satu: {', '.join(sorted(VERBS))}."
        )
    row = int(told["row"]) if told["row"].isdecimal() else 0
    return Said(
        line, told["file"], told["sheet"], row, told["kind"], verb, told["value"]
    )


def why_not_taken(said: Said, places: Gazetteer) -> str:
    """Why a decision's own words can't be taken, as a sentence; '' = they can."""
    if said.row < 1:
        return "Nomor barisnya bukan angka. Tulis seperti di Excel, dari 1."
    if len(said.value) > LONGEST:
        return f"Isiannya terlalu panjang. Tulis paling banyak {LONGEST} huruf."
    if said.verb in NEEDS_VALUE and not said.value:
        return NEEDS_VALUE[said.verb]
    if said.verb == "set_turnover" and read_amount(said.value).value is None:
        return f"“{said.value}” bukan rupiah. Tulis misalnya 745000."
    if (
        said.verb == "set_district"
        and said.value not in places.districts
        and said.value != "outside"
    ):
        return f"Tidak ada kecamatan dengan kode {said.value}. Tulis misalnya 31.73.05."
    if said.verb == "swap" and not _swaps(said.value):
        return (
            "Tulis dua arti kolom dengan spasi di antaranya, name owner (nama usaha dan"
            " nama pemilik), atau kosongkan."
        )
    if said.verb == "attribute" and not _business_known(said.value):
        return (
            f"Tidak ada usaha bernama atau bernomor “{said.value}”."
            " Cari tulisannya di halaman Usaha."
        )
    return why_not(said.value, places) if said.verb == "set" else ""


def _swaps(value: str) -> bool:
    words = (value or "name owner").split()
    return {NAMES.get(word) for word in words} == {"business", "owner"} and len(
        words
    ) == 2


def _business_known(value: str) -> bool:
    if value.isdecimal() and Business.objects.filter(pk=int(value)).exists():
        return True
    wanted = plain(value)
    names = Mention.objects.values_list("business_written", flat=True).distinct()
    return any(plain(name) == wanted for name in names.iterator())


def made_plain(said: Said) -> Said:
    """A decision with its value in the one form in which it is stored."""
    if said.verb == "set_turnover":
        return replace(said, value=str(read_amount(said.value).value or 0))
    if said.verb == "swap":
        return replace(said, value=said.value or "name owner")
    return said


def apply(
    told: Sequence[tuple[int, Said]], *, by: str, now: datetime, places: Gazetteer
) -> Applied:
    """Write decisions down and settle, in one transaction; the homeless are told."""
    applied = Applied(lines=len(told))
    with in_turn():
        books = load()
        rows = rows_of(books)
        shelf = Shelf()
        good: list[Decision] = []
        for line, said in told:
            reason = why_not_taken(said, places)
            decision = None if reason else _placed(said, books, rows, shelf)
            if isinstance(decision, Decision):
                good.append(decision)
            else:
                applied.homeless.append(Homeless(line, said, reason or str(decision)))
        applied.made = len(decide(good, by=by, at=now))
        written, _ = settle(by=by)
        applied.changes = written.counts
    return applied


def _placed(said: Said, books: Books, rows: Rows, shelf: Shelf) -> Decision | NotFound:
    said = made_plain(said)
    if said.verb == Verb.SET and is_word(said.value):
        return placed(said, shelf)
    try:
        table, row = find(said, list(books.tables.values()), rows)
    except NotFound as missing:
        return missing
    if row is None and said.verb not in ("drop", "keep", "count", "set"):
        return NotFound(
            f"Baris {said.row} adalah judul tabel; “{said.verb}” hanya untuk baris isi."
        )
    return Decision(
        file=said.file,
        sheet=said.sheet,
        row=said.row,
        kind=said.kind[:KIND],
        verb=said.verb,
        value=said.value,
        print=rows.heads.get(table.id, "")
        if row is None
        else rows.prints.get((table.id, row), ""),
    )


def open_questions() -> Iterable[Question]:
    """What people are asked and have not answered, file by file."""
    return (
        Question.objects.filter(
            needs_answer=True, answered=False, file__state=FileState.TAKEN_IN
        )
        .select_related("file")
        .order_by("file__path", "sheet", "row", "kind")
    )


def write_table(questions: Iterable[Question]) -> str:
    """Questions as a CSV to be answered in columns `decision` and `value`."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow(COLUMNS)
    for q in questions:
        words = f"{q.reason} Tertulis: {q.value}" if q.value else q.reason
        if q.suggestion:
            words += f" (saran: {q.suggestion})"
        table.writerow([q.file.path, q.sheet, q.row, q.kind, _safe(words), "", ""])
    return out.getvalue()


def _safe(text: str) -> str:
    """No formula: a cell that begins like one gets an apostrophe."""
    return f"'{text}" if text[:1] in "=+-@" else text

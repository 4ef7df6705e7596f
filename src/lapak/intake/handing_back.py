"""The workbook handed back: a file's own sheets, with columns to be answered in.

Beside each row that is asked about stand the reasons ("Kenapa"), a place for the
decision ("Keputusan") and for what it needs ("Isi"), and a hidden cell that says which
row of which file is meant, so that rows may be sorted. NIKs are masked, so the copy is
never taken for a list.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from lapak.domain.sources.models import Question, SourceFile
from lapak.domain.sources.secrecy import kept
from lapak.intake.cells.niks import NEVER_NIK
from lapak.intake.cells.text import clean
from lapak.intake.known import office_places
from lapak.intake.reading.reader import read_bytes
from lapak.intake.reading.workbook import Cell, Sheet, Workbook
from lapak.intake.showing import covered

HEADINGS: Final = ("Kenapa", "Keputusan", "Isi")
GUIDE: Final = "Petunjuk Lapak"
MARK: Final = "lapak"
WORDS: Final[dict[str, str]] = {
    "keep": "biarkan",
    "drop": "lewati",
    "set_turnover": "tulis omset",
    "swap": "tukar nama",
    "set_district": "tulis kecamatan",
    "attribute": "tulis usaha",
    "count": "hitung",
    "set": "betulkan",
}
_SAID: Final = {
    "keep": "biarkan seperti Lapak memahaminya",
    "drop": "lewati: baris ini tidak dihitung",
    "set_turnover": "tulis omset: rupiah baris ini untuk semua harinya, di kolom Isi, misalnya 745000",
    "swap": "tukar nama: nama usaha dan nama pemilik tertukar; kolom Isi dibiarkan kosong",
    "set_district": "tulis kecamatan: kodenya di kolom Isi, misalnya 31.73.05",
    "attribute": "tulis usaha: nama usaha pemilik produk di kolom Isi",
    "count": "hitung: tetap hitung baris atau daftar yang disisihkan",
    "set": "betulkan: yang dikenali dari daftar, di kolom Isi, misalnya days=7–8 Oktober 2023",
}


_FITS: Final = {
    "area_mismatch": ["set_district"],
    "swapped": ["swap"],
    "product_unknown": ["attribute"],
    "bazaar_undated": ["set"],
    "date_doubtful": ["set"],
    "place_unknown": ["set"],
    "row_joined": ["set_turnover"],
    "duplicate_row": ["count"],
    "duplicate_visit": ["count"],
    "superseded": ["count"],
    "absent": ["count"],
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What stands beside one row: why, what to fill in, and which row it is.

    Without choices and key there is only the reason: a row that was refused.
    """

    why: str
    filled: str  # what the answer suggested needs; '' = nothing
    choices: tuple[str, ...]
    key: str


@dataclass(frozen=True, slots=True)
class SheetBack:
    """A sheet with its cells as they stand, NIKs masked; rows count from 1."""

    name: str
    rows: list[list[Cell]]
    hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    headed: frozenset[int] = frozenset()  # rows where the new columns get headings
    asked: dict[int, Asked] = field(default_factory=dict)


def guide() -> list[str]:
    """Lines of the sheet that says how to answer."""
    return [
        "Buku kerja ini salinan dari Lapak. Berkas aslinya tidak diubah.",
        "Isi kolom Keputusan di sebelah kanan setiap baris yang ada kolom Kenapa-nya:",
        *(f"• {words}" for words in _SAID.values()),
        "Lebih dari satu keputusan untuk satu baris: pisahkan dengan titik koma, begitu juga Isi.",
        "Baris tanpa keputusan tetap menunggu. Baris boleh diurutkan; jangan hapus kolom tersembunyi.",
        "Setelah selesai, simpan, lalu unggah di Berkas > Jawaban lewat berkas.",
    ]


def handed_back(file: SourceFile) -> list[SheetBack]:
    """The sheets of a file with what is asked of its rows.

    Raises CannotOpen where the kept file is gone, Refused where it can't be read.
    """
    book = read_bytes(kept(file.sha256), file.name)
    asked = _by_sheet(file, book)
    return [_sheet(file, sheet, asked[n]) for n, sheet in enumerate(book.sheets)]


def is_answered(book: Workbook) -> bool:
    """Whether a workbook is one that was handed back, not a list."""
    return any(sheet.name == GUIDE for sheet in book.sheets)


@dataclass(frozen=True, slots=True)
class Answered:
    """A row of a copy in which somebody wrote a decision; words as written."""

    at: tuple[str, int]  # sheet and row in the copy
    file: str
    sheet: str
    row: int
    kinds: list[str]  # that were asked there
    decision: str
    value: str


def answered_rows(book: Workbook) -> Iterable[Answered]:
    """Each row with a decision. ValueError: a hidden cell says something else by now."""
    for sheet in book.sheets:
        for number, row in enumerate(sheet.rows, start=1):
            at = next((n for n, cell in enumerate(row) if _is_key(cell)), None)
            if at is None or at < len(HEADINGS):
                continue
            decision, value = clean(row[at - 2]), clean(row[at - 1])
            if decision:
                _mark, file, of_sheet, of_row, kinds = json.loads(str(row[at]))
                place = (sheet.name, number)
                yield Answered(
                    place, file, of_sheet, int(of_row), list(kinds), decision, value
                )


Places = dict[int, list[Question]]  # by row


def _by_sheet(file: SourceFile, book: Workbook) -> dict[int, Places]:
    """The open questions and refusals by the place of their sheet and their row."""
    places: dict[int, Places] = defaultdict(lambda: defaultdict(list))
    numbers = {
        sheet.name[:120]: n for n, sheet in reversed(list(enumerate(book.sheets)))
    }
    for one in file.questions.filter(answered=False).order_by("row", "column", "kind"):
        if one.needs_answer or one.kind == "row_unreadable":
            places[numbers.get(one.sheet, 0)][one.row].append(one)
    return places


def _sheet(file: SourceFile, sheet: Sheet, asked: Places) -> SheetBack:
    tables = [t for t in file.tables.all() if t.sheet == sheet.name[:120]]
    meanings = {
        column.index: column.meaning
        for table in tables
        for column in table.columns.all()
        if column.meaning in {"nik", "phone"} | NEVER_NIK
    }
    top = min((t.header_row for t in tables), default=0)
    rows = [
        [
            _masked(cell, meanings.get(at, "") if number > top else "")
            for at, cell in enumerate(row, start=1)
        ]
        for number, row in enumerate(sheet.rows, start=1)
    ]
    rows += [[] for _ in range(max(asked, default=0) - len(rows))]
    return SheetBack(
        sheet.name,
        rows,
        sheet.hidden,
        sheet.hidden_rows - asked.keys(),
        frozenset({t.header_row for t in tables} - asked.keys()),
        {row: _asked(file, sheet, row, told) for row, told in asked.items()},
    )


def _masked(cell: Cell, meaning: str) -> Cell:
    text = clean(cell)
    shown = covered(cell, meaning)
    return cell if shown == text else shown


def _asked(file: SourceFile, sheet: Sheet, row: int, told: Sequence[Question]) -> Asked:
    why = [f"{one.reason}{_hint(one)}" for one in told]
    if len(why) > 1:
        why = [f"{n}. {words}" for n, words in enumerate(why, start=1)]
    fills = [_filled(one) for one in told if _filled(one)]
    verbs = dict.fromkeys(
        [one.suggestion.partition(" ")[0] for one in told if one.suggestion]
        + [verb for one in told for verb in _fitting(one.kind)]
        + ["keep", "drop"]
    )
    if not any(one.needs_answer for one in told):
        return Asked("\n".join(why), "", (), "")
    kinds = list(dict.fromkeys(one.kind for one in told if one.needs_answer))
    key = json.dumps([MARK, file.path, sheet.name, row, kinds], ensure_ascii=False)
    return Asked(
        "\n".join(why),
        fills[0] if len(fills) == 1 else "",
        tuple(WORDS[verb] for verb in verbs if verb in WORDS),
        key,
    )


def _filled(one: Question) -> str:
    """What the suggested answer needs in the column Isi; '' = nothing."""
    verb, _space, value = one.suggestion.partition(" ")
    return "" if verb == "swap" else value


def _hint(one: Question) -> str:
    """The suggested answer as the workbook's own words have it."""
    verb = one.suggestion.partition(" ")[0]
    words, value = WORDS.get(verb, ""), _filled(one)
    if verb == "set_district":
        name = office_places().districts.get(value, "")
        value = f"{value} ({name})" if name else value
    return f" (saran: {words} {value}".rstrip() + ")" if words else ""


def _fitting(kind: str) -> list[str]:
    """Decisions that a kind of question is answered with, beside keep and drop."""
    if kind.startswith("turnover"):
        return ["set_turnover"]
    return _FITS.get(kind, [])


def _is_key(cell: Cell) -> bool:
    return isinstance(cell, str) and cell.startswith(f'["{MARK}", ')

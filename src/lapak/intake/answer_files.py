"""Files of people's decisions: a CSV, the same table saved by Excel, or a workbook
that was handed back with its columns filled in."""

from collections.abc import Iterator

from lapak.intake.cells.text import clean, plain
from lapak.intake.deciding import (
    NEEDS_VALUE,
    VERBS,
    TableRefused,
    read_rows,
    read_table,
)
from lapak.intake.handing_back import (
    WORDS,
    Answered,
    answered_rows,
    is_answered,
)
from lapak.intake.reading.reader import read_bytes
from lapak.intake.reading.refusal import Refused
from lapak.intake.settling.answers import ANSWERS, Said

_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # xlsx and ods; xls
_VERBS = {plain(word): verb for verb, word in WORDS.items()} | {
    plain(verb): verb for verb in VERBS
}
_NAMES = {"nama", "usaha", "umkm", "pemilik", "dan"}
_TAKES_VALUE = NEEDS_VALUE.keys() | {"swap"}


def read_answers(content: bytes, name: str) -> list[tuple[int, Said]]:
    """The decisions of a file, each with its line; rows without one are left out.

    Raises TableRefused: unreadable, no such table, a column missing, an unknown verb.
    """
    if not content.startswith(_WORKBOOKS):
        return read_table(content)
    try:
        book = read_bytes(content, name)
    except Refused as refused:
        raise TableRefused(refused.sentence) from refused
    if not is_answered(book):
        first = book.sheets[0].rows if book.sheets else []
        return read_rows([[clean(cell) for cell in row] for row in first if any(row)])
    try:
        return [decision for row in answered_rows(book) for decision in _decisions(row)]
    except (TypeError, ValueError) as broken:
        raise TableRefused(
            "Kolom tersembunyi buku kerja ini berubah, jadi barisnya tidak dapat ditemukan."
            " Unduh lagi buku kerjanya di halaman berkas."
        ) from broken


def _decisions(row: Answered) -> Iterator[tuple[int, Said]]:
    """The decisions of one row: several are parted by semicolons, and so are values."""
    sheet, line = row.at
    values = [part.strip() for part in row.value.split(";")]
    for word in filter(None, (part.strip() for part in row.decision.split(";"))):
        verb = _VERBS.get(plain(word))
        if verb is None:
            raise TableRefused(
                f"Lembar {sheet}, baris {line}: “{word}” bukan keputusan yang dikenal."
                f" Pilih salah satu: {', '.join(WORDS.values())}."
            )
        value = values.pop(0) if verb in _TAKES_VALUE and values else ""
        if verb == "swap" and set(plain(value).split()) <= _NAMES:
            value = (
                ""  # the two columns by their Indonesian names: what it means anyhow
            )
        for kind in _kinds(verb, row.kinds):
            yield line, Said(line, row.file, row.sheet, row.row, kind, verb, value)


def _kinds(verb: str, asked: list[str]) -> list[str]:
    """The kinds that a decision is about: where two tables share a row, they tell
    which one is meant, and `keep` holds for each kind by itself."""
    if verb == "keep" and asked:
        return asked
    fits = ANSWERS.get(verb, frozenset())
    return [next((kind for kind in asked if kind in fits), next(iter(asked), ""))]

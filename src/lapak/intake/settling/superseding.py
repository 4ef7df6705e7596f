"""Older and newer lists of one bazaar: which of them counts."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import datetime
from itertools import combinations

from lapak.domain.identity.rules.normal import read_both_ways
from lapak.intake.attendance.titles import core, file_title
from lapak.intake.cells.text import plain
from lapak.intake.settling.state import AttendanceState, Books, TableState
from lapak.intake.settling.versions import is_day_sheet

MUCH_SHORTER = 0.5  # of the older list: too little to be its newer version
# sheets that tell parts of one day's turnover
PART = re.compile(
    r"\b(?:pagi|siang|sore|malam|sesi|shift|tunai|cash|qris|transfer|non tunai|online|offline)\b"
)
OLDER = re.compile(
    r"(?:^|[-–_( ] ?)(?:old|lama|draft|draf|konsep|sementara)\)?$", re.IGNORECASE
)
AGAIN = re.compile(r"\((\d{1,2})\)\.[a-z]{3,4}$", re.IGNORECASE)  # 'Daftar (2).xlsx'
FEWEST = 3  # rows of a list whose people are known again by less than a whole name
SAME_LIST = 0.6  # of the shorter list's rows stand in the longer one too


def _marks(rows: Sequence[AttendanceState]) -> list[set[str]]:
    """By what each row is known again: a number, or both names.

    Owners are written otherwise from list to list (Mansyur P., Ibu Astuti, Yayha): beside
    the same business's name of two words how they begin is enough, in lists of several.
    """
    many = len(rows) >= FEWEST
    return [
        {m for m in (r.mention.nik, *r.mention.phones) if m}
        | {plain(r.mention.business) + "|" + plain(r.mention.owner)}
        | (_begins(r) if many else set())
        for r in rows
    ]


def _begins(row: AttendanceState) -> set[str]:
    business = plain(row.mention.business)
    _, owner = read_both_ways(row.mention.owner)
    return {f"{business}|{owner[0][:2]}…"} if owner and " " in business else set()


def overlap(one: Sequence[AttendanceState], other: Sequence[AttendanceState]) -> float:
    """The share of the shorter list's rows that stand in the longer list too."""
    short, long = sorted((_marks(one), _marks(other)), key=len)
    known = set().union(*long)
    return sum(bool(marks & known) for marks in short) / max(len(short), 1)


def supersede(books: Books) -> None:
    """Set aside the older of two lists of the same people at one bazaar.

    The newer is the one that says so (REVISI, v2), else the one received later; one
    that is much shorter replaces nothing until a person says so: it is likelier a part.
    Lists of different days, or of different people, are parts of the bazaar and all count.
    """
    rows: dict[int, list[AttendanceState]] = defaultdict(list)
    for row in books.attendance:
        rows[row.mention.table.id].append(row)
    for bazaar in books.bazaars:
        for one, other in combinations(bazaar.tables, 2):
            if one.set_aside or other.set_aside or not _is_again(one, other, rows):
                continue
            older, newer, sure = _older(one, other)
            if any(a.verb == "count" for a in books.on_table.get(older.id, [])):
                continue
            if len(rows[newer.id]) < MUCH_SHORTER * len(rows[older.id]):
                _keep_longer(books, newer, older, rows)
                continue
            older.set_aside = "superseded"
            books.remark(
                older, 1, "superseded",
                f"Digantikan oleh {_name_of(newer, older)}: bazar yang sama, tidak dihitung dua kali.",
                needs_answer=not sure,
            )  # fmt: skip
    _ask_added(books, rows)
    _supersede_moved(books, rows)
    for bazaar in books.bazaars:
        bazaar.tables = [t for t in bazaar.tables if not t.set_aside]
    books.bazaars = [b for b in books.bazaars if b.tables]


def _keep_longer(
    books: Books,
    newer: TableState,
    older: TableState,
    rows: dict[int, list[AttendanceState]],
) -> None:
    """A later list of a few of the same people stands aside until somebody decides."""
    if any(a.verb == "count" for a in books.on_table.get(newer.id, [])):
        return
    newer.set_aside = "superseded"
    books.remark(
        newer, 1, "superseded",
        f"Hanya {len(rows[newer.id])} dari {len(rows[older.id])} usaha di {_name_of(older, newer)}, bazar yang sama."
        " Sementara yang panjang yang dihitung. Kalau daftar ini penggantinya, pilih jangan hitung pada daftar yang"
        " panjang; kalau tambahannya, pilih hitung di sini.",
        needs_answer=True,
    )  # fmt: skip


def _ask_added(books: Books, rows: dict[int, list[AttendanceState]]) -> None:
    """Ask where sheets of one file name the same people with other amounts.

    Their amounts add up, as two parts of one day do; it may as well be an older version.
    """
    for bazaar in books.bazaars:
        tables = [t for t in bazaar.tables if not t.set_aside]
        for one, other in combinations(tables, 2):
            lists = rows[one.id], rows[other.id]
            if not _one_day_twice(one, other) or overlap(*lists) < SAME_LIST:
                continue
            if not all(any(_sold(row)[1] for row in told) for told in lists):
                continue  # one of them tells no amounts
            first, second = sorted((one, other), key=lambda t: t.id)
            books.remark(
                second, 1, "sheets_added",
                f"Lembar “{second.sheet}” dan “{first.sheet}” menyebut usaha yang sama pada hari yang sama dengan omset lain;"
                " Lapak menjumlahkan keduanya. Benar? Kalau yang satu versi lama, pilih jangan dihitung.",
                value=first.sheet, needs_answer=True, suggestion="keep",
                at_stake=min(sum(_sold(row)[1] for row in told) for told in lists),
            )  # fmt: skip


def _one_day_twice(one: TableState, other: TableState) -> bool:
    """Sheets of one file that tell of the same day, not of its parts or other days."""
    if one.file is not other.file or one.sheet == other.sheet:
        return False
    if (one.opens, one.day, one.day_number) != (other.opens, other.day, other.day_number):  # fmt: skip
        return False
    parts = any(PART.search(plain(t.sheet)) for t in (one, other))
    return not parts and not (is_day_sheet(one) and is_day_sheet(other))


def _is_again(
    one: TableState, other: TableState, rows: dict[int, list[AttendanceState]]
) -> bool:
    lists = rows[one.id], rows[other.id]
    likely = _could_replace(one, other) or _copied(one, other, lists)
    return likely and overlap(*lists) >= SAME_LIST


def _could_replace(one: TableState, other: TableState) -> bool:
    if one.file is other.file or one.by_hand or other.by_hand:
        return False
    days = (one.day or one.day_number), (other.day or other.day_number)
    return days[0] == days[1]


def _supersede_moved(books: Books, rows: dict[int, list[AttendanceState]]) -> None:
    """Set aside a list that came again with other days: a bazaar that was put off.

    Only where a list that says it is newer repeats people and amounts to the rupiah.
    """
    tables = [t for b in books.bazaars for t in b.tables if not t.set_aside]
    for newer in (t for t in tables if t.revision):
        for older in tables:
            apart = older.opens != newer.opens and older.revision < newer.revision
            if not apart or older.set_aside or newer.set_aside:
                continue
            if older.by_hand or newer.by_hand or core(older.name) != core(newer.name):
                continue
            if any(a.verb == "count" for a in books.on_table.get(older.id, [])):
                continue
            if _sold_alike(rows[older.id], rows[newer.id]):
                older.set_aside = "superseded"
                books.remark(
                    older, 1, "superseded",
                    f"Digantikan oleh {_name_of(newer, older)}: orang dan omset yang sama dengan tanggal lain.",
                    needs_answer=True,
                )  # fmt: skip


def _name_of(newer: TableState, older: TableState) -> str:
    """How a person finds the newer list: its sheet, where both stand in one file."""
    if newer.file is older.file:
        return f"lembar “{newer.sheet}”"
    return newer.file.path


def _copied(
    one: TableState,
    other: TableState,
    lists: tuple[list[AttendanceState], list[AttendanceState]],
) -> bool:
    """Does a sheet repeat another one of its file, people and amounts alike?

    Sheets of one file are parts of the bazaar; that everybody sold the same to the
    rupiah on another day does not happen.
    """
    if one.file is not other.file or one.by_hand or other.by_hand:
        return False
    if (one.opens, one.day) != (other.opens, other.day) or one.sheet == other.sheet:
        return False
    days = is_day_sheet(one) and is_day_sheet(other)
    return not days and _sold_alike(*lists)


def _sold_alike(*lists: Sequence[AttendanceState]) -> bool:
    """Do two lists tell the same people's amounts to the rupiah?"""
    sold = [Counter(_sold(row) for row in rows if _sold(row)[1]) for rows in lists]
    shorter = min(sum(told.values()) for told in sold)
    return shorter >= 3 and sum((sold[0] & sold[1]).values()) >= 0.8 * shorter


def _sold(row: AttendanceState) -> tuple[str, int]:
    who = plain(row.mention.business) + "|" + plain(row.mention.owner)
    return who, sum(sale.told or 0 for sale in row.sales)


def _older(one: TableState, other: TableState) -> tuple[TableState, TableState, bool]:
    """(older, newer, whether the lists themselves say so)."""
    older, newer = sorted((one, other), key=_newness)
    return older, newer, older.revision != newer.revision


def _newness(table: TableState) -> tuple[int, int, datetime, int]:
    """By what it says of itself, else by its name, else by when it came."""
    return table.revision, _by_name(table), table.file.received, table.id


def _by_name(table: TableState) -> int:
    """Which download of a file it is; -1 where its name says that it is an old one."""
    again = AGAIN.search(table.file.path)
    if again:
        return int(again[1])
    names = file_title(table.file.path), table.sheet.strip()
    return -1 if any(map(OLDER.search, names)) else 0

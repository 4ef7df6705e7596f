"""Which tables count, and which tables tell of one bazaar.

A hidden, cancelled, superseded, undated or other year's table is set aside with its
reason (counting rule 6). Tables of one name, place and days are one bazaar, be they
on several sheets or in several files; another place is another bazaar.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import combinations

from rapidfuzz import fuzz

from lapak.intake.attendance.titles import core
from lapak.intake.cells.text import plain
from lapak.intake.settling.state import BazaarState, Books, TableState

DRAFT = re.compile(
    r"\b(?:draft|draf|lama|old|backup|salinan|copy|cadangan|jangan dipakai)\b"
)
DAY_SHEET = re.compile(
    r"\b(?:hari|day|h) ?(?:ke)? ?\d|\b(?:senin|selasa|rabu|kamis|jumat|sabtu|minggu)\b"
    r"|^(?:tgl )?\d{1,2}(?: [a-z]+)?$"
)
DAY = timedelta(days=1)


def set_aside_by_itself(table: TableState) -> str:
    """The reason that a table carries in itself not to count; '' = it counts."""
    if table.summary:
        return "summary_sheet"
    if table.hidden or DRAFT.search(plain(table.sheet)):
        return "hidden_sheet"
    if table.cancelled:
        return "cancelled"
    if table.other_year:
        return "other_year"
    dated = table.opens or table.joined  # one that was joined has its bazaar's days
    if table.kind == "attendance" and not dated:
        return "undated"
    return ""


REASONS = {
    "hidden_sheet": "Lembar tersembunyi atau draf lama. Tidak dihitung.",
    "summary_sheet": "Lembar rekap mengulang lembar lain. Tidak dihitung.",
    "cancelled": "Bazar ini dibatalkan. Tidak dihitung.",
    "other_year": "Bazar tahun lain. Tidak dihitung di tahun ini.",
}


def judge_tables(books: Books) -> None:
    """Set aside what carries its reason in itself or was dropped by a person."""
    sold = {
        row.mention.table.id
        for row in books.attendance
        if any(sale.told for sale in row.sales)
    }
    for table in books.tables.values():
        said = [
            a.verb
            for a in books.on_table.get(table.id, [])
            if a.verb in ("drop", "count")
        ]
        table.set_aside = set_aside_by_itself(table)
        if said:
            dropped = said[-1] == "drop"
            undated = table.set_aside == "undated"
            table.set_aside = "dropped" if dropped else "undated" if undated else ""
        if table.set_aside == "undated":
            _ask_days(books, table)
        elif table.set_aside in REASONS:
            row = table.header_row if table.set_aside == "summary_sheet" else 1
            books.remark(
                table,
                row,
                table.set_aside,
                REASONS[table.set_aside],
                # who sold there was there: was it only one day that was cancelled?
                needs_answer=table.set_aside == "cancelled" and table.id in sold,
            )


def _ask_days(books: Books, table: TableState) -> None:
    books.remark(
        table, 1, "bazaar_undated",
        "Tanggal bazar tidak ditemukan, jadi belum dihitung. Isi tanggalnya di halaman berkas.",
        needs_answer=True,
    )  # fmt: skip


def same_place(one: str, other: str) -> bool:
    """Two places are one unless both are told and differ."""
    if not one or not other:
        return True
    return fuzz.token_set_ratio(plain(one), plain(other)) >= 85


def same_bazaar(one: TableState, other: TableState) -> bool:
    """Do two tables that count, and of which nobody said it, tell of one bazaar?"""
    if not _days_meet(one, other):
        return False
    if one.district and other.district and one.district != other.district:
        return False
    names = core(one.name), core(other.name)
    close = [name.replace(" ", "") for name in names]  # 'Tamansari' is 'Taman Sari'
    alike = close[0] == close[1] or fuzz.token_sort_ratio(*names) >= 92
    return alike and same_place(one.place, other.place)


def _days_meet(one: TableState, other: TableState) -> bool:
    if (one.opens, one.closes) == (other.opens, other.closes):
        return True
    if not _next_day(one, other):
        return False
    if one.file is other.file:
        apart = is_day_sheet(one) and is_day_sheet(other)
        return apart or one.sheet == other.sheet  # lists of a day below each other
    return _counted_days(one, other)


def _counted_days(one: TableState, other: TableState) -> bool:
    """Do lists of several files say of themselves which day of a bazaar they are?"""
    if not (one.day_number and other.day_number and one.opens and other.opens):
        return False
    apart = (other.opens - one.opens).days
    return apart != 0 and apart == other.day_number - one.day_number


def is_day_sheet(table: TableState) -> bool:
    """Does a sheet, by its name or title, tell of one day of its bazaar?"""
    return table.day_number is not None or bool(DAY_SHEET.search(plain(table.sheet)))


def _next_day(one: TableState, other: TableState) -> bool:
    opened = one.opens and other.opens and max(one.opens, other.opens)
    closed = one.closes and other.closes and min(one.closes, other.closes)
    return bool(opened and closed and opened - closed <= DAY)


def group_bazaars(books: Books) -> None:
    """Put the attendance tables that tell of one bazaar together.

    What people said goes first: a table that was split stands alone; one that was
    joined goes to the bazaar of that key, or to those that were told the same word.
    """
    tables = [t for t in books.tables.values() if t.kind == "attendance" and t.counts]
    tables.sort(key=lambda t: t.id)
    alone = [[t] for t in tables if t.split]
    free = [t for t in tables if not t.split and not t.joined]
    books.bazaars = [_bazaar(group) for group in [*_alike(free), *alone]]
    _tell_apart(books.bazaars)
    joined: dict[str, list[TableState]] = defaultdict(list)
    for table in tables:
        if table.joined:
            joined[table.joined].append(table)
    fresh = []
    for word, group in joined.items():
        home = bazaar_called(books.bazaars, word)
        if home:
            _join(home, group)
        elif any(t.opens for t in group):
            fresh.append(_bazaar(group))
        else:
            for table in group:
                table.set_aside = "undated"
                _ask_days(books, table)
    books.bazaars += fresh
    _tell_apart(books.bazaars)
    books.bazaar_of = {t.id: b for b in books.bazaars for t in b.tables}


def ask_places(books: Books) -> None:
    """Ask once a bazaar where it was, if neither its name nor its place tells.

    Until somebody says, it counts as outside the city (rule 5).
    """
    for bazaar in books.bazaars:
        if any(table.district for table in bazaar.tables):
            continue
        told = (
            f"Tempat “{bazaar.place[:80]}” belum dikenal"
            if bazaar.place
            else "Tempat bazar ini tidak tertulis"
        )
        books.remark(
            bazaar.tables[0], 1, "place_unknown",
            f"{told}, jadi bazarnya dihitung di luar wilayah. Di kecamatan mana?"
            " Betulkan kecamatannya di halaman berkas; kalau memang di luar wilayah, biarkan.",
            value=bazaar.place or bazaar.name, needs_answer=True, suggestion="keep",
        )  # fmt: skip


def _alike(tables: Sequence[TableState]) -> list[list[TableState]]:
    """Groups of tables that by themselves tell of one bazaar."""
    parent = {t.id: t.id for t in tables}

    def root(number: int) -> int:
        while parent[number] != number:
            number = parent[number]
        return number

    for bucket in _by_month(tables).values():
        for one, other in combinations(bucket, 2):
            if same_bazaar(one, other):
                first, second = sorted((root(one.id), root(other.id)))
                parent[second] = first
    groups: dict[int, list[TableState]] = defaultdict(list)
    for table in tables:
        groups[root(table.id)].append(table)
    return list(groups.values())


def bazaar_called(bazaars: Sequence[BazaarState], word: str) -> BazaarState | None:
    """The bazaar of a key, also where it was corrected since; None = there is none."""
    exact = [b for b in bazaars if b.key == word]
    if exact:
        return exact[0]
    opens, _, rest = word.partition("#")[0].partition("|")
    name, _, place = rest.partition("|")
    for bazaar in bazaars:
        for day, called, where in (c for t in bazaar.tables for c in t.called):
            known = (str(day), core(called)) == (opens, name)
            if known and same_place(where, place):
                return bazaar
    return None


def _join(home: BazaarState, tables: Sequence[TableState]) -> None:
    """Tables that people joined to a bazaar: it keeps its name, place and days.

    Where a table tells of the day before or after, the bazaar was open then too.
    """
    for table in sorted(tables, key=lambda t: (t.opens or date.max, t.id)):
        home.tables.append(table)
        opens, closes = table.opens, table.closes or table.opens
        near = opens and closes and opens - home.closes <= DAY >= home.opens - closes
        if near and opens and closes:
            home.opens, home.closes = min(home.opens, opens), max(home.closes, closes)


def _by_month(tables: Iterable[TableState]) -> dict[tuple[int, int], list[TableState]]:
    buckets: dict[tuple[int, int], list[TableState]] = defaultdict(list)
    for table in tables:
        days = {d for d in (table.opens, table.closes) if d}
        for month in {(d.year, d.month) for d in days}:
            buckets[month].append(table)
    return buckets


def _bazaar(tables: Sequence[TableState]) -> BazaarState:
    opens = min(t.opens for t in tables if t.opens)
    closes = max(t.closes or t.opens or date.min for t in tables)
    name = _commonest([t.name for t in tables if t.name])
    place = _commonest([t.place for t in tables if t.place])
    return BazaarState(
        key=f"{opens}|{core(name)}|{plain(place)}"[:150],
        name=name,
        place=place,
        level=_commonest([t.level for t in tables if t.level]) or "kota",
        district=_commonest([t.district for t in tables if t.district]) or "outside",
        opens=opens,
        closes=max(opens, closes),
        tables=list(tables),
    )


def _commonest(words: Sequence[str]) -> str:
    """The word said most; of equals the one said first."""
    return Counter(words).most_common(1)[0][0] if words else ""


def _tell_apart(bazaars: Sequence[BazaarState]) -> None:
    """Number bazaars whose keys are alike (a person split them)."""
    seen: set[str] = set()
    for bazaar in bazaars:
        key, number = bazaar.key, 1
        while bazaar.key in seen:
            number += 1
            bazaar.key = f"{key}#{number}"
        seen.add(bazaar.key)

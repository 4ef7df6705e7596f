"""How much goes wrong in a year's files, and where: spread over rows that can bear it."""

from dataclasses import dataclass, replace
from random import Random

from lapak.demo.bazaars import Programme
from lapak.demo.lists import AttendanceList, Entry
from lapak.demo.workbooks import Book


@dataclass(frozen=True, slots=True)
class Dirt:
    """How often each thing goes wrong in the whole year."""

    slips: float  # of a pen, for each name
    flaws: dict[str, int]
    absent: int = 0
    duplicates: int = 0
    wrong_totals: int = 0
    unknown_products: int = 0
    outside_orders: int = 0
    double_visits: int = 0
    set_aside: bool = True  # drafts, older versions, other years, cancelled bazaars


_SMALL = Dirt(
    slips=0.08,
    flaws={
        "turnover_x10": 1,
        "turnover_unreadable": 1,
        "turnover_missing": 1,
        "swapped": 1,
        "area_mismatch": 1,
        "hidden_row": 1,
        "nik_destroyed": 7,
        "nik_length": 2,
        "two_phones": 5,
    },
    absent=2,
    duplicates=1,
    wrong_totals=1,
    unknown_products=1,
    outside_orders=1,
)
_FULL = Dirt(
    slips=0.08,
    flaws={
        "turnover_x10": 8,
        "turnover_unreadable": 16,
        "turnover_missing": 20,
        "swapped": 11,
        "area_mismatch": 15,
        "hidden_row": 14,
        "nik_destroyed": 170,
        "nik_length": 45,
        "two_phones": 90,
    },
    absent=20,
    duplicates=16,
    wrong_totals=12,
    unknown_products=20,
    outside_orders=10,
    double_visits=1,
)
_CLEAN = Dirt(slips=0, flaws={}, set_aside=False)


def dirt_for(manner: str, *, full: bool) -> Dirt:
    """How much dirt "usual", "clean" or "heavy" means for a small or a whole year."""
    usual = _FULL if full else _SMALL
    if manner == "clean":
        return _CLEAN
    if manner == "usual":
        return usual
    if manner == "heavy":
        return replace(
            usual,
            slips=0.2,
            flaws={flaw: 3 * often for flaw, often in usual.flaws.items()},
            absent=3 * usual.absent,
            duplicates=3 * usual.duplicates,
            wrong_totals=2 * usual.wrong_totals,
            unknown_products=3 * usual.unknown_products,
            outside_orders=3 * usual.outside_orders,
            double_visits=usual.double_visits + 1,
        )
    raise ValueError(f"dirt is usual, clean or heavy, not {manner!r}")


def sprinkle(
    books: list[Book], dirt: Dirt, programme: Programme, random: Random
) -> None:
    """Spoil rows of the lists that count."""
    tables = [
        (table, book.form == "xlsx" and not page.beside)
        for book in books
        for page in book.pages
        for table, _ in page.lists
        if not table.why_not
    ]
    for flaw, often in dirt.flaws.items():
        _spoil(tables, flaw, often, random)
    for _ in range(dirt.absent):
        _add_absent(_some_list(tables, random), programme, random)
    for _ in range(dirt.duplicates):
        _add_duplicate(_some_list(tables, random), random)
    bearing = [table for table, _ in tables if not _counts_twice(table)]
    for table in random.sample(bearing, min(dirt.wrong_totals, len(bearing))):
        table.total = "wrong"


def _spoil(
    tables: list[tuple[AttendanceList, bool]], flaw: str, often: int, random: Random
) -> None:
    can = [
        entry
        for table, can_hide in tables
        if flaw != "hidden_row" or can_hide
        for entry in table.entries
        if table.eligible(entry, flaw)
    ]
    for entry in random.sample(can, min(often, len(can))):
        entry.flaws.add(flaw)


def _some_list(
    tables: list[tuple[AttendanceList, bool]], random: Random
) -> AttendanceList:
    """A list of a whole bazaar: what is absent from a day may be there on the next."""
    whole = [table for table, _ in tables if table.days == table.bazaar.days]
    return random.choice(whole)


def _add_absent(table: AttendanceList, programme: Programme, random: Random) -> None:
    there = [taken.business for taken in table.bazaar.participations]
    there += [entry.business for entry in table.entries]
    business = programme.draw(1, without=there)[0]
    entry = Entry(business, business.owner, tuple(0 for _ in table.days))
    entry.flaws.add("absent")
    entry.why_not = "absent"
    table.entries.insert(random.randrange(len(table.entries) + 1), entry)


def _add_duplicate(table: AttendanceList, random: Random) -> None:
    """Write a row once more further down; the list then has no total of its own."""
    plain = [e for e in table.entries if not e.flaws and not e.why_not and e.amount]
    if not plain:
        return
    entry = random.choice(plain)
    again = Entry(entry.business, entry.signer, entry.sold, {"duplicate_row"})
    again.why_not = "duplicate_row"
    after = table.entries.index(entry) + 1
    table.entries.insert(random.randrange(after, len(table.entries) + 1), again)
    table.total = ""


def _counts_twice(table: AttendanceList) -> bool:
    return any("duplicate_row" in entry.flaws for entry in table.entries)

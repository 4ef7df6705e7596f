"""Amounts that can't be right: a total that isn't the sum, one zero too many.

The sums and shares here are rules of thumb of our own; each only asks, never changes.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from statistics import median

from lapak.intake.told import AttendanceRow

FAR = 6.0  # times the usual amount, before one asks
SMALL = 10_000  # rupiah; less is odd where others sold twenty times as much
TINY = 1_000  # rupiah; less is always odd
TWICE = 2.0  # times the usual amount: the least of all that is asked about
DAYS_APART = 7.0  # times the other days of the same row


@dataclass(frozen=True, slots=True)
class ZeroTooMany:
    """A cell that has too many zeros, or too few; `turnover` is the row's sum without.

    `moved`: by how much that differs from the sum as it stands.
    """

    row: int
    column: int
    turnover: int
    moved: int
    reason: str


def rupiah(amount: int) -> str:
    return f"Rp{amount:,}".replace(",", ".")


def row_sum(row: AttendanceRow) -> int:
    """What the readable cells of a row add up to, in rupiah."""
    return sum(amount.told or 0 for amount in row.amounts)


def sums_by_column(rows: Sequence[AttendanceRow]) -> dict[int, int]:
    """What the readable cells of each amount column add up to."""
    sums: dict[int, int] = {}
    for row in rows:
        for amount in row.amounts:
            sums[amount.column] = sums.get(amount.column, 0) + (amount.told or 0)
    return sums


def zeros_too_many(
    rows: Sequence[AttendanceRow],
    *,
    usual: float | None = None,
    off_by: Mapping[int, int] | None = None,
    days: Collection[int] | None = None,
) -> list[ZeroTooMany]:
    """The cells that look like one zero too many, with what they would then be.

    Three signs: far above what the others of this bazaar sold while a tenth is
    usual; far above the same stall's other days; or the total row is exactly right
    when this cell is a tenth (`off_by`: column, or 0 for the sum → sum − total).
    `days`: the columns that are days (all, if not told); cash and QRIS may differ much.
    """
    amounts = [a.told for row in rows for a in row.amounts if a.told]
    if not amounts:
        return []
    typical = usual or median(amounts)
    top = (
        sorted(amounts)[-1 - len(amounts) // 20] if len(amounts) >= 20 else typical * 4
    )
    found = []
    for row in rows:
        for amount in row.amounts:
            if not amount.told or amount.told % 1000 or amount.told < 100_000:
                continue
            if amount.told <= TWICE * typical:
                continue  # whatever is odd is above it
            others = [
                a.told
                for a in row.amounts
                if a.told and a.column != amount.column and _is_day(a.column, days)
            ]
            power, reason = _why(
                others, amount.column, amount.told, typical, top, off_by or {}
            )
            if reason:
                moved = amount.told - amount.told // power
                turnover = row_sum(row) - moved
                found.append(
                    ZeroTooMany(row.row, amount.column, turnover, moved, reason)
                )
    return found


def zeros_too_few(rows: Sequence[AttendanceRow]) -> list[ZeroTooMany]:
    """The cells that look like thousands among amounts in full; `turnover` if they are."""
    amounts = [a.told for row in rows for a in row.amounts if a.told]
    typical = median(amounts) if amounts else 0
    found = []
    for row in rows:
        for amount in row.amounts:
            told = amount.told or 0
            if not told or told >= SMALL or (told >= TINY and told * 20 > typical):
                continue
            reason = f"{rupiah(told)} terlalu kecil untuk omset di sini."
            moved = told * 999
            turnover = row_sum(row) + moved
            found.append(ZeroTooMany(row.row, amount.column, turnover, moved, reason))
    return found


def _is_day(column: int, days: Collection[int] | None) -> bool:
    return days is None or column in days


def _why(
    others: Sequence[int],
    column: int,
    told: int,
    typical: float,
    top: float,
    off_by: Mapping[int, int],
) -> tuple[int, str]:
    """What the cell may be too large by, and why; (1, '') where nothing is odd."""
    tenth = told // 10
    excess = told - tenth
    if told > TWICE * typical and excess in (off_by.get(column), off_by.get(0)):
        return 10, f"Dengan {rupiah(tenth)}, jumlahnya tepat seperti baris JUMLAH."
    if others and told > DAYS_APART * max(others) and told > 3 * typical:
        times = f"{told / max(others):.0f} kali lipat hari lainnya"
        return 10, f"{times} ({rupiah(max(others))})."
    if told <= FAR * typical or told <= 1.5 * top:
        return 1, ""
    likely = (p for p in (10, 100, 1000) if typical / 5 <= told // p <= typical * FAR)
    power = next(likely, 1000)
    return (
        power,
        f"{told / typical:.0f} kali lebih besar dari omset lapak lain di sini.",
    )

"""Further rows of one stall: a product a row under a name that is written once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from lapak.intake.attendance.checks import rupiah
from lapak.intake.attendance.columns import Header
from lapak.intake.attendance.further import is_merged
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.rows import amount_columns
from lapak.intake.cells.amounts import read_amount
from lapak.intake.told import AmountTold, AttendanceRow, Remark


def join(
    grid: Grid, header: Header, rows: Sequence[AttendanceRow], more: Mapping[int, int],
    remarks: list[Remark], *, sheet: str, unit: int,
) -> list[AttendanceRow]:  # fmt: skip
    """The rows with what their further rows sold (counting rule 1); says so in `remarks`.

    `more`: a further row → the row of its stall.
    """
    joined = []
    of_stall: dict[int, list[int]] = {}
    for further_row, first in more.items():
        of_stall.setdefault(first, []).append(further_row)
    for row in rows:
        further = of_stall.get(row.row)
        if not further:
            joined.append(row)
            continue
        whole = _whole(grid, row, further, unit)
        _take_back(grid, header, whole, remarks, unit)
        remarks += [_told(grid, header, sheet, whole, r, unit) for r in further]
        joined.append(whole)
    return joined


def _whole(grid: Grid, row: AttendanceRow, further: Sequence[int], unit: int) -> AttendanceRow:  # fmt: skip
    return replace(
        row, amounts=tuple(_sum(grid, amount, further, unit) for amount in row.amounts)
    )


def _sum(grid: Grid, amount: AmountTold, further: Sequence[int], unit: int) -> AmountTold:  # fmt: skip
    """An amount with those of the same column in the further rows.

    One that nobody can read leaves the whole unknown, to be asked about.
    """
    cells = [grid.cell(row, amount.column) for row in further]
    reads = [read_amount(cell, unit=unit) for cell in cells]
    parts = [(amount.said, amount.told)] + [(r.said, r.value) for r in reads]
    texts = [amount.written, *(grid.text(row, amount.column) for row in further)]
    told = [value for _, value in parts if value is not None]
    written = " + ".join(filter(None, texts))
    if not told or any(said == "unreadable" for said, _ in parts):
        said = "unreadable" if written else "blank"
        return replace(amount, written=written, said=said, told=None)
    return replace(
        amount,
        written=written,
        said="amount" if sum(told) else "nothing",
        told=sum(told),
    )


def _take_back(
    grid: Grid, header: Header, row: AttendanceRow, remarks: list[Remark], unit: int
) -> None:
    """Forget what was odd only while the further rows were not known."""
    whole = sum(amount.told or 0 for amount in row.amounts)
    _, totals = amount_columns(header.columns)
    told = [read_amount(grid.cell(row.row, c.index), unit=unit).value for c in totals]
    known = any(amount.told is not None for amount in row.amounts)
    gone = {"turnover_missing"} if known else set()
    gone |= {"total_mismatch"} if whole in told else set()
    remarks[:] = [r for r in remarks if r.row != row.row or r.kind not in gone]
    bad = next((a for a in row.amounts if a.said == "unreadable"), None)
    if bad and not any(
        r.row == row.row and r.kind == "turnover_unreadable" for r in remarks
    ):
        remarks.append(
            Remark(
                "", row.row, "turnover_unreadable",
                f"Omset “{bad.written[:40]}” bukan angka. Bukan nol, jadi belum dijumlahkan.",
                value=bad.written, needs_answer=True,
            )
        )  # fmt: skip


def _told(
    grid: Grid, header: Header, sheet: str, row: AttendanceRow, further: int, unit: int
) -> Remark:
    """That a further row was added: a remark where its name is merged, else a question."""
    sure = is_merged(grid, header, further)
    who = row.mention.business or row.mention.owner
    amount = sum(
        read_amount(grid.cell(further, a.column), unit=unit).value or 0
        for a in row.amounts
    )
    reason = f"Baris {further} tidak menyebut usaha; omsetnya {rupiah(amount)} dijumlahkan ke “{who[:60]}” di baris {row.row}."
    ask = "" if sure else " Benar? Kalau bukan, isi namanya di berkas."
    return Remark(
        sheet, further if sure else row.row, "row_joined", reason + ask,
        value=who, needs_answer=not sure, suggestion="" if sure else "keep", at_stake=0 if sure else amount,
    )  # fmt: skip

"""What a person should know of a whole table: its unit, its columns, its totals."""

from collections.abc import Sequence

from lapak.intake.attendance.checks import (
    ZeroTooMany,
    rupiah,
    sums_by_column,
    zeros_too_few,
    zeros_too_many,
)
from lapak.intake.attendance.columns import Column
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.headers import AMOUNTS, NAMING, PAID_BY
from lapak.intake.attendance.payments import PARTS_OF_ONE, is_earned
from lapak.intake.attendance.recaps import Recap
from lapak.intake.attendance.rows import amount_columns
from lapak.intake.attendance.tables import Block
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.text import column_letter, plain
from lapak.intake.told import Remark, TableTold

SMALLEST = 10_000  # rupiah that a day's sales hardly stay below


def remarks_on(
    grid: Grid, block: Block, table: TableTold, *, guessed: bool
) -> list[Remark]:
    """All remarks on a table and its totals; `guessed`: its unit is a guess."""
    odd = _checks(grid, block, table, table.unit)
    odd += [_too_small(grid, table, cell) for cell in zeros_too_few(table.attendance)]
    there = {row.row for row in table.attendance if not row.absent}
    odd += [
        _named_like_total(grid, block, table, row)
        for row in block.doubtful
        if row in there
    ]
    odd += _without_header(grid, block, table)
    if block.panel and not block.panel.sure:
        odd.append(_goes_on_beside(block, table))
    if guessed:
        odd.append(_unit_guessed(table))
    if table.event.doubt:
        odd.append(_days_doubtful(table))
    if not block.header.of(*AMOUNTS):
        odd.append(_no_turnover(table))
    parts, totals = amount_columns(block.header.columns)
    odd += [_earned(table, column) for column in parts if is_earned(column)]
    if len(parts) > 1 and not totals and _may_repeat(parts):
        odd.append(_two_turnovers(table, parts))
    return odd


def _too_small(grid: Grid, table: TableTold, cell: ZeroTooMany) -> Remark:
    return Remark(
        table.sheet,
        cell.row,
        "turnover_unreadable",
        f"Mungkin dalam ribuan. {cell.reason}",
        column_letter(cell.column),
        grid.text(cell.row, cell.column),
        needs_answer=True,
        suggestion=f"set_turnover {cell.turnover}",
        at_stake=cell.moved,
    )


def _named_like_total(grid: Grid, block: Block, table: TableTold, row: int) -> Remark:
    texts = [grid.text(row, c.index) for c in block.header.of(*NAMING)]
    name = next(filter(None, texts), "")
    return Remark(
        table.sheet,
        row,
        "row_doubtful",
        f"“{name[:60]}” mungkin bukan usaha peserta, tetapi baris jumlah atau catatan. Lapak menghitungnya. Benar?",
        value=name,
        needs_answer=True,
        suggestion="keep",
    )


def _may_repeat(parts: list[Column]) -> bool:
    """Do several columns of turnover perhaps say the same, gross and net?"""
    return not any(c.meaning == "day" for c in parts) and not all(
        PARTS_OF_ONE.search(plain(c.header)) for c in parts
    )


def _two_turnovers(table: TableTold, parts: list[Column]) -> Remark:
    names = " dan ".join(f"“{column.header}”" for column in parts)
    return Remark(
        table.sheet,
        table.header_row,
        "column_missing",
        f"Ada beberapa kolom omset: {names}. Lapak menjumlahkannya. Benar?",
        column_letter(parts[-1].index),
        parts[-1].header,
        needs_answer=True,
        suggestion="keep",
    )


def _without_header(grid: Grid, block: Block, table: TableTold) -> list[Remark]:
    """Columns of rupiah of which no header tells what they are: perhaps sales, so asked about."""
    known = {c.index: c for c in block.header.columns}
    sold = bool(block.header.of(*AMOUNTS))
    found = []
    for index in range(block.header.span[0], block.header.span[-1] + 2):
        column = known.get(index)
        if index > grid.right or (column and not (sold and _is_unknown(column))):
            continue
        cells = (grid.cell(row, index) for row in block.rows)
        filled = [cell for cell in cells if cell is not None]
        told = [read.value for cell in filled if (read := read_amount(cell)).value]
        if len(told) * 2 > len(block.rows) and min(told) >= SMALLEST:
            letter = column_letter(index)
            title = f"dengan judul “{column.header[:60]}”" if column else "tanpa judul"
            found.append(
                Remark(
                    table.sheet, table.header_row, "column_missing",
                    f"Kolom {letter} berisi angka {'' if column else 'tetapi '}{title}, jadi tidak dibaca."
                    " Omset? Artikan kolomnya di halaman berkas.",
                    letter, needs_answer=True, suggestion="keep",
                )
            )  # fmt: skip
    return found


def _is_unknown(column: Column) -> bool:
    paid = PAID_BY.fullmatch(plain(column.header))  # a part of a total that is read
    return column.unknown and column.meaning == "other" and not paid


def _goes_on_beside(block: Block, table: TableTold) -> Remark:
    first, last = (column_letter(block.header.span[n]) for n in (0, -1))
    return Remark(
        table.sheet, table.first_row, "column_missing",
        f"Kolom {first} sampai {last} tanpa judul. Lapak membacanya sebagai lanjutan daftar di kirinya. Benar?",
        first, needs_answer=True, suggestion="keep",
    )  # fmt: skip


def unread(table: TableTold, columns: range) -> Remark:
    """Names and amounts beside a list that is read without them."""
    first, last = column_letter(columns[0]), column_letter(columns[-1])
    return Remark(
        table.sheet, table.header_row, "column_missing",
        f"Di kolom {first} sampai {last} ada nama dan angka yang tidak dibaca."
        " Kalau itu peserta, beri judul kolomnya di berkas, lalu ambil masuk lagi.",
        first, needs_answer=True, suggestion="keep",
    )  # fmt: skip


def _earned(table: TableTold, column: Column) -> Remark:
    return Remark(
        table.sheet,
        table.header_row,
        "column_missing",
        f"Kolom “{column.header}” dibaca sebagai omset. Benar?",
        column_letter(column.index),
        column.header,
        needs_answer=True,
        suggestion="keep",
    )


def _unit_guessed(table: TableTold) -> Remark:
    return Remark(
        table.sheet,
        table.header_row,
        "unit_guessed",
        "Kebanyakan omset di sini di bawah Rp10.000. Lapak membacanya sebagai ribuan rupiah. Benar?",
        needs_answer=True,
        suggestion="keep",
    )


def _days_doubtful(table: TableTold) -> Remark:
    return Remark(
        table.sheet,
        1,
        "date_doubtful",
        table.event.doubt,
        needs_answer=True,
        suggestion="keep",
    )


def _no_turnover(table: TableTold) -> Remark:
    return Remark(
        table.sheet,
        table.header_row,
        "column_missing",
        "Lapak tidak menemukan kolom omset di daftar ini. Bukan nol, jadi belum dijumlahkan.",
        needs_answer=True,
        suggestion="keep",
    )


def _checks(grid: Grid, block: Block, table: TableTold, unit: int) -> list[Remark]:
    off_by, remarks = _totals(grid, block, table, unit)
    days = {column.index for column in block.header.of("day")}
    for zero in zeros_too_many(table.attendance, off_by=off_by, days=days):
        remarks.append(
            Remark(
                table.sheet,
                zero.row,
                "turnover_x10",
                f"Mungkin kelebihan satu nol. {zero.reason}",
                column_letter(zero.column),
                grid.text(zero.row, zero.column),
                needs_answer=True,
                suggestion=f"set_turnover {zero.turnover}",
                at_stake=zero.moved,
            )
        )
    return remarks


def _totals(
    grid: Grid, block: Block, table: TableTold, unit: int
) -> tuple[dict[int, int], list[Remark]]:
    """How far each total row is off, by column (0: all columns), and the remarks."""
    off_by: dict[int, int] = {}
    remarks: list[Remark] = []
    sums = sums_by_column(table.attendance)
    parts, totals = amount_columns(block.header.columns)
    for row in _last_total(grid, block, table, [*parts, *totals]):
        told = [
            (column, written.value)
            for column in [*parts, *totals]
            if (written := read_amount(grid.cell(row, column.index), unit=unit)).value
            is not None
        ]
        for column, value in told:
            whole = column in totals or len(told) == 1
            sums_here = {sums.get(column.index, 0)} - ({0} if whole else set())
            if whole:
                sums_here.add(sum(sums.values()))
                sums_here |= _of_a_part(table, row, block.totals)
            if value in sums_here:
                continue
            readable = max(sums_here)
            off_by[0 if whole else column.index] = readable - value
            if not remarks:
                at = (row, column.index)
                remarks.append(_mismatch(grid, table, at, value, readable))
    whole_list = sum(sums.values())
    for recap in block.recaps if not remarks else ():
        other = _of_recap(grid, recap, table, whole_list, unit)
        if other is not None:
            off_by[0] = whole_list - other
            return off_by, [_mismatch(grid, table, recap.total, other, whole_list)]
    return off_by, remarks


def _of_recap(
    grid: Grid, recap: Recap, table: TableTold, readable: int, unit: int
) -> int | None:
    """The total of a recap that is not what the list's rows make; None where it is.

    What is no larger than the list is long counts its stalls. Of a list of one of the
    recap's days, its line tells the sum.
    """
    cells = [grid.cell(*place) for place in (recap.total, *recap.lines)]
    bare = read_amount(cells[0]).value or 0
    told = [read_amount(cell, unit=unit).value or 0 for cell in cells]
    counts = bare <= len(table.attendance) or told[0] < SMALLEST
    return None if counts or readable in told else told[0]


def _last_total(
    grid: Grid, block: Block, table: TableTold, columns: Sequence[Column]
) -> list[int]:
    """The last row of sums; one that only counts the stalls (`Jumlah peserta: 12`) is none."""
    counts = {len(table.attendance), sum(not r.absent for r in table.attendance)}
    sums = [
        row for row in block.totals
        if {read_amount(grid.cell(row, c.index)).value for c in columns} - {None} - counts
    ]  # fmt: skip
    return sums[-1:]


def _of_a_part(table: TableTold, total: int, totals: Sequence[int]) -> set[int]:
    """What the rows above a total make, and those since the total before it.

    It may be the sum of a page or a day; rows below it are asked about where unsure.
    """
    before = max((row for row in totals if row < total), default=0)
    above = [
        (r.row, a.told or 0) for r in table.attendance for a in r.amounts if r.row < total
    ]  # fmt: skip
    since = [a.told or 0 for r in table.attendance for a in r.amounts if r.row > before]
    return {sum(told for _, told in above), sum(since)}


def _mismatch(
    grid: Grid, table: TableTold, at: tuple[int, int], written: int, readable: int
) -> Remark:
    row, column = at
    return Remark(
        table.sheet,
        row,
        "total_mismatch",
        f"Baris jumlah {rupiah(written)}, jumlah baris terbaca {rupiah(readable)}."
        " Lapak memakai jumlah barisnya.",
        column_letter(column),
        grid.text(row, column),
    )

"""One row of an attendance list: as written, as understood, and what is odd about it."""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from lapak.domain.identity.rules.remembered import Remembered
from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.checks import rupiah
from lapak.intake.attendance.column_days import day_of
from lapak.intake.attendance.columns import Column
from lapak.intake.attendance.cutting import split_names, split_places
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.tables import Block
from lapak.intake.cells.absence import is_absent, is_no
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.niks import read_nik
from lapak.intake.cells.text import Cell, clean, column_letter, plain
from lapak.intake.told import (
    NO_NIK,
    AmountTold,
    AttendanceRow,
    EventTold,
    MentionTold,
    NikTold,
    Remark,
)
from lapak.shared.masking import mask

NONE = {"", "-", "–", "tidak ada", "tdk ada", "belum ada", "belum", "blm", "n a", "menyusul", "kosong", "nihil", "0"}  # fmt: skip
# a text that begins with one of these says something else
_NO_NONE = frozenset(string.ascii_letters + string.digits) - {
    letter for word in NONE for letter in (word[:1], word[:1].upper())
}
# equal cells of these kinds are alike; True, 1 and 1.0 are equal and not alike
_ALIKE = frozenset({str, int, type(None)})


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a person lives, as written and as found."""

    ward: str
    district: str
    ward_written: str
    district_written: str
    told: str  # the district that is told; its ward may be elsewhere


class TableReader:
    """Reads the rows of one table; remarks gather as it goes.

    What is the same for all rows is looked up once: which columns tell what (by their
    places in a row, from 0), and what a cell says that comes again and again.
    """

    def __init__(
        self,
        grid: Grid,
        block: Block,
        sheet: str,
        event: EventTold,
        places: Gazetteer,
        unit: int = 1,
    ) -> None:
        """`event` is the bazaar of the table, by which its days are known."""
        self.grid, self.block, self.sheet = grid, block, sheet
        self.places, self.unit = places, unit
        self.remarks: list[Remark] = []
        columns = block.header.columns
        self._width = block.header.span[-1]
        self._at = {
            meaning: tuple(c.index - 1 for c in columns if c.meaning == meaning)
            for meaning in {c.meaning for c in columns}
        }
        self._both = block.header.of("business_owner")[:1]
        self._goods = self._all("product", "category")
        self._sold = self._all("turnover", "day", "total")
        self._adding = amount_columns(columns)
        self._days = {
            c.index: day_of(c, columns, event) for part in self._adding for c in part
        }
        self._amount_of = {
            c.index: Remembered(partial(self._read_amount, c))
            for part in self._adding
            for c in part
        }
        self._texts: Remembered[Cell, str] = Remembered(clean)
        self._where = Remembered(self._find_where)
        self._says_absent = Remembered(_says_absent)

    def read(self) -> list[AttendanceRow]:
        """Every data row, from the top."""
        return [self._row(row) for row in self.block.rows]

    # -- parts of a row ---------------------------------------------------------

    def _row(self, row: int) -> AttendanceRow:
        cells = self.grid.row(row)
        if len(cells) < self._width:
            cells = [*cells, *[None] * (self._width - len(cells))]
        hidden = row in self.grid.sheet.hidden_rows
        mention = self._mention(row, cells)
        amounts = self._amounts(row, cells)
        absent = self._absent(cells, mention.note, amounts)
        if hidden:
            self._remark(
                row,
                "hidden_row",
                f"Baris {row} disembunyikan di Excel. Tetap dihitung.",
            )
        if absent:
            self._remark(
                row, "absent", "Tertulis tidak hadir atau batal. Tidak dihitung ikut."
            )
        else:
            self._amount_remarks(row, amounts)
        return AttendanceRow(row, mention, amounts, absent, hidden)

    def _all(self, *meanings: str) -> tuple[int, ...]:
        """The columns with one of these meanings, from the left."""
        columns = self.block.header.of(*meanings)
        return tuple(c.index - 1 for c in columns)

    def _own(self, cells: Sequence[Cell], meaning: str) -> str:
        """The text of a column in which every row tells something of its own."""
        for column in self._at.get(meaning, ()):
            if text := clean(cells[column]):
                return text
        return ""

    def _shared(self, cells: Sequence[Cell], columns: Iterable[int]) -> str:
        """The text of columns in which rows tell the same: the first that is filled."""
        for column in columns:
            cell = cells[column]
            text = self._texts[cell] if cell.__class__ in _ALIKE else clean(cell)
            if text:
                return text
        return ""

    def _mention(self, row: int, cells: Sequence[Cell]) -> MentionTold:
        at = self._at.get
        business, owner = self._names(cells)
        where = self._place(row, cells)
        nik = self._nik(row, cells)
        phone_written, phones = self._phones(row, cells)
        return MentionTold(
            business=business,
            owner=owner,
            nik=nik,
            phones=phones,
            phone_written=phone_written,
            address=self._own(cells, "address"),
            ward_written=where.ward_written,
            district_written=where.district_written,
            ward=where.ward,
            district=where.district,
            product=self._shared(cells, self._goods),
            business_number=self._own(cells, "business_number"),
            agency=self._shared(cells, at("agency", ())),
            note=self._shared(cells, at("note", ())),
        )

    def _names(self, cells: Sequence[Cell]) -> tuple[str, str]:
        business, owner = self._own(cells, "business"), self._own(cells, "owner")
        for column in self._both:
            first, second = split_names(cells[column.index - 1], column.header)
            business, owner = business or first, owner or second
        return _told(business), _told(owner)

    def _nik(self, row: int, cells: Sequence[Cell]) -> NikTold:
        columns = self._at.get("nik")
        if not columns:
            return NO_NIK
        nik = read_nik(cells[columns[0]])
        if nik.state in {"destroyed", "length"}:
            self._nik_remark(row, columns[0] + 1, nik)
        return nik

    def _place(self, row: int, cells: Sequence[Cell]) -> _Where:
        at = self._at.get
        ward = self._shared(cells, at("ward", ()))
        district = self._shared(cells, at("district", ()))
        both = self._shared(cells, at("ward_district", ()))
        where = self._where[ward, district, both]
        if where.ward:
            if where.told not in ("", where.district):
                self._area_remark(row, where)
        elif not where.told:
            found = self.places.find_in(self._own(cells, "address"))
            where = replace(where, ward=found.ward, district=found.district)
        return where

    def _find_where(self, written: tuple[str, str, str]) -> _Where:
        ward_written, district_written, both = written
        if both and not (ward_written or district_written):
            ward_written, district_written = split_places(both)
        told = self.places.district(district_written)
        ward = self.places.ward(ward_written, within=told)
        return _Where(ward, ward[:8] or told, ward_written, district_written, told)

    def _phones(self, row: int, cells: Sequence[Cell]) -> tuple[str, tuple[str, ...]]:
        phones: tuple[str, ...] = ()
        written = ""
        for column in self._at.get("phone", ()):
            found = self.grid.phones(cells[column])
            text = clean(cells[column])
            written = f"{written} {text}" if written and text else written or text
            phones += tuple(p for p in found if p not in phones) if phones else found
            if len(found) > 1:
                self._remark(
                    row,
                    "two_phones",
                    "Dua nomor telepon dalam satu sel. Keduanya disimpan.",
                    column + 1,
                )
        return written, phones

    def _amounts(self, row: int, cells: Sequence[Cell]) -> tuple[AmountTold, ...]:
        parts, totals = self._adding
        told = [self._amount(cells, column) for column in parts]
        if totals:
            sums = [self._amount(cells, column) for column in totals]
            self._compare(row, told, sums)
            if all(amount.said == "blank" for amount in told):
                told = [s for s in sums if s.said != "blank"][:1] or told
        return tuple(told)

    def _compare(
        self, row: int, told: Sequence[AmountTold], sums: Sequence[AmountTold]
    ) -> None:
        """Ask where a column of totals is not what the row's own parts add up to."""
        if all(amount.said == "blank" for amount in told):
            return
        parts = sum(amount.told or 0 for amount in told)
        for amount in sums:
            if amount.told and amount.told != parts:
                header = self._column(amount.column).header
                reason = (
                    f"Kolom “{header}” berisi {rupiah(amount.told)}, jumlah bagiannya {rupiah(parts)}."
                    " Lapak memakai jumlah bagiannya."
                )
                self._remark(
                    row, "total_mismatch", reason, amount.column,
                    needs_answer=True, suggestion=f"set_turnover {amount.told}",
                    at_stake=abs(amount.told - parts),
                )  # fmt: skip
                return

    def _column(self, index: int) -> Column:
        return next(c for c in self.block.header.columns if c.index == index)

    def _amount(self, cells: Sequence[Cell], column: Column) -> AmountTold:
        cell = cells[column.index - 1]
        if cell.__class__ in _ALIKE:
            return self._amount_of[column.index][cell]
        return self._read_amount(column, cell)

    def _read_amount(self, column: Column, cell: Cell) -> AmountTold:
        read = read_amount(cell, unit=self.unit)
        return AmountTold(
            column=column.index,
            written=clean(cell),
            said=read.said,
            told=read.value,
            day=self._days[column.index],
        )

    def _absent(
        self, cells: Sequence[Cell], note: str, amounts: Sequence[AmountTold]
    ) -> bool:
        presence = self._shared(cells, self._at.get("presence", ()))
        sold = [cells[column] for column in self._sold]
        for cell in (note, presence, *sold):
            # only words can say it
            if cell.__class__ is str and self._says_absent[cell]:
                return True
        # a plain No beside an amount is a slip: who sold was there
        says_no = bool(presence) and is_no(presence)
        return says_no and not any(amount.told for amount in amounts)

    # -- remarks ------------------------------------------------------------------

    def _remark(
        self,
        row: int,
        kind: str,
        reason: str,
        column: int = 0,
        *,
        needs_answer: bool = False,
        suggestion: str = "",
        at_stake: int = 0,
    ) -> None:
        value = self.grid.text(row, column) if column else ""
        self.remarks.append(
            Remark(
                self.sheet,
                row,
                kind,
                reason,
                column_letter(column),
                mask(value),
                needs_answer,
                suggestion,
                at_stake,
            )
        )

    def _nik_remark(self, row: int, column: int, nik: NikTold) -> None:
        if nik.state == "destroyed":
            reason = "Angka terakhir NIK hilang oleh Excel. Usaha dikenali lewat nama, HP, dan alamat."
            self._remark(row, "nik_destroyed", reason, column)
        else:
            count = len(re.sub(r"\D", "", nik.written))
            self._remark(
                row, "nik_length", f"NIK berisi {count} angka, seharusnya 16.", column
            )

    def _area_remark(self, row: int, where: _Where) -> None:
        column = self._all("district", "ward_district")[0] + 1
        names = self.places.districts
        reason = (
            f"Kelurahan {self.places.wards[where.ward]} ada di {names[where.district]},"
            f" bukan {names[where.told]}. Lapak mengikuti kelurahan."
        )
        self._remark(
            row, "area_mismatch", reason, column,
            needs_answer=True, suggestion=f"set_district {where.district}",
        )  # fmt: skip

    def _amount_remarks(self, row: int, amounts: Sequence[AmountTold]) -> None:
        unknown = [amount for amount in amounts if amount.told is None]
        if not unknown:
            return
        unreadable = [a for a in unknown if a.said == "unreadable"]
        if unreadable:
            self._remark(
                row, "turnover_unreadable",
                f"Omset “{unreadable[0].written[:40]}” bukan angka. Bukan nol, jadi belum dijumlahkan.",
                unreadable[0].column, needs_answer=True,
            )  # fmt: skip
        elif len(unknown) == len(amounts):
            self._remark(
                row, "turnover_missing", "Omset kosong. Bukan nol, jadi belum dijumlahkan.",
                unknown[0].column, needs_answer=True,
            )  # fmt: skip


def amount_columns(columns: Sequence[Column]) -> tuple[list[Column], list[Column]]:
    """The columns whose amounts add up, and those that only repeat the sum of them.

    Days add up; a column of totals, or one plain `omset` beside day columns, repeats
    them. Without days several plain columns (tunai, QRIS) add up.
    """
    days = [c for c in columns if c.meaning == "day"]
    plain_ones = [c for c in columns if c.meaning == "turnover"]
    totals = [c for c in columns if c.meaning == "total"]
    if days:
        return days, [*totals, *plain_ones]
    if plain_ones:
        return plain_ones, totals
    return totals[:1], []


def _told(text: str) -> str:
    """A name, or '' where the cell says that there is none."""
    if text[:1] in _NO_NONE:
        return text
    return "" if text in NONE or plain(text) in NONE else text


def _says_absent(cell: str) -> bool:
    return is_absent(clean(cell))

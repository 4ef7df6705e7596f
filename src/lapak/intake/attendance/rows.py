"""One row of an attendance list: as written, as understood, and what is odd about it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.checks import rupiah
from lapak.intake.attendance.columns import Column
from lapak.intake.attendance.grid import Grid
from lapak.intake.attendance.tables import Block
from lapak.intake.cells.absence import is_absent, is_no
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.niks import mask, read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import Cell, clean, column_letter, plain
from lapak.intake.told import AmountTold, AttendanceRow, EventTold, MentionTold, Remark

NONE = {"", "-", "–", "tidak ada", "tdk ada", "belum ada", "belum", "blm", "n a", "menyusul", "kosong", "nihil", "0"}  # fmt: skip
MARKS = ("(", "/", "|", "\n", ";", " - ", " – ", " & ", ",")  # the strongest first


@dataclass(slots=True)
class TableReader:
    """Reads the rows of one table; remarks gather as it goes."""

    grid: Grid
    block: Block
    sheet: str
    event: EventTold
    places: Gazetteer
    unit: int = 1
    remarks: list[Remark] = field(default_factory=list)
    _of: dict[tuple[str, ...], list[Column]] = field(default_factory=dict)
    _adding: tuple[list[Column], list[Column]] = field(init=False)
    _days: dict[int, date | None] = field(init=False)  # of the columns of amounts

    def __post_init__(self) -> None:
        """The same columns add up in every row, and are of the same days."""
        self._adding = amount_columns(self.block.header.columns)
        parts, totals = self._adding
        self._days = {c.index: self._day(c) for c in (*parts, *totals)}

    def read(self) -> list[AttendanceRow]:
        """Every data row, from the top."""
        return [self._row(row) for row in self.block.rows]

    # -- parts of a row ---------------------------------------------------------

    def _row(self, row: int) -> AttendanceRow:
        hidden = row in self.grid.sheet.hidden_rows
        mention = self._mention(row)
        amounts = self._amounts(row)
        absent = self._absent(row, amounts)
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

    def _text(self, row: int, *meanings: str) -> str:
        columns = self._columns(*meanings)
        if columns:
            texts = self.grid.texts(row)
            for column in columns:
                if column.index <= len(texts) and texts[column.index - 1]:
                    return texts[column.index - 1]
        return ""

    def _columns(self, *meanings: str) -> list[Column]:
        """The columns with one of these meanings, looked up once for all rows."""
        known = self._of.get(meanings)
        if known is None:
            known = self._of[meanings] = self.block.header.of(*meanings)
        return known

    def _mention(self, row: int) -> MentionTold:
        business, owner = self._names(row)
        ward, district, ward_written, district_written = self._places(row)
        nik_column = self._columns("nik")
        nik = (
            read_nik(self.grid.cell(row, nik_column[0].index))
            if nik_column
            else read_nik(None)
        )
        if nik.state in {"destroyed", "length"}:
            self._nik_remark(row, nik_column[0], nik.written, nik.state)
        phone_written, phones = self._phones(row)
        return MentionTold(
            business=business,
            owner=owner,
            nik=nik,
            phones=phones,
            phone_written=phone_written,
            address=self._text(row, "address"),
            ward_written=ward_written,
            district_written=district_written,
            ward=ward,
            district=district,
            product=self._text(row, "product", "category"),
            business_number=self._text(row, "business_number"),
            agency=self._text(row, "agency"),
            note=self._text(row, "note"),
        )

    def _names(self, row: int) -> tuple[str, str]:
        business, owner = self._text(row, "business"), self._text(row, "owner")
        both = self._columns("business_owner")
        if both:
            first, second = split_names(
                self.grid.cell(row, both[0].index), both[0].header
            )
            business, owner = business or first, owner or second
        return _told(business), _told(owner)

    def _places(self, row: int) -> tuple[str, str, str, str]:
        ward_written = self._text(row, "ward")
        district_written = self._text(row, "district")
        both = self._text(row, "ward_district")
        if both and not (ward_written or district_written):
            ward_written, district_written = split_places(both)
        told = self.places.district(district_written)
        ward = self.places.ward(ward_written, within=told)
        district = told
        if ward:
            district = ward[:8]
        elif not told:
            where = self.places.find_in(self._text(row, "address"))
            ward, district = where.ward, where.district
        if ward and told and told != ward[:8]:
            self._area_remark(row, ward, told, district_written)
        return ward, district, ward_written, district_written

    def _phones(self, row: int) -> tuple[str, tuple[str, ...]]:
        phones: list[str] = []
        written: list[str] = []
        for column in self._columns("phone"):
            found = read_phones(self.grid.cell(row, column.index))
            written.append(self.grid.text(row, column.index))
            phones += [phone for phone in found if phone not in phones]
            if len(found) > 1:
                self._remark(
                    row,
                    "two_phones",
                    "Dua nomor telepon dalam satu sel. Keduanya disimpan.",
                    column,
                )
        return " ".join(filter(None, written)), tuple(phones)

    def _amounts(self, row: int) -> tuple[AmountTold, ...]:
        parts, totals = self._adding
        told = [self._amount(row, column) for column in parts]
        self._compare(row, told, totals)
        if all(amount.said == "blank" for amount in told):
            sums = [self._amount(row, column) for column in totals]
            told = [s for s in sums if s.said != "blank"][:1] or told
        return tuple(told)

    def _compare(
        self, row: int, told: Sequence[AmountTold], totals: Sequence[Column]
    ) -> None:
        """Ask where a column of totals is not what the row's own parts add up to."""
        if not totals:
            return
        parts = sum(amount.told or 0 for amount in told)
        for column in totals:
            whole = self._amount(row, column).told
            if whole and whole != parts and any(a.said != "blank" for a in told):
                reason = (
                    f"Kolom “{column.header}” berisi {rupiah(whole)}, jumlah bagiannya {rupiah(parts)}."
                    " Lapak memakai jumlah bagiannya."
                )
                self._remark(
                    row, "total_mismatch", reason, column,
                    needs_answer=True, suggestion=f"set_turnover {whole}",
                )  # fmt: skip
                return

    def _amount(self, row: int, column: Column) -> AmountTold:
        cell = self.grid.cell(row, column.index)
        read = read_amount(cell, unit=self.unit)
        return AmountTold(
            column=column.index,
            written=self.grid.text(row, column.index),
            said=read.said,
            told=read.value,
            day=self._days[column.index],
        )

    def _day(self, column: Column) -> date | None:
        if column.day:
            return _in_year_of(column.day, self.event.opens)
        of_month = column.date_number
        if column.number and not (of_month and self._numbers_are_dates()):
            of_month = None
        if of_month and self.event.opens:
            return _on_day(of_month, self.event.opens)
        if column.number and self.event.opens:
            return self.event.opens + timedelta(days=column.number - 1)
        if column.weekday is not None:
            return _on_weekday(column.weekday, self.event)
        if self.event.day_number and self.event.opens and not self.event.day:
            return self.event.opens + timedelta(days=self.event.day_number - 1)
        return self.event.day

    def _numbers_are_dates(self) -> bool:
        """Are the bare numbers over the columns days of the month, not counted days?

        They are where the bazaar has every one of them: 18, 19 of 18 to 20 August.
        """
        opens, closes = self.event.opens, self.event.closes
        if not opens or not closes:
            return False
        count = (closes - opens).days + 1
        days = {(opens + timedelta(days=n)).day for n in range(count)}
        bare = {c.date_number for c in self.block.header.columns if c.number}
        return bare - {None} <= days

    def _absent(self, row: int, amounts: Sequence[AmountTold]) -> bool:
        says = [self._text(row, "note"), self._text(row, "presence")]
        says += [
            self.grid.text(row, c.index)
            for c in self._columns("turnover", "day", "total")
        ]
        if any(is_absent(text) for text in says if text):
            return True
        # a plain No beside an amount is a slip: who sold was there
        sold = any(amount.told for amount in amounts)
        return not sold and is_no(self._text(row, "presence"))

    # -- remarks ------------------------------------------------------------------

    def _remark(
        self,
        row: int,
        kind: str,
        reason: str,
        column: Column | None = None,
        *,
        needs_answer: bool = False,
        suggestion: str = "",
    ) -> None:
        letter = column_letter(column.index) if column else ""
        value = self.grid.text(row, column.index) if column else ""
        self.remarks.append(
            Remark(
                self.sheet,
                row,
                kind,
                reason,
                letter,
                mask(value),
                needs_answer,
                suggestion,
            )
        )

    def _nik_remark(self, row: int, column: Column, written: str, state: str) -> None:
        if state == "destroyed":
            reason = "Angka terakhir NIK hilang oleh Excel. Usaha dikenali lewat nama, HP, dan alamat."
            self._remark(row, "nik_destroyed", reason, column)
        else:
            count = len(re.sub(r"\D", "", written))
            self._remark(
                row, "nik_length", f"NIK berisi {count} angka, seharusnya 16.", column
            )

    def _area_remark(self, row: int, ward: str, told: str, written: str) -> None:
        column = self.block.header.of("district", "ward_district")[0]
        reason = (
            f"Kelurahan {self.places.wards[ward]} ada di {self.places.districts[ward[:8]]},"
            f" bukan {self.places.districts[told]}. Lapak mengikuti kelurahan."
        )
        self._remark(
            row, "area_mismatch", reason, column,
            needs_answer=True, suggestion=f"set_district {ward[:8]}",
        )  # fmt: skip

    def _amount_remarks(self, row: int, amounts: Sequence[AmountTold]) -> None:
        unreadable = [a for a in amounts if a.said == "unreadable"]
        blank = [a for a in amounts if a.said == "blank"]
        if not unreadable and not blank:
            return
        columns = {c.index: c for c in self.block.header.columns}
        if unreadable:
            self._remark(
                row, "turnover_unreadable",
                f"Omset “{unreadable[0].written[:40]}” bukan angka. Bukan nol, jadi belum dijumlahkan.",
                columns[unreadable[0].column], needs_answer=True,
            )  # fmt: skip
        elif amounts and len(blank) == len(amounts):
            self._remark(
                row, "turnover_missing", "Omset kosong. Bukan nol, jadi belum dijumlahkan.",
                columns[blank[0].column], needs_answer=True,
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


def split_names(cell: Cell, header: str) -> tuple[str, str]:
    """Business and owner out of one cell: 'Dapur X (Ibu Y)', 'X / Y', two lines."""
    first, second = _parted(str(cell) if isinstance(cell, str) else clean(cell), header)
    words = re.sub(
        r"\b(?:pelaku|pemilik) (?:usaha|umkm|ukm)\b", "pemilik", plain(header)
    )
    owner = re.search(
        r"\b(?:pemilik|pelaku|peserta|owner|pengusaha|penanggung|pj)\b", words
    )
    business = re.search(
        r"\b(?:usaha|umkm|ukm|toko|merk|merek|brand|stand|lapak|booth)\b", words
    )
    owner_first = bool(owner and (not business or owner.start() < business.start()))
    return (second, first) if owner_first else (first, second)


def _parted(text: str, header: str) -> tuple[str, str]:
    """A cell cut in two: where its header is cut, else at its strongest mark."""
    marks = [mark for mark in ("/", " - ", "(") if mark in header]
    for mark in [*marks, *MARKS]:
        first, found, second = text.strip().partition(mark)
        if found and first.strip() and second.strip():
            return clean(first), clean(
                second.replace(")", "") if mark == "(" else second
            )
    return clean(text), ""


def split_places(text: str) -> tuple[str, str]:
    """Ward and district out of one cell: 'Kapuk / Cengkareng', 'Kel. X Kec. Y'."""
    found = re.match(r"(?i)\s*(?:kel\w*\.?)?\s*(.+?)[\s,/|;-]+kec\w*\.?\s+(.+)$", text)
    if found:
        return found[1].strip(), found[2].strip()
    parts = re.split(r"\s*[/|,;]\s*|\s+[-–]\s+", text, maxsplit=1)
    return (parts[0], parts[1]) if len(parts) == 2 else (text, "")


def _told(text: str) -> str:
    """A name, or '' where the cell says that there is none."""
    return "" if plain(text) in NONE or text.strip() in NONE else text


def _in_year_of(day: date, opens: date | None) -> date | None:
    """A day whose header tells no year, put into the year in which it is nearest.

    None where that year has no such day (29 February).
    """
    if not opens or day.year != 2000:
        return day
    years = (opens.year, opens.year + 1, opens.year - 1)
    found = [d for year in years if (d := _day_of(year, day.month, day.day))]
    nearest = min(found, key=lambda d: abs((d - opens).days), default=None)
    return nearest if nearest and abs((nearest - opens).days) < 200 else None


def _day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _on_day(number: int, opens: date) -> date | None:
    """The first day from `opens` on that has this number in its month."""
    days = (opens + timedelta(days=n) for n in range(31))
    return next((day for day in days if day.day == number), None)


def _on_weekday(weekday: int, event: EventTold) -> date | None:
    """The bazaar's day that is this weekday; None where it has none or two of them."""
    if not event.opens or not event.closes:
        return event.day
    count = (event.closes - event.opens).days + 1
    days = [event.opens + timedelta(days=n) for n in range(count)]
    fit = [day for day in days if day.weekday() == weekday]
    return fit[0] if len(fit) == 1 else None

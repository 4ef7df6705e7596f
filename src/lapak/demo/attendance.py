"""Draws an attendance list on a sheet and writes down what is true of it."""

from dataclasses import dataclass
from random import Random

from xlsxwriter.utility import xl_col_to_name

from lapak.demo import amounts, names
from lapak.demo.cells import RowWriter
from lapak.demo.dates import in_words
from lapak.demo.lists import AttendanceList, Entry
from lapak.demo.sheets import Formula, Sheet, Value
from lapak.demo.titles import Lines
from lapak.demo.truth import Correction, Issue, Record, Row, Table

# flaw → (must be reported, only a person can answer it)
FLAWS: dict[str, tuple[bool, bool]] = {
    "nik_destroyed": (True, False),
    "nik_length": (True, False),
    "two_phones": (False, False),
    "turnover_x10": (True, True),
    "turnover_unreadable": (True, True),
    "turnover_missing": (True, True),
    "duplicate_row": (True, False),
    "swapped": (True, True),
    "area_mismatch": (True, True),
    "absent": (True, False),
    "hidden_row": (False, False),
    "total_mismatch": (True, False),
}
_WHY = {
    "nik_destroyed": "the NIK was a number in Excel and lost its last digits",
    "nik_length": "the NIK does not have 16 digits",
    "two_phones": "two phone numbers in one cell",
    "turnover_x10": "one zero too many",
    "turnover_unreadable": "words where an amount should be; unknown, not zero",
    "turnover_missing": "no amount; unknown, not zero",
    "duplicate_row": "the same business twice in one list",
    "swapped": "the names of business and owner stand in each other's column",
    "area_mismatch": "the ward is not in the district beside it; the ward is right",
    "absent": "listed but not there: not a participation",
    "hidden_row": "a row hidden in Excel; it counts",
    "total_mismatch": "the total row is not the sum of the amounts that can be read",
}
_TOTALS = ("JUMLAH", "Total", "Jumlah Total", "TOTAL OMZET", "Jml")
_ASIDES = ("sudah dicek", "konfirmasi ulang ke pendamping", "data dari foto nota")


def correction(entry: Entry, flaw: str) -> Correction | None:
    """What a person decides about a flaw; None where there is nothing to decide."""
    decided: dict[str, Correction] = {
        "turnover_x10": {"set_turnover": entry.amount},
        "duplicate_row": {"drop": True},
        "absent": {"drop": True},
        "swapped": {"swap": ["name", "owner"]},
        "area_mismatch": {"set_district": entry.business.ward.district.code},
    }
    return decided.get(flaw)


@dataclass(slots=True)
class Place:
    """Where on which sheet of which file things stand."""

    file: str
    sheet: Sheet
    sheet_name: str  # as the truth calls it: "" in a CSV


class Drawing:
    """Draws one list after the other on a sheet."""

    def __init__(
        self, place: Place, record: Record, random: Random, slips: float
    ) -> None:
        self.place = place
        self.sheet = place.sheet
        self.record = record
        self.random = random
        self.slips = slips

    def draw(
        self, table: AttendanceList, lines: Lines, *, top: int, left: int = 0
    ) -> int:
        """Draw title and list from row `top` on, shifted right by `left`.

        Gives the first row below everything.
        """
        left += table.layout.left
        heading = self._title(lines, table, top, left)
        first = row = self._headings(table, heading, left)
        self._note_table(table, (heading, first), left)
        if table.layout.sections:
            table.entries.sort(key=lambda entry: entry.business.trade)
        writer = RowWriter(table, self.random, self.slips)
        written: list[dict[str, Value]] = []
        for number, entry in enumerate(table.entries, 1):
            row = self._between(table, number, row, left)
            cells = writer.cells(entry, number)
            self._cells(table, cells, row, left)
            self._note(table, entry, cells, row, left)
            written.append(cells)
            row += 1
        return self._below(table, written, (first, row), left)

    def _between(self, table: AttendanceList, number: int, row: int, left: int) -> int:
        """What stands above row `number`: nothing, mostly; gives the row to go on in."""
        if table.layout.sections:
            trades = [entry.business.trade for entry in table.entries[:number]]
            if number == 1 or trades[-1] != trades[-2]:
                letter = chr(ord("A") + len(set(trades)) - 1)
                self.sheet.put(row, left, f"{letter}. {trades[-1].upper()}")
                row += 1
        if self.slips and number == 18 and self.random.random() < 0.25:
            row = self._headings(table, row, left)
        if self.slips and number == 12 and self.random.random() < 0.08:
            row += 1
        return row

    def _note_table(
        self, table: AttendanceList, rows: tuple[int, int], left: int
    ) -> None:
        """Write down where a list stands on its sheet."""
        keys = table.layout.keys()
        self.record.tables.append(
            Table(
                file=self.place.file,
                sheet=self.place.sheet_name,
                bazaar=table.bazaar.id,
                header_row=rows[0] + 1,
                first_row=rows[1] + 1,
                columns={key: left + n + 1 for n, key in enumerate(keys)},
                unit=table.layout.unit,
                counted=not table.why_not,
                data_rows=len(table.entries),
            )
        )

    def _title(self, lines: Lines, table: AttendanceList, top: int, left: int) -> int:
        row = top
        wide = left + len(table.layout.columns) - 1
        joined = self.random.random() < 0.4
        for line in lines:
            for column, value in enumerate(line):
                self.sheet.put(row, left + column, value)
            if joined and len(line) == 1:
                self.sheet.merge(row, left, row, wide)
            row += 1
        if table.layout.unit_noted:
            noted = self.random.choice(
                ("(dalam ribuan rupiah)", "Satuan: ribu rupiah", "*) dlm Rp 000")
            )
            self.sheet.put(row, wide if self.random.random() < 0.5 else left, noted)
            row += 1
        return row + self.random.choice((0, 1, 1, 2))

    def _headings(self, table: AttendanceList, row: int, left: int) -> int:
        columns = table.layout.columns
        grouped = any(column.group for column in columns)
        for n, column in enumerate(columns):
            if column.group:
                if n == 0 or columns[n - 1].group != column.group:
                    self.sheet.put(row, left + n, column.group)
                self.sheet.put(row + 1, left + n, column.heading)
            else:
                self.sheet.put(row, left + n, column.heading)
                if grouped:
                    self.sheet.merge(row, left + n, row + 1, left + n)
        if grouped:
            self._join_groups(table, row, left)
        row += 2 if grouped else 1
        if table.layout.numbered:
            pattern = self.random.choice(("({})", "{}"))
            for n in range(len(columns)):
                self.sheet.put(row, left + n, pattern.format(n + 1))
            row += 1
        return row

    def _join_groups(self, table: AttendanceList, row: int, left: int) -> None:
        groups = [column.group for column in table.layout.columns]
        start = 0
        for n in range(1, len(groups) + 1):
            if n == len(groups) or groups[n] != groups[start]:
                if groups[start]:
                    self.sheet.merge(row, left + start, row, left + n - 1)
                start = n

    def _cells(
        self, table: AttendanceList, cells: dict[str, Value], row: int, left: int
    ) -> None:
        for n, key in enumerate(table.layout.keys()):
            self.sheet.put(row, left + n, cells[key])

    def _note(
        self,
        table: AttendanceList,
        entry: Entry,
        cells: dict[str, Value],
        row: int,
        left: int,
    ) -> None:
        """Write down the truth of a row."""
        keys = table.layout.keys()
        shown = ("name", "owner", "name_owner", *table.layout.amount_keys)
        raw = tuple(
            (left + n + 1, value)
            for n, key in enumerate(keys)
            if key in shown
            and isinstance(value := cells[key], str | int)
            and value != ""
        )
        why_not = table.why_not or entry.why_not
        written = table.written(entry)
        unknown = written is None or bool(why_not)
        self.record.rows.append(
            Row(
                file=self.place.file,
                sheet=self.place.sheet_name,
                row=row + 1,
                bazaar=table.bazaar.id,
                business=entry.business.id,
                written=written,
                turnover=0 if unknown else entry.amount,
                counted=not why_not,
                why_not=why_not,
                cells=raw,
            )
        )
        if self.slips and self.random.random() < 0.01:
            at = left + keys.index(table.layout.amount_keys[0])
            self.sheet.comments[row, at] = self.random.choice(_ASIDES)
        if "hidden_row" in entry.flaws:
            self.sheet.hidden_rows.add(row)
        for flaw in sorted(entry.flaws) if not table.why_not else ():
            self.issue(row, flaw, correction(entry, flaw), table.bazaar.id)

    def issue(
        self, row: int, kind: str, corrected: Correction | None, bazaar: str
    ) -> None:
        """Write down a deliberate error in a row (counted from 0)."""
        must_report, needs_person = FLAWS[kind]
        self.record.issues.append(
            Issue(
                file=self.place.file,
                sheet=self.place.sheet_name,
                row=row + 1,
                kind=kind,
                why=_WHY[kind],
                must_report=must_report,
                needs_person=needs_person,
                correction=corrected,
                bazaar=bazaar,
            )
        )

    def _below(
        self,
        table: AttendanceList,
        written: list[dict[str, Value]],
        rows: tuple[int, int],
        left: int,
    ) -> int:
        """Empty numbered rows, the total row and signatures."""
        row = rows[1]
        if self.random.random() < 0.2 and table.layout.has("no"):
            at = left + table.layout.keys().index("no")
            for n in range(self.random.randrange(1, 4)):
                self.sheet.put(row, at, len(written) + n + 1)
                row += 1
        if table.total:
            row += self.random.choice((0, 0, 0, 1))
            self._total(table, written, (*rows, row), left)
            row += 1
        return self._signature(table, row, left) if self.random.random() < 0.5 else row

    def _total(
        self,
        table: AttendanceList,
        written: list[dict[str, Value]],
        rows: tuple[int, int, int],
        left: int,
    ) -> None:
        """A total row: below the sums of the rows, or else below each column of money."""
        keys = table.layout.keys()
        row = rows[2]
        word = left + (1 if keys[0] == "no" else 0)
        self.sheet.put(row, word, self.random.choice(_TOTALS))
        right = True
        shown = ["total"] if "total" in keys else table.layout.amount_keys
        for n, key in enumerate(shown):
            whole = self._column_sum(table, key)
            column = left + keys.index(key)
            if table.total == "formula":
                seen = sum(v for cells in written if isinstance(v := cells[key], int))
                letter = xl_col_to_name(column)
                text = f"=SUM({letter}{rows[0] + 1}:{letter}{rows[1]})"
                self.sheet.put(row, column, Formula(text, seen))
            else:
                slip = 165_000 // table.layout.unit
                seen = whole + (slip if table.total == "wrong" and n == 0 else 0)
                as_text = f"Rp {amounts.dotted(seen)}"
                self.sheet.put(row, column, as_text if table.total == "text" else seen)
            right = right and seen == whole
        if not right:
            self.issue(row, "total_mismatch", None, table.bazaar.id)

    def _column_sum(self, table: AttendanceList, key: str) -> int:
        """What a column of money adds up to as it can be read, in the list's unit."""
        by_day = table.layout.by_day
        said = [entry.said(by_day) for entry in table.entries]
        if key == "total":
            whole = sum(sum(cells) for cells in said if cells)
        else:
            at = table.layout.amount_keys.index(key)
            whole = sum(cells[at] for cells in said if cells)
        return whole // table.layout.unit

    def _signature(self, table: AttendanceList, row: int, left: int) -> int:
        wide = left + max(len(table.layout.columns) - 3, 1)
        row += 1
        said: tuple[Value, ...] = (
            f"Jakarta, {in_words(table.days[-1])}",
            self.random.choice(
                ("Mengetahui,", "Pendamping Wilayah,", "Petugas Piket,")
            ),
            None,
            self.random.choice(names.OFFICERS),
            "NIP. 19800101 200501 0 000",
        )
        for value in said:
            self.sheet.put(row, wide, value)
            row += 1
        return row

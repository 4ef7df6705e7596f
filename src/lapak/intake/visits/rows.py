"""The rows of a monitoring list: outlet, place, day, officer, findings."""

import re
from dataclasses import dataclass, field, replace
from datetime import date

from lapak.domain.places.rules import Gazetteer
from lapak.intake.cells.dates import find_days, read_date
from lapak.intake.cells.text import clean, column_letter, plain
from lapak.intake.lists import TOTALS, List
from lapak.intake.told import Remark, VisitRow
from lapak.intake.visits.columns import TICKS, kind_of, meaning_of
from lapak.intake.visits.findings import (
    NOTHING_FOUND,
    Found,
    read_description,
    read_types,
    says_nothing,
)

NO_TICK = re.compile(r"^(?:tidak|tdk|no|n|0|nihil|t|tidak ada|ok|sesuai|baik)$")
YEAR = re.compile(r"\b(20\d\d)\b")
OFFICER = re.compile(
    r"(?i)(?:nama )?(?:petugas|pengawas|pemeriksa|tim(?: pengawas)?)(?: (?:pengawas|monitoring))?\s*:\s*(.{2,60})$"
)
OF_TYPES = re.compile(r"\b(?:jenis|kategori|macam|bentuk|tipe)\b")  # of findings
NOT_TOLD = frozenset({"", "-", "–", "—"})


@dataclass(slots=True)
class Visits:
    """Reads one list; what a person should know of it gathers in `remarks`."""

    content: List
    places: Gazetteer
    path: str
    remarks: list[Remark] = field(default_factory=list)
    titles: list[str] = field(default_factory=list)
    year: int | None = None
    kind: str = ""  # of the whole list
    district: str = ""  # of the whole list
    section: str = ""  # of the rows below a line of its own
    day: tuple[date | None, str] = (
        None,
        "",
    )  # of the whole list, where titles tell one
    officer: str = ""  # likewise

    def __post_init__(self) -> None:
        name = re.sub(r"\.\w+$", "", self.path.replace("\\", "/").rsplit("/", 1)[-1])
        self.titles = [*self.content.titles(), name]
        self._with_types_beside()
        years = [int(y) for title in self.titles for y in YEAR.findall(title)]
        self.year = years[0] if years else None
        self.kind = kind_of(*self.titles)
        self.district = self._district_of_list()
        days = ((find_days(title, year=self.year), title) for title in self.titles)
        one = ((d.opens, title) for d, title in days if d and d.opens == d.closes)
        self.day = next(one, (None, ""))
        officers = (OFFICER.match(title) for title in self.titles)
        self.officer = next((found[1].strip() for found in officers if found), "")

    def _with_types_beside(self) -> None:
        """`Ada temuan | Jenis temuan`: what was found stands in the second of the two."""
        if self.content.has("detail") or not self.content.has("finding"):
            return
        at = self.content.columns["finding"]
        heads = {c.index: c.header for c in self.content.told}
        if OF_TYPES.search(plain(heads[at])):
            return
        for index, head in heads.items():
            types = OF_TYPES.search(plain(head)) and meaning_of(head) == "finding"
            if index != at and types:
                self.content.columns = {**self.content.columns, "detail": index}
                self.content.told = tuple(
                    replace(c, meaning="detail") if c.index == index else c
                    for c in self.content.told
                )
                return

    def _district_of_list(self) -> str:
        sheet = self.content.grid.sheet.name
        by_sheet = self.places.district(sheet)
        found = [self.places.find_in(title).district for title in self.titles]
        return by_sheet or next((d for d in found if d), "")

    def read(self) -> list[VisitRow]:
        rows = []
        for row in self.content.rows():
            if self._is_visit(row):
                rows.append(self._visit(row))
            else:
                self._section(row)
        return rows

    def _is_visit(self, row: int) -> bool:
        outlet = self.content.text(row, "outlet")
        if not outlet or plain(outlet) in TOTALS:
            return False
        told = [m for m in self.content.columns if self.content.text(row, m)]
        again = self.content.is_header_again(row, "outlet")
        return len(told) >= 3 and not again and not self.content.is_numbering(row)

    def _section(self, row: int) -> None:
        """A line of its own between the rows may name the district of those below."""
        filled = self.content.filled(row)
        if len(filled) in (1, 2):
            text = " ".join(filled)
            self.section = (
                self.places.district(text)
                or self.places.find_in(text).district
                or self.section
            )

    def _visit(self, row: int) -> VisitRow:
        ward, district = self._place(row)
        findings, detail = self._findings(row)
        written = self.content.text(row, "date")
        day = read_date(self.content.cell(row, "date"), year=self.year, serial=True)
        if not self.content.has("date"):
            day, written = self.day
        if day is None:
            self._remark(
                row, "date_unreadable",
                "Tanggal kunjungan kosong atau tidak terbaca; kunjungan ini tidak masuk bulan mana pun.",
                "date", written, needs_answer=True,
            )  # fmt: skip
        hidden = row in self.content.grid.sheet.hidden_rows
        if hidden:
            self._remark(
                row,
                "hidden_row",
                "Baris ini disembunyikan di Excel. Tetap dihitung.",
                "",
            )
        return VisitRow(
            row=row,
            outlet=self.content.text(row, "outlet"),
            address=self.content.text(row, "address"),
            kind=self._kind(row),
            ward=ward,
            district=district,
            day=day,
            day_written=written,
            officer=self.content.text(row, "officer") or self.officer,
            findings=findings,
            detail=detail,
            follow_up=_told(self.content.text(row, "follow_up")),
            hidden=hidden,
        )

    # --- where ------------------------------------------------------------------

    def _place(self, row: int) -> tuple[str, str]:
        """(ward, district) as codes: the ward wins over the district beside it."""
        told, ward_text = (
            self.content.text(row, "district"),
            self.content.text(row, "ward"),
        )
        if self.content.has("ward_district"):
            parts = re.split(
                r"\s*[/|,;]\s*|\s+[-–]\s+",
                self.content.text(row, "ward_district"),
                maxsplit=1,
            )
            ward_text, told = ward_text or parts[0], told or [*parts, ""][1]
        if told:
            district = self.places.district(told) or self.places.find_in(told).district
            self.section = district or self.section
        else:
            district = self.section or self.district
        ward = self.places.ward(ward_text, within=district) if ward_text else ""
        if not ward:
            return "", district
        if told and district and ward[:8] != district:
            self._mismatch(row, ward, district)
        return ward, ward[:8]

    def _mismatch(self, row: int, ward: str, district: str) -> None:
        self._remark(
            row,
            "area_mismatch",
            f"Kelurahan {self.places.wards[ward]} ada di {self.places.districts[ward[:8]]}, "
            f"bukan {self.places.districts[district]}. Lapak mengikuti kelurahan.",
            "district" if self.content.has("district") else "ward_district",
            self.content.text(row, "district"),
            needs_answer=True,
            suggestion=f"set_district {ward[:8]}",
        )

    # --- what -------------------------------------------------------------------

    def _kind(self, row: int) -> str:
        told = self.content.text(row, "kind")
        kind = kind_of(told) or self.kind or kind_of(self.content.text(row, "outlet"))
        if not kind:
            self._remark(
                row, "outlet_kind_unknown",
                "Jenis tempat usaha tidak disebut; dianggap toko kelontong.",
                "kind", told, needs_answer=True,
            )  # fmt: skip
        return kind or "neighbourhood_shop"

    def _findings(self, row: int) -> tuple[tuple[str, ...], str]:
        """Finding types, and what was written of them."""
        written = self._lines(row, "finding")
        detail = self._lines(row, "detail") or self._lines(row, "note")
        ticks = self._ticks(row)
        found = ticks if self._has_ticks() else self._told_findings(written, detail)
        if found.unknown:
            self._remark(
                row, "finding_unknown",
                f"“{found.unknown[:80]}” belum dikenal sebagai jenis temuan. Jenis yang mana?",
                "finding" if written else "detail", written or detail, needs_answer=True,
            )  # fmt: skip
        alone = (
            written
            if not says_nothing(written) and not self.content.has("detail")
            else ""
        )
        return found.types, _told(detail or alone)

    def _lines(self, row: int, meaning: str) -> str:
        """A cell's text, its lines kept apart: `Izin` over `Kedaluwarsa` is two things."""
        cell = self.content.cell(row, meaning)
        if not isinstance(cell, str):
            return self.content.text(row, meaning)
        return "; ".join(filter(None, map(clean, cell.splitlines())))

    def _told_findings(self, written: str, detail: str) -> Found:
        """By the column of types; by the description where it only says that there are."""
        if not self.content.has("finding"):
            note_only = not self.content.has("detail")
            found = read_description(detail)
            return Found(found.types) if note_only else found
        if says_nothing(written):
            blank = written in NOT_TOLD
            return (
                read_description(detail)
                if blank and self._described(detail)
                else NOTHING_FOUND
            )
        if not self.content.has("detail"):
            types, words = read_types(written), read_description(written)
            return words if types.unknown and words.types else types
        found = read_types(written)
        return found if found.types or found.unknown else read_description(detail)

    def _described(self, detail: str) -> bool:
        return self.content.has("detail") and bool(detail)

    def _has_ticks(self) -> bool:
        return sum(m.startswith(TICKS) for m in self.content.columns) >= 2

    def _ticks(self, row: int) -> Found:
        """One column a type: whatever stands there, but a no, is a finding."""
        types = [
            meaning.removeprefix(TICKS)
            for meaning in self.content.columns
            if meaning.startswith(TICKS)
            and _is_ticked(_told(self.content.text(row, meaning)))
        ]
        return Found(tuple(types))

    def _remark(
        self,
        row: int,
        kind: str,
        reason: str,
        column: str,
        value: str = "",
        *,
        needs_answer: bool = False,
        suggestion: str = "",
    ) -> None:
        self.remarks.append(
            Remark(
                self.content.grid.sheet.name, row, kind, reason,
                column=column_letter(self.content.columns.get(column, 0)), value=value,
                needs_answer=needs_answer, suggestion=suggestion,
            )
        )  # fmt: skip


def _told(text: str) -> str:
    return "" if text in NOT_TOLD else text


def _is_ticked(text: str) -> bool:
    """Anything but a blank, a dash or a no: ✓, v, x, ada, 3 pcs."""
    return bool(text) and not NO_TICK.match(plain(text))

"""The rows of a curation list: whose product, in which edition, accepted or not."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from lapak.domain.places.rules import Gazetteer
from lapak.intake.cells.niks import read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.signatures import signs
from lapak.intake.cells.text import clean, column_letter, plain
from lapak.intake.curation.editions import by_words, number_in, number_of
from lapak.intake.lists import TOTALS, List
from lapak.intake.reading.workbook import Cell
from lapak.intake.told import CuratedRow, EditionTold, MentionTold, NikTold, Remark
from lapak.shared.masking import mask

REFUSED = re.compile(
    r"\b(?:tidak|tdk|tak|belum|blm|gagal|gugur|tolak|ditolak|cadangan|waiting|tunggu|menunggu|revisi|perbaikan|perbaiki|"
    r"mundur|mengundurkan|batal|dibatalkan|rejected?|failed|no|not|tms|cancel\w*|dicoret|coret|pending|ditunda|eliminasi)\b|^(?:x|n|t|-)$"
)
ACCEPTED = re.compile(
    r"\b(?:lolos|lulus|diterima|terima|terpilih|disetujui|setuju|layak|ya|yes|ok|oke|acc|accepted|passed|approved|ms|memenuhi|masuk|sah|tayang|aktif|sesuai)\b"
    r"|^(?:v|y|1)$"
)
RESULT = re.compile(r"\b(?:lolos|lulus|diterima|ditolak|terpilih|cadangan|gugur)\b")
ALL = re.compile(r"\b(?:semua|seluruh|all)\b")
TICKS = frozenset("✓✔√☑")
WHO = ("business", "owner", "business_owner", "name", "nik", "phone")
NOT_TOLD = frozenset({"", "-", "–", "—"})


def accepts(text: str) -> bool | None:
    """Was a product accepted, as the cell of results says? None: it doesn't say."""
    if TICKS.intersection(text):
        return True
    words = plain(text) or text.strip()
    if not words or (re.fullmatch(r"\d+(?: \d+)*", words) and words != "1"):
        return None
    if REFUSED.search(words):
        return False
    return True if ACCEPTED.search(words) else None


@dataclass(slots=True)
class Products:
    """Reads one list of products; what a person should know gathers in `remarks`."""

    content: List
    places: Gazetteer
    edition: int | None  # of the whole list
    editions: Sequence[EditionTold]
    remarks: list[Remark] = field(default_factory=list)
    accepted: bool = True  # where no result is told
    _section: int | None = None
    _verdict: bool = True  # of the product above
    _signed: bool = False  # the row above is a signature
    _before: MentionTold = field(default_factory=MentionTold)
    _strange: Counter[str] = field(default_factory=Counter)

    def read(self) -> list[CuratedRow]:
        self._section, self._verdict = self.edition, self.accepted
        return [self._row(row) for row in self.content.rows() if self._is_product(row)]

    def _is_product(self, row: int) -> bool:
        product = _told(self.content.text(row, "product"))
        sku = _told(self.content.text(row, "sku"))
        named = self._business(row) or self.content.text(row, "owner")
        if plain(product) in TOTALS or plain(named) in TOTALS:
            return False
        filled = self.content.filled(row)
        if self.content.is_numbering(row) or self._is_signed(filled):
            return False
        line = " ".join(filled[:1])
        told = number_in(line) is not None or bool(RESULT.search(plain(line)))
        if (not product and not sku) or (len(filled) == 1 and told):
            self._line_between(filled)
            return False
        return not self.content.is_header_again(
            row, "product" if self.content.has("product") else "sku"
        )

    def _is_signed(self, filled: Sequence[str]) -> bool:
        """Is a row of the signatures under the list, in whichever column they stand?"""
        goes_on = len(filled) <= 2 and number_in(" ".join(filled)) is None
        self._signed = signs(filled) or (self._signed and goes_on)
        return self._signed

    def _line_between(self, filled: Sequence[str]) -> None:
        """A line of its own tells the edition or the result of the rows below."""
        if 1 <= len(filled) <= 2:
            text = " ".join(filled)
            self._section = number_in(text) or self._section
            if RESULT.search(plain(text)):
                self.accepted = accepts(text) is not False

    def _row(self, row: int) -> CuratedRow:
        hidden = row in self.content.grid.sheet.hidden_rows
        if hidden:
            self._remark(
                row,
                "hidden_row",
                "Baris ini disembunyikan di Excel. Tetap dihitung.",
                "",
            )
        return CuratedRow(
            row=row,
            mention=self._whose(row),
            edition=self._edition(row),
            sku=_told(self.content.text(row, "sku")),
            product=_told(self.content.text(row, "product")),
            accepted=self._accepted(row),
            hidden=hidden,
        )

    def _edition(self, row: int) -> int | None:
        cell = self.content.cell(row, "edition")
        text = _told(clean(cell))
        if text:
            told = by_words(text, self.editions) or number_of(cell)
            if told is None and not ALL.search(plain(text)):
                self._remark(
                    row, "edition_unknown", f"Edisi “{text[:60]}” tidak dikenal.", "edition", text,
                    needs_answer=True,
                )  # fmt: skip
            self._section = told
        return self._section

    def _accepted(self, row: int) -> bool:
        """A list without results is a list of what was accepted.

        Where a business stands once for several products, so may its result.
        """
        text = self.content.text(row, "verdict")
        said = accepts(text)
        if said is None and plain(text) and not plain(text).replace(" ", "").isdigit():
            self._strange[text] += 1
            if self._strange[text] == 1:
                self._remark(
                    row, "verdict_unknown",
                    f"Hasil “{text[:60]}” belum dikenal; dianggap tidak lolos.",
                    "verdict", text, needs_answer=True,
                )  # fmt: skip
            return False
        if said is None and not self._named(row):
            return self._verdict
        self._verdict = self.accepted if said is None else said
        return self._verdict

    def _named(self, row: int) -> bool:
        return any(_told(self.content.text(row, m)) for m in WHO)

    # --- whose ------------------------------------------------------------------

    def _whose(self, row: int) -> MentionTold:
        """The business of a row; a blank one is that of the product above."""
        if self._named(row):
            self._before = self._mention(row)
        return self._before

    def _mention(self, row: int) -> MentionTold:
        content = self.content
        business, owner = self._business(row), _told(content.text(row, "owner"))
        if not business and content.has("business_owner"):
            parts = re.split(
                r"\s*(?:/|\n|\(| - | – )\s*",
                content.text(row, "business_owner").strip(" )"),
                maxsplit=1,
            )
            business, owner = (
                parts[0],
                owner or (parts[1].strip(" )") if len(parts) > 1 else ""),
            )
        ward_text, district_text = (
            content.text(row, "ward"),
            content.text(row, "district"),
        )
        ward, district = self._place(row, ward_text, district_text)
        return MentionTold(
            business=business,
            owner=owner,
            nik=self._nik(row),
            phones=read_phones(content.cell(row, "phone")),
            phone_written=content.text(row, "phone"),
            address=content.text(row, "address"),
            ward_written=ward_text,
            district_written=district_text,
            ward=ward,
            district=district,
            product=_told(content.text(row, "product")),
            business_number=content.text(row, "business_number"),
            agency=content.text(row, "agency"),
            note=content.text(row, "note"),
        )

    def _business(self, row: int) -> str:
        """A bare `Nama` column names the business."""
        told = _told(self.content.text(row, "business"))
        return told or _told(self.content.text(row, "name"))

    def _place(self, row: int, ward_text: str, district_text: str) -> tuple[str, str]:
        """Codes of ward and district; the ward wins over the district beside it."""
        district = self.places.district(district_text) if district_text else ""
        ward = self.places.ward(ward_text, within=district) if ward_text else ""
        if ward and district and ward[:8] != district:
            self._remark(
                row, "area_mismatch",
                f"Kelurahan {self.places.wards[ward]} ada di {self.places.districts[ward[:8]]}, "
                f"bukan {self.places.districts[district]}. Lapak mengikuti kelurahan.",
                "district", district_text, needs_answer=True, suggestion=f"set_district {ward[:8]}",
            )  # fmt: skip
        return ward, ward[:8] or district

    def _nik(self, row: int) -> NikTold:
        cell: Cell = self.content.cell(row, "nik")
        nik = read_nik(cell)
        if nik.state == "destroyed":
            self._remark(
                row, "nik_destroyed",
                "Angka terakhir NIK hilang oleh Excel. Usaha dikenali lewat nama, HP, dan alamat.",
                "nik", mask(nik.written),
            )  # fmt: skip
        elif nik.state == "length":
            self._remark(
                row, "nik_length", f"NIK berisi {len(nik.digits)} angka, seharusnya 16.",
                "nik", mask(nik.written),
            )  # fmt: skip
        return nik

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

"""What a file says, before anything is decided: plain values, nothing stored yet.

`row` counts as Excel does, from 1; `column` is the letter of a cell's column. Every
kind of file is understood by a module of its own, which returns a `FileTold`.
"""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Remark:
    """Something about a cell, row, sheet or file that a person should know.

    `kind` is a word of the list in docs/figures.md; `reason` an Indonesian sentence
    that a person understands without the file. Only those with `needs_answer` are
    put to a person. `suggestion` is a verb and its value (`set_turnover 745000`).
    """

    sheet: str
    row: int
    kind: str
    reason: str
    column: str = ""
    value: str = ""  # as written; a NIK is masked
    needs_answer: bool = False
    suggestion: str = ""
    at_stake: int = 0  # rupiah that the answer could move
    table: int | None = None  # its place among the tables of its file, from 0


class NikTold(NamedTuple):
    """A NIK cell: its raw text (to be sealed), its digits where they are whole."""

    written: str = ""
    digits: str = ""  # all digits that are surely right: 16, 15 of a destroyed one, …
    state: str = ""  # '', whole, destroyed, length


NO_NIK = NikTold()


# Lists have rows by the hundred thousand, and a frozen class takes five times as long
# to make: these two are not frozen, though nobody changes them.
@dataclass(slots=True)
class MentionTold:
    """How a row names a business."""

    business: str = ""
    owner: str = ""
    nik: NikTold = NO_NIK
    phones: tuple[str, ...] = ()  # E.164
    phone_written: str = ""
    address: str = ""
    ward_written: str = ""
    district_written: str = ""
    ward: str = ""  # region code
    district: str = ""  # region code; the ward's where there is one
    product: str = ""
    business_number: str = ""
    agency: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class AmountTold:
    """One turnover cell. `told` in whole rupiah; None = unknown."""

    column: int  # from 1
    written: str
    said: str  # amount, nothing, unreadable, blank
    told: int | None
    day: date | None = None


@dataclass(slots=True)
class AttendanceRow:
    row: int
    mention: MentionTold
    amounts: tuple[AmountTold, ...] = ()
    absent: bool = False
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class CuratedRow:
    """A product of a curation list."""

    row: int
    mention: MentionTold
    edition: int | None
    sku: str
    product: str
    accepted: bool = True
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class EditionTold:
    """Dates of an online bazaar, as a curation list tells them."""

    number: int
    name: str
    opens: date
    closes: date


@dataclass(frozen=True, slots=True)
class LineRow:
    """A line of a marketplace export (its turnover rule: domain facts, section 5)."""

    row: int
    order: str
    line: str
    product: str
    sku: str
    status: str  # unpaid, cancelled, provisional, final
    status_written: str
    paid_at: datetime | None  # WIB
    quantity: int
    returned: int
    unit_price: int  # rupiah after the seller's discount
    net: int  # rupiah of all that was kept: exact, also where the unit price is not


@dataclass(frozen=True, slots=True)
class VisitRow:
    row: int
    outlet: str
    address: str
    kind: str  # modern_market, neighbourhood_shop
    ward: str
    district: str
    day: date | None
    day_written: str
    officer: str
    findings: tuple[str, ...]  # FindingType values
    detail: str = ""
    follow_up: str = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class ColumnTold:
    index: int  # from 1
    header: str
    meaning: str
    day: date | None = None
    number: int | None = None  # of its day in the bazaar, where no date is told


@dataclass(frozen=True, slots=True)
class EventTold:
    """What an attendance table says of its bazaar. '' and None = not told."""

    name: str = ""
    place: str = ""
    level: str = ""  # kelurahan, kecamatan, kota, provinsi
    district: str = ""  # of the place; '' = not told, 'outside' = outside the city
    opens: date | None = None
    closes: date | None = None
    day: date | None = None  # the one day that this table is about
    day_number: int | None = None  # 'Hari ke-2'
    cancelled: bool = False
    revision: int = 0
    doubt: str = ""  # why its days may be others, as a sentence


@dataclass(slots=True)
class TableTold:
    """One table on a sheet, with its rows as understood."""

    kind: str  # attendance, marketplace_export, curation, monitoring
    sheet: str
    header_row: int
    first_row: int
    last_row: int
    columns: tuple[ColumnTold, ...]
    attendance: list[AttendanceRow] = field(default_factory=list)
    curated: list[CuratedRow] = field(default_factory=list)
    editions: list[EditionTold] = field(default_factory=list)
    lines: list[LineRow] = field(default_factory=list)
    visits: list[VisitRow] = field(default_factory=list)
    event: EventTold = EventTold()
    marketplace: str = ""
    hidden: bool = False
    summary: bool = False
    total_row: int | None = None
    unit: int = 1
    words: tuple[int, ...] = ()  # the decisions by which it was read
    joined: tuple[int, ...] = ()  # further rows of stalls, added to the rows above


@dataclass(slots=True)
class FileTold:
    """All that one file says."""

    kind: str  # attendance, marketplace_export, curation, monitoring, unknown
    tables: list[TableTold] = field(default_factory=list)
    remarks: list[Remark] = field(default_factory=list)
    made_on: datetime | None = None  # when an export was made, as it says

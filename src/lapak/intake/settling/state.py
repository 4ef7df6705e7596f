"""Everything that the files taken in say, in memory, while it is settled.

Plain mutable values; nothing here knows the database. `settle` in the modules
beside this one decides, `writing` stores what was decided.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from lapak.domain.identity.rules import Clusters, Mention
from lapak.intake.told import Remark


@dataclass(slots=True)
class FileState:
    id: int
    path: str
    received: datetime
    made_on: datetime | None = None


@dataclass(slots=True)
class TableState:
    """A table of a file taken in, with what it says of its bazaar."""

    id: int
    file: FileState
    kind: str
    sheet: str
    header_row: int
    last_row: int
    position: int = 0
    hidden: bool = False
    summary: bool = False
    cancelled: bool = False
    other_year: bool = False
    name: str = ""
    place: str = ""
    level: str = ""
    district: str = ""  # code, 'outside', '' = not told
    opens: date | None = None
    closes: date | None = None
    day: date | None = None
    day_number: int | None = None
    revision: int = 0
    was_aside: str = ""  # as stored before
    was_bazaar: int | None = None
    joined: str = (
        ""  # a person's word: the key of a bazaar, or a word that tables share
    )
    split: bool = False  # a person's word: this table is a bazaar of its own
    by_hand: bool = False  # entered in Lapak itself
    called: list[tuple[date | None, str, str]] = field(default_factory=list)
    # ^ first day, name and place, as read and after each correction
    # decided
    set_aside: str = ""

    @property
    def counts(self) -> bool:
        return not self.set_aside


@dataclass(slots=True)
class SaleState:
    """One turnover cell of a row."""

    id: int
    column: int
    day: date | None
    said: str
    told: int | None
    was: tuple[int | None, int | None]  # stored participation and turnover
    turnover: int | None = None


@dataclass(slots=True)
class MentionState:
    """A row of a list that names a business; of attendance and curation lists."""

    id: int
    table: TableState
    row: int
    business: str
    owner: str
    nik: str
    nik15: str
    phones: tuple[str, ...]
    address: str
    ward: str
    district: str
    ward_written: str
    product: str
    agency: str
    written: tuple[str, str]  # business and owner as the cells have them
    was_business: int | None = None
    was: tuple[str, str, str, str] = ("", "", "", "")  # names, ward, district as stored
    # decided
    cluster: int | None = None
    evidence: Mention | None = None


@dataclass(slots=True)
class AttendanceState:
    """A row of an attendance list."""

    mention: MentionState
    absent: bool
    was: tuple[str, int | None, int | None]  # outcome, bazaar, participation
    sales: list[SaleState] = field(default_factory=list)
    # decided
    outcome: str = "set_aside"
    repeats: int | None = None  # the row that it repeats


@dataclass(slots=True)
class ListInHand:
    """Rows of an attendance list that are not stored yet, field → values of each table.

    Settling lays on them what it decides, so that each row is written once.
    """

    table: int
    mentions: dict[str, Sequence[Any]]
    attendance: dict[str, Sequence[Any]]
    sales: dict[str, Sequence[Any]]
    rows: list[AttendanceState] = field(default_factory=list)  # in the same order


@dataclass(slots=True)
class CuratedState:
    mention: MentionState
    number: int | None
    sku: str
    product: str
    accepted: bool
    was: tuple[int | None, bool]  # edition, counts
    edition: "EditionState | None" = None


@dataclass(slots=True)
class EditionState:
    number: int
    name: str
    opens: date
    closes: date
    id: int | None = None


@dataclass(slots=True)
class LineState:
    """A line of a marketplace export as one file tells it."""

    id: int
    table: TableState
    row: int
    marketplace: str
    order: str
    line: str
    product: str
    sku: str
    status: str
    paid_at: datetime | None
    quantity: int
    returned: int
    turnover: int  # rupiah of what was not returned
    was: tuple[str, int | None, int | None, str]
    # decided
    outcome: str = "set_aside"
    edition: EditionState | None = None
    cluster: int | None = None
    business: int | None = None  # said by a person
    attributed_by: str = ""


@dataclass(slots=True)
class VisitState:
    id: int
    table: TableState
    row: int
    outlet: int
    outlet_name: str
    day: date | None
    officer: str
    district: str
    was: tuple[str, str]  # outcome, district
    outcome: str = "counted"
    repeats: int | None = None


@dataclass(slots=True)
class BazaarState:
    """One bazaar: the tables that tell of it and what they say together."""

    key: str
    name: str
    place: str
    level: str
    district: str  # code or 'outside'
    opens: date
    closes: date
    tables: list[TableState] = field(default_factory=list)
    id: int | None = None


@dataclass(slots=True)
class AnswerState:
    """A person's decision, found back in the tables."""

    id: int
    verb: str
    value: str
    kind: str
    by: str = ""


@dataclass(slots=True)
class Books:
    """All of it."""

    tables: dict[int, TableState] = field(default_factory=dict)
    mentions: dict[int, MentionState] = field(default_factory=dict)
    attendance: list[AttendanceState] = field(default_factory=list)
    in_hand: list[ListInHand] = field(default_factory=list)  # of it, not stored yet
    curated: list[CuratedState] = field(default_factory=list)
    told_editions: list[tuple[TableState, EditionState]] = field(default_factory=list)
    editions: list[EditionState] = field(default_factory=list)
    lines: list[LineState] = field(default_factory=list)
    visits: list[VisitState] = field(default_factory=list)
    on_table: dict[int, list[AnswerState]] = field(default_factory=dict)
    on_row: dict[tuple[int, int], list[AnswerState]] = field(default_factory=dict)
    # decided
    bazaars: list[BazaarState] = field(default_factory=list)
    bazaar_of: dict[int, BazaarState] = field(default_factory=dict)  # table id →
    owner_of: dict[int, int] = field(default_factory=dict)  # cluster → owner cluster
    said: dict[str, str] = field(default_factory=dict)  # product → whose, by a person
    told_apart: Clusters | None = None  # the longest list's rows, when looked at alone
    remarks: list[tuple[TableState, Remark]] = field(default_factory=list)

    def verbs(self, table: int, row: int, *verbs: str) -> list[AnswerState]:
        """The answers with these verbs on a row, the newest last."""
        return [a for a in self.on_row.get((table, row), []) if a.verb in verbs]

    def remark(  # noqa: PLR0913  the parts of a remark
        self,
        table: TableState,
        row: int,
        kind: str,
        reason: str,
        *,
        value: str = "",
        needs_answer: bool = False,
        suggestion: str = "",
        at_stake: int = 0,
    ) -> None:
        """Note something found while settling, at a row of a table."""
        said = Remark(
            table.sheet,
            row,
            kind,
            reason,
            value=value,
            needs_answer=needs_answer,
            suggestion=suggestion,
            at_stake=at_stake,
        )
        self.remarks.append((table, said))

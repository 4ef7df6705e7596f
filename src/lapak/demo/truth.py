"""What is true of the files that were written: rows, deliberate errors, figures."""

from dataclasses import asdict, dataclass, field

Breakdown = dict[str, int]
Correction = dict[str, object]


@dataclass(frozen=True, slots=True)
class Issue:
    """A deliberate error; `row` counts from 1, `sheet` is "" for a CSV.

    `must_report`: the intake has to say it. `needs_person`: and only a person can
    answer it. `correction` is what that person decides, in the verbs of decisions.
    """

    file: str
    sheet: str
    row: int
    kind: str
    why: str
    must_report: bool
    needs_person: bool
    correction: Correction | None
    bazaar: str = ""  # where the row is a list's; two lists may share a row


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an attendance list; `cells` are some of its cells as written."""

    file: str
    sheet: str
    row: int
    bazaar: str
    business: str
    written: int | None
    turnover: int
    counted: bool
    why_not: str
    cells: tuple[tuple[int, str | int], ...]  # (column from 1, raw value)


@dataclass(frozen=True, slots=True)
class Table:
    """Where an attendance list stands; rows and columns count from 1."""

    file: str
    sheet: str
    bazaar: str
    header_row: int
    first_row: int
    columns: dict[str, int]
    unit: int  # rupiah in one written unit
    counted: bool
    data_rows: int


@dataclass(frozen=True, slots=True)
class OrderLine:
    """One product of one order, as the newest export tells it."""

    marketplace: str
    order: str
    line: int
    product: str
    sku: str
    business: str
    edition: int | None
    cover: str  # how the curation list knows it: sku, name, similar, none
    status: str
    net_quantity: int
    unit_price: int  # rupiah, after the seller's discount
    turnover: int
    counted: bool
    final: bool
    file: str
    sheet: str
    row: int


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One row of a monitoring list."""

    file: str
    sheet: str
    row: int
    kind: str  # modern_market or neighbourhood_shop
    outlet: str
    district: str
    date: str
    findings: tuple[str, ...]
    counted: bool


@dataclass(slots=True)
class Record:
    """Gathers the truth while the files are written."""

    rows: list[Row] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    order_lines: list[OrderLine] = field(default_factory=list)
    visit_rows: list[VisitRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Truth:
    """The figures of a written year, and everything that they follow from.

    `figures` holds for each key its value and breakdowns; a key that would be 0 is
    left out of a breakdown. They stand after every correction; `figures_as_written`
    are those that differ when every row is counted as it stands. Online turnover as
    written is that which SKU or product name give without asking.
    """

    year: int
    seed: int
    figures: dict[str, dict[str, int | Breakdown]]
    figures_as_written: dict[str, int]
    issues: tuple[Issue, ...]
    tables: tuple[Table, ...]
    rows: tuple[Row, ...]
    order_lines: tuple[OrderLine, ...]
    visit_rows: tuple[VisitRow, ...]
    bazaars: tuple[dict[str, object], ...]
    editions: tuple[dict[str, object], ...]
    businesses: tuple[dict[str, object], ...]
    files: tuple[str, ...]

    def decisions(self) -> list[dict[str, str]]:
        """What a person decides about every issue, as rows of a decisions file."""
        return [
            {
                "file": issue.file,
                "sheet": issue.sheet,
                "row": str(issue.row),
                "kind": issue.kind,
                "question": issue.why,
                "decision": verb,
                "value": _argument(value),
            }
            for issue in self.issues
            for verb, value in (issue.correction or {}).items()
        ]

    def as_dict(self) -> dict[str, object]:
        """All of it for JSON."""
        return asdict(self)


def _argument(value: object) -> str:
    if isinstance(value, list):
        return " ".join(str(part) for part in value)
    return "" if value is True else str(value)

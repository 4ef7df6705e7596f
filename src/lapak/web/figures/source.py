"""Where a row of a figure comes from: its places in files, and what was said of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Attendance
from lapak.domain.online.models import OrderLine, ToldEdition
from lapak.domain.people.queries import full_names
from lapak.domain.registry.models import Mention
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import Decision, FileKind, Question, SourceTable, Verb
from lapak.domain.sources.secrecy import CannotOpen
from lapak.figures.question_kinds import QUESTION_KINDS
from lapak.figures.rows import Rows
from lapak.intake.cells.text import column_letter
from lapak.intake.reading.refusal import Refused
from lapak.intake.settling.answers import same_file
from lapak.shared.masking import mask
from lapak.shared.money import grouped, rupiah
from lapak.web.figures.excerpt import Excerpt, Place, excerpt
from lapak.web.templatetags.lapak_ui import tanggal

MOST: Final = 5  # places shown of a row that many lists tell of
_NAMED: Final = {"business", "owner", "name", "business_owner", "run_together"}
_MEANT: Final[dict[str, set[str]]] = {
    "participation": _NAMED,
    "business": _NAMED | {"product"},
    "order_line": {"product", "quantity", "returned", "after", "price"},
    "online_participation": {"product", "quantity", "returned", "after", "price"},
    "visit": {"outlet", "date"},
    "outlet": {"outlet", "address"},
    "finding": {"finding", "detail", "findings"},
}


@dataclass(frozen=True, slots=True)
class Line:
    """One step from what was written to what counts."""

    label: str
    value: str
    raw: bool = False
    total: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """One place of a row: its picture (or why there is none) and its account."""

    place: Place
    picture: Excerpt | None
    trouble: str
    lines: list[Line]
    received_by: str

    @property
    def by_hand(self) -> bool:
        """Did somebody enter the row in Lapak itself? Then there is no sheet to show."""
        return self.place.table.file.kind == FileKind.BY_HAND

    @property
    def fingerprint(self) -> str:
        """The first 12 digits of the file's SHA-256, in groups of four."""
        digits = self.place.table.file.sha256[:12]
        return " ".join(digits[at : at + 4] for at in (0, 4, 8))


@dataclass(frozen=True, slots=True)
class Sources:
    """The places of a row that are shown, out of `total`."""

    shown: list[Source]
    total: int


def sources_of(rows: Rows, row: Model, *, alone: bool) -> Sources:
    """Where a row comes from; `alone`: without the rows of others around it."""
    places = list(_places(rows.kind, row))
    shown = [_source(place, rows, row, alone=alone) for place in places[:MOST]]
    return Sources(shown, len(places))


def _places(kind: str, row: Any) -> Iterable[Place]:
    if isinstance(row, DailySales):
        return [Place(row.mention.table, row.mention.row, (row.column,))]
    if kind == "bazaar":
        found = SourceTable.objects.filter(
            mentions__attendance__bazaar=row, mentions__attendance__outcome="took_part"
        )
        tables = found.distinct().select_related("file").prefetch_related("columns")
        return [Place(table, table.header_row) for table in tables]
    if kind == "participation":
        there = Attendance.objects.filter(participation=row)
        return _of_mentions(kind, there.values_list("mention", flat=True))
    if kind == "business":
        mentioned = Mention.objects.filter(Q(business=row) | Q(business__alias_of=row))
        return _of_mentions(kind, mentioned.values_list("pk", flat=True))
    if kind == "edition":
        told = ToldEdition.objects.filter(number=row.number, opens=row.opens)
        return [
            Place(one.table, one.table.header_row)
            for one in told.select_related("table__file")
        ]
    if kind == "outlet":
        visits = row.visits.filter(outcome="counted").select_related("table__file")
        return [_meant(kind, visit.table, visit.row) for visit in visits]
    told_at = row.visit if kind == "finding" else row
    return [_meant(kind, told_at.table, told_at.row)]


def _of_mentions(kind: str, keys: Iterable[int]) -> list[Place]:
    mentions = Mention.objects.filter(pk__in=keys).select_related("table__file")
    return [_meant(kind, mention.table, mention.row) for mention in mentions]


def _meant(kind: str, table: SourceTable, row: int) -> Place:
    wanted = _MEANT[kind]
    columns = tuple(
        column.index
        for column in table.columns.all()
        if column.meaning in wanted or column.meaning.startswith("ticks ")
    )
    return Place(table, row, columns)


def _source(place: Place, rows: Rows, row: Model, *, alone: bool) -> Source:
    picture, trouble = None, ""
    try:
        if place.table.file.kind != FileKind.BY_HAND:
            picture = excerpt(place, alone=alone)
    except (CannotOpen, Refused, StopIteration, OSError) as why:
        trouble = str(why) or _("The sheet is not in the kept file.")
    questions, decisions = _asked(place), decided(place)
    file = place.table.file
    people = {file.received_by, *(decision.by for decision in decisions)}
    called = full_names(people)
    lines = [
        *_read(rows, row, place, picture),
        *(_question(one) for one in questions),
        *(_decision(one, called.get(one.by, one.by)) for one in decisions),
        *_spread(row, decisions),
    ]
    if rows.adds:
        amount = rows.amount(row)
        counted = _("unknown, adds nothing") if amount is None else rupiah(amount)
        lines.append(Line(_("Counted"), counted, total=True))
    by = called.get(file.received_by, file.received_by)
    return Source(place, picture, trouble, lines, by)


def _read(
    rows: Rows, row: Model, place: Place, picture: Excerpt | None
) -> Iterable[Line]:
    """What was written at the place, and what it was read as."""
    if isinstance(row, DailySales):
        told = rupiah(row.told) if row.told is not None else _("no amount")
        at = _("Written in cell %(cell)s") % {"cell": place.cell}
        yield Line(at, mask(row.written) or _("(empty)"), raw=True)
        yield Line(_("Read"), told)
        return
    written = [text for text in picture.marked if text] if picture else []
    if written:
        at = _("Written in row %(row)s") % {"row": place.row}
        yield Line(at, " · ".join(written), raw=True)
    if isinstance(row, OrderLine):  # an order's own number is no NIK
        yield Line(_("Read"), f"{row.order} {mask(row.product)}")
        yield Line(_("Quantity × price"), _sum_of(row))
        return
    yield Line(_("Read"), mask(str(row)))


def _sum_of(line: OrderLine) -> str:
    """`(3 − 1) × Rp25.000`: what was sold, less what came back, at its price."""
    sold = grouped(line.quantity)
    if line.returned:
        sold = f"({sold} − {grouped(line.returned)})"
    return f"{sold} × {rupiah(line.unit_price)}"


def _spread(row: Model, decisions: Iterable[Decision]) -> Iterable[Line]:
    """Why a cell of several days counts otherwise than a turnover decided for all."""
    if not isinstance(row, DailySales):
        return
    said = [one for one in decisions if one.verb == Verb.SET_TURNOVER]
    days = DailySales.objects.filter(mention=row.mention)
    if not said or days.count() < 2:
        return
    if row.turnover == row.told:
        words = _("all days together; this cell stays as it was read")
    else:
        words = _("all days together; this cell takes what the other days leave of it")
    yield Line(_("The decided turnover is that of"), words)


def _asked(place: Place) -> list[Question]:
    """The questions about a row, those about another of its cells left out."""
    letters = {"", *(column_letter(column) for column in place.columns)}
    found = Question.objects.filter(
        file=place.table.file, sheet=place.table.sheet, row=place.row
    )
    return [one for one in found if one.column in letters or one.needs_answer]


def _question(one: Question) -> Line:
    known = QUESTION_KINDS.get(one.kind)
    meaning = known.meaning.told() if known else mask(one.reason)
    if not one.needs_answer:
        return Line(_("Noted"), meaning)
    state = _("answered") if one.answered else _("still open")
    return Line(_("Asked: %(what)s") % {"what": meaning}, state)


def decided(place: Place) -> list[Decision]:
    """People's decisions about a row, also when they were made on another version."""
    prints = Mention.objects.filter(table=place.table, row=place.row).exclude(print="")
    here = Q(row=place.row, sheet__in=("", place.table.sheet))
    found = Decision.objects.filter(here | Q(print__in=prints.values("print")))
    path = place.table.file.path
    return [one for one in found if same_file(one.file, path)]


def decision_words(one: Decision) -> str:
    """What a decision says: `tidak dihitung`, `Rp745.000`."""
    value = one.value
    if one.verb == Verb.SET_TURNOVER and value.isdigit():
        return rupiah(int(value))
    told = {
        Verb.KEEP: _("right as written"),
        Verb.DROP: _("not counted"),
        Verb.SWAP: _("names swapped"),
        Verb.COUNT: _("counted after all"),
    }
    return str(told.get(Verb(one.verb), "")) or mask(value)


def _decision(one: Decision, by: str) -> Line:
    label = _("Decided by %(who)s, %(when)s") % {
        "who": by,
        "when": tanggal(one.at, "plain"),
    }
    return Line(label, decision_words(one))

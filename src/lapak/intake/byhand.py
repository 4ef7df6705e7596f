"""Bazaars and rows that a person enters in Lapak itself, without a file.

What was entered becomes a file like all others: a CSV that says who wrote it and when,
kept sealed. Each change writes a new version of it, which replaces the one before; so
settling, figures, history and undo need to know nothing of it.
"""

import csv
import io
from dataclasses import dataclass, replace
from datetime import date, datetime
from hashlib import sha256

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.sources.actions import (
    change_state,
    decide,
    in_turn,
    keep_file,
)
from lapak.domain.sources.models import Decision, FileKind, FileState, SourceFile, Verb
from lapak.domain.sources.secrecy import kept
from lapak.intake.cells.amounts import read_amount
from lapak.intake.cells.niks import NIK_LENGTH, read_nik
from lapak.intake.cells.phones import read_phones
from lapak.intake.cells.text import column_letter
from lapak.intake.keeping import keep_told
from lapak.intake.known import office_places
from lapak.intake.recalling import recall
from lapak.intake.settling.settle import settle
from lapak.intake.told import (
    AmountTold,
    AttendanceRow,
    ColumnTold,
    EventTold,
    FileTold,
    MentionTold,
    Remark,
    TableTold,
)

FOLDER = "Isian tangan"
FACTS = ("Bazar", "Tempat", "Hari pertama", "Hari terakhir", "Tingkat", "Kecamatan")
COLUMNS = (
    ("Nama usaha", "business"),
    ("Nama pemilik", "owner"),
    ("HP", "phone"),
    ("NIK", "nik"),
    ("Kecamatan", "district"),
    ("Omset", "turnover"),
)
HEADER = 9  # the row of the columns' names
TURNOVER = len(COLUMNS)


@dataclass(frozen=True, slots=True)
class HandRow:
    """One business at a bazaar, as a person wrote it; '' = not told."""

    business: str = ""
    owner: str = ""
    phone: str = ""
    nik: str = ""
    district: str = ""  # code
    turnover: str = ""  # as written: 450000, 850rb, libur; over all its days


@dataclass(frozen=True, slots=True)
class HandList:
    """A bazaar that a person entered, with its rows."""

    name: str
    place: str
    opens: date
    closes: date
    level: str
    district: str  # code, or outside
    rows: tuple[HandRow, ...] = ()


class HandRefused(Exception):
    """What was entered can't be taken; `wrong` is a sentence by field."""

    def __init__(self, wrong: dict[str, str]) -> None:
        super().__init__(" ".join(wrong.values()))
        self.wrong = wrong


def check_row(row: HandRow) -> None:
    """Raise HandRefused where a row can't be right, with a sentence a field."""
    wrong = {}
    if not row.business and not row.owner:
        wrong["business"] = "Tulis nama usaha atau nama pemiliknya."
    if row.phone and not read_phones(row.phone):
        wrong["phone"] = "Nomor HP ini tidak terbaca. Tulis misalnya 081234567890."
    nik = read_nik(row.nik)
    if row.nik and (nik.state != "whole" or len(nik.digits) != NIK_LENGTH):
        wrong["nik"] = "NIK berisi 16 angka. Periksa lagi, atau kosongkan."
    if row.turnover and read_amount(row.turnover).said == "unreadable":
        wrong["turnover"] = "Tulis rupiahnya, misalnya 450.000, 850 rb, atau libur."
    if wrong:
        raise HandRefused(wrong)


# --- as a file ---------------------------------------------------------------------


def written(hand: HandList, *, by: str, at: datetime) -> bytes:
    """The list as the CSV that is kept; its first row says who entered it and when."""
    out = io.StringIO()
    table = csv.writer(out)
    table.writerow([f"{FOLDER} di Lapak oleh {by}", at.isoformat()])
    facts = (
        hand.name, hand.place, hand.opens.isoformat(), hand.closes.isoformat(),
        hand.level, hand.district,
    )  # fmt: skip
    table.writerows(zip(FACTS, facts, strict=True))
    table.writerow(["Omset", "seluruh hari bazar"])
    table.writerow([name for name, _ in COLUMNS])
    for row in hand.rows:
        table.writerow(
            [row.business, row.owner, row.phone, row.nik, row.district, row.turnover]
        )
    return out.getvalue().encode()


def read(content: bytes) -> HandList:
    """The list that `written` wrote."""
    rows = list(csv.reader(io.StringIO(content.decode())))
    name, place, opens, closes, level, district = (row[1] for row in rows[1:7])
    return HandList(
        name,
        place,
        date.fromisoformat(opens),
        date.fromisoformat(closes),
        level,
        district,
        tuple(HandRow(*row) for row in rows[HEADER:]),
    )


def list_of(file: SourceFile) -> HandList:
    """What was entered, out of the kept file. Raises CannotOpen."""
    return read(kept(file.sha256))


def told(hand: HandList) -> FileTold:
    """What the list says, as a file tells it."""
    places = office_places()
    rows = [
        _row(row, number, places.districts.get(row.district, ""))
        for number, row in enumerate(hand.rows, start=HEADER + 1)
    ]
    table = TableTold(
        kind="attendance",
        sheet="",
        header_row=HEADER,
        first_row=HEADER + 1,
        last_row=HEADER + len(rows),
        columns=tuple(
            ColumnTold(n, name, meaning)
            for n, (name, meaning) in enumerate(COLUMNS, start=1)
        ),
        attendance=rows,
        event=EventTold(
            name=hand.name,
            place=hand.place,
            level=hand.level,
            district=hand.district,
            opens=hand.opens,
            closes=hand.closes,
        ),
    )
    unknown = [r.row for r in rows if r.amounts[0].said == "blank"]
    return FileTold(FileKind.BY_HAND, [table], [_unknown(row) for row in unknown])


def _row(row: HandRow, number: int, district: str) -> AttendanceRow:
    amount = read_amount(row.turnover)
    mention = MentionTold(
        business=row.business,
        owner=row.owner,
        nik=read_nik(row.nik or None),
        phones=read_phones(row.phone),
        phone_written=row.phone,
        district_written=district,
        district=row.district if district else "",
    )
    told_amount = AmountTold(TURNOVER, row.turnover, amount.said, amount.value)
    return AttendanceRow(number, mention, (told_amount,))


def _unknown(row: int) -> Remark:
    return Remark(
        "",
        row,
        "turnover_missing",
        "Omset kosong. Bukan nol, jadi belum dijumlahkan.",
        column_letter(TURNOVER),
        needs_answer=True,
        table=0,
    )


# --- taken in ------------------------------------------------------------------------


def enter(
    hand: HandList,
    *,
    by: str,
    now: datetime,
    older: SourceFile | None = None,
    bazaar: Bazaar | None = None,
) -> SourceFile:
    """Take a list in that a person entered, and settle, in one transaction.

    `older`: the version that this one replaces; raises HandRefused where somebody else
    has replaced it meanwhile. `bazaar`: the one whose rows these are.
    """
    for row in hand.rows:
        check_row(row)
    content = written(hand, by=by, at=now)
    digest = sha256(content).hexdigest()
    with in_turn() as keep:
        if older:
            _check_stands(older)
        keep(content, digest)
        file = SourceFile(
            sha256=digest,
            path=older.path if older else _path(hand),
            size=len(content),
            kind=FileKind.BY_HAND,
            state=FileState.TAKEN_IN,
            received_at=now,
            received_by=by,
            rows=len(hand.rows),
        )
        keep_file(file, by=by)
        keep_told(file, told(hand), year=None)
        if older:
            recall(file, [older])
            change_state(older, FileState.REPLACED, by=by, replaced_by=file)
        if bazaar:
            decide([_joined(file, bazaar)], by=by, at=now)
        settle(by=by)
    return file


def _check_stands(older: SourceFile) -> None:
    older.refresh_from_db()
    if older.state != FileState.TAKEN_IN:
        words = "Daftar ini sudah diubah orang lain. Buka lagi daftarnya, lalu ulangi."
        raise HandRefused({"": words})


def _path(hand: HandList) -> str:
    """A name of its own for each list: numbered, with the bazaar's name."""
    lists = SourceFile.objects.filter(kind=FileKind.BY_HAND).values("path").distinct()
    name = " ".join(hand.name.replace("/", " ").replace("\\", " ").split())
    return f"{FOLDER}/{lists.count() + 1:03} {name[:80]}.csv"


def _joined(file: SourceFile, bazaar: Bazaar) -> Decision:
    return Decision(
        file=file.path, row=HEADER, verb=Verb.SET, value=f"bazaar={bazaar.key}"
    )


def list_for(bazaar: Bazaar) -> SourceFile | None:
    """The list by hand that counts for a bazaar, where there is one."""
    by_hand = SourceFile.objects.filter(kind=FileKind.BY_HAND, state=FileState.TAKEN_IN)
    of_rows = by_hand.filter(tables__mentions__attendance__bazaar=bazaar)
    said = Decision.objects.filter(verb=Verb.SET, value=f"bazaar={bazaar.key}")
    joined = by_hand.filter(path__in=said.values("file"))
    return (of_rows | joined).distinct().order_by("pk").first()


def beginning(bazaar: Bazaar) -> HandList:
    """An empty list of a bazaar that other files tell of."""
    return HandList(
        name=bazaar.name,
        place=bazaar.place,
        opens=bazaar.opens,
        closes=bazaar.closes,
        level=bazaar.level,
        district=bazaar.district_id or "outside",
    )


def with_row(hand: HandList, number: int, row: HandRow | None) -> HandList:
    """The list with a row put in at its place (from 0), at the end, or (None) removed."""
    rows = list(hand.rows)
    rows[number : number + 1] = [row] if row else []
    return replace(hand, rows=tuple(rows))


def stand_again(file: SourceFile, *, by: str) -> None:
    """Count a list again that was taken back; the version that counts now goes."""
    with in_turn():
        now = SourceFile.objects.filter(
            kind=FileKind.BY_HAND, path=file.path, state=FileState.TAKEN_IN
        )
        for other in now.exclude(pk=file.pk):
            change_state(other, FileState.REPLACED, by=by, replaced_by=file)
        change_state(file, FileState.TAKEN_IN, by=by)
        settle(by=by)

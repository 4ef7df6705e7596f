"""Who is who: names put right, repeats found, businesses told apart, sales counted."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from lapak.domain.identity.rules import (
    Mention,
    looks_swapped,
    repeats_in,
    same_businesses,
)
from lapak.intake.settling.state import AttendanceState, Books, MentionState, SaleState

NAMES = {"name": "business", "business": "business", "owner": "owner"}


def put_right(books: Books) -> None:
    """Names and districts after people's decisions: `swap`, `set_district`."""
    for mention in books.mentions.values():
        mention.evidence = None
        mention.business, mention.owner = mention.written
        for answer in books.verbs(
            mention.table.id, mention.row, "swap", "set_district"
        ):
            if answer.verb == "set_district":
                mention.district = answer.value
                if not mention.ward.startswith(answer.value):
                    mention.ward = ""
            else:
                mention.business, mention.owner = mention.written[::-1]


def as_evidence(mention: MentionState) -> Mention:
    """A row as the identity rules want it, made once: after names were put right."""
    if mention.evidence is None:
        mention.evidence = _evidence(mention)
    return mention.evidence


def _evidence(mention: MentionState) -> Mention:
    return Mention(
        key=mention.id,
        list_key=str(mention.table.id),
        business=mention.business,
        owner=mention.owner,
        nik=mention.nik,
        nik15=mention.nik15,
        phones=mention.phones,
        address=mention.address,
        ward=mention.ward,
        district=mention.district,
        product=mention.product,
    )


def find_repeats(books: Books) -> None:
    """A business twice in one list counts once (rule 6): the later row repeats it."""
    by_table = _by_table(books.attendance)
    for rows in by_table.values():
        for early, late in _same_in(books, rows):
            _repeat(books, early, late)
    for bazaar in books.bazaars:
        if any(t.by_hand for t in bazaar.tables):
            rows = [r for t in bazaar.tables for r in by_table.get(t.id, [])]
            _repeat_by_hand(books, rows)


def _same_in(
    books: Books, rows: Iterable[AttendanceState]
) -> Iterable[tuple[AttendanceState, AttendanceState]]:
    """Pairs of rows of one business, the upper one first."""
    there = {r.mention.id: r for r in rows if not r.absent and r.outcome == "took_part"}
    mentions = [as_evidence(r.mention) for r in there.values()]
    found = same_businesses(mentions)
    if books.told_apart is None or len(there) > len(books.told_apart.business_of):
        books.told_apart = found
    pairs = repeats_in(mentions, found)
    for first, second in pairs:
        early, late = sorted((there[first], there[second]), key=lambda r: r.mention.row)
        yield early, late


def _repeat_by_hand(books: Books, rows: Sequence[AttendanceState]) -> None:
    """A row entered by hand repeats the row of a file that names the same business."""
    for one, other in list(_same_in(books, rows)):
        filed, by_hand = sorted((one, other), key=lambda r: r.mention.table.by_hand)
        if by_hand.mention.table.by_hand and not filed.mention.table.by_hand:
            _repeat(books, filed, by_hand)


def _repeat(books: Books, early: AttendanceState, late: AttendanceState) -> None:
    table, row = late.mention.table, late.mention.row
    list_ = early.mention.table
    where = "daftar ini" if list_ is table else list_.file.path
    books.remark(
        table, row, "duplicate_row",
        f"Usaha yang sama sudah ada di baris {early.mention.row} {where}. Dihitung sekali.",
        value=late.mention.written[0] or late.mention.written[1],
        needs_answer=True, suggestion="drop",
    )  # fmt: skip
    if not books.verbs(table.id, row, "count"):
        late.outcome, late.repeats = "repeated", early.mention.row


def find_swapped(books: Books) -> None:
    """Rows whose business and owner stand in each other's column: ask.

    What words stand with businesses and with owners is learnt from all lists at once.
    """
    counted = [r.mention for r in books.attendance if r.mention.table.counts]
    known = books.told_apart
    if known is not None and known.is_of({m.id for m in counted}):
        odd = known.swapped
    else:
        odd = frozenset(looks_swapped([as_evidence(mention) for mention in counted]))
    for mention in counted:
        if mention.id in odd or books.verbs(mention.table.id, mention.row, "swap"):
            books.remark(
                mention.table, mention.row, "swapped",
                "Nama usaha dan nama pemilik tampaknya tertukar kolom.",
                value=mention.written[0], needs_answer=True, suggestion="swap name owner",
            )  # fmt: skip


def judge_rows(books: Books) -> None:
    """What became of each row before repeats are looked for (rules 1 and 3)."""
    for row in books.attendance:
        mention = row.mention
        said = [
            a.verb for a in books.verbs(mention.table.id, mention.row, "drop", "count")
        ]
        if not mention.table.counts:
            row.outcome = "set_aside"
        elif said and said[-1] == "drop":
            row.outcome = "dropped"
        elif row.absent and not said:
            row.outcome = "absent"
        else:
            row.outcome = "took_part"


def tell_businesses_apart(books: Books) -> None:
    """Put the rows that count into businesses; repeats within a list follow."""
    counted = [
        r.mention for r in books.attendance if r.outcome in ("took_part", "repeated")
    ]
    curated = [c.mention for c in books.curated if c.mention.table.counts]
    mentions = [as_evidence(m) for m in [*counted, *curated]]
    if not mentions:
        return
    known = books.told_apart  # where one list is all that counts, it was done there
    if known is not None and known.is_of({m.key for m in mentions}):
        clusters = known
    else:
        clusters = same_businesses(mentions)
    books.told_apart = None
    for mention in [*counted, *curated]:
        mention.cluster = clusters.business_of[mention.id]
        books.owner_of[mention.cluster] = clusters.owner_of[mention.id]


def count_sales(books: Books) -> None:
    """The turnover of each cell after people's decisions (rule 4)."""
    for row in books.attendance:
        for sale in row.sales:
            sale.turnover = sale.told if row.outcome == "took_part" else None
        answers = books.verbs(row.mention.table.id, row.mention.row, "set_turnover")
        if answers and row.outcome == "took_part" and row.sales:
            spread(row.sales, int(answers[-1].value))


def spread(sales: Sequence[SaleState], whole: int) -> None:
    """Lay a decided turnover of a row over its cells.

    The cell that makes the difference takes it: an unknown one, else the largest;
    where that does not fit, the first cell takes all.
    """
    unknown = [s for s in sales if s.told is None]
    odd = unknown[0] if unknown else max(sales, key=lambda s: s.told or 0)
    others = sum(s.told or 0 for s in sales if s is not odd)
    if others <= whole:
        for sale in sales:
            sale.turnover = sale.told
        for sale in unknown:
            sale.turnover = 0
        odd.turnover = whole - others
    else:
        for sale in sales:
            sale.turnover = 0
        sales[0].turnover = whole


def _by_table(rows: Iterable[AttendanceState]) -> dict[int, list[AttendanceState]]:
    tables: dict[int, list[AttendanceState]] = defaultdict(list)
    for row in rows:
        tables[row.mention.table.id].append(row)
    return tables

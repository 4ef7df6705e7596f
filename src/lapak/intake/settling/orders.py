"""Order lines that count: the newest export's word, in an edition, with an owner."""

from collections import defaultdict
from datetime import datetime

from lapak.domain.online.rules import (
    SOLD,
    attribute,
    edition_of,
    outcome,
    question_line,
)
from lapak.intake.cells.text import plain
from lapak.intake.settling.state import Books, CuratedState, EditionState, LineState


def gather_editions(books: Books) -> None:
    """The editions that lists tell of, each once, and the products curated for them.

    A product belongs to the edition of its number; where several years have that
    number, to that of its own list.
    """
    by_key: dict[tuple[int, int], EditionState] = {}
    for table, edition in books.told_editions:
        if table.counts:
            by_key[edition.opens.year, edition.number] = edition
    books.editions = sorted(by_key.values(), key=lambda e: (e.opens, e.number))
    numbered: dict[int, list[EditionState]] = defaultdict(list)
    for edition in books.editions:
        numbered[edition.number].append(edition)
    for product in books.curated:
        told = numbered.get(product.number or 0, [])
        product.edition = (
            told[0] if len(told) == 1 and product.mention.table.counts else None
        )


def judge_lines(books: Books) -> None:
    """Outcome, edition and business of every order line (rules 7 and 8)."""
    newest = _newest(books.lines)
    said = books.said = _said_products(books)
    listed = _Listed(books)
    unknown: set[str] = set()
    alike: set[str] = set()
    for line in newest:
        line.edition = _edition(books, line)
        line.outcome = outcome(line.status, line.quantity, line.returned, line.edition)
        if books.verbs(line.table.id, line.row, "drop"):
            line.outcome = "set_aside"
        if line.outcome == "outside_edition":
            _outside(books, line)
        elif line.status in SOLD and line.edition is not None:
            _whose(books, line, listed, said, unknown)
            if line.attributed_by == "like" and plain(line.product) not in alike:
                alike.add(plain(line.product))
                _tell_alike(books, line)
    _ask(books, newest, unknown)
    _no_dates(books, newest)


def _newest(lines: list[LineState]) -> list[LineState]:
    """The telling of each line that counts; the others are marked older."""
    told: dict[tuple[str, str, str], LineState] = {}
    for line in lines:
        if not line.table.counts:
            line.outcome = "set_aside"
            continue
        line.outcome = "older"
        key = (line.marketplace, line.order, line.line)
        if key not in told or _age(line) > _age(told[key]):
            told[key] = line
    return sorted(told.values(), key=lambda line: (line.table.id, line.row))


def _age(line: LineState) -> tuple[datetime, datetime, int]:
    file = line.table.file
    return (file.made_on or file.received, file.received, line.row)


def _edition(books: Books, line: LineState) -> EditionState | None:
    return edition_of(line.paid_at, books.editions) if line.paid_at else None


def _outside(books: Books, line: LineState) -> None:
    if books.editions:
        books.remark(
            line.table, line.row, "outside_edition",
            "Pesanan dibayar di luar tanggal edisi. Tidak dihitung.",
            value=f"{line.paid_at:%d/%m/%Y %H:%M}" if line.paid_at else "",
        )  # fmt: skip


class _Listed:
    """The products that may be sold, and whose they say that lines are."""

    def __init__(self, books: Books) -> None:
        self._in: dict[int, list[CuratedState]] = defaultdict(list)
        for product in books.curated:
            if product.accepted and product.mention.table.counts:
                edition = id(product.edition) if product.edition else 0
                self._in[edition].append(product)
        self._known: dict[
            tuple[int, str, str], tuple[CuratedState | None, str]
        ] = {}  # the same products are sold again and again

    def of(self, edition: EditionState | None) -> list[CuratedState]:
        """Those of an edition, then those of none."""
        return self._in.get(id(edition), []) + self._in.get(0, [])

    def whose(self, line: LineState) -> tuple[CuratedState | None, str]:
        """The product that a line is of, and how that is known; see `attribute`."""
        key = (id(line.edition), line.product, line.sku)
        if key not in self._known:
            curated = self.of(line.edition)
            self._known[key] = attribute(line.product, line.sku, curated)
        return self._known[key]


def _said_products(books: Books) -> dict[str, str]:
    """Product name → what a person said whose it is (for all lines of that name)."""
    said: dict[str, str] = {}
    for line in books.lines:
        for answer in books.verbs(line.table.id, line.row, "attribute"):
            said[plain(line.product)] = answer.value
    return said


def _whose(
    books: Books,
    line: LineState,
    listed: _Listed,
    said: dict[str, str],
    unknown: set[str],
) -> None:
    """Attribute a sold line: SKU, then a person's word, then the product's name."""
    key = plain(line.product)
    product, how = listed.whose(line)
    if how != "sku" and key in said:
        here = listed.of(line.edition)
        line.cluster, line.business = find_business(books, said[key], here)
        line.attributed_by = "said"
        found = line.cluster is not None or line.business is not None
    else:
        line.cluster = product.mention.cluster if product else None
        line.attributed_by = how
        found = product is not None
    if not found and line.outcome == "counted":
        line.outcome = "unattributed"
    if not found or (how != "sku" and key in said):
        unknown.add(key)


def _tell_alike(books: Books, line: LineState) -> None:
    """A name that a list writes a little otherwise: known, and told once a product."""
    books.remark(
        line.table, line.row, "product_like",
        f"Produk “{line.product}” ditulis sedikit lain di daftar kurasi; dianggap produk itu.",
        value=line.product,
    )  # fmt: skip


def _ask(books: Books, newest: list[LineState], unknown: set[str]) -> None:
    """Ask once whose a product is, at its newest order; it is remembered."""
    lines: dict[str, list[LineState]] = defaultdict(list)
    for line in newest:
        key = plain(line.product)
        if key in unknown:
            lines[key].append(line)
    for told in lines.values():
        asked = question_line(told, _age)
        books.remark(
            asked.table, asked.row, "product_unknown",
            f"Produk “{asked.product}” tidak ada di daftar kurasi. Milik usaha mana?",
            value=asked.product, needs_answer=True,
            at_stake=sum(one.turnover for one in told if one.outcome == "unattributed"),
        )  # fmt: skip


def find_business(
    books: Books, value: str, here: list[CuratedState]
) -> tuple[int | None, int | None]:
    """(cluster, stored id) of a business by its id or any spelling of its name.

    The edition's curated businesses come first, then every list.
    """
    if value.isdigit():
        owned = [
            m.cluster for m in books.mentions.values() if m.was_business == int(value)
        ]
        return (next((c for c in owned if c is not None), None), int(value))
    wanted = plain(value)
    everyone = [c.mention for c in here] + list(books.mentions.values())
    for mention in everyone:
        if mention.cluster is not None and plain(mention.business) == wanted:
            return mention.cluster, None
    return None, None


def _no_dates(books: Books, lines: list[LineState]) -> None:
    """Exports without any edition's dates: one question a file, not one a line."""
    if books.editions or not lines:
        return
    for table in {line.table.id: line.table for line in lines}.values():
        books.remark(
            table, 1, "edition_unknown",
            "Tanggal edisi belum diketahui. Ambil daftar kurasi yang memuat tanggal edisi.",
            needs_answer=True,
        )  # fmt: skip

"""The columns of a marketplace export, found by loosely matching its headers.

Public copies rename, reorder or drop columns, in Indonesian or English. A header
counts as a field when all words of one of the field's names stand in it, slips of a
letter allowed, and no further word turns its meaning.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from rapidfuzz.distance import OSA

from lapak.intake.cells.text import clean, plain
from lapak.intake.reading.workbook import Cell, Sheet

HEADER_WITHIN = 40  # rows from the top
UNITS = frozenset({"idr", "rp", "rupiah", "dalam"})
# also those of an export from which the column of orders was taken out
ORDER_WORDS = frozenset(
    {"order", "pesanan", "invoice", "orders", "faktur", "pembayaran", "paid", "dibayar"}
)
PRODUCT_WORDS = frozenset({"produk", "product", "barang", "sku", "item"})
# Words that make another column of it.
TURNING = re.compile(
    r"^(?:after|before|seller|platform|shopee|tokopedia|penjual|pembeli|buyer|total|subsidi|ongkos|ongkir|pengiriman|"
    r"kirim|shipping|voucher|kupon|koin|paket|bundling|alasan|reason|batal|pembatalan|dibatalkan|selesai|induk|parent|"
    r"tipe|jenis|kategori|category|catatan|note|link|varian|variasi|variation|substatus|sub|penawaran|kurir|gudang|"
    r"asli|return|returned|dikurangkan|dikembalikan|pengurangan|asuransi|insurance|campaign|berat|weight|fee|biaya|"
    r"setelah|sebelum|awal|jual|unit|satuan|created|paid|invoice|phone|telepon|toko|diskon|discount)$"
)


@dataclass(frozen=True, slots=True)
class Field:
    """What a form tells in a column, by all the names that the column goes by."""

    names: tuple[str, ...]
    needed: bool = False
    label: str = ""  # as the form itself calls it


@dataclass(frozen=True, slots=True)
class Form:
    """One marketplace's export: its fields, and all its headers."""

    marketplace: str
    title: str
    fields: Mapping[str, Field]
    headers: frozenset[str]  # plain; beside those of the fields
    prices: tuple[tuple[str, ...], ...]  # any of these sets tells the price


@dataclass(frozen=True, slots=True)
class Header:
    """A header row that was recognised: where each field of its form stands."""

    form: Form
    row: int
    columns: Mapping[str, int]  # field → column from 1
    texts: Mapping[int, str]
    score: int
    missing: tuple[str, ...] = field(default=())  # labels of fields that are not there

    @property
    def lacks(self) -> tuple[str, ...]:
        """Labels of what the turnover rule can't do without, and isn't there."""
        fields = self.form.fields
        lacking = [
            f.label
            for name, f in fields.items()
            if f.needed and name not in self.columns
        ]
        if not any(all(p in self.columns for p in told) for told in self.form.prices):
            lacking += [
                fields[p].names[0] for p in self.form.prices[0] if p not in self.columns
            ]
        return tuple(lacking)


@lru_cache(maxsize=16384)
def words_of(header: str) -> tuple[str, ...]:
    """A header's words, made plain, units of money left out."""
    return tuple(word for word in plain(header).split() if word not in UNITS)


@lru_cache(maxsize=65536)
def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    return min(len(word), len(other)) >= 5 and OSA.distance(word, other) <= 1


def _matches(name: Sequence[str], header: Sequence[str]) -> bool:
    """Do all words of a name stand in a header that says nothing else?"""
    left = list(header)
    for word in name:
        found = next((w for w in left if _alike(word, w)), None)
        if found is None:
            return False
        left.remove(found)
    return len(left) <= 2 and not any(TURNING.match(w) for w in left)


def _assign(form: Form, texts: Mapping[int, str]) -> dict[str, int]:
    """Field → column: names that agree wholly first, near ones after."""
    words = {column: words_of(text) for column, text in texts.items()}
    names = {key: [words_of(n) for n in f.names] for key, f in form.fields.items()}
    found: dict[str, int] = {}
    for key, told in names.items():
        exact = [
            c
            for n in told
            for c, w in words.items()
            if w == n and c not in found.values()
        ]
        if exact:
            found[key] = exact[0]
    free = [
        c for c, w in words.items()
        if w and c not in found.values() and " ".join(w) not in form.headers
    ]  # fmt: skip
    for key, told in names.items():
        near = [c for c in free if any(_matches(n, words[c]) for n in told)]
        if key not in found and len(near) == 1:
            found[key] = near[0]
            free.remove(near[0])
    return found


def read_header(row: int, cells: Sequence[Cell], form: Form) -> Header:
    """How far a row is the header row of a form."""
    texts = {n: clean(cell) for n, cell in enumerate(cells, 1) if isinstance(cell, str)}
    columns = _assign(form, texts)
    words = {" ".join(words_of(text)) for text in texts.values()}
    missing = tuple(
        f.label for key, f in form.fields.items() if key not in columns and f.label
    )
    score = 2 * len(columns) + len(words & form.headers)
    return Header(form, row, columns, texts, score, missing)


def _promising(cells: Sequence[Cell]) -> bool:
    """Is it worth a closer look? An order and a product must be named somewhere."""
    texts = [cell for cell in cells if isinstance(cell, str)]
    if len(texts) < 5 or sum(c is not None for c in cells) > len(texts) + 1:
        return False
    if sum(text.strip().isdigit() for text in texts) > 1:
        return False
    words = set(plain(" ".join(texts)).split())
    return bool(words & ORDER_WORDS) and bool(words & PRODUCT_WORDS)


def find_header(sheet: Sheet, forms: Sequence[Form]) -> Header | None:
    """The header row of an export on a sheet; None where the sheet is something else.

    Order, product and quantity must be there, or so much of a form that it surely is
    one of which a column was taken out.
    """
    best: Header | None = None
    for row, cells in enumerate(sheet.rows[:HEADER_WITHIN], start=1):
        if not _promising(cells):
            continue
        for form in forms:
            header = read_header(row, cells, form)
            if best is None or header.score > best.score:
                best = header
    if best is None:
        return None
    heart = sum(
        key in best.columns for key in ("order", "product", "quantity", "status")
    )
    known = "order" in best.columns or "paid_at" in best.columns
    whole = known and heart >= 3 and len(best.columns) >= 5
    return best if whole or (heart >= 2 and best.score >= 18) else None


def form(
    marketplace: str,
    title: str,
    fields: Mapping[str, tuple[str, ...]],
    headers: str,
    prices: Sequence[Sequence[str]],
) -> Form:
    """A form from its fields' names, the form's own one first.

    `*` = no line can be read without it; `?` = nobody need know when it isn't there.
    """
    told = {
        key.rstrip("*?"): Field(
            names, key.endswith("*"), "" if key.endswith("?") else names[0]
        )
        for key, names in fields.items()
    }
    plain_headers = frozenset(
        " ".join(words_of(header)) for header in headers.split("|")
    )
    return Form(
        marketplace, title, told, plain_headers, tuple(tuple(p) for p in prices)
    )

"""Online bazaars: which telling of an order line counts, and whose product it is.

Counting rules 7 and 8: a line counts when it was paid within an edition, not
cancelled, and not returned whole. Its business is told by the SKU, else by the
product's name in the curation list; what only looks alike is asked about.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Protocol, TypeVar
from zoneinfo import ZoneInfo

from rapidfuzz.distance import OSA

WIB = ZoneInfo("Asia/Jakarta")
SOLD = frozenset({"provisional", "final"})


class Told(Protocol):
    """An order line as one export tells it."""

    @property
    def marketplace(self) -> str: ...
    @property
    def order(self) -> str: ...
    @property
    def line(self) -> str: ...


class Edition(Protocol):
    @property
    def opens(self) -> date: ...
    @property
    def closes(self) -> date: ...


class Named(Protocol):
    """Who stands behind a curated product; lines of one business have one cluster."""

    @property
    def business(self) -> str: ...
    @property
    def cluster(self) -> int | None: ...


class Curated(Protocol):
    """A product that was accepted for an edition."""

    @property
    def sku(self) -> str: ...
    @property
    def product(self) -> str: ...
    @property
    def mention(self) -> Named: ...


AnyTold = TypeVar("AnyTold", bound=Told)
AnyEdition = TypeVar("AnyEdition", bound=Edition)
AnyCurated = TypeVar("AnyCurated", bound=Curated)
Age = tuple[datetime, datetime, int]  # made, received, number: the greatest is newest


def newest(lines: Iterable[AnyTold], age: Callable[[AnyTold], Age]) -> list[AnyTold]:
    """Of each (marketplace, order, line) the telling of the newest export."""
    kept: dict[tuple[str, str, str], AnyTold] = {}
    for line in lines:
        key = (line.marketplace, line.order, line.line)
        if key not in kept or age(line) > age(kept[key]):
            kept[key] = line
    return list(kept.values())


def edition_of(
    paid_at: datetime | None, editions: Iterable[AnyEdition]
) -> AnyEdition | None:
    """The edition on whose days, by Jakarta's clock, an order was paid."""
    if paid_at is None:
        return None
    day = (paid_at.astimezone(WIB) if paid_at.tzinfo else paid_at).date()
    return next((e for e in editions if e.opens <= day <= e.closes), None)


def outcome(status: str, quantity: int, returned: int, edition: object | None) -> str:
    """not_sold, outside_edition or counted: what becomes of the newest telling."""
    if status not in SOLD or quantity - returned <= 0:
        return "not_sold"
    return "counted" if edition is not None else "outside_edition"


# --- whose product ---------------------------------------------------------------

NOISE = frozenset({"jbl", "by", "oleh", "dari", "from", "produk", "new", "promo"})
SIZE = re.compile(
    r"\b(?:isi \d+(?: (?:pcs|pc|buah|biji))?|\d+ ?(?:gr|gram|g|kg|ml|l|liter|ltr|cc|cm|pcs|pc|buah|biji|pack|sachet|lembar)"
    r"|ukuran (?:xxl|xl|s|m|l|[a-z]+)|size (?:xxl|xl|s|m|l)|pouch|original|premium|jumbo|mini pack|botol kecil|botol besar|toples)\b"
)
SHORT = 5  # letters; a shorter word must be the same


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Lower case, no accents, no signs, single spaces."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    bare = "".join(c for c in folded if not unicodedata.combining(c))
    return re.sub(r"[^0-9a-z]+", " ", bare.replace("'", "").replace("’", "")).strip()


@lru_cache(maxsize=65536)
def parts_of(product: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """A product's words in their order, and its sizes: noise and marks left out."""
    words = plain(product)
    sizes = tuple(sorted(size.replace(" ", "") for size in SIZE.findall(words)))
    rest = SIZE.sub(" ", words).split()
    return tuple(word for word in rest if word not in NOISE), sizes


def sku_key(sku: str) -> str:
    """An SKU as it is compared: JBL-007-01, jbl 007 01 and JBL00701 are one."""
    return plain(sku).replace(" ", "")


def attribute(
    product: str, sku: str, curated: Sequence[AnyCurated]
) -> tuple[AnyCurated | None, str]:
    """Whose product a line is, and how that is known: sku, name, like; '' = ask.

    An SKU that the list knows decides. A name counts when one business alone has it.
    `like` is the same words in the same order, but for `JBL`, `by`, signs, a slip in a
    long word, and a size that the list leaves out. Another size, another product of
    the same business, or the words in another order may be another product: ask.
    """
    key = sku_key(sku)
    if key:
        found = _one([c for c in curated if sku_key(c.sku) == key])
        if found is not None:
            return found, "sku"
    if not plain(product):
        return None, ""
    same = [c for c in curated if plain(c.product) == plain(product)]
    if same:
        found = _one(same)
        return found, "name" if found is not None else ""
    found = _one([c for c in curated if is_like(product, c.product)])
    return found, "like" if found is not None else ""


def _one(found: Sequence[AnyCurated]) -> AnyCurated | None:
    """The first of them, if they are all of one business."""
    owners = {_owner(product.mention) for product in found}
    return found[0] if len(owners) == 1 else None


def _owner(mention: Named) -> str:
    return plain(mention.business) if mention.cluster is None else str(mention.cluster)


def is_like(product: str, curated: str) -> bool:
    """Does a curation list mean this product, in slightly other words?"""
    words, sizes = parts_of(product)
    listed, listed_sizes = parts_of(curated)
    if not listed or len(words) != len(listed):
        return False
    if listed_sizes and listed_sizes != sizes:
        return False
    slips = sum(one != other for one, other in zip(words, listed, strict=True))
    alike = all(_alike(one, other) for one, other in zip(words, listed, strict=True))
    return alike and slips <= 1


def _alike(word: str, other: str) -> bool:
    if word == other:
        return True
    return min(len(word), len(other)) >= SHORT - 1 and OSA.distance(word, other) <= 1


# --- where to ask ------------------------------------------------------------------


def serial_of(order: str) -> int:
    """The running number at the end of an order's number: how late it was made."""
    found = re.findall(r"\d+", order)
    return int(found[-1][-6:]) if found else 0


def question_line(lines: Iterable[AnyTold], age: Callable[[AnyTold], Age]) -> AnyTold:
    """The one line of several (at least one) at which a product is asked about.

    In the newest export that holds the product, the order with the highest running
    number; of that order the line that comes last by `age`.
    """

    def late(line: AnyTold) -> tuple[datetime, int, Age]:
        told = age(line)
        return told[0], serial_of(line.order), told

    return max(lines, key=late)

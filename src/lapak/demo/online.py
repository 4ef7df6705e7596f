"""The online bazaar as it really was: editions, products in the shared store, orders."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from random import Random

from lapak.demo.people import Business

MARKETPLACES = ("tokopedia", "tiktok", "shopee")
_SIZES = ("100 gr", "250ml", "isi 5", "Pouch", "Jumbo", "Original", "Pedas Manis")


@dataclass(frozen=True, slots=True)
class Edition:
    """One online bazaar; orders paid on its days are its own."""

    number: int
    first: date
    last: date

    @property
    def name(self) -> str:
        """As the office calls it."""
        return f"Jumat Beli Lokal #{self.number}"

    def holds(self, moment: datetime) -> bool:
        """Whether an order paid then belongs to this edition."""
        return self.first <= moment.date() <= self.last


@dataclass(frozen=True, slots=True)
class Product:
    """A product in the shared store; `curated` is its name in the curation list."""

    business: Business
    name: str
    curated: str
    sku: str  # "" where the store has none
    price: int
    cover: str  # how the curation list knows it: sku, name, similar, none


@dataclass(slots=True)
class Line:
    """One product of one order."""

    product: Product
    quantity: int
    returned: int
    seller_discount: int  # rupiah for one piece
    platform_discount: int  # rupiah for one piece
    variation: str

    @property
    def price(self) -> int:
        """Rupiah for one piece after the seller's discount."""
        return self.product.price - self.seller_discount


@dataclass(slots=True)
class Order:
    """One order; `status` is the last one: done, shipped, to_ship, unpaid, cancelled."""

    marketplace: str
    number: str
    made: datetime
    paid: datetime | None
    status: str
    lines: list[Line]
    shipping: int
    buyer: int

    def at(self, moment: datetime) -> str:
        """The status that an export made at this moment shows."""
        if self.status == "done" and moment < self.made + timedelta(days=6):
            return "shipped" if moment > self.made + timedelta(days=2) else "to_ship"
        return self.status

    def returned(self, line: Line, moment: datetime) -> int:
        """How many pieces an export made at this moment shows as sent back."""
        return line.returned if moment >= self.made + timedelta(days=6) else 0

    @property
    def total(self) -> int:
        """What the buyer paid: products after all discounts, and shipping."""
        goods = sum((n.price - n.platform_discount) * n.quantity for n in self.lines)
        return goods + self.shipping


@dataclass(slots=True)
class OnlineBazaar:
    """An edition with what was curated for it and ordered in it."""

    edition: Edition
    products: list[Product]
    refused: list[Business]
    orders: list[Order] = field(default_factory=list)


class Store:
    """The shared store: curates products and takes orders."""

    def __init__(self, businesses: Sequence[Business], random: Random) -> None:
        self.random = random
        self.businesses = businesses
        self._orders = 0
        self._names: set[str] = set()

    def curate(self, edition: Edition, sellers: int, unknown: int) -> OnlineBazaar:
        """Choose who sells in an edition and what; `unknown` products are in no list."""
        random = self.random
        chosen = random.sample(self.businesses, sellers + max(1, sellers // 12))
        products = []
        for seat, business in enumerate(chosen[:sellers], 1):
            for number in range(1, random.choice((1, 2, 2, 3)) + 1):
                sku = (
                    f"JBL{edition.number}-{seat:03}{number}"
                    if random.random() < 0.3
                    else ""
                )
                cover = (
                    "sku" if sku else "name" if random.random() < 0.95 else "similar"
                )
                products.append(self._product(business, sku, cover))
        for business in random.sample(chosen[:sellers], unknown):
            products.append(self._product(business, "", "none"))
        return OnlineBazaar(edition, products, chosen[sellers:])

    def _product(self, business: Business, sku: str, cover: str) -> Product:
        random = self.random
        while True:
            size = random.choice(_SIZES)
            name = random.choice(
                (
                    f"{business.product} {business.name} {size}",
                    f"{business.name} - {business.product} {size}",
                    f"[JBL] {business.product} {size} by {business.name}",
                )
            )
            if name not in self._names:
                break
        self._names.add(name)
        curated = name
        if cover == "similar":
            curated = f"{business.product} {business.name}, {size}"
            curated = curated if curated != name else f"{name}."
            self._names.add(curated)
        return Product(
            business, name, curated, sku, random.randrange(17, 190) * 500, cover
        )

    def sell(
        self, bazaar: OnlineBazaar, marketplaces: Sequence[str], lines: int
    ) -> None:
        """Take orders on the edition's days until about so many lines are sold.

        What is in no list is ordered first; something curated may not be ordered at all.
        """
        made = 0
        waiting = [p for p in bazaar.products if p.cover == "none"]
        self.random.shuffle(waiting)
        while made < lines or waiting:
            wanted = self.random.choices((1, 2, 3, 4), (55, 25, 13, 7))[0]
            chosen = [waiting.pop() for _ in range(min(wanted, len(waiting)))]
            chosen += self.random.sample(bazaar.products, wanted - len(chosen))
            order = self._order(
                bazaar.edition, self.random.choice(marketplaces), chosen
            )
            bazaar.orders.append(order)
            made += len(order.lines)
        bazaar.orders.sort(key=lambda order: order.made)

    def sell_outside(
        self, bazaar: OnlineBazaar, marketplaces: Sequence[str], orders: int
    ) -> None:
        """Take some paid orders of one line on the days just around the edition."""
        for _ in range(orders):
            product = self.random.choice(
                [p for p in bazaar.products if p.cover != "none"]
            )
            marketplace = self.random.choice(marketplaces)
            order = self._order(bazaar.edition, marketplace, [product])
            shift = self.random.choice((-4, -5, 5, 6))
            order.made += timedelta(days=shift)
            order.number = self._number(marketplace, order.made)
            order.paid = order.made + timedelta(minutes=20)
            order.status = "done"
            order.lines[0].returned = 0
            bazaar.orders.append(order)
        bazaar.orders.sort(key=lambda order: order.made)

    def _order(
        self, edition: Edition, marketplace: str, chosen: list[Product]
    ) -> Order:
        random = self.random
        self._orders += 1
        span = (edition.last - edition.first).days + 1
        day = edition.first + timedelta(random.randrange(span))
        # an hour before midnight nothing is ordered, so that it is paid the same day
        clock = time(random.randrange(5, 23), random.randrange(60))
        made = datetime.combine(day, clock)
        status = random.choices(
            ("done", "shipped", "to_ship", "unpaid", "cancelled"), (86, 5, 2, 3, 4)
        )[0]
        paid = (
            None
            if status == "unpaid"
            else made + timedelta(minutes=random.randrange(2, 55))
        )
        products = list(dict.fromkeys(chosen))
        return Order(
            marketplace=marketplace,
            number=self._number(marketplace, made),
            made=made,
            paid=paid,
            status=status,
            lines=[self._line(product, status) for product in products],
            shipping=random.choice((0, 9000, 11500, 16000, 22000)),
            buyer=random.randrange(100, 999),
        )

    def _number(self, marketplace: str, made: datetime) -> str:
        n = self._orders
        return {
            "tokopedia": f"INV/{made:%Y%m%d}/MPL/{41_0000_0000 + n}",
            "tiktok": f"{5790_0000_0000_0000_00 + n * 7}",
            "shopee": f"{made:%y%m%d}QX{n:06}",
        }[marketplace]

    def _line(self, product: Product, status: str) -> Line:
        random = self.random
        quantity = random.choices((1, 2, 3, 5, 10), (58, 24, 10, 6, 2))[0]
        returned = 0
        if status == "done" and random.random() < 0.04:
            returned = random.randrange(1, quantity + 1)
        seller = random.choice((500, 1000, 1500, 2500)) if random.random() < 0.15 else 0
        platform = random.choice((500, 1000)) if random.random() < 0.1 else 0
        variation = random.choice(("", "", "Default", "Pedas", "Biru", "L"))
        return Line(product, quantity, returned, seller, platform, variation)

"""What a made-up export is about: orders, their lines, what was paid, kept, discounted."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from hypothesis import strategies as st

GOODS = (
    "Abon Sapi 100gr", "Keripik Singkong Pedas", "Batik Tulis Betawi - M", "Kopi Robusta 250 gr", "Sambal Terasi, botol",
    "Kue Nastar (toples)", "Total Kontrol Teh", "Dodol Betawi 1/2 kg", "Es Krim 5%", "Bir Pletok 'Asli'", "Tas Rajut",
)  # fmt: skip
VARIATIONS = ("", "", "Pedas", "Merah,M", "250 gr")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of an order; rupiah a piece, as the seller and the marketplace set them."""

    order: str
    first: bool  # of its order
    sku_id: str
    sku: str
    product: str
    variation: str
    status: str  # unpaid, cancelled, provisional, final
    created: datetime
    paid: datetime | None
    price: int
    seller: int  # discount a piece, paid by the seller
    platform: int  # … by the marketplace
    quantity: int
    returned: int
    shipping: int  # of its order
    money: int  # of its whole order, shipping and all

    @property
    def net(self) -> int:
        return (self.price - self.seller) * (self.quantity - self.returned)


def prices() -> st.SearchStrategy[int]:
    """Two thousand rupiah to 1,5 million; mostly whole thousands."""
    whole = st.integers(2, 300).map(lambda n: n * 1_000)
    odd = st.integers(20, 3_000).map(lambda n: n * 100)
    dear = st.integers(1_000, 1_500).map(lambda n: n * 1_000)
    return st.one_of(whole, whole, odd, dear, st.integers(2_000, 99_999))


@st.composite
def orders(draw: st.DrawFn, marketplace: str) -> list[Line]:
    """One to seven orders of one to three lines."""
    start = draw(st.datetimes(datetime(2023, 1, 1), datetime(2025, 12, 20)))  # noqa: DTZ001  an export tells no zone
    lines: list[Line] = []
    for number in range(draw(st.integers(1, 7))):
        lines += draw(_order(marketplace, number, start.replace(microsecond=0)))
    return lines


@st.composite
def _order(draw: st.DrawFn, marketplace: str, number: int, start: datetime) -> list[Line]:  # fmt: skip
    created = start + timedelta(
        days=draw(st.integers(0, 20)), seconds=draw(st.integers(0, 80_000))
    )
    status = draw(st.sampled_from(["final", "final", "final", "provisional", "cancelled", "unpaid"]))  # fmt: skip
    never = status == "unpaid" or (status == "cancelled" and draw(st.booleans()))
    paid = None if never else created + timedelta(seconds=draw(st.integers(5, 90_000)))
    serial = draw(st.integers(0, 9999))
    order = {
        "tokopedia": f"INV/{created:%Y%m%d}/MPL/{3_000_000_000 + number * 7_919 + serial}",
        "tiktok": f"57{number}{created:%y%m%d}{serial:04d}{number:05d}"[:18].ljust(
            18, "3"
        ),
        "shopee": f"{created:%y%m%d}{'ABCDEFG'[number]}{serial:04d}QK",
    }[marketplace]
    shipping = draw(st.sampled_from([0, 9_000, 15_500, 24_000]))
    goods = draw(st.lists(st.sampled_from(GOODS), min_size=1, max_size=3, unique=True))
    drawn = [draw(_goods(name)) for name in goods]
    money = shipping + sum((g["price"] - g["seller"] - g["platform"]) * g["quantity"] for g in drawn)  # fmt: skip
    return [
        Line(
            order=order, first=n == 0, status=status, created=created, paid=paid,
            sku_id=f"17{number:04d}{n:012d}" if marketplace == "tiktok" else "",
            shipping=shipping, money=money, **one,
        )
        for n, one in enumerate(drawn)
    ]  # fmt: skip


@st.composite
def _goods(draw: st.DrawFn, name: str) -> dict[str, object]:
    price = draw(prices())
    fifth = price // 5
    seller = draw(
        st.sampled_from([0, 0, 0, fifth // 100 * 100, min(500, fifth), fifth])
    )
    platform = draw(st.sampled_from([0, 0, 0, fifth // 1000 * 1000]))
    quantity = draw(st.sampled_from([1, 1, 1, 2, 3, 12]))
    returned = draw(st.sampled_from([0, 0, 0, 0, 1, quantity]))
    return {
        "product": name, "variation": draw(st.sampled_from(VARIATIONS)),
        "sku": draw(st.sampled_from(["", "JBL-01", "KRP-100"])),
        "price": price, "seller": seller, "platform": platform, "quantity": quantity, "returned": min(returned, quantity),
    }  # fmt: skip

"""Money columns read as a whole: whatever dress the same amounts wear."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.exports.money import readings, settle
from tests.intake.exports.made import SHOPEE, TIKTOK, lines_of

AMOUNTS = st.lists(
    st.integers(20, 40_000).map(lambda n: n * 50), min_size=1, max_size=30
)


def dotted(amount):
    return f"{amount:,}".replace(",", ".")


def misread(amount):
    """As Excel leaves it after opening `91.000` as a number: 91; `1.250.000` stays text."""
    if amount and abs(amount) < 1_000_000:
        return amount // 1000 if amount % 1000 == 0 else amount / 1000
    return dotted(amount) if amount else 0


DRESSES = {
    "number": lambda n: n,
    "float": float,
    "digits": str,
    "dotted": dotted,
    "with commas": lambda n: f"{n:,}",
    "with Rp": lambda n: f"Rp {dotted(n)}",
    "with Rp and cents": lambda n: f"Rp{dotted(n)},00",
    "misread": misread,
    "misread, then written as text": lambda n: str(misread(n)),
}


@pytest.mark.parametrize("dress", DRESSES)
@given(amounts=AMOUNTS)
def test_the_same_prices_read_the_same_in_any_dress(dress, amounts):
    assert list(settle([DRESSES[dress](n) for n in amounts]).values) == amounts


@given(amounts=AMOUNTS, dotted_too=st.sets(st.integers(0, 29)))
def test_text_and_misread_numbers_stand_side_by_side(amounts, dotted_too):
    cells = [
        dotted(n) if at in dotted_too else misread(n) for at, n in enumerate(amounts)
    ]

    assert list(settle(cells).values) == amounts


@pytest.mark.parametrize(
    ("cells", "values"),
    [
        ([34, 13.5, 2.4], [34_000, 13_500, 2_400]),
        ([91_000, 45_000, 34], [91_000, 45_000, 34_000]),
        ([91_000, 45_000, 500], [91_000, 45_000, 500]),
        ([1_500, 750], [1_500, 750]),
        (["91.000", 34], [91_000, 34_000]),
        (["mahal", 13.5], [None, 13_500]),
        ([True, None, "-"], [None, None, None]),
        (["1.250,50", "1250.75"], [None, None]),
        (["-2.000", "(2.000)"], [-2_000, -2_000]),
    ],
)
def test_prices(cells, values):
    assert list(settle(cells).values) == values


def test_a_sum_that_holds_decides_against_the_look_of_a_column():
    cells = [900, 450]

    assert settle(cells, [(900,), (450,)]).values == (900, 450)
    assert settle(cells, [(900_000,), ()]).values == (900_000, 450_000)
    assert settle(cells, [(900,), (450_000,)]).values == (900, 450_000)


def test_a_discount_column_without_a_sign_follows_the_columns_beside_it():
    assert settle([1, 500, None], price=False, beside=True).values == (1000, 500_000, 0)
    assert settle([100, 500, None], price=False).values == (100, 500, 0)
    assert settle([1, 500, None], price=False).values == (1_000, 500_000, 0)
    assert settle([1, 500, None], price=False).guessed
    assert settle([1, 500], price=False, most=[2_000, 9_000]).values == (1_000, 500)
    assert settle([0.5, 1], price=False).values == (500, 1000)


def test_what_a_cell_may_stand_for():
    assert readings("91.000") == (91_000,)
    assert readings(34) == (34, 34_000)
    assert readings(13.5) == (13_500,)
    assert readings(0) == (0,)
    assert readings(1234.5) == ()


LINES = st.lists(
    st.tuples(
        st.integers(4, 400).map(lambda n: n * 500),  # price
        st.integers(1, 6),  # quantity
        st.integers(0, 3).map(lambda n: n * 500),  # seller's discount a piece
        st.integers(0, 3).map(lambda n: n * 500),  # the platform's, of the line
    ),
    min_size=2,
    max_size=12,
)
WORN = st.sampled_from([DRESSES[d] for d in ("number", "dotted", "misread", "with Rp")])


@given(lines=LINES, price=WORN, paid=WORN, off=WORN)
def test_shopees_lines_are_the_same_in_any_dress(lines, price, paid, off):
    cells = [
        {
            "No. Pesanan": str(at), "Harga Awal": price(p), "Harga Setelah Diskon": paid(p - s - r // q), "Jumlah": q,
            "Total Harga Produk": paid((p - s) * q - r), "Total Diskon": off(s * q + r),
            "Diskon Dari Penjual": off(s * q), "Diskon Dari Shopee": off(r),
        }
        for at, (p, q, s, r) in enumerate(lines)
    ]  # fmt: skip

    told = [line.unit_price for line in lines_of(SHOPEE, cells)]
    assert told == [p - s for p, _, s, _ in lines]


@given(lines=LINES, price=WORN, paid=WORN, off=WORN)
def test_tiktoks_lines_are_the_same_in_any_dress(lines, price, paid, off):
    cells = [
        {
            "Order ID": str(at), "Quantity": q, "SKU Unit Original Price": price(p), "SKU Subtotal Before Discount": paid(p * q),
            "SKU Platform Discount": off(r), "SKU Seller Discount": off(s * q),
            "SKU Subtotal After Discount": paid((p - s) * q - r),
        }
        for at, (p, q, s, r) in enumerate(lines)
    ]  # fmt: skip

    told = [line.unit_price for line in lines_of(TIKTOK, cells)]
    assert told == [p - s for p, _, s, _ in lines]

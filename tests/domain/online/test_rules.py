"""Which telling of an order line counts, and whose product it is."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.domain.online.rules import (
    attribute,
    edition_of,
    is_like,
    newest,
    outcome,
    question_line,
    serial_of,
)

WIB = timezone(timedelta(hours=7))
UTC = timezone.utc  # noqa: UP017


@dataclass(frozen=True)
class Line:
    order: str
    made: int
    received: int = 0
    line: str = "a"
    marketplace: str = "shopee"


@dataclass(frozen=True)
class Held:
    number: int
    opens: date
    closes: date


@dataclass(frozen=True)
class Owner:
    business: str
    cluster: int | None = None


@dataclass(frozen=True)
class Product:
    product: str
    sku: str = ""
    mention: Owner = Owner("Dapur Sari", 1)


def age(line):
    start = datetime(2023, 1, 1, tzinfo=WIB)
    return start + timedelta(line.made), start + timedelta(line.received), 0


# --- the newest telling ------------------------------------------------------------


def test_the_newest_export_tells_of_a_line():
    early, late, other = Line("1", 1), Line("1", 2), Line("2", 1)

    assert newest([late, early, other], age) == [late, other]


def test_of_two_exports_made_at_once_the_one_that_came_later_counts():
    first, second = Line("1", 1, received=1), Line("1", 1, received=2)

    assert newest([second, first], age) == [second]


@given(
    st.lists(st.builds(Line, st.sampled_from("123"), st.integers(0, 5)), max_size=20)
)
def test_every_line_is_told_once_whatever_the_order_of_files(lines):
    told = newest(lines, age)

    assert {line.order for line in told} == {line.order for line in lines}
    assert len(told) == len({line.order for line in lines})
    assert {(x.order, x.made) for x in told} == {
        (x.order, x.made) for x in newest(lines[::-1], age)
    }


# --- editions -----------------------------------------------------------------------

EDITIONS = [
    Held(1, date(2023, 3, 17), date(2023, 3, 19)),
    Held(2, date(2023, 6, 16), date(2023, 6, 18)),
]


@pytest.mark.parametrize(
    ("paid_at", "number"),
    [
        (datetime(2023, 3, 17, 0, 0, tzinfo=WIB), 1),
        (datetime(2023, 3, 19, 23, 59, tzinfo=WIB), 1),
        (datetime(2023, 3, 20, 0, 0, tzinfo=WIB), None),
        (datetime(2023, 3, 16, 17, 0, tzinfo=UTC), 1),
        (datetime(2023, 3, 16, 16, 59, tzinfo=UTC), None),
        (datetime(2023, 6, 17, 12, 0), 2),  # noqa: DTZ001
        (None, None),
    ],
)
def test_an_order_belongs_to_the_edition_in_which_it_was_paid_by_jakartas_clock(
    paid_at, number
):
    held = edition_of(paid_at, EDITIONS)

    assert (held.number if held else None) == number


@pytest.mark.parametrize(
    ("status", "quantity", "returned", "edition", "becomes"),
    [
        ("final", 2, 0, EDITIONS[0], "counted"),
        ("provisional", 2, 1, EDITIONS[0], "counted"),
        ("final", 2, 2, EDITIONS[0], "not_sold"),
        ("final", 2, 3, EDITIONS[0], "not_sold"),
        ("unpaid", 2, 0, EDITIONS[0], "not_sold"),
        ("cancelled", 2, 0, None, "not_sold"),
        ("final", 2, 0, None, "outside_edition"),
    ],
)
def test_what_becomes_of_a_line(status, quantity, returned, edition, becomes):
    assert outcome(status, quantity, returned, edition) == becomes


# --- whose product --------------------------------------------------------------------

SARI, RINA = Owner("Dapur Sari", 1), Owner("Kue Rina", 2)


def test_an_sku_that_the_list_knows_decides():
    listed = [
        Product("Abon Sapi", "JBL-001-01", SARI),
        Product("Bolu", "JBL-002-01", RINA),
    ]

    assert attribute("Bolu", "jbl 001 01", listed) == (listed[0], "sku")


def test_an_unknown_sku_leaves_it_to_the_name():
    listed = [Product("Abon Sapi", "JBL-001-01", SARI)]

    assert attribute("ABON  sapi", "LAIN-9", listed) == (listed[0], "name")


def test_a_name_that_two_businesses_have_is_asked_about():
    listed = [Product("Abon Sapi", "", SARI), Product("Abon Sapi", "", RINA)]

    assert attribute("Abon Sapi", "", listed) == (None, "")


def test_a_name_listed_twice_for_one_business_is_no_riddle():
    listed = [Product("Abon Sapi", "", SARI), Product("abon sapi", "", SARI)]

    assert attribute("Abon Sapi", "", listed) == (listed[0], "name")


def test_businesses_not_yet_told_apart_are_compared_by_name():
    listed = [
        Product("Abon", "", Owner("Dapur Sari")),
        Product("Abon", "", Owner("DAPUR SARI")),
    ]

    assert attribute("Abon", "", listed) == (listed[0], "name")


@pytest.mark.parametrize(
    ("product", "listed"),
    [
        ("JBL - Jamu Kunyit Asam Teh Herman Pouch", "jamu kunyit asam Teh Herman"),
        (
            "Kue Kering Pouch by Siomay Bunda Maryam",
            "Kue Kering (Pouch) Siomay Bunda Maryam",
        ),
        (
            "JBL - Ikan Cupang Taman Sahabat Imas 250 gr",
            "Ikan Cupang (250gr) Taman Sahabat Imas",
        ),
        (
            "JBL - Bakso Goreng Rumah Makan Melati Rahma Original",
            "Bakso Goreng Ruamh Makan Melati Rahma",
        ),
        ("Cilok isi 6 by Pawon Bunda Fitri", "cilok Pawon Bunda Fitri"),
    ],
)
def test_the_same_product_in_slightly_other_words(product, listed):
    curated = [Product(listed)]

    assert attribute(product, "", curated) == (curated[0], "like")


@pytest.mark.parametrize(
    ("product", "listed"),
    [
        ("Pijat Refleksi Pak Sugeng isi 10", "Pijat Refleksi Pak Sugeng isi 6"),
        ("Nasi Uduk Cemilan Rahma", "Rempeyek Cemilan Rahma"),
        ("Bolu Pisang Kue Rina", "Bolu Pandan Kue Rina"),
        ("Abon Dapur Sari", "Abon Dapur Sari Rasa"),
        ("Kue Lia", "Kue Lea"),
        ("Griya Sehat Minyak Kelapa 200gr", "Minyak Kelapa Griya Sehat 200gr"),
        ("JBL - by", "JBL"),
    ],
)
def test_another_product_is_never_taken_for_the_listed_one(product, listed):
    assert attribute(product, "", [Product(listed)]) == (None, "")


def test_what_is_like_the_products_of_two_businesses_is_asked_about():
    listed = [
        Product("Abon Sapi Dapur Sari", "", SARI),
        Product("Abon Sapi Dapur Sarii", "", RINA),
    ]

    assert attribute("Abon Sapi by Dapur Sari isi 6", "", listed) == (None, "")


def test_a_line_without_a_name_is_asked_about():
    assert attribute(" - ", "", [Product("-"), Product("")]) == (None, "")


@given(st.text(max_size=30), st.text(max_size=30))
def test_likeness_never_fails(one, other):
    assert is_like(one, other) in (True, False)


# --- where to ask ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "serial"),
    [
        ("INV/20230318/MPL/3300000041", 41),
        ("577100000000000484", 484),
        ("231117JB000664", 664),
        ("tanpa nomor", 0),
    ],
)
def test_the_running_number_of_an_order(order, serial):
    assert serial_of(order) == serial


def test_a_product_is_asked_about_at_its_newest_order_in_the_newest_export():
    lines = [Line("X9", 1), Line("X5", 2), Line("X7", 2), Line("X6", 2)]

    assert question_line(lines, age) == lines[2]

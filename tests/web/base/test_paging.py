import pytest
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from lapak.web.base.paging import page_of


def page(total, **asked):
    return page_of(list(range(1, total + 1)), RequestFactory().get("/", asked))


def test_a_page_knows_its_place():
    third = page(276, halaman=3)
    assert (third.first_row, third.last_row, third.total) == (101, 150, 276)
    assert third.rows == list(range(101, 151))
    assert (third.before, third.after) == (2, 4)


@pytest.mark.parametrize(
    ("asked", "number"),
    [("0", 1), ("-1", 1), ("99", 6), ("", 1), ("²", 1), ("x", 1), ("9" * 30, 1)],
)
def test_an_odd_page_number_gives_a_page_all_the_same(asked, number):
    assert page(276, halaman=asked).number == number


@pytest.mark.parametrize(("asked", "size"), [("100", 100), ("5", 50), ("x", 50)])
def test_a_page_has_fifty_rows_or_a_hundred(asked, size):
    assert page(276, per=asked).size == size


def test_an_empty_list_has_one_page():
    empty = page(0)
    assert (empty.number, empty.last_number, empty.first_row, empty.last_row) == (
        1,
        1,
        0,
        0,
    )
    assert (empty.before, empty.after, empty.numbers) == (None, None, [1])


def test_far_pages_are_left_out_between():
    assert page(2000, halaman=20).numbers == [1, None, 18, 19, 20, 21, 22, None, 40]
    assert page(2000).numbers == [1, 2, 3, None, 40]


@given(st.integers(0, 2000), st.sampled_from([50, 100]))
def test_the_pages_together_are_the_whole_list(total, size):
    last = page(total, per=size).last_number
    rows = [
        row for n in range(1, last + 1) for row in page(total, per=size, halaman=n).rows
    ]
    assert rows == list(range(1, total + 1))

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.shared.money import (
    grouped,
    millions,
    rupiah,
    short,
    short_rupiah,
    spoken_rupiah,
)


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (0, "Rp0"),
        (999, "Rp999"),
        (1_250_000, "Rp1.250.000"),
        (3_275_635_000, "Rp3.275.635.000"),
        (-64_305_000, "−Rp64.305.000"),
    ],
)
def test_rupiah_have_dots_and_no_space(amount, text):
    assert rupiah(amount) == text


@given(st.integers())
def test_a_grouped_number_reads_back_as_itself(number):
    assert int(grouped(number).replace(".", "").replace("−", "-")) == number


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0, "0"),
        (999, "999"),
        (1_000, "1 rb"),
        (1_250_000, "1,3 jt"),
        (999_949, "999,9 rb"),
        (999_950, "1 jt"),
        (999_999_999, "1 M"),
        (3_275_635_000, "3,3 M"),
        (2_000_000_000_000, "2 T"),
        (1_500_000_000_000_000, "1.500 T"),
        (-350_000, "−350 rb"),
    ],
)
def test_a_short_number_has_one_decimal_at_most(number, text):
    assert short(number) == text


@given(st.integers(min_value=1, max_value=10**16))
def test_a_short_number_is_never_a_twentieth_off(number):
    units = {"rb": 10**3, "jt": 10**6, "M": 10**9, "T": 10**12}
    said, _, unit = short(number).partition(" ")
    size = float(said.replace(".", "").replace(",", ".")) * units.get(unit, 1)
    assert abs(size - number) <= number / 20
    assert unit or number < 1000


@pytest.mark.parametrize(
    ("amount", "text"), [(1_250_000, "Rp1,3 jt"), (-1_250_000, "−Rp1,3 jt"), (0, "Rp0")]
)
def test_short_rupiah_have_their_sign_in_front(amount, text):
    assert short_rupiah(amount) == text


@pytest.mark.parametrize(
    ("amount", "text"),
    [
        (219_865_000, "219,9"),
        (49_999, "0,0"),
        (50_000, "0,1"),
        (1_234_567_000_000, "1.234.567,0"),
        (-49_999, "0,0"),
        (-219_865_000, "−219,9"),
    ],
)
def test_millions_have_one_decimal(amount, text):
    assert millions(amount) == text


@pytest.mark.parametrize(
    ("amount", "lang", "text"),
    [
        (3_275_635_000, "id", "Rp3,3 miliar"),
        (3_275_635_000, "en", "Rp3.3 billion"),
        (999_950_000, "id", "Rp1 miliar"),
        (999_949_999, "en", "Rp999.9 million"),
        (2_000_000, "id", "Rp2 juta"),
        (745_000, "id", "Rp745.000"),
        (745_000, "en-gb", "Rp745,000"),
        (0, "id", "Rp0"),
        (-1_250_000_000_000, "en", "−Rp1.3 trillion"),
    ],
)
def test_spoken_rupiah_are_of_the_language_that_speaks(amount, lang, text):
    assert spoken_rupiah(amount, lang) == text

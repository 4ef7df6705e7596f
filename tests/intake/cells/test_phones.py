from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.phones import read_phones

A, B, HOME = "+6281200001234", "+6285700003960", "+62215600001"


@pytest.mark.parametrize(
    ("cell", "phones"),
    [
        ("081200001234", (A,)),
        ("'081200001234", (A,)),
        ("0812-0000-1234", (A,)),
        ("0812.0000.1234", (A,)),
        ("0812 0000 1234", (A,)),
        ("+62 812 0000 1234", (A,)),
        ("(+62) 812-0000-1234", (A,)),
        ("62-812-0000-1234", (A,)),
        ("6281200001234", (A,)),
        ("006281200001234", (A,)),
        ("+620812 0000 1234", (A,)),
        (81200001234, (A,)),
        (81200001234.0, (A,)),
        ("81200001234.0", (A,)),
        ("WA: 0812 0000 1234", (A,)),
        ("081200001234/085700003960", (A, B)),
        ("081200001234 / 0857-0000-3960", (A, B)),
        ("0812-0000-1234, 085700003960", (A, B)),
        ("081200001234; 085700003960", (A, B)),
        ("081200001234 dan 085700003960", (A, B)),
        ("081200001234\n085700003960", (A, B)),
        ("0812 0000 1234 0857 0000 3960", (A, B)),
        ("081200001234-085700003960", (A, B)),
        ("081200001234 (WA), 085700003960 (istri)", (A, B)),
        ("085700003960 / 081200001234", (B, A)),
        ("081200001234 / +6281200001234", (A,)),
        ("021-5600001", (HOME,)),
        ("(021) 5600001 ext 12", (HOME,)),
        (215600001, (HOME,)),
    ],
)
def test_numbers_are_found_in_their_order(cell, phones):
    assert read_phones(cell) == phones


@pytest.mark.parametrize(
    "cell",
    [None, "", "-", "tidak ada", "0812", 12, True, 1.5, date(2023, 5, 6), "3173052608849001",
     "080000000000", "081111111111", "#N/A", "++62", "0812 0000 1234 5678 9999 00"],
)  # fmt: skip
def test_what_is_no_number_gives_nothing(cell):
    assert read_phones(cell) == ()


MOBILE = st.integers(812_0000_0010, 899_9999_9998).map(str)


@given(
    MOBILE, st.sampled_from(["0{}", "62{}", "+62{}", "62-{}", "+62 {}", "'0{}", "{}"])
)
def test_a_mobile_number_is_the_same_in_every_form(rest, form):
    groups = f"{rest[:3]}-{rest[3:7]}-{rest[7:]}"

    assert read_phones(form.format(rest)) == read_phones(form.format(groups))
    assert read_phones(form.format(rest)) == (f"+62{rest}",)


@given(
    MOBILE, MOBILE, st.sampled_from([" / ", "/", ", ", "; ", "\n", " dan ", " & ", " "])
)
def test_two_numbers_in_a_cell_are_both_read(one, two, mark):
    expected = tuple(dict.fromkeys((f"+62{one}", f"+62{two}")))

    assert read_phones(f"0{one}{mark}0{two}") == expected


@given(st.one_of(st.text(), st.text("0123456789 +-/(),", max_size=40), st.integers()))
def test_whatever_is_found_is_e164_and_once(cell):
    found = read_phones(cell)

    assert len(set(found)) == len(found)
    assert all(number.startswith("+62") and number[1:].isdecimal() for number in found)


@given(st.from_regex(r"08[0-9]{6,13}", fullmatch=True))
def test_a_plain_mobile_number_is_read_as_one_with_its_country(number):
    assert read_phones(number) == read_phones("+62" + number[1:])

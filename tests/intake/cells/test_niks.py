from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.niks import read_nik
from lapak.shared.masking import mask

NIK = "3173052608849001"
NIKS = st.integers(11 * 10**14, 95 * 10**14).map(str).filter(lambda n: len(set(n)) > 1)


@pytest.mark.parametrize(
    "cell",
    [NIK, f"'{NIK}", f" {NIK} ", "3173 0526 0884 9001", "3173-0526-0884-9001",
     "317305.260884.9001", f"NIK: {NIK}", f"{NIK} / 3173052608849002",
     f"{NIK}, 3173052608849002", f"{NIK} 3173052608849002", f"{NIK}\n3173052608849002",
     f"1) {NIK}"],
)  # fmt: skip
def test_sixteen_digits_are_whole_however_they_are_written(cell):
    told = read_nik(cell)

    assert (told.digits, told.state) == (NIK, "whole")


def test_text_that_ends_in_nought_is_whole():
    assert read_nik("3173052608849000").state == "whole"


@pytest.mark.parametrize(
    "cell", [3173052608849000, 3173052608849000.0, "3173052608849000.0"]
)
def test_a_number_has_lost_its_last_digit(cell):
    told = read_nik(cell)

    assert (told.digits, told.state) == ("317305260884900", "destroyed")


@pytest.mark.parametrize("cell", ["3,17305E+15", "3.17305E+15", "3E+15", "3,17305e15"])
def test_of_a_rounded_number_nothing_is_sure(cell):
    told = read_nik(cell)

    assert (told.written, told.digits, told.state) == (cell, "", "destroyed")


def test_a_number_shown_with_all_that_excel_keeps_has_fifteen_sure_digits():
    assert read_nik("3.17305260884900E+15").digits == "317305260884900"


@pytest.mark.parametrize(
    ("cell", "digits"),
    [("317305260884900", "317305260884900"), ("31730526088490012", "31730526088490012"),
     (317305260884900, "317305260884900"), (31730526088490012, "317305260884900"),
     ("ktp 081200001234", "081200001234")],
)  # fmt: skip
def test_another_number_of_digits_is_told_as_it_is(cell, digits):
    told = read_nik(cell)

    assert (told.digits, told.state) == (digits, "length")


@pytest.mark.parametrize(
    "cell",
    [None, "", "-", "menyusul", "tidak ada", "123", 5, 0.5, float("nan"), True,
     date(2023, 5, 6), "0000000000000000", "RT 03/04"],
)  # fmt: skip
def test_what_is_no_nik_tells_none(cell):
    told = read_nik(cell)

    assert (told.digits, told.state) == ("", "")


@given(NIKS, st.sampled_from(["{}", "'{}", "NIK. {}", " {}\t"]))
def test_a_nik_as_text_is_never_changed(nik, form):
    assert read_nik(form.format(nik)).digits == nik


@given(NIKS)
def test_a_nik_as_a_number_keeps_only_what_is_sure(nik):
    as_excel_keeps_it = float(nik[:15] + "0")

    told = read_nik(as_excel_keeps_it)

    assert nik.startswith(told.digits)
    assert told.state == "destroyed"


@given(st.one_of(st.text(), st.integers(), st.floats()))
def test_digits_are_only_told_with_a_state(cell):
    told = read_nik(cell)

    assert told.state in {"", "whole", "destroyed", "length"}
    assert bool(told.digits) <= bool(told.state)
    assert (told.state == "whole") <= (len(told.digits) == 16)


def test_a_nik_is_shown_by_its_first_four_digits():
    assert mask(f"NIK {NIK}, umur 40") == "NIK 3173••••••••••••, umur 40"
    assert mask("3173 0526-0884.9001") == "3173••••••••••••"
    assert mask("Rp 1.250.000") == "Rp 1.250.000"


@given(st.text(), NIKS, st.sampled_from(["", " ", "-", ". "]), st.text())
def test_no_nik_is_left_in_masked_text(before, nik, mark, after):
    groups = mark.join(nik[start : start + 4] for start in range(0, 16, 4))

    masked = mask(f"{before} {groups} {after}")

    assert nik not in masked
    assert groups not in masked
    assert mask(masked) == masked

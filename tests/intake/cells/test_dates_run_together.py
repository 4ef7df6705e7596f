"""Dates run into one number, and words that only look like months."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.dates import find_days, read_date

DAYS = st.dates(date(2010, 1, 1), date(2059, 12, 31))


@given(DAYS, st.sampled_from(["%d%m%y", "%y%m%d", "%d%m%Y", "%Y%m%d"]), st.booleans())
def test_a_day_run_together_is_read_in_its_year_as_text_and_as_number(day, form, number):  # fmt: skip
    digits = f"{day:{form}}"
    cell = int(digits) if number and digits[0] != "0" else digits
    assert read_date(cell, year=day.year) == day


@pytest.mark.parametrize("cell", ["459923", "20231345", 41123.5, "4112"])
def test_a_number_that_is_no_day_is_none(cell):
    assert read_date(cell, year=2023) is None


@pytest.mark.parametrize("text", ["Tahap 2, 2023", "Nov 4 - Tahap 5, 2023 lalu"])
def test_a_word_before_a_number_and_a_year_is_a_month_only_where_it_is_one(text):
    found = find_days(text)
    assert found is None or found.opens.month == 11

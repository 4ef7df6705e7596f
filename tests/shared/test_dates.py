from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.shared.dates import (
    day_name,
    long_date,
    month_name,
    plain_date,
    short_date,
    span,
)

INDEPENDENCE = date(2026, 8, 15)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("id", "Sabtu, 15 Agustus 2026"),
        ("en", "Saturday, 15 August 2026"),
        ("en-gb", "Saturday, 15 August 2026"),
        ("jv", "Sabtu, 15 Agustus 2026"),
    ],
)
def test_a_long_date_names_the_day(lang, text):
    assert long_date(INDEPENDENCE, lang) == text


def test_a_plain_date_leaves_the_day_out():
    assert plain_date(INDEPENDENCE) == "15 Agustus 2026"


def test_a_short_date_has_the_day_first():
    assert short_date(date(2023, 3, 5)) == "05/03/2023"


@given(st.dates(max_value=date(9998, 1, 1)))
def test_a_week_later_the_day_has_the_same_name(day):
    assert day_name(day) == day_name(day + timedelta(days=7))
    assert day_name(day) != day_name(day + timedelta(days=1))


def test_august_is_short_in_its_own_way():
    assert month_name(8, short=True) == "Agu"
    assert month_name(8, "en", short=True) == "Aug"


@pytest.mark.parametrize("month", [0, 13, -1])
def test_there_are_twelve_months(month):
    with pytest.raises(ValueError, match=f"no month {month}"):
        month_name(month)


@pytest.mark.parametrize(
    ("first", "last", "text"),
    [
        (date(2023, 3, 25), date(2023, 3, 25), "25 Maret 2023"),
        (date(2023, 3, 25), date(2023, 3, 27), "25–27 Maret 2023"),
        (date(2023, 3, 30), date(2023, 4, 2), "30 Maret–2 April 2023"),
        (date(2023, 12, 30), date(2024, 1, 2), "30 Desember 2023–2 Januari 2024"),
    ],
)
def test_a_span_says_once_what_both_ends_share(first, last, text):
    assert span(first, last) == text


def test_a_span_can_be_short():
    assert span(date(2023, 12, 9), date(2023, 12, 10), short=True) == "9–10 Des 2023"

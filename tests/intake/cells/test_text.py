from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.text import clean, column_letter, is_blank, plain


@pytest.mark.parametrize(
    ("cell", "seen"),
    [
        (None, ""),
        ("  Dapur\u00a0Bu   Ani \n", "Dapur Bu Ani"),
        ("'3173010101010001", "3173010101010001"),
        ("\u200bzero\ufeff", "zero"),
        (12, "12"),
        (745000.0, "745000"),
        (2.5, "2.5"),
        (float("nan"), ""),
        (float("inf"), ""),
        (True, "TRUE"),
        (False, "FALSE"),
        (date(2023, 5, 6), "06/05/2023"),
        (datetime(2023, 5, 6), "06/05/2023"),  # noqa: DTZ001
        (datetime(2023, 5, 6, 8, 5), "06/05/2023 08:05"),  # noqa: DTZ001
        (time(8, 30), "08:30"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_cell_becomes_the_line_a_person_sees(cell, seen):
    assert clean(cell) == seen
    assert is_blank(cell) == (seen == "")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("  Nama  Usaha / Merek*", "nama usaha merek"),
        ("Jum'at", "jumat"),
        ("Café “Ria”", "cafe ria"),
        ("NO. TELP/HP", "no telp hp"),
        ("Straße", "strasse"),
        ("…", ""),
    ],
)
def test_plain_keeps_letters_and_digits_alone(text, bare):
    assert plain(text) == bare


@given(st.text())
def test_making_plain_or_clean_twice_changes_nothing(text):
    assert plain(plain(text)) == plain(text)
    assert clean(clean(text)) == clean(text)


@given(st.text())
def test_plain_doesnt_see_capitals_marks_or_spaces(text):
    assert plain(f"  {text} !") == plain(text)
    assert "  " not in plain(text)


@pytest.mark.parametrize(
    ("n", "letter"),
    [(1, "A"), (26, "Z"), (27, "AA"), (52, "AZ"), (702, "ZZ"), (703, "AAA")],
)
def test_columns_have_the_letters_of_excel(n, letter):
    assert column_letter(n) == letter


def test_there_is_no_column_nought():
    with pytest.raises(ValueError, match="from 1"):
        column_letter(-1)


@given(st.integers(1, 20_000))
def test_a_column_letter_counts_back(n):
    value = 0
    for letter in column_letter(n):
        value = value * 26 + ord(letter) - 64

    assert value == n


def test_no_column_has_no_letter():
    assert column_letter(0) == ""


@given(st.text(st.characters(max_codepoint=127)))
def test_a_text_of_plain_letters_is_made_plain_as_any_other(text):
    # an ideographic space sends it the long way
    assert plain(text) == plain(f"\u3000{text}")

"""Which words can only be a column's, and which may be a stall's."""

import pytest

from lapak.intake.attendance.headers import names_a_column


@pytest.mark.parametrize("header", ["Nama", "Nama Usaha", "Nama Pemilik", "Merk"])
def test_words_of_a_column_of_names(header):
    assert names_a_column(header)


@pytest.mark.parametrize("stall", ["Toko Ani", "Dapur Nama Ibu", "", "12"])
def test_words_of_a_stall(stall):
    assert not names_a_column(stall)


def test_a_word_that_people_explained_as_names_is_a_columns():
    assert not names_a_column("Sebutan")
    assert names_a_column("Sebutan", {"sebutan": "business"})
    assert not names_a_column("Sebutan", {"sebutan": "turnover"})

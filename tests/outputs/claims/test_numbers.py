"""Which numbers of a text may claim something, and what they are worth."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.outputs.claims.numbers import numbers_in
from lapak.shared.money import grouped


def values(text):
    return [n.value for n in numbers_in(text)]


def one(text):
    (number,) = numbers_in(text)
    return number


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("4100", 4100), ("4.100", 4100), ("4,100", 4100), ("Rp3.275.635.000", 3_275_635_000),
        ("Rp 3.275.635.000,00", 3_275_635_000), ("Rp. 3.275.635.000,-", 3_275_635_000),
        ("IDR 3,275,635,000", 3_275_635_000), ("3,3 miliar", 3_300_000_000), ("Rp3,3 M", 3_300_000_000),
        ("Rp 3.3 M", 3_300_000_000), ("3.3 juta", 3_300_000), ("170 jt", 170_000_000), ("4 ribu", 4000),
        ("4,1K", 4100), ("Rp3.3 billion", 3_300_000_000), ("1.234,5 juta", 1_234_500_000),
        ("3 miliar 275 juta 635 ribu rupiah", 3_275_635_000), ("Rp2,5T", 2_500_000_000_000),
        ("seratus tiga puluh", 130), ("empat ribu seratus", 4100), ("semiliar rupiah", 1_000_000_000),
        ("one hundred and thirty", 130), ("a hundred", 100), ("twenty-one", 21), ("nol", 0),
    ],
)  # fmt: skip
def test_a_number_is_worth_the_same_in_every_dress(written, value):
    found = one(f"Ada {written} di sana.")
    assert found.value == value
    assert found.text == written


@given(st.integers(0, 10**13))
def test_a_grouped_number_is_read_back_in_both_languages(number):
    for dressed in (grouped(number), f"{number:,}", f"Rp{grouped(number)}"):
        assert values(f"total {dressed} tercatat") == [number]


@pytest.mark.parametrize(
    "text",
    [
        "Pada 5 Januari 2024", "25–27 Maret 2023", "31 Desember 2023 s.d. 2 Januari 2024", "March 5, 2024",
        "Januari 2024", "05/01/2024", "2024-01-05", "Jumat (5/1)", "sepanjang tahun 2023", "selama 2023",
        "tahun anggaran 2023/2024", "2022–2023", "pukul 09.00 WIB", "jam 9", "09.00–15.00 WIB", "14:30",
        "Permendag Nomor 50 Tahun 2020", "Kepgub 573/2021", "Pasal 4 ayat (2)", "UU No. 20 Tahun 2008",
        "RT 03/RW 05", "Jl. Puri No. 12", "lantai 3", "JBL-4", "JBL2-0062", "Covid-19", "G20", "HUT ke-78",
        "HUT RI ke 78", "the 3rd edition", "edisi 3", "triwulan IV", "semester 1", "halaman 12",
        "08123456789", "+62 812-3456-7890", "(021) 5682233", "NIK 3171012345678901", "https://a.id/2023/4100",
        "1. Bazar", "(2) Kunjungan", "salah satu bazar", "satu-satunya", "one of the bazaars",
    ],
)  # fmt: skip
def test_what_claims_nothing_is_no_number(text):
    assert values(text) == []


def test_a_year_without_a_word_is_a_year_and_with_dots_a_count():
    assert values("Pada 2023 tercatat 2.023 usaha") == [2023]
    assert values("Pada 2023 UMKM kita tampil; 2000 UMKM tampil sejak 2000") == [2000]


def test_what_a_number_was_rounded_to_is_told_by_its_last_digit():
    assert one("3,3 miliar").step == 10**8
    assert one("170 juta").step == 10**6
    assert one("4.100").step == 1
    assert one("sekitar 4.100").step == 100
    assert one("Rp3.300.000.000,00").step == 1
    assert one("12,5 persen").step == Fraction(1, 10)


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("sekitar 4.000 kali", "about"), ("kurang lebih Rp3,3 miliar", "about"), ("± 4.000", "about"),
        ("4.000-an kali", "about"), ("lebih dari 4.000", "over"), ("4.000 lebih usaha", "over"),
        ("hampir 4.100", "under"), ("kurang dari 4.100", "below"), ("tidak sampai 4.200", "below"), ("tidak kurang dari 4.000", "over"),
        ("about seventy", "about"), ("over 4,000", "over"), ("nearly Rp3.3 billion", "under"), ("4.100 kali", ""),
    ],
)  # fmt: skip
def test_words_beside_a_number_say_how_sure_it_is(text, about):
    assert one(text).about == about


def test_money_and_shares_are_told_from_counts():
    assert [(n.rupiah, n.share) for n in numbers_in("Rp5 juta, 5 juta rupiah, 38%, 38 persen, 5")] == [
        (True, False), (True, False), (False, True), (False, True), (False, False),
    ]  # fmt: skip


def test_digits_and_the_words_behind_them_are_two_numbers():
    assert values("80 (delapan puluh) kali") == [80, 80]


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [("3.275 miliar", 3275 * 10**9, 3_275_000_000), ("3,275 million", 3_275_000, 3275 * 10**6)],
)  # fmt: skip
def test_a_mark_before_three_digits_and_a_word_of_size_may_be_meant_either_way(
    text, value, other
):
    assert (one(text).value, one(text).other) == (value, other)


@given(st.text(max_size=200))
def test_any_text_is_read_without_stumbling(text):
    for number in numbers_in(text):
        assert text[number.start : number.end] == number.text

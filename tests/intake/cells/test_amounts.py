from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lapak.intake.cells.amounts import AmountRead, is_absent, read_amount
from lapak.shared.number_words import number_in_words


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        (745000, 745_000),
        (745000.0, 745_000),
        (745000.6, 745_001),
        ("Rp 1.250.000,-", 1_250_000),
        ("Rp. 330.000", 330_000),
        ("Rp.1.000.000", 1_000_000),
        ("Rp1.250.000.-", 1_250_000),
        ("1.670.000,00", 1_670_000),
        ("1.670.000,5", 1_670_001),
        ("1,250,000", 1_250_000),
        ("1,250,000.00", 1_250_000),
        ("1.250.000", 1_250_000),
        ("1 250 000", 1_250_000),
        ("1.250.000.", 1_250_000),
        ("745000,00", 745_000),
        ("745000.0", 745_000),
        ("850rb", 850_000),
        ("850 ribu", 850_000),
        ("850 K", 850_000),
        ("1.250 rb", 1_250_000),
        ("7,5rb", 7_500),
        ("1,25 jt", 1_250_000),
        ("1.25JT", 1_250_000),
        ("1.250 jt", 1_250_000),
        ("1,2 juta", 1_200_000),
        ("Rp 1,5 jt", 1_500_000),
        ("1 juta 250 ribu", 1_250_000),
        ("1jt250rb", 1_250_000),
        ("1 juta 250.000", 1_250_000),
        ("1 juta 250000", 1_250_000),
        ("sejuta", 1_000_000),
        ("Rp sejuta", 1_000_000),
        ("seribu", 1_000),
        ("lima ratus ribu rupiah", 500_000),
        ("IDR 500.000", 500_000),
        ("500.000 rupiah", 500_000),
        ("'750000", 750_000),
        ("± 500.000", 500_000),
        ("kurang lebih 500rb", 500_000),
        ("sekitar Rp 500.000", 500_000),
        ("500rb lebih", 500_000),
        ("500ribuan", 500_000),
        ("omset: 500.000", 500_000),
        ("Rp 500.000 (tunai)", 500_000),
        ("Rp200.000 + Rp150.000", 350_000),
        ("200rb+150rb=350rb", 350_000),
        ("0,002 miliar", 2_000_000),
    ],
)
def test_an_amount_is_read_in_every_form_an_office_writes(cell, rupiah):
    assert read_amount(cell) == AmountRead("amount", rupiah)


@pytest.mark.parametrize(
    "cell",
    [
        "-", "–", "--", "- ", "Rp -", "Rp. 0,-", "0", 0, 0.0, "0,00", "nol", "Libur",
        "libur hari ini", "NIHIL", "tdk jualan", "tidak jualan", "kosong", "tutup",
        "tutup krn hujan", "tidak ada penjualan", "tdk ada", "blm laku", "belum laku",
        "tidak laku sama sekali", "belum ada pembeli",
    ],
)  # fmt: skip
def test_words_for_nothing_sold_are_nought(cell):
    assert read_amount(cell) == AmountRead("nothing", 0)


@pytest.mark.parametrize(
    "cell",
    [
        "belum lapor", "nyusul", "menyusul", "?", "±", "lihat nota", "kurang lebih sama",
        "#REF!", "n/a", "rp", "menunggu WA", "tutup jam 3", "tidak hadir", "1.5", "1,5",
        "745.00", "12.50.00", 1.25, -5000, -0.5, "-500000", "(500.000)", "50%", "½ juta",
        "1/2 juta", "500 rb/hari", "200rb - 300rb", "200rb, 150rb", "1jt 250", "1 rb 2 jt",
        "1.250.000 jt", "850.000 rb", "200rb+?", "200rb+150rb=400rb", "200rb=?", "1.2.3",
        "1.000.5 rb", "5 kg", "3173052608849380", 10**14, float("inf"), True, "1 juta 2,5",
        date(2023, 5, 6), "modal 500rb", 0.25, "puluh ribu",
    ],
)  # fmt: skip
def test_what_has_no_one_reading_is_unreadable(cell):
    assert read_amount(cell) == AmountRead("unreadable", None)


@pytest.mark.parametrize("cell", [None, "", "  ", "\u00a0", "'", float("nan")])
def test_a_blank_cell_is_blank_and_not_nought(cell):
    assert read_amount(cell) == AmountRead("blank", None)


@pytest.mark.parametrize(
    ("cell", "rupiah"),
    [
        (850, 850_000),
        (745.5, 745_500),
        ("850", 850_000),
        ("1.250", 1_250_000),
        ("745,5", 745_500),
        ("Rp 1.250", 1_250_000),
        ("1.250.000", 1_250_000),
        ("Rp 1.250.000", 1_250_000),
        ("Rp 50.000", 50_000),
        ("850rb", 850_000),
        ("850.000", 850_000),
        ("850000", 850_000),
        ("850000.0", 850_000),
        (750_000, 750_000),
    ],
)
def test_thousands_are_multiplied_unless_written_in_full(cell, rupiah):
    assert read_amount(cell, unit=1000) == AmountRead("amount", rupiah)


def test_a_decimal_that_may_be_millions_is_unreadable_in_thousands_too():
    assert read_amount("1,5", unit=1000).said == "unreadable"
    assert read_amount("-", unit=1000).said == "nothing"
    assert read_amount(-5, unit=1000).said == "unreadable"


RUPIAH = st.integers(1, 900_000_000)
WAYS = {
    "number": lambda n: n,
    "float": float,
    "digits": str,
    "dots": lambda n: f"{n:,}".replace(",", "."),
    "commas": lambda n: f"{n:,}",
    "rp": lambda n: "Rp" + f"{n:,}".replace(",", "."),
    "rp and dash": lambda n: "Rp. " + f"{n:,}".replace(",", ".") + ",-",
    "cents": lambda n: f"{n:,}".replace(",", ".") + ",00",
    "roughly": lambda n: "± " + f"{n:,}".replace(",", "."),
    "apostrophe": lambda n: f"'{n}",
    "rupiah": lambda n: f" {n:,} rupiah ".replace(",", "."),
}


@given(RUPIAH.filter(lambda n: n >= 10_000), st.sampled_from(sorted(WAYS)))
def test_a_written_amount_is_read_back(n, way):
    assert read_amount(WAYS[way](n)) == AmountRead("amount", n)


@given(
    st.integers(1, 9_999), st.sampled_from(["rb", " rb", "ribu", " Ribu", "k", " rb."])
)
def test_thousands_with_a_word_are_read_back_whatever_the_unit(n, word):
    assert read_amount(f"{n}{word}") == AmountRead("amount", n * 1000)
    assert read_amount(f"{n}{word}", unit=1000) == AmountRead("amount", n * 1000)


@given(
    st.integers(1, 99_999),
    st.sampled_from("., ".strip()),
    st.sampled_from(["jt", " juta"]),
)
def test_millions_with_decimals_are_read_back(hundreds, mark, word):
    whole, rest = divmod(hundreds, 1000)

    read = read_amount(f"{whole}{mark}{rest:03}{word}")

    assert read.value == hundreds * 1000


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
def test_any_cell_gives_an_answer_that_fits_itself(cell):
    read = read_amount(cell)

    assert (read.value is None) == (read.said in {"unreadable", "blank"})
    assert (read.value == 0) == (read.said == "nothing")
    assert read.value is None or read.value >= 0


@given(st.text("0123456789.,-+=() rpbjtkuia%/?", max_size=20))
def test_text_like_an_amount_never_gives_a_negative_one(text):
    value = read_amount(text, unit=1000).value

    assert value is None or value >= 0


ONES = ["satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]


def in_words(n):
    for size, word in ((1_000_000, "juta"), (1_000, "ribu"), (100, "ratus")):
        if n >= size:
            count = n // size
            head = f"se{word}" if count == 1 else f"{in_words(count)} {word}"
            return f"{head} {in_words(n % size)}".strip()
    if n >= 20:
        return f"{ONES[n // 10 - 1]} puluh {in_words(n % 10)}".strip()
    if n >= 12:
        return f"{ONES[n - 11]} belas"
    return ["", *ONES, "sepuluh", "sebelas"][n]


@given(st.integers(1, 999_999_999))
def test_a_spelt_number_is_read_back(n):
    assert number_in_words(in_words(n)) == n


def test_half_of_a_thing_is_half():
    assert number_in_words("setengah juta") == 500_000
    assert number_in_words("setengah ribu") == 500


@pytest.mark.parametrize(
    "words",
    ["", "dua tiga", "ribu juta", "dua ribu dua juta", "belas", "dua belas tiga",
     "dua puluh ratus", "puluh", "kopi", "dua kopi", "setengah kopi", "dua ribu kopi",
     "dua puluh tiga belas", "seratus kopi ribu", "dua belas belas"],
)  # fmt: skip
def test_words_that_dont_make_a_number_make_none(words):
    assert number_in_words(words) is None


@pytest.mark.parametrize(
    "text",
    ["tidak hadir", "Tdk Hadir", "batal", "batal ikut", "BATAL IKUT BAZAR", "absen",
     "mengundurkan diri", "izin tidak hadir", "Sakit, tidak hadir", "tidak jadi ikut",
     "tidak hadir karena sakit", "tidak hadir semua hari", "tidak hadir sama sekali",
     "ket: tidak ikut", "mundur (anak sakit)", "gak jadi", "dibatalkan"],
)  # fmt: skip
def test_words_of_absence_are_understood(text):
    assert is_absent(text)


@pytest.mark.parametrize(
    "text",
    ["", "hadir", "tidak hadir hari 2", "tdk hadir Minggu", "sudah absen", "-", "libur",
     "tidak hadir, diwakili istri", "tidak ikut pelatihan", "hadir, tidak ikut arisan",
     "pesanan batal", "suami tidak hadir", "datang siang", "tidak hadir H2", "tidak jualan"],
)  # fmt: skip
def test_presence_and_absence_of_a_day_are_no_absence(text):
    assert not is_absent(text)


@given(st.text())
def test_any_text_is_either_absence_or_not(text):
    assert is_absent(text) in {True, False}


@pytest.mark.parametrize(
    ("text", "rupiah"),
    [
        ("1jt-an", 1_000_000),
        ("500 rb an", 500_000),
        ("850.000 ✓", 850_000),
        ("Rp 900.000*", 900_000),
        ("1.250.000.00", 1_250_000),
        ("Rp. 1.250.000.00,-", 1_250_000),
        ("kurleb 500rb", 500_000),
        ("k/l Rp 500.000", 500_000),
        ("850.000.00", None),
        ("1.000.00", None),
    ],
)
def test_an_amount_with_marks_and_words_of_roughness_is_read(text, rupiah):
    assert read_amount(text).value == rupiah

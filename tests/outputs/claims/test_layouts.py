"""What tables, titles, chats and lists say of the numbers in them."""

import pytest

from lapak.outputs.claims.check import check_text
from lapak.outputs.claims.rows import tabbed
from tests.outputs.claims.annotated import places
from tests.outputs.claims.published import published


def told(text, **changed):
    """Each number of a text with its verdict."""
    claims = check_text(text, published(**changed), places()).claims
    return [(c.number.text, c.judged.verdict) for c in claims]


def test_a_table_parted_by_commas_is_read_as_one():
    text = "kecamatan,bazar,ikut serta\nTambora,15,466\nPalmerah,12,383\nKalideres,13,330\n"
    assert told(text) == [
        ("15", "true"), ("466", "true"), ("12", "true"), ("383", "false"), ("13", "true"), ("330", "true"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "Bazar, daring, luring: 4.100, 252",
        "Tambora, Palmerah, Kalideres\nTaman Sari, Kembangan, Cengkareng\nsemua, ikut, serta",
        "Omset 1,5\nOmset 2,5\nOmset 3,5",
        "a,b,c\nd,e",
        "",
    ],
)
def test_commas_of_sentences_and_numbers_stay(text):
    assert tabbed(text) == text


def test_making_a_table_moves_no_letter():
    text = "bulan;bazar;omset\nMei;14;326210000\nJuni;14;418175000\nselesai"
    assert len(tabbed(text)) == len(text)
    assert tabbed(text).replace("\t", ";") == text


def test_rows_that_a_roman_number_names_are_editions_or_quarters():
    text = "Triwulan | Bazar\n--- | ---\nI | 8\nII | 54\nIII | 48\nIV | 29\n"
    assert told(text) == [("8", "true"), ("54", "false"), ("48", "true"), ("29", "true")]  # fmt: skip
    text = "Edisi\tOmset JBL (Rp)\nI\t45.226.500\nII\t41.078.500\nIII\t43.800.500\nIV\t40.691.000\n"
    assert [verdict for _, verdict in told(text)] == ["true", "true", "false", "true"]


def test_a_column_that_sums_the_ones_left_of_it_is_of_both():
    text = (
        "Bulan\tKunjungan pasar modern\tKunjungan toko kelontong\tTotal kunjungan\n"
        "April\t7\t7\t14\nMei\t9\t12\t22\n"
    )
    assert [verdict for _, verdict in told(text)] == ["true"] * 5 + ["false"]


def test_a_title_names_the_part_that_the_lines_below_leave_out():
    title = "LAPORAN KECAMATAN KALIDERES 2023\n\nI. Bazar\nBazar luring: {} kali\n"
    assert told(title.format(13)) == [("13", "true")]
    assert told(title.format(130)) == [("130", "true")]  # of the year, perhaps
    assert told(title.format(31)) == [("31", "false")]


def test_types_of_finding_in_a_row_are_told_by_their_names():
    text = (
        "Temuan di toko kelontong tahun 2023 antara lain HET 9, kedaluwarsa 8, TIE 7. "
        "Timbangan yang belum ditera ditemukan 6 kali."
    )
    assert [v for _, v in told(text)] == ["true", "true", "true", "false"]


@pytest.mark.parametrize(
    ("dated", "verdict"),
    [("Jakarta, 9 Januari 2024. ", "true"), ("Jakarta, 9 Januari 2023. ", "unknown")],
)
def test_last_year_is_that_before_the_day_that_a_text_was_written(dated, verdict):
    text = dated + "Tahun lalu digelar 130 bazar luring."
    assert told(text) == [("130", verdict)]


def test_until_the_end_of_a_month_is_every_month_until_then():
    text = "Hingga 30 Juni 2023 Sudin menggelar {} bazar luring."
    assert told(text.format(53)) == [("53", "true")]
    assert told(text.format(35)) == [("35", "false")]


def test_a_size_before_the_colon_holds_for_the_number_behind_it():
    assert told("Omset bazar luring (juta rupiah): 3.275,64") == [("3.275,64", "rounded")]  # fmt: skip
    assert told("Omset bazar luring (juta rupiah): 3.257,64") == [("3.257,64", "false")]


@pytest.mark.parametrize(
    ("text", "verdicts"),
    [
        ("Usaha asal Kembangan 253, ikut bazar 446 kali.", ["true", "true"]),
        ("Bazar luring 2023 diikuti pelaku usaha sebanyak 4.100 kali.", ["true"]),
        ("Rata-rata satu bazar luring diikuti 32 usaha.", ["rounded"]),
        ("Rata-rata satu bazar luring diikuti 23 usaha.", ["false"]),
        ("Sekali ikut bazar luring, omset rata-rata Rp799 ribu.", ["rounded"]),
    ],
)
def test_taking_part_is_told_in_times_and_an_average_of_one(text, verdicts):
    assert [verdict for _, verdict in told(text)] == verdicts

"""Lists as an office's people really leave them: taken in, what do the figures say?"""

import pytest

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Question
from lapak.figures.ledger import ledger
from tests.intake.attendance.real_books import a_book
from tests.intake.settling.test_explained import taken

pytestmark = pytest.mark.django_db
KEYS = ("offline_bazaars_held", "offline_participations", "offline_turnover")
TITLES = [
    ["DAFTAR HADIR BAZAR UMKM KEC. TAMBORA"],
    ["Sabtu - Minggu, 4 - 5 November 2023"],
    ["Tempat: RPTRA Kalijodo, Tambora"],
    [],
]
HEAD = ["No", "Nama Usaha", "Pemilik", "Omset"]
SARI = [1, "Dapur Sari", "Sari", 300_000]
BUDI = [2, "Kedai Budi", "Budi", 400_000]
SARI_2 = [1, "Dapur Sari", "Sari", 500_000]
BUDI_2 = [2, "Kedai Budi", "Budi", 200_000]
DAYS = [["BAZAR UMKM KEC. TAMBORA"], ["4-5 November 2023"]]


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


def counts(path, *rows, merges=(), sheet="Daftar"):
    """Bazaars, participations, rupiah, and the kinds asked about."""
    path.write_bytes(a_book((sheet, list(rows)), merges=merges))
    taken(path)
    asked = Question.objects.filter(needs_answer=True).order_by("row")
    kinds = list(asked.values_list("kind", flat=True))
    return (*(ledger(2023)[key].value for key in KEYS), kinds)


@pytest.mark.parametrize("lines", [("HARI PERTAMA", "HARI KEDUA"), ("SABTU", "MINGGU"), ("4 November 2023", "5 November 2023")])  # fmt: skip
def test_lines_of_days_between_the_rows_tell_whose_days_they_are(tmp_path, lines):
    rows = [
        [lines[0]], SARI, BUDI, ["Sub Total", None, None, 700_000],
        [lines[1]], SARI_2, BUDI_2, ["Sub Total", None, None, 700_000],
        ["TOTAL", None, None, 1_400_000],
    ]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, *rows)
    assert told == (1, 2, 1_400_000, [])


@pytest.mark.parametrize("lines", [("HARI KESATU", "HARI KEDUA"), ("Sabtu, 4 November 2023", "Minggu, 5 November 2023")])  # fmt: skip
def test_lists_of_days_below_each_other_are_one_bazaar(tmp_path, lines):
    total = ["JUMLAH", None, None, 700_000]
    rows = [[lines[0]], HEAD, SARI, BUDI, total, [], [lines[1]], HEAD, SARI_2, BUDI_2, total]  # fmt: skip
    assert counts(tmp_path / "a.xlsx", *DAYS, *rows) == (1, 2, 1_400_000, [])
    assert not Question.objects.filter(kind="total_mismatch").exists()


def test_lists_of_two_days_without_a_title_of_both_are_one_bazaar(tmp_path):
    rows = [["Sabtu, 4 November 2023"], HEAD, SARI, BUDI, [], ["Minggu, 5 November 2023"], HEAD, SARI_2, BUDI_2]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", DAYS[0], *rows)
    assert told == (1, 2, 1_400_000, [])


def test_a_note_in_the_middle_does_not_end_a_list(tmp_path):
    rows = [SARI, ["*hujan deras"], BUDI, [None, "catatan: stand pindah"], [3, "Total Berkah", "Umi", 200_000]]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, *rows)
    assert told == (1, 3, 900_000, [])


def test_rows_below_the_total_that_nobody_counted_are_asked_about(tmp_path):
    rows = [SARI, BUDI, ["JUMLAH", None, None, 700_000], [], ["Panitia", "Tenda", "CV X", 150_000]]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, *rows)
    assert told == (1, 3, 850_000, ["row_doubtful"])


def test_a_stall_without_a_number_among_numbered_ones_is_none_of_those(tmp_path):
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, SARI, BUDI, [None, "Es", "Umi", 50_000])  # fmt: skip
    assert told == (1, 3, 750_000, [])


@pytest.mark.parametrize(
    ("header", "kinds"),
    [
        (["Omset Kotor", "Omset Bersih"], []),
        (["Omset", "Omset s.d. hari ini"], []),
        (["Omset", "Jumlah Transaksi"], []),
        (["Omset", "Penjualan"], ["column_missing"]),
        (["Target", "Realisasi"], ["column_missing"]),
    ],
)
def test_what_stands_beside_the_turnover_is_not_added_unasked(tmp_path, header, kinds):
    rows = [[*SARI, 100_000], [*BUDI, 150_000]]
    told = counts(tmp_path / "a.xlsx", *TITLES, [*HEAD[:3], *header], *rows)
    turnover = {"Penjualan": 950_000, "Realisasi": 250_000}.get(header[1], 700_000)
    assert told == (1, 2, turnover, kinds)


def test_a_group_of_turnover_and_transactions_adds_only_the_turnover(tmp_path):
    rows = [
        [*HEAD[:3], "Hari I", None, "Hari II", None],
        [None, None, None, "Omset", "Transaksi", "Omset", "Transaksi"],
        [*SARI, 12, 400_000, 20],
    ]
    told = counts(tmp_path / "a.xlsx", *TITLES, *rows, merges=["D5:E5", "F5:G5"])
    assert told == (1, 1, 700_000, [])


def test_hours_of_a_day_under_one_turnover_add_up(tmp_path):
    rows = [[*HEAD, None], [None, None, None, "Pagi", "Sore"], [*SARI, 400_000]]
    told = counts(tmp_path / "a.xlsx", *TITLES, *rows, merges=["D5:E5"])
    assert told == (1, 1, 700_000, [])


def test_a_column_of_amounts_without_a_header_is_asked_about(tmp_path):
    told = counts(tmp_path / "a.xlsx", *TITLES, [*HEAD, None], [*SARI, 400_000], [*BUDI, 90_000])  # fmt: skip
    assert told == (1, 2, 700_000, ["column_missing"])


def test_days_over_columns_in_figures_without_a_year_are_days(tmp_path):
    head = ["No", "UMKM", "Pemilik", "04/11", "05/11"]
    told = counts(tmp_path / "a.xlsx", *TITLES, head, [*SARI, 400_000])
    assert told == (1, 1, 700_000, [])


def test_the_same_names_twice_count_once_and_are_asked_about(tmp_path):
    head = ["No", "Nama Usaha", "Pemilik", "Produk", "Omset"]
    rows = [[1, "Dapur Sari", "Sari", "Kue", 300_000], [2, "Dapur Sari", "Sari", "Kopi", 200_000]]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, head, *rows)
    assert told == (1, 1, 300_000, ["duplicate_row"])


@pytest.mark.parametrize(
    ("column", "cells"),
    [
        ("No HP", ["081200000001", "081200000002"]),
        ("NIK", ["3173040101809001", "3173050202759002"]),
        ("Kelurahan", ["Duri Kepa", "Kapuk"]),
    ],
)
def test_the_same_names_with_other_numbers_or_homes_are_two(tmp_path, column, cells):
    rows = [[n, "Dapur Sari", "Sari", cell, 300_000] for n, cell in enumerate(cells, 1)]
    told = counts(tmp_path / "a.xlsx", *TITLES, ["No", "Nama Usaha", "Pemilik", column, "Omset"], *rows)  # fmt: skip
    assert told[:3] == (1, 2, 600_000)


def test_two_brands_of_one_owner_that_begin_alike_took_part_twice(tmp_path):
    head = ["No", "Nama Usaha", "Pemilik", "No HP", "Kelurahan", "Omset"]
    of_ani = ["Ani Suryani", "081200000001", "Kapuk"]
    rows = [[1, "Dapur Sari", *of_ani, 300_000], [2, "Dapur Kopi", *of_ani, 200_000]]
    told = counts(tmp_path / "a.xlsx", *TITLES, head, *rows)
    assert told == (1, 2, 500_000, [])
    assert ledger(2023)["offline_businesses_distinct"].value == 2


def test_a_chat_pasted_into_a_sheet_is_a_list(tmp_path):
    texts = ["1. Dapur Sari - Sari - 300rb", "2. Kedai Budi - Budi - Rp400.000", "3. Batik Umi - Umi - 1,2 jt"]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, *([text] for text in texts))
    assert told == (1, 3, 1_900_000, [])


def test_the_year_may_stand_in_the_sheets_name(tmp_path):
    rows = [["BAZAR KEC. TAMBORA"], ["Tanggal: 4 - 5 November"], HEAD, SARI]
    told = counts(tmp_path / "a.xlsx", *rows, sheet="Nov 2023")
    assert told == (1, 1, 300_000, [])


@pytest.mark.parametrize(
    ("title", "header", "cells", "rupiah"),
    [
        ("(dalam juta rupiah)", "Omset", [1.25, "0,5"], 1_750_000),
        ("", "Omset (Ribuan)", [500, "250"], 750_000),
    ],
)
def test_units_are_read_as_titles_and_headers_say(
    tmp_path, title, header, cells, rupiah
):
    rows = [[n, f"Dapur {n}", "Sari", cell] for n, cell in enumerate(cells)]
    told = counts(tmp_path / "a.xlsx", *TITLES, [title or None], [*HEAD[:3], header], *rows)  # fmt: skip
    assert told == (1, 2, rupiah, [])


def test_a_name_alone_in_a_list_without_numbers_is_told_and_not_lost_silently(tmp_path):
    rows = [SARI[1:], ["Kedai Budi", None, None], ["KULINER"], BUDI[1:]]
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD[1:], *rows)
    assert told == (1, 2, 700_000, [])
    noted = Question.objects.get(kind="row_unreadable")
    assert noted.value == "Kedai Budi"


def test_a_row_that_reads_like_a_header_is_still_a_stall(tmp_path):
    head = ["Nama Usaha", "Pemilik", "Kel./Kec.", "Email", "Omset", "Ket"]
    rows = [
        ["Dapur Sari", "Sari", "Kel. Tambora Kec. Tambora", None, 300_000, None],
        ["Kedai Sekar", "Umi", "Kel. Tambora Kec. Tambora", "umkm@contoh.id", None, "tidak hadir"],
    ]  # fmt: skip
    assert counts(tmp_path / "a.xlsx", *TITLES, head, *rows) == (1, 1, 300_000, [])
    assert Question.objects.filter(kind="absent").count() == 1

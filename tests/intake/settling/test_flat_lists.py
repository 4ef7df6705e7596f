"""One list of many bazaars, or of many days: each row counts at its own."""

from datetime import date

import pytest

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Question
from lapak.figures.ledger import ledger
from tests.intake.attendance.real_books import a_book
from tests.intake.settling.test_explained import said, taken

pytestmark = pytest.mark.django_db
MANY = ["No", "Kegiatan", "Tanggal", "Lokasi", "Nama Usaha", "Pemilik", "Omset"]
DAILY = ["No", "Tanggal", "Nama Usaha", "Pemilik", "Omset"]
TITLES = [["BAZAR KEC. TAMBORA"], ["8-9 April 2023"]]
YEAR = [
    [1, "Bazar Ramadhan Kec. Tambora", "8-9 April 2023", "RPTRA Tambora", "Dapur Sari", "Ani", 500_000],
    [2, None, None, None, "Kedai Budi", "Budi", 300_000],
    [3, "Bazar HUT Kec. Palmerah", date(2023, 6, 22), "GOR Palmerah", "Dapur Sari", "Ani", 700_000],
    [4, "Bazar HUT Kec. Palmerah", date(2023, 6, 23), "GOR Palmerah", "Dapur Sari", "Ani", 100_000],
]  # fmt: skip


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


def put(path, *sheets):
    path.write_bytes(a_book(*sheets))
    return path


def counts():
    keys = ("offline_bazaars_held", "offline_participations", "offline_turnover")
    return tuple(ledger(2023)[key].value for key in keys)


def test_every_row_of_a_flat_list_is_at_its_own_bazaar(tmp_path):
    rows = [["PESERTA BAZAR TAHUN 2023"], MANY, *YEAR, [None, "TOTAL", None, None, None, None, 1_600_000]]  # fmt: skip
    taken(put(tmp_path / "a.xlsx", rows))

    assert counts() == (2, 3, 1_600_000)
    held = Bazaar.objects.values_list("name", "opens", "closes", "district")
    assert set(held) == {
        ("Bazar Ramadhan Kec. Tambora", date(2023, 4, 8), date(2023, 4, 9), "31.73.04"),
        ("Bazar HUT Kec. Palmerah", date(2023, 6, 22), date(2023, 6, 23), "31.73.07"),
    }
    assert not Question.objects.filter(needs_answer=True).exists()
    assert not Question.objects.filter(kind="row_unreadable").exists()


def test_the_days_of_a_list_add_up_and_take_part_once(tmp_path):
    rows = [
        [1, date(2023, 4, 8), "Dapur Sari", "Ani", 500_000],
        [2, date(2023, 4, 8), "Kedai Budi", "Budi", 300_000],
        [3, date(2023, 4, 9), "Dapur Sari", "Ani", 700_000],
        [4, date(2023, 4, 9), "Kedai Budi", "Budi", 100_000],
    ]
    taken(put(tmp_path / "a.xlsx", [*TITLES, DAILY, *rows]))
    assert counts() == (1, 2, 1_600_000)
    assert not Question.objects.filter(needs_answer=True).exists()


def test_a_day_outside_its_bazaar_is_asked_about(tmp_path):
    rows = [
        [1, date(2023, 4, 8), "Dapur Sari", "Ani", 500_000],
        [2, date(2023, 4, 9), "Kedai Budi", "Budi", 300_000],
        [3, date(2023, 5, 9), "Es Teh", "Umi", 700_000],
    ]
    taken(put(tmp_path / "a.xlsx", [*TITLES, DAILY, *rows]))
    asked = Question.objects.filter(needs_answer=True)
    assert [(q.row, q.kind) for q in asked] == [(6, "date_doubtful")]


def test_dates_that_tell_when_a_form_was_filled_in_cut_nothing(tmp_path):
    rows = [
        [1, date(2023, 3, 1), "Dapur Sari", "Ani", 500_000],
        [2, date(2023, 3, 2), "Kedai Budi", "Budi", 300_000],
    ]
    taken(put(tmp_path / "a.xlsx", [*TITLES, DAILY, *rows]))
    assert counts() == (1, 2, 800_000)


def test_a_bazaar_of_a_flat_list_without_its_days_is_asked_about(tmp_path):
    rows = [*YEAR[:2], [3, "Bazar HUT Kec. Palmerah", "menyusul", "GOR Palmerah", "Es Teh", "Umi", 700_000]]  # fmt: skip
    taken(put(tmp_path / "a.xlsx", [["PESERTA BAZAR 2023"], MANY, *rows]))
    assert counts() == (1, 2, 800_000)
    assert Question.objects.get(needs_answer=True).kind == "bazaar_undated"


def test_a_word_about_the_whole_list_holds_for_all_its_bazaars(tmp_path):
    taken(put(tmp_path / "a.xlsx", [["PESERTA BAZAR 2023"], MANY, *YEAR]))
    said("", file="a.xlsx", row=1, verb="drop")
    assert counts() == (0, 0, 0)


def test_a_bare_district_that_is_one_for_each_bazaar_is_where_it_was(tmp_path):
    head = ["No", "Kegiatan", "Tanggal", "Kecamatan", "Nama Usaha", "Omset"]
    rows = [
        [n, "Bazar Murah", date(2023, 6, 3 + n // 3), where, f"Dapur {n}", 100_000 + n]
        for n, where in enumerate(["Tambora"] * 3 + ["Kalideres"] * 3)
    ]
    taken(put(tmp_path / "a.xlsx", [["PESERTA 2023"], head, *rows]))
    assert set(Bazaar.objects.values_list("district", flat=True)) == {"31.73.04", "31.73.06"}  # fmt: skip

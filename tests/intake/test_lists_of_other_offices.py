"""Habits of other offices: words of totals and versions, days in cells, recaps below a list."""

from datetime import date

import pytest

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Question
from lapak.intake.attendance.titles import core, revision_of
from tests.intake.by_hand import ROWS, Office, listed, stall
from tests.intake.test_lists_of_an_office import BUDI, HEAD, SARI, TITLES, counts

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


@pytest.fixture
def office():
    return Office()


@pytest.mark.parametrize("words", ["T O T A L", "J U M L A H", "Grandtotal", "Omzet Total", "Penjualan Keseluruhan"])  # fmt: skip
def test_a_total_is_a_total_however_it_is_spelt(tmp_path, words):
    total = [None, words, None, 700_000]
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, SARI, BUDI, total)
    assert told == (1, 2, 700_000, [])


def test_a_subtotal_of_a_ward_sums_up_the_rows_since_the_one_before(tmp_path):
    tono, rina = [3, "Toko Tono", "Tono", 200_000], [4, "Kue Rina", "Rina", 250_000]
    rows = [
        SARI, BUDI, [None, "Sub Jumlah Kel. Kapuk", None, 700_000],
        tono, rina, [None, "Sub Jumlah Kel. Slipi", None, 450_000],
        [None, "TOTAL", None, 1_150_000],
    ]  # fmt: skip
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, *rows)
    assert told == (1, 4, 1_150_000, [])


def test_a_stall_that_is_called_so_and_sums_up_nothing_is_asked_about(tmp_path):
    total_snack = [None, "Sub Jumlah Snack", None, 650_000]
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, SARI, BUDI, total_snack)
    assert told[1:3] == (3, 1_350_000)
    assert told[3] == ["row_doubtful"]


def test_a_recap_with_words_of_its_own_below_a_list_is_no_stall(tmp_path):
    recap = [
        [],
        [None, "REKAP PER KATEGORI"],
        [None, "Kategori", "Jumlah UMKM", "Omzet"],
        [None, "Kuliner", 1, 300_000],
        [None, "Fashion", 1, 400_000],
        [None, "Total", 2, 700_000],
    ]
    told = counts(tmp_path / "a.xlsx", *TITLES, HEAD, SARI, BUDI, *recap)
    assert told[:3] == (1, 2, 700_000)


def test_both_ends_of_a_bazaar_may_stand_in_one_row(tmp_path):
    days = [
        "Tanggal Mulai",
        date(2023, 11, 4),
        "Tanggal Selesai",
        date(2023, 11, 5),
    ]
    titles = [["DAFTAR HADIR BAZAR UMKM KEC. TAMBORA"], days, []]
    other = [
        [],
        ["Festival Kuliner Kec. Palmerah"],
        ["Tanggal Mulai", date(2023, 12, 2), "Tanggal Selesai", date(2023, 12, 3)],
        [],
    ]
    told = counts(
        tmp_path / "a.xlsx", *titles, HEAD, SARI, BUDI, *other, HEAD, SARI, BUDI
    )
    assert told[:3] == (2, 4, 1_400_000)
    held = Bazaar.objects.order_by("opens").values_list("opens", "closes")
    assert list(held) == [
        (date(2023, 11, 4), date(2023, 11, 5)),
        (date(2023, 12, 2), date(2023, 12, 3)),
    ]


def test_a_postponed_bazaar_was_not_held(tmp_path):
    titles = [*TITLES[:3], ["DITUNDA"], []]
    told = counts(tmp_path / "a.xlsx", *titles, HEAD, SARI, BUDI)
    assert told == (0, 0, 0, ["cancelled"])


@pytest.mark.parametrize("more", [" TAHUN 2023", " 2023", " T.A. 2023", " (KULINER)"])
def test_the_year_or_the_ware_behind_its_name_makes_no_other_bazaar(office, more):
    title = "BAZAR RAMADHAN KEC. TAMBORA"
    office.take("a.xlsx", listed(*ROWS[:2], title=title))
    office.take("b.xlsx", listed(ROWS[2], title=title + more))
    assert office.counts() == (1, 3, 1_500_000)


def test_a_name_of_nothing_but_a_year_keeps_it():
    assert core("2023") == "2023"


def test_a_place_outside_the_city_is_told_in_the_title_too(office):
    outside = {"title": "PAMERAN UMKM PROVINSI DKI JAKARTA", "place": "TMII, Jakarta Timur"}  # fmt: skip
    office.take("a.xlsx", listed(*ROWS[:2], **outside))
    whole = f"{outside['title']} DI {outside['place'].upper()}"
    office.take("b.xlsx", listed(ROWS[2], title=whole, place=""))
    assert office.counts()[:2] == (1, 3)
    bazaar = Bazaar.objects.get()
    assert (bazaar.name.upper(), bazaar.place) == (outside["title"], outside["place"])


OLD = [stall(n, f"Kedai {n}", f"Pemilik {n}", 250_000) for n in range(1, 6)]
NEW = [stall(n, f"Kedai {n}", f"Pemilik {n}", 300_000) for n in range(1, 7)]


@pytest.mark.parametrize(
    ("older", "newer"),
    [
        ("Absen - old.xlsx", "Absen - new.xlsx"),
        ("Absen lama.xlsx", "Absen.xlsx"),
        ("Absen fix.xlsx", "Absen fix banget.xlsx"),
        ("Absen.xlsx", "Absen (2).xlsx"),
        ("Absen.xlsx", "Absen_FINAL.xlsx"),
    ],
)
def test_names_of_files_tell_which_list_is_newer_whichever_comes_first(
    office, older, newer
):
    office.take(newer, listed(*NEW))
    office.take(older, listed(*OLD))
    assert office.counts() == (1, 6, 1_800_000)
    assert Question.objects.filter(kind="superseded").count() == 1


def test_lists_are_known_again_though_their_owners_are_written_otherwise(office):
    def without_numbers(owners, amount):
        return [[n, f"Dapur {n} Kita", owner, "", amount, None] for n, owner in enumerate(owners, 1)]  # fmt: skip

    written = ["Mansyur Prasetyo", "Astuti Effendi", "Yayah Lubis", "Desi Oetomo"]
    otherwise = ["Mansyur P.", "Ibu Astuti Effendi", "Yayha Lubis", "Desi Oetomo"]
    office.take("a.xlsx", listed(*without_numbers(otherwise, 250_000)))
    office.take("a FINAL.xlsx", listed(*without_numbers(written, 300_000)))
    assert office.counts() == (1, 4, 1_200_000)


@pytest.mark.parametrize(
    ("title", "new"),
    [("Daftar", 0), ("Daftar fix", 1), ("Daftar FINAL banget", 2), ("rev 3", 3), ("v2", 2), ("Daftar - baru", 1), ("Pasar Baru", 0)],
)  # fmt: skip
def test_how_new_a_list_says_it_is(title, new):
    assert revision_of(title, "Sheet1") == new

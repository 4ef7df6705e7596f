"""Flat lists whose days stand in the titles, in names, or may be read otherwise."""

from datetime import date

import pytest

from lapak.domain.bazaars.models import Bazaar
from lapak.domain.sources.models import Question
from tests.intake.settling.test_copied_sheets import AMOUNTS, a_book
from tests.intake.settling.test_explained import taken, turnover
from tests.intake.settling.test_flat_lists import (
    DAILY,
    MANY,
    TITLES,
    counts,
    put,
    regions,
)

pytestmark = pytest.mark.django_db
__all__ = ["regions"]
EIGHTH, NINTH = date(2023, 4, 8), date(2023, 4, 9)


def held():
    return set(Bazaar.objects.values_list("name", "opens", "closes"))


def daily(*days):
    who = [("Dapur Sari", "Ani", 500_000), ("Kedai Budi", "Budi", 300_000)]
    return [[n, day, *told] for n, (day, told) in enumerate(zip(days, who, strict=True), 1)]  # fmt: skip


def asked():
    return [(q.row, q.kind) for q in Question.objects.filter(needs_answer=True)]


def test_bazaars_of_a_flat_list_without_days_are_on_the_days_of_the_titles(tmp_path):
    rows = [
        [1, "Bazar Ramadhan", "menyusul", "RPTRA Tambora", "Dapur Sari", "Ani", 500_000],
        [2, "Bazar Murah", "menyusul", "GOR Tambora", "Kedai Budi", "Budi", 300_000],
    ]  # fmt: skip
    taken(put(tmp_path / "a.xlsx", [*TITLES, MANY, *rows]))
    assert held() == {("Bazar Ramadhan", EIGHTH, NINTH), ("Bazar Murah", EIGHTH, NINTH)}


def test_a_list_whose_rows_all_tell_one_day_of_its_bazaar_stays_whole(tmp_path):
    taken(put(tmp_path / "a.xlsx", [*TITLES, DAILY, *daily(EIGHTH, EIGHTH)]))
    assert counts() == (1, 2, 800_000)
    assert [told[1:] for told in held()] == [(EIGHTH, NINTH)]


def test_the_days_of_its_rows_are_the_bazaars_where_no_title_tells_any(tmp_path):
    taken(put(tmp_path / "a.xlsx", [TITLES[0], DAILY, *daily(EIGHTH, NINTH)]))
    assert counts() == (1, 2, 800_000)
    assert [told[1:] for told in held()] == [(EIGHTH, NINTH)]


@pytest.mark.parametrize(
    ("name", "days"),
    [
        ("Bazar Murah", "11/4 - 11/5/2023"),
        ("Bazar Murah 4 November - 5 Desember 2023", None),
    ],
)
def test_days_of_a_flat_list_that_may_be_others_are_asked_about(tmp_path, name, days):
    rows = [
        [1, "Bazar Ramadhan", "8-9 April 2023", "RPTRA Tambora", "Dapur Sari", "Ani", 500_000],
        [2, name, days, "GOR Tambora", "Kedai Budi", "Budi", 300_000],
    ]  # fmt: skip
    taken(put(tmp_path / "a.xlsx", [["PESERTA BAZAR 2023"], MANY, *rows]))

    assert asked() == [(4, "date_doubtful")]
    assert "Benar?" in Question.objects.get(kind="date_doubtful").reason
    assert counts() == (2, 2, 800_000)


def test_a_sheet_of_the_same_people_without_amounts_adds_nothing_and_asks_nothing(tmp_path):  # fmt: skip
    taken(a_book(tmp_path / "hadir.xlsx", Hadir=AMOUNTS, Daftar=[None] * 4))
    assert turnover() == 1_000_000
    assert not Question.objects.filter(kind="sheets_added").exists()

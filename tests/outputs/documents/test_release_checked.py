"""A release that Lapak writes stands before its own checker; a changed digit doesn't."""

from datetime import date

import pytest
from django.utils import timezone

from lapak.demo.year import write_year
from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.intake.deciding import apply, read_table
from lapak.intake.finding import find_files
from lapak.intake.known import office_places
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, take_in
from lapak.outputs.documents.made import made
from lapak.outputs.documents.release import release
from tests.figures.made import random_year
from tests.figures.office import YEAR, Office
from tests.intake.test_year import decisions, take_in_all
from tests.intake.year_files import needs_year, truth
from tests.outputs.documents.changed_digits import let_pass, not_true, numbers, unread

pytestmark = pytest.mark.django_db
LANGUAGES = ("id", "en")


@pytest.fixture(autouse=True)
def city(db, time_machine):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=True)
    ensure_regions("31.73")


def sealed():
    write("places.told", District.objects.earliest("code"), by="Ratna")


def told(lang, year=YEAR):
    return release(made(year, lang), "", office_places())


def stands(year=YEAR, many=1):
    """Every number of both releases is true, and none can be changed unnoticed."""
    for lang in LANGUAGES:
        one = told(lang, year)
        assert len(list(numbers(one))) >= many
        assert (lang, not_true(one)) == (lang, [])
        assert (lang, unread(one)) == (lang, [])
        assert (lang, let_pass(one)) == (lang, [])
        assert one.slips == ()
        assert not one.stopped


@pytest.mark.parametrize("seed", range(8))
def test_a_year_at_random_is_told_truly_and_no_digit_of_it_changes_unnoticed(seed):
    random_year(seed)
    sealed()
    stands()


def test_a_year_with_nothing_is_told_without_a_number():
    sealed()
    for lang, said in (("id", "Tidak ada bazar daring"), ("en", "No online bazaar")):
        one = told(lang)
        assert list(numbers(one)) == []
        assert said in one.text
        assert one.checked.holds


def test_one_of_something_is_told_as_one_and_none_as_none():
    office = Office()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    office.sold(office.took_part(bazaar, office.business("31.73.01")), 750_000)
    office.visit(day=date(YEAR, 5, 2), district="31.73.01", found=["label"])
    sealed()
    stands(many=6)
    indonesian, english = told("id").text, told("en").text
    assert "1 usaha berbeda, yang bersama-sama 1 kali ikut serta" in indonesian
    assert "menggelar 1 bazar luring pada Maret 2023" in indonesian
    assert "Tidak ada kunjungan ke toko kelontong yang tercatat" in indonesian
    assert "held 1 offline bazaar in March 2023" in english
    assert "1 different business, with 1 participation." in english
    assert "No online bazaar is recorded in 2023." in english


def test_half_a_year_says_that_it_is_not_over(time_machine):
    time_machine.move_to("2023-06-30T10:00:00Z", tick=True)
    office = Office()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    office.sold(office.took_part(bazaar, office.business("31.73.01")), 750_000)
    sealed()
    stands()
    assert "belum selesai; angka ini menurut data per 30 Juni 2023" in told("id").text
    assert "isn't over; these are its numbers as of 30 June 2023" in told("en").text


def test_open_questions_are_told_without_a_number_that_nobody_could_check():
    office = Office()
    table = office.table()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    office.sold(office.took_part(bazaar, office.business("31.73.01"), table), 7_500_000)
    office.question(table.file, at_stake=6_750_000)
    sealed()
    one = told("id")
    assert "Masih ada pertanyaan terbuka tentang data tahun ini" in one.text
    assert "open_questions" not in one.words
    assert not one.stopped
    assert "Omset seluruh lapak bazar luring Rp7.500.000." in one.text


@pytest.mark.slow
def test_the_release_of_the_made_up_year_stands(tmp_path):
    write_year(tmp_path, seed=1)
    with Reader() as reader:
        desk = Desk(reader)
        reads = [desk.read(path) for path in find_files([tmp_path])]
        take_in(reads, by="uji", now=timezone.now())
    stands(2025, many=12)


@pytest.mark.slow
@needs_year
def test_the_release_of_a_whole_year_of_messy_files_stands():
    take_in_all()
    answers = read_table(decisions(truth()))
    apply(answers, by="uji", now=timezone.now(), places=office_places())
    stands(many=12)
    assert "Rp3.275.635.000" in told("id").text
    assert "4.100 kali ikut serta" in told("id").text

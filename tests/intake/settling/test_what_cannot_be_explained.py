"""Explanations and corrections that mean nothing: each gets its sentence, nothing changes."""

import pytest
from django.utils import timezone

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import Decision, SourceFile
from lapak.intake.rereading import speaks_of
from lapak.intake.settling.settle import settle
from tests.intake.settling.test_explained import (
    HEAD,
    ODD_HEAD,
    SMALL,
    a_book,
    said,
    taken,
    turnover,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("column:E=untung", "bukan arti kolom"),
        ("column:E=", "bukan arti kolom"),
        ("column=turnover", "huruf kolom"),
        ("column:E", "huruf kolom"),
        ("column:ZZZ=turnover", "bukan arti kolom"),
        ("column:Z=turnover", "Kolom Z kosong"),
        ("unit=lusin", "bukan satuan"),
        ("unit", "bukan satuan"),
        ("header=2", "header=1"),
        ("warna=merah", "Tidak ada yang bernama"),
    ],
)
def test_what_cannot_be_explained_gets_its_sentence(tmp_path, value, words):
    taken(a_book(tmp_path / "hadir.xlsx"))

    applied = said(value)

    assert words in applied.homeless[0].reason
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    ("place", "words"),
    [
        ({"file": "lain.xlsx"}, "belum diambil masuk"),
        ({"sheet": "Lembar 9"}, "Lembar “Lembar 9” tidak ada"),
        ({"row": 90}, "Baris 90 kosong"),
        ({"row": 0}, "Nomor barisnya"),
    ],
)
def test_a_place_that_is_not_there_is_told(tmp_path, place, words):
    taken(a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD))

    applied = said("column:E=turnover", **place)

    assert words in applied.homeless[0].reason


def test_a_unit_of_nothing_recognised_asks_for_the_columns_first(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=ODD_HEAD))

    assert "Cocokkan kolomnya dahulu" in said("unit=ribuan").homeless[0].reason


def test_two_files_of_one_name_ask_for_the_folder(tmp_path):
    other = [[1, "Toko Lain", "Orang Lain", 1, 70_000]]
    taken(
        a_book(tmp_path / "a" / "hadir.xlsx"),
        a_book(tmp_path / "b" / "hadir.xlsx", rows=other),
    )

    assert "Tulis foldernya juga" in said("column:E=turnover").homeless[0].reason

    applied = said("column:E=turnover", file="b/hadir.xlsx")
    assert applied.homeless == []
    assert turnover() == 70_000


def test_columns_of_other_kinds_of_files_are_not_explained(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx"))
    SourceFile.objects.update(kind="curation")

    assert "bukan daftar hadir" in said("column:E=turnover").homeless[0].reason


def test_a_correction_that_means_nothing_any_more_changes_nothing(tmp_path):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"]))
    for value in ("warna=merah", "days=kapan-kapan"):
        Decision.objects.create(
            file="hadir.xlsx", row=5, verb="set", value=value, by="x", at=timezone.now()
        )

    written, homeless = settle(by="ratna")

    assert not any(written.counts.values())
    assert homeless == {}


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("day=2025-05-03", ""),
        ("day=", ""),
        ("day=besok", "Tulis satu tanggal"),
        ("cancelled=ya", "cancelled=1"),
        ("split=ya", "split=1"),
        ("name=", "Tulis nama bazarnya"),
    ],
)
def test_the_day_of_a_list_and_marks_are_told_plainly(tmp_path, value, words):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"]))

    applied = said(value)

    assert all(words in lost.reason for lost in applied.homeless)
    assert bool(applied.homeless) == bool(words)


@pytest.mark.parametrize(
    ("said_of", "path", "standing", "speaks"),
    [
        ("hadir.xlsx", "/a/hadir.xlsx", {"/a/hadir.xlsx"}, True),
        ("hadir.xlsx", "/a/hadir.xlsx", {"/a/hadir.xlsx", "/b/hadir.xlsx"}, False),
        ("hadir.xlsx", "b/hadir.xlsx", {"hadir.xlsx", "b/hadir.xlsx"}, False),
        ("hadir.xlsx", "hadir.xlsx", {"hadir.xlsx", "b/hadir.xlsx"}, True),
        ("a/hadir.xlsx", "b/hadir.xlsx", {"a/hadir.xlsx"}, False),
        # one that has not come yet: a version of the file that was meant, or another
        ("hadir.xlsx", "/a/hadir.xlsx", set(), True),
        ("a/hadir.xlsx", "/x/a/hadir.xlsx", {"a/hadir.xlsx"}, True),
        ("hadir.xlsx", "/b/hadir.xlsx", {"/a/hadir.xlsx"}, False),
    ],
)
def test_a_word_speaks_of_one_file_alone(said_of, path, standing, speaks):
    assert speaks_of(said_of, path, standing) is speaks


def test_a_kept_file_that_is_gone_stays_as_it_was_read(tmp_path, settings):
    taken(a_book(tmp_path / "hadir.xlsx", head=[*HEAD[:4], "Omset"], rows=SMALL))
    said("unit=ribuan")
    Decision.objects.all().delete()
    settings.DATA = tmp_path / "elsewhere"

    settle(by="ratna")

    assert turnover() == 150_000_000
    assert "Pulihkan dari cadangan" in said("unit=juta").homeless[0].reason

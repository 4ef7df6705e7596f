"""A pasted text laid beside the figures, as its page tells it."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from lapak.domain.journal.models import Entry
from tests.factories import UserFactory
from tests.figures.office import YEAR, Office
from tests.intake.documents.made import pdf_of_words, word

pytestmark = pytest.mark.django_db
ADDRESS = "/periksa-teks/"


@pytest.fixture
def head(client):
    client.force_login(UserFactory(role="head", username="kepala"))
    return client


@pytest.fixture
def year():
    """One bazaar in March in Cengkareng, two businesses, Rp1.250.000."""
    office = Office()
    table = office.table()
    bazaar = office.bazaar(date(YEAR, 3, 11), "31.73.01", "kecamatan")
    for name in ("Dapur Sari", "Kopi Pojok"):
        there = office.took_part(bazaar, office.business("31.73.01", name=name), table)
        office.sold(there, 625_000)


def checked(client, text, year=YEAR):
    return client.post(ADDRESS, {"text": text, "year": year})


def page(answer):
    return " ".join(answer.content.decode().split())


def test_only_who_is_signed_in_may_check(client, db):
    assert client.get(ADDRESS).status_code == 302


def test_each_number_is_marked_and_leads_to_its_figure(head, year):
    told = page(checked(head, "Ada 1 kali bazar luring dengan omzet Rp1.250.000."))
    assert "Rp1.250.000<sup>2</sup>" in told
    assert f'href="/angka/?tahun={YEAR}&amp;angka=offline_turnover#baris"' in told
    assert "Tidak ada angka yang salah" in told


def test_a_false_number_is_told_with_what_is_right(head, year):
    told = page(checked(head, "Omzet bazar luring Rp1.350.000."))
    assert "1 angka salah." in told
    assert "Rp1.250.000" in told


def test_a_part_leads_to_the_rows_of_that_part(head, year):
    told = page(checked(head, "Di Cengkareng ada 1 bazar luring."))
    assert "kecamatan=31.73.01" in told


def test_a_month_leads_to_the_rows_of_that_month(head, year):
    told = page(checked(head, "Bulan Maret ada 1 bazar luring."))
    assert f"bulan={YEAR}-03" in told


def test_what_contradicts_itself_is_said(head, year):
    told = page(checked(head, "Hadir 80 (delapan belas) usaha."))
    assert "delapan belas" in told
    assert 'data-s="bahaya"' in told


def test_a_text_without_numbers_says_so(head, year):
    assert "Tidak ada angka yang bisa diperiksa" in page(checked(head, "Selamat pagi"))


def test_markup_stays_text(head, year):
    told = page(checked(head, "<script>alert(1)</script> 7 bazar & 'x'"))
    assert "<script>alert" not in told
    assert "&lt;script&gt;" in told


def test_nothing_pasted_is_asked_for_again(head, year):
    answer = checked(head, "")
    assert answer.status_code == 422
    assert "Tempel teks yang mau diperiksa." in page(answer)


def test_a_text_too_long_is_refused_with_what_to_do(head, year):
    answer = checked(head, "a" * 200_001)
    assert answer.status_code == 422
    assert "sebagian demi sebagian" in page(answer)


def test_a_text_of_nothing_but_numbers_is_refused_with_what_to_do(head, year):
    answer = checked(head, "7 " * 5_001)
    assert answer.status_code == 422
    assert "lebih dari 5.000 angka" in page(answer)


def test_a_long_text_is_read_whole(head, year):
    told = page(checked(head, "kata " * 39_000 + "7 bazar luring"))
    assert "7<sup>1</sup>" in told


def test_a_year_without_figures_is_none_to_choose(head, year):
    assert checked(head, "7 bazar", year=1999).status_code == 422


def test_nothing_of_the_text_is_kept(head, year):
    before = Entry.objects.count()
    checked(head, "rahasia 7 bazar")
    assert Entry.objects.count() == before


def test_in_english_it_speaks_english(head, year):
    head.cookies["django_language"] = "en"
    told = page(checked(head, "There was 1 offline bazaar."))
    assert "No number of this text is false" in told


def sent(client, content, text="", name="rilis.docx"):
    document = SimpleUploadedFile(name, content)
    told = {"text": text, "year": YEAR, "document": document}
    return client.post(ADDRESS, told)


def test_a_word_document_is_checked_like_a_text(head, year):
    rows = [["Kecamatan", "Omzet bazar luring"], ["Cengkareng", "Rp1.350.000"]]
    told = page(sent(head, word("Rilis", table=rows)))
    assert "Rp1.350.000<sup>1</sup>" in told
    assert "1 angka salah." in told


def test_a_pdf_is_checked_like_a_text(head, year):
    told = page(sent(head, pdf_of_words("Ada 1 kali bazar luring."), name="rilis.pdf"))
    assert "Tidak ada angka yang salah" in told


def test_a_document_that_cannot_be_read_says_what_to_do(head, year):
    answer = sent(head, b"\x89PNG\r\n\x1a\n", name="foto.png")
    assert answer.status_code == 422
    assert "gambar" in page(answer)


def test_an_empty_document_says_so(head, year):
    answer = sent(head, b"")
    assert answer.status_code == 422
    assert "kosong" in page(answer)


def test_a_document_too_long_is_refused_with_what_to_do(head, year):
    answer = sent(head, b"a " * 100_001, name="panjang.txt")
    assert answer.status_code == 422
    assert "sebagian demi sebagian" in page(answer)


def test_a_text_and_a_document_together_are_asked_about(head, year):
    answer = sent(head, word("7 bazar"), text="8 bazar")
    assert answer.status_code == 422
    assert "bukan keduanya" in page(answer)


def test_nothing_of_a_document_is_kept(head, year):
    before = Entry.objects.count()
    sent(head, word("rahasia 7 bazar"))
    assert Entry.objects.count() == before

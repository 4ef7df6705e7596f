"""Answers as a CSV: questions out, answers in."""

import io

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from lapak.domain.sources.models import Decision
from lapak.figures.ledger import ledger
from lapak.jobs import decisions
from tests.factories import UserFactory
from tests.jobs.test_intake import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]
HEAD = "file,sheet,row,kind,question,decision,value\n"


def text(page):
    return " ".join(page.content.decode().split())


def apply(staff, content, name="jawab.csv"):
    file = SimpleUploadedFile(name, content)
    return staff.post(reverse("files:decisions"), {"file": file})


def saved(book):
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_the_questions_are_the_bytes_of_the_command(staff, filed, tmp_path):
    run(decisions, "export", tmp_path / "tanya.csv")

    page = staff.get(reverse("files:questions_csv"))

    assert page.content == (tmp_path / "tanya.csv").read_bytes()
    assert "pertanyaan.csv" in page["Content-Disposition"]


def test_answers_hold_and_the_rest_is_told_with_its_reason(staff, filed):
    told = (
        "hadir.xlsx,,9,,,set_turnover,700000\n"
        "hadir.xlsx,,99,,,drop,\n"
        "tidak-ada.xlsx,,9,,,drop,\n"
    )

    page = apply(staff, (HEAD + told).encode())

    applied = page.context["applied"]
    assert (applied.lines, applied.made, applied.hold) == (3, 1, 1)
    assert "Baris 99 bukan baris isi" in text(page)
    assert "Berkas tidak-ada.xlsx belum diambil masuk" in text(page)
    assert ledger(2025)["offline_turnover"].value == 2_000_000


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ((HEAD + "hadir.xlsx,,9,,,hapus,\n").encode(), "“hapus” bukan keputusan"),
        (b"file,row\nhadir.xlsx,9\n", "Kolom sheet, kind"),
        (b"", "Berkas keputusan ini kosong"),
        (b"PK\x03\x04 broken", "Berkas rusak atau terpotong"),
    ],
)
def test_a_file_that_cannot_be_understood_is_refused_whole(
    staff, filed, content, words
):
    page = apply(staff, content)

    assert page.status_code == 422
    assert words in text(page)
    assert not Decision.objects.exists()


def test_a_table_that_is_none_leads_to_the_button_of_the_page(staff, filed):
    for content in (b"", b"file,row\nhadir.xlsx,9\n"):
        page = text(apply(staff, content))

        assert "Mulai dari tombol “Pertanyaan sebagai CSV” di bawah." in page
        assert "lapak decisions" not in page


LINES = [
    ("hadir.xlsx,,²,,,drop,", "Nomor barisnya bukan angka"),
    ("hadir.xlsx,,9,,,set_turnover,", "Tulis omsetnya"),
    ("hadir.xlsx,,9,,,set_turnover,banyak", "“banyak” bukan rupiah"),
    ("hadir.xlsx,,9,,,set_district,31.99.01", "Tidak ada kecamatan dengan kode"),
    ("hadir.xlsx,,9,,,swap,name phone", "Tulis dua arti kolom"),
    ("hadir.xlsx,,9,,,attribute,Warung Entah", "Tidak ada usaha bernama"),
    ("hadir.xlsx,,9,,,attribute,²", "Tidak ada usaha bernama"),
    ("hadir.xlsx,,9,,,attribute," + "9" * 30, "Tidak ada usaha bernama"),
    ("hadir.xlsx,,1,,,set,warna=merah", "Tidak ada yang bernama “warna”"),
    ("hadir.xlsx,,1,,,set,name=" + "x" * 300, "Isiannya terlalu panjang"),
    ("hadir.xlsx,,1,,,set_turnover,700", "adalah judul tabel"),
    ("hadir.xlsx,lain,9,,,drop,", "Lembar “lain” tidak ada"),
]


@pytest.mark.parametrize(("line", "words"), LINES)
def test_each_line_without_a_place_is_told_with_its_reason(staff, filed, line, words):
    page = apply(staff, (HEAD + line + "\n").encode())

    (lost,) = page.context["applied"].homeless
    assert words in lost.reason
    assert not Decision.objects.exists()


@pytest.mark.parametrize(
    "write",
    [
        lambda text: text.encode("utf-16"),
        lambda text: text.replace(",", ";").encode("cp1252"),
        lambda text: text.replace(",", "\t").encode("utf-8-sig"),
        lambda text: text.replace("hadir", "ha\x00dir").encode(),
    ],
)
def test_a_csv_is_read_as_excel_writes_it(staff, filed, write):
    line = f"hadir.xlsx,,9,{'k' * 40},é,set_turnover,700000\n"

    page = apply(staff, write(HEAD + line))

    assert page.context["applied"].hold == 1


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"\x81\x8d\x8f", "bukan teks"),
        (b'"' + b"x" * 200_000, "tidak terbaca sebagai CSV"),
    ],
)
def test_what_is_no_csv_gets_its_sentence(staff, content, words):
    page = apply(staff, content)

    assert page.status_code == 422
    assert words in text(page)


def test_the_page_says_how_many_questions_wait(staff, filed):
    page = staff.get(reverse("files:decisions"))

    assert "2 pertanyaan menunggu" in text(page)
    assert "applied" not in page.context


def test_no_file_chosen_is_said(staff):
    page = staff.post(reverse("files:decisions"))

    assert page.status_code == 422
    assert "Pilih dulu berkas" in text(page)


def test_a_csv_saved_by_excel_as_a_workbook_is_taken_too(staff, filed):
    book = openpyxl.Workbook()
    book.active.append(HEAD.strip().split(","))
    book.active.append(["hadir.xlsx", "", 9, "", "", "set_turnover", 700000])

    page = apply(staff, saved(book), "jawab.xlsx")

    assert page.context["applied"].made == 1
    assert ledger(2025)["offline_turnover"].value == 2_000_000
    empty = apply(staff, saved(openpyxl.Workbook()), "kosong.xlsx")
    assert empty.status_code == 422


@pytest.mark.parametrize("name", ["decisions", "questions_csv"])
def test_only_who_takes_in_answers(client, name):
    client.force_login(UserFactory(role="auditor"))

    assert client.get(reverse(f"files:{name}")).status_code == 403

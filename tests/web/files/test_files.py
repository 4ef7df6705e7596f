"""The pages about files, as staff use them."""

import csv

import openpyxl
import pytest
from django.urls import reverse

from lapak.domain.people.models import User
from lapak.domain.sources.models import (
    SourceFile,
    SourceTable,
)
from lapak.figures.ledger import ledger
from tests.factories import UserFactory
from tests.intake.exports.made import TOKOPEDIA
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload

pytestmark = pytest.mark.django_db


def test_a_list_that_is_uploaded_counts_and_its_questions_wait(staff, taken):
    page = staff.get(reverse("files:list")).content.decode()

    assert "hadir.xlsx" in page
    assert "Jawab 2 pertanyaan" in page
    assert ledger(2025)["offline_turnover"].value == 1_300_000


def states(page):
    """Name, state and why not, of each file on the list."""
    table = page.context["table"]
    return {
        str(row[0].value): (str(row[-1].value), str(row[-1].note or ""))
        for row in table.rows
    }


@pytest.fixture
def aside(staff, tmp_path):
    """One list that counts, and one of each kind that does not."""
    called_off = a_list(tmp_path / "c.xlsx", days="9 Mei 2025", name="BAZAR A")
    hidden = a_list(tmp_path / "draf.xlsx", days="11 Mei 2025", name="BAZAR B")
    book = openpyxl.load_workbook(hidden)
    book.active.title = "DRAFT lama"
    book.save(hidden)
    kept = a_list(tmp_path / "hadir.xlsx")
    old = a_list(tmp_path / "lama.xlsx", days="3 Mei 2024")
    upload(staff, called_off, hidden, kept, old)
    table = SourceTable.objects.get(name="BAZAR A")
    correct = reverse("files:correct", args=[table.file_id, table.pk])
    staff.post(correct, {"verb": "drop"})


def test_a_file_of_which_nothing_counts_says_so_and_why(staff, aside):
    page = staff.get(reverse("files:list"))

    assert states(page) == {
        "hadir.xlsx": ("dihitung", ""),
        "lama.xlsx": ("disisihkan", "tahun lain"),
        "draf.xlsx": ("disisihkan", "lembar tersembunyi"),
        "c.xlsx": ("disisihkan", "dilewati oleh petugas"),
    }


def test_a_file_of_which_a_part_is_set_aside_counts_and_says_so(staff, tmp_path):
    path = a_list(tmp_path / "hadir.xlsx")
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book.active).title = "DRAFT lama"
    book.save(path)
    upload(staff, path)

    page = staff.get(reverse("files:list"))

    told = ("dihitung", "sebagian disisihkan: lembar tersembunyi")
    assert states(page) == {"hadir.xlsx": told}


def test_the_list_narrows_to_what_counts_and_to_what_is_set_aside(staff, aside):
    counts = staff.get(reverse("files:list"), {"keadaan": "taken_in"})
    not_counted = staff.get(reverse("files:list"), {"keadaan": "aside"})

    assert set(states(counts)) == {"hadir.xlsx"}
    assert set(states(not_counted)) == {"lama.xlsx", "draf.xlsx", "c.xlsx"}


def test_a_file_says_on_its_page_why_it_does_not_count(staff, aside):
    old = SourceFile.objects.get(path="lama.xlsx")

    page = " ".join(staff.get(reverse("files:file", args=[old.pk])).content.decode().split())  # fmt: skip

    assert "Daftar hadir, disisihkan: 4 (tahun lain)." in page
    assert "disisihkan: tahun lain" in page


def an_export(path, **told):
    line = TOKOPEDIA | told
    with path.open("w", newline="") as out:
        csv.writer(out).writerows([list(line), list(line.values())])
    return path


def test_an_export_that_a_newer_one_repeats_is_set_aside(staff, tmp_path):
    upload(staff, an_export(tmp_path / "lama.csv"))
    upload(staff, an_export(tmp_path / "baru.csv", **{"Jumlah Produk Dibeli": 2}))
    once = states(staff.get(reverse("files:list")))
    called_off = {"Status Terakhir": "Pesanan Dibatalkan"}
    upload(staff, an_export(tmp_path / "terakhir.csv", **called_off))

    last = states(staff.get(reverse("files:list")))

    replaced = ("disisihkan", "digantikan daftar yang lebih baru")
    assert once == {
        "lama.csv": replaced,
        "baru.csv": ("disisihkan", "dibayar di luar tanggal edisi"),
    }
    assert last == {
        "lama.csv": replaced,
        "baru.csv": replaced,
        "terakhir.csv": ("dihitung", ""),
    }


def test_the_list_shows_the_folder_and_the_newest_first(staff, taken, tmp_path):
    SourceFile.objects.update(given="2025/bazar/hadir.xlsx", path="/srv/x/hadir.xlsx")
    upload(staff, a_list(tmp_path / "a.xlsx", days="9 Mei 2025"))
    upload(staff, a_list(tmp_path / "z.xlsx", days="10 Mei 2025"))

    rows = staff.get(reverse("files:list")).context["table"].rows
    by_name = staff.get(reverse("files:list"), {"urut": "nama"}).context["table"].rows
    page = staff.get(reverse("files:file", args=[taken.pk])).content.decode()

    assert [r[0].value for r in rows] == ["z.xlsx", "a.xlsx", "hadir.xlsx"]
    assert rows[-1][0].note == "2025/bazar"
    assert [r[0].value for r in by_name] == ["a.xlsx", "hadir.xlsx", "z.xlsx"]
    assert "2025/bazar" in page
    assert "/srv/x" not in page
    assert SourceFile(path="/srv/kantor/2024/hadir.xlsx").folder == "2024"


def test_a_file_says_who_sent_it_by_name(staff, taken):
    sender = User.objects.get(username=taken.received_by)

    page = staff.get(reverse("files:file", args=[taken.pk])).content.decode()

    assert f"dari {sender.first_name}." in page


def test_a_file_that_was_taken_back_is_taken_in_again_by_a_button(staff, taken):
    staff.post(reverse("files:undo", args=[taken.pk]))
    page = staff.get(reverse("files:file", args=[taken.pk])).content.decode()
    redo = reverse("files:redo", args=[taken.pk])

    once = staff.post(redo, follow=True).content.decode()
    value = ledger(2025)["offline_turnover"].value
    twice = staff.post(redo, follow=True).content.decode()

    assert f'action="{redo}"' in page
    assert "Berkas diambil masuk lagi." in once
    assert value == 1_300_000
    assert "sudah tidak dalam keadaan dibatalkan" in twice
    assert ledger(2025)["offline_turnover"].value == 1_300_000


def test_a_photo_gets_its_sentence_and_nothing_is_taken_in(staff, tmp_path):
    photo = tmp_path / "foto.xlsx"
    photo.write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)

    page = upload(staff, photo).content.decode()

    assert "foto.xlsx: " in page
    assert ledger(2025)["offline_bazaars_held"].value == 0


def test_no_file_chosen_is_said(staff):
    page = staff.post(reverse("files:upload"), follow=True).content.decode()

    assert "Belum ada berkas yang dipilih" in page


def test_the_list_of_files_is_a_csv_too(staff, taken):
    page = staff.get(reverse("files:list"), {"unduh": "csv"})

    assert "hadir.xlsx" in b"".join(page.streaming_content).decode()


def test_a_wrongly_recognised_bazaar_is_corrected_and_stays_so(staff, taken, tmp_path):
    table = SourceTable.objects.get()
    address = reverse("files:correct", args=[taken.pk, table.pk])

    staff.post(
        address, {"days": "10–11 Mei 2024", "was-days": "2025-05-03 - 2025-05-04"}
    )

    assert ledger(2024)["offline_bazaars_held"].value == 1
    upload(staff, tmp_path / "hadir.xlsx")
    assert ledger(2024)["offline_bazaars_held"].value == 1
    page = staff.post(address, {"days": "kapan-kapan", "was-days": ""}, follow=True)
    assert "Tulis tanggalnya" in page.content.decode()


def test_a_file_is_taken_back_after_asking_once(staff, taken):
    address = reverse("files:undo", args=[taken.pk])

    assert staff.get(address).status_code == 200
    staff.post(address)

    assert ledger(2025)["offline_bazaars_held"].value == 0
    page = staff.get(reverse("files:file", args=[taken.pk])).content.decode()
    assert "ditarik kembali" in page


@pytest.mark.parametrize("page", ["file", "undo"])
def test_somebody_who_sees_one_district_finds_no_files(client, taken, page):
    client.force_login(UserFactory(role="district_officer", district_id="31.73.05"))

    answer = client.get(reverse(f"files:{page}", args=[taken.pk]))

    assert answer.status_code in (403, 404)


def test_an_auditor_reads_but_takes_nothing_in(client, taken, tmp_path):
    client.force_login(UserFactory(role="auditor"))

    assert client.get(reverse("files:file", args=[taken.pk])).status_code == 200
    assert upload(client, tmp_path / "hadir.xlsx").status_code == 403


def test_a_bazaar_must_have_a_name(staff, taken):
    table = SourceFile.objects.get().tables.get()
    address = reverse("files:correct", args=[table.file_id, table.pk])

    page = staff.post(address, {"name": "", "was-name": "BAZAR"}, follow=True)

    assert "Tulis nama bazarnya" in page.content.decode()

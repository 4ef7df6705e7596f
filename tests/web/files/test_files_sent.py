"""What is sent: folders, photos, too many, too large, and what waits of it."""

import os
import time
from pathlib import Path

import pytest
from django.conf import settings as now_settings
from django.urls import reverse

from lapak.domain.sources.models import SourceFile
from lapak.intake import choosing
from lapak.intake.reading import limits
from lapak.web.base import uploads
from tests.web.files.test_incoming import PHOTO, text, waiting

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]


def test_a_folder_says_of_each_file_why_it_is_not_read(send, hadir, staff):
    page = send(
        {
            "Bazar/Mei/hadir.xlsx": hadir,
            "Bazar/Mei/foto.jpg": PHOTO,
            "Bazar/Mei/~$hadir.xlsx": b"lock",
            "Bazar/.DS_Store": b"x",
            "Bazar/surat.pdf": b"%PDF-1.7",
            "Bazar/foto.xlsx": PHOTO,
        },
        fields={"unsent": "Bazar/bukti.zip\nBazar/../../rekaman.mp4"},
    )

    told = {one.file.path: one.file.refusal for one in page.context["files"]}
    assert "Angka tidak dibaca dari gambar" in told["Bazar/Mei/foto.jpg"]
    assert "bukan tabel" in told["Bazar/surat.pdf"]
    assert "Buka (ekstrak) dulu" in told["Bazar/bukti.zip"]
    assert "rekaman" in told["Bazar/rekaman.mp4"]
    assert "gambar" in told["Bazar/foto.xlsx"]
    assert told["Bazar/Mei/hadir.xlsx"] == ""
    assert len(told) == 6

    done = staff.post(reverse("files:take", args=[page.context["token"]]), follow=True)
    assert "Bazar/Mei/foto.jpg: Ini foto" in text(done)
    assert "Berkas diambil masuk: 1." in text(done)


def test_only_photos_leave_nothing_to_take_in(send):
    page = send({"a/1.jpg": PHOTO, "a/2.png": PHOTO})

    assert "Tidak ada baris daftar" in text(page)
    assert "Ambil masuk</button>" not in text(page)


def test_many_refused_files_are_counted_not_listed_all(send):
    page = send({f"a/{n}.jpg": PHOTO for n in range(7)}, do="take")

    assert text(page).count("Ini foto") == 5
    assert "2 berkas lagi tidak dibaca." in text(page)


def test_no_file_at_all_gets_its_sentence(send):
    assert "Belum ada berkas yang dipilih" in text(send({}))
    assert "Belum ada berkas yang dipilih" in text(send({"a/.DS_Store": b"x"}))


def test_too_many_files_get_their_sentence(send, monkeypatch):
    monkeypatch.setattr(choosing, "FILES", 3)

    page = send({f"a/{n}.xlsx": b"x" for n in range(4)})

    assert "Terlalu banyak: 4 berkas, paling banyak 3" in text(page)
    assert waiting() == []


def test_files_too_large_together_get_their_sentence(send, monkeypatch):
    monkeypatch.setattr(choosing, "BYTES", 1000)
    monkeypatch.setattr(uploads, "BYTES", 1000)

    page = send({"a/1.csv": b"x" * 900, "a/2.csv": b"x" * 900})

    assert "Semua berkas bersama lebih dari" in text(page)


def test_one_file_too_large_is_refused_and_the_others_come(send, hadir, monkeypatch):
    monkeypatch.setattr(limits, "FILE_BYTES", 20_000)
    monkeypatch.setattr(uploads, "FILE_BYTES", 20_000)

    page = send({"a/besar.csv": b"x" * 50_000, "a/hadir.xlsx": hadir})

    told = {one.file.path: one.file.refusal for one in page.context["files"]}
    assert told["a/besar.csv"].startswith("Berkas lebih besar dari")
    assert told["a/hadir.xlsx"] == ""


def test_a_script_hears_where_to_go(send, hadir):
    answer = send({"hadir.xlsx": hadir}, follow=False, HTTP_X_KIRIM="1")

    assert answer.json()["ke"].startswith("/berkas/tinjau/")
    assert send({}, follow=False, HTTP_X_KIRIM="1").json() == {"ke": "/berkas/"}


@pytest.mark.parametrize("token", ["../../keys", "a" * 32, "%2e%2e"])
def test_an_address_that_somebody_made_up_leads_nowhere(staff, token):
    answer = staff.get(f"/berkas/tinjau/{token}/")

    assert answer.status_code == 404


def test_a_file_of_a_look_that_is_not_there_is_gone(send, hadir, staff):
    token = send({"hadir.xlsx": hadir, "foto.jpg": PHOTO}).context["token"]

    for number in (0, 7):  # the photo comes first and has no rows
        address = reverse("files:preview_file", args=[token, number])
        assert staff.get(address).status_code == 404


def test_what_waits_is_sealed_and_kept_for_a_day_and_three_times(send, hadir, staff):
    for _ in range(4):
        send({"hadir.xlsx": hadir})
    assert len(waiting()) == 3
    lying = [p for folder in waiting() for p in folder.iterdir()]
    assert all(b"Siti Aminah" not in p.read_bytes() for p in lying)
    assert all(p.stat().st_mode & 0o077 == 0 for p in lying)

    old = time.time() - 24 * 3600 - 60
    os.utime(waiting()[0], (old, old))
    staff.get(reverse("files:list"))

    assert len(waiting()) == 2


def test_what_vanishes_while_it_is_looked_through_is_passed_over(staff):
    folder = Path(now_settings.DATA) / "waiting"
    folder.mkdir(parents=True)
    (folder / "1-x").symlink_to(folder / "gone")

    assert staff.get(reverse("files:list")).status_code == 200


def test_a_full_disk_is_said_and_leaves_nothing(send, hadir, settings, tmp_path):
    blocked = tmp_path / "data"
    blocked.mkdir()
    (blocked / "waiting").write_text("a file where a folder should be")

    page = send({"hadir.xlsx": hadir})

    assert "Berkas tidak dapat disimpan" in text(page)
    assert not SourceFile.objects.exists()


def test_a_look_that_breaks_off_leaves_nothing_waiting(send, hadir, monkeypatch):
    def breaks(*_args, **_words):
        raise RuntimeError("power cut")

    monkeypatch.setattr("lapak.web.files.incoming.look", breaks)

    with pytest.raises(RuntimeError):
        send({"hadir.xlsx": hadir})
    assert waiting() == []

"""Files that are looked at before they count."""

from pathlib import Path

import pytest
from django.conf import settings as now_settings
from django.urls import reverse

from lapak.demo.year import write_year
from lapak.domain.bazaars.models import Participation
from lapak.domain.journal.models import Entry
from lapak.domain.sources.models import SourceFile
from lapak.figures.ledger import ledger
from lapak.intake import take_in
from tests.factories import UserFactory
from tests.jobs.test_intake import ROWS, a_list

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_folder")]

PHOTO = b"\x89PNG\r\n\x1a\n" + b"0" * 200


def waiting():
    folder = Path(now_settings.DATA) / "waiting"
    return sorted(folder.iterdir()) if folder.is_dir() else []


def text(page):
    return " ".join(page.content.decode().split())


def counted(page):
    return {str(one.label): int(one.value) for one in page.context["total"]}


def numbers(file):
    return [number for _label, number in file.counts]


def test_a_look_tells_each_row_and_writes_nothing(send, hadir):
    page = send({"Bazar/hadir.xlsx": hadir})

    assert page.resolver_match.view_name == "files:preview"
    assert '>hadir.xlsx</a><br><span class="bantu">Bazar</span>' in text(page)
    assert counted(page) == {
        "Berkas yang akan masuk": 1,
        "Baris baru": 4,
        "Perlu jawaban": 2,
    }
    assert page.context["year"] == 2025
    assert not SourceFile.objects.exists()
    assert not Participation.objects.exists()
    assert not Entry.objects.exists()
    assert not (Path(now_settings.DATA) / "files").exists()


def test_a_row_shows_all_its_reasons_and_cells_as_written_and_as_understood(
    send, hadir, staff
):
    page = send({"hadir.xlsx": hadir})
    (file,) = page.context["files"]

    rows = staff.get(file.address)

    (group,) = rows.context["parts"]
    asked = group.rows[2]
    assert (asked.row.row, asked.pill, asked.row.asks) == (9, "beres", True)
    assert len(asked.reasons) == 3
    cells = {c.header: (c.written, c.understood) for c in asked.cells if c}
    assert cells["Omset"] == ("belum lapor", "tidak terbaca")
    assert cells["NIK"] == ("3173••••••••••••", "angka terakhir hilang karena Excel")
    assert "850rb" in text(rows)
    assert "→ Rp850.000" in text(rows)
    assert "317304520380900" not in text(rows)


def test_rows_are_narrowed_to_one_state(send, hadir, staff):
    address = send({"hadir.xlsx": hadir}).context["files"][0].address

    page = staff.get(address, {"keadaan": "question"})

    assert [r.row for r in page.context["page"].rows] == [9]
    assert staff.get(address, {"keadaan": "same"}).context["parts"] == []


def test_taking_in_what_was_looked_at_counts_and_leaves_nothing_waiting(
    send, hadir, staff
):
    page = send({"Bazar/hadir.xlsx": hadir})
    take = reverse("files:take", args=[page.context["token"]])

    done = staff.post(take, follow=True)
    again = staff.post(take)

    assert "Berkas diambil masuk: 1. Baris baru: 4. Perlu jawaban: 2." in text(done)
    assert ledger(2025)["offline_turnover"].value == 1_300_000
    assert SourceFile.objects.get().path == "Bazar/hadir.xlsx"
    assert waiting() == []
    assert again.status_code == 404
    assert "Pilih lagi berkasnya" in text(again)


def test_taking_in_counts_as_the_look_before_it_did(send, hadir, staff, tmp_path):
    other = a_list(tmp_path / "lama.xlsx", days="3 Mei 2024").read_bytes()
    pair = {"hadir.xlsx": hadir, "lama.xlsx": other, "surat.pdf": b"%PDF-1.7"}
    looked = send({**pair, "lagi.xlsx": hadir})

    done = send(pair, do="take")
    again = send(pair, do="take")

    aside = "Baris disisihkan (tahun lain)"
    assert counted(looked)[aside] == 4
    assert f"Baris baru: 8. {aside}: 4. Perlu jawaban: 2." in text(done)
    assert "Berkas yang sudah ada: 2." in text(again)
    assert "Berkas diambil masuk" not in text(again)


def test_the_year_of_a_call_is_the_same_when_some_files_are_known(
    send, hadir, tmp_path
):
    next_week = a_list(tmp_path / "a.xlsx", days="10 Mei 2025").read_bytes()
    old = a_list(tmp_path / "b.xlsx", days="3 Mei 2024").read_bytes()
    known = {"hadir.xlsx": hadir, "lagi.xlsx": next_week}
    send(known, do="take")

    looked = send(known | {"lama.xlsx": old})
    done = send(known | {"lama.xlsx": old}, do="take")

    assert looked.context["year"] == 2025
    assert "Baris disisihkan (tahun lain): 4." in text(done)
    assert ledger(2024)["offline_bazaars_held"].value == 0


def test_a_look_shows_the_bazaar_that_each_list_is_about(send, hadir, staff, tmp_path):
    bare = a_list(tmp_path / "x.xlsx", days="", name="BAZAR ENTAH").read_bytes()

    page = send({"hadir.xlsx": hadir, "tanpa.xlsx": bare})

    dated, undated = page.context["tables"]
    assert (dated.name, dated.days) == ("BAZAR UMKM KEC. TAMBORA", "3 Mei 2025 – 4 Mei 2025")  # fmt: skip
    assert (dated.place, dated.level) == ("Halaman Kantor Kecamatan Tambora", "kecamatan")  # fmt: skip
    assert (dated.district, dated.rows, dated.aside) == ("Tambora", 4, "")
    assert (undated.name, undated.days) == ("BAZAR ENTAH", "")
    assert "disisihkan: tanggalnya belum diketahui" in text(page)
    rows = staff.get(dated.address)
    assert "Halaman Kantor Kecamatan Tambora" in text(rows)
    assert [one.name for one in rows.context["tables"]] == ["BAZAR UMKM KEC. TAMBORA"]


def test_a_look_shows_a_bazaar_as_people_corrected_it(send, hadir, staff):
    send({"hadir.xlsx": hadir}, do="take")
    table = SourceFile.objects.get().tables.get()
    correct = reverse("files:correct", args=[table.file_id, table.pk])
    staff.post(correct, {"name": "Bazar Tambora"})

    page = send({"hadir.xlsx": hadir})

    assert [one.name for one in page.context["tables"]] == ["Bazar Tambora"]


def test_rows_set_aside_are_shown_with_their_reason_and_found(
    send, staff, tmp_path, hadir
):
    next_week = a_list(tmp_path / "a.xlsx", days="10 Mei 2025").read_bytes()
    old = a_list(tmp_path / "b.xlsx", days="3 Mei 2024").read_bytes()
    page = send({"hadir.xlsx": hadir, "lagi.xlsx": next_week, "lama.xlsx": old})
    last = page.context["files"][-1]

    rows = staff.get(last.address, {"keadaan": "aside"})

    assert last.aside == "4 (tahun lain)"
    assert [r.row for r in rows.context["page"].rows] == [7, 8, 9, 10]
    assert "disisihkan: tahun lain" in text(rows)


def test_a_file_that_was_taken_back_would_count_again(send, hadir, staff):
    send({"hadir.xlsx": hadir}, do="take")
    file = SourceFile.objects.get()
    staff.post(reverse("files:undo", args=[file.pk]))

    page = send({"hadir.xlsx": hadir})
    done = send({"hadir.xlsx": hadir}, do="take")

    assert "akan dihitung lagi" in text(page)
    assert counted(page)["Berkas yang akan masuk"] == 1
    assert "Berkas diambil masuk: 1." in text(done)


def test_what_is_thrown_away_is_gone(send, hadir, staff):
    token = send({"hadir.xlsx": hadir}).context["token"]

    page = staff.post(reverse("files:discard", args=[token]), follow=True)

    assert "Tidak ada yang diambil masuk" in text(page)
    assert waiting() == []
    assert staff.get(reverse("files:preview", args=[token])).status_code == 404
    assert not SourceFile.objects.exists()


def test_a_newer_version_shows_what_changed_and_what_is_the_same(
    send, hadir, staff, tmp_path
):
    send({"hadir.xlsx": hadir}, do="take")
    rows = [*ROWS[:2], [*ROWS[2][:6], 600000], ROWS[3]]
    newer = a_list(tmp_path / "baru.xlsx", rows).read_bytes()

    page = send({"hadir.xlsx": newer})

    assert counted(page) == {
        "Berkas yang akan masuk": 1,
        "Baris berubah": 1,
        "Baris sama": 3,
        "Perlu jawaban": 1,  # its ward is still asked about
    }
    assert ledger(2025)["offline_turnover"].value == 1_300_000


def test_the_very_same_file_is_known(send, hadir, staff):
    send({"hadir.xlsx": hadir}, do="take")

    page = send({"lain.xlsx": hadir})

    (file,) = page.context["files"]
    assert file.file.known
    assert "Sudah ada" in text(page)
    assert numbers(file) == [2, 0, 0, 0, 4]


def test_a_look_belongs_to_whoever_sent_the_files(send, hadir, client):
    token = send({"hadir.xlsx": hadir}).context["token"]
    client.force_login(UserFactory(role="staff"))

    for page in ("preview", "take", "discard"):
        address = reverse(f"files:{page}", args=[token])
        ask = client.get if page == "preview" else client.post
        assert ask(address).status_code == 404
    assert len(waiting()) == 1
    client.force_login(UserFactory(role="auditor"))
    assert client.get(reverse("files:preview", args=[token])).status_code == 403


def test_a_row_without_a_name_is_refused(send, staff, tmp_path):
    rows = [*ROWS[:1], ["", "", "", "", "Angke", "Tambora", 300000], *ROWS[1:]]
    page = send({"hadir.xlsx": a_list(tmp_path / "x.xlsx", rows).read_bytes()})

    (file,) = page.context["files"]
    assert numbers(file) == [2, 1, 0, 4, 0]
    refused = staff.get(file.address, {"keadaan": "refused"})
    (row,) = refused.context["parts"][0].rows
    assert (row.row.row, row.pill, row.cells) == (8, "bahaya", [])
    assert "tidak menyebut usaha atau pemilik" in row.reasons[0].words
    assert "Angke · Tambora · 300000" in text(refused)


@pytest.mark.slow
def test_a_year_that_is_there_is_the_same_when_it_is_sent_again(send, staff, tmp_path):
    write_year(tmp_path / "tahun", year=2025, seed=7)
    paths = sorted(p for p in (tmp_path / "tahun").rglob("*") if p.is_file())
    year = {str(p.relative_to(tmp_path)): p.read_bytes() for p in paths}
    send(year, do="take")
    figures = {key: one.value for key, one in ledger(2025).items()}

    again = send(year)
    others = {path: content + b"\n" for path, content in year.items() if path[-3:] == "csv"}  # fmt: skip
    saved_again = send(others)

    told = set(counted(again))
    assert {"Berkas yang sudah ada", "Baris sama", "Perlu jawaban"} <= told
    assert not told & {"Berkas yang akan masuk", "Baris baru", "Baris berubah"}
    assert others
    assert "Baris baru" not in counted(saved_again)
    assert {key: one.value for key, one in ledger(2025).items()} == figures


def test_more_rows_than_are_shown_are_counted(send, hadir, staff, monkeypatch):
    monkeypatch.setattr(take_in, "SHOWN_ROWS", 2)

    page = send({"hadir.xlsx": hadir})

    (file,) = page.context["files"]
    assert file.file.left_out == 2
    rows = staff.get(file.address)
    assert "2 baris lagi dihitung, tidak ditampilkan" in text(page)
    assert "2 baris lagi tetap dibaca dan dihitung" in text(rows)
    assert [r.row for r in rows.context["page"].rows] == [7, 8, 9]
    assert numbers(file) == [2, 0, 0, 4, 0]


def test_an_older_version_that_was_replaced_stays_replaced(send, hadir, tmp_path):
    send({"hadir.xlsx": hadir}, do="take")
    rows = [*ROWS[:2], [*ROWS[2][:6], 600000], ROWS[3]]
    newer = a_list(tmp_path / "baru.xlsx", rows).read_bytes()
    send({"hadir.xlsx": newer}, do="take")

    send({"hadir.xlsx": hadir}, do="take")

    assert ledger(2025)["offline_participations"].value == 4
    assert ledger(2025)["offline_turnover"].value == 1_900_000

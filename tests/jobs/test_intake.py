"""`lapak intake`, as somebody at a desk uses it."""

import json

import openpyxl
import pytest

from lapak.domain.bazaars.models import Participation
from lapak.domain.journal.models import Entry
from lapak.domain.places.actions import ensure_regions
from lapak.domain.sales.models import DailySales
from lapak.domain.sources.models import (
    Question,
    SourceFile,
    SourceTable,
)
from lapak.figures.ledger import ledger
from lapak.intake.choosing import why_not_read
from lapak.jobs import intake
from lapak.jobs.words import Parser

pytestmark = pytest.mark.django_db
HEAD = [
    "No",
    "Nama Usaha",
    "Nama Pemilik",
    "NIK",
    "No HP",
    "Kelurahan",
    "Kecamatan",
    "Omset",
]
ROWS = [
    ["Dapur Melati", "Siti Aminah", "3173045203809001", "081200000001", "Tambora", "Tambora", 450000],
    ["Kopi Kenanga", "Budi Hartono", "3173041203809002", "081200000002", "Angke", "Tambora", "850rb"],
    ["Batik Cempaka", "Rina Wati", 3173045203809003, "081200000003", "Kapuk", "Tambora", "belum lapor"],
    ["Jamu Anggrek", "Dewi Sari", "3173045203809004", "081200000004", "Tambora", "Tambora", "libur"],
]  # fmt: skip


@pytest.fixture(autouse=True)
def regions():
    ensure_regions("31.73")


def a_list(path, rows=ROWS, days="3-4 Mei 2025", name="BAZAR UMKM KEC. TAMBORA"):
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["DAFTAR HADIR PESERTA"])
    sheet.append([name])
    sheet.append(["Tempat: Halaman Kantor Kecamatan Tambora"])
    sheet.append([f"Tanggal: {days}"])
    sheet.append([])
    sheet.append(HEAD)
    for number, row in enumerate(rows, start=1):
        sheet.append([number, *row])
    book.save(path)
    return path


def run(module, *words):
    parser = Parser(prog="lapak")
    module.configure(parser)
    return module.run(parser.parse_args([str(word) for word in words]))


def told(capsys, *words):
    capsys.readouterr()
    code = run(intake, *words, "--json")
    return code, json.loads(capsys.readouterr().out)


def test_a_list_is_taken_in_and_tells_each_question_with_its_place(tmp_path, capsys):
    code, said = told(capsys, a_list(tmp_path / "hadir.xlsx"))

    (file,) = said["files"]
    assert code == 1
    assert (file["kind"], file["rows"], file["new"]) == ("attendance", 4, 4)
    asked = {(q["row"], q["kind"], q["needs_answer"]) for q in file["questions"]}
    assert asked == {
        (9, "nik_destroyed", False),
        (9, "turnover_unreadable", True),
        (9, "area_mismatch", True),
    }
    assert ledger(2025)["offline_turnover"].value == 1_300_000
    assert "3173045203809" not in json.dumps(file)


def test_taking_it_in_again_says_that_every_row_is_the_same(tmp_path, capsys):
    path = a_list(tmp_path / "hadir.xlsx")
    told(capsys, path)

    _, said = told(capsys, path)

    (file,) = said["files"]
    assert (file["new"], file["same"], file["changed"]) == (0, 4, 0)
    assert Participation.objects.count() == 4


def test_a_newer_version_of_a_file_replaces_the_older_one(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))
    rows = [*ROWS[:2], [*ROWS[2][:6], 600000], ROWS[3]]

    _, said = told(capsys, a_list(tmp_path / "hadir.xlsx", rows))

    (file,) = said["files"]
    assert (file["new"], file["same"], file["changed"]) == (0, 3, 1)
    assert ledger(2025)["offline_participations"].value == 4
    assert ledger(2025)["offline_turnover"].value == 1_900_000


def test_two_bazaars_of_one_name_on_one_day_at_two_places_are_two(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "satu.xlsx", ROWS[:2]))
    other = a_list(tmp_path / "dua.xlsx", ROWS[2:])
    book = openpyxl.load_workbook(other)
    book.active["A3"] = "Tempat: RPTRA Angke, Kec. Tambora"
    book.save(other)

    told(capsys, other)

    assert ledger(2025)["offline_bazaars_held"].value == 2


def test_one_bazaar_over_two_files_is_one(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "kuliner.xlsx", ROWS[:2]))

    told(capsys, a_list(tmp_path / "lainnya.xlsx", ROWS[2:]))

    assert ledger(2025)["offline_bazaars_held"].value == 1
    assert ledger(2025)["offline_participations"].value == 4


@pytest.fixture
def own_folder(settings, tmp_path_factory):
    settings.DATA = tmp_path_factory.mktemp("data")
    return settings.DATA


def nothing_was_written(data):
    tables = (SourceFile, SourceTable, Question, Participation, DailySales, Entry)
    assert not any(table.objects.exists() for table in tables)
    assert list(data.iterdir()) == []


def test_a_preview_tells_everything_and_keeps_nothing(tmp_path, capsys, own_folder):
    code, said = told(capsys, a_list(tmp_path / "hadir.xlsx"), "--preview")

    (file,) = said["files"]
    assert code == 1
    assert set(said) == {"files"}
    assert set(file) == {
        "file", "kind", "rows", "new", "same", "changed", "refused", "questions", "took_s",
    }  # fmt: skip
    assert (file["kind"], file["rows"], file["new"]) == ("attendance", 4, 4)
    assert {tuple(q) for q in file["questions"]} == {
        ("file", "sheet", "row", "column", "value", "kind", "reason", "needs_answer")
    }
    assert len(file["questions"]) == 3
    nothing_was_written(own_folder)


def test_a_preview_without_questions_is_fine(tmp_path, capsys, own_folder):
    code, _ = told(capsys, a_list(tmp_path / "hadir.xlsx", ROWS[:2]), "--preview")

    assert code == 0
    nothing_was_written(own_folder)


def test_a_preview_of_a_photo_or_of_nothing_says_so(tmp_path, capsys, own_folder):
    (tmp_path / "foto.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)

    code, said = told(capsys, tmp_path, "--preview")

    assert code == 1
    assert said["files"][0]["questions"][0]["kind"] == "file_refused"
    assert run(intake, tmp_path / "tidak-ada", "--preview") == 2
    nothing_was_written(own_folder)


def test_a_preview_in_words_says_that_it_only_read(tmp_path, capsys, own_folder):
    code = run(intake, a_list(tmp_path / "hadir.xlsx"), "--preview")

    said = capsys.readouterr().out
    assert code == 1
    assert "Berkas yang akan masuk: 1\nBaris baru: 4\nPerlu jawaban: 2\n" in said
    assert "Jawab di halaman" not in said
    nothing_was_written(own_folder)


def test_what_is_set_aside_is_said_with_its_reason(tmp_path, capsys):
    old = a_list(tmp_path / "lama.xlsx", days="3 Mei 2024")
    run(intake, a_list(tmp_path / "hadir.xlsx"), old, "--year", "2025")

    said = capsys.readouterr().out
    assert "✓ lama.xlsx: 4 baris, disisihkan 4 (tahun lain)\n" in said
    assert "Baris disisihkan (tahun lain): 4\n" in said


def test_refused_files_are_no_questions_and_have_the_words_of_the_page(tmp_path, capsys):  # fmt: skip
    letter = tmp_path / "surat.pdf"
    letter.write_bytes(b"%PDF-1.7")

    code = run(intake, letter)

    said = capsys.readouterr().out
    assert code == 1
    assert f"✗ surat.pdf: {why_not_read('surat.pdf')}\n" in said
    assert "Berkas ditolak: 1\n" in said
    assert "Perlu jawaban" not in said


def test_a_file_is_kept_with_its_path_from_the_folder_on(tmp_path):
    folder = tmp_path / "2025"
    (folder / "bazar").mkdir(parents=True)
    a_list(folder / "bazar" / "hadir.xlsx")

    run(intake, folder)

    assert SourceFile.objects.get().folder == "2025/bazar"


def test_a_preview_of_a_newer_version_changes_nothing(tmp_path, capsys):
    told(capsys, a_list(tmp_path / "hadir.xlsx"))
    rows = [*ROWS[:2], [*ROWS[2][:6], 600000], ROWS[3]]
    newer = a_list(tmp_path / "hadir.xlsx", rows)

    _, said = told(capsys, newer, "--preview")
    _, again = told(capsys, newer, "--preview")

    for file in (said["files"][0], again["files"][0]):
        assert (file["new"], file["same"], file["changed"]) == (0, 3, 1)
    assert SourceFile.objects.get().state == "taken_in"
    assert ledger(2025)["offline_turnover"].value == 1_300_000


def test_a_row_without_a_name_is_refused_and_told(tmp_path, capsys):
    rows = [*ROWS[:1], ["", "", "", "", "Angke", "Tambora", 300000], *ROWS[1:]]  # fmt: skip

    _, said = told(capsys, a_list(tmp_path / "hadir.xlsx", rows))

    (file,) = said["files"]
    refused = [q for q in file["questions"] if q["kind"] == "row_unreadable"]
    assert file["refused"] == 1
    assert [(q["row"], q["needs_answer"]) for q in refused] == [(8, False)]


def test_a_folder_without_files_gets_a_sentence(tmp_path, capsys):
    code = run(intake, tmp_path)

    assert code == 2
    assert "Tidak ada berkas di" in capsys.readouterr().err


def test_a_file_that_is_no_table_is_refused_and_the_others_are_taken_in(
    tmp_path, capsys
):
    a_list(tmp_path / "hadir.xlsx")
    (tmp_path / "foto.xlsx").write_bytes(b"\x89PNG\r\n\x1a\n" + b"0" * 200)

    code, said = told(capsys, tmp_path)

    photo, listed = said["files"]
    assert code == 1
    assert photo["questions"][0]["kind"] == "file_refused"
    assert listed["new"] == 4


def test_other_years_are_set_aside(tmp_path, capsys):
    a_list(tmp_path / "a.xlsx")
    a_list(tmp_path / "lama.xlsx", days="4-5 Mei 2024")

    _, said = told(capsys, tmp_path, "--year", "2025")

    kinds = {q["kind"] for file in said["files"] for q in file["questions"]}
    assert "other_year" in kinds
    assert ledger(2024)["offline_bazaars_held"].value == 0

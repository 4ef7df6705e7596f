"""`lapak report`: files whose numbers are those of `lapak figures`, whole or not at all."""

import json
import os
import shutil
import subprocess

import pytest

from lapak.domain.places.actions import ensure_regions
from tests.offices import DIE
from tests.outputs.documents.report_readings import (
    expected,
    labels,
    pdf_text,
    read_excel,
    read_pdf,
    read_word,
)

YEAR = 2025
READ = {"docx": read_word, "xlsx": read_excel}
FILES = [f"laporan-{YEAR}.{kind}" for kind in ("docx", "pdf", "xlsx")]


@pytest.fixture(scope="module")
def busy(new_office, year_files):
    """An office that has taken its year in; its tests change no facts."""
    office = new_office()
    taken = office.lapak("intake", year_files)
    assert taken.returncode in (0, 1), taken.stderr
    return office


def report(office, folder, *words, **more):
    return office.lapak("report", "--year", YEAR, "--out", folder, *words, **more)


@pytest.mark.parametrize("lang", ["id", "en"])
def test_all_three_files_tell_what_lapak_figures_tells(busy, tmp_path, db, lang):
    ensure_regions("31.73")
    told = report(busy, tmp_path, "--format", "all", "--lang", lang, "--json")
    assert (told.returncode, told.stderr) == (0, "")
    files = {name.rpartition(".")[2]: name for name in os.listdir(tmp_path)}
    assert sorted(files) == ["docx", "pdf", "xlsx"]
    answer = json.loads(told.stdout)
    assert [one["file"] for one in answer["files"]] == [
        str(tmp_path / files[kind]) for kind in ("pdf", "docx", "xlsx")
    ]
    right = expected(busy.figures(YEAR), lang)
    content = {kind: (tmp_path / name).read_bytes() for kind, name in files.items()}
    found = {kind: read(content[kind], lang) for kind, read in READ.items()}
    found["pdf"] = read_pdf(content["pdf"], labels(right), lang)
    assert found == dict.fromkeys(found, right)
    journal = busy.lapak("journal", "verify", "--json")
    assert answer["journal"]["hash"] == json.loads(journal.stdout)["head"]
    assert answer["journal"]["hash"][:4] in pdf_text(content["pdf"])


def test_other_processes_write_the_same_bytes(busy, tmp_path):
    made = []
    for seed, zone in (("1", "Asia/Jakarta"), ("77", "America/Lima")):
        folder = tmp_path / seed
        folder.mkdir()
        told = report(busy, folder, "--format", "all", PYTHONHASHSEED=seed, TZ=zone)
        assert told.returncode == 0, told.stderr
        assert f"Laporan tahun {YEAR}: {folder / FILES[1]}" in told.stdout
        assert "pertanyaan masih terbuka" in told.stdout
        assert sorted(os.listdir(folder)) == FILES
        made.append([(folder / name).read_bytes() for name in FILES])
    assert made[0] == made[1]


def test_a_file_may_be_named_and_takes_the_place_of_an_older_one(busy, tmp_path):
    path = tmp_path / "Laporan kepala.xlsx"
    path.write_bytes(b"lama")
    assert report(busy, path, "--format", "xlsx").returncode == 0
    assert path.read_bytes().startswith(b"PK")
    assert os.listdir(tmp_path) == [path.name]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["--year", "23"], "Tahun 23 tidak ada. Tulis empat angka, misalnya --year 2023."),
        (["--year", "1999"], "Tahun 1999 belum ada isinya. Ambil masuk berkasnya dulu: lapak intake FOLDER"),
        (["--year", YEAR, "--format", "odt"], "lapak report: --format: odt tidak ada. Pilih: pdf, docx, xlsx, all"),
        (["--year", YEAR, "--lang", "jv"], "lapak report: --lang: jv tidak ada. Pilih: id, en"),
        (["--year", YEAR, "--out", "nihil/a.pdf"], "Folder nihil tidak ada. Buat dulu, atau tulis --out yang lain."),
        (["--year", YEAR, "--out", "nihil", "--format", "all"],
         "nihil bukan folder, padahal ada 3 berkas yang ditulis. Buat foldernya dulu, atau pilih satu --format."),
        (["--year", YEAR, "--out", "/sys"], "Tidak bisa menulis ke /sys: izinnya tidak ada. Minta izin kepada pemiliknya, lalu ulangi."),
        ([], "lapak report: masih kurang: --year"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_refused_with_a_sentence(busy, words, said):
    told = busy.lapak("report", *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr.splitlines()


def test_a_template_with_mistakes_is_refused_with_file_line_and_sentence(
    busy, tmp_path
):
    own = busy.data / "templates"
    own.mkdir()
    template = own / "report.id.txt"
    try:
        template.write_text(
            "# Laporan {year}\n\nAda {offline_participations} usaha.\n"
            "Omset {offline_turnovr}, 130 kali.\n@ gambar\n"
        )
        told = report(busy, tmp_path)
        assert (told.returncode, told.stdout, os.listdir(tmp_path)) == (2, "", [])
        first, *lines = told.stderr.splitlines()
        assert first == f"Templat {template} belum bisa dipakai. Betulkan, lalu ulangi:"
        assert [line.split(":")[0].strip() for line in lines] == [
            "baris 3", "baris 4", "baris 4", "baris 5",
        ]  # fmt: skip
        assert "Mungkin maksudnya offline_turnover." in told.stderr
        template.write_text("# Setahun bazar\n\n## Semua angka\n\n@ figures\n")
        assert report(busy, tmp_path).returncode == 0
        text = pdf_text((tmp_path / FILES[1]).read_bytes())
        assert "Setahun bazar" in text
        assert "Lampiran" not in text
    finally:
        shutil.rmtree(own)


def test_a_full_disk_leaves_the_older_report_as_it_was(busy, tmp_path):
    if shutil.which("mount") is None:
        pytest.skip("there is no mount")
    small = ["mount", "-t", "tmpfs", "-o", "size=128k", "tmpfs", str(tmp_path)]
    mounted = subprocess.run(small, capture_output=True, timeout=20, check=False)
    if mounted.returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        (tmp_path / FILES[1]).write_bytes(b"lama")
        told = report(busy, tmp_path, "--format", "all")
        assert (told.returncode, told.stdout) == (2, "")
        assert told.stderr == (
            f"Tidak bisa menulis ke {tmp_path}: disknya penuh. Kosongkan ruang, "
            "lalu ulangi.\n"
        )
        assert os.listdir(tmp_path) == [FILES[1]]
        assert (tmp_path / FILES[1]).read_bytes() == b"lama"
    finally:
        subprocess.run(["umount", "-l", str(tmp_path)], timeout=20, check=False)


@pytest.mark.slow
def test_a_kill_in_the_middle_leaves_the_older_report_as_it_was(busy, tmp_path):
    path = tmp_path / FILES[1]
    path.write_bytes(b"lama")
    busy.meanwhile(
        "lapak.shared.whole_files:_put:1", DIE, "report", "--year", YEAR, "--out", path
    )
    assert path.read_bytes() == b"lama"

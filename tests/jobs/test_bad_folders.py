"""Folders and files that are not as they should be, at the command line.

Exit code 2: nothing could be done; 1: something was refused, the rest is in.
"""

import json
import os
import shutil
import subprocess
import sys

import pytest

from lapak.intake.reading.refusal import SENTENCES
from tests.offices import stop

READING = "lapak.intake.take_in:read:2"  # the second file's turn has come
READ = "lapak.intake.recognise:understand:2"  # it was read and is being understood


@pytest.fixture(scope="module")
def office(new_office):
    """One office for all: what was taken in does not matter here."""
    return new_office()


@pytest.fixture
def lists(year_files, tmp_path):
    """A folder with two lists of bazaars, `a` and `b`."""
    folder = tmp_path / "daftar"
    folder.mkdir()
    of_bazaars = sorted((year_files / "bazar").glob("Lap*.xlsx"))
    for name, path in zip("ab", of_bazaars, strict=False):
        shutil.copy(path, folder / f"{name}.xlsx")
    return folder


def refusals(told):
    """What was refused: name and sentence; the others were read."""
    files = json.loads(told.stdout)["files"]
    return {
        os.path.basename(q["file"]): q["reason"]
        for file in files
        for q in file["questions"]
        if q["kind"] == "file_refused"
    }


def states(office):
    """Name and state of the files in the books."""
    rows = office.rows("SELECT path, state FROM sources_sourcefile")
    return {(os.path.basename(path), state) for path, state in rows}


@pytest.mark.parametrize("name", ["tidak ada", "berkas.xlsx", "a/b/c"])
def test_what_is_not_there_is_named(office, tmp_path, name):
    told = office.lapak("intake", tmp_path / name)

    assert (told.returncode, told.stdout) == (2, "")
    assert f"bernama {tmp_path / name}. Periksa tulisannya." in told.stderr


@pytest.mark.parametrize("inside", [[], [".tersembunyi.xlsx", "~$buka.xlsx"]])
def test_a_folder_without_files_is_told(office, tmp_path, inside):
    for name in inside:
        (tmp_path / name).write_bytes(b"x")

    told = office.lapak("intake", tmp_path, "--json")

    assert (told.returncode, told.stdout) == (2, "")
    assert f"Tidak ada berkas di {tmp_path}. Tunjuk folder" in told.stderr


def test_a_folder_without_lists_is_refused_file_by_file(office, tmp_path):
    (tmp_path / "surat.docx").write_bytes(b"PK\x03\x04 surat")
    (tmp_path / "catatan.txt").write_text("")

    told = office.lapak("intake", tmp_path, "--json")

    assert told.returncode == 1
    assert set(refusals(told)) == {"surat.docx", "catatan.txt"}


class TestPermissions:
    """Root may read everything, so here the command runs without that right."""

    @pytest.fixture
    def before(self):
        if os.geteuid():
            return []
        if shutil.which("setpriv") is None:
            pytest.skip("setpriv takes root's rights away; it is not here")
        return ["setpriv", "--bounding-set=-dac_override,-dac_read_search"]

    def test_a_file_that_may_not_be_read_is_refused_and_the_others_are_in(
        self, office, lists, before
    ):
        (lists / "b.xlsx").chmod(0)

        told = office.lapak("intake", lists, "--json", before=before)

        assert told.returncode == 1, told.stderr
        assert refusals(told) == {"b.xlsx": SENTENCES["permission"][0]}
        assert ("a.xlsx", "taken_in") in states(office)

    @pytest.mark.parametrize("shut", ["", "dalam"])
    def test_a_folder_that_may_not_be_opened_is_named_and_nothing_is_missed(
        self, office, lists, before, shut
    ):
        (lists / "dalam").mkdir()
        (lists / shut).chmod(0)
        try:
            told = office.lapak("intake", lists, before=before)
        finally:
            (lists / shut).chmod(0o700)

        assert (told.returncode, told.stdout) == (2, "")
        place = (lists / shut).resolve()
        assert f"{place} tidak boleh dibuka. Minta izin baca" in told.stderr


@pytest.mark.parametrize(
    ("where", "action", "sentence"),
    [
        (READING, "os.unlink({path!r})", "missing"),
        (READ, "os.unlink({path!r})", "changing"),
        (READ, "open({path!r}, 'ab').write(b'x')", "changing"),
        (READ, "os.replace({other!r}, {path!r})", "changing"),
    ],
)
def test_a_file_that_goes_or_changes_meanwhile_is_refused_and_the_others_are_in(
    new_office, year_files, lists, where, action, sentence
):
    office, path = new_office(), lists / "b.xlsx"
    whole = path.read_bytes()
    other = lists.parent / "lain.xlsx"
    other.write_bytes(whole)
    does = action.format(path=str(path), other=str(other))

    told = office.meanwhile(where, does, "intake", "--json", lists)

    assert told.returncode == 1, told.stderr
    assert refusals(told) == {"b.xlsx": SENTENCES[sentence][0]}
    assert states(office) == {("a.xlsx", "taken_in")}  # nothing of half a file

    path.write_bytes(whole)
    assert refusals(office.lapak("intake", "--json", lists)) == {}
    assert states(office) == {("a.xlsx", "taken_in"), ("b.xlsx", "taken_in")}


def test_a_file_that_somebody_keeps_on_writing_is_refused_until_it_is_done(
    office, lists
):
    writes = (
        "import sys, time\n"
        "with open(sys.argv[1], 'ab', buffering=0) as file:\n"
        "    print(flush=True)\n"
        "    until = time.monotonic() + 60\n"
        "    while time.monotonic() < until:\n"
        "        file.write(b'x')\n"
        "        time.sleep(0.0005)\n"
    )
    writer = subprocess.Popen(
        [sys.executable, "-c", writes, str(lists / "b.xlsx")],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        writer.stdout.readline()
        told = office.lapak("intake", "--json", lists / "b.xlsx")
    finally:
        stop(writer)

    assert told.returncode == 1
    assert refusals(told) == {"b.xlsx": SENTENCES["changing"][0]}

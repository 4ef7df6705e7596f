"""The command line as somebody types it: a process of its own each time."""

import json
import os
import socket
import sqlite3
import stat
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

import pytest

from tests.offices import stop

pytestmark = pytest.mark.sqlite_files
LAPAK = str(Path(sys.executable).with_name("lapak"))


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """A folder that `lapak init` has made, with the first user."""
    data = tmp_path_factory.mktemp("kantor")
    assert lapak(data, "init").returncode == 0
    added = lapak(data, "user", "add", "ratna", "--role", "head")
    assert added.returncode == 0, added.stderr
    return data


def surroundings(data, **more):
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return kept | {"LAPAK_DATA": str(data), "LANG": "C.UTF-8"} | more


def lapak(data, *words, said=None, **more):
    return subprocess.run(
        [LAPAK, *words],
        env=surroundings(data, **more),
        input=said,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
        cwd=data.parent,
    )


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"]])
def test_help_lists_every_command_and_needs_nothing(tmp_path, words):
    told = lapak(tmp_path / "belum", *words)

    assert (told.returncode, told.stderr) == (0, "")
    assert told.stdout.startswith("Pemakaian: lapak PERINTAH")
    for name in ("init", "serve", "user", "journal"):
        assert f"\n  {name}" in told.stdout
    assert not (tmp_path / "belum").exists()


def test_help_does_not_load_django():
    code = (
        "import sys; from lapak.jobs.cli import run; run(['--help']);"
        "print(sorted(m for m in sys.modules if m.split('.')[0] == 'django'))"
    )
    told = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    assert told.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize("name", ["init", "serve", "user", "journal"])
def test_every_command_has_help_without_a_database(tmp_path, name):
    told = lapak(tmp_path, name, "--help")
    assert told.returncode == 0
    assert told.stdout.startswith(f"Pemakaian: lapak {name}")
    assert "tampilkan bantuan ini" in told.stdout
    for english in ("usage", "options:", "optional", "show this"):
        assert english not in told.stdout


def test_an_unknown_command_is_told_which_there_are(tmp_path):
    told = lapak(tmp_path, "angkat")
    assert (told.returncode, told.stdout) == (2, "")
    assert "perintah angkat tidak ada. Yang ada: init, serve" in told.stderr


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["user"], "masih kurang: add"),
        (["user", "add"], "masih kurang: NAMA, --role"),
        (["user", "add", "b", "--role", "bos"], "--role: bos tidak ada. Pilih: staff"),
        (["user", "add", "b", "--role"], "--role: perlu satu nilai"),
        (["serve", "--port", "x"], "--port: x bukan bilangan bulat"),
        (["init", "--cepat"], "tidak dikenal: --cepat"),
    ],
)
def test_a_mistake_is_said_in_indonesian(office, words, sentence):
    told = lapak(office, *words)
    assert (told.returncode, told.stdout) == (2, "")
    assert sentence in told.stderr


class TestInit:
    """Makes what is missing and nothing else."""

    def test_the_folder_has_all_that_lapak_needs(self, office):
        made = {one.name for one in office.iterdir()}
        assert made >= {"LAPAK.txt", "lapak.sqlite3", "files", "keys", "static"}
        assert stat.S_IMODE((office / "keys").stat().st_mode) == 0o700
        for name in ("secret_key", "keyring.json"):
            assert stat.S_IMODE((office / "keys" / name).stat().st_mode) == 0o600
        rows = sqlite3.connect(office / "lapak.sqlite3")
        assert rows.execute("SELECT count(*) FROM places_ward").fetchone() == (56,)
        rows.close()

    def test_again_it_changes_nothing(self, office):
        def kept():
            return {
                one: one.read_bytes()
                for folder in ("keys", "files")
                for one in (office / folder).rglob("*")
                if one.is_file()
            }

        before, entries = kept(), lapak(office, "journal", "verify", "--json").stdout
        static = {one.name for one in (office / "static").rglob("*")}
        assert lapak(office, "init").returncode == 0
        assert kept() == before
        assert {one.name for one in (office / "static").rglob("*")} == static
        assert lapak(office, "journal", "verify", "--json").stdout == entries

    def test_a_folder_of_something_else_is_left_alone(self, tmp_path):
        data = tmp_path / "foto"
        data.mkdir()
        (data / "liburan.jpg").write_bytes(b"x")

        told = lapak(data, "init")

        assert told.returncode == 2
        assert "bukan folder Lapak" in told.stderr
        assert [one.name for one in data.iterdir()] == ["liburan.jpg"]

    def test_a_file_in_its_place_is_told(self, tmp_path):
        (tmp_path / "data").write_text("x")
        told = lapak(tmp_path / "data", "init")
        assert (told.returncode, told.stdout) == (2, "")
        assert "bukan folder" in told.stderr

    def test_a_city_that_is_none_is_refused(self, tmp_path):
        told = lapak(tmp_path / "data", "init", LAPAK_CITY="99.99")
        assert told.returncode == 2
        assert "99.99 bukan kode kota" in told.stderr


class TestUserAdd:
    """Somebody who can sign in."""

    def test_a_made_password_is_shown_and_works(self, office):
        told = lapak(office, "user", "add", "dewi", "--role", "staff")
        assert told.returncode == 0
        assert "Sandi (hanya ditunjukkan sekali): " in told.stdout

    def test_a_given_password_is_not_shown(self, office):
        words = ["user", "add", "citra", "--role", "field_officer"]
        words += ["--district", "31.73.05", "--password-stdin"]
        told = lapak(office, *words, said="bunga-melati-9\n")
        assert (told.returncode, told.stdout) == (0, "citra boleh masuk.\n")

    @pytest.mark.parametrize(
        ("words", "said", "sentence"),
        [
            (["ratna", "--role", "head"], None, "sudah dipakai"),
            (["Budi", "--role", "head"], None, "huruf kecil"),
            (["b1", "--role", "field_officer"], None, "Pilih kecamatan"),
            (["b1", "--role", "mentor_agency"], None, "dinas asal"),
            (["b1", "--role", "head", "--password-stdin"], "abc\n", "terlalu pendek"),
            (["b1", "--role", "head", "--password-stdin"], "", "terlalu pendek"),
        ],
    )
    def test_what_cannot_be_is_a_sentence(self, office, words, said, sentence):
        told = lapak(office, "user", "add", *words, said=said)
        assert (told.returncode, told.stdout) == (2, "")
        assert sentence in told.stderr


class TestJournalVerify:
    """The chain of the journal."""

    def test_a_whole_journal_is_fine(self, office):
        told = lapak(office, "journal", "verify")
        assert told.returncode == 0
        assert told.stdout.startswith("Jejak utuh: ")

    def test_with_json_only_the_object_is_on_standard_output(self, office):
        told = lapak(office, "journal", "verify", "--json")
        assert told.returncode == 0
        assert set(json.loads(told.stdout)) == {"entries", "head", "broken_at"}

    def test_a_changed_entry_is_named(self, office, tmp_path):
        copy = tmp_path / "salinan"
        subprocess.run(["cp", "-r", office, copy], check=True, timeout=60)
        rows = sqlite3.connect(copy / "lapak.sqlite3")
        rows.execute("UPDATE journal_entry SET by = 'maling' WHERE number = 1")
        rows.commit()
        rows.close()

        told = lapak(copy, "journal", "verify")

        assert told.returncode == 1
        assert "rusak mulai catatan 1" in told.stdout
        told = lapak(copy, "journal", "verify", "--json")
        assert (told.returncode, json.loads(told.stdout)["broken_at"]) == (1, 1)


class TestTrouble:
    """What stops a command is said in a sentence, and nothing is half written."""

    def test_no_database_yet(self, tmp_path):
        told = lapak(tmp_path / "belum", "journal", "verify", "--json")
        assert (told.returncode, told.stdout) == (2, "")
        assert "Jalankan `lapak init` dulu" in told.stderr
        assert not (tmp_path / "belum").exists()

    @pytest.mark.slow
    def test_a_locked_database(self, office):
        writer = sqlite3.connect(office / "lapak.sqlite3", isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        try:
            told = lapak(office, "user", "add", "eka", "--role", "head")
        finally:
            writer.execute("ROLLBACK")
            writer.close()
        assert told.returncode == 2
        assert "sedang dipakai perintah lain" in told.stderr

    def test_postgresql_that_does_not_answer(self, tmp_path):
        url = "postgresql://lapak@127.0.0.1:1/lapak?connect_timeout=2"
        told = lapak(tmp_path, "journal", "verify", LAPAK_DATABASE_URL=url)
        assert told.returncode == 2
        assert "PostgreSQL tidak bisa dihubungi" in told.stderr

    def test_a_port_that_is_taken(self, office):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            port = str(taken.getsockname()[1])
            told = lapak(office, "serve", "--port", port)
        assert told.returncode == 2
        assert f"127.0.0.1:{port} tidak bisa dipakai" in told.stderr

    def test_missing_keys_stop_the_server(self, office, tmp_path):
        told = lapak(office, "serve", LAPAK_KEYS=str(tmp_path / "kosong"))
        assert told.returncode == 2
        assert "keyring.json, secret_key" in told.stderr


def test_the_server_serves_and_stops(office):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = subprocess.Popen(
        [LAPAK, "serve", "--port", str(port)],
        env=surroundings(office),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        page = _page(f"http://127.0.0.1:{port}/masuk/")
    finally:
        said = stop(server)
    assert "<h1>Masuk</h1>" in page
    assert server.returncode == 0
    assert said.endswith("Lapak berhenti.\n")


def _page(address):
    until = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:  # noqa: S310
                return answer.read().decode()
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.2)

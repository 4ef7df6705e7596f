"""PostgreSQL goes away while Lapak works: a sentence, nothing by halves, and it comes back.

The cluster is the test's own, so that it may be stopped.
"""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

import pytest

from tests.offices import URL, Browser, Office, ended

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not URL, reason="belongs to the suite on PostgreSQL"),
]
SENTENCE = "PostgreSQL tidak bisa dihubungi. Periksa LAPAK_DATABASE_URL"


class Cluster:
    """A PostgreSQL server that is started and stopped at will, on one port."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = max(Path("/usr/lib/postgresql").glob("*/bin"))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = free.getsockname()[1]
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
        letters = ("-E", "UTF8", "--locale=C.UTF-8")
        self._run("initdb", "-U", "lapak", "-A", "trust", "--no-sync", *letters)

    @property
    def url(self) -> str:
        return f"postgresql://lapak@127.0.0.1:{self.port}/postgres"

    def start(self) -> None:
        listens = f"-p {self.port} -k {self.folder} -c listen_addresses=127.0.0.1"
        log = str(self.folder / "log")
        self._run("pg_ctl", "-s", "-w", "-t", "30", "-l", log, "-o", listens, "start")

    def stop(self) -> None:
        self._run("pg_ctl", "-s", "-w", "-t", "30", "-m", "immediate", "stop")

    def _run(self, name: str, *words: str) -> None:
        as_other = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
        said = self.folder / "kata.txt"  # a pipe would stay open with the server
        with said.open("w") as words_of_it:
            done = subprocess.run(
                [*as_other, self.bin / name, "-D", self.folder / "data", *words],
                check=False,
                stdin=subprocess.DEVNULL,
                stdout=words_of_it,
                stderr=words_of_it,
                timeout=60,
                cwd="/",
            )
        assert done.returncode == 0, said.read_text()


@pytest.fixture
def cluster():
    # Not below pytest's own folder: the server's user may not go in there.
    folder = Path(tempfile.mkdtemp(prefix="lapak-pg-"))
    try:
        made = Cluster(folder)
        made.start()
        yield made
        if (folder / "data" / "postmaster.pid").exists():
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def office(cluster, first_office, tmp_path):
    """An office whose database is that cluster."""
    shutil.copytree(first_office.data, tmp_path / "kantor")
    made = Office(tmp_path / "kantor", cluster.url)
    assert made.lapak("init").returncode == 0
    words = ["user", "add", "ratna", "--role", "staff", "--password-stdin"]
    assert made.lapak(*words, said="bunga-melati-9\n").returncode == 0
    return made


def within(seconds, answers):
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if answers():
            return True
        time.sleep(0.5)
    return False


def test_pages_say_so_and_come_back_by_themselves(office, cluster):
    with office.serving() as server:
        browser = Browser(server)
        assert browser.sign_in().status == 200
        for _round in range(2):
            cluster.stop()
            for path in ("/", "/berkas/", "/angka/"):
                gone = browser.get(path)
                assert gone.status == 503, gone.words
                assert SENTENCE in gone.words
                assert gone.took_s < 30
            assert browser.server.status("/static/tidak-ada.css") == 404

            cluster.start()
            assert within(30, lambda: browser.get("/berkas/").status == 200)
            assert browser.get("/angka/").status == 200


def test_a_command_says_so_soon(office, cluster):
    cluster.stop()
    started = time.monotonic()

    told = office.lapak("figures", "--year", "2025", "--json")

    assert (told.returncode, told.stdout) == (2, "")
    assert told.stderr.startswith(SENTENCE)
    assert len(told.stderr.splitlines()) == 1
    assert time.monotonic() - started < 30


def test_it_goes_away_in_the_middle_of_taking_in(office, cluster, year_files):
    files = office.lying()
    stop = (
        "import subprocess; subprocess.run(['runuser', '-u', 'postgres', '--', "
        f"{str(cluster.bin / 'pg_ctl')!r}, '-D', {str(cluster.folder / 'data')!r}, "
        "'-s', '-m', 'immediate', 'stop'], check=True, timeout=60, cwd='/')"
    )
    where = "lapak.intake.settling.writing:write:1"

    told = office.meanwhile(where, stop, "intake", year_files / "JBL")

    assert (told.returncode, told.stdout) == (2, ""), told
    assert told.stderr.startswith(SENTENCE)
    cluster.start()
    assert office.rows("SELECT count(*) FROM sources_sourcefile") == [(0,)]
    assert office.is_whole()
    code, _out, err = ended(office.start("intake", year_files / "JBL"))
    assert code in (0, 1), err
    kept = office.rows("SELECT sha256 FROM sources_sourcefile WHERE state <> 'refused'")
    assert office.lying() == sorted([*files, *(sha for (sha,) in kept)])

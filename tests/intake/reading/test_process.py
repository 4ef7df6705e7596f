"""The reading process: it may die, hang or be killed; its owner goes on."""

import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from lapak.intake.reading.reader import Reader, read_bytes, read_file, shared_reader
from lapak.intake.reading.refusal import Refused
from tests.intake.reading.hostile import one_cell, sheet_xml, write_xlsx


@pytest.fixture(scope="module")
def slow_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A fair file that takes more than a second of CPU."""
    digits = random.Random(3)
    rows = [
        f'<row r="{r}">'
        + "".join(f'<c r="{c}{r}"><v>{digits.random()}</v></c>' for c in "ABCDEFGHIJ")
        + "</row>"
        for r in range(1, 60_001)
    ]
    path = tmp_path_factory.mktemp("lambat") / "lambat.xlsx"
    return write_xlsx(path, sheet_xml("".join(rows)))


def test_a_file_that_takes_too_much_cpu_is_refused(slow_file):
    with Reader(cpu_seconds=1) as reader, pytest.raises(Refused) as refused:
        reader.read(slow_file)

    assert refused.value.code == "time"


def test_a_file_that_takes_too_long_is_refused(slow_file):
    with Reader(wall_seconds=0.2) as reader, pytest.raises(Refused) as refused:
        reader.read(slow_file)

    assert refused.value.code == "time"


def test_a_reading_process_that_starves_of_memory_is_a_refusal(slow_file):
    with Reader(memory_bytes=64 << 20) as reader, pytest.raises(Refused) as refused:
        reader.read(slow_file)

    assert refused.value.code == "memory"


def test_a_reader_starts_anew_when_its_mother_process_was_killed(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", one_cell())
    with Reader() as reader:
        reader.read(path)
        os.kill(reader._mother.pid, signal.SIGKILL)
        reader._mother.wait()

        assert reader.read(path).sheets[0].rows == [[1]]


def test_a_closed_reader_may_be_used_again(tmp_path):
    path = write_xlsx(tmp_path / "a.xlsx", one_cell())
    reader = Reader()
    reader.read(path)
    reader.close()

    assert reader.read(path).sheets[0].rows == [[1]]

    reader.close()


def test_many_threads_share_one_reader_and_each_gets_its_own_file(tmp_path, reader):
    paths = [
        write_xlsx(
            tmp_path / f"{n}.xlsx",
            sheet_xml(f'<row r="1"><c r="A1"><v>{n}</v></c></row>'),
        )
        for n in range(12)
    ]
    got: dict[int, object] = {}

    def read(number: int) -> None:
        got[number] = reader.read(paths[number]).sheets[0].rows[0][0]

    threads = [threading.Thread(target=read, args=(n,)) for n in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)

    assert got == {n: n for n in range(12)}


def test_nothing_goes_on_when_the_asking_process_is_killed(slow_file):
    script = (
        "import sys, threading, time; from pathlib import Path\n"
        "from lapak.intake.reading.reader import Reader\n"
        "r = Reader(); r._ready(); print(r._mother.pid, flush=True)\n"
        "r.read(Path(sys.argv[1]))"
    )
    asker = subprocess.Popen(
        [sys.executable, "-c", script, str(slow_file)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with asker:
        mother = int(asker.stdout.readline())
        time.sleep(0.4)  # the file is being read now
        asker.kill()

    assert _gone_within(10, mother)


def _gone_within(seconds: float, process: int) -> bool:
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        try:
            state = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        except OSError:
            return True
        if state[0] == "Z":
            return True
        time.sleep(0.05)
    return False


def test_the_reading_process_knows_nothing_of_django():
    code = (
        "import sys; import lapak.intake.reading.child;"
        "sys.exit(any(name.startswith('django') for name in sys.modules))"
    )

    done = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": os.pathsep.join(sys.path)},
        check=False,
        timeout=60,
    )

    assert done.returncode == 0


def test_no_reader_can_be_started_without_python(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", str(tmp_path / "tidak ada"))
    with Reader() as reader, pytest.raises(Refused) as refused:
        reader.read_bytes(b"a;b", "a.csv")

    assert refused.value.code == "no_reader"


def test_a_whole_process_shares_one_reader(tmp_path):
    path = tmp_path / "a.csv"
    path.write_text("Nama;Omset\nBu Siti;1000\n")

    assert read_file(path) == read_bytes(path.read_bytes(), "apa saja")
    assert shared_reader() is shared_reader()


class TestWhatAFileMayBe:
    def test_a_missing_file(self, tmp_path, reader):
        self.refuse(reader, tmp_path / "tidak ada.xlsx", "missing")

    def test_a_folder(self, tmp_path, reader):
        self.refuse(reader, tmp_path, "folder")

    def test_a_pipe_does_not_keep_us_waiting(self, tmp_path, reader):
        os.mkfifo(tmp_path / "pipa.xlsx")
        self.refuse(reader, tmp_path / "pipa.xlsx", "not_a_file")

    def test_a_lock_file_of_excel(self, tmp_path, reader):
        (tmp_path / "~$daftar.xlsx").write_bytes(b"\x05Budi" + b" " * 160)
        self.refuse(reader, tmp_path / "~$daftar.xlsx", "lock_file")

    def test_a_link_that_leads_round_in_circles(self, tmp_path, reader):
        (tmp_path / "a.xlsx").symlink_to(tmp_path / "b.xlsx")
        (tmp_path / "b.xlsx").symlink_to(tmp_path / "a.xlsx")
        self.refuse(reader, tmp_path / "a.xlsx", "unreadable")

    def test_a_file_above_fifteen_megabytes(self, tmp_path, reader):
        with (tmp_path / "besar.xlsx").open("wb") as file:
            file.truncate((15 << 20) + 1)
        self.refuse(reader, tmp_path / "besar.xlsx", "file_too_big")

    def test_a_file_that_nobody_may_open(self, tmp_path, reader, monkeypatch):
        path = tmp_path / "rahasia.xlsx"
        path.write_bytes(b"a;b")
        if os.geteuid() == 0:  # root may open everything: let another user try

            def as_nobody(*args: object) -> int:
                raise PermissionError

            monkeypatch.setattr(os, "open", as_nobody)
        path.chmod(0)
        self.refuse(reader, path, "permission")

    @pytest.mark.parametrize("new", [b"a;b\n1;3\n", b"a;b\n1;2\n3;4\n", None])
    def test_a_file_that_changes_while_it_is_read(self, tmp_path, new):
        path = tmp_path / "disimpan.csv"
        path.write_bytes(b"a;b\n1;2\n")
        status = path.stat()

        class Interrupted(Reader):
            def read_bytes(self, content, name):
                workbook = super().read_bytes(content, name)
                if new is None:
                    path.unlink()
                else:
                    path.write_bytes(new)
                    # a tool may keep the old date: then the content gives it away
                    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
                return workbook

        with Interrupted() as reader:
            self.refuse(reader, path, "changing")

    def refuse(self, reader: Reader, path: Path, code: str) -> None:
        with pytest.raises(Refused) as refused:
            reader.read(path)
        assert refused.value.code == code

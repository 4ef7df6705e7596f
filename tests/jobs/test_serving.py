"""The server's life: it starts, is stopped, is hurt and comes back."""

import os
import shutil
import signal
import time
from pathlib import Path

import pytest

from lapak.intake.reading.refusal import SENTENCES
from tests.intake.reading.hostile import HOSTILE
from tests.offices import Browser, Server, stop

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def busy_office(new_office, year_files, tmp_path_factory):
    """An office with figures to warm; its servers come one after another."""
    folder = tmp_path_factory.mktemp("daftar")
    for path in sorted((year_files / "bazar").glob("Lap*.xlsx"))[:2]:
        shutil.copy(path, folder)
    office = new_office()
    assert office.lapak("intake", folder).returncode in (0, 1)
    return office


def a_second():
    """One second, longer where others keep the machine busy."""
    return max(1.0, os.getloadavg()[0] / (os.cpu_count() or 1))


def workers(process):
    """The processes that a server has started."""
    told = Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
    return [int(number) for number in told.split()]


def answers_again(server, path="/masuk/", within=30.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            if server.status(path) == 200:
                return True
        except OSError:
            pass
        time.sleep(0.2)
    return False


def nobody_left(process, within=10.0):
    until = time.monotonic() + within
    while time.monotonic() < until:
        try:
            os.killpg(process.pid, 0)
        except ProcessLookupError:
            return True
        time.sleep(0.1)
    return False


def refused_in(browser, path):
    """The answer to a file, and how long it took; a machine that stumbles tries again."""
    answers = [browser.upload(path)]
    while answers[-1].took_s > a_second() and len(answers) < 3:
        answers.append(browser.upload(path))
    return answers[0], min(answer.took_s for answer in answers)


def test_hostile_files_get_their_sentences_and_the_server_goes_on(office, tmp_path):
    slow = []
    with office.serving() as server:
        browser = Browser(server)
        browser.sign_in()
        before = workers(server.process)
        for name, (make, code) in HOSTILE.items():
            answer, took_s = refused_in(browser, make(tmp_path / name))
            said = SENTENCES[code][0].partition("{")[0].partition("“")[0].strip()
            assert answer.status == 200, name
            assert f"{name}: {said}" in answer.words, (name, answer.words)
            if took_s > a_second():
                slow.append((name, round(took_s, 1), round(a_second(), 1)))
        assert workers(server.process) == before
        assert browser.get("/berkas/").status == 200

    assert slow == []
    assert office.lying() == []
    assert office.rows("SELECT count(*) FROM sources_sourcetable") == [(0,)]
    assert office.is_whole()


def test_a_file_above_the_limit_is_refused_and_fills_no_memory(office, tmp_path):
    large = tmp_path / "besar.xlsx"
    with large.open("wb") as file:
        file.truncate(80 << 20)
    with office.serving() as server:
        browser = Browser(server)
        browser.sign_in()
        answer = browser.upload(large)
        status = Path(f"/proc/{workers(server.process)[-1]}/status").read_text()

    assert answer.status == 200
    assert "besar.xlsx: Berkas lebih besar dari 15 MB." in answer.words
    peak = next(line for line in status.splitlines() if line.startswith("VmHWM"))
    assert int(peak.split()[1]) < 400 << 10


@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
@pytest.mark.parametrize("after", [0.0, 0.3, 2.0])
def test_it_stops_cleanly_also_while_it_warms_its_figures(busy_office, how, after):
    with busy_office.serving() as server:
        time.sleep(after)
        said = stop(server.process, how)

        assert server.process.returncode == 0
        assert said.endswith("Lapak berhenti.\n")
        assert "Traceback" not in said
        assert nobody_left(server.process)


def test_the_figures_are_warm_before_somebody_asks(busy_office):
    with busy_office.serving() as server:
        browser = Browser(server)
        browser.sign_in()
        time.sleep(2 * a_second())
        answer = browser.get("/angka/?tahun=2025")

    assert answer.status == 200
    assert "Omset bazar luring" in answer.words
    assert answer.took_s < a_second()


def test_a_worker_that_is_killed_is_replaced(busy_office):
    with busy_office.serving() as server:
        before = workers(server.process)
        for number in before:
            os.kill(number, signal.SIGKILL)

        assert answers_again(server)
        assert server.process.poll() is None


def test_a_server_that_is_killed_leaves_nobody_and_starts_again(busy_office):
    with busy_office.serving() as server:
        process, port = server.process, server.address.rpartition(":")[2]
        stop(process, signal.SIGKILL)
        assert nobody_left(process)

    again = busy_office.start("serve", "--port", port)
    try:
        Server(server.address, again).wait()
    finally:
        stop(again)

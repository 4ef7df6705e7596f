"""`lapak demo`: what it says when it is ready, and that it is so."""

import os
import re
import signal
import socket

import pytest

from lapak.domain.people.rules import Role
from lapak.jobs.demo import PEOPLE
from tests.offices import Browser, Office, Server, ended, stop

pytestmark = pytest.mark.slow


@pytest.fixture
def port():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def test_its_last_words_say_where_it_is_who_may_sign_in_and_how_to_stop(tmp_path, port):
    process = Office(tmp_path / "demo").start("demo", "--port", port)
    try:
        server = Server(f"http://127.0.0.1:{port}", process)
        server.wait()
        browser = Browser(server)
        door = browser.get("/masuk/")
        inside = {
            role: browser.post("/masuk/coba/", {"role": role})
            for role in re.findall(r'name="role" value="(\w+)"', door.page)
        }
        os.kill(process.pid, signal.SIGINT)
        code, out, err = ended(process)
    finally:
        stop(process, signal.SIGKILL)

    taken, ready, where = out.splitlines()[-3:]
    assert "berkas diambil masuk dari" in taken
    assert ready.startswith(f"Kantor rekaan siap di {tmp_path / 'demo'}. ")
    assert ready.endswith(" pertanyaan menunggu jawaban.")
    assert where == f"Buka http://localhost:{port} dan pilih siapa Anda."
    assert "Coba sebagai" in door.words
    assert inside.keys() == {role.value for role in Role}
    for account in PEOPLE:
        assert inside[account.role].status == 200
        assert account.name in inside[account.role].words
    assert err.endswith(
        f"Lapak berjalan di http://127.0.0.1:{port}\nHentikan dengan Ctrl-C.\nLapak berhenti.\n"
    )
    assert code == 0


def test_it_never_touches_an_offices_own_data(office):
    told = office.lapak("demo", "--no-serve")
    assert told.returncode == 2
    assert "berisi data kantor yang sebenarnya" in told.stderr
    assert office.rows("SELECT count(*) FROM sources_sourcefile") == [(0,)]

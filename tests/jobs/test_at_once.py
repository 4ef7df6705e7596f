"""Several people at once, at the command line and in browsers: nothing twice, no quarrel.

Each is a process of its own, or a browser at a real server; both databases.
"""

import re
import shutil
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager

import psycopg
import pysqlite3
import pytest

from tests.offices import URL, Browser, ended

pytestmark = pytest.mark.slow
FACTS = """
    SELECT (SELECT count(*) FROM sources_sourcefile), (SELECT count(*) FROM sources_sourcetable),
    (SELECT count(*) FROM registry_mention), (SELECT count(DISTINCT business_id) FROM registry_mention),
    (SELECT count(*) FROM bazaars_bazaar), (SELECT count(*) FROM bazaars_participation),
    (SELECT count(*) FROM sales_dailysales), (SELECT count(*) FROM sources_question)
"""
OPEN = """
    SELECT q.id FROM sources_question q JOIN sources_sourcefile f ON f.id = q.file_id
    WHERE needs_answer AND NOT answered AND f.state = 'taken_in' ORDER BY q.id
"""


@pytest.fixture
def lists(year_files, tmp_path):
    """A few lists of bazaars with questions."""
    folder = tmp_path / "daftar"
    folder.mkdir()
    for path in sorted((year_files / "bazar").glob("Lap*.xlsx"))[:3]:
        shutil.copy(path, folder)
    shutil.copy(next((year_files / "bazar").glob("2025*Jatipulo*")), folder)
    return folder


def told_by(office, *folders):
    """What an office tells in which one after another took the folders in."""
    for folder in folders:
        assert office.lapak("intake", folder).returncode in (0, 1)
    return office.figures(), office.rows(FACTS), office.lying()


def browsers(server, how_many):
    found = [Browser(server) for _ in range(how_many)]
    for one in found:
        assert one.sign_in().status == 200
    return found


def at_once(*works):
    """Do all of it in threads that begin together; what each gives."""
    door = threading.Barrier(len(works), timeout=60)

    def enter(work):
        door.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as threads:
        begun = [threads.submit(enter, work) for work in works]
        return [one.result(timeout=120) for one in begun]


def fine(code, out, err):
    assert code in (0, 1), err
    assert err == ""
    assert "locked" not in out


def test_one_folder_by_two_commands_and_two_browsers_is_taken_in_once(
    office, new_office, lists
):
    paths = sorted(lists.iterdir())
    with office.serving() as server:
        one, two = browsers(server, 2)
        *by_command, first, second = at_once(
            lambda: ended(office.start("intake", lists)),
            lambda: ended(office.start("intake", lists)),
            lambda: one.upload(*paths),
            lambda: two.upload(*paths),
        )

    for said in by_command:
        fine(*said)
    for answer in (first, second):
        assert answer.status == 200
        # whoever came later is told that all of them were there
        assert re.search("Berkas (diambil masuk|yang sudah ada): 4", answer.words), (
            answer.words
        )
    assert not all("diambil masuk: 4" in a.words for a in (first, second))
    told = office.figures(), office.rows(FACTS), office.lying()
    assert told == told_by(new_office(), lists)
    assert office.is_whole()


def test_different_files_at_once_are_all_in(office, new_office, lists):
    paths = sorted(lists.iterdir())
    with office.serving() as server:
        (one,) = browsers(server, 1)
        *by_command, answer = at_once(
            lambda: ended(office.start("intake", paths[0])),
            lambda: ended(office.start("intake", paths[1], paths[2])),
            lambda: one.upload(paths[3]),
        )

    for said in by_command:
        fine(*said)
    assert answer.status == 200
    figures, facts, files = told_by(new_office(), *paths)
    assert (office.figures(), office.lying()) == (figures, files)
    assert office.rows(FACTS) == facts
    assert office.is_whole()


def test_two_people_give_the_same_answer_and_it_holds_once(office, lists):
    told_by(office, lists)
    ((question, *_),) = office.rows(f"{OPEN} LIMIT 1")
    path = f"/berkas/pertanyaan/{question}/"
    with office.serving() as server:
        people = browsers(server, 2)
        answers = at_once(
            *(lambda one=one: one.post(path, {"choice": "keep"}) for one in people)
        )

        late = people[0].post(path, {"choice": "keep"})

    for answer in (*answers, late):
        assert answer.status == 200, answer.words
    assert office.rows("SELECT verb FROM sources_decision") == [("keep",)]
    assert question not in {number for number, *_ in office.rows(OPEN)}
    assert office.is_whole()


def test_answering_and_taking_back_go_on_while_a_folder_is_taken_in(
    office, new_office, lists, year_files, tmp_path
):
    more = shutil.copytree(lists, tmp_path / "lebih")
    for path in (year_files / "bazar").glob("*UMKM Kecamatan*.xlsx"):
        shutil.copy(path, more)
    assert len(list(more.iterdir())) == 4 + 3
    told_by(office, lists)
    calm = new_office()
    told_by(calm, lists)
    (asked, *_), *_rest = office.rows(OPEN)
    ((file,), *_) = office.rows("SELECT max(id) FROM sources_sourcefile")

    with office.serving() as server:
        one, two = browsers(server, 2)
        said, answered, back = at_once(
            lambda: ended(office.start("intake", more)),
            lambda: one.post(f"/berkas/pertanyaan/{asked}/", {"choice": "drop"}),
            lambda: two.post(f"/berkas/{file}/batal/", {}),
        )
        assert two.post(f"/berkas/{file}/batal/", {}).status == 200

    fine(*said)
    assert (answered.status, back.status) == (200, 200), answered.words
    assert office.is_whole()
    with calm.serving() as server:
        (alone,) = browsers(server, 1)
        alone.post(f"/berkas/pertanyaan/{asked}/", {"choice": "drop"})
    fine(*ended(calm.start("intake", more)))
    with calm.serving() as server:
        (alone,) = browsers(server, 1)
        alone.post(f"/berkas/{file}/batal/", {})
    # The folder holds the file that is taken back: whoever came last decides.
    if (file, "undone") in office.rows("SELECT id, state FROM sources_sourcefile"):
        assert office.figures() == calm.figures()


def test_two_people_take_a_file_back_at_once_and_the_journal_tells_it_once(
    office, lists
):
    told_by(office, lists)
    with office.serving() as server:
        people = browsers(server, 2)
        answers = at_once(
            *(lambda one=one: one.post("/berkas/1/batal/", {}) for one in people)
        )

    assert {answer.status for answer in answers} == {200}
    told = office.rows("SELECT count(*) FROM journal_entry WHERE verb = 'file.undone'")
    assert told == [(1,)]
    assert office.is_whole()


@contextmanager
def somebody_takes_in(office):
    """Hold the turn, as another process does that takes in for long."""
    if URL:
        with psycopg.connect(office.url, connect_timeout=5) as held:
            held.execute("SELECT * FROM sources_turn FOR UPDATE")
            yield
            held.rollback()
        return
    path = str(office.data / "lapak.sqlite3")
    with closing(pysqlite3.connect(path, isolation_level=None, timeout=5)) as held:
        held.execute("BEGIN IMMEDIATE")
        yield
        held.execute("ROLLBACK")


def test_who_takes_in_waits_longer_for_others_than_a_single_write_does(office, lists):
    paths = sorted(lists.iterdir())
    told_by(office, paths[0])  # so that there is a turn to hold
    with somebody_takes_in(office):
        waiting = office.start("intake", paths[1])
        time.sleep(24)  # a single write gives up after twenty seconds
        assert waiting.poll() is None

    fine(*ended(waiting))
    assert office.rows("SELECT count(*) FROM sources_sourcefile") == [(2,)]

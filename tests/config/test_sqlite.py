"""One writer at a time, whatever happens to it."""

import sqlite3
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import OperationalError, connections, transaction
from django.db.utils import load_backend

from lapak.config.sqlite.base import DatabaseWrapper


@pytest.fixture
def connect(tmp_path, django_db_blocker):
    """Connections to one file, each as a thread of the server would have it."""
    with django_db_blocker.unblock():
        yield from _connections(tmp_path)


def _connections(tmp_path):
    opened = []

    def made(timeout=5.0):
        told = connections["default"].settings_dict | {
            "ENGINE": "lapak.config.sqlite",
            "NAME": str(tmp_path / "turns.sqlite3"),
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": timeout,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL",
            },
        }
        one = load_backend("lapak.config.sqlite").DatabaseWrapper(told, "turns")
        one.inc_thread_sharing()
        opened.append(one)
        return one

    first = made()
    with first.cursor() as cursor:
        cursor.execute("CREATE TABLE said (id INTEGER PRIMARY KEY, n INTEGER UNIQUE)")
    yield made
    for one in opened:
        one.close()


@pytest.fixture
def atomic(monkeypatch):
    def block(one):
        monkeypatch.setattr(transaction, "get_connection", lambda using=None: using)
        return transaction.Atomic(one, savepoint=True, durable=False)

    return block


def write(one, n):
    with one.cursor() as cursor:
        cursor.execute("INSERT INTO said (n) VALUES (%s)", [n])


def count(one):
    with one.cursor() as cursor:
        return cursor.execute("SELECT count(*) FROM said").fetchone()[0]


def test_sixteen_threads_write_and_nobody_is_turned_away(connect, atomic):
    def send(start):
        one = connect()
        for n in range(start, start + 20):
            with atomic(one):
                write(one, n)
        one.close()

    with ThreadPoolExecutor(16) as threads:
        list(threads.map(send, range(0, 320, 20)))

    assert count(connect()) == 320


def test_the_turn_is_given_back_after_a_commit(connect, atomic):
    one, other = connect(), connect(timeout=0.05)

    with atomic(one):
        write(one, 1)

    with atomic(other):
        write(other, 2)
    assert count(one) == 2


def test_while_one_writes_the_other_waits_and_then_hears_that_it_is_locked(
    connect, atomic
):
    one, other = connect(), connect(timeout=0.05)

    with atomic(one):
        write(one, 1)
        with pytest.raises(OperationalError, match="locked"), atomic(other):
            pass

    with atomic(other):
        write(other, 2)


def test_an_exception_gives_the_turn_back_and_writes_nothing(connect, atomic):
    one, other = connect(), connect(timeout=0.05)

    with pytest.raises(ZeroDivisionError), atomic(one):  # noqa: PT012
        write(one, 1)
        1 / 0  # noqa: B018

    with atomic(other):
        write(other, 2)
    assert count(other) == 1


def test_a_block_inside_a_block_keeps_the_turn(connect, atomic):
    one, other = connect(), connect(timeout=0.05)

    with atomic(one):
        with pytest.raises(ZeroDivisionError), atomic(one):
            1 / 0  # noqa: B018
        with pytest.raises(OperationalError), atomic(other):
            pass
        write(one, 1)

    assert count(other) == 1


def test_closing_the_connection_gives_the_turn_back(connect, atomic):
    one, other = connect(), connect(timeout=0.05)

    block = atomic(one)
    block.__enter__()
    one.close()

    with atomic(other):
        write(other, 1)
    block.__exit__(None, None, None)


def test_another_process_writing_gives_the_turn_back_too(connect, atomic, tmp_path):
    one, other = connect(timeout=0.05), connect(timeout=0.05)
    process = sqlite3.connect(tmp_path / "turns.sqlite3", isolation_level=None)
    process.execute("BEGIN IMMEDIATE")

    for turned_away in (one, other):
        with pytest.raises(OperationalError, match="locked"), atomic(turned_away):
            pass

    process.execute("ROLLBACK")
    process.close()
    with atomic(other):
        write(other, 1)


def test_a_single_statement_needs_no_turn(connect):
    one = connect()

    write(one, 1)

    assert count(one) == 1
    assert one._held is None


def test_reading_never_waits_for_a_writer(connect, atomic):
    one, other = connect(), connect(timeout=0.05)

    with atomic(one):
        write(one, 1)
        assert count(other) == 0


def test_waiting_threads_go_on_at_once(connect, atomic):
    one, done = connect(), threading.Event()

    def wait():
        other = connect()
        with atomic(other):
            write(other, 2)
        done.set()
        other.close()

    with atomic(one):
        thread = threading.Thread(target=wait)
        thread.start()
        assert not done.wait(0.05)
    assert done.wait(2)
    thread.join()


def test_the_product_uses_it(settings):
    engine = settings.DATABASES["default"]["ENGINE"]
    if "sqlite" in engine:
        assert isinstance(connections["default"], DatabaseWrapper)


def test_what_is_stored_comes_back_as_it_was_whatever_its_kind(connect):
    one = connect()
    told = [None, True, False, b"", b"\x00\xff", 0, -1, 2.5, "", "Toko"]
    with one.cursor() as cursor:
        cursor.execute("CREATE TABLE kinds (n INTEGER PRIMARY KEY, what)")
        rows = list(enumerate(told))
        cursor.executemany("INSERT INTO kinds (n, what) VALUES (%s, %s)", rows)
        cursor.execute("SELECT what, typeof(what) FROM kinds ORDER BY n")
        found = cursor.fetchall()
    assert [what for what, _ in found] == told
    stored = "null integer integer blob blob integer integer real text text"
    assert [kind for _, kind in found] == stored.split()

"""A disk that is full or may not be written to: a sentence, nothing by halves, then on."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest

from tests.offices import URL, Browser

FULL = "Disk penuh"
FACTS = """
    SELECT (SELECT count(*) FROM sources_sourcefile), (SELECT count(*) FROM registry_mention),
    (SELECT count(*) FROM sales_dailysales), (SELECT number FROM journal_head)
"""


def mount(*words):
    told = subprocess.run(
        ["mount", *words], capture_output=True, text=True, timeout=20, check=False
    )
    if told.returncode:
        pytest.skip(f"no small disk can be mounted here: {told.stderr.strip()}")


@pytest.fixture
def small_office(new_office, tmp_path):
    """An office whose folder is a disk of eight megabytes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    if shutil.which("mount") is None:
        pytest.skip("there is no mount")
    mount("-t", "tmpfs", "-o", "size=8m", "tmpfs", str(disk))
    try:
        yield new_office(at=disk)
    finally:
        subprocess.run(["umount", "-l", str(disk)], timeout=20, check=False)


@contextmanager
def filled(office, leave=0):
    """The office's disk with only `leave` kilobytes free."""
    filler = office.data / "keys" / "isi"
    free = shutil.disk_usage(office.data).free
    with filler.open("wb") as file:
        file.write(b"x" * max(0, free - leave * 1024))
    try:
        yield
    finally:
        filler.unlink()


@pytest.fixture
def lists(year_files, tmp_path):
    """Three lists of bazaars."""
    folder = tmp_path / "daftar"
    folder.mkdir()
    for path in sorted((year_files / "bazar").glob("Lap*.xlsx"))[:3]:
        shutil.copy(path, folder)
    return folder


def refused(office, told, *sentences):
    """A command that could not, and said so in one sentence."""
    assert told.returncode == 2, told
    assert told.stdout == ""
    (said,) = told.stderr.strip().splitlines()
    assert any(sentence in said for sentence in sentences), said
    assert str(office.data) in said
    assert said.endswith("lalu ulangi.")


@pytest.mark.slow
def test_on_a_full_disk_nothing_is_taken_in_and_with_room_the_same_command_works(
    small_office, lists, new_office
):
    office = small_office
    before, files = office.rows(FACTS), office.lying()

    # Only the kept files lie here when the facts are in PostgreSQL.
    for leave in (0, 16) if URL else (0, 40, 200):
        with filled(office, leave):
            told = office.lapak("intake", lists)
            refused(office, told, FULL)
            assert office.lying() == files
        assert office.rows(FACTS) == before  # asking SQLite takes room, too

    assert office.lapak("intake", lists).returncode in (0, 1)
    assert office.is_whole()
    calm = new_office()
    assert calm.lapak("intake", lists).returncode in (0, 1)
    assert office.figures() == calm.figures()
    assert office.lying() == calm.lying()


@pytest.mark.parametrize("most", [2_000, 20_000])
def test_a_limit_on_files_is_a_full_disk_too(office, lists, most):
    """Where no disk can be mounted this still shows it."""
    before, files = office.rows(FACTS), office.lying()
    limit = ["prlimit", f"--fsize={most}", "--"]

    told = office.lapak("intake", lists, before=limit)

    if URL and most == 20_000:
        assert told.returncode in (0, 1)
        return
    refused(office, told, FULL)
    assert office.rows(FACTS) == before
    assert office.lying() == files
    assert office.lapak("intake", lists).returncode in (0, 1)
    assert office.is_whole()


def test_an_upload_on_a_full_disk_gets_the_sentence_and_later_works(
    small_office, lists
):
    office, paths = small_office, sorted(lists.iterdir())
    before = office.rows(FACTS)
    with office.serving() as server:
        browser = Browser(server)
        assert browser.sign_in().status == 200

        with filled(office):
            answer = browser.upload(*paths)
            assert answer.status == 507
            assert FULL in answer.words
            assert str(office.data) in answer.words
            seen = browser.get("/berkas/")
            # Asking SQLite may take room, too: the page or the sentence, no third.
            assert seen.status == 200 or (not URL and FULL in seen.words)
        assert office.rows(FACTS) == before

        answer = browser.upload(*paths)
        assert answer.status == 200
        assert "Berkas diambil masuk: 3" in answer.words
    assert office.is_whole()


def test_a_folder_that_may_only_be_read_is_told(small_office, lists):
    office = small_office
    before = office.rows(FACTS)
    mount("-o", "remount,ro", str(office.data))

    told = office.lapak("intake", lists)

    assert (told.returncode, told.stdout) == (2, "")
    (said,) = told.stderr.strip().splitlines()
    assert "tidak bisa ditulis. Beri izin tulis" in said
    assert str(office.data) in said

    mount("-o", "remount,rw", str(office.data))
    assert office.rows(FACTS) == before
    assert office.lapak("intake", lists).returncode in (0, 1)


def test_a_folder_becomes_readable_only_while_the_server_runs(small_office, lists):
    office = small_office
    with office.serving() as server:
        browser = Browser(server)
        browser.sign_in()
        os.sync()
        mount("-o", "remount,ro", str(office.data))
        answer = browser.upload(*lists.iterdir())
        mount("-o", "remount,rw", str(office.data))

        assert answer.status == 503
        assert "tidak bisa ditulis" in answer.words
        assert browser.upload(*lists.iterdir()).status == 200

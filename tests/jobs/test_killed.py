"""kill -9 in the middle of taking in: a file is in whole or not at all, and again works.

The command is a process of its own. It kills itself, as `kill -9` would, when it
enters a certain function for the n-th time; or it is killed from outside after a while.
"""

import shutil
import signal
import time

import pytest

from tests.offices import DIE, PATIENCE, stop

pytestmark = pytest.mark.slow

BEFORE_IT_COUNTS = [
    "lapak.intake.take_in:read:3",  # while reading
    "lapak.domain.sources.actions:_take_turn:1",  # the transaction has begun
    "lapak.intake.keeping:keep_told:1",  # a file is known, its rows are not
    "lapak.domain.sources.secrecy:_write:2",  # one file is kept, one is not
    "os:fdopen:2",  # an empty file lies there
    "pathlib:replace:3",  # a whole file lies there under a passing name
    "lapak.intake.settling.settle:work_out:1",
    "lapak.domain.bazaars.actions:take_part:1",
    "lapak.domain.journal.actions:write_all:9",
    "lapak.domain.journal.actions:write_new:1",
    "lapak.domain.sources.actions:put_questions:1",  # all is written
    "django.db.backends.base.base:commit:1",
]
WHEN_IT_COUNTS = "lapak.domain.sources.secrecy:_to_its_place:2"
FACTS = """
    SELECT (SELECT count(*) FROM sources_sourcefile), (SELECT count(*) FROM sources_sourcetable),
    (SELECT count(*) FROM registry_mention), (SELECT count(*) FROM registry_business),
    (SELECT count(*) FROM bazaars_participation), (SELECT count(*) FROM sales_dailysales),
    (SELECT count(*) FROM online_orderline), (SELECT count(*) FROM sources_question),
    (SELECT number FROM journal_head)
"""


@pytest.fixture(scope="module")
def lists(year_files, tmp_path_factory):
    """A list that is in already, and three that come, one newer than another."""
    folder = tmp_path_factory.mktemp("daftar")
    for path in (year_files / "bazar").iterdir():
        for name, begins in (("lama", "Lap Omzet Pasar"), ("baru", "Lap Omzet Pekan")):
            (folder / name).mkdir(exist_ok=True)
            if path.name.startswith(begins):
                shutil.copy(path, folder / name)
    shutil.copy(next((year_files / "bazar").glob("2025*Jatipulo*")), folder / "baru")
    assert [len(list((folder / n).iterdir())) for n in ("lama", "baru")] == [1, 3]
    return folder


@pytest.fixture
def begun(office, lists):
    """An office in which the first lists are in."""
    assert office.lapak("intake", lists / "lama").returncode in (0, 1)
    return office


@pytest.fixture(scope="module")
def unkilled(new_office, lists):
    """What an office tells in which nobody was killed."""
    calm = new_office()
    for name in ("lama", "baru"):
        assert calm.lapak("intake", lists / name).returncode in (0, 1)
    return calm.figures(), calm.rows(FACTS)[0], calm.lying()


def killed_in(office, where, *words):
    """Run a command that dies there."""
    done = office.meanwhile(where, DIE, *words)
    assert done.returncode == -signal.SIGKILL, (where, done.stderr)


def test_killed_before_it_counts_nothing_is_in_and_again_ends_as_if_unkilled(
    begun, lists, unkilled
):
    before, files = begun.rows(FACTS), begun.lying()

    for where in BEFORE_IT_COUNTS:
        killed_in(begun, where, "intake", lists / "baru")
        assert begun.rows(FACTS) == before, where
        assert set(files) <= set(begun.lying()), where
    assert len(begun.lying()) > len(files)  # some died while files were written
    assert begun.is_whole()
    assert begun.figures()["offline_bazaars_held"]["value"] > 0

    assert begun.lapak("intake", lists / "baru").returncode in (0, 1)
    assert (begun.figures(), begun.rows(FACTS)[0], begun.lying()) == unkilled
    assert begun.is_whole()


def test_killed_when_it_counts_all_is_in_and_again_changes_nothing(
    begun, lists, unkilled
):
    figures, facts, files = unkilled
    killed_in(begun, WHEN_IT_COUNTS, "intake", lists / "baru")

    assert begun.rows(FACTS)[0] == facts
    assert begun.figures() == figures
    assert begun.lying() != files  # not yet under their names, yet there
    assert begun.is_whole()

    assert begun.lapak("intake", lists / "baru").returncode in (0, 1)
    assert (begun.figures(), begun.rows(FACTS)[0], begun.lying()) == unkilled


def test_killed_at_any_moment_it_is_all_or_nothing(begun, lists, unkilled):
    before, facts = begun.rows(FACTS)[0], unkilled[1]
    started = time.monotonic()
    copy = begun.start("intake", lists / "lama")
    copy.communicate(timeout=PATIENCE)
    lasts = time.monotonic() - started

    for tenth in (5, 7, 9, 11):
        process = begun.start("intake", lists / "baru")
        time.sleep(lasts * tenth / 10)
        stop(process, signal.SIGKILL)
        assert begun.rows(FACTS)[0] in (before, facts)
    assert begun.is_whole()

    assert begun.lapak("intake", lists / "baru").returncode in (0, 1)
    assert (begun.figures(), begun.rows(FACTS)[0], begun.lying()) == unkilled


def test_killed_while_a_decision_is_applied_nothing_is_decided(begun, lists):
    figures, facts = begun.figures(), begun.rows(FACTS)
    answers = begun.data.parent / "jawab.csv"
    (name,) = (one.name for one in (lists / "lama").iterdir())
    head = "file,sheet,row,kind,question,decision,value"
    answers.write_text(f"{head}\n{name},,1,,,drop,\n")

    where = "lapak.domain.sources.actions:put_questions:1"
    killed_in(begun, where, "decisions", "apply", answers)

    assert begun.rows(FACTS) == facts
    assert begun.figures() == figures
    assert begun.is_whole()
    assert begun.lapak("decisions", "apply", answers).returncode == 0
    assert begun.figures() != figures

"""No test that touches data slips out of the run on PostgreSQL."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.on_postgresql import imports_of, reaches_past_django, touches_data

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.parametrize(
    ("fixtures", "marks", "module"),
    [
        (["client", "db"], [], "tests.shared.test_money"),
        (["transactional_db"], [], "tests.shared.test_money"),
        (["live_server"], [], "tests.shared.test_money"),
        (["django_db_blocker"], [], "tests.shared.test_money"),
        ([], ["slow", "django_db"], "tests.shared.test_money"),
        (["office"], [], "tests.jobs.test_killed"),
        ([], [], "tests.jobs.conftest"),
        ([], [], "tests.offices"),
        (["db"], ["sqlite_files"], "tests.jobs.test_commands"),  # what it says is wrong
    ],
)
def test_what_touches_data_stays(fixtures, marks, module):
    assert touches_data(fixtures, marks, [module])


@pytest.mark.parametrize(
    ("marks", "module"),
    [
        ([], "tests.shared.test_money"),
        (["slow"], "tests.intake.cells.test_dates"),
        (["sqlite_files"], "tests.jobs.test_commands"),
    ],
)
def test_what_touches_none_is_left_out(marks, module):
    assert not touches_data(["tmp_path", "monkeypatch"], marks, [module])


def test_one_of_several_modules_is_enough():
    assert touches_data([], [], ["tests.shared.test_money", "tests.jobs.conftest"])


@pytest.mark.parametrize(
    "source",
    [
        "import psycopg",
        "def f():\n    from subprocess import run",
        "import multiprocessing.pool as p",
        "from tests import offices",
        "from tests.offices import stop",
    ],
)
def test_whoever_can_reach_a_database_past_django_is_seen(source):
    assert any(reaches_past_django(name) for name in imports_of(source))


def test_nobody_asks_for_a_fixture_that_is_not_in_its_signature():
    """Such a one would not be seen."""
    asking = [
        str(path.relative_to(ROOT))
        for path in sorted((ROOT / "tests").rglob("*.py"))
        if "getfixture" + "value" in path.read_text()
    ]
    assert asking == []


def test_a_run_beside_the_passing_postgresql_leaves_out_what_touches_no_data():
    folders = ["tests/shared/test_money.py", "tests/jobs/test_killed.py"]
    told = subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "--collect-only", "-n", "0", *folders],
        env=os.environ | {"LAPAK_PASSING_POSTGRES": "1"},
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )

    found = {one.partition("::")[0] for one in told.stdout.splitlines() if "::" in one}
    assert found == {"tests/jobs/test_killed.py"}, told.stderr
    assert "tests that touch no data" in told.stdout

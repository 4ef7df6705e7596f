"""Reasons not to start."""

import os
import subprocess
import sys

import pytest
from django.core.checks import run_checks

from lapak.config import checks
from lapak.config.checks import is_sound
from lapak.jobs.serve import check_start, manners
from lapak.jobs.trouble import CannotDo


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False),
        ((3, 44, 5), False),
        ((3, 44, 6), True),
        ((3, 45, 0), False),
        ((3, 49, 9), False),
        ((3, 50, 6), False),
        ((3, 50, 7), True),
        ((3, 51, 2), False),
        ((3, 51, 3), True),
        ((3, 53, 4), True),
        ((4, 0, 0), True),
    ],
)
def test_which_sqlite_keeps_a_database_whole(version, sound):
    assert is_sound(version) == sound


def ids():
    found = run_checks(tags=["lapak"], include_deployment_checks=True)
    return [one.id for one in found]


@pytest.fixture
def all_well(settings):
    settings.SECRET_KEY_IS_PASSING = False
    settings.DEBUG = False
    return settings


def test_all_is_well(all_well):
    assert ids() == []
    check_start()


def test_an_old_sqlite_is_refused(all_well, monkeypatch):
    engine = {"default": {"ENGINE": "lapak.config.sqlite"}}
    monkeypatch.setattr(checks.settings, "DATABASES", engine)
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", (3, 40, 1))
    assert ids() == ["lapak.E001"]


def test_on_postgresql_sqlite_does_not_matter(all_well, monkeypatch):
    engine = {"default": {"ENGINE": "django.db.backends.postgresql"}}
    monkeypatch.setattr(checks.settings, "DATABASES", engine)
    monkeypatch.setattr(checks.sqlite3, "sqlite_version_info", (3, 40, 1))
    assert ids() == []


def test_missing_keys_are_refused(all_well, tmp_path):
    all_well.KEYS = tmp_path
    assert ids() == ["lapak.E002"]
    with pytest.raises(CannotDo, match=r"keyring\.json"):
        check_start()


def test_a_passing_secret_key_is_refused(all_well):
    all_well.SECRET_KEY_IS_PASSING = True
    assert ids() == ["lapak.E002"]


@pytest.mark.parametrize(
    ("hosts", "https", "refused"),
    [
        (["localhost"], False, False),
        (["localhost"], True, True),
        (["lapak.jakarta.go.id"], False, True),
        (["*"], False, True),
    ],
)
def test_debug_is_for_ones_own_machine(all_well, hosts, https, refused):
    all_well.DEBUG, all_well.ALLOWED_HOSTS, all_well.HTTPS = True, hosts, https
    assert ids() == ["lapak.E003"] * refused


def test_sqlite_gets_one_process_and_postgresql_two():
    assert (manners("sqlite"), manners("postgresql")) == ((1, 4), (2, 4))


def test_djangos_own_checks_find_nothing_behind_https(tmp_path):
    told = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy"],
        env={
            "PATH": os.environ["PATH"],
            "DJANGO_SETTINGS_MODULE": "lapak.config.settings",
            "LAPAK_HTTPS": "1",
            "LAPAK_DATA": str(tmp_path),
            "LAPAK_SECRET_KEY": "x7-" * 20 + "abcdefgh",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    found = [
        line for line in told.stderr.splitlines() if "(" in line and "E002" not in line
    ]
    assert [line for line in found if line.startswith("?:")] == []

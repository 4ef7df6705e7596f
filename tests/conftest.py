"""What every test stands on."""

from pathlib import Path

import polib
import pytest
from django.core.cache import cache
from django.test import override_settings

from lapak.domain.sources.secrecy import ensure_keyring

LOCALES = Path(__file__).resolve().parents[1] / "src" / "lapak" / "locale"


def pytest_configure():
    """Pages speak Indonesian in tests too, with or without `make messages` before."""
    for words in LOCALES.rglob("*.po"):
        compiled = words.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < words.stat().st_mtime:
            polib.pofile(str(words)).save_as_mofile(str(compiled))


@pytest.fixture(scope="session", autouse=True)
def static_files_as_written(tmp_path_factory):
    """Pages name static files as they are: no `collectstatic` before the tests."""
    plain = {
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
        "staticfiles": {
            "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        },
    }
    empty = tmp_path_factory.mktemp("static")
    with override_settings(STORAGES=plain, STATIC_ROOT=empty):
        yield


@pytest.fixture(scope="session", autouse=True)
def data_of_the_tests(tmp_path_factory):
    """A folder with a keyring of its own: no `lapak init` before the tests."""
    data = tmp_path_factory.mktemp("lapak")
    with override_settings(DATA=data, KEYS=data / "keys"):
        ensure_keyring()
        yield data


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Rate limits of one test don't reach the next."""
    cache.clear()

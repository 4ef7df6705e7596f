"""What every test stands on."""

import os

import pytest
from django.core.cache import cache
from django.test import override_settings
from hypothesis import HealthCheck, settings

from lapak.domain.sources.secrecy import ensure_keyring

# Machines are noisy: a slow example is no failure. Every run draws the same examples;
# with LAPAK_HUNT=1 others are drawn, to find what nobody thought of.
settings.register_profile(
    "lapak",
    deadline=None,
    derandomize="LAPAK_HUNT" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("lapak")


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

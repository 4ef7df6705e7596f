"""What every test stands on."""

import os

import pytest
from django.core.cache import cache
from django.db.models.signals import post_migrate  # noqa: TID251  Django's own
from django.test import override_settings
from hypothesis import HealthCheck, settings

from lapak.domain.sources.secrecy import ensure_keyring
from tests.on_postgresql import is_of_data

# Machines are noisy: a slow example is no failure. Every run draws the same examples;
# with LAPAK_HUNT=1 others are drawn, to find what nobody thought of.
settings.register_profile(
    "lapak",
    deadline=None,
    derandomize="LAPAK_HUNT" not in os.environ,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("lapak")
LEFT_OUT = pytest.StashKey[int]()  # tests that touch no data, beside PostgreSQL


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config, items):
    """Long tests first, so that none is left over when others are done.

    Beside the passing PostgreSQL only what touches data proves anything again.
    """
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
    if "LAPAK_PASSING_POSTGRES" not in os.environ:
        return
    left_out = [item for item in items if not is_of_data(item)]
    items[:] = [item for item in items if is_of_data(item)]
    config.stash[LEFT_OUT] = len(left_out)
    config.hook.pytest_deselected(items=left_out)


def pytest_sessionfinish(session):
    """A worker tells how many it left out."""
    if hasattr(session.config, "workeroutput"):
        left_out = session.config.stash.get(LEFT_OUT, 0)
        session.config.workeroutput["left_out"] = left_out


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node):
    """Every worker finds the same tests, and leaves out the same."""
    told = getattr(node, "workeroutput", {})
    node.config.stash[LEFT_OUT] = told.get("left_out", 0)


def pytest_terminal_summary(terminalreporter, config):
    """The run says what it left out."""
    if left_out := config.stash.get(LEFT_OUT, 0):
        terminalreporter.write_line(
            f"{left_out} tests that touch no data: on SQLite only."
        )


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


@pytest.fixture(scope="session", autouse=True)
def quick_passwords():
    """Argon2 is slow on purpose, and nearly every test makes somebody who signs in.

    What the product does with passwords is seen in `tests/domain/people/test_passwords.py`
    and wherever a real office is at work.
    """
    quick = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with override_settings(PASSWORD_HASHERS=quick):
        yield


@pytest.fixture(scope="session", autouse=True)
def no_permissions_of_django():
    """Roles say who may do what; Django writes its own anew after each emptied database."""
    post_migrate.disconnect(
        dispatch_uid="django.contrib.auth.management.create_permissions"
    )


@pytest.fixture(autouse=True)
def nothing_remembered():
    """Rate limits of one test don't reach the next."""
    cache.clear()

"""What every test stands on."""

import pytest
from django.test import override_settings


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

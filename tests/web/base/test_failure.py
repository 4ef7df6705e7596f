"""What a page says when something outside Lapak stops it."""

import errno
import io
import logging

import pytest
from django.db import OperationalError
from django.test import override_settings
from django.urls import path

from lapak.config.urls import handler500, urlpatterns
from lapak.domain.sources.secrecy import CannotOpen
from lapak.web.base.failure import failed


class Stops:
    """A page that raises what it is told to."""

    error: BaseException = ValueError("x")

    def __call__(self, request):
        raise self.error


stops = Stops()
stops.login_required = False
__all__ = ["handler500", "urlpatterns"]
urlpatterns = [*urlpatterns, path("berhenti/", stops)]


@pytest.fixture
def answer(client):
    client.raise_request_exception = False

    def asked(error, **headers):
        stops.error = error
        with override_settings(ROOT_URLCONF=__name__):
            return client.get("/berhenti/", **headers)

    return asked


@pytest.mark.parametrize(
    ("error", "status", "part"),
    [
        (OperationalError("database is locked"), 503, "sedang dipakai"),
        (OperationalError("database or disk is full"), 507, "Disk penuh"),
        (OperationalError("disk I/O error"), 507, "Disk penuh atau rusak"),
        (OperationalError("connection failed: refused"), 503, "PostgreSQL tidak bisa"),
        (OSError(errno.ENOSPC, "full"), 507, "Disk penuh"),
        (OSError(errno.EROFS, "read-only", "/data/x"), 503, "/data/x tidak bisa"),
        (
            PermissionError(errno.EACCES, "denied", "/data/x"),
            503,
            "dibaca atau ditulis",
        ),
        (CannotOpen("Kuncinya hilang."), 503, "Kuncinya hilang."),
    ],
)
def test_a_cause_outside_is_told_with_what_to_do(answer, error, status, part):
    told = answer(error)

    page = told.content.decode()
    assert told.status_code == status
    assert part in page
    assert "<h1>Lapak belum bisa mengerjakannya</h1>" in page
    assert told.headers["Retry-After"] == "10"
    assert "default-src 'none'" in told.headers["Content-Security-Policy"]


def test_it_is_told_in_the_language_of_the_page(answer, client):
    client.cookies["django_language"] = "en"
    page = answer(OperationalError("database is locked")).content.decode()
    assert "The database is in use by another command." in page


@pytest.mark.parametrize("error", [ValueError("x"), OSError(errno.EIO, "x")])
def test_a_fault_of_ours_says_that_lapak_failed(answer, error):
    told = answer(error)
    assert told.status_code == 500
    assert "Lapak gagal" in told.content.decode()


def test_without_an_error_it_is_our_fault(rf):
    assert failed(rf.get("/")).status_code == 500


def test_what_nobody_foresaw_is_written_to_the_servers_log(answer, monkeypatch):
    handlers = logging.getLogger("django.request").handlers
    (handler,) = [one for one in handlers if one.get_name() == "stderr"]
    log = io.StringIO()
    monkeypatch.setattr(handler, "stream", log)

    answer(ValueError("entah apa"))

    assert "/berhenti/" in log.getvalue()
    assert "raise self.error" in log.getvalue()

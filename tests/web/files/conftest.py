"""A list, and somebody who takes it in."""

import pytest
from django.urls import reverse

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.models import SourceFile
from tests.factories import UserFactory
from tests.jobs.test_intake import a_list
from tests.web.files.sending import upload


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff"))
    return client


@pytest.fixture
def taken(staff, tmp_path):
    """A list that was taken in."""
    upload(staff, a_list(tmp_path / "hadir.xlsx"))
    return SourceFile.objects.get()


@pytest.fixture
def own_folder(settings, tmp_path):
    """What is kept lies in a folder of the test."""
    settings.DATA = tmp_path / "data"


@pytest.fixture
def hadir(tmp_path):
    """The bytes of a list."""
    return a_list(tmp_path / "hadir.xlsx").read_bytes()


@pytest.fixture
def filed(own_folder, send, hadir):
    """A list that was taken in from a folder."""
    send({"Mei/hadir.xlsx": hadir}, do="take")
    return SourceFile.objects.get()


@pytest.fixture
def send(staff):
    """Send files as a browser does: a chosen folder keeps its inner paths."""

    def sent(files, *, do="look", client=staff, follow=True, **more):
        mark = "----lapak"
        body = b""
        for name, value in {"do": do, **more.pop("fields", {})}.items():
            body += f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for path, content in files.items():
            body += (
                f"--{mark}\r\nContent-Disposition: form-data;"
                f' name="folder"; filename="{path}"\r\n'
                "Content-Type: application/octet-stream\r\n\r\n"
            ).encode()
            body += content + b"\r\n"
        body += f"--{mark}--\r\n".encode()
        return client.post(
            reverse("files:upload"),
            body,
            content_type=f"multipart/form-data; boundary={mark}",
            follow=follow,
            **more,
        )

    return sent

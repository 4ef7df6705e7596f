"""A list, and somebody who takes it in."""

import pytest
from django.urls import reverse

from lapak.domain.places.actions import ensure_regions
from tests.factories import UserFactory


@pytest.fixture
def staff(client):
    ensure_regions("31.73")
    client.force_login(UserFactory(role="staff"))
    return client


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

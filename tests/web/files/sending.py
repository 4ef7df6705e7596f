"""Files sent by the form that takes some without their folder."""

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse


def upload(client, *paths):
    sent = [SimpleUploadedFile(p.name, p.read_bytes()) for p in paths]
    return client.post(
        reverse("files:upload"), {"files": sent, "do": "take"}, follow=True
    )

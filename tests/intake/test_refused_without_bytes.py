"""A file that could not even be read leaves no trace but its sentence."""

import pytest
from django.utils import timezone

from lapak.domain.journal.models import Entry
from lapak.domain.sources.models import SourceFile
from lapak.intake.take_in import FileRead, take_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("preview", [False, True])
def test_a_file_without_bytes_is_told_and_nothing_is_written(preview):
    gone = FileRead("daftar/hilang.xlsx", refusal="Berkas berubah saat dibaca.")

    outcome = take_in([gone], by="ratna", now=timezone.now(), preview=preview)

    (told,) = outcome.files
    assert told.file is None
    assert told.tally().refused_files == 1
    assert not told.questions()
    assert not SourceFile.objects.exists()
    assert not Entry.objects.exists()

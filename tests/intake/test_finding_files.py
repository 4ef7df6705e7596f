"""Folders that are shut, and files that change while they are read."""

import tempfile
from pathlib import Path

import pytest
from django.utils import timezone

from lapak.domain.sources.models import SourceFile
from lapak.intake.finding import NothingThere, find_files
from lapak.intake.reading.reader import Reader
from lapak.intake.reading.refusal import SENTENCES
from lapak.intake.take_in import Desk, take_in
from tests.anybody import as_anybody


@pytest.fixture
def open_folder():
    """A folder that everybody may look into; what lies above it too."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder


@pytest.mark.parametrize("asked", ["", "dalam", "dalam/daftar.csv"])
def test_a_folder_that_may_not_be_opened_is_named_and_nothing_is_missed(open_folder, asked):  # fmt: skip
    (open_folder / "a.csv").write_text("No;Nama\n")
    shut = open_folder / "dalam"
    shut.mkdir()
    (shut / "daftar.csv").write_text("No;Nama\n")
    shut.chmod(0)
    try:
        with as_anybody(), pytest.raises(NothingThere) as told:
            find_files([open_folder / asked])
    finally:
        shut.chmod(0o700)

    place = open_folder / (asked or "dalam")
    assert str(told.value).startswith(f"{place} tidak boleh dibuka.")


@pytest.mark.django_db
def test_a_file_that_somebody_saves_while_it_is_read_is_refused_and_not_kept(tmp_path):
    path = tmp_path / "daftar.csv"
    path.write_text("No;Nama Usaha;Omset\n1;Dapur Sari;50000\n")

    class Busy(Reader):
        """A reader during whose work a colleague saves the file."""

        def read_bytes(self, content, name):
            path.write_text("No;Nama Usaha;Omset\n1;Dapur Sari;50000\n2;Kedai;1\n")
            return super().read_bytes(content, name)

    with Busy() as reader:
        read = Desk(reader).read(path)
    (kept,) = take_in([read], by="ratna", now=timezone.now()).files

    assert read.refusal == SENTENCES["changing"][0]
    assert (kept.file, kept.questions()) == (None, [])
    assert not SourceFile.objects.exists()

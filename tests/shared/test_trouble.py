"""What stops Lapak from outside is told by its cause."""

import tempfile
from pathlib import Path

import pytest
from django.db import OperationalError

from lapak.shared.trouble import Trouble, trouble
from tests.anybody import as_anybody

SHUT = OperationalError("unable to open database file")


@pytest.mark.parametrize(
    ("mode", "meant"), [(0o555, Trouble.FORBIDDEN), (0o777, Trouble.NO_DATABASE)]
)
def test_a_database_in_a_folder_that_may_not_be_written_to_lacks_only_the_right(mode, meant):  # fmt: skip
    with tempfile.TemporaryDirectory() as data:
        Path(data).chmod(mode)
        with as_anybody():
            assert trouble(SHUT, data) is meant


def test_a_database_whose_folder_is_not_there_is_not_there(tmp_path):
    assert trouble(SHUT, str(tmp_path / "data")) is Trouble.NO_DATABASE

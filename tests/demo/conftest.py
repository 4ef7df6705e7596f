"""Three small offices, one of each kind of dirt, written once for all tests."""

from pathlib import Path

import pytest

from lapak.demo.truth import Truth
from lapak.demo.year import write_year


@pytest.fixture(
    scope="session", params=[(1, "usual"), (7, "clean"), (12, "heavy")], ids=str
)
def made(request, tmp_path_factory) -> tuple[Path, Truth]:
    seed, manner = request.param
    folder = tmp_path_factory.mktemp("office")
    return folder, write_year(folder, seed=seed, dirt=manner)

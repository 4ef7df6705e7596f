"""Keys in pages: a thousand and more must not be written as 1.535, or no link leads there."""

import re
from pathlib import Path

import pytest

import lapak

TEMPLATES = Path(lapak.__file__).parent / "web" / "templates"
BARE = re.compile(r"\{\{ *[\w.]+\.pk *\}\}")


@pytest.mark.parametrize(
    "path", sorted(TEMPLATES.rglob("*.html")), ids=lambda path: path.name
)
def test_a_key_is_written_without_marks_between_its_thousands(path):
    assert not BARE.search(path.read_text())

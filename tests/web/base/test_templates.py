"""Promises about every template at once."""

import re
from pathlib import Path

import pytest
from django.template.loader import get_template

WEB = Path(__file__).resolve().parents[3] / "src" / "lapak" / "web"
FOLDER = WEB / "templates"
TEMPLATES = sorted(FOLDER.rglob("*.html"))
NAMES = [str(path.relative_to(FOLDER)) for path in TEMPLATES]
# Found by Django and allauth under these names.
CALLED_BY_OTHERS = re.compile(r"(?:\d{3}(?:_csrf)?\.html|(?:account|allauth|mfa)/.*)")

FORBIDDEN = {
    "inline style": r"\sstyle=",
    "inline script": r"<script(?![^>]*\bsrc=)|\son[a-z]+=|hx-on|javascript:",
    "outside address": r"""(?:src|href|action)=["']?(?:https?:)?//""",
}


@pytest.mark.parametrize("path", TEMPLATES, ids=NAMES)
def test_it_keeps_to_the_content_policy(path):
    text = path.read_text()
    found = [what for what, how in FORBIDDEN.items() if re.search(how, text, re.I)]
    assert found == []


@pytest.mark.parametrize("name", NAMES)
def test_it_can_be_read(name):
    assert get_template(name)


@pytest.mark.parametrize("name", NAMES)
def test_it_is_used(name):
    sources = [*TEMPLATES, *WEB.rglob("*.py")]
    mentions = [path for path in sources if f'"{name}"' in path.read_text()]
    sample = (
        name.startswith("components/")
        and f'"{Path(name).stem}"' in (WEB / "base" / "samples.py").read_text()
    )
    assert mentions or sample or CALLED_BY_OTHERS.fullmatch(name)


@pytest.mark.parametrize(
    "path", sorted((FOLDER / "components").glob("*.html")), ids=lambda path: path.stem
)
def test_a_component_says_what_it_is_given(path):
    text = path.read_text()
    assert text.startswith("{% comment %}\n")
    told = text.split("{% endcomment %}")[0].splitlines()[2:]
    assert told
    assert all(re.match(r"(?:  \w+\??  |\S|    +)", line) for line in told if line)

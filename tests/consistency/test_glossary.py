"""Every table is in the glossary; every sentence is translated, whole and truly."""

import ast
import re
from pathlib import Path

import polib
import pytest
from django.apps import apps

from lapak.domain.people.rules import Role
from lapak.web.base.journal import VERBS

ROOT = Path(__file__).resolve().parents[2]
SOURCES = sorted((ROOT / "src" / "lapak").rglob("*.py"))
CATALOGUE = ROOT / "src/lapak/locale/id/LC_MESSAGES/django.po"
ENTRIES = [one for one in polib.pofile(str(CATALOGUE)) if not one.obsolete]
GETTEXT = {
    "_", "gettext", "gettext_lazy", "ngettext", "ngettext_lazy", "pgettext",
    "pgettext_lazy", "npgettext",
}  # fmt: skip
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|(?<!%)%[sd]")
GLOSSARY = (ROOT / "docs" / "glossary.md").read_text()
OURS = [
    model.__name__
    for config in apps.get_app_configs()
    if config.name.startswith("lapak.")
    for model in config.get_models()
]


@pytest.mark.parametrize("name", OURS)
def test_every_model_is_in_the_glossary(name):
    assert f"| `{name}` |" in GLOSSARY


@pytest.mark.parametrize("role", Role)
def test_every_role_is_in_the_glossary(role):
    assert f"| `{role.value}` |" in GLOSSARY


def bad_messages(tree):
    """Messages that no catalogue can hold: put together before they are looked up."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        called = node.func
        if isinstance(called, ast.Name) and called.id in GETTEXT:
            if any(not isinstance(one, ast.Constant) for one in node.args[:1]):
                yield node.lineno
        elif (
            isinstance(called, ast.Attribute)
            and called.attr == "format"
            and isinstance(called.value, ast.Call)
            and isinstance(called.value.func, ast.Name)
            and called.value.func.id in GETTEXT
        ):
            yield node.lineno


@pytest.mark.parametrize(
    "path", SOURCES, ids=lambda path: str(path.relative_to(ROOT / "src"))
)
def test_messages_are_whole_when_they_are_looked_up(path):
    assert list(bad_messages(ast.parse(path.read_text()))) == []


def test_a_message_in_pieces_would_be_seen():
    for code in ('_(f"a {b}")', '_("a" % b)', '_("a {}").format(b)', '_("a" + b)'):
        assert list(bad_messages(ast.parse(code))) == [1], code


def placeholders(text):
    return sorted(found.group() for found in PLACEHOLDER.finditer(text))


def test_every_verb_of_the_journal_has_its_sentence():
    """Verbs stand in the domain and in intake as texts like `people.user_added`."""
    verb = re.compile(r'(?:write|Said)\(\s*"([a-z_]+\.[a-z_]+)"')
    written = {
        found
        for folder in ("domain", "intake")
        for path in (ROOT / "src" / "lapak" / folder).rglob("*.py")
        for found in verb.findall(path.read_text())
    }
    assert "people.user_added" in written
    assert written <= set(VERBS)

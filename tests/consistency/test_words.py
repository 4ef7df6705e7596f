"""Every sentence has its Indonesian, compiled, in the voice of the product."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "src" / "lapak"
FOLDER = Path("locale", "id", "LC_MESSAGES")
WORDS = polib.pofile(str(PACKAGE / FOLDER / "django.po"))
PLACEHOLDERS = re.compile(r"%\(\w+\)[sd]|\{\w*\}")
NOT_OURS = re.compile(
    r"\b(?:silakan|mohon|dimohon|submit|input|invalid|valid|berhasil|sukses)\b|!", re.I
)


def meanings(words):
    """Each sentence with its translations, however it is stored."""
    return {
        (one.msgctxt, one.msgid): one.msgstr_plural or one.msgstr
        for one in words
        if one.msgid and not one.obsolete
    }


def test_every_sentence_is_translated_and_sure():
    assert [one.msgid for one in WORDS if not one.translated() or one.fuzzy] == []


def test_what_is_compiled_is_what_is_written():
    """Broken? Run `make messages`."""
    compiled = polib.mofile(str(PACKAGE / FOLDER / "django.mo"))
    assert meanings(compiled) == meanings(WORDS)


def test_no_sentence_of_the_code_is_missing(tmp_path):
    """Broken? Run `make messages`, translate what is new, run it again."""
    if shutil.which("xgettext") is None:
        pytest.skip("gettext is not installed: make setup does it")
    copy = tmp_path / "lapak"
    leave = shutil.ignore_patterns("static", "__pycache__", "migrations")
    shutil.copytree(PACKAGE, copy, ignore=leave)
    collect = ["makemessages", "-l", "id", "--no-location", "--no-wrap"]
    subprocess.run(
        [sys.executable, "-m", "django", *collect],
        cwd=copy,
        check=True,
        capture_output=True,
        timeout=120,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": ""},
    )
    found = polib.pofile(str(copy / FOLDER / "django.po"))
    assert set(meanings(found)) - set(meanings(WORDS)) == set()


def test_a_translation_holds_the_same_places_for_values():
    other = [
        (one.msgid, text)
        for one in WORDS
        for text in one.msgstr_plural.values() or [one.msgstr]
        if {*PLACEHOLDERS.findall(text)} != {*PLACEHOLDERS.findall(one.msgid)}
    ]
    assert other == []


def test_sentences_are_in_our_voice():
    said = [text for one in WORDS for text in [one.msgstr, *one.msgstr_plural.values()]]
    assert [text for text in said if NOT_OURS.search(text)] == []

"""docs/figures.md says what the code does, word for word."""

import re
from pathlib import Path

import pytest

from lapak.figures.definitions import BREAKDOWNS, DEFINITIONS, RULES, UNITS
from lapak.figures.question_kinds import QUESTION_KINDS, touched
from lapak.figures.reach import WAYS
from lapak.figures.words import Words

PAGE = (Path(__file__).parents[2] / "docs" / "figures.md").read_text("utf-8")


def section(title):
    """What stands below a heading, up to the next one of any depth."""
    return re.split(r"^#+ ", PAGE.split(f"# {title}\n", 1)[1], flags=re.M)[0]


def numbered(text):
    return re.findall(r"^(\d+)\. (.+)$", text, flags=re.M)


def test_the_nine_rules_stand_in_the_docs_word_for_word():
    told = [(str(number), rule.en) for number, rule in enumerate(RULES, 1)]

    assert len(RULES) == 9
    assert numbered(section("Counting rules")) == told


def test_the_nine_rules_stand_there_in_indonesian_too():
    told = [(str(number), rule.id) for number, rule in enumerate(RULES, 1)]

    assert numbered(section("Aturan hitung")) == told


def test_every_figure_has_its_paragraph_and_no_other_has():
    told = re.findall(r"^### `(\w+)`$", PAGE, flags=re.M)

    assert told == list(DEFINITIONS)


@pytest.mark.parametrize("key", DEFINITIONS)
def test_a_paragraph_holds_name_unit_breakdowns_and_definition(key):
    told, defined = section(f"`{key}`"), DEFINITIONS[key]

    for text in (*defined.name, *defined.definition, UNITS[defined.unit].en):
        assert text in told
    assert re.findall(r"`by_(\w+)`", told) == list(defined.breakdowns)


@pytest.mark.parametrize("key", DEFINITIONS)
def test_a_definition_is_one_sentence_in_both_languages(key):
    for text in DEFINITIONS[key].definition:
        assert text.endswith(".")
        assert text.count(". ") == 0


def test_every_breakdown_is_explained():
    assert re.findall(r"^\| `by_(\w+)` \|", PAGE, flags=re.M) == list(BREAKDOWNS)


def test_every_kind_of_question_has_its_sentence():
    rows = re.findall(r"^\| `(\w+)` \| (.+?) \| (.+?) \| (.+?) \|$", PAGE, flags=re.M)
    told = {kind: (meaning, figures, way) for kind, meaning, figures, way in rows}
    ways = {"adds": "adds", "takes": "takes away", "either": "either", "moves": "moves a part"}  # fmt: skip

    assert set(told) == set(QUESTION_KINDS)
    for kind, (meaning, figures, way) in told.items():
        assert way == ways[WAYS[kind]]
        assert meaning == QUESTION_KINDS[kind].meaning.en
        if QUESTION_KINDS[kind].touches is not None:
            assert re.findall(r"`(\w+)`", figures) == list(touched(kind, "unknown"))


def test_words_follow_the_language_and_are_indonesian_otherwise():
    words = Words("usaha", "businesses")

    assert [words.told(lang) for lang in ("id", "en", "en-gb", "jv", None)] == [
        "usaha", "businesses", "businesses", "usaha", "usaha",
    ]  # fmt: skip

"""What Lapak itself writes holds before its own check, and no changed digit gets by."""

import random
from datetime import date

import pytest

from lapak.outputs.claims.check import check_text
from lapak.outputs.wording.facts import Office, facts_of
from lapak.outputs.wording.files import INSERTS, LANGUAGES, load, source_of
from lapak.outputs.wording.telling import Locked, tell
from tests.outputs.claims.annotated import places
from tests.outputs.claims.published import DISTRICTS, published
from tests.outputs.claims.small_year import small

OFFICE = Office("Sudin Uji", "Jakarta Barat", tuple(DISTRICTS))
LEDGERS = {"published": published, "small": small}
UNCOUNTED = ("districts", "questions")  # units of which no claim is


def written(ledger, document, lang, tmp_path):
    """The words of a document with where its numbers stand: (text, [(start, end, fact)])."""
    facts = facts_of(
        ledger, questions=0, office=OFFICE, as_of=date(2030, 1, 8), lang=lang
    )
    text, numbers = "", []
    for told in tell(load(source_of(document, lang, tmp_path)), facts):
        for piece in told.pieces:
            words = piece.text if isinstance(piece, Locked) else piece
            if isinstance(piece, Locked):
                numbers.append((len(text), len(text) + len(words), piece.fact))
            text += words
        text += "\n\n"
    return text, numbers


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("document", INSERTS)
@pytest.mark.parametrize("name", LEDGERS)
def test_every_number_that_lapak_writes_is_true(name, document, lang, tmp_path):
    ledger = LEDGERS[name]()
    text, _ = written(ledger, document, lang, tmp_path)

    checked = check_text(text, ledger, places())

    odd = [
        f"{c.number.text} in {text[c.number.start - 60 : c.number.end + 40]!r}: {c.judged}"
        for c in checked.claims
        if c.judged.verdict not in ("true", "rounded")
        if c.meaning.unit not in ("other", "")
    ]
    assert not odd
    assert not checked.contradictions


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("document", INSERTS)
@pytest.mark.parametrize("name", LEDGERS)
def test_one_digit_changed_at_each_of_them_is_caught(name, document, lang, tmp_path):
    ledger = LEDGERS[name]()
    text, numbers = written(ledger, document, lang, tmp_path)
    drawn = random.Random(7)  # the same digits in every run
    let_by = []
    for start, end, fact in numbers:
        nothing = not fact.value  # of a kind of which the year holds nothing
        if (
            nothing
            or fact.unit in UNCOUNTED
            or not any(map(str.isdigit, text[start:end]))
        ):
            continue
        at = drawn.choice([n for n in range(start, end) if text[n].isdigit()])
        other = drawn.choice("123456789".replace(text[at], ""))
        changed = text[:at] + other + text[at + 1 :]
        checked = check_text(changed, ledger, places())
        caught = [c.number for c in checked.claims if c.judged.verdict == "false"]
        caught += [n for one in checked.contradictions for n in one.numbers]
        if not any(n.start < end and start < n.end for n in caught):
            let_by.append(f"{changed[max(0, start - 60) : end + 40]!r} ({fact.name})")
    assert not let_by

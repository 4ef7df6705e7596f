"""How well the check does on texts that a person annotated.

`tuned` was looked at while the check was written. The others were measured before
anybody looked at what was wrong: `held_out` was written first, the later ones when the
check did well on all that came before.
"""

import pytest

from tests.outputs.claims.annotated import measured, texts

PARTS = ("tuned", "held_out", "unseen", "fresh", "last", "end")


def test_there_are_texts_of_every_kind_of_error():
    marks = [mark for part in PARTS for one in texts(part) for mark in one.marks]
    assert sum(len(texts(part)) for part in PARTS) >= 40
    assert {mark.planted for mark in marks} >= {
        "digit", "unit", "sum", "ratio", "rounding", "topic", "channel", "district", "month", "edition", "magnitude",
        "impossible",
    }  # fmt: skip
    assert {mark.verdict for mark in marks} == {
        "true",
        "rounded",
        "false",
        "unknown",
        "any",
    }


@pytest.mark.parametrize("part", PARTS)
def test_planted_errors_are_found_and_true_claims_are_not_called_false(part):
    found = measured(part)

    assert found.found >= 0.95 * found.planted, found
    assert len(found.false_alarms) <= 0.02 * found.true_claims, found
    assert len(found.missed) <= 0.02 * (found.true_claims + found.planted), found
    assert len(found.other_unit) <= 0.02 * (found.true_claims + found.planted), found
    assert len(found.other_verdict) <= 0.02 * (found.true_claims + found.planted), found

"""What Lapak writes itself, laid beside the figures that it was written from."""

from datetime import date
from pathlib import Path

import pytest

from lapak.outputs.claims.check import check_text
from lapak.outputs.wording.facts import Office, facts_of
from lapak.outputs.wording.files import load, source_of
from lapak.outputs.wording.telling import Locked, tell
from tests.outputs.claims.annotated import places
from tests.outputs.claims.ledgers import LEDGERS
from tests.outputs.claims.published import DISTRICTS

OFFICE = Office("Suku Dinas PPKUKM", "Jakarta Barat", tuple(DISTRICTS))
WRITTEN = [
    (ledger, kind, lang)
    for ledger in LEDGERS
    for kind in ("release", "report")
    for lang in ("id", "en")
]
OF_NO_FIGURE = ("open_questions", "districts")


def pieces_of(name, kind, lang, questions=0):
    """A document as pieces of text and of locked numbers, titles and all."""
    ledger = LEDGERS[name]()
    year = next(iter(ledger.values())).year
    facts = facts_of(
        ledger, questions=questions, office=OFFICE, as_of=date(year + 1, 1, 8), lang=lang
    )  # fmt: skip
    pieces = []
    for block in tell(load(source_of(kind, lang, Path(__file__).parent)), facts):
        pieces += [*block.pieces, "\n\n"]
    return ledger, pieces


def joined(pieces, **instead):
    return "".join(
        instead.get(str(n), p if isinstance(p, str) else p.text)
        for n, p in enumerate(pieces)
    )


def verdicts(text, ledger):
    checked = check_text(text, ledger, places())
    return checked, [
        f"{c.number.text}: {c.judged.verdict} ({c.judged.explanation.id})"
        for c in checked.claims
        if c.judged.verdict != "true"
    ]


@pytest.mark.parametrize(("name", "kind", "lang"), WRITTEN)
def test_what_lapak_writes_is_true(name, kind, lang):
    ledger, pieces = pieces_of(name, kind, lang)
    checked, others = verdicts(joined(pieces), ledger)
    numbers = [piece for piece in pieces if isinstance(piece, Locked)]

    assert others == []
    assert checked.holds, [c.explanation.id for c in checked.contradictions]
    assert len(checked.claims) == len(numbers)


@pytest.mark.parametrize(("name", "kind", "lang"), WRITTEN)
def test_one_changed_digit_of_what_lapak_writes_is_caught(name, kind, lang):
    ledger, pieces = pieces_of(name, kind, lang)
    let_by = []
    for place, piece in enumerate(pieces):
        if not isinstance(piece, Locked) or piece.fact.name in OF_NO_FIGURE:
            continue
        if not piece.fact.value:  # nothing was taken in of it: what is isn't known yet
            continue
        for digit, changed in changes(piece.text):
            text = joined(pieces, **{str(place): changed})
            if check_text(text, ledger, places()).holds:
                let_by.append(
                    f"{piece.fact.name}: {piece.text} as {changed} at {digit}"
                )
    allowed = _answers_could(name, let_by)
    assert [one for one in let_by if one not in allowed] == []


def changes(told):
    """The number with each of its digits in turn one more; 9 becomes 8."""
    for place, letter in enumerate(told):
        if letter.isdigit():
            other = "8" if letter == "9" else str(int(letter) + 1)
            yield place, told[:place] + other + told[place + 1 :]


def _answers_could(name, let_by):
    """What the answers still to come could make so: unknown, and rightly not false."""
    if name != "with_questions":
        return []
    return [one for one in let_by if "participations" in one and one.endswith(("4.101 at 4", "253 at 2", "4.353 at 4", "4,101 at 4", "4,353 at 4"))]  # fmt: skip


def test_open_questions_told_in_a_text_claim_nothing():
    ledger, pieces = pieces_of("published", "release", "id", questions=12)
    checked, others = verdicts(joined(pieces), ledger)
    assert [one for one in others if not one.startswith("12: unknown")] == []
    assert checked.holds


AS_PUBLISHED = (
    "Selama tahun 2023 sebanyak 4100 pelaku UMKM mengikuti bazar luring yang digelar 130 kali dengan omset kurang lebih "
    "Rp 3,3 miliar. Pada bazar daring ikut 178 pelaku UMKM. Jika digabung, Sudin memfasilitasi 4.352 pelaku usaha. "
    "Kunjungan pasar modern dilakukan 80 kali dengan rincian 10 kali di setiap kecamatan."
)


def test_the_wording_as_published_is_found_matched_and_explained():
    claims = check_text(AS_PUBLISHED, LEDGERS["published"](), places()).claims
    told = {c.number.text: c for c in claims}
    assert {text: c.judged.verdict for text, c in told.items()} == {
        "4100": "false", "130": "true", "Rp 3,3 miliar": "rounded", "178": "true",
        "4.352": "false", "80": "true", "10": "true",
    }  # fmt: skip
    assert told["Rp 3,3 miliar"].number.value == 3_300_000_000
    assert "4100 itu kali ikut serta" in told["4100"].judged.explanation.id
    assert "2.300" in told["4100"].judged.explanation.id
    assert "4.352 itu kali ikut serta (4.100 luring + 252 daring)" in told["4.352"].judged.explanation.id  # fmt: skip

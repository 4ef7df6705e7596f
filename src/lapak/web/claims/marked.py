"""A checked text as its page shows it: in pieces, each claim with its verdict."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from lapak.outputs.claims.check import Checked, Claim
from lapak.outputs.claims.counted import Counted
from lapak.outputs.links import figure_path

VERDICTS: Final[dict[str, tuple[Promise, str]]] = {
    "true": (_("True"), "beres"),
    "rounded": (_("Rounded rightly"), "utama"),
    "false": (_("False"), "bahaya"),
    "unknown": (_("Not to be known"), "tunggu"),
}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of the text; of a claim with its number, verdict and where its figure is."""

    text: str
    place: int = 0  # of the claim, from 1; 0: words between claims
    verdict: Promise | str = ""
    state: str = ""
    why: str = ""
    address: str = ""


def pieces(text: str, checked: Checked, year: int) -> Iterator[Piece]:
    """The whole text, cut at its claims."""
    end = 0
    for place, claim in enumerate(checked.claims, start=1):
        if claim.number.start > end:
            yield Piece(text[end : claim.number.start])
        yield _piece(place, claim, year)
        end = claim.number.end
    if end < len(text):
        yield Piece(text[end:])


def _piece(place: int, claim: Claim, year: int) -> Piece:
    verdict, state = VERDICTS[claim.judged.verdict]
    why = claim.judged.explanation.told()
    beside = claim.judged.beside
    address = _address(beside, year) if beside else ""
    return Piece(claim.number.text, place, verdict, state, why, address)


def _address(beside: Counted, year: int) -> str:
    """Where the rows are of what a claim was laid beside: of its one part, if it has one."""
    part = beside.part
    if not part or len(part.keys) != 1:
        return figure_path(year, beside.keys[0])
    key = part.keys[0]
    told = f"{year}-{key}" if part.breakdown == "month" else key
    return figure_path(year, beside.keys[0], **{part.breakdown: told})

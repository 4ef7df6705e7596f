"""A release with each digit of each of its numbers changed in turn."""

from collections.abc import Iterator

from lapak.figures.summary import summary
from lapak.intake.known import office_places
from lapak.outputs.claims.check import Checked, check_text
from lapak.outputs.documents.release import BETWEEN, Release
from lapak.outputs.wording.telling import Locked


def numbers(release: Release) -> Iterator[tuple[int, Locked]]:
    """Each locked number, and where it begins in the text."""
    at = 0
    for block in release.told:
        for piece in block.pieces:
            if isinstance(piece, Locked):
                yield at, piece
            at += len(piece if isinstance(piece, str) else piece.text)
        at += len(BETWEEN)


def altered(text: str) -> Iterator[str]:
    """A number with each of its digits another one in turn: 41 is 51, and 42."""
    for at, letter in enumerate(text):
        if letter.isdigit():
            digit = int(letter)
            yield f"{text[:at]}{digit + 1 if digit < 9 else 8}{text[at + 1 :]}"


def let_pass(release: Release) -> list[str]:
    """The numbers that nobody would miss if one digit of them were wrong.

    While questions about a figure are open, an answer may make the other number so: it is
    then told as not to be known, never as true.
    """
    ledger, places = summary(release.made.year), office_places()
    text, missed = release.text, []
    for at, piece in numbers(release):
        end = at + len(piece.text)
        open_ = any(ledger[key].open_questions for key in piece.fact.keys)
        enough = {"false", "unknown"} if open_ else {"false"}
        for number in altered(piece.text):
            wrong = text[:at] + number + text[end:]
            if not _is_caught(check_text(wrong, ledger, places), at, end, enough):
                around = wrong[max(at - 60, 0) : end + 40].replace("\n", " ")
                missed.append(f"{piece.fact.name}: {around}")
    return missed


def _is_caught(checked: Checked, at: int, end: int, enough: set[str]) -> bool:
    here = [
        one for one in checked.claims if one.number.start < end and one.number.end > at
    ]
    told = {one.judged.verdict for one in here}
    return bool(told & enough) or bool(checked.contradictions)


def not_true(release: Release) -> list[str]:
    """The claims of an honest release that are not found true, with why."""
    return [
        f"{one.number.text} {one.judged.verdict}: {one.judged.explanation.id}"
        for one in release.checked.claims
        if one.judged.verdict not in ("true", "rounded")
    ] + [one.explanation.id for one in release.checked.contradictions]


def unread(release: Release) -> list[str]:
    """Locked numbers that the checker doesn't see as numbers of the text."""
    claims = release.checked.claims
    return [
        piece.fact.name
        for at, piece in numbers(release)
        if not any(
            one.number.start < at + len(piece.text) and one.number.end > at
            for one in claims
        )
    ]

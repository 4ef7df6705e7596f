"""The choices that a question offers, and the decision that a choice means."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lapak.domain.sources.models import Question
from lapak.intake.settling.answers import Said
from lapak.shared.money import rupiah


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer: a key to press, words, and whether something must be written."""

    value: str  # verb, or verb and value
    words: str
    key: str
    writes: bool = False


MAY_COUNT = ("duplicate_row", "duplicate_visit", "superseded", "absent")


def _suggested(suggestion: str) -> tuple[str, str] | None:
    """The suggested answer with its words; None where nothing is suggested."""
    verb, _space, value = suggestion.partition(" ")
    words = {
        "set_turnover": rupiah(int(value)) if value.isdigit() else "",
        "swap": _("Swap them back"),
        "set_district": _("Follow the ward"),
        "drop": _("Skip this row"),
    }.get(verb, "")
    return (suggestion, words) if words else None


def choices(question: Question) -> list[Choice]:
    """What a person can answer; the suggested answer first."""
    suggested = _suggested(question.suggestion)
    offered = [
        (*suggested, False) if suggested else None,
        ("keep", _("Leave it as Lapak understood it"), False),
        ("set_turnover", _("Write an amount"), True)
        if question.kind.startswith("turnover") or question.kind == "row_joined"
        else None,
        ("attribute", _("Write the business's name"), True)
        if question.kind == "product_unknown"
        else None,
        ("count", _("Count it all the same"), False)
        if question.kind in MAY_COUNT
        else None,
        ("drop", _("Skip this row"), False) if question.suggestion != "drop" else None,
    ]
    told = [one for one in offered if one]
    return [
        Choice(v, words, str(n), w) for n, (v, words, w) in enumerate(told, start=1)
    ]


def decision(question: Question, choice: str, written: str) -> Said:
    """The decision that a choice on a question's page means."""
    verb, _space, value = choice.partition(" ")
    return Said(
        id=question.pk,
        file=question.file.path,
        sheet=question.sheet,
        row=question.row,
        kind=question.kind,
        verb=verb,
        value=value or written,
    )

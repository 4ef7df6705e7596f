"""The choices that a question offers, and the decision that a choice means."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from lapak.domain.people.queries import full_names
from lapak.domain.sources.models import Decision, Question
from lapak.intake.settling.answers import Said, answers
from lapak.intake.settling.state import AnswerState
from lapak.shared.money import rupiah
from lapak.web.base.journal import whose
from lapak.web.figures.excerpt import Place
from lapak.web.figures.source import decided, decision_words


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


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that holds: what it says, whose it is, and since when."""

    words: str
    by: str
    at: datetime
    choice: str  # of the question's choices; '' = none of them
    written: str = ""


def decisions_on(question: Question) -> list[Decision]:
    """People's decisions that answer a question, the newest last."""
    if question.table is None:
        return []
    found = decided(Place(question.table, question.row))
    if question.row <= question.table.header_row:
        found = [one for one in found if one.print.startswith("h") or not one.print]
    told = [(one, AnswerState(one.pk, one.verb, one.value, one.kind)) for one in found]
    return [one for one, answer in told if answers(answer, question.kind)]


def given(question: Question, offered: Sequence[Choice]) -> Given | None:
    """The answer that a question has; None where nobody has answered it."""
    said = decisions_on(question)
    if not said:
        return None
    last = said[-1]
    choice, written = _chosen(last, offered)
    names = full_names({last.by})
    who = whose(last.by, names)
    return Given(decision_words(last), who, last.at, choice, written)


def _chosen(last: Decision, offered: Sequence[Choice]) -> tuple[str, str]:
    """The choice that a decision was, and what was written with it."""
    exact = f"{last.verb} {last.value}".strip()
    values = [choice.value for choice in offered]
    if exact in values:
        return exact, ""
    return (last.verb, last.value) if last.verb in values else ("", "")


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

"""The cells around what a question asks about, so that nobody must open Excel."""

from lapak.domain.sources.models import Question
from lapak.domain.sources.secrecy import CannotOpen
from lapak.intake.reading.refusal import Refused
from lapak.web.figures.excerpt import Excerpt, Place, excerpt


def around(question: Question) -> Excerpt | None:
    """The rows around a question's row; None for a whole table, or without the file."""
    table = question.table
    if table is None or question.row <= table.header_row:
        return None
    columns = (_number(question.column),) if question.column else ()
    try:
        return excerpt(Place(table, question.row, columns), alone=False)
    except (CannotOpen, Refused, StopIteration, OSError):
        return None


def _number(letters: str) -> int:
    """The place of a column: A is 1, AA is 27."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number

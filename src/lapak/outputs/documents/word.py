"""Reports and releases as Word files, for those who go on writing."""

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from django.utils.translation import override

from lapak.figures.figure import Figure
from lapak.figures.words import Words
from lapak.outputs.documents.made import Made
from lapak.outputs.documents.opening import pieces_of
from lapak.outputs.documents.paper import Paper
from lapak.outputs.documents.pieces import Link, Piece
from lapak.outputs.documents.release import could_change
from lapak.outputs.documents.report_words import QUESTIONS
from lapak.outputs.links import figure_address
from lapak.outputs.wording.facts import written
from lapak.outputs.wording.telling import Locked, Told
from lapak.outputs.wording.template import HEADING, INSERT, TITLE

MEANINGS: Final = Words("Keterangan angka", "What the figures count")


def release_document(told: Sequence[Told], made: Made) -> bytes:
    """A press release: its words, what its figures count, what questions could change.

    Every number in it opens its figure.
    """
    with override(made.lang):
        paper = begun(told, made)
        tell(paper, told, made)
        if meant := figures_told(told, made):
            paper.heading([MEANINGS.told(made.lang)])
            paper.points([_meaning(one, made) for one in meant], counted=False)
        if doubted := list(_doubts(made)):
            paper.heading([QUESTIONS.told(made.lang)])
            paper.points(doubted, counted=False)
        return paper.bytes()


def begun(told: Sequence[Told], made: Made) -> Paper:
    """A document of these words, with nothing in it but its footer."""
    titles = (one.text for one in told if one.kind == TITLE)
    office = made.facts.words["office"]
    paper = Paper(
        made.lang,
        title=next(titles, f"{office}, {made.year}"),
        author=office,
        at=made.at or datetime(made.year, 1, 1, tzinfo=UTC),
    )
    paper.footer(made.sentence())
    return paper


def tell(paper: Paper, told: Iterable[Told], made: Made) -> None:
    """Title, headings and paragraphs; what is inserted is left to who calls."""
    for one in told:
        pieces = pieces_of(one, made.year)
        if one.kind == TITLE:
            paper.title(pieces)
        elif one.kind == HEADING:
            paper.heading(pieces)
        elif one.kind != INSERT:
            paper.paragraph(pieces)


def figures_told(told: Iterable[Told], made: Made) -> list[Figure]:
    """The figures that the numbers of a text are, or are made from, as they come."""
    keys = dict.fromkeys(
        key
        for one in told
        for piece in one.pieces
        if isinstance(piece, Locked)
        for key in piece.fact.keys
    )
    return [made.ledger[key] for key in keys]


def _meaning(figure: Figure, made: Made) -> list[Piece]:
    value = written(made.facts.numbers[figure.key], "", made.lang)
    name = figure.defined.name.told(made.lang)
    says = figure.defined.definition.told(made.lang)
    unit = "" if figure.is_rupiah else f" {figure.unit_name}"
    return [
        Link(name, figure_address(made.year, figure.key)),
        f": {value}{unit}. {says}",
    ]


def _doubts(made: Made) -> Iterable[list[Piece]]:
    for key, name, could in could_change(made):
        yield [Link(name, figure_address(made.year, key)), f": {could}"]

"""The yearly report as a Word file, for those who go on writing."""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from django.utils.translation import override

from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.annex import annex
from lapak.outputs.documents.contents import (
    Asked,
    Broken,
    Chapter,
    Contents,
    Line,
)
from lapak.outputs.documents.drawings import BARS
from lapak.outputs.documents.paper import Grid, Paper
from lapak.outputs.documents.pieces import Link, Piece
from lapak.outputs.documents.typesetting import picture
from lapak.outputs.documents.word import begun, tell
from lapak.outputs.wording.template import INSERT

_BROAD: Final = 16.6  # cm between the margins
_OF_TWELVE: Final = 684  # px of a chart of twelve months
_TILES: Final = 11.0  # cm of a tile map


def word_report(told: Contents) -> bytes:
    """The report as .docx; the same data make the same bytes."""
    with override(told.lang):
        paper = begun(told.told, told.made)
        for one in told.told:
            if one.kind == INSERT:
                _INSERTS[one.name](paper, told)
            else:
                tell(paper, [one], told.made)
        return paper.bytes()


def _figures(paper: Paper, told: Contents) -> None:
    heads = [words.FIGURE, words.VALUE, words.DEFINITION, words.OPEN]
    for group in told.groups:
        paper.heading([group.title], level=2)
        rows: list[list[Piece]] = [_row(line) for line in group.lines]
        paper.table(
            Grid(group.title, [one.told() for one in heads], rows, [4.6, 3.4, 4.8, 3.8],
                 numbers={1})
        )  # fmt: skip


def _row(line: Line) -> list[Piece]:
    notes = "; ".join(": ".join(note) for note in line.notes)
    return [
        Link(line.name, line.address),
        Link(line.value, line.address),
        line.definition,
        notes,
    ]


def _breakdowns(paper: Paper, told: Contents) -> None:
    if not told.chapters:
        paper.paragraph([words.NO_BREAKDOWNS.told()])
    for chapter in told.chapters:
        line = chapter.line
        name = f"{line.name}: "
        paper.heading([name, Link(line.value, line.address)], level=2)
        for one in chapter.broken:
            _broken(paper, one, chapter)


def _broken(paper: Paper, one: Broken, chapter: Chapter) -> None:
    line = chapter.line
    paper.heading([f"{one.title} ({one.note})"], level=3)
    if one.drawing:
        broad = _BROAD * min(1, one.drawing.width / _OF_TWELVE)
        width = broad if one.drawing.kind == BARS else _TILES
        png = picture(one.drawing.svg, width)
        paper.picture(png, alt=one.drawing.alt, width=width)
    rows: list[list[Piece]] = [
        [_opening(part.label, part.address), _opening(part.value, part.address)]
        for part in one.parts
    ]
    measure = words.TURNOVER.told() if line.figure.is_rupiah else line.unit
    paper.table(
        Grid(
            f"{line.name}: {one.title}",
            [one.head, measure[:1].upper() + measure[1:]],
            [*rows, [words.SUM.told(), one.total]],
            [6, 4.5],
            numbers={1},
            total=True,
        )
    )


def _opening(text: str, address: str | None) -> Piece:
    return Link(text, address) if address else text


def _rules(paper: Paper, told: Contents) -> None:
    paper.points([[rule] for rule in told.rules], counted=True)


def _questions(paper: Paper, told: Contents) -> None:
    if not told.asked:
        paper.paragraph([words.NO_QUESTIONS.told()])
        return
    heads = [words.QUESTION, words.HOW_MANY, words.COULD]
    rows: list[list[Piece | tuple[Piece, ...]]] = [
        [
            one.meaning,
            one.told,
            tuple(_changes(one)),
        ]
        for one in told.asked
    ]
    paper.table(
        Grid(
            words.QUESTIONS.told(),
            [one.told() for one in heads],
            rows,
            [6.6, 2, 8],
            numbers={1},
        )
    )


def _changes(one: Asked) -> Iterator[Piece]:
    for at, (line, could) in enumerate(one.changes):
        yield "; " if at else ""
        yield Link(line.name, line.address)
        yield f": {could}"


def _bazaars(paper: Paper, told: Contents) -> None:
    lists = annex(told)
    if not lists.bazaars and not lists.editions:
        paper.paragraph([words.NO_BAZAARS.told()])
    if lists.bazaars:
        paper.heading([words.BAZAARS.told()], level=2)
        rows: list[Sequence[Piece | tuple[Piece, ...]]] = [
            [
                one.number,
                (Link(one.name, one.address), f"\n{one.place}" if one.place else ""),
                one.days,
                one.district,
                one.level,
                one.times,
                f"{one.turnover}\n{one.unknown}" if one.unknown else one.turnover,
            ]
            for one in lists.bazaars
        ]
        paper.table(
            Grid(words.BAZAARS.told(), lists.heads, [*rows, list(lists.total)],
                 [1, 5, 2.3, 2.2, 2, 1.2, 2.9], numbers={0, 5, 6}, total=True)
        )  # fmt: skip
    if lists.editions:
        paper.heading([words.EDITIONS.told()], level=2)
        told_rows: list[list[Piece]] = [
            [one.number, Link(one.name, one.address), one.days, one.times, one.turnover]
            for one in lists.editions
        ]
        paper.table(
            Grid(words.EDITIONS.told(), lists.edition_heads,
                 [*told_rows, list(lists.edition_total)],
                 [1.2, 6.4, 3.6, 2, 3.2], numbers={0, 3, 4}, total=True)
        )  # fmt: skip


_INSERTS: Final[dict[str, Callable[[Paper, Contents], None]]] = {
    "figures": _figures,
    "breakdowns": _breakdowns,
    "rules": _rules,
    "questions": _questions,
    "bazaars": _bazaars,
}

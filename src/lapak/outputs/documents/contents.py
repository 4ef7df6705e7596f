"""What a yearly report says, before anybody sets it: one text for PDF, Word and Excel."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import override

from lapak.figures.annex import Held, HeldOnline, bazaars_of, editions_of
from lapak.figures.definitions import BREAKDOWNS, RULES
from lapak.figures.figure import Figure, told_change
from lapak.figures.open_questions import KindAsked, doubts_by_kind
from lapak.figures.summary import one_look, remembered
from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.drawings import Drawing, drawing_of
from lapak.outputs.documents.made import Made, made
from lapak.outputs.links import figure_address
from lapak.outputs.naming import (
    SECTIONS,
    asked_in_words,
    key_name,
    unit_note,
)
from lapak.outputs.wording.facts import amount
from lapak.outputs.wording.telling import Told, tell
from lapak.outputs.wording.template import TITLE, Block


@dataclass(frozen=True, slots=True)
class Line:
    """A figure as the report tells it. `value` with its unit, `bare` without.

    `notes`: what is said below it, each with its own number.
    """

    figure: Figure
    name: str
    value: str
    bare: str
    unit: str
    definition: str
    address: str
    notes: tuple[tuple[str, str], ...]
    could: str  # what its open questions could change; '' without any


@dataclass(frozen=True, slots=True)
class Group:
    """Figures under one heading."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a figure; `address` None where its rows can't be narrowed so."""

    key: str
    label: str
    number: int
    value: str
    address: str | None


@dataclass(frozen=True, slots=True)
class Broken:
    """A breakdown: a table whose parts add up to `total`, and how it is drawn."""

    dimension: str
    title: str
    note: str
    head: str
    parts: tuple[Part, ...]
    total: str
    drawing: Drawing | None


@dataclass(frozen=True, slots=True)
class Chapter:
    """A figure with its breakdowns."""

    line: Line
    broken: tuple[Broken, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """A kind of open question; `changes`: figures, and what it could change of each."""

    meaning: str
    number: int
    told: str
    changes: tuple[tuple[Line, str], ...]


@dataclass(frozen=True, slots=True)
class Contents:
    """All of a report, in its language. `told`: the office's words, in their order."""

    made: Made
    told: tuple[Told, ...]
    title: str
    groups: tuple[Group, ...]
    chapters: tuple[Chapter, ...]
    rules: tuple[str, ...]
    asked: tuple[Asked, ...]
    bazaars: tuple[Held, ...]
    editions: tuple[HeldOnline, ...]

    @property
    def lang(self) -> str:
        """id or en."""
        return self.made.lang

    @property
    def lines(self) -> list[Line]:
        """Every figure once."""
        return [line for group in self.groups for line in group.lines]

    def line(self, key: str) -> Line:
        """The figure of a key."""
        return next(line for line in self.lines if line.figure.key == key)


def contents(year: int, lang: str, blocks: Sequence[Block]) -> Contents:
    """What the report of a year says by a checked template, all as of one moment."""
    with one_look(), override(lang):
        document = made(year, lang)
        told = tell(blocks, document.facts)
        lines = {key: _line(one, lang) for key, one in document.ledger.items()}
        return Contents(
            document,
            tuple(told),
            next(one.text for one in told if one.kind == TITLE),
            tuple(_groups(lines)),
            tuple(_chapters(lines.values(), lang)),
            tuple(rule.told().replace("*", "") for rule in RULES),
            tuple(_asked(one, lines, lang) for one in _kinds(year)),
            tuple(remembered(f"lampiran:{year}", lambda: bazaars_of(year))),
            tuple(remembered(f"edisi:{year}", lambda: editions_of(year))),
        )


def _kinds(year: int) -> list[KindAsked]:
    return remembered(f"jenis:{year}", lambda: doubts_by_kind(year))


def _line(figure: Figure, lang: str) -> Line:
    bare = amount(figure.value, figure.unit, lang)
    return Line(
        figure,
        figure.name,
        bare if figure.is_rupiah else f"{bare} {_unit(figure, figure.value, lang)}",
        bare,
        figure.unit_name,
        figure.definition,
        figure_address(figure.year, figure.key),
        tuple(_notes(figure, lang)),
        _could(figure, figure.could_change, figure.unknowable, lang)
        if figure.open_questions
        else "",
    )


_ONE = {
    "bazaars": "bazaar",
    "times": "time",
    "businesses": "business",
    "visits": "visit",
    "outlets": "outlet",
    "findings": "finding",
}


def _unit(figure: Figure, number: int, lang: str) -> str:
    """Its unit behind its value: 1 time, 2 times."""
    single = lang == "en" and number == 1
    return _ONE.get(figure.unit, figure.unit_name) if single else figure.unit_name


def _could(figure: Figure, could_change: int, unknowable: bool, lang: str) -> str:
    told = amount(could_change, figure.unit, lang) if could_change else ""
    if told and not figure.is_rupiah:
        told += f" {_unit(figure, could_change, lang)}"
    return told_change(told, unknowable)


def _notes(figure: Figure, lang: str) -> Iterable[tuple[str, str]]:
    if figure.as_written not in (None, figure.value):
        written = amount(figure.as_written or 0, figure.unit, lang)
        yield words.AS_WRITTEN.told(), written
    if figure.owners is not None and figure.value:
        number = {"number": amount(figure.owners, "", lang)}
        yield words.OWNERS.told(), words.PEOPLE.told() % number
    if figure.open_questions:
        number = {"number": amount(figure.open_questions, "", lang)}
        could = _could(figure, figure.could_change, figure.unknowable, lang)
        doubted = words.DOUBTED_ONCE if figure.open_questions == 1 else words.DOUBTED
        yield doubted.told() % number, could


def _groups(lines: dict[str, Line]) -> Iterable[Group]:
    left = dict(lines)
    for title, prefix in SECTIONS:
        keys = [key for key in left if key.startswith(prefix)]
        yield Group(str(title), tuple(left.pop(key) for key in keys))


def _chapters(lines: Iterable[Line], lang: str) -> Iterable[Chapter]:
    for line in lines:
        broken = tuple(
            _broken(line, name, parts, lang)
            for name, parts in line.figure.breakdowns.items()
            if parts
        )
        if broken:
            yield Chapter(line, broken)


def _broken(line: Line, name: str, parts: Mapping[str, int], lang: str) -> Broken:
    figure = line.figure
    opens = name in figure.dimensions
    told = [
        Part(
            key,
            key_name(name, key),
            number,
            amount(number, figure.unit, lang),
            figure_address(figure.year, figure.key, **{name: key}) if opens else None,
        )
        for key, number in parts.items()
    ]
    what = BREAKDOWNS[name].told()  # type: ignore[index]
    return Broken(
        name,
        words.BY.told() % {"what": what},
        unit_note(figure, name),
        what[:1].upper() + what[1:],
        tuple(told),
        amount(sum(parts.values()), figure.unit, lang),
        drawing_of(
            figure, name, {one.key: (one.label, one.value) for one in told}, lang
        ),
    )


def _asked(one: KindAsked, lines: dict[str, Line], lang: str) -> Asked:
    changes = tuple(
        (
            lines[key],
            _could(lines[key].figure, change.could_change, change.unknowable, lang),
        )
        for key, change in one.changes.items()
    )
    return Asked(
        asked_in_words(one.kind), one.number, amount(one.number, "", lang), changes
    )

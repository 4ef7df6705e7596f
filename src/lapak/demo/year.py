"""Writes a whole year of a made-up office's files and tells the truth about it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random

from lapak.demo.bazaars import Bazaar, Programme
from lapak.demo.dirt import dirt_for, sprinkle
from lapak.demo.layouts import Wish
from lapak.demo.monitoring import MODERN, TRADITIONAL, make_visits, write_visits
from lapak.demo.online import OnlineBazaar
from lapak.demo.online_files import Size, hold_editions, write_online
from lapak.demo.people import Business, Registry
from lapak.demo.reckoning import World, as_written, figures
from lapak.demo.shapes import Shapes
from lapak.demo.truth import Record, Truth
from lapak.demo.workbooks import Book, write_book


@dataclass(frozen=True, slots=True)
class Scale:
    """How much an office did in its year."""

    businesses: int
    online: Size
    visits: int  # of each kind, in each district


_SMALL = Scale(230, Size(editions=2, sellers=16, lines=55, businesses=26), visits=2)
_FULL = Scale(2700, Size(editions=4, sellers=63, lines=480, businesses=180), visits=10)


def write_year(
    folder: Path,
    *,
    year: int = 2025,
    seed: int = 1,
    full: bool = False,
    dirt: str = "usual",
) -> Truth:
    """Write the files of a year into `folder` and give the truth about them.

    The same arguments write the same bytes. `full` makes the whole year (130 bazaars)
    instead of a small set (12). `dirt` is "usual", "clean" or "heavy"; the truth's
    figures stand after every correction that a person would make.
    """
    random = Random(f"{seed} {year} {full} {dirt}")
    scale = _FULL if full else _SMALL
    spoiled = dirt_for(dirt, full=full)
    businesses = Registry(random).fill(scale.businesses)
    programme = Programme(year, businesses, random)
    shapes = Shapes(programme, random)
    books = list(_whole(shapes, random) if full else _few(shapes, random))
    if spoiled.set_aside:
        books.append(shapes.cancelled("kelurahan", 14))
        books.append(shapes.other_year(Programme(year - 1, businesses, random), 18))
    else:
        books = [book for book in books if not book.why_not]
        _tidy(books)
    sprinkle(books, spoiled, programme, random)

    record = Record()
    for book in books:
        write_book(book, folder, record, random, spoiled.slips)
    held = hold_editions(year, scale.online, businesses, spoiled, random)
    files = [book.file for book in books] + write_online(held, folder, record, random)
    for kind in (MODERN, TRADITIONAL):
        visits = make_visits(year, kind, scale.visits, spoiled, random)
        files.append(write_visits(visits, folder, record, random, spoiled.slips > 0))
    return _truth((year, seed), record, (programme.bazaars, held, businesses), files)


def _few(shapes: Shapes, random: Random) -> Iterable[Book]:
    """Twelve bazaars in nine files, one of nearly every shape."""
    yield shapes.single("kecamatan", 28, wish=Wish(combined=False))
    yield shapes.single("provinsi", 26, wish=Wish(unit=1000))
    yield shapes.single("kecamatan", 24, form=random.choice(("csv;", "csv,", "tab")))
    yield shapes.serentak([30, 27, 25], summary=True, draft=True)
    yield shapes.below("kecamatan", (29, 24))
    yield shapes.beside("kelurahan", (18, 16))
    yield shapes.per_day("kota", 38)
    yield from shapes.revised("kota", 45)


def _whole(shapes: Shapes, random: Random) -> Iterable[Book]:
    """A hundred and thirty bazaars in about ninety files: 4,100 participations."""
    sizes = iter(_sizes(130, 4100, random))
    for number in range(14):
        group = [next(sizes) for _ in range(4)]
        yield shapes.serentak(group, summary=number % 3 == 0, draft=number % 4 == 1)
    yield from _odd(shapes, sizes)
    for form in ("csv;", "csv,", "tab", "csv;", "csv;", "csv,", "tab", "csv;"):
        yield shapes.single("kecamatan", next(sizes), form=form)
    levels = ["kecamatan"] * 14 + ["kelurahan"] * 10 + ["kota"] * 5 + ["provinsi"] * 5
    for number, level in enumerate(levels):
        wish = Wish(unit=1000 if number % 6 == 5 else 1)
        yield shapes.single(level, next(sizes), wish=wish)


def _odd(shapes: Shapes, sizes: Iterator[int]) -> Iterable[Book]:
    """Files that hold more, or less, than one bazaar in one list."""
    for level in ("kecamatan", "kota", "kecamatan", "kelurahan", "kecamatan"):
        yield shapes.below(level, (next(sizes), next(sizes)))
    for level in ("kelurahan", "kelurahan", "kecamatan", "kelurahan"):
        yield shapes.beside(level, (next(sizes), next(sizes)))
    for level in ("kota", "provinsi", "kecamatan", "kota", "kecamatan"):
        yield shapes.per_day(level, next(sizes))
    for number in range(6):
        yield from shapes.in_parts("kota", next(sizes), files=number > 3)
    for level in ("kota", "kecamatan", "provinsi"):
        yield from shapes.revised(level, next(sizes))


def _sizes(bazaars: int, participations: int, random: Random) -> list[int]:
    """How many come to each bazaar; together exactly so many."""
    weights = [random.lognormvariate(0, 0.35) for _ in range(bazaars)]
    scale = participations / sum(weights)
    sizes = [max(10, min(80, int(weight * scale))) for weight in weights]
    while (short := participations - sum(sizes)) != 0:
        sizes[random.randrange(bazaars)] += 1 if short > 0 else -1
    return sizes


def _tidy(books: list[Book]) -> None:
    """Leave out what a tidy office has not: drafts, summaries, totals that mislead."""
    for book in books:
        book.summary = False
        book.pages = [page for page in book.pages if not page.hidden]
        for table in book.lists:
            table.total = "" if table.total == "formula" else table.total


def _truth(
    which: tuple[int, int],
    record: Record,
    world: tuple[list[Bazaar], list[OnlineBazaar], list[Business]],
    files: list[str],
) -> Truth:
    bazaars, held, businesses = world
    editions = [online.edition for online in held]
    known = World({b.id: b for b in bazaars}, editions, {b.id: b for b in businesses})
    happened = {row.bazaar for row in record.rows if row.counted}
    return Truth(
        year=which[0],
        seed=which[1],
        figures=figures(record, known),
        figures_as_written=as_written(record),
        issues=tuple(record.issues),
        tables=tuple(record.tables),
        rows=tuple(record.rows),
        order_lines=tuple(record.order_lines),
        visit_rows=tuple(record.visit_rows),
        bazaars=tuple(_bazaar(b) for b in bazaars if b.id in happened),
        editions=tuple(
            {
                "edition": e.number,
                "name": e.name,
                "start": str(e.first),
                "end": str(e.last),
            }
            for e in editions
        ),
        businesses=tuple(_business(b) for b in businesses),
        files=tuple(files),
    )


def _bazaar(bazaar: Bazaar) -> dict[str, object]:
    return {
        "id": bazaar.id,
        "name": bazaar.name,
        "level": bazaar.level,
        "place": bazaar.place.text,
        "district": bazaar.place.district,
        "start": str(bazaar.days[0]),
        "end": str(bazaar.days[-1]),
    }


def _business(business: Business) -> dict[str, object]:
    spouse = business.spouse
    return {
        "id": business.id,
        "name": business.name,
        "owner": business.owner.name,
        "nik": business.owner.national_id,
        "spouse": spouse.name if spouse else None,
        "spouse_nik": spouse.national_id if spouse else None,
        "phone": business.phone,
        "ward": business.ward.code,
    }


def as_json(truth: Truth) -> str:
    """The truth as a JSON text that is the same for the same year."""
    return json.dumps(truth.as_dict(), ensure_ascii=False, indent=1)

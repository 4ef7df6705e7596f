"""Which tests prove anything on a second database: those that touch data.

The others are the same on every database. pytest-django forbids them the connection of
their own process (whoever touches data without saying so fails on SQLite), so only
another process could reach a database. Whoever can start one, or speaks to PostgreSQL
past Django, counts as touching data, unless the mark `sqlite_files` says that its
processes are told of no PostgreSQL.
"""

import ast
from collections.abc import Collection, Iterable
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
OURS = "tests"
DATABASE = {"db", "transactional_db", "live_server", "django_db_setup"}
UNBLOCKS = "django_db_blocker"  # pytest-django itself gives it to every test
PAST_DJANGO = {"multiprocessing", "psycopg", "subprocess"}


def touches_data(
    fixtures: Collection[str], marks: Collection[str], modules: Iterable[str]
) -> bool:
    """Whether a test may reach a database.

    `fixtures` and `marks`: the names of all that it stands on and bears; `modules`: where
    it is written and where its fixtures are.
    """
    if "django_db" in marks or not {*DATABASE, UNBLOCKS}.isdisjoint(fixtures):
        return True
    if "sqlite_files" in marks:
        return False
    return any(reaches_past_django(module) for module in modules)


@cache
def reaches_past_django(module: str) -> bool:
    """Whether a module of the tests, or one that it imports, reaches a database itself."""
    seen: set[str] = set()
    left = [module]
    while left:
        name = left.pop()
        package = name.partition(".")[0]
        if package in PAST_DJANGO:
            return True
        if package == OURS and name not in seen:
            seen.add(name)
            left += imported(name)
    return False


@cache
def imported(module: str) -> tuple[str, ...]:
    """What a module of the tests imports; nothing for a name that is no module."""
    place = ROOT.joinpath(*module.split("."))
    for path in (place.with_suffix(".py"), place / "__init__.py"):
        if path.is_file():
            return imports_of(path.read_text())
    return ()


def imports_of(source: str) -> tuple[str, ...]:
    """The modules that a source imports, anywhere in it, and names out of modules."""
    found: list[str] = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            found += [one.name for one in node.names]
        elif isinstance(node, ast.ImportFrom) and node.module:
            found += [node.module, *(f"{node.module}.{one.name}" for one in node.names)]
    return tuple(found)


def is_of_data(item: pytest.Function) -> bool:
    """Whether a test that pytest has found touches data."""
    known = item._fixtureinfo
    made = [one for several in known.name2fixturedefs.values() for one in several]
    asked = {*item.fixturenames} - {UNBLOCKS} | {*known.argnames}
    for one in made:
        if one.func.__module__.partition(".")[0] == OURS:
            asked |= {*one.argnames}
    places = {item.module.__name__, *(one.func.__module__ for one in made)}
    marks = {mark.name for mark in item.iter_markers()}
    return touches_data(asked, marks, places)

"""Offices for commands that run as processes of their own."""

import itertools
import os
import shutil
from contextlib import ExitStack

import pytest

from lapak.demo.year import write_year
from tests.offices import PASSWORD, URL, Office, database

NUMBER = itertools.count(1)


@pytest.fixture(scope="session")
def first_office(tmp_path_factory):
    """An office as `lapak init` leaves it, with somebody who takes in; others copy it."""
    with ExitStack() as ending:
        name = f"lapak_{os.getpid()}_0"
        url = ending.enter_context(database(name)) if URL else ""
        made = Office(tmp_path_factory.mktemp("pertama") / "data", url)
        begun = made.lapak("init")
        assert begun.returncode == 0, begun.stderr
        words = ["user", "add", "ratna", "--role", "staff", "--password-stdin"]
        added = made.lapak(*words, said=f"{PASSWORD}\n")
        assert added.returncode == 0, added.stderr
        yield made


@pytest.fixture(scope="session")
def new_office(first_office, tmp_path_factory):
    """Make an office with nothing taken in; `at`: its folder."""
    with ExitStack() as ending:

        def made(at=None):
            number = next(NUMBER)
            folder = at or tmp_path_factory.mktemp("kantor") / str(number)
            shutil.copytree(first_office.data, folder, dirs_exist_ok=True)
            name, like = (f"lapak_{os.getpid()}_{n}" for n in (number, 0))
            url = ending.enter_context(database(name, like)) if URL else ""
            return Office(folder, url)

        yield made


@pytest.fixture
def office(new_office):
    """An office with nothing taken in."""
    return new_office()


@pytest.fixture(scope="session")
def year_files(tmp_path_factory):
    """A made-up office's year of files."""
    folder = tmp_path_factory.mktemp("setahun")
    write_year(folder, year=2025)
    return folder

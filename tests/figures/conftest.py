"""An office of its own for every test of figures."""

import pytest

from tests.figures.office import Office


@pytest.fixture
def office(db):
    return Office()

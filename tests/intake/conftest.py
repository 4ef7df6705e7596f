"""An office in which lists are made by hand."""

import pytest

from lapak.domain.places.actions import ensure_regions
from tests.intake.by_hand import Office


@pytest.fixture
def office(db):
    ensure_regions("31.73")
    return Office()

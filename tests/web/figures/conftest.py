"""An office of its own, with somebody of the staff signed in."""

import pytest

from tests.factories import UserFactory
from tests.figures.office import Office


@pytest.fixture
def office(db):
    return Office()


@pytest.fixture
def officer(client, db):
    user = UserFactory(role="staff", username="ratna", first_name="Ratna Wulandari")
    client.force_login(user)
    return user

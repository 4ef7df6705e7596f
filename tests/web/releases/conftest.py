"""A year of an office, and the people who read and write of it."""

from datetime import date

import pytest

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from tests.factories import UserFactory
from tests.figures.office import YEAR, Office


def moved_on():
    """The journal has another entry: figures are counted anew."""
    write("places.told", District.objects.earliest("code"), by="Ratna")


@pytest.fixture
def office(db):
    """Two bazaars, three businesses four times, Rp1.234.000; an online edition; visits."""
    ensure_regions("31.73")
    office = Office()
    table = office.table()
    firms = [
        office.business("31.73.01", name=name) for name in ("Sari", "Pojok", "Ayu")
    ]
    for day, here in ((date(YEAR, 3, 11), firms), (date(YEAR, 7, 1), firms[:1])):
        bazaar = office.bazaar(day, "31.73.01", "kecamatan")
        for firm in here:
            office.sold(office.took_part(bazaar, firm, table), 308_500)
    for _ in range(5):
        office.visit(day=date(YEAR, 5, 2), district="31.73.01")
    office.line(office.edition(), firms[0])
    moved_on()
    return office


@pytest.fixture
def writer(client):
    """Somebody of the office's staff, signed in."""
    user = UserFactory(role="staff", username="ratna", first_name="Ratna")
    client.force_login(user)
    return client

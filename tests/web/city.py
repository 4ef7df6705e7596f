"""Two districts with their bazaars and businesses, as lists tell of them."""

import csv
import io
from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from lapak.domain.bazaars.models import Attendance
from lapak.domain.people.rules import REACH, Reach, Role
from lapak.domain.registry.models import Mention
from lapak.domain.sources.secrecy import blind, seal
from tests.factories import AgencyFactory, DistrictFactory, UserFactory
from tests.figures.office import Office

HERE, THERE = "31.73.05", "31.73.07"
CITY_ROLES = [role for role in Role if REACH[role] is Reach.CITY]
DISTRICT_ROLES = [role for role in Role if REACH[role] is Reach.DISTRICT]
PART_ROLES = [role for role in Role if REACH[role] is not Reach.CITY]
NIK = "3173054505900001"
PHONE = "+6281234567890"


class City:
    """Kebon Jeruk holds a bazaar, Palmerah another; a guest from there was at both.

    neighbour   lives here, was at both bazaars, sold online; looked after by Sosial
    guest       lives there, was at both, one amount unknown; looked after by PPKUKM
    stranger    lives there and was only there
    """

    def __init__(self):
        self.office = office = Office()
        for code in (HERE, THERE):
            DistrictFactory(code=code)
        AgencyFactory(name="PPKUKM")
        self.neighbour = office.business(HERE, name="Dapur Sari", agency="Sosial")
        self.guest = office.business(THERE, name="Kue Ibu Dian", agency="ppkukm")
        self.stranger = office.business(THERE, name="Taman Pak Yusuf")
        self.here = office.bazaar(date(2023, 8, 15), HERE, "kecamatan")
        self.there = office.bazaar(date(2023, 10, 7), THERE, "kota")
        for bazaar, name in ((self.here, "Bazar Merdeka"), (self.there, "Gelar Karya")):
            bazaar.name, bazaar.place = name, f"Halaman {name}"
            bazaar.save()
        self.list_here = office.table(sheet="Hari 1")
        self.list_there = office.table()
        self.at = {}
        for bazaar, table, business, amount, told in (
            (self.here, self.list_here, self.neighbour, 250_000, 250_000),
            (self.here, self.list_here, self.guest, None, None),
            (self.there, self.list_there, self.neighbour, 400_000, 4_000_000),
            (self.there, self.list_there, self.guest, 70_000, 70_000),
            (self.there, self.list_there, self.stranger, 1_000_000, 1_000_000),
        ):
            there = office.took_part(bazaar, business, table)
            office.sold(there, amount, told)
            self.at[bazaar.pk, business.pk] = there
        self.edition = office.edition(3, date(2023, 3, 17))
        office.line(self.edition, self.neighbour, quantity=3, returned=1)
        office.line(self.edition, None, "unattributed")

    def mention(self, bazaar, business):
        """The row by which a business took part in a bazaar."""
        return Mention.objects.get(
            attendance__participation=self.at[bazaar.pk, business.pk]
        )

    def write(self, mention, **said):
        """Lay on a row what a list says in it."""
        Mention.objects.filter(pk=mention.pk).update(**said)

    def row(self, bazaar, table, outcome, business=None, **said):
        """A row of a list by which nobody took part."""
        mention = self.office.mention(business, table)
        self.write(mention, **said)
        return Attendance.objects.create(
            mention=mention, bazaar=bazaar, outcome=outcome, absent=outcome == "absent"
        )


def user_of(role, **more):
    """Somebody of a role; of a district role in Kebon Jeruk, of an agency PPKUKM."""
    # nobody signs in with a password here, and hashing one takes long
    return UserFactory(role=role.value, password=None, **more)


def sealed(nik=NIK):
    """The fields of a row that holds this NIK."""
    return {
        "nik_sealed": seal(nik),
        "nik_state": "whole",
        "nik": blind(nik),
        "nik15": blind("15:" + nik[:15]),
    }


def downloaded(client, address):
    """The rows of a CSV as dictionaries by heading."""
    text = client.get(address).getvalue().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def page_of(client, address, status=200):
    """The text of a page."""
    answer = client.get(address)
    assert answer.status_code == status
    return answer.content.decode()


def questions_asked(client, address):
    """How many questions a page asks the database, once everything is warm."""
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)

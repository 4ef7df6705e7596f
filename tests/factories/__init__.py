"""One factory a model, each making the smallest thing that can exist."""

from datetime import UTC, date, datetime

import factory

from lapak.domain.bazaars.models import Attendance, Bazaar, Outcome, Participation
from lapak.domain.people.models import Agency, User
from lapak.domain.people.rules import REACH, Reach, Role
from lapak.domain.places.models import District, Outlet, OutletKind, Ward
from lapak.domain.registry.models import Business, Mention, Owner
from lapak.domain.sources.models import FileKind, FileState, SourceFile, SourceTable

PASSWORD = "lapak-di-tepi-jalan"


class DistrictFactory(factory.django.DjangoModelFactory):
    """Kebon Jeruk; other codes are other districts."""

    class Meta:
        model = District
        django_get_or_create = ("code",)

    code = "31.73.05"
    name = factory.LazyAttribute(
        lambda made: {"31.73.05": "Kebon Jeruk", "31.73.07": "Palmerah"}.get(
            made.code, f"Kecamatan {made.code[-2:]}"
        )
    )


class WardFactory(factory.django.DjangoModelFactory):
    """A ward of Kebon Jeruk."""

    class Meta:
        model = Ward
        django_get_or_create = ("code",)

    code = factory.Sequence(lambda n: f"31.73.05.{1001 + n}")
    name = factory.Sequence("Kelurahan {}".format)
    district = factory.SubFactory(DistrictFactory)


class AgencyFactory(factory.django.DjangoModelFactory):
    """A mentor agency."""

    class Meta:
        model = Agency
        django_get_or_create = ("name",)

    name = "PPKUKM"


class UserFactory(factory.django.DjangoModelFactory):
    """Somebody of the role that is asked for, with the part of the city it needs."""

    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence("petugas{}".format)
    first_name = factory.Sequence("Petugas {}".format)
    role = Role.STAFF.value
    password = factory.django.Password(PASSWORD)

    @factory.lazy_attribute
    def district(self):
        needs = REACH[Role(self.role)] is Reach.DISTRICT
        return DistrictFactory() if needs else None

    @factory.lazy_attribute
    def agency(self):
        needs = REACH[Role(self.role)] is Reach.AGENCY
        return AgencyFactory() if needs else None


class SourceFileFactory(factory.django.DjangoModelFactory):
    """An attendance workbook that was taken in."""

    class Meta:
        model = SourceFile

    sha256 = factory.Sequence("{:064x}".format)
    path = factory.Sequence("2023/Bazar {}.xlsx".format)
    size = 20_000
    kind = FileKind.ATTENDANCE
    state = FileState.TAKEN_IN
    received_at = datetime(2024, 1, 8, 2, 0, tzinfo=UTC)
    received_by = "ratna"


class SourceTableFactory(factory.django.DjangoModelFactory):
    """The one table of a file."""

    class Meta:
        model = SourceTable

    file = factory.SubFactory(SourceFileFactory)
    position = factory.Sequence(int)
    kind = FileKind.ATTENDANCE
    sheet = "Sheet1"
    header_row = 4
    first_row = 5
    last_row = 40


class OwnerFactory(factory.django.DjangoModelFactory):
    """A person with a business."""

    class Meta:
        model = Owner

    name = factory.Sequence("Siti Aminah {}".format)


class BusinessFactory(factory.django.DjangoModelFactory):
    """A business and its owner."""

    class Meta:
        model = Business

    name = factory.Sequence("Dapur Bu Siti {}".format)
    owner = factory.SubFactory(OwnerFactory)


class MentionFactory(factory.django.DjangoModelFactory):
    """A row of a list that names a business."""

    class Meta:
        model = Mention

    table = factory.SubFactory(SourceTableFactory)
    row = factory.Sequence(lambda n: n + 5)
    business = factory.SubFactory(BusinessFactory)
    business_written = factory.LazyAttribute(lambda made: made.business.name)
    business_name = factory.LazyAttribute(lambda made: made.business.name)


class BazaarFactory(factory.django.DjangoModelFactory):
    """A bazaar of three days in Kebon Jeruk."""

    class Meta:
        model = Bazaar

    key = factory.Sequence("bazar merdeka {}".format)
    name = factory.Sequence("Bazar Merdeka {}".format)
    level = "kecamatan"
    district = factory.SubFactory(DistrictFactory)
    opens = date(2023, 8, 15)
    closes = date(2023, 8, 17)


class ParticipationFactory(factory.django.DjangoModelFactory):
    """A business at a bazaar."""

    class Meta:
        model = Participation

    bazaar = factory.SubFactory(BazaarFactory)
    business = factory.SubFactory(BusinessFactory)


class AttendanceFactory(factory.django.DjangoModelFactory):
    """A row that says who took part."""

    class Meta:
        model = Attendance

    participation = factory.SubFactory(ParticipationFactory)
    bazaar = factory.LazyAttribute(lambda made: made.participation.bazaar)
    mention = factory.LazyAttribute(
        lambda made: MentionFactory(business=made.participation.business)
    )
    outcome = Outcome.TOOK_PART


class OutletFactory(factory.django.DjangoModelFactory):
    """A neighbourhood shop in Kebon Jeruk."""

    class Meta:
        model = Outlet

    kind = OutletKind.NEIGHBOURHOOD_SHOP
    name = factory.Sequence("Toko Makmur {}".format)
    district = factory.SubFactory(DistrictFactory)
    key = factory.LazyAttribute(lambda made: made.name.lower())

"""Districts and wards of a city."""

import pytest
from django.core.exceptions import ValidationError

from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District, Ward

pytestmark = pytest.mark.django_db


def test_west_jakarta_has_eight_districts_and_fifty_six_wards():
    assert ensure_regions("31.73") == 64
    assert (District.objects.count(), Ward.objects.count()) == (8, 56)
    assert Ward.objects.get(code="31.73.05.1002").district_id == "31.73.05"


def test_again_nothing_is_new_and_a_name_is_put_right():
    ensure_regions("31.73")
    District.objects.filter(code="31.73.05").update(name="Kebun Jeruk")

    assert ensure_regions("31.73") == 0
    assert District.objects.get(code="31.73.05").name == "Kebon Jeruk"


@pytest.mark.parametrize("code", ["31", "31.73.05", "99.99", "barat", ""])
def test_what_is_no_city_is_refused(code):
    with pytest.raises(ValidationError):
        ensure_regions(code)

"""Filling the tables of places."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from lokal import wilayah

from lapak.domain.places.models import District, Ward


@transaction.atomic
def ensure_regions(city: str) -> int:
    """Know the districts and wards of a city by its Kemendagri code; says how many new.

    Names that the official list spells otherwise now are put right. Codes that it no
    longer holds stay: older facts may point at them. ValidationError: no such city.
    """
    place = wilayah.get_wilayah(city)
    if place is None or place.level != 2:
        said = {"code": city}
        raise ValidationError(
            _(
                "%(code)s is not the code of a city. "
                "Write it as in 31.73, for Jakarta Barat."
            )
            % said
        )
    districts = wilayah.list_wilayah(place.code)
    wards = [
        (ward, district.code)
        for district in districts
        for ward in wilayah.list_wilayah(district.code)
    ]
    before = District.objects.count() + Ward.objects.count()
    District.objects.bulk_create(
        [District(code=one.code, name=one.name) for one in districts],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name"],
    )
    Ward.objects.bulk_create(
        [Ward(code=one.code, name=one.name, district_id=of) for one, of in wards],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "district"],
    )
    return District.objects.count() + Ward.objects.count() - before

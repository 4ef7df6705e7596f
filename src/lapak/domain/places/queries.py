"""Questions asked of places."""

import re
from typing import Final

from lokal import wilayah

_KIND: Final = re.compile(
    r"(?i)^(?:kota administrasi|kota adm\.?|kota|kabupaten|kab\.?)\s+"
)


def city_name(code: str) -> str:
    """A city's name without what kind of city it is: 'Jakarta Barat' for 31.73.

    An unknown code stands for itself.
    """
    place = wilayah.get_wilayah(code)
    return _KIND.sub("", place.name).strip() if place else code

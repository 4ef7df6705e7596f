"""Which district or ward a text means, however a list spells it."""

from lapak.domain.places.rules.gazetteer import (
    DEFAULT_CITY,
    Gazetteer,
    PlaceFound,
    gazetteer,
    place_names,
)

__all__ = ["DEFAULT_CITY", "Gazetteer", "PlaceFound", "gazetteer", "place_names"]

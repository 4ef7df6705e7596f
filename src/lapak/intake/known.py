"""What the office knows before a file is read: its places, headers that people taught."""

from django.conf import settings

from lapak.domain.places.models import Spelling
from lapak.domain.places.rules import Gazetteer, gazetteer
from lapak.domain.sources.models import FileKind, LearntHeader


def office_places() -> Gazetteer:
    """The gazetteer of the office's city with the spellings that it has learnt."""
    return gazetteer(settings.CITY, tuple(Spelling.objects.values_list("text", "code")))


def learnt_headers() -> dict[str, str]:
    """Headers that people explained, for attendance lists."""
    learnt = LearntHeader.objects.filter(kind=FileKind.ATTENDANCE)
    return dict(learnt.values_list("text", "meaning"))

"""What a page says when something stops it that no view has caught."""

import sys
from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language

from lapak.domain.sources.secrecy import CannotOpen
from lapak.shared.trouble import Trouble, sentence, trouble

AGAIN_IN: Final = 10  # seconds; for programs that ask again by themselves


def failed(request: HttpRequest) -> HttpResponse:
    """The page for an error: a sentence where its cause lies outside Lapak.

    Django calls it while the error is being handled. It asks the database nothing,
    for that may be what is missing.
    """
    error = sys.exc_info()[1]
    said = None
    if isinstance(error, CannotOpen):
        said = str(error)
    elif error is not None:
        said = sentence(error, str(settings.DATA), get_language() or "id")
    if error is None or said is None:
        return HttpResponse(render_to_string("500.html"), status=500)
    page = render_to_string("503.html", {"sentence": said})
    is_full = trouble(error, str(settings.DATA)) in (Trouble.FULL, Trouble.DISK)
    answer = HttpResponse(page, status=507 if is_full else 503)
    answer.headers["Retry-After"] = str(AGAIN_IN)
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""What happens to every request before and after its page."""

from collections.abc import Callable

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.utils import translation

from lapak.domain.people.queries import NotYours

Answer = Callable[[HttpRequest], HttpResponse]


class NotYoursIsNotFound:
    """To a stranger a thing isn't there: the same 404 as for what never was."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Turn the domain's answer into the page's."""
        if isinstance(error, NotYours):
            raise Http404 from error


class ChosenLanguage:
    """Pages are Indonesian until somebody chooses English in the footer.

    What the browser asks for is not looked at: office machines are often set to
    English by whoever sold them.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Answer in the language of the cookie."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        known = chosen if chosen in dict(settings.LANGUAGES) else settings.LANGUAGE_CODE
        request.LANGUAGE_CODE = known
        with translation.override(known):
            response = self.get_response(request)
        response.headers.setdefault("Content-Language", known)
        return response

"""What stops a command, as sentences that say what to do next."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError

from lapak.domain.sources.secrecy import CannotOpen
from lapak.shared.trouble import Trouble, sentence


class CannotDo(Exception):
    """A command can't do its work; the message says why and what to do. Exit code 2."""


def no_database() -> CannotDo:
    """Why a command can't begin where `lapak init` has never been."""
    indonesian, _english = Trouble.NO_DATABASE.value
    return CannotDo(indonesian.format(data=settings.DATA))


def sentence_for(error: BaseException) -> str | None:
    """What to say about an error; None for one that nobody foresaw."""
    if isinstance(error, CannotDo | CannotOpen):
        return str(error)
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, ImproperlyConfigured):
        return f"Pengaturan Lapak tidak bisa dipakai: {error}"
    return sentence(error, str(settings.DATA))

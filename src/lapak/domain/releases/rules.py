"""What a draft of a press release may be."""

from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

LONGEST: Final = 20_000  # characters: six pages; a release has one
LANGUAGES: Final = ("id", "en")


def check_words(words: str) -> None:
    """Raise ValidationError when nobody could send these words to the press."""
    if not words.strip():
        raise ValidationError(
            _("A press release needs words. Write some, or go back to the template.")
        )
    if len(words) > LONGEST:
        raise ValidationError(
            _("This text is longer than 20,000 characters. Make it shorter.")
        )


def is_overtaken(seen: int, now: int) -> bool:
    """Whether somebody kept other words since a page of version `seen` was opened."""
    return seen != now

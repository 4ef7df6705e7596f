"""A text in the two languages of the product."""

from typing import NamedTuple

from django.utils.translation import get_language


class Words(NamedTuple):
    """The same said in Indonesian and in English."""

    id: str
    en: str

    def told(self, lang: str | None = None) -> str:
        """In this language, or in that of the page; all but English is Indonesian."""
        wanted = lang or get_language() or "id"
        return self.en if wanted.startswith("en") else self.id

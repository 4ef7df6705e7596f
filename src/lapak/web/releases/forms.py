"""What somebody wrote into the fields of a release."""

from dataclasses import dataclass

from django.http import QueryDict
from django.utils.translation import gettext as _

from lapak.domain.releases.rules import LONGEST
from lapak.outputs.wording.drafts import from_fields


@dataclass(frozen=True, slots=True)
class Written:
    """A title and paragraphs. `seen`: the version of the draft that the page showed."""

    title: str
    paragraphs: tuple[str, ...]
    seen: int

    @property
    def words(self) -> str:
        """The words as they are kept, numbers by their {names}."""
        title = " ".join(from_fields(self.title).split())
        blocks = [f"# {title}" if title else "", *map(from_fields, self.paragraphs)]
        return "\n\n".join(one.strip() for one in blocks if one.strip())

    @property
    def refusal(self) -> str:
        """Why it can't be a release, in one sentence; '' where it can."""
        if not self.title.strip():
            return _("The press release has no title. Write one.")
        if not any(one.strip() for one in self.paragraphs):
            return _("The press release has no paragraph. Write at least one.")
        if len(self.words) > LONGEST:
            return _("This text is longer than 20,000 characters. Make it shorter.")
        return ""


def written_in(sent: QueryDict) -> Written:
    """What was sent. Line ends are those of the page, NUL is nothing."""
    said = [one.replace("\r\n", "\n").replace("\0", "") for one in _all(sent)]
    version = sent.get("versi", "")
    fits = version.isascii() and version.isdigit() and len(version) <= 9
    return Written(said[0], tuple(said[1:]), int(version) if fits else 0)


def _all(sent: QueryDict) -> list[str]:
    return [sent.get("judul", ""), *sent.getlist("alinea")]

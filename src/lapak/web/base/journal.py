"""Journal entries as sentences, with what changed from what to what.

Every area adds its verbs to `VERBS`, its kinds of things to `THINGS` and its fields to
`FIELDS`; a test finds a verb that the domain writes and that has no sentence here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lapak.domain.journal.models import Entry
from lapak.domain.people.queries import full_names
from lapak.domain.places.rules import gazetteer
from lapak.web.base.roles import role_name

# What was done, in the past tense; `who` and `what` are filled in.
VERBS: Final[dict[str, Promise]] = {
    "people.user_added": gettext_lazy("%(who)s added the user %(what)s"),
    "people.user_changed": gettext_lazy("%(who)s changed the user %(what)s"),
    "people.user_deactivated": gettext_lazy("%(who)s ended the sign-in of %(what)s"),
    "people.user_activated": gettext_lazy("%(who)s reopened the sign-in of %(what)s"),
    "people.password_set": gettext_lazy("%(who)s set the password of %(what)s"),
    "people.second_step_on": gettext_lazy(
        "%(who)s switched the second step of %(what)s on"
    ),
    "people.second_step_off": gettext_lazy(
        "%(who)s switched the second step of %(what)s off"
    ),
    "people.spare_codes_made": gettext_lazy(
        "%(who)s made new spare codes for the second step of %(what)s"
    ),
    "people.agency_added": gettext_lazy("%(who)s added the agency %(what)s"),
    "bazaar.registered": gettext_lazy("%(who)s recorded the bazaar %(what)s"),
    "bazaar.corrected": gettext_lazy("%(who)s corrected the bazaar %(what)s"),
    "participation.recorded": gettext_lazy("%(who)s recorded participation %(what)s"),
    "participation.removed": gettext_lazy("%(who)s removed participation %(what)s"),
    "business.registered": gettext_lazy("%(who)s recorded the business %(what)s"),
    "business.corrected": gettext_lazy("%(who)s corrected the business %(what)s"),
    "business.joined": gettext_lazy("%(who)s joined the business %(what)s to another"),
    "business.nik_seen": gettext_lazy("%(who)s looked at a NIK of business %(what)s"),
    "sales.corrected": gettext_lazy("%(who)s corrected the turnover of row %(what)s"),
    "edition.registered": gettext_lazy("%(who)s recorded the online bazaar %(what)s"),
    "edition.corrected": gettext_lazy("%(who)s corrected the online bazaar %(what)s"),
    "edition.removed": gettext_lazy("%(who)s removed the online bazaar %(what)s"),
    "decision.made": gettext_lazy("%(who)s decided about a row of %(what)s"),
    "decision.taken_back": gettext_lazy(
        "%(who)s took back a decision about a row of %(what)s"
    ),
    "header.learnt": gettext_lazy("%(who)s explained the header %(what)s"),
    "release.kept": gettext_lazy("%(who)s wrote the press release of %(what)s"),
    "release.dropped": gettext_lazy(
        "%(who)s took the press release of %(what)s back to its template"
    ),
    "file.taken_in": gettext_lazy("%(who)s took in the file %(what)s"),
    "file.read_anew": gettext_lazy("%(who)s had the file %(what)s read anew"),
    "file.undone": gettext_lazy("%(who)s undid the file %(what)s"),
    "file.replaced": gettext_lazy("%(who)s replaced the file %(what)s"),
    "file.refused": gettext_lazy("%(who)s could not take in the file %(what)s"),
}
# What there is a journal of: its name, and the page that shows it.
THINGS: Final[dict[str, tuple[Promise, str]]] = {
    "people.user": (gettext_lazy("user"), "people:user"),
    "people.agency": (gettext_lazy("agency"), ""),
    "bazaars.bazaar": (gettext_lazy("bazaar"), "bazaars:bazaar"),
    "bazaars.participation": (gettext_lazy("participation"), ""),
    "registry.business": (gettext_lazy("business"), "businesses:business"),
    "sales.dailysales": (gettext_lazy("turnover"), ""),
    "online.onlinebazaar": (gettext_lazy("online bazaar"), ""),
    "releases.draft": (gettext_lazy("press release"), ""),
    "sources.sourcefile": (gettext_lazy("file"), "files:file"),
    "sources.decision": (gettext_lazy("decision"), ""),
    "sources.learntheader": (gettext_lazy("header"), ""),
}
FIELDS: Final[dict[str, Promise]] = {
    "username": gettext_lazy("Username"),
    "first_name": gettext_lazy("Full name"),
    "role": gettext_lazy("Role"),
    "district": gettext_lazy("District"),
    "agency": gettext_lazy("Agency"),
    "is_active": gettext_lazy("May sign in"),
    "name": pgettext_lazy("of a thing", "Name"),
    "place": gettext_lazy("Place"),
    "level": gettext_lazy("Level"),
    "opens": gettext_lazy("First day"),
    "closes": gettext_lazy("Last day"),
    "held": gettext_lazy("Took place"),
    "turnover": gettext_lazy("Turnover"),
    "ward": gettext_lazy("Ward"),
    "product": gettext_lazy("Product"),
    "alias_of": gettext_lazy("Same business as"),
    "sheet": gettext_lazy("Sheet"),
    "row": gettext_lazy("Row"),
    "verb": gettext_lazy("Decision"),
    "value": gettext_lazy("Value"),
    "meaning": gettext_lazy("Meaning"),
    "columns": gettext_lazy("Columns"),
    "state": gettext_lazy("State"),
    "kind": gettext_lazy("Kind"),
    "lang": gettext_lazy("Language"),
    "words": gettext_lazy("Words"),
}
# Values that are words of ours, by field.
WORDS: Final[dict[str, dict[str, Promise]]] = {
    "lang": {"id": gettext_lazy("Indonesian"), "en": gettext_lazy("English")},
    "kind": {
        "attendance": gettext_lazy("attendance"),
        "marketplace_export": gettext_lazy("marketplace export"),
        "curation": gettext_lazy("curation list"),
        "monitoring": gettext_lazy("monitoring list"),
        "by_hand": gettext_lazy("entered by hand"),
        "unknown": gettext_lazy("not recognised"),
    },
    "state": {
        "waiting": gettext_lazy("waiting"),
        "taken_in": gettext_lazy("counts"),
        "undone": gettext_lazy("taken back"),
        "replaced": gettext_lazy("replaced"),
        "refused": gettext_lazy("refused"),
    },
}
COMMAND: Final = "perintah"  # who did it, when a command did
# Fields that name a thing, best first.
NAMING: Final = (
    "username",
    "name",
    "business_name",
    "given",
    "path",
    "file",
    "text",
    "code",
    "year",
)


@dataclass(frozen=True, slots=True)
class Change:
    """A field that became something else; both as people read them."""

    label: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Told:
    """An entry as a page tells it."""

    number: int
    at: datetime
    who: str
    sentence: str
    subject: str
    link: str | None  # the page of the thing
    changes: list[Change]


def told(entries: Iterable[Entry]) -> list[Told]:
    """Entries as sentences, in the order given; one question to the database."""
    known = list(entries)
    names = full_names({entry.by for entry in known})
    return [tell(entry, names) for entry in known]


def tell(entry: Entry, names: Mapping[str, str]) -> Told:
    """One entry; `names` says what to call the people in it, by username."""
    who = whose(entry.by, names)
    said = {"who": who, "what": _what(entry), "verb": entry.verb}
    words = VERBS.get(entry.verb)
    sentence = str(words) if words else _("%(who)s: %(verb)s, %(what)s")
    return Told(
        entry.number,
        datetime.fromisoformat(entry.at),
        who,
        sentence % said,
        entry.subject,
        page_of_subject(entry.subject),
        changes(entry.before, entry.after),
    )


def whose(by: str, names: Mapping[str, str]) -> str:
    """What to call whoever did something; commands are told as such."""
    return _("The command line") if by == COMMAND else names.get(by, by)


def thing(subject: str) -> str:
    """What a subject is called: `pengguna` for `people.user:3`."""
    label = subject.partition(":")[0]
    return str(THINGS[label][0]) if label in THINGS else label


def page_of_subject(subject: str) -> str | None:
    """The address of the page about a subject, where there is one."""
    label, _sep, pk = subject.partition(":")
    page = THINGS[label][1] if label in THINGS else ""
    if not page:
        return None
    try:
        return reverse(page, args=[pk])
    except NoReverseMatch:
        return None


def changes(
    before: Mapping[str, Any] | None, after: Mapping[str, Any] | None
) -> list[Change]:
    """Fields that differ and that people have a word for; of a new thing what it has."""
    old, new = before or {}, after or {}
    names = [*new, *(name for name in old if name not in new)]
    return [
        Change(_label(name), _value(name, old.get(name)), _value(name, new.get(name)))
        for name in names
        if old.get(name) != new.get(name)
        if name in FIELDS and (before is not None or new.get(name) not in (None, ""))
    ]


def _what(entry: Entry) -> str:
    facts = entry.after or entry.before or {}
    named = next((facts[name] for name in NAMING if facts.get(name)), None)
    return str(named) if named is not None else entry.subject.partition(":")[2]


def _label(name: str) -> str:
    return str(FIELDS.get(name, name))


def _value(name: str, value: Any) -> str:
    if value is None or value == "":
        return "–"
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if name == "role":
        return role_name(value)
    if name in ("district", "ward"):
        places = gazetteer(settings.CITY)
        return places.districts.get(value) or places.wards.get(value) or str(value)
    return str(WORDS.get(name, {}).get(value, value))

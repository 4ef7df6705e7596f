"""How lists name a business: spellings and where they stand, owners, phones, NIKs."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Participation
from lapak.domain.people.models import User
from lapak.domain.people.rules import Reach
from lapak.domain.registry.models import Business, Mention, NikState
from lapak.domain.registry.queries import mentions_of
from lapak.figures.counting import participations
from lapak.intake.cells.phones import read_phones
from lapak.shared.dates import span
from lapak.shared.masking import mask
from lapak.web.bazaars.parts import OUTCOMES, table_address, where
from lapak.web.figures.asked import source_of

SHOWN: Final = 200  # rows of lists on a page
NIK_STATES: Final[dict[str, Promise]] = {
    NikState.WHOLE: gettext_lazy("16 digits"),
    NikState.DESTROYED: gettext_lazy("its last digits were lost in Excel"),
    NikState.LENGTH: gettext_lazy("not 16 digits"),
}
NIB: Final = 13  # digits of a business number
COVERED: Final = "•••• •••• •••• ••••"


@dataclass(frozen=True, slots=True)
class Place:
    """A row that names the business: what it is of, its cell, its file."""

    text: str
    note: str  # why it does not count
    cell: str | None  # address of its source on Angka
    file: str
    file_url: str | None


@dataclass(slots=True)
class Spelling:
    """A name as written, with every row that writes it so."""

    business: str
    owner: str
    places: list[Place] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK that lists tell: covered, or as somebody looked at it."""

    text: str
    state: str
    owner: str


def mentions_seen(user: User) -> "QuerySet[Mention]":
    """Rows of lists that a user may read of businesses that the user sees.

    Who sees a part of the city reads the rows by which somebody took part there.
    """
    if user.scope.reach is Reach.CITY:
        return Mention.objects.all()
    seen = participations(None).visible_to(user).order_by()
    return Mention.objects.filter(attendance__participation__in=seen.values("pk"))


def mentions_of_seen(business: Business, user: User) -> list[Mention]:
    """Those that name this business, the newest first; with all that a page tells."""
    mine = mentions_of(business).filter(pk__in=mentions_seen(user).values("pk"))
    told = mine.select_related(
        "table__file", "attendance__bazaar", "curatedproduct__edition"
    )
    return list(told.order_by("-table__file__received_at", "table", "row"))


def spellings(mentions: Iterable[Mention], user: User) -> list[Spelling]:
    """Names as written, the one that most rows write first."""
    found: dict[tuple[str, str], Spelling] = {}
    for mention in mentions:
        key = (mask(mention.business_written), mask(mention.owner_written))
        found.setdefault(key, Spelling(*key)).places.append(_place(mention, user))
    return sorted(found.values(), key=lambda one: -len(one.places))


def _place(mention: Mention, user: User) -> Place:
    attendance = getattr(mention, "attendance", None)
    curated = getattr(mention, "curatedproduct", None)
    text, note, cell = "", "", None
    if attendance is not None and attendance.bazaar is not None:
        bazaar = attendance.bazaar
        lang = get_language() or "id"
        when = span(bazaar.opens, bazaar.closes, lang, short=True)
        text = f"{mask(bazaar.name)}, {when}"
        if attendance.participation_id and bazaar.held:
            cell = source_of(
                bazaar.opens.year, "offline_participations", attendance.participation_id
            )
    if attendance is not None and attendance.participation_id is None:
        note = str(OUTCOMES[attendance.outcome])
    if curated is not None:
        number = curated.number if curated.number is not None else "?"
        text = _("Curated for edition %(number)s") % {"number": number}
    city = user.scope.reach is Reach.CITY
    return Place(
        text,
        note,
        cell,
        where(mention.table.file.name, mention.table.sheet, mention.row),
        table_address(mention.table) if city else None,
    )


def owners(business: Business, mentions: Iterable[Mention]) -> list[str]:
    """Everybody whom lists name as owner, the registered one first."""
    told = sorted({one.owner_name for one in mentions if one.owner_name})
    return [mask(one) for one in dict.fromkeys([business.owner.name, *told])]


def phones(mentions: Iterable[Mention]) -> list[str]:
    """Its phone numbers, as E.164."""
    return sorted({phone for one in mentions for phone in one.phones.split()})


def local_phone(phone: str) -> str:
    """`0812 3456 7890`, as people here write a number that is kept as E.164."""
    local = f"0{phone.removeprefix('+62')}"
    return " ".join(part for part in (local[:4], local[4:8], local[8:]) if part)


def covered_phone(phone: str) -> str:
    """`0812 •••• 890`: enough to recognise a number, too little to call it."""
    local = f"0{phone.removeprefix('+62')}"
    return f"{local[:4]} •••• {local[-3:]}"


def business_numbers(mentions: Iterable[Mention]) -> list[str]:
    """Its NIB as lists write it; "in process" and the like are none."""
    told = {one.business_number for one in mentions}
    # what has another number of digits may be anything, a NIK too
    shown = (one if len(one) == NIB and one.isdigit() else mask(one) for one in told)
    return sorted(one for one in shown if any(char.isdigit() for char in one))


def niks_told(mentions: Iterable[Mention]) -> list[Nik]:
    """The NIKs of its rows, each once, covered."""
    found: dict[object, Nik] = {}
    for one in mentions:
        if one.nik_state:
            found.setdefault(_same_nik(one), nik_of(one, COVERED))
    return list(found.values())


def _same_nik(mention: Mention) -> Any:
    return mention.nik or mention.nik15 or mention.pk


def nik_of(mention: Mention, text: str) -> Nik:
    """A NIK with what is known of it."""
    return Nik(text, str(NIK_STATES[mention.nik_state]), mask(mention.owner_name))


def written_so(
    rows: "QuerySet[Business]", text: str, user: User
) -> "QuerySet[Business]":
    """Businesses that are called so, in whatever spelling of a list.

    Each word must stand in the name or the owner's name, in any order. A phone number
    finds whoever's rows hold it.
    """
    seen = mentions_seen(user)
    numbers = read_phones(text)
    if numbers:
        called = seen.filter(phones__contains=numbers[0]).order_by()
        return rows.filter(_named_by(called))
    for word in text.split()[:8]:
        named = Q(name__icontains=word) | Q(owner__name__icontains=word)
        said = seen.filter(_says(word)).order_by()
        aliases = Business.objects.filter(named, alias_of__isnull=False).order_by()
        rows = rows.filter(
            named | Q(pk__in=aliases.values("alias_of")) | _named_by(said)
        )
    return rows


def _named_by(mentions: "QuerySet[Mention]") -> Q:
    """Of businesses that these rows name, also by an alias."""
    known = mentions.filter(business__isnull=False)
    root = Coalesce("business__alias_of", "business")
    return Q(pk__in=known.annotate(root=root).values("root"))


def _says(word: str) -> Q:
    found = Q()
    for name in ("business_written", "owner_written", "business_name", "owner_name"):
        found |= Q(**{f"{name}__icontains": word})
    return found


def stalls_of(business: Business, user: User) -> "QuerySet[Participation]":
    """Where it took part, also under an alias, as far as the user sees."""
    known = Business.objects.filter(Q(pk=business.pk) | Q(alias_of=business.pk))
    there = participations(None).visible_to(user)
    return there.filter(business__in=known.order_by().values("pk"))

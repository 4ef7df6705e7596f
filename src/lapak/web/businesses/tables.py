"""The list of businesses, and the bazaars of one, as tables."""

from collections.abc import Sequence
from typing import Any, Final

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from lapak.domain.bazaars.models import Bazaar, Participation
from lapak.domain.people.models import User
from lapak.domain.registry.models import Business, Mention
from lapak.figures.each import participating, selling, with_turnover
from lapak.shared.dates import span
from lapak.shared.masking import mask
from lapak.web.base.places import district_filter, district_name
from lapak.web.base.tables import Column, Filter, Table, Words
from lapak.web.bazaars.tables import (
    bazaar_rows,
    counted_at,
    unknown_note,
)
from lapak.web.businesses.named import (
    covered_phone,
    mentions_seen,
    owners,
    phones,
    written_so,
)
from lapak.web.figures.summary import years_told

YEAR: Final = "tahun"
KIND: Final = "ikut"
NEVER: Final = "belum"


def _years() -> Sequence[tuple[str, Words]]:
    return [(str(year), str(year)) for year in years_told()]


def _kinds() -> Sequence[tuple[str, Words]]:
    return [
        ("luring", gettext_lazy("at bazaars")),
        ("daring", gettext_lazy("online")),
        ("keduanya", gettext_lazy("both")),
        (NEVER, gettext_lazy("neither")),
    ]


def took_part(user: User, year: int | None, kind: str) -> Q:
    """Of businesses that took part so, in a year or in any; any kind: in either."""
    offline = Q(pk__in=participating(user, year).order_by().values("root"))
    online = Q(pk__in=selling(user, year).order_by().values("root"))
    return {
        "luring": offline,
        "daring": online,
        "keduanya": offline & online,
        NEVER: ~offline & ~online,
    }.get(kind, offline | online)


def businesses_table(user: User, year: int | None, kind: str) -> Table[Business]:
    """The table of businesses, as one user sees them, of a year or of all."""

    def in_year(rows: "QuerySet[Business]", _wanted: str) -> "QuerySet[Business]":
        # with a kind too, the kind is of that year
        return rows.filter(took_part(user, year, kind))

    def of_kind(rows: "QuerySet[Business]", wanted: str) -> "QuerySet[Business]":
        # with a year the filter of years has narrowed to that kind
        return rows if year else rows.filter(took_part(user, year, wanted))

    return Table(
        name="usaha",
        caption=gettext_lazy("Businesses"),
        columns=_COLUMNS,
        order="usaha",
        filters=[
            Filter(YEAR, gettext_lazy("Year"), _years, in_year),
            Filter(KIND, gettext_lazy("Took part"), _kinds, of_kind),
            district_filter(),
        ],
        search=lambda rows, text: written_so(rows, text, user),
        search_label=gettext_lazy("Search a name, as lists write it, or a phone"),
        empty=gettext_lazy(
            "No business yet. Each stands here as soon as a list that names it is "
            "taken in."
        ),
    )


def with_names(rows: "QuerySet[Business]", user: User) -> "QuerySet[Business]":
    """Businesses with their owner and district, and the rows that name them."""
    told = mentions_seen(user).only("business", "owner_name", "phones")
    aliases = Business.objects.only("alias_of").prefetch_related(
        Prefetch("mentions", queryset=told, to_attr="named_by")
    )
    return rows.select_related("owner", "district", "ward").prefetch_related(
        Prefetch("mentions", queryset=told, to_attr="named_by"),
        Prefetch("business_set", queryset=aliases, to_attr="known_as"),
    )


def _told(business: Any) -> list[Mention]:
    """The rows that name it, also by an alias; fetched with the list."""
    known = [business, *business.known_as]
    return [mention for one in known for mention in one.named_by]


def _phones(business: Business) -> str:
    return ", ".join(covered_phone(one) for one in phones(_told(business)))


def _other_owners(business: Business) -> str | None:
    others = owners(business, _told(business))[1:]
    return _("also %(names)s") % {"names": ", ".join(others)} if others else None


def years(business: Any) -> str:
    """`2023` or `2022–2024`; nothing for who never took part."""
    if business.first_day is None:
        return ""
    first, last = business.first_day.year, business.last_day.year
    return str(first) if first == last else f"{first}–{last}"


_COLUMNS: Final[list[Column[Any]]] = [
    Column(
        "usaha",
        gettext_lazy("Business"),
        lambda one: mask(one.name),
        order=("name",),
        link=lambda one: reverse("businesses:business", args=[one.pk]),
        note=lambda one: mask(one.product) or None,
        heads_row=True,
    ),
    Column(
        "pemilik",
        gettext_lazy("Owner"),
        lambda one: mask(one.owner.name),
        order=("owner__name", "name"),
        note=_other_owners,
    ),
    Column(
        "kali",
        gettext_lazy("Bazaars"),
        lambda one: one.times,
        kind="number",
        order=("times", "-name"),
    ),
    Column(
        "omset",
        gettext_lazy("Turnover at bazaars"),
        lambda one: one.turnover,
        kind="rupiah",
        order=("turnover", "-name"),
        note=unknown_note,
    ),
    Column(
        "edisi",
        gettext_lazy("Editions online"),
        lambda one: one.editions,
        kind="number",
        order=("editions", "-name"),
    ),
    Column(
        "daring",
        gettext_lazy("Turnover online"),
        lambda one: one.online_turnover,
        kind="rupiah",
        order=("online_turnover", "-name"),
    ),
    Column(
        "kecamatan",
        gettext_lazy("District"),
        lambda one: district_name(one.district),
        order=("district", "name"),
    ),
    Column("hp", gettext_lazy("Phone"), _phones),
    Column("tahun", gettext_lazy("Years"), years, order=("last_day", "name")),
    Column(
        "produk",
        gettext_lazy("Product"),
        lambda one: mask(one.product),
        only_export=True,
    ),
    Column(
        "kelurahan",
        gettext_lazy("Ward"),
        lambda one: one.ward.name if one.ward else "",
        only_export=True,
    ),
    Column(
        "pengampu",
        gettext_lazy("Agency"),
        lambda one: mask(one.agency),
        only_export=True,
    ),
    Column(
        "pemilik-lain",
        gettext_lazy("Other owners"),
        lambda one: ", ".join(owners(one, _told(one))[1:]),
        only_export=True,
    ),
    Column(
        "belum",
        gettext_lazy("Bazaars with unknown turnover"),
        lambda one: one.unknown,
        kind="number",
        only_export=True,
    ),
]


# --- the bazaars of one business -----------------------------------------------------


def stalls_with(
    rows: "QuerySet[Participation]", user: User
) -> "QuerySet[Participation]":
    """Participations with turnover, rows, and whether the user may open the bazaar."""
    opens = Bazaar.objects.visible_to(user).filter(pk=OuterRef("bazaar"))
    told = with_turnover(rows).annotate(may_open=Exists(opens.order_by()))
    return told.select_related("bazaar").prefetch_related("attendances__mention")


def _bazaar_link(there: Any) -> str | None:
    if not there.may_open:
        return None
    return reverse("bazaars:bazaar", args=[there.bazaar_id])


def stalls_table(business: Business) -> Table[Participation]:
    """The bazaars at which a business took part."""
    return Table(
        name=f"usaha-{business.pk}",
        caption=gettext_lazy("Bazaars it took part in"),
        columns=_STALL_COLUMNS,
        order="-hari",
        empty=gettext_lazy("It took part in no bazaar that counts."),
    )


_STALL_COLUMNS: Final[list[Column[Any]]] = [
    Column(
        "bazar",
        gettext_lazy("Bazaar"),
        lambda there: mask(there.bazaar.name),
        order=("bazaar__name", "bazaar__opens"),
        link=_bazaar_link,
        note=lambda there: mask(there.bazaar.place) or None,
        heads_row=True,
    ),
    Column(
        "hari",
        gettext_lazy("Days"),
        lambda there: span(
            there.bazaar.opens, there.bazaar.closes, get_language() or "id", short=True
        ),
        order=("bazaar__opens", "bazaar__name"),
    ),
    counted_at(),
    Column(
        "tertulis",
        gettext_lazy("As written"),
        lambda there: there.told,
        kind="rupiah",
        order=("told",),
    ),
    bazaar_rows(),
]

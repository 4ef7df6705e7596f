"""The annex of a report in words: every bazaar a row, the sums those of the figures."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from lapak.figures.annex import Held, HeldOnline
from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.contents import Contents
from lapak.outputs.links import figure_address
from lapak.outputs.naming import key_name
from lapak.outputs.wording.facts import amount
from lapak.shared.dates import span
from lapak.shared.masking import mask


@dataclass(frozen=True, slots=True)
class BazaarRow:
    """An offline bazaar. `unknown`: how often nobody knows the turnover, or ''."""

    number: str
    name: str
    address: str
    place: str
    days: str
    district: str
    level: str
    times: str
    turnover: str
    unknown: str


@dataclass(frozen=True, slots=True)
class EditionRow:
    """An edition of the online bazaar."""

    number: str
    name: str
    address: str
    days: str
    times: str
    turnover: str


@dataclass(frozen=True, slots=True)
class Annex:
    """Both lists, each with its heads and its sums; empty where there is none."""

    heads: tuple[str, ...]
    bazaars: tuple[BazaarRow, ...]
    total: tuple[str, ...]
    edition_heads: tuple[str, ...]
    editions: tuple[EditionRow, ...]
    edition_total: tuple[str, ...]


def annex(told: Contents) -> Annex:
    """The lists of a report, in the page's language."""
    lang = told.lang
    held, online = told.bazaars, told.editions
    count = (words.TIMES.told(), words.TURNOVER.told())
    place = (words.DAYS.told(), words.DISTRICT.told(), words.LEVEL.told())
    return Annex(
        (words.NUMBER.told(), words.BAZAAR.told(), *place, *count),
        tuple(_bazaar(at, one, told) for at, one in enumerate(held, start=1)),
        ("", words.SUM.told(), "", "", "", *_sums(held, lang)),
        (words.NUMBER.told(), words.EDITION.told(), words.DAYS.told(), *count),
        tuple(_edition(one, told) for one in online),
        ("", words.SUM.told(), "", *_sums(online, lang)),
    )


def bazaar_address(one: Held, year: int) -> str:
    """Where the sales of a bazaar are shown."""
    return figure_address(year, "offline_turnover", bazaar=str(one.pk))


def edition_address(one: HeldOnline, year: int) -> str:
    """Where the order lines of an edition are shown."""
    return figure_address(year, "online_turnover", edition=str(one.number))


def district_of(one: Held) -> str:
    """The name of a bazaar's district, or that it lies in none of the city's."""
    return one.district or _("outside the city")


def _sums(rows: "tuple[Held, ...] | tuple[HeldOnline, ...]", lang: str) -> list[str]:
    return [
        amount(sum(one.participations for one in rows), "", lang),
        amount(sum(one.turnover for one in rows), "rupiah", lang),
    ]


def _bazaar(at: int, one: Held, told: Contents) -> BazaarRow:
    lang = told.lang
    unknown = {"number": amount(one.unknown, "", lang)}
    return BazaarRow(
        str(at),
        mask(one.name),
        bazaar_address(one, told.made.year),
        mask(one.place),
        span(one.opens, one.closes, lang, short=True),
        district_of(one),
        key_name("level", one.level),
        amount(one.participations, "", lang),
        amount(one.turnover, "rupiah", lang),
        words.NOT_KNOWN.told() % unknown if one.unknown else "",
    )


def _edition(one: HeldOnline, told: Contents) -> EditionRow:
    lang = told.lang
    return EditionRow(
        str(one.number),
        mask(one.name),
        edition_address(one, told.made.year),
        span(one.opens, one.closes, lang, short=True),
        amount(one.participations, "", lang),
        amount(one.turnover, "rupiah", lang),
    )

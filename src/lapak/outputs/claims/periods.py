"""The words that tell when: months, half years and quarters, days, years."""

import re
from collections.abc import Iterator
from typing import Final

from lapak.outputs.claims.cues import ORDINALS, Cue

_MONTHS: Final = (
    "januari january", "februari february", "maret march", "april", "mei", "juni june", "juli july", "agustus august",
    "september", "oktober october", "november nopember", "desember december",
)  # fmt: skip
_SHORT: Final = (
    "Jan Feb Mar Apr Mei Jun Jul Agu Sep Okt Nov Des Agt Ags May Aug Oct Dec"
)
_NUMBERED: Final = {
    **{name: f"{n:02d}" for n, names in enumerate(_MONTHS, 1) for name in names.split()},
    **{name.lower(): f"{n:02d}" for n, name in enumerate(_SHORT.split()[:12], 1)},
    "agt": "08", "ags": "08", "may": "05", "aug": "08", "oct": "10", "dec": "12",
}  # fmt: skip
_MONTH: Final = re.compile(
    # the month of a day is no month that is counted
    rf"(?P<day>\b\d{{1,2}}(?:st|nd|rd|th)? (?:(?i:{'|'.join(_NUMBERED)}))\b\.?(?: \d{{4}})?)"
    rf"|\b(?P<name>(?i:{'|'.join(n for names in _MONTHS for n in names.split())})|{'|'.join(_SHORT.split())})\b(?! \d{{1,2}},? \d{{4}})"
)
_HALF_OR_QUARTER: Final = re.compile(
    r"(?i)\b(?:(?:(?P<half>semester|paruh(?: tahun)?|smt\.?|h)|triwulan|kuartal|tw|quarter|q)(?:[ -]ke)?[ -]?"
    rf"(?P<which>[1-4]|{'|'.join(sorted(ORDINALS, key=len, reverse=True))})"
    r"|(?P<word>first|second|third|fourth)[ -](?:(?P<en_half>half)|quarter))\b"
)
_ENGLISH_ORDINALS: Final = {"first": 1, "second": 2, "third": 3, "fourth": 4}


def months(text: str) -> Iterator[Cue]:
    """Months that stand for themselves, not in a date of a day; half years and quarters."""
    found = [
        Cue(*month.span(), _NUMBERED[month["name"].lower()])
        for month in _MONTH.finditer(text)
        if month["name"]
    ]
    return iter(sorted([*found, *_halves_and_quarters(text)], key=lambda c: c.start))


def _halves_and_quarters(text: str) -> Iterator[Cue]:
    """Their months, one behind the other."""
    for found in _HALF_OR_QUARTER.finditer(text):
        word = (found["which"] or found["word"]).lower()
        which = _ENGLISH_ORDINALS.get(word) or int(ORDINALS.get(word, word))
        length = 6 if found["half"] or found["en_half"] else 3
        last = which * length
        if last <= len(_MONTHS):
            told = " ".join(f"{n:02d}" for n in range(last - length + 1, last + 1))
            yield Cue(*found.span(), told)


_NO_EVENT: Final = re.compile(  # until a day; a letter of a day
    r"(?i)\b(?:(?:hingga|sampai(?: dengan)?|s\.?/?d\.?|per|until|as of)(?: tanggal)? *|(?:nomor|no\.|surat|sk)\b[^\n]*\btanggal *)$"
)


def days(text: str) -> Iterator[Cue]:
    """Dates of a day: what is told of one bazaar, not of a year."""
    for found in _MONTH.finditer(text):
        ahead = text[max(0, found.start() - 60) : found.start()]
        behind = text[found.end() : found.end() + 10]
        until = _NO_EVENT.search(ahead)
        line_of_place = re.match(r"(?: \d{4})?\W*[-–—(:]|\)", behind)
        if found["day"] and not until and not line_of_place and "(" not in ahead[-10:]:
            yield Cue(*found.span(), "day")


_YEARS: Final = re.compile(
    rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(_NUMBERED)})\b\.?,?(?: \d{{4}}\b)?|(?:{'|'.join(_NUMBERED)}) \d{{1,2}},? \d{{4}}\b"
    r"|\b(?:nomor|no\.?|uu|pp|permen\w*|perpres|perda|pergub|kepgub|keputusan)\b[^.\n;,]{0,25}?\btahun \d{4}\b|(?<!\d)\d{1,12}[/.-]\d{4}\b"
    r"|(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?![\w/]|[.,-]\d)"
)


def years(text: str) -> Iterator[Cue]:
    """Years that something is told of; not those of a day, a law or a code."""
    for found in _YEARS.finditer(text):
        if found["year"]:
            yield Cue(*found.span(), found["year"])

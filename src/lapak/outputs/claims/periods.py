"""The words that tell when: months, half years and quarters, days, years."""

import re
from collections.abc import Iterator
from typing import Final

from lapak.outputs.claims.cues import ORDINALS, Cue
from lapak.shared.number_words import WORDS, number_in_words

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
_UNTIL_DAY: Final = re.compile(
    r"(?i)\b(?:hingga|sampai(?: dengan)?|s\.?/?d\.?|per|until|as of) (?:tanggal )?(?:2[89]|3[01]) "
    rf"(?P<month>{'|'.join(sorted(_NUMBERED, key=len, reverse=True))})\b"
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
    more = (*_halves_and_quarters(text), *_until_days(text))
    return iter(sorted([*found, *more], key=lambda c: c.start))


def _halves_and_quarters(text: str) -> Iterator[Cue]:
    """Their months, one behind the other."""
    for found in _HALF_OR_QUARTER.finditer(text):
        word = (found["which"] or found["word"]).lower()
        which = _ENGLISH_ORDINALS.get(word) or int(ORDINALS.get(word, word))
        length = 6 if found["half"] or found["en_half"] else 3
        if told := months_of(which, length):
            yield Cue(*found.span(), told)


def months_of(which: int, length: int) -> str:
    """The months of the second quarter, the first half …; '' where there is none."""
    last = which * length
    if last > len(_MONTHS):
        return ""
    return " ".join(f"{n:02d}" for n in range(last - length + 1, last + 1))


def _until_days(text: str) -> Iterator[Cue]:
    """Hingga 30 Juni: all months until then."""
    for found in _UNTIL_DAY.finditer(text):
        last = int(_NUMBERED[found["month"].lower()])
        if last < len(_MONTHS):
            told = " ".join(f"{n:02d}" for n in range(1, last + 1))
            yield Cue(*found.span(), told)


_NO_EVENT: Final = re.compile(  # until a day; a letter of a day
    r"(?i)\b(?:(?:hingga|sampai(?: dengan)?|s\.?/?d\.?|per|until|as of|edisi|terbit\w*|tertanggal|dated)(?: tanggal)? *|(?:nomor|no\.|surat|sk)\b[^\n]*\btanggal *)$"
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


def is_dated(text: str, year: int) -> bool:
    """Whether a day of that year stands in a text: it was written then or later."""
    days = rf"\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(_NUMBERED)})\b\.?,? {year}\b|\b\d{{1,2}}[/-]\d{{1,2}}[/-]{year}\b"
    return re.search(rf"(?i)\b{days}", text) is not None


_YEARS: Final = re.compile(
    rf"(?i)\b\d{{1,2}}(?:st|nd|rd|th)? (?:{'|'.join(_NUMBERED)})\b\.?,?(?: \d{{4}}\b)?|(?:{'|'.join(_NUMBERED)}) \d{{1,2}},? \d{{4}}\b"
    r"|\b(?:nomor|no\.?|uu|pp|permen\w*|perpres|perda|pergub|kepgub|keputusan)\b\.?[^.\n;,]{0,25}?\btahun \d{4}\b|(?<!\d)\d{1,12}[/.-]\d{4}\b"
    r"|(?<![\w.,/-])(?P<year>(?:19|20)\d\d)(?![\w/]|[.,-]\d)"
)


_CENTURY: Final = 100
_SPELT_YEAR: Final = re.compile(
    rf"(?i)\btahun dua ribu (?P<rest>(?:{'|'.join(sorted(WORDS, key=len, reverse=True))})(?: (?:{'|'.join(sorted(WORDS, key=len, reverse=True))}))*)\b"
)


def years(text: str) -> Iterator[Cue]:
    """Years that something is told of, in digits or words; not those of a day, a law or a code."""
    for found in _SPELT_YEAR.finditer(text):
        last = number_in_words(found["rest"].lower())
        if last is not None and last < _CENTURY:
            yield Cue(*found.span(), str(2000 + last))
    for found in _YEARS.finditer(text):
        if found["year"]:
            yield Cue(*found.span(), found["year"])

"""The words of a date: months, weekdays, connectors, and dates in figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from lapak.intake.cells.text import clean, plain


@dataclass(frozen=True, slots=True)
class DateToken:
    """`kind`: date (day, month, year), number, month, year, weekday (Monday = 0), joint.

    A joint's `text` is '~' (from … to) or ',' (and). `other` is all that is no date.
    """

    kind: str
    day: int = 0
    month: int = 0
    year: int = 0
    text: str = ""


OTHER = DateToken("other")

_FULL_NAMES = (
    ("januari", "january"),
    ("februari", "february", "pebruari"),
    ("maret", "march"),
    ("april",),
    ("mei", "may"),
    ("juni", "june"),
    ("juli", "july"),
    ("agustus", "august"),
    ("september",),
    ("oktober", "october"),
    ("november", "nopember"),
    ("desember", "december"),
)
_SHORT_NAMES = (
    "jan",
    "feb peb febr pebr",
    "mar mrt",
    "apr aprl",
    "mey mai",
    "jun",
    "jul",
    "agt ags agu agst agus aug agts",
    "sep sept septem",
    "okt oct okto",
    "nov nop",
    "des dec",
)
_LONG_MONTHS = {
    name: number for number, names in enumerate(_FULL_NAMES, 1) for name in names
}
_MONTHS = _LONG_MONTHS | {
    name: number
    for number, names in enumerate(_SHORT_NAMES, 1)
    for name in names.split()
}
_WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "senin monday",
            "selasa tuesday",
            "rabu wednesday",
            "kamis thursday",
            "jumat friday",
            "sabtu saturday",
            "minggu ahad sunday",
        )
    )
    for name in names.split()
}
# said beside a date without changing it
_PASSED_OVER = frozenset(
    [
        "tanggal",
        "tgl",
        "hari",
        "hr",
        "waktu",
        "date",
        "mulai",
        "dari",
        "pada",
        "pd",
        "dimulai",
        "th",
        "tahun",
        "bulan",
        "bln",
        "sen",
        "sel",
        "rab",
        "kam",
        "jum",
        "sab",
        "min",
        "wib",
    ]
)
_JOINTS = {
    **dict.fromkeys(("-", "–", "—", "sampai", "hingga", "s", "until", "to", "~"), "~"),
    **dict.fromkeys((",", "&", "+", "/", "dan", "and", "serta"), ","),
}
_UNTIL = re.compile(
    r"\bs\s?[./]\s?d\b\.?|\bsd\b\.?|\b(?:sampai|hingga)(?: dengan| dgn)?\b|\bhingga\b"
)
# 'minggu ke-2', 'hari II': counted, not dated
_COUNTED = re.compile(
    r"\bke\s?-?\s?(?:[0-9]+|[ivx]+\b|[a-z]+)|\b(?:hari|minggu|day|week|h)\s?-?\s?(?:[ivx]+\b"
    r"|[0-9]{1,2}\b(?!\s?(?:[-–—&,/]|dan\b|[a-z]{3}|~)))|\bminggu\s(?:pertama|kedua)"
)
_WEEKDAY = "|".join(_WEEKDAYS)
# 'pelaksanaan 2 hari', not '2 hari Sabtu'
_HOW_LONG = re.compile(rf"\b[0-9]{{1,2}} ?hari\b(?! ?,? ?(?:{_WEEKDAY}|tanggal|tgl)\b)")
# '4 (Sabtu)' and 'Sabtu (4/11/23)'
_IN_BRACKETS = re.compile(rf"\(\s*(?:{_WEEKDAY})\s*\)|\b({_WEEKDAY})\s*\((?=\s*[0-9])")
# '04/11 - 05/11/2023': the year is told once, behind the last day
_YEAR_ONCE = re.compile(
    r"(?<![0-9/.-])(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})"
    r"(?P<joint>\s*[~–—&,]\s*|\s+-\s*|\s*-\s+|-|\s+(?:dan|and)\s+)"
    r"(?=[0-9]{1,2}(?P=mark)(?P<next>[0-9]{1,2})(?P=mark)(?P<year>(?:20)?[0-9]{2})(?![0-9]))"
)
# '4-5 XI 2023', '4/XI/2023'; not the number of a letter
_ROMAN_MONTH = re.compile(
    r"(?<!no )(?<!no\. )(?<!nomor )(?<![0-9a-z])(?P<day>[0-9]{1,2})\s?[-/.]?\s?"
    r"(?P<month>i{1,3}|iv|vi{0,3}|ix|xi{0,2})\s?[-/.]?\s?(?P<year>20[0-9]{2})\b"
)
_ROMANS = ["i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii"]
_CLOCK = re.compile(
    r"\b(?:pukul|pkl|jam)\b\.?|(?<![0-9.:])[0-9]{1,2}[.:][0-9]{2}(?::[0-9]{2})?(?![0-9.:])"
)
_SCAN = re.compile(
    r"(?P<iso>(?:19|20)[0-9]{2}\s?(?P<s1>[-/.])\s?[0-9]{1,2}\s?(?P=s1)\s?[0-9]{1,2})(?![0-9])"
    r"|(?P<dmy>[0-9]{1,2}\s?(?P<s2>[-/.])\s?[0-9]{1,2}\s?(?P=s2)\s?(?:19|20)[0-9]{2})(?![0-9])"
    r"|(?P<short>[0-9]{1,2}(?P<s3>[-/.])[0-9]{1,2}(?P=s3)[0-9]{2})(?![0-9]|\s?[a-z]{3})"
    r"|(?P<tick>['’‘`][0-9]{2})(?![0-9])"
    r"|(?P<number>[0-9]+)(?P<suffix>(?:st|nd|rd|th)\b)?"
    r"|(?P<word>[^\W\d_]+)"
    r"|(?P<mark>[^\s\w]|_)"
)


def tokens_of(text: str) -> Iterator[DateToken]:
    """The tokens of a text, in order; what joins or says nothing is left out."""
    line = re.sub(r"(?<=[a-z])['’‘`](?=[a-z])", "", clean(text).casefold())
    line = _ROMAN_MONTH.sub(_month_in_words, _UNTIL.sub(" ~ ", line))
    line = _IN_BRACKETS.sub(r"\1 ", _YEAR_ONCE.sub(_with_its_year, line))
    line = _HOW_LONG.sub(" ; ", _COUNTED.sub(" ; ", line))
    line = _CLOCK.sub(" ; ", line)
    before = OTHER
    for found in _SCAN.finditer(line):
        token = _token(found, before)
        if token:
            yield token
            before = token


def _month_in_words(found: re.Match[str]) -> str:
    month = _FULL_NAMES[_ROMANS.index(found["month"])][0]
    return f"{found['day']} {month} {found['year']}"


def _with_its_year(found: re.Match[str]) -> str:
    """A day and month with the year of the next day; as it was, where they are far apart."""
    later = int(found["next"]) - int(found["month"])
    if not 1 <= int(found["month"]) <= 12 or later not in (0, 1):
        return found[0]
    day, month, mark = found["day"], found["month"], found["mark"]
    return f"{day}{mark}{month}{mark}{found['year']} {found['joint'].strip()} "


def _token(found: re.Match[str], before: DateToken) -> DateToken | None:
    kind = found.lastgroup or ""
    if found["iso"]:
        year, month, day = _figures(found["iso"])
        return _in_figures(day, month, year)
    if found["dmy"] or found["short"]:
        return _in_figures(*_figures(found["dmy"] or found["short"]))
    if found["tick"]:
        return DateToken("year", year=2000 + int(found["tick"][1:]))
    if found["number"]:
        return _number(found["number"])
    return _mark(found[0]) if kind == "mark" else _word(plain(found[0]), before)


def _figures(text: str) -> tuple[int, int, int]:
    first, second, third = (int(part) for part in re.findall("[0-9]+", text))
    return first, second, third


def _in_figures(day: int, month: int, year: int) -> DateToken:
    if month > 12 >= day:
        day, month = month, day
    return DateToken("date", day, month, year + 2000 if year < 100 else year)


def _number(text: str) -> DateToken:
    value = int(text) if len(text) <= 4 else 0
    if 1990 <= value <= 2100 and len(text) == 4:
        return DateToken("year", year=value)
    return DateToken("number", day=value) if value and len(text) <= 2 else OTHER


def _mark(mark: str) -> DateToken | None:
    if mark in ".:)":
        return None
    return DateToken("joint", text=_JOINTS[mark]) if mark in _JOINTS else OTHER


def _word(word: str, before: DateToken) -> DateToken | None:
    if word in _PASSED_OVER:
        return None
    if word in _JOINTS:
        return DateToken("joint", text=_JOINTS[word])
    if word in _WEEKDAYS:
        return DateToken("weekday", day=_WEEKDAYS[word])
    # a month stands behind its day; Agus is also a man's name
    month = month_of(word) if before.kind == "number" else 0
    return DateToken("month", month=month) if month else OTHER


def month_of(word: str) -> int:
    """The month that a word names, also abbreviated or with one slip; 0 for none."""
    if word in _MONTHS or len(word) < 4:
        return _MONTHS.get(word, 0)
    near = {
        number
        for name, number in _LONG_MONTHS.items()
        if len(name) > 3 and OSA.distance(word, name, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else 0

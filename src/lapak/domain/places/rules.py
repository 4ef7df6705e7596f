"""Districts and wards by their codes, and every way in which lists spell them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from lokal import wilayah
from rapidfuzz.distance import OSA

FULL = (
    (r"\bkb\b|\bkebun\b|\bkbn\b", "kebon"), (r"\btj\b|\btjg\b|\btg\b|\btanj\b", "tanjung"),
    (r"\bdr\b", "duri"), (r"\bsel\b|\bslt\b|\bsltn\b", "selatan"), (r"\butr\b|\but\b", "utara"),
    (r"\bbrt\b|\bbar\b", "barat"), (r"\btmr\b|\btim\b", "timur"), (r"\bgg\b", "gang"), (r"\bpd\b", "pondok"),
    (r"\bkmbgn\b|\bkemb\b", "kembangan"), (r"\bckr\b|\bckrg\b|\bckg\b", ""), (r"\bgropet\b|\bgrogol ptb\b", "grogol petamburan"),
    (r"\bgrogol pet\b", "grogol petamburan"), (r"\bkt\b", "kota"), (r"\bjak\b|\bjkt\b", "jakarta"),
)  # fmt: skip
PREFIX = re.compile(r"^(?:kelurahan|kel|kecamatan|kec|desa|kota|wilayah)\b\s*")
# Known places that stand for a district or lie outside the city; beside the names of
# Jakarta's other cities and the towns around it.
OUTSIDE = re.compile(
    r"\bjakarta (?:pusat|selatan|timur|utara|barat)\b|\bkepulauan seribu\b|\bmonas\b|\bbalai ?kota\b|\bjiexpo\b"
    r"|\bkemayoran\b|\blapangan banteng\b|\bsenayan\b|\bgbk\b|\btmii\b|\btaman mini\b|\bancol\b|\bthamrin\b|\bsudirman\b"
    r"|\bbekasi\b|\bdepok\b|\bbogor\b|\btangerang\b|\bbandung\b|\bice bsd\b|\bbsd\b|\bjcc\b|\bsmesco\b|\btim cikini\b|\bcikini\b"
    r"|\bblok m\b|\btebet\b|\bcilandak\b|\bpulogadung\b|\bjatinegara\b|\bkelapa gading\b|\btanjung priok\b|\bkota tua\b$"
)
CITY_HALL = {"31.73": "31.73.08"}  # the mayor's office stands in Kembangan Selatan
CITY_HALL_WORDS = re.compile(r"\b(?:kantor )?wal[iy] ?kota(?:madya)?\b")
CITY_NAMES = {
    "31.71": "pusat",
    "31.72": "utara",
    "31.73": "barat",
    "31.74": "selatan",
    "31.75": "timur",
}


def made_plain(text: str) -> str:
    """Lower case, signs gone, abbreviations of wards and districts written out."""
    words = re.sub(r"[^a-z0-9]+", " ", text.lower()).strip()
    for short, full in FULL:
        words = re.sub(short, full, words)
    return re.sub(r"\s+", " ", words).strip()


def _abbreviates(short: str, word: str) -> bool:
    """Is this the word with letters left out, its first one kept?"""
    if short[0] != word[0] or len(short) > len(word) or len(short) < 2:
        return False
    letters = iter(word)
    return all(letter in letters for letter in short)


@dataclass(frozen=True, slots=True)
class PlaceFound:
    """Where a line of text is: codes, or outside the city; all empty: it doesn't say."""

    district: str = ""
    ward: str = ""
    outside: bool = False


@dataclass(frozen=True)
class Gazetteer:
    """The districts and wards of one city, found by any spelling."""

    city: str
    districts: Mapping[str, str]
    wards: Mapping[str, str]
    spellings: Mapping[str, str] = field(default_factory=dict)  # plain text → code
    _seen: dict[tuple[str, str, str], str] = field(default_factory=dict, repr=False)

    def district(self, text: str) -> str:
        """The code of a district by its name; '' where it isn't clearly one."""
        return self._look(text, "district", "")

    def ward(self, text: str, *, within: str = "") -> str:
        """The code of a ward by its name; `within` a district where two are alike."""
        return self._look(text, "ward", within)

    def _look(self, text: str, kind: str, within: str) -> str:
        key = (text, kind, within)
        if key not in self._seen:
            self._seen[key] = self._find(text, kind, within)
        return self._seen[key]

    def _find(self, text: str, kind: str, within: str) -> str:
        words = PREFIX.sub("", made_plain(text)) or made_plain(text)
        if not words:
            return ""
        learnt = self.spellings.get(words, "")
        if learnt and (len(learnt) == 8) == (kind == "district"):
            return learnt
        names = self.districts if kind == "district" else self.wards
        tight = words.replace(" ", "")
        exact = [c for c, n in names.items() if made_plain(n).replace(" ", "") == tight]
        if exact:
            return (
                next((c for c in exact if c.startswith(within)), exact[0])
                if within
                else exact[0]
            )
        return self._nearest(tight, names, within)

    def _nearest(self, tight: str, names: Mapping[str, str], within: str) -> str:
        """The one name within one or two slips, if no other is as near."""
        allowed = 1 if len(tight) <= 5 else 2
        scored = sorted(
            (OSA.distance(tight, made_plain(name).replace(" ", "")), code)
            for code, name in names.items()
        )
        near = [(d, c) for d, c in scored if d <= allowed]
        if within:
            mine = [(d, c) for d, c in near if c.startswith(within)]
            near = mine or near
        if not near or (len(near) > 1 and near[0][0] == near[1][0]):
            return ""
        return near[0][1]

    def find_in(self, text: str) -> PlaceFound:
        """Where a free line of text is, told by the districts and wards it names."""
        words = made_plain(text)
        if not words:
            return PlaceFound()
        named = re.search(r"\b(?:kecamatan|kec)\b\s+(.+)$", words)
        district = self._longest(named[1], self.districts, start=True) if named else ""
        if CITY_HALL_WORDS.search(words) and not district and self._ours(words):
            return PlaceFound(CITY_HALL.get(self.city, ""))
        ward = self._longest(words, self.wards)
        if district:
            return PlaceFound(district, ward if ward.startswith(district) else "")
        plain_district = self._longest(words, self.districts)
        if self._elsewhere(words):
            return PlaceFound(outside=True)
        if ward and (
            not plain_district
            or len(self.wards[ward]) >= len(self.districts[plain_district])
        ):
            same = plain_district and self.wards[ward] == self.districts[plain_district]
            return PlaceFound(
                plain_district if same else ward[:8], "" if same else ward
            )
        return PlaceFound(plain_district)

    def _ours(self, words: str) -> bool:
        """Is the mayor's office that is named the one of this city?"""
        told = re.search(r"\bjakarta (pusat|selatan|timur|utara|barat)\b", words)
        return told is None or told[1] == CITY_NAMES.get(self.city)

    def _elsewhere(self, words: str) -> bool:
        own = CITY_NAMES.get(self.city)
        return bool(
            OUTSIDE.search(re.sub(rf"\bjakarta {own}\b", "", words) if own else words)
        )

    def _longest(
        self, words: str, names: Mapping[str, str], *, start: bool = False
    ) -> str:
        """The code of the longest name that stands in a text."""
        best = ""
        for code, name in names.items():
            plain = made_plain(name)
            for form in {plain, plain.replace(" ", "")}:
                found = re.search(
                    rf"{'^' if start else chr(92) + 'b'}{re.escape(form)}\b", words
                )
                if found and (not best or len(name) > len(names[best])):
                    best = code
        if not best and start:
            two = " ".join(words.split()[:2])
            return self.district(two) or self.district(words.split(maxsplit=1)[0])
        return best


def gazetteer(city: str, spellings: Iterable[tuple[str, str]] = ()) -> Gazetteer:
    """The gazetteer of a city by its Kemendagri code, with an office's own spellings."""
    return _gazetteer(city, tuple(spellings))


@lru_cache(maxsize=8)
def _gazetteer(city: str, spellings: tuple[tuple[str, str], ...]) -> Gazetteer:
    districts = {place.code: place.name for place in wilayah.list_wilayah(city)}
    wards = {
        place.code: place.name
        for code in districts
        for place in wilayah.list_wilayah(code)
    }
    learnt = {PREFIX.sub("", made_plain(text)): code for text, code in spellings}
    return Gazetteer(city, districts, wards, learnt)

"""What a number in a text counts: its unit, of what, and of which part.

Told by the words beside it: those right behind it first, then those before it, then the
rest of its sentence, then what the sentences before were about.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from lapak.domain.places.rules import Gazetteer
from lapak.outputs.claims.numbers import Number


def _words(*patterns: str) -> re.Pattern[str]:
    return re.compile(rf"(?i)\b(?:{'|'.join(patterns)})\b")


_TIMES = _words(
    r"(?:kali|x) (?:keikutsertaan|ikut\w*|partisipasi|mengikuti|peserta|tampil|kepesertaan)", "keikutsertaan",
    "keikut-sertaan", "partisipasi", "kepesertaan", "participations?", "times taken part", "appearances?", "kali ikut serta",
    "times? (?:joined|took part|participated)",
)  # fmt: skip
_BAZAARS = _words(
    "bazaa?rs?", "bazaa?r", "pameran", "gelaran", "edisi", "editions?", "event", "events", "kegiatan", "acara", "kali bazaa?r",
    "penyelenggaraan", "pasar sore", "fairs?", "digelar", "diselenggarakan", "diadakan", "terlaksana", "dilaksanakan", "held",
)  # fmt: skip
_BUSINESSES = _words(
    r"(?:para )?pelaku(?: usaha)?", "umkm", "ukm", "usaha", "pengusaha", "wirausaha", "wirausahawan", "jakpreneur",
    "pedagang", "business(?:es)?(?: actors)?", "msmes?", "smes?", "entrepreneurs?", "peserta", "participants?", "binaan",
    "merek", "brands?",
)  # fmt: skip
_OWNERS = _words("pemilik", "orang", "owners?", "people", "warga")
_VISITS = _words(
    "kunjungan", "pemantauan", "monitoring", "pengawasan", "inspeksi", "sidak", "visits?", "inspections?", "monev",
    "dikunjungi", "dipantau", "diawasi", "visited", "inspected", "monitored",
)  # fmt: skip
_OUTLETS = _words(
    "tempat(?: usaha)?(?: berbeda)?", "toko", "gerai", "outlets?", "supermarkets?", "minimarkets?", "hypermarkets?", "swalayan",
    "pasar modern", "ritel(?: modern)?", "shops?", "stores?", "markets?", "lokasi",
)  # fmt: skip
_FINDINGS = _words("temuan", "pelanggaran", "findings?", "violations?")
_MONEY = _words(
    "omzet",
    "omset",
    "turnover",
    "penjualan",
    "transaksi",
    "sales",
    "pendapatan",
    "revenue",
    "perputaran uang",
)
_KALI = _words("kali", "x", "times")
_UNITS: Final = (
    ("times", _TIMES),
    ("findings", _FINDINGS),
    ("visits", _VISITS),
    ("businesses", _BUSINESSES),
    ("bazaars", _BAZAARS),
    ("owners", _OWNERS),
    ("outlets", _OUTLETS),
)
_TOPICS: Final = (
    ("both", _words(
        "digabung(?:kan)?", "gabungan", "keseluruhan", "secara total", "total", "seluruhnya", "luring dan daring", "daring dan luring",
        "offline (?:dan|maupun|and|&) online", "online (?:dan|maupun|and|&) offline", "luring maupun daring", "terfasilitasi",
        "difasilitasi", "dijumlahkan", "combined", "altogether", "in all", "facilitated", "kedua jenis",
    )),
    ("online", _words(
        "daring", "online", "on-line", "jbl", "jumat beli lokal", "marketplace", "lokapasar", "tokopedia", "shopee", "tiktok",
        "e-?commerce", "toko daring",
    )),
    ("offline", _words("luring", "offline", "off-line", "tatap muka", "di lapangan")),
    ("modern_market", _words(
        "pasar modern", "ritel modern", "toko modern", "supermarkets?", "hypermarkets?", "minimarkets?", "swalayan",
        "modern markets?", "modern retail",
    )),
    ("neighbourhood_shop", _words(
        "toko kelontong", "kelontong", "warung kelontong", "toko tradisional", "pasar tradisional",
        "neighbou?rhood shops?", "grocer(?:y|ies)", "traditional shops?",
    )),
)  # fmt: skip
_PER = re.compile(
    r"(?i)^\W*(?:\w+ ){0,4}?(?:per|di (?:tiap|setiap|masing-masing)|(?:untuk )?(?:tiap|setiap)|masing-masing|in each|each|every)(?:-tiap)? "
    r"(?P<of>kecamatan|districts?|bulan|months?|edisi|editions?|bazaa?r|wilayah kecamatan)?"
)
_EACH_BEFORE = re.compile(
    r"(?i)\b(?:masing-masing|tiap|setiap|each)(?: kecamatan| bulan| edisi| district)?\W*$"
)
_FOUND = _words(
    "dengan temuan",
    "ditemukan",
    "ada temuan",
    "with findings?",
    "bermasalah",
    "menemukan",
)
_FINAL = _words("selesai", "rampung", "completed", "final")
_DISTINCT = _words("berbeda", "unik", "distinct", "unique", "different")
_MONTHS: Final = {
    name: f"{number:02d}"
    for number, names in enumerate(
        ("januari january", "februari february", "maret march", "april", "mei may", "juni june", "juli july",
         "agustus august", "september", "oktober october", "november", "desember december"),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH = _words(*_MONTHS)
_LEVELS: Final = {
    "tingkat kelurahan": "kelurahan", "tingkat kecamatan": "kecamatan", "tingkat kota": "kota",
    "tingkat provinsi": "provinsi", "ward level": "kelurahan", "district level": "kecamatan",
    "city level": "kota", "provincial level": "provinsi",
}  # fmt: skip
_LEVEL = _words(*_LEVELS)
_EDITION = re.compile(r"(?i)\b(?:edisi|edition|jbl)(?: ke)?[ -]?(\d+)\b")
_TYPES: Final = {
    "het": "HET", "harga eceran": "HET", "izin edar": "TIE", "tie": "TIE", "perizinan": "izin",
    "kedaluwarsa": "kedaluwarsa", "kadaluarsa": "kedaluwarsa", "expired": "kedaluwarsa", "kemitraan": "kemitraan",
    "label": "label", "rusak": "rusak", "damaged": "rusak", "tera": "tera",
}  # fmt: skip
_TYPE = _words(*_TYPES)
_CLAUSE = re.compile(r"[,;:()]|\b(?:dan|serta|sedangkan|sementara|namun|and|while)\b")
_SENTENCE = re.compile(r"(?<=[.!?])[\"”)]?\s+(?=[\"“(]?[A-Z0-9])|\n+")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a number counts. '' and empty: not told.

    `topic`: offline, online, both, modern_market, neighbourhood_shop; `part`: (breakdown,
    key) of one part; `per`: the breakdown of which each part is said to be so.
    """

    unit: str = ""
    topic: str = ""
    part: tuple[str, str] = ("", "")
    per: str = ""
    found: bool = False  # visits at which something was found
    final: bool = False  # turnover of completed orders
    distinct: bool = False
    sure: bool = True  # the topic stands in its own sentence


def meanings_of(
    text: str, numbers: Sequence[Number], places: Gazetteer
) -> list[Meaning]:
    """What each of the numbers counts, as far as the text says."""
    found: list[Meaning] = []
    for place, number in enumerate(numbers):
        found.append(_meaning(text, numbers, place, found, places))
    return found


def _meaning(
    text: str,
    numbers: Sequence[Number],
    place: int,
    told: Sequence[Meaning],
    places: Gazetteer,
) -> Meaning:
    number = numbers[place]
    first, last = _sentence(text, number)
    before = max(first, numbers[place - 1].end if place else 0)
    follows = numbers[place + 1].start if place + 1 < len(numbers) else len(text)
    behind = text[number.end : min(last, follows)]
    ahead = text[before : number.start]
    near = _CLAUSE.split(behind)[0]
    sentence = text[first:last]
    unit = _unit(number, near, ahead, text[first : number.start], sentence)
    topic = _topic(near, ahead, text[first : number.start], text[number.end : last])
    earlier = [m for n, m in zip(numbers, told, strict=False) if m.topic]
    sure = bool(topic)
    if not topic and earlier and unit not in ("", "share"):
        topic = _carried(unit, earlier)
    return Meaning(
        unit=unit,
        topic=topic,
        part=_part(near, ahead, places),
        per=_per(behind, ahead),
        found=unit == "visits" and bool(_FOUND.search(near) or _FOUND.search(ahead)),
        final=unit == "rupiah" and bool(_FINAL.search(near) or _FINAL.search(ahead)),
        distinct=bool(_DISTINCT.search(near)),
        sure=sure,
    )


def _sentence(text: str, number: Number) -> tuple[int, int]:
    first, last = 0, len(text)
    for cut in _SENTENCE.finditer(text):
        if cut.end() <= number.start:
            first = cut.end()
        elif cut.start() >= number.end:
            last = cut.start()
            break
    return first, last


def _unit(number: Number, near: str, ahead: str, whole: str, sentence: str) -> str:
    if number.share:
        return "share"
    if number.rupiah:
        return "rupiah"
    here = _first(_UNITS, near[:60])
    kali = _KALI.match(near.strip())
    if here and not (kali and here == "owners"):
        return here
    if kali:  # 130 kali: of what is told before it
        return (
            _last(_UNITS[:3] + _UNITS[4:5], ahead)
            or _last(_UNITS[:5], whole)
            or "times"
        )
    if _MONEY.search(ahead):
        return "rupiah"
    return _last(_UNITS, ahead) or ("rupiah" if _MONEY.search(near) else "")


def _topic(near: str, ahead: str, whole: str, rest: str) -> str:
    return (
        _first(_TOPICS, near)
        or _last(_TOPICS, ahead)
        or _last(_TOPICS, whole)
        or _first(_TOPICS, rest)
    )


_OF_UNIT: Final = {
    "visits": ("modern_market", "neighbourhood_shop"),
    "outlets": ("modern_market", "neighbourhood_shop"),
    "findings": ("modern_market", "neighbourhood_shop"),
}


def _carried(unit: str, earlier: Sequence[Meaning]) -> str:
    """The topic of the number before, if a number of this unit can be about it."""
    fits = _OF_UNIT.get(unit, ("offline", "online", "both"))
    topic = earlier[-1].topic
    return topic if topic in fits else ""


Cues = Iterable[tuple[str, re.Pattern[str]]]


def _first(cues: Cues, text: str) -> str:
    """The cue that stands first; of those that begin together the longest."""
    found = [
        (m.start(), -m.end(), name) for name, cue in cues if (m := cue.search(text))
    ]
    return min(found)[2] if found else ""


def _last(cues: Cues, text: str) -> str:
    """The cue that ends last; of those the longest."""
    found = [
        (m.end(), -m.start(), name) for name, cue in cues for m in cue.finditer(text)
    ]
    return max(found)[2] if found else ""


def _per(behind: str, ahead: str) -> str:
    found = _PER.match(behind)
    each = _EACH_BEFORE.search(ahead)
    if not found and not each:
        return ""
    of = (found and found["of"]) or (each and each[0]) or ""
    if re.search(r"(?i)bulan|month", of):
        return "month"
    return "edition" if re.search(r"(?i)edisi|edition", of) else "district"


def _part(near: str, ahead: str, places: Gazetteer) -> tuple[str, str]:
    """The one part that is spoken of: a district, month, level, edition or type."""
    close = _CLAUSE.split(ahead)[-1]
    for text in (near, close):
        for breakdown, pattern, keys in (
            ("level", _LEVEL, _LEVELS),
            ("month", _MONTH, _MONTHS),
            ("type", _TYPE, _TYPES),
        ):
            if found := pattern.search(text):
                return breakdown, keys[found[0].lower()]
        if edition := _EDITION.search(text):
            return "edition", edition[1]
        for code, name in places.districts.items():
            if re.search(rf"(?i)\b{re.escape(name)}\b", text):
                return "district", code
    return "", ""

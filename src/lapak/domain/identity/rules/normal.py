"""Makes what lists write comparable: names, addresses, words.

Nothing here decides anything. Every function gives the same answer for the same
text, and an empty answer where the text says nothing.
"""

import re
import unicodedata
from functools import lru_cache

REMEMBERED = 1 << 17

LEGAL = frozenset("cv ud pt tb pd kub umkm ukm toko tk usaha kelompok".split())

MOTHER, FATHER = "ibu", "bapak"
CALLS = {
    **dict.fromkeys(
        "b bu ibu ibuk bnd bnda bunda bund mpo mpok pok mba mbak mb mama mamah mam mami"
        " mamih mak emak umi ummi teh teteh hj hajjah nyak nyai ny bude bulik".split(),
        MOTHER,
    ),
    **dict.fromkeys(
        "pak bpk pa bapak bang abang bg mas ms kang kg abah aba babeh babe om oom h haji"
        " pakde aa cak koh ko".split(),
        FATHER,
    ),
}
TITLES = frozenset(
    "h hj ibu bu bunda bpk bapak pak sdr sdri sdra tn ny nn dr drs dra ir prof ust"
    " ustadz ustadzah haji hajjah kh s se st sh spd skom ssos sag ssi sip pd kom sos ag"
    " e mm mpd msi amd skm".split()
)
KINDS = frozenset(
    "dapur warung kedai pawon rumah makan makanan minuman kue kering basah catering"
    " snack cemilan camilan jajanan food kitchen cake cookies bakery craft kriya"
    " karya butik batik hijab jilbab collection fashion konveksi griya jasa jahit kopi"
    " teh es jamu sambal kripik krupuk bakso nasi uduk mie ayam roti bolu donat store"
    " drink shop depot kantin lapak sari berkah barokah jaya mandiri sejahtera makmur"
    " betawi lestari".split()
)
CATEGORIES = frozenset(
    "makanan minuman kuliner fashion kriya craft jasa fesyen kerajinan lainnya".split()
)
SPELLINGS = {
    "keripik": "kripik",
    "krpk": "kripik",
    "kerupuk": "krupuk",
    "katering": "catering",
    "ctr": "catering",
    "snek": "snack",
    "snak": "snack",
    "baso": "bakso",
    "mi": "mie",
    "somay": "siomay",
    "peyek": "rempeyek",
    "risol": "risoles",
    "wrg": "warung",
    "wr": "warung",
    "warteg": "warung",
    "dpr": "dapur",
    "rmh": "rumah",
    "rm": "rumah",
    "frosen": "frozen",
    "camilan": "cemilan",
    "coffee": "kopi",
    "kueh": "kue",
    "ns": "nasi",
}
PERSONS = {
    **dict.fromkeys("m mhd muh moh mohamad mohammad muhamad mohd".split(), "muhammad"),
    "achmad": "ahmad",
    "akhmad": "ahmad",
    "st": "siti",
    "abd": "abdul",
    "abdl": "abdul",
}
NOTHING = frozenset(
    "tidakada tdkada tdada tidaktahu blmada belumada belum tidak kosong nihil nil none"
    " null na nn xx xxx sda idem".split()
)
FOLDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("kh", "h"), ("ch", "h"), ("sy", "s"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ie", "i"), ("sh", "s"), ("ck", "k"),
    ("v", "f"), ("q", "k"), ("z", "s"), ("y", "i"), ("x", "s"),
)  # fmt: skip

_apart = re.compile(r"[^a-z0-9]+")
_doubled = re.compile(r"(.)\1+")
_road = re.compile(r"\b(jalan|jln|jl|gang|gg|komplek|kompleks|komp|perum|no|nomor)\b")
_rt_rw = re.compile(r"\brt\b\D*0*(\d+)\D*?(?:\brw\b\D*0*(\d+))?(?!\d)|0*(\d+)\s*/\s*0*(\d+)")
_number = re.compile(r"\d+[a-z]?\b")


@lru_cache(REMEMBERED)
def plain_words(text: str) -> tuple[str, ...]:
    """The words in small ASCII letters, punctuation gone: 'D’Sari  S.' is d, sari, s."""
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.replace("’", "'"))
        text = text.encode("ascii", "ignore").decode()
    return tuple(_apart.sub(" ", text.lower().replace("'", "")).split())


@lru_cache(REMEMBERED)
def fold(word: str) -> str:
    """One spelling for words that sound alike: Soesanto and Susanto, Rizky and Rizki."""
    if word.isdigit():
        return word
    for old, new in FOLDS:
        word = word.replace(old, new)
    return _doubled.sub(r"\1", word)


def says_nothing(words: tuple[str, ...]) -> bool:
    """Whether a cell stands for 'none': '-', 'Tidak ada', '0', 'n/a'."""
    tight = "".join(words)
    return len(tight) < 2 or tight.isdigit() or tight in NOTHING


@lru_cache(REMEMBERED)
def business_words(text: str) -> tuple[str, ...]:
    """A business name's words without legal forms, kinds of ware in one spelling."""
    words = plain_words(text)
    if says_nothing(words):
        return ()
    kept = [word for word in words if word not in LEGAL] or list(words)
    return tuple(SPELLINGS.get(word, word) for word in map(_unglued, kept))


def _unglued(word: str) -> str:
    """'tokosumber' is 'sumber': a legal form that stuck to the name."""
    for legal in ("toko", "umkm", "usaha"):
        if word.startswith(legal) and len(word) > len(legal) + 3:
            return word.removeprefix(legal)
    return word


@lru_cache(REMEMBERED)
def owner_words(text: str) -> tuple[str, ...]:
    """A person's names without titles, degrees and calls; initials stay one letter."""
    words = plain_words(text.split(",")[0])
    if says_nothing(words):
        return ()
    named = [PERSONS.get(word, word) for word in words]
    return tuple([word for word in named if word not in TITLES] or named)


@lru_cache(REMEMBERED)
def key_words(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words that tell names apart, as they sound: calls (Bu, Mama) gone."""
    return tuple(fold(word) for word in words if word not in CALLS) or words


@lru_cache(REMEMBERED)
def address_parts(text: str) -> tuple[str, str, str]:
    """Street in one word, house number, 'rt/rw' without zeros; '' where not told."""
    low = text.lower().replace(".", " ")
    block = _rt_rw.search(low)
    head = low[: block.start()] if block else low
    rt_rw = ""
    if block:
        rt_rw = "/".join(part for part in block.groups() if part)
    number = _number.search(head)
    street = _road.sub(" ", head[: number.start()] if number else head)
    return (
        "".join(fold(word) for word in plain_words(street)),
        number.group() if number else "",
        rt_rw,
    )

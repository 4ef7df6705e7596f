"""The words that tell what a number counts, each found once in a whole text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from lapak.domain.places.rules import Gazetteer


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that tells something; `governed`: a preposition stands before it."""

    start: int
    end: int
    value: str
    governed: bool = False


class Cues:
    """Cues of one kind in the order of the text."""

    def __init__(self, found: Iterator[Cue]) -> None:
        """Remember what was found."""
        self._all = sorted(found, key=lambda cue: (cue.start, -cue.end))
        self._starts = [cue.start for cue in self._all]

    def within(self, start: int, end: int) -> list[Cue]:
        """Those that begin and end between two places."""
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [cue for cue in self._all[first:last] if cue.end <= end]

    def first(self, start: int, end: int, hard: int = 0) -> Cue | None:
        """The first that begins between two places and ends before `hard`."""
        place = bisect_left(self._starts, start)
        found = self._all[place] if place < len(self._all) else None
        return (
            found
            if found and found.start < end and found.end <= max(end, hard)
            else None
        )

    def last(self, start: int, end: int) -> Cue | None:
        """The last between two places."""
        place = bisect_left(self._starts, end)
        while place and self._starts[place - 1] >= start:
            place -= 1
            if self._all[place].end <= end:
                return self._all[place]
        return None


def _any(**groups: str) -> re.Pattern[str]:
    told = "|".join(rf"(?P<{name}>{pattern})" for name, pattern in groups.items())
    return re.compile(rf"(?i)\b(?:{told})\b")


_OUTLET: Final = r"pasmod|(?:toko|ritel|pasar|ps\.?|psr\.?) modern|(?:super|hyper|mini)markets?|swalayan|modern (?:markets?|retail(?:ers)?)"
_SHOP: Final = r"tokel|(?:toko|warung) (?:kelontong|tradisional)|kelontong|pasar tradisional|neighbou?rhood shops?|traditional (?:shops?|markets?)|grocer(?:y|ies)"
_OFF: Final = r"luring|off-?line|tatap muka|in the field|lapangan"
_ON: Final = r"daring|on-?line|jbl|jumat beli lokal"
_AND: Final = r" ?(?:dan|maupun|ditambah|serta|atau|and|&|\+|/|or) ?(?:bazaa?rs? )?"

UNIT: Final = _any(
    times=r"(?:meng)?ikut(?:i)? (?:bazaa?r|jbl|jumat beli lokal)(?= *[:=])|keikut-?sertaan(?:nya)?|ikutnya|jml ikut serta|partisipasi(?:nya)?|kepesertaan|participations?|attendances?|appearances?|times (?:a |an |the |each |that )?(?:business(?:es)?|sellers?|stallholders?|they) \w+|took part|(?:kali )?ikut serta|kali (?:ikut|tampil|mengikuti|berpartisipasi)\w*",
    findings=r"(?<!dengan )(?<!dgn )(?:(?<!ada )(?<!terdapat )temuan(?:nya)?|(?<!ada )temuan(?=\W{0,3}\d))|(?<!ditemukan )pelanggaran|pelanggaran(?=\W{0,3}(?:sebanyak )?\d)|(?<!with )(?<!led to )(?<!had )findings?(?! (?:problems?|violations?|fault))|violations?|irregularities|infractions",
    outlets=r"(?:toko|pasar)(?: modern| kelontong)?(?= berbeda| yang di)|tempat usaha|gerai|outlets?|swalayan|(?:super|hyper|mini)markets?|tempat berbeda",
    visits=r"kunjungan(?:nya)?|kunj\b|pemantauan|monitoring|pengawasan|inspeksi|sidak|monev|visits?|inspections?",
    rupiah=r"(?:nilai )?(?:omzet|omset)|turnover|penjualan|transaksi|sales|pendapatan|revenue|perputaran uang(?:nya)?|omzetnya|omsetnya",
    bazaars=r"(?:bazaa?rs?|pameran)(?: (?:umkm|ukm|luring|daring|offline|online|jbl|jumat beli lokal))*|bazaa?rnya|gelaran|events?|fairs?",
    weak_bazaars=r"kegiatan|acara|penyelenggaraan|activities|jbl|jumat beli lokal",
    businesses=r"yang (?:ikut|mengikuti|berjualan)|(?:para )?pelaku (?:usaha|umkm|ukm)|umkm(?:nya)?|ukm|(?<!izin )usaha(?:nya)?|pelaku|pengusaha|wirausaha(?:wan)?|jakpreneur|pedagang|business(?:es)?(?: actors)?|msmes?|smes?|entrepreneurs?|peserta(?:nya)?|participants?|merek|brands?|tenants?|traders?|vendors?|sellers?|stallholders?|merchants?|penjual|pe(?:ng)?rajin",
    owners=r"pemilik|orang|owners?|people|warga",
)  # fmt: skip
# A unit where they stand right behind a number, and nowhere else.
BEHIND: Final = _any(
    bazaars=r"edisi|editions?",
    weak_bazaars=r"kegiatan|keg\b|giat|acara",
    outlets=rf"(?:toko(?! daring)(?: kelontong| modern)?|tempat|shops?|stores?|markets?|pasar modern|{_SHOP}|{_OUTLET})(?! (?:visits?|inspections?)\b)",
)
KALI: Final = re.compile(r"(?i)[ \t\u00a0*_~\n]{0,4}(?:kali|times?|occasions?|x)\b")
SALES: Final = _any(
    both=rf"(?:in )?either|(?:dihitung|digabung|beserta|termasuk|bersama|together|along|including|combined|combining|adding|taken)(?: dengan| with| together)? (?:yang |the )?(?:bazaa?rs? )?(?:{_ON})|(?:{_OFF}){_AND}(?:{_ON})|(?:{_ON}){_AND}(?:{_OFF})|gabungan|digabung(?:kan)?|keduanya|both together|(?<!their )combined|kedua jenis|dijumlahkan",
    offline=_OFF,
    online=rf"{_ON}|marketplace|lokapasar|tokopedia|shopee|e-?commerce",
)
CHECKS: Final = _any(
    both=rf"(?<!\d )(?:toko|pasar){_AND}(?:{_OUTLET}|{_SHOP})|(?:in )?either|(?:{_OUTLET}){_AND}(?:{_SHOP})|(?:{_SHOP}){_AND}(?:{_OUTLET})|gabungan|digabung(?:kan)?|ditotal|keduanya|both together|combined|altogether|in all",
    modern_market=_OUTLET,
    neighbourhood_shop=_SHOP,
)
TOTAL: Final = re.compile(
    r"(?i)\b(?:total(?:nya)?|jumlah (?:seluruh(?:nya)?|keseluruhan|semua)|seluruhnya|keseluruhan|seluruh|semuanya|altogether|in all|overall"
    r"|(?:di|ter|mem)fasilitasi|facilitated|setahun|sepanjang|selama setahun)\b|\bjumlah(?:nya)?\W*$"
)
SUM_HEAD: Final = re.compile(r"(?i)\W*(?:jumlah|jml|total|sum)\b")
FACILITATED: Final = re.compile(r"(?i)\b(?:(?:di|ter|mem)fasilitasi|facilitated)\b")
OWNED: Final = re.compile(r"(?i)\b(?:milik|pemilik|dimiliki|owned|owners?)\b")
FOUND: Final = re.compile(
    r"(?i)\b(?:(?:dengan|dgn) temuan|ditemukan|(?:ada|terdapat|menghasilkan|mempunyai|memiliki|berbuah) temuan|with findings?|(?:led to|had|finding|found) (?:findings?|problems?|violations?)|bermasalah|menemukan|(?:something|anything|faults?|problems?) (?:was|were) found|(?:me|ber|di|ter)[a-z]{3,} (?:temuan|pelanggaran)"
    r"|(?:temuan|findings?)[^.\d]{0,30}\b(?:dari|pada|dalam|on|from|during)\s*$)"
)
FINAL: Final = re.compile(r"(?i)\b(?:selesai|rampung|final|completed)\b")
RESOLVED: Final = re.compile(
    r"(?i)\b(?:selesai|tuntas|(?:di)?tindak ?lanjut\w*|ditangani|ditutup|resolved|closed|followed up)\b"
)
HOME: Final = re.compile(
    r"(?i)\b(?:asal|berasal|domisili|berdomisili|(?:usaha|umkm|pelaku usaha) (?:dari|asal)|binaan|based in|home)\b"
)
VENUE: Final = re.compile(
    r"(?i)\b(?:diikuti|bazaa?r|digelar|tuan rumah|diselenggarakan)\b"
)
CHANGED: Final = re.compile(
    r"(?i)\b(?:naik|turun|bertambah|berkurang|selisih|meningkat|menurun|kenaikan|penurunan|peningkatan|lebih banyak|(?<!show )(?<!showed )(?<!turned )up|down|rose|fell"
    r"|increase(?:d)?|more|fewer|decrease(?:d)?)(?: (?:sebesar|sebanyak|by|of))? *$"
)
PLANNED: Final = re.compile(
    r"(?i)\b(?:target\w*|ditargetkan|mengusulkan|diusulkan|usulan|usul|menyiapkan|disiapkan|siapkan|mengajukan|menjadwalkan|dijadwalkan|berencana|proposed?|propos(?:es|ing)|aims?|expects?|rencana\w*|direncanakan|kuota|kapasitas|(?<!tahun )anggaran|proyeksi|plan(?:ned)?|budget|goal|tahun (?:depan|sebelumnya)"
    r"|(?:next|previous) year|akan (?:digelar|diadakan|dilaksanakan))\b"
)
LAST_YEAR: Final = re.compile(r"(?i)\btahun (?:lalu|kemarin)\b|\blast year\b")
DENIED: Final = re.compile(
    r"(?i)\b(?:bukan(?:lah)?|not|rather than|instead of)\W*$|\b(?:jangan|don't|do not|never)\b[^.;,:]{0,60}$"
)
DENIED_AFTER: Final = re.compile(
    r"(?i)\b(?:it is not|is wrong|keliru|tidak benar|tidak tepat|bukan itu)\b"
)
AVERAGE: Final = re.compile(
    r"(?i)\b(?:(?:di)?rata-?(?:rata|2)(?:nya)?|rerata|averag\w+|on average)\b"
)
OF_ONE_BUSINESS: Final = re.compile(
    r"(?i)\b(?:satu|sebuah|an?|one) (?:pelaku )?(?:usaha|umkm|business)\b"
)
OF_ONE_BAZAAR: Final = re.compile(
    r"(?i)\b(?:satu|sebuah|an?|one) (?:bazaa?r|event|gelaran)\b"
)
IN_BOTH: Final = re.compile(
    # those that took part in the two kinds of bazaar, not either
    r"(?i)(?:luring|daring|offline|online)(?: dan)? juga (?:ikut |di )*(?:bazaa?r )?(?:daring|luring|offline|online)"
    r"|\bboth (?:offline and online|online and offline)|\b(?:di |ikut )+(?:kedua-duanya|dua-duanya|keduanya)|\bin both\b"
)
ASKED: Final = re.compile(
    r"(?i)\b(?:benarkah|apa(?:kah)? benar|betulkah|mungkinkah|is it true|is it really)\b"
)
EACH: Final = re.compile(r"(?i)\b(?:masing-?masing|each|every|tiap-tiap)\b")
PLUS: Final = re.compile(r"(?i)\+|\b(?:ditambah|plus)\b")
EQUALS: Final = re.compile(
    r"(?i)=|\b(?:jadi|menjadi|total(?:nya)?|jumlahnya|seluruhnya|sama dengan|makes?|equals?|altogether|in all)\b"
)
BROKEN_DOWN: Final = re.compile(
    r"(?i)\b(?:dengan (?:rincian|perincian)|(?:pe)?rinciannya)\b"
)
PER: Final = re.compile(
    r"(?i)(?:(?<!\w)(?:(?<!dihitung )(?<!dirinci )per|(?:di |untuk |pada )?(?:tiap|setiap|masing-?masing)(?:-tiap)?|(?:in )?each|every)(?: wilayah| satu)?|(?<!orang)/) ?"
    r"(?:(?P<district>kecamatan|kec\b|districts?)|(?P<month>bulan(?:nya)?|months?)|(?P<edition>edisi(?:nya)?|editions?)"
    r"|(?P<bazaars>bazaa?r|events?|kegiatan|gelaran)|(?P<times>keikut-?sertaan|(?:kali )?ikut(?: serta)?|partisipasi|participation)"
    r"|(?P<businesses>usaha|umkm|peserta|pelaku(?: usaha| umkm)?|business)|(?P<visits>kunjungan|visit)|(?P<other>hari|minggu|day|week|tenda|stan|lapak|orang|kotak|porsi|kilo\w*|kg|liter|paket|pack|pcs|buah|box|unit))\b"
    r"|\b(?P<once_times>sekali ikut(?: serta)?|each time (?:a business|a trader|they|someone) (?:took part|joins?|joined|came|sold))\b"
    r"|\b(?P<times_district>kecamatan|districts?) ?(?:x|×|dikali(?:kan)?|times|@) *$"
)
MEASURE: Final = re.compile(
    r"(?i) *(?:hari|bulan|tahun|minggu|pekan|jam|menit|tenda|stan|kecamatan|kelurahan|kota|provinsi|wilayah|days?|months?|years?|weeks?|hours?"
    r"|(?:kali|x) se(?:hari|minggu|pekan|bulan)|districts?|wards?|tents?|stalls?|meter|kg|km|rt|rw)\b"
)
OTHER: Final = re.compile(
    # a word right behind a number that is neither a unit nor a word between: 2 hari
    r"(?i) *(?!(?:di|ke|pada|dari|dan|yang|untuk|dengan|dalam|per|selama|sepanjang|atau|lebih|oleh|serta|sudah|telah|masih|secara|baik|itu"
    r"|ini|tersebut|saja|lagi|juga|adalah|merupakan|menjadi|jadi|bukan|tanpa|antara|melalui|lewat|saat|ketika|tahun|bulan (?:jan|feb|mar|apr|mei|jun|jul|agu|sep|okt|nov|des)[a-z]*"
    r"|sama|setara|alias|yakni|yaitu|maka|sehingga|karena|sebab|meski|meskipun|walau|walaupun|namun|tetapi|tapi|bila|jika|kalau|hingga|sampai|sedangkan|sementara|kemudian|lalu|hanya|cuma|pula|lainnya|sisanya|terdiri|ada|bisa|akan|kami|kita|mereka|setelah|sebelum|sejak|occasions?|so|because|since|come|comes|came|berasal|datang|when|while|after|before|only|also|tingkat|level|jenis|buah|butir|items?|unit|jumlah|total|kali|x|times|sekali|orangnya|selesai|berbeda|unik|distinct|different|in|on|at|of|to|from|and|or|were"
    r"|was|is|are|has|have|had|which|that|who|for|by|with|during|took|held|across|together|altogether|more|offline|online|luring|daring|new|the)\b)"
    r"(?!(?:di|ter|me|ber)[a-z]{3,})[^\W\d]{3,}"
)
UNCOUNTED: Final = re.compile(
    # businesses and money of which no figure is
    r"(?i)\b(?:terdaftar|terdata|binaan|dibina|bersertifikat|sertifikat|ber-?nib|ber-?pirt|dilatih|pelatihan|pendampingan|mendaftar|pendaftar|registered"
    r"|certified|trained|applicants?|calon|lolos\w*|loloskan|meloloskan|kurasi|cadangan|ditolak|diterima|accepted|refused|rejected|shortlisted|mengajukan)\b"
)
OTHER_MONEY: Final = re.compile(
    r"(?i)\b(?:harga(?:nya)?|seharga|modal(?:nya)?|sewa|biaya(?:nya)?|(?<!tahun )anggaran(?:nya)?|pagu|serapan|apbd|dana|hibah|bantuan|pinjaman|kredit|kur|gaji|denda|tarif"
    r"|retribusi|pajak|hadiah|voucher|ongkos|iuran|het|upah|honor(?:arium)?|prices?|rent|fees?|costs?|budget|grants?|loans?|fines?|tax(?:es)?|wages?|prizes?)\b"
)
ONE: Final = re.compile(
    r"(?i)\b(?:rptra|kelurahan [A-Z]\w+|rusun\w*|mal[l]?|puskesmas|car free day|hari ini|hari pertama|hari kedua|sehari|kemarin|minggu ini|today"
    r"|yesterday)\b"
)
_LEVEL: Final = re.compile(
    r"(?i)\b(?:(?:(?:se)?tingkat|tk\.?|level|(?:ber)?skala) (?P<id>kelurahan|kecamatan|kota|provinsi)"
    r"|(?P<en>ward|district|city|provincial|province)(?:-| )level)\b"
)
_ROW_LEVEL: Final = re.compile(  # the label of a row
    r"(?im)(?:^\W*|[:,;(] ?(?:dan )?)(?P<id>kelurahan|kecamatan|kota|provinsi)[ *_]*(?:[|\t:=]|(?=\d))(?=[^\n]{0,20}\d)"
)
_LIST: Final = 300  # letters that a list of levels may go on for
_LISTED_LEVEL: Final = re.compile(  # tingkat kecamatan (97), kota (23), provinsi 10; 23 city
    r"(?i)(?:[),;] |\b(?:dan|maupun|serta|and) )(?P<ahead>kelurahan|kota|provinsi|ward|city|province)(?= \(?\d)"
    r"|(?<=\d )(?P<behind>kelurahan|kecamatan|kota|provinsi|ward|city|province)(?=[,;)])"
)
_MORE_LEVELS: Final = re.compile(
    r"(?i)(?:, ?(?:dan |maupun |hingga )?| dan | maupun | hingga |/)(?:tingkat )?(kelurahan|kecamatan|kota|provinsi)\b"
)
_LEVELS: Final = {"ward": "kelurahan", "district": "kecamatan", "city": "kota", "provincial": "provinsi", "province": "provinsi"}  # fmt: skip
ORDINALS: Final = {"pertama": "1", "kedua": "2", "ketiga": "3", "keempat": "4", "kelima": "5", "keenam": "6", "i": "1", "ii": "2", "iii": "3", "iv": "4", "v": "5"}  # fmt: skip
_A_MONTH: Final = r"jan|feb|mar|apr|mei|may|jun|jul|agu|aug|sep|okt|oct|nov|des|dec"
_EDITION: Final = re.compile(
    rf"(?i)\b(?<!memasuki )(?<!menginjak )(?<!mencapai )(?:edisi|edition|jbl)(?: ke)?[ -]?(\d{{1,2}}|{'|'.join(ORDINALS)})\b(?! (?:{_A_MONTH}))"
)
_TYPE: Final = _any(
    HET=r"het|harga eceran(?: tertinggi)?|ceiling price",
    TIE=r"(?:tanpa )?izin edar|tie|permit",
    izin=r"izin(?: usaha)?|perizinan|nib|licen[cs]e",
    kedaluwarsa=r"kedaluwarsa|kadaluarsa|kadaluwarsa|kedaluarsa|expired",
    kemitraan=r"kemitraan|partnership",
    label=r"label\w*|labels",
    rusak=r"rusak|damaged",
    tera=r"(?:tanpa )?tera(?: ulang)?|timbangan|scales",
)
_ALIASES: Final = {
    "ckrg": "Cengkareng", "gropet": "Grogol Petamburan", "grogol": "Grogol Petamburan", "grogol petamburan": "Grogol Petamburan",
    "tamsar": "Taman Sari", "tamansari": "Taman Sari", "kb jeruk": "Kebon Jeruk", "kb. jeruk": "Kebon Jeruk",
    "kebonjeruk": "Kebon Jeruk", "kali deres": "Kalideres", "pal merah": "Palmerah",
}  # fmt: skip
OUTSIDE: Final = r"luar (?:wilayah|kota|jakarta barat)|outside(?: the city)?"
_THERE: Final = r"(?:kecamatan|wilayah) (?:kami|ini|itu|tersebut)|(?:kecamatan|wilayah)nya|sini|sana"
_PREPOSITION: Final = re.compile(
    r"(?i)\b(?:di|ke|pada|dari|untuk|melalui|lewat|in|at|to|from|by|on|through|for|pelaksanaan|penyelenggaraan)\s+"
    r"(?:tiap |setiap |seluruh |the |kegiatan |para |sejumlah )?$"
)


@cache
def _districts(names: tuple[tuple[str, str], ...]) -> tuple[re.Pattern[str], Mapping[str, str]]:  # fmt: skip
    codes = {name.lower(): code for code, name in names}
    codes |= {a: codes[n.lower()] for a, n in _ALIASES.items() if n.lower() in codes}
    told = "|".join(sorted(map(re.escape, codes), key=len, reverse=True))
    pattern = rf"(?i)\b(?:(?P<outside>{OUTSIDE})|(?P<there>{_THERE})|(?P<name>{told or '(?!)'}))\b"
    return re.compile(pattern), codes


def named(pattern: re.Pattern[str], text: str) -> Iterator[Cue]:
    """A cue for each place that one of the pattern's named groups fits."""
    for found in pattern.finditer(text):
        yield Cue(found.start(), found.end(), found.lastgroup or "", _led(text, found))


def _led(text: str, found: re.Match[str]) -> bool:
    ahead = text[max(0, found.start() - 30) : found.start()]
    return _PREPOSITION.search(ahead) is not None


def levels(text: str) -> Iterator[Cue]:
    """Levels; a row of them ('tingkat kecamatan, kota dan provinsi') is one cue."""
    for found in _LEVEL.finditer(text):
        told = (found["id"] or _LEVELS[found["en"].lower()]).lower()
        values, end = [told], found.end()
        while more := _MORE_LEVELS.match(text, end):
            values.append(more[1].lower())
            end = more.end()
        yield Cue(found.start(), end, " ".join(values))
    for found in _LISTED_LEVEL.finditer(text):
        near = max(0, found.start() - _LIST)
        line = max(near, text.rfind("\n", near, found.start()) + 1)
        name = found.lastgroup or ""
        if _LEVEL.search(text, line, found.start()):
            told = found[name].lower()
            yield Cue(*found.span(name), _LEVELS.get(told, told))
    for found in _ROW_LEVEL.finditer(text):
        yield Cue(*found.span("id"), found["id"].lower())


def editions(text: str) -> Iterator[Cue]:
    """Editions by number, word or Roman number."""
    for found in _EDITION.finditer(text):
        told = found[1].lower()
        yield Cue(*found.span(), ORDINALS.get(told, told.lstrip("0")))


def types(text: str) -> Iterator[Cue]:
    """Types of finding."""
    return named(_TYPE, text)


def districts(text: str, places: Gazetteer) -> Iterator[Cue]:
    """Districts by name, as people shorten them too, and what is outside the city."""
    pattern, codes = _districts(tuple(places.districts.items()))
    last = ""
    for found in pattern.finditer(text):
        if found["name"]:
            last = codes[found["name"].lower()]
        code = "outside" if found["outside"] else last
        if code:
            yield Cue(*found.span(), code, _led(text, found))

"""What the titles of a table say of its bazaar: name, place, days, level."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from lapak.domain.places.rules import Gazetteer
from lapak.intake.attendance.title_days import (
    between,
    days_in_pieces,
    doubt_of,
    run_apart,
    until,
)
from lapak.intake.cells.dates import Days, find_days
from lapak.intake.cells.text import plain
from lapak.intake.reading.workbook import Cell
from lapak.intake.told import EventTold

EVENT = re.compile(
    r"\b(?:ba[zs]a+r|pameran|festival|gebyar|expo|pasar|fair|pesta|pekan|gelar|promosi"
    r"|peringatan|perayaan|hut|ulang tahun|car free day|cfd|event|acara|kegiatan|jakpreneur)\b"
)
LIST = re.compile(
    r"^(?:lampiran|rekap(?:itulasi)?|form(?:ulir)?|data|daftar|absen(?:si)?|presensi|laporan|lap|list)\b[\s:]*"
    r"(?:(?:hadir|kehadiran|nama|peserta|tenant|pelaku usaha|umkm|omzet|omset|penjualan|pengisi|hasil|stan"
    r"|stand|pedagang|dan|&|absensi|absen|harian|daftar|data)\b[\s:&]*)*",
    re.IGNORECASE,
)
OFFICE = re.compile(
    r"^(?:pemerintah|pemprov|pemkot|dinas|suku dinas|sudin|kota administrasi|jalan|jl|telp"
    r"|satuan pelaksana|satpel|provinsi|dki jakarta|kecamatan|kelurahan)\b"
)
DISTRICT_LINE = re.compile(r"(?:kec|kecamatan|wilayah kecamatan) (.+)")
# Bazaars of several districts on the same days: a line 'KECAMATAN X' then tells where
# one of them is; elsewhere it only groups the stalls of one bazaar by their homes.
TOGETHER = re.compile(
    r"\bserentak\b|\b(?:[2-8]|dua|tiga|empat|lima|enam|tujuh|delapan) (?:kec|kecamatan)\b"
)
LABEL = re.compile(
    r"^(nama (?:kegiatan|acara|event|bazar|bazaar)|kegiatan|acara|event|judul"
    r"|(?:tempat|tmpt|tmp|tpt|lokasi)(?: ?[/&,] ?| dan )(?:waktu|hari|tanggal|tgl)|tempat(?: (?:kegiatan|acara|pelaksanaan|bazar))?|tmpt|tpt|lokasi(?: (?:kegiatan|acara|bazar))?"
    r"|bertempat di|dilaksanakan di|berlokasi di|alamat|venue"
    r"|hari ?/? ?tanggal|hari dan tanggal|hari tanggal|(?:tanggal|tgl)(?: (?:kegiatan|pelaksanaan|acara|mulai|selesai|awal|akhir|pembukaan|penutupan))?|waktu(?: pelaksanaan)?|pelaksanaan|dilaksanakan|pada tanggal|pada|periode|hari)\b"
    r"\s*[:=\-–]?\s*(.*)$",
    re.IGNORECASE,
)
PLACE = re.compile(
    r"\b(?:halaman|lapangan|kantor|rusun|rusunawa|rptra|atrium|mal|mall|balai|area|puskesmas|gor"
    r"|taman|aula|gedung|plaza|jalan|jl|pasar|masjid|stasiun|terminal|sekolah|kampus|silang|monas"
    r"|jiexpo|stadion|ruko|lobby|lobi|parkir|rth|ruang|blok|apartemen)\b"
)
REVISED = re.compile(
    r"\b(?:revisi|rev|revised|perbaikan|final|fix|fixed|terbaru|newest|latest|update|updated|koreksi|pembetulan)"
    r"(?P<surer>(?: (?:banget|bgt|sekali|lagi|beneran|bener|oke|ok)\b)+)?(?:[ _-]*(\d{1,2}))?\b"
    r"|\b(?:v|ver|versi) ?(\d{1,2})\b"
)
# of the name of a file or sheet alone: 'Pasar Baru' is a place
NEWER = re.compile(r"(?:^|[-–_(] ?)(?:new|baru)\)?$", re.IGNORECASE)
# the city's birthday is kept in every district
BIRTHDAY = re.compile(
    r"\b(?:hut|ulang tahun|hari jadi)\b(?: (?:kota|provinsi|prov|dki|ke|[0-9]+))* jakarta\b"
)
PARTLY = re.compile(
    r"\b(?:hari (?:ke ?)?(?:[0-9]+|i{1,3}|iv|v|pertama|kedua|ketiga|keempat|terakhir)|peserta|orang|tenant|[0-9]+ (?:umkm|ukm)"
    r"|sebagian|beberapa)\b[a-z0-9 ]{0,20}$"
)
CANCELLED = re.compile(
    r"\b(?:di ?batalkan|batal|di ?tiadakan|di ?tunda|postponed|cancel(?:l?ed)?|tidak jadi)\b"
)
NUMBERED = re.compile(r"\bhari ke[- ]?(\d{1,2}|i{1,3}|iv|v)\b", re.IGNORECASE)
YEAR = re.compile(r"(?<![0-9/.])(20[1-4][0-9])(?![0-9/])")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}
DAY_LABEL = r"(?:hari|tanggal|tgl|waktu|pelaksanaan|dilaksanakan|pada|periode)"
WHERE = re.compile(
    r"\b(?:bertempat di|berlokasi di|tempat|lokasi|di)\b\s*:?\s*(.{4,})$", re.IGNORECASE
)
AT = re.compile(
    r"[\s,(]+(?:(?:bertempat|berlokasi|dilaksanakan)\s+di|tempat|lokasi|di)\b\s*:?\s*(.{4,})$",
    re.IGNORECASE,
)
PLACE_LABEL = (
    r"(?:tempat|tmpt|tmp|tpt|lokasi|bertempat|dilaksanakan di|berlokasi|venue|alamat)"
)
GROUP = re.compile(r"^(?:kelompok|kategori|klaster|jenis|bagian|sesi|zona|blok)\b")


@dataclass(slots=True)
class _Found:
    name: str = ""
    other_name: str = ""  # a line that may be a name, with no word of an event in it
    place: str = ""
    district: str = ""  # of a line that is nothing but 'KECAMATAN X'
    days: Days | None = None
    written: str = ""  # the words of the days
    day: date | None = None
    day_number: int | None = None


# what a part of a bazaar sells, and the year that all of its lists are of
GOODS = re.compile(
    r"\((?:non )?(?:kuliner|fashion|fesyen|kriya|craft|makanan|minuman|makanan (?:dan|&) minuman)\)",
    re.IGNORECASE,
)
YEAR_TOLD = re.compile(r"(?: (?:tahun(?: anggaran)?|thn|th|t ?a))? 20[1-4][0-9]$")
FILLER = {
    "daftar", "hadir", "peserta", "kegiatan", "acara", "pelaksanaan", "data", "rekap", "absensi", "tenant",
    "dalam", "rangka", "di", "dan", "revisi", "rev", "final", "umkm", "ukm", "bazaar", "bazar", "produk",
}  # fmt: skip


def core(name: str) -> str:
    """The words of a bazaar's name that tell it from others, in a fixed form."""
    text = plain(GOODS.sub(" ", name))
    text = YEAR_TOLD.sub("", text) or text
    text = re.sub(r"\bkec\b", "kecamatan", re.sub(r"\bkel\b", "kelurahan", text))
    return " ".join(word for word in text.split() if word not in FILLER)


def file_title(path: str) -> str:
    """A file's name as a title: no folders, no ending, no underscores."""
    name = path.replace("\\", "/").rsplit("/", 1)[-1]
    stem = re.sub(r"\.(?:xlsx?|xlsm|ods|csv|tsv|txt)$", "", name, flags=re.IGNORECASE)
    return re.sub(r"[_\s]+", " ", stem).strip()


def revision_of(*titles: str) -> int:
    """How new a list says it is: 0 says nothing, REVISI 1, REVISI 2 or v2: 2 …

    The first two titles are the names of the file and the sheet.
    """
    newest = 0
    for title in titles:
        for found in REVISED.finditer(plain(title)):
            told = found[2] or found[3]
            newest = max(newest, int(told) if told else 2 if found["surer"] else 1)
    named_new = any(NEWER.search(title.strip()) for title in titles[:2])
    return newest or int(named_new)


def event_of(
    lines: Sequence[Sequence[Cell]],
    *,
    sheet: str,
    path: str,
    places: Gazetteer,
    year: int | None = None,
    together: bool = False,
) -> EventTold:
    """The bazaar that a table is about, from its title lines, sheet and file name.

    `together`: several districts' bazaars stand on the sheet.
    """
    found = _Found()
    year = year or _one_year(lines, sheet, path)
    for cells in lines:
        _read_line(found, cells, places, year)
    found.name = found.name or found.other_name
    if found.days is None and found.day is None:
        found.days = days_in_pieces(lines, (sheet, file_title(path)), year)
    _read_file_name(found, sheet, path, year)
    texts = [" ".join(str(c) for c in cells if c is not None) for cells in lines]
    where = places.find_in(found.place) if found.place else None
    tab = without_days(sheet, year)  # 'Tambora 1-2 Juli'
    named = places.find_in(f"{found.name} {tab if places.district(tab) else ''}")
    district = ""
    if where and (where.district or where.outside):
        district = where.district or "outside"
    elif named.district or named.outside:
        district = named.district or "outside"
    if together:
        district = district or found.district
    days = found.days
    if days is None and found.day:
        days = Days(found.day, found.day, (found.day,), weekday_conflict=False)
    return EventTold(
        name=found.name,
        place=found.place,
        level=level_of(
            f"{found.name} kecamatan" if together and found.district else found.name,
            district,
            outside=district == "outside",
        ),
        district=district,
        opens=days.opens if days else None,
        closes=days.closes if days else None,
        day=found.day,
        day_number=found.day_number,
        cancelled=any(map(_says_cancelled, [*texts, sheet, file_title(path)])),
        revision=revision_of(file_title(path), sheet, *texts),
        doubt=doubt_of(days, found.written),
    )


def _one_year(lines: Sequence[Sequence[Cell]], *names: str) -> int | None:
    """The one year that titles, sheet and file tell; None where they tell several."""
    texts = [str(c) for cells in lines for c in cells if isinstance(c, str)]
    texts += [names[0], file_title(names[1])]
    told = {int(found) for text in texts for found in YEAR.findall(text)}
    return told.pop() if len(told) == 1 else None


def _says_cancelled(text: str) -> bool:
    """'DIBATALKAN', but not 'hari ketiga dibatalkan' or 'peserta batal: 2'."""
    words = plain(text)
    found = CANCELLED.search(words)
    return found is not None and not PARTLY.search(words[: found.start()])


def level_of(name: str, district: str, *, outside: bool) -> str:
    """Who the bazaar is for, told by its name; where its name is silent, by its place.

    Outside the city it is the province's. A district or ward in the name makes it
    theirs, unless the name speaks of the whole city.
    """
    text = BIRTHDAY.sub(" ", plain(name))
    if outside or re.search(r"\b(?:provinsi|dki jakarta)\b", text):
        return "provinsi"
    if re.search(r"\btingkat kota\b|\bkota administrasi\b|\bwali ?kota\b", text):
        return "kota"
    if re.search(r"\b(?:kelurahan|kel)\b", text):
        return "kelurahan"
    if re.search(r"\b(?:kecamatan|kec)\b", text):
        return "kecamatan"
    return "kota"


def _read_line(
    found: _Found, cells: Sequence[Cell], places: Gazetteer, year: int | None
) -> None:
    texts = [str(c).strip() for c in cells if isinstance(c, str) and c.strip()]
    told = [c for c in cells if c is not None and c != ""]
    if not told:
        return
    line = " ".join(texts)
    label = LABEL.match(line)
    what = plain(label[1]) if label else ""
    rest = label[2].strip(" :") if label else line
    _read_days(found, told, line, year)
    where = WHERE.search(rest) if label and re.match(DAY_LABEL, what) else None
    if where:
        found.place = found.place or without_days(where[1], year)
    if label and re.match(r"(?:nama|kegiatan|acara|event|judul)", what) and rest:
        found.name = found.name or without_days(rest, year)
    elif label and re.match(PLACE_LABEL, what) and rest:
        found.place = found.place or without_days(rest, year)
    elif not label:
        _read_plain_line(found, line, places, year)


def _read_days(
    found: _Found, cells: Sequence[Cell], line: str, year: int | None
) -> None:
    days = find_days(list(cells), year=year)
    numbered = NUMBERED.search(line)
    if numbered:
        told = numbered[1].lower()
        found.day_number = ROMAN.get(told) or int(told)
        if days and days.opens == days.closes:
            found.day = days.opens
            return
    days = between(cells, year) or days
    longer = until(found.days, days, line)
    if longer:
        found.days = longer
        return
    if days and (found.days is None or len(days.days) > len(found.days.days)):
        found.days, found.written = days, line or " ".join(map(str, cells))


def _read_plain_line(
    found: _Found, line: str, places: Gazetteer, year: int | None
) -> None:
    text = without_days(line, year)
    words = plain(text)
    if not words or GROUP.match(words):
        return
    listed = LIST.match(text + " ")
    name = text[listed.end() :].strip(" :-–") if listed and listed[0].strip() else text
    words = plain(name)
    if not words or (listed and listed[0].strip() and not core(name)):
        return  # 'DAFTAR PESERTA BAZAR UMKM': a heading, not a name
    told = DISTRICT_LINE.fullmatch(words)
    found.district = (told and places.district(told[1])) or found.district
    if _office_line(words):
        return
    if EVENT.search(words) and core(name) and not found.name:
        found.name, place = _name_and_place(name, places)
        found.place = found.place or place
        return
    placed = PLACE.search(words) or (found.name and _is_place(places, name))
    if placed and not found.place:
        found.place = name
    elif not placed and not found.other_name:
        found.other_name = name


def _name_and_place(text: str, places: Gazetteer) -> tuple[str, str]:
    """A line that tells both: `Bazar X di Lapangan Y` → `Bazar X`, `Lapangan Y`."""
    for where in AT.finditer(text):
        name = text[: where.start()].strip(" :,-–(")
        if core(name) and (
            PLACE.match(plain(where[1])) or places.find_in(where[1]).outside
        ):
            return name, where[1].strip(" :,-–)")
    return text, ""


def _is_place(places: Gazetteer, text: str) -> bool:
    where = places.find_in(text)
    return bool(where.district or where.outside)


def _office_line(words: str) -> bool:
    return bool(OFFICE.match(words)) and not re.search(r"\bba[zs]a+r\b", words)


MONTH = r"(?:jan|feb|peb|mar|apr|mei|may|jun|jul|ag[us]|agt|aug|sep|okt|oct|nov|nop|des|dec)[a-z]*\.?"
WEEKDAY = r"\b(?:senin|selasa|rabu|kamis|jum'?at|sabtu|minggu|ahad|sen|sel|rab|kam|jum|sab|min|mgg)\b\.?"
# Each digit and each mark can be taken in one way only: a long number, or a row of many
# numbers, would else be tried in all ways to cut it.
DAYS = re.compile(
    r"[(\[]?(?:\b(?:tgl|tanggal|hari|pada)\.?\s*:?\s*)?"
    rf"(?:{WEEKDAY}[\s,&/\-–]*+(?:s\.?d\.?|s/d|sampai(?: dengan)?|hingga|dan)?[\s,&/\-–]*)*"
    rf"(?:\d[\s.,&/\-–]*+(?:s\.?/?d\.?|sampai(?: dengan)?|dan|hingga)?\s*(?:{WEEKDAY}[\s,]*)?)*\d{{0,2}}\s*"
    rf"(?:{MONTH}\s*'?\d{{0,4}}|\d{{1,2}}[/.\-]\d{{1,2}}[/.\-]\d{{2,4}})[)\]]?",
    re.IGNORECASE,
)
LONGEST = 1_000  # characters; what is longer is no title with its dates


def without_days(text: str, year: int | None) -> str:
    """A title without its dates: `BAZAR X, 3-4 Mei 2025` → `BAZAR X`."""
    if len(text) > LONGEST or find_days(text, year=year or 2000) is None:
        return text.strip(" :,-–")
    kept = text
    for found in reversed(list(DAYS.finditer(text))):
        if find_days(found[0], year=year or 2000) is not None or re.search(
            r"\d", found[0]
        ):
            kept = kept[: found.start()] + " " + kept[found.end() :]
    kept = re.sub(r"\s+(?:s\.?/?d\.?|sampai dengan|dan)\s*$", "", kept.strip())
    return re.sub(r"\s{2,}", " ", kept).strip(" :,-–()")


def _read_file_name(found: _Found, sheet: str, path: str, year: int | None) -> None:
    title = file_title(path)
    if found.days is None and found.day is None:
        for text in (sheet, title, *map(run_apart, (sheet, title))):
            told = None if found.days or not text else find_days(text, year=year)
            if told:
                found.days, found.written = told, text
    if not found.name:
        for text in (sheet, title):
            words = plain(text)
            if EVENT.search(words):
                found.name = _name_of_title(text, year)
                break
        else:
            found.name = _name_of_title(title, year)


def _name_of_title(title: str, year: int | None) -> str:
    text = without_days(title, year)
    listed = LIST.match(text + " ")
    if listed and listed[0].strip():
        text = text[listed.end() :] or text
    text = re.sub(
        r"\b(?:revisi|rev|final|fix|copy of|salinan)\b.*$|\(\d+\)$",
        "",
        text,
        flags=re.IGNORECASE,
    )
    return text.strip(" :,-–()") or title


def lines_of(rows: Iterable[Sequence[Cell]], first: int, last: int) -> list[list[Cell]]:
    """The cells of title rows between two columns, blanks left out."""
    return [
        [c for c in list(cells)[first - 1 : last] if c not in (None, "")]
        for cells in rows
    ]

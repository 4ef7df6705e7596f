"""What looks like a number in a text and claims nothing: dates, laws, addresses, codes."""

import re
from collections.abc import Iterator

_MONTHS = (
    r"(?:januari|februari|maret|april|mei|juni|juli|agustus|september|oktober|november|nopember|desember"
    r"|january|february|march|may|june|july|august|october|december"
    r"|jan|feb|mar|apr|jun|jul|agu|agt|ags|aug|sep|sept|okt|oct|nov|des|dec)\b\.?"
)
_YEAR = r"(?:19|20)\d\d"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_TO = r" ?(?:[-–—/&,]|s\.? ?/? ?d\.?|sampai(?: dengan)?|hingga|dan|to|until|and) ?"
_LABELS = (
    r"slide|issue|vol|volume|room|utas|bagian|langkah|triwulan|semester|kuartal|quarter|caturwulan|edisi|edition|hari|day|pekan|week|halaman|hlm|hal|page|tabel|table"
    r"|gambar|figure|grafik|bab|chapter|lampiran|annex|pasal|article|ayat|butir|poin|huruf|angka|kelas|tipe|versi"
    r"|version|angkatan|batch|tahap|gelombang|sesi|zona|blok|block|lantai|lt|floor|kavling|kav|km|kode pos|kodepos|ruang"
    r"|periode|termin|seri|jilid|no|nomor|nomer|number|nr|rt|rw|telp|telepon|pass(?:code|word)?|pin|kode|id|rek(?:ening)?|norek|va|dial in|ext|hp|wa|whatsapp|fax|nik|nib|npwp|sku"
)
_NOTHING = re.compile(
    "|".join(
        (
            # days: 25–27 Maret 2023, 5 s.d. 7 Mei, March 5, 2024, Januari 2024
            rf"\b{_DAY}(?:(?: {_MONTHS})?(?: {_YEAR})?{_TO}{_DAY}){{0,6}} {_MONTHS}(?:,? {_YEAR}\b)?",
            rf"\b{_MONTHS} {_DAY}(?:{_TO}{_DAY})?,? {_YEAR}\b",
            rf"\b(?:on|until|till|by|from|since|after|before) {_MONTHS} {_DAY}(?:{_TO}{_DAY})?\b(?![.,]\d)",
            rf"\b{_MONTHS},? {_YEAR}\b",
            r"\b\d{1,2}[/.-]\d{1,2}[/.-](?:19|20)?\d\d\b(?:,? \d{1,2}[.:]\d\d(?:[.:]\d\d)?\b)?",
            r"\[\d{1,2}[.:]\d\d(?:[.:]\d\d)?\b",
            r"\b(?:19|20)\d\d-\d\d-\d\d\b",
            r"\(\d{1,2}/\d{1,2}(?:/\d{2,4})?\)",
            # years: tahun 2023, TA 2023/2024, 2023–2024
            rf"\b(?:tahun|thn|th\.?|ta|fy|year)(?: (?:anggaran|ajaran|fiskal|buku))? {_YEAR}(?: ?[-–/] ?(?:{_YEAR}|\d\d))?\b",
            rf"\b{_YEAR} ?[-–/] ?{_YEAR}\b",
            # times of a day
            r"\bat \d{1,2}(?:[.:]\d\d|(?= ?(?:[ap]\.?m\b|o'clock)))",
            r"\b(?:pukul|jam|pkl\.?) \d{1,2}(?:[.:]\d\d)?(?: ?(?:[-–]|s\.?d\.?|sampai|hingga) ?\d{1,2}(?:[.:]\d\d)?)?(?: ?(?:wib|wita|wit|am|pm))?\b",
            r"\b\d{1,2}[.:]\d\d(?: ?[-–] ?\d{1,2}[.:]\d\d)? ?(?:wib|wita|wit|a\.?m|p\.?m)\b",
            r"\b\d{1,2}:\d\d\b",
            # laws, addresses, labels before a number
            r"\b(?:uu|pp|perda|pergub|kepgub|permendag|permen\w*|perpres|keppres|sk|instruksi gubernur)(?: (?:no|nomor)\.?)? \d+(?:[/.]\w+)*",
            rf"\b(?!edisi ?:|edition ?:|(?:(?<=each )|(?<=every )|(?<=tiap )|(?<=per ))edi)(?:{_LABELS})\b\.? ?[:.]? ?(?:ke[- ]?)?\(?(?!\d{{1,3}}(?:[.,]\d{{3}})+\b)\d+(?:[/.-](?!rw)\w+)*\)?",
            r"\bke-\d+\b|\b(?:hut|hari jadi|peringatan|ulang tahun|angkatan)\b[^.,;\d\n]{0,25}\bke \d+\b",
            r"\b\d+(?:st|nd|rd|th)\b",
            # phones, person numbers, region codes
            r"(?:\+62|\b62|\b0)[ -]?8\d{1,3}(?:[ -]?\d{3,5}){1,3}\b",
            r"\(0\d{2,3}\) ?\d+|\b0\d{2,3}-\d{5,8}\b",
            r"\b\d{13,}\b",
            r"(?<![\d.,])\d{3,4}(?: \d{3,4}){1,3}(?![\d.,]|\w)",
            r"\b\d\d\.\d\d(?:\.\d\d(?:\.\d{4})?)?\b(?= ?\))",
            # codes and addresses of the net
            r"\bhttps?://\S+|\bwww\.\S+|(?<![\w.+-])[\w.+-]{1,64}@[\w.-]{1,200}|[@#]\w+",
            r"\b(?!rp|idr|ke)[^\W\d_]+-?\d+(?:-\d+)*\b",
            # the number of a line in a list, of a post in a thread
            r"(?m:^[ \t]*\d{1,2}/\d{1,2}(?=[ \t]+[^\W\d]))",
            r"(?m:^[ \t#]*\d{1,2}(?:\.\d{1,2}){1,4}\.?(?=[ \t]+(?-i:[A-Z])(?!(?:ibu|uta|iliar|ilyar)\b)))",
            r"(?m:^[ \t]*\(?\d{1,2}[.)](?=[ \t]+[^\W\d]))",
            r"(?m:^[ \t|]*\d{1,3}(?=(?:\t| *\|)[ \t]*[^\W\d]))",
        )
    ),
    re.IGNORECASE,
)
_FIXED = re.compile(
    r"\b(?:salah satu|satu dari(?= \d)|rata-?rata(?:nya)?,? satu(?= (?:bazaa?r|usaha|umkm|pelaku|pedagang))|(?:dihitung|dicatat|counted)(?: hanya)? satu kali|satu-satunya|satu sama lain|satu per satu|satu persatu|satu atap|satu pintu|satu pun|satupun"
    r"|per satu|dua-duanya|kedua|one of|one another|one-stop|one by one|no one)\b",
    re.IGNORECASE,
)
_RECENT, _SOON = 2015, 2035  # years that an office's text tells of
_COUNTED = re.compile(
    r"(?i)[ *_]*(?:umkm|ukm|usaha|pelaku|kali|peserta|orang|pedagang|temuan|kunjungan|businesses|times|participants)\b"
)
_BARE_YEAR = re.compile(rf"(?<![\d.,]){_YEAR}(?![\d.,]*\d)")


def spans_of_nothing(text: str) -> Iterator[tuple[int, int]]:
    """Where a text has digits or number words that claim nothing: (start, end) each."""
    for pattern in (_NOTHING, _FIXED):
        for found in pattern.finditer(text):
            yield found.span()


def may_be_a_year(text: str, behind: str) -> bool:
    """Whether digits as written may be a year: 2023, but not 2.023.

    2000 before a noun that is counted is none; 2023 may be: 'Pada 2023 UMKM kita'.
    """
    if not _BARE_YEAR.fullmatch(text):
        return False
    return _RECENT <= int(text) <= _SOON or not _COUNTED.match(behind)

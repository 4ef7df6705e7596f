"""The lines under a list: place and date, titles, names, NIP."""

import re
from collections.abc import Sequence

from lapak.intake.cells.text import plain

_SPOKEN = re.compile(
    r"^(?:a n |an |plt |plh |pj )?(?:mengetahui|menyetujui|kepala|kasatpel|kasi|kasubag|kasubbag|ketua|nip"
    r"|hormat|panitia|pelaksana|petugas|dibuat oleh|disetujui|diperiksa|tembusan|catatan|lurah|camat"
    r"|koordinator|kurator|tim kurasi|tim kurator|penanggung jawab|pendamping)\b"
)
_SIGNED = re.compile(
    r"^(?!pada|tanggal|tgl|hari|waktu|dilaksanakan|pelaksanaan|periode|senin|selasa|rabu|kamis|jum|sabtu"
    r"|minggu|ahad|kec\b|kecamatan|kel\b|kelurahan|ba[sz]a+r|expo|festival|pameran|gebyar|pekan|fair|daftar|laporan|rekap)"
    r"(?:jakarta\b[a-z .]{0,20},?|[a-z.]{3,20}(?: [a-z.]{3,20})?,) *\d{1,2} [a-z]+ \d{4}$"
)  # 'Jakarta, 9 Oktober 2023'
_NUMBER = re.compile(r"(?:nip|nrk)\b")
MOST = 4  # cells that a line of signatures fills


def signs(texts: Sequence[str]) -> bool:
    """Is a row with these texts, blank cells left out, a line of signatures or notes?"""
    if not texts or len(texts) > MOST:
        return False
    return any(
        _SIGNED.match(text.lower()) or _NUMBER.match(plain(text)) for text in texts
    ) or all(_SPOKEN.search(plain(text)) for text in texts)

"""What an order's status means: unpaid, cancelled, on its way, or done."""

import re
from functools import lru_cache

from lapak.intake.cells.text import plain

# The first that fits decides: `permintaan pembatalan` is not cancelled yet.
MEANINGS = (
    ("provisional", r"\b(?:permintaan|pengajuan|request\w*|diminta|menunggu) (?:pem)?batal\w*|\bcancell?ation request"),
    ("cancelled", r"\b(?:di)?batal(?:kan)?\b|\bpembatalan\b|\bcancell?ed\b|\bcancell?ation\b|\bditolak\b|\brejected\b|\bgagal\b"
                  r"|\bkedaluwarsa\b|\bkadaluarsa\b|\bexpired\b|\bdana dikembalikan\b|\brefunded\b|\bfailed\b"),
    ("unpaid", r"\b(?:belum|blm) (?:di)?bayar\b|\bunpaid\b|\b(?:menunggu|tunggu) (?:pem)?bayar\w*|\bawaiting payment\b"
               r"|\bpending payment\b|\bpayment pending\b|\bverifikasi pembayaran\b"),
    ("provisional", r"\bmasih dapat\b|\bbelum selesai\b|\bkomplain\b|\bcomplain\w*\b|\bdispute\b"),
    ("final", r"\bselesai\b|\bcompleted?\b|\bfinished\b|\bdone\b"),
    ("provisional", r"\bkirim\w*\b|\b(?:di|pen)kirim\w*\b|\bpengiriman\b|\bship(?:ped|ping|ment)?\b|\bto ship\b|\btransit\b|\bdiproses\b"
                    r"|\bproses\b|\bprocess(?:ed|ing)\b|\bdikemas\b|\bdelivered\b|\bdelivery\b|\bterkirim\b|\bditerima\b|\breceived\b"
                    r"|\btiba\b|\bsampai\b|\bpesanan baru\b|\bnew order\b|\bkurir\b|\bpick ?up\b|\bawaiting (?:collection|shipment)\b"
                    r"|\bdiambil\b|\bsiap\b|\bready\b|\bdibayar\b|\bpaid\b|\b(?:pengembalian|return|retur|refund)\b"),
)  # fmt: skip
COMPILED = tuple((meaning, re.compile(pattern)) for meaning, pattern in MEANINGS)


@lru_cache(maxsize=1024)
def meaning_of(status: str) -> str:
    """unpaid, cancelled, provisional or final; '' for words that say none of these."""
    words = plain(status)
    return next((meaning for meaning, told in COMPILED if told.search(words)), "")

"""What each kind of question says, and which figures its answer could move."""

from dataclasses import dataclass
from typing import Final

from lapak.domain.places.models import OutletKind
from lapak.figures.words import Words

_FACILITATED = ("facilitated_participations", "facilitated_businesses_distinct")
_DISTINCT = ("offline_businesses_distinct", "facilitated_businesses_distinct")
_ONLINE_DISTINCT = ("online_businesses_distinct",)
_PARTICIPATIONS = (
    "offline_participations",
    "offline_businesses_distinct",
    "offline_turnover",
    *_FACILITATED,
)
OFFLINE: Final = ("offline_bazaars_held", *_PARTICIPATIONS)
_SOLD = (
    "online_participations",
    "online_businesses_distinct",
    "online_turnover",
    "online_turnover_final",
    *_FACILITATED,
)
ONLINE: Final = ("online_bazaars_held", *_SOLD)
MONITORING: Final = (
    *(f"{kind}_visits" for kind in OutletKind),
    *(f"{kind}_visits_with_findings" for kind in OutletKind),
    *(f"{kind}_outlets_distinct" for kind in OutletKind),
    *(f"{kind}_findings" for kind in OutletKind),
    "findings",
)
_VISITS = tuple(f"{kind}_visits" for kind in OutletKind)
_FINDINGS = tuple(key for key in MONITORING if key.endswith("findings"))

# A question about a whole file or its columns touches what such files feed.
OF_FILE: Final = {
    "attendance": OFFLINE,
    "marketplace_export": _SOLD,
    "curation": ONLINE,
    "monitoring": MONITORING,
    "unknown": (*OFFLINE, *(k for k in ONLINE if k not in _FACILITATED), *MONITORING),
}


@dataclass(frozen=True, slots=True)
class QuestionKind:
    """A kind of question: its meaning in a sentence and the figures it touches.

    `touches` None: what files of its kind feed. `only_breakdown`: the answer moves
    a part to another key, never the value.
    """

    meaning: Words
    touches: tuple[str, ...] | None = None
    only_breakdown: bool = False


QUESTION_KINDS: Final[dict[str, QuestionKind]] = {
    "turnover_x10": QuestionKind(
        Words(
            "Omset ini mungkin kelebihan satu nol.",
            "This turnover may have one zero too many.",
        ),
        ("offline_turnover",),
    ),
    "turnover_unreadable": QuestionKind(
        Words(
            "Di tempat omset tertulis kata-kata: omsetnya belum diketahui, bukan nol.",
            "Words stand where a turnover should be: it is unknown, not zero.",
        ),
        ("offline_turnover",),
    ),
    "turnover_missing": QuestionKind(
        Words(
            "Omset dibiarkan kosong: omsetnya belum diketahui, bukan nol.",
            "The turnover was left blank: it is unknown, not zero.",
        ),
        ("offline_turnover",),
    ),
    "duplicate_row": QuestionKind(
        Words(
            "Usaha yang sama tercantum dua kali dalam satu daftar; baris kedua tidak "
            "dihitung.",
            "The same business stands twice in one list; the later row does not count.",
        ),
        _PARTICIPATIONS,
    ),
    "swapped": QuestionKind(
        Words(
            "Nama usaha dan nama pemilik tampaknya tertukar kolom.",
            "The names of business and owner seem to stand in each other's column.",
        ),
        _DISTINCT,
    ),
    "area_mismatch": QuestionKind(
        Words(
            "Kelurahan ini tidak terletak di kecamatan yang tertulis di sebelahnya.",
            "The ward does not lie in the district written beside it.",
        ),
        ("offline_participations", *_DISTINCT, *_ONLINE_DISTINCT, *_VISITS),
        only_breakdown=True,
    ),
    "absent": QuestionKind(
        Words(
            "Terdaftar, tetapi tidak hadir atau batal ikut: tidak dihitung.",
            "Listed, yet absent or withdrawn: does not count.",
        ),
        _PARTICIPATIONS,
    ),
    "hidden_row": QuestionKind(
        Words(
            "Baris ini disembunyikan di Excel; baris tersembunyi dihitung.",
            "This row is hidden in Excel; hidden rows count.",
        ),
        _PARTICIPATIONS,
    ),
    "hidden_sheet": QuestionKind(
        Words(
            "Lembar ini disembunyikan, jadi tidak dihitung.",
            "This sheet is hidden, so it does not count.",
        ),
        OFFLINE,
    ),
    "summary_sheet": QuestionKind(
        Words(
            "Lembar ini mengulang jumlah lembar lain, jadi tidak dihitung.",
            "This sheet repeats the sums of other sheets, so it does not count.",
        ),
        OFFLINE,
    ),
    "superseded": QuestionKind(
        Words(
            "Daftar ini digantikan oleh versi yang lebih baru.",
            "A newer version replaces this list.",
        ),
        _PARTICIPATIONS,
    ),
    "sheets_added": QuestionKind(
        Words(
            "Dua lembar menyebut usaha yang sama pada hari yang sama; omsetnya dijumlahkan.",
            "Two sheets name the same businesses on the same day; their turnovers are added.",
        ),
        ("offline_turnover",),
    ),
    "place_unknown": QuestionKind(
        Words(
            "Tempat bazar ini tidak dikenal; dihitung di luar wilayah.",
            "The bazaar's place is not known; it counts as outside the city.",
        ),
        ("offline_bazaars_held", "offline_participations", "offline_turnover"),
        only_breakdown=True,
    ),
    "cancelled": QuestionKind(
        Words(
            "Bazar ini dibatalkan atau ditunda, jadi tidak dihitung.",
            "This bazaar was cancelled or put off, so it does not count.",
        ),
        OFFLINE,
    ),
    "other_year": QuestionKind(
        Words(
            "Daftar ini dari tahun lain, jadi tidak dihitung.",
            "This list is of another year, so it does not count.",
        ),
        OFFLINE,
    ),
    "bazaar_undated": QuestionKind(
        Words(
            "Tanggal bazar tidak ditemukan; sebelum diisi, daftarnya tidak dihitung.",
            "No date of the bazaar was found; until it is told, the list does not count.",
        ),
        OFFLINE,
    ),
    "date_doubtful": QuestionKind(
        Words(
            "Tanggal bazar ini mungkin lain dari yang terbaca.",
            "The bazaar's days may be others than they were read as.",
        ),
        OFFLINE,
    ),
    "row_doubtful": QuestionKind(
        Words(
            "Baris ini mungkin jumlah atau catatan; dihitung sebagai usaha.",
            "This row may be a total or a note; it counts as a stall.",
        ),
        _PARTICIPATIONS,
    ),
    "row_joined": QuestionKind(
        Words(
            "Baris tanpa nama usaha dijumlahkan ke usaha di atasnya.",
            "A row without a name was added to the business above it.",
        ),
        ("offline_turnover",),
    ),
    "total_mismatch": QuestionKind(
        Words(
            "Baris jumlah tidak sama dengan jumlah baris yang terbaca.",
            "The total row is not the sum of the rows that can be read.",
        ),
        ("offline_turnover",),
    ),
    "nik_destroyed": QuestionKind(
        Words(
            "NIK tersimpan sebagai bilangan dan angka terakhirnya hilang di Excel.",
            "The NIK was kept as a number and lost its last digits in Excel.",
        ),
        (*_DISTINCT, *_ONLINE_DISTINCT),
    ),
    "nik_length": QuestionKind(
        Words("NIK ini tidak 16 angka.", "This NIK does not have 16 digits."),
        (*_DISTINCT, *_ONLINE_DISTINCT),
    ),
    "two_phones": QuestionKind(
        Words(
            "Ada dua nomor HP dalam satu sel; keduanya dipakai.",
            "Two phone numbers stand in one cell; both are used.",
        ),
        (*_DISTINCT, *_ONLINE_DISTINCT),
    ),
    "outside_edition": QuestionKind(
        Words(
            "Pesanan ini dibayar di luar tanggal edisi, jadi tidak dihitung.",
            "This order was paid outside every edition's dates, so it does not count.",
        ),
        _SOLD,
    ),
    "product_unknown": QuestionKind(
        Words(
            "Produk ini tidak ada di daftar kurasi: milik usaha mana?",
            "This product is not in the curation list: whose is it?",
        ),
        _SOLD,
    ),
    "edition_unknown": QuestionKind(
        Words(
            "Tanggal edisi belum diketahui, jadi pesanannya belum dihitung.",
            "The edition's dates are not known, so its orders do not count yet.",
        ),
        ONLINE,
    ),
    "status_unknown": QuestionKind(
        Words(
            "Status pesanan ini belum dikenal.",
            "This status of an order is not known.",
        ),
        _SOLD,
    ),
    "column_missing": QuestionKind(
        Words(
            "Arti sebuah kolom tidak dikenal, atau kolom yang diperlukan tidak ada.",
            "The meaning of a column is not known, or a needed column is missing.",
        ),
    ),
    "duplicate_visit": QuestionKind(
        Words(
            "Kunjungan yang sama tercantum dua kali; dihitung sekali.",
            "The same visit is listed twice; it counts once.",
        ),
        MONITORING,
    ),
    "finding_unknown": QuestionKind(
        Words(
            "Jenis temuan ini belum dikenal.",
            "This type of finding is not known.",
        ),
        _FINDINGS,
    ),
    "unit_guessed": QuestionKind(
        Words(
            "Omset daftar ini dibaca sebagai ribuan rupiah, kecuali yang tertulis penuh.",
            "Turnovers of this list were read as thousands of rupiah, but for those written in full.",
        ),
        ("offline_turnover",),
    ),
    "kind_unknown": QuestionKind(
        Words(
            "Jenis berkas atau tabel ini belum dikenal.",
            "What kind of file or table this is is not known.",
        ),
    ),
    "product_like": QuestionKind(
        Words(
            "Nama produk ini sedikit berbeda dari daftar kurasi; dianggap produk yang sama.",
            "This product's name differs a little from the curation list; it is taken as the same.",
        ),
        _SOLD,
    ),
    "edition_unreadable": QuestionKind(
        Words(
            "Tanggal sebuah edisi tidak terbaca, jadi pesanannya belum dihitung.",
            "An edition's dates cannot be read, so its orders do not count yet.",
        ),
        ONLINE,
    ),
    "verdict_unknown": QuestionKind(
        Words(
            "Hasil kurasi ini belum dikenal; sementara dianggap tidak lolos.",
            "This result of the curation is not known; for now it is taken as not accepted.",
        ),
        _SOLD,
    ),
    "order_unreadable": QuestionKind(
        Words(
            "Nomor pesanan kosong, jadi baris ini tidak dihitung.",
            "The order's number is blank, so this line does not count.",
        ),
        _SOLD,
    ),
    "order_destroyed": QuestionKind(
        Words(
            "Angka terakhir nomor pesanan hilang oleh Excel, jadi barisnya tidak dihitung.",
            "Order numbers lost their last digits in Excel, so their lines do not count.",
        ),
        _SOLD,
    ),
    "quantity_unreadable": QuestionKind(
        Words(
            "Jumlah barang tidak terbaca, jadi baris ini tidak dihitung.",
            "The quantity cannot be read, so this line does not count.",
        ),
        _SOLD,
    ),
    "price_unreadable": QuestionKind(
        Words(
            "Harga tidak terbaca: omset baris ini belum diketahui.",
            "The price cannot be read: what this line sold for is unknown.",
        ),
        ("online_turnover", "online_turnover_final"),
    ),
    "paid_missing": QuestionKind(
        Words(
            "Waktu pembayaran tidak terbaca, jadi pesanan ini tidak masuk edisi mana pun.",
            "The time of payment cannot be read, so this order is in no edition.",
        ),
        _SOLD,
    ),
    "money_misread": QuestionKind(
        Words(
            "Excel membaca rupiah di kolom ini sebagai angka kecil; Lapak membacanya dalam ribuan.",
            "Excel read this column's rupiah as small numbers; Lapak reads them as thousands.",
        ),
        ("online_turnover", "online_turnover_final"),
    ),
    "dates_misread": QuestionKind(
        Words(
            "Excel menukar hari dan bulan di kolom ini; Lapak menukarnya kembali.",
            "Excel swapped day and month in this column; Lapak swaps them back.",
        ),
        _SOLD,
    ),
    "date_unreadable": QuestionKind(
        Words(
            "Tanggal kunjungan tidak terbaca, jadi kunjungannya tidak dihitung.",
            "The date of the visit cannot be read, so the visit does not count.",
        ),
        MONITORING,
    ),
    "outlet_kind_unknown": QuestionKind(
        Words(
            "Jenis tempat usaha tidak disebut; dianggap toko kelontong.",
            "The kind of outlet is not told; it is taken as a neighbourhood shop.",
        ),
        MONITORING,
    ),
    "row_unreadable": QuestionKind(
        Words(
            "Baris ini tidak dapat dibaca, jadi tidak dihitung.",
            "This row cannot be read, so it does not count.",
        ),
    ),
    "file_refused": QuestionKind(
        Words(
            "Berkas ini tidak dapat dibaca, jadi isinya tidak dihitung.",
            "This file cannot be read, so nothing of it counts.",
        ),
    ),
}


def touched(kind: str, file_kind: str) -> tuple[str, ...]:
    """The figures that an answer to such a question of such a file could move."""
    fed = OF_FILE.get(file_kind, OF_FILE["unknown"])
    known = QUESTION_KINDS.get(kind)
    if known is None or known.touches is None:
        return fed
    return tuple(key for key in known.touches if key in fed)

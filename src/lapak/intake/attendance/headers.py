"""What a column of an attendance list means, told by its header.

Offices write the same column in dozens of ways. Headers are read by the words in
them, in any order; what a person explained once is remembered (`learnt`).
"""

import re
from collections.abc import Mapping
from datetime import date

from lapak.intake.cells.dates import read_date
from lapak.intake.cells.text import plain

OWNER_WORDS = (
    r"pelaku (?:usaha|umkm|ukm)|pemilik(?: (?:usaha|umkm|ukm|toko|brand|merk|merek|lapak|booth"
    r"|stand|stan))?|owner|peserta|pedagang|pengusaha|wirausaha|penanggung jawab|pj|pic"
    r"|pengelola|lengkap|sesuai ktp|sesuai nik|penjual|yang bersangkutan|penjaga|ketua"
    r"|pengurus|atas nama|wakil|perwakilan|pelaku"
)
BUSINESS_WORDS = (
    r"usaha|umkm|ukm|ikm|toko|merk|merek|brand|dagang|stand|stan|outlet|tenant|perusahaan"
    r"|kedai|kube|warung|label|jenama|booth|lapak|gerai|kios|bisnis|tenan"
)
SMALL_WORDS = {"nama", "dan", "atau", "asli", "no", "nomor", "di", "yang", "jelas"}

# Tested from the top; the first that fits names the meaning.
PATTERNS: tuple[tuple[str, str], ...] = (
    ("number", r"^(?:no|nomor|nomer|no urut|nomor urut|nr|urut|num)$"),
    ("sign", r"\b(?:ttd|tanda tangan|tandatangan|paraf|signature)\b"),
    ("stall", r"^(?:no|nomor) (?:stand|stan|lapak|tenda|booth|meja|tenant)$|^(?:lapak|tenda|booth)$"),
    ("address", r"\b(?:alamat|domisili|tempat tinggal)\b"),
    ("other", r"\b(?:email|e mail|surel|instagram|ig|facebook|fb|sosmed|medsos|media sosial"
              r"|shopee|tokopedia|link|npwp|pirt|p irt|halal|bpom|haki|rt|rw|kode pos)\b"),
    ("other", r"\b(?:jenis kelamin|kelamin|gender|umur|usia|lahir|ttl|agama|pendidikan"
              r"|karyawan|tenaga kerja|modal|aset|disabilitas|status perkawinan)\b|^(?:l p|jk|p l)$"),
    ("count", r"^(?:jumlah|jml|total|banyak\w*) (?:peserta|umkm|ukm|pelaku usaha|tenant|stan|stand"
              r"|pedagang|usaha|hadir|pengunjung|lapak)\b"),
    ("transactions", r"\b(?:jumlah|jml|total|banyak(?:nya)?) (?:transaksi|pembeli|pengunjung|terjual|produk"
                     r"|nota)\b|\b(?:terjual|pcs|porsi|qty)\b"),
    ("business_number", r"\b(?:nib|induk berusaha|izin usaha|ijin usaha|legalitas|perizinan|iumk|siup)\b"),
    ("phone", r"\b(?:hp|wa|whatsapp|telp|tlp|telepon|telpon|telephone|handphone|ponsel|kontak"
              r"|contact|phone|hape|nohp|nowa|notelp|dihubungi|h p|whatsap|wa me)\b|^(?:no |nomor )?cp$"),
    ("presence", r"\b(?:hadir|kehadiran|absen|absensi|presensi)\b"),
)  # fmt: skip
LATER_PATTERNS: tuple[tuple[str, str], ...] = (
    ("nik", r"\b(?:nik|n i k|ktp|k t p|ektp|induk kependudukan|identitas|id card)\b"),
    ("agency", r"\b(?:pengampu|binaan|pembina|opd|dinas|instansi|skpd|ukpd|pendamping)\b"),
    ("product", r"\b(?:produk|product|komoditi|komoditas|dagangan|jualan|menu|barang|item"
                r"|dijual)\b|\b(?:jenis|bidang|macam) (?:usaha|dagangan)\b|^jenis$"),
    ("category", r"\b(?:kategori|klaster|sektor|kelompok|jenis umkm)\b"),
    ("note", r"^(?:ket|ktr|keterangan|catatan|note|notes|remark|remarks|info|status)\b"),
)  # fmt: skip
TURNOVER = re.compile(
    r"\b(?:oms[ez]t|omz[ea]t|omzett|omset|pendapatan|penjualan|penghasilan|pemasukan"
    r"|perolehan|laku|revenue|sales|hasil (?:jual|penjualan|bazar)|nilai (?:jual|transaksi)"
    r"|transaksi|uang masuk|penerimaan|hasil (?:jualan|dagang|berjualan|usaha|bazaar|pameran))\b"
)
# Money that is not what was sold at the bazaar: 'Omset per bulan', 'Target omset', 'Modal'
OTHER_MONEY = re.compile(
    r"\b(?:target|modal|harga|biaya|sewa|retribusi|laba|untung|keuntungan|profit|pajak|aset|stok|stock|tabungan"
    r"|bantuan|pinjaman|kredit|gaji|upah|ongkos|iuran|deposit|setoran|saldo|kisaran|estimasi|perkiraan|proyeksi"
    r"|rata|rerata|average|rata2)\b"
    r"|\b(?:per|tiap|setiap|1|satu|sebulan|setahun)? ?(?:bulan|bln|tahun|thn|bulanan|tahunan|mingguan|sebulan|setahun)\b"
    r"|\b(?:per|tiap|setiap) minggu\b|\b(?:sebelum|sblm) |\b(?:lama|sebelumnya|lalu|terdahulu)\b"
)
TOTAL = re.compile(r"\b(?:total|jumlah|jml|akumulasi|keseluruhan|seluruh|rekap)\b")
# 'Nominal (Rp)', 'Laku Terjual (Rp)': what is in rupiah is no count
IN_RUPIAH = re.compile(
    r"^(?:(?:nominal|hasil|nilai|uang|jumlah uang|jml uang|jumlah nominal|total nominal|total uang|nilai produk|laku|total transaksi"
    r"|nilai total|total nilai|jumlah transaksi|total belanja)(?: terjual| transaksi| uang)?) (?:rp|rupiah|idr|dalam rupiah)$"
    r"|^nominal(?: (?:uang|bazar|bazaar|yang didapat))?$|^(?:rp|rupiah)$|^(?:jumlah|jml|total) uang$"
)
ONLY_TOTAL = re.compile(
    r"^(?:grand )?(?:total|jumlah|jml)(?: total| keseluruhan| rp| rupiah| rp 000| idr)*$"
)
ORDINALS = {
    "pertama": 1, "kesatu": 1, "kedua": 2, "ketiga": 3, "keempat": 4, "kelima": 5, "keenam": 6,
}  # fmt: skip
DAY = re.compile(
    r"\b(?:hari|hr|day)(?: ke)? ?(\d{1,2}|i{1,3}|iv|v)\b|\bh ?(\d{1,2})$|^[hd] ?(\d{1,2})\b|\bke (\d{1,2})\b"
    rf"|\bhari ({'|'.join(ORDINALS)})\b"
)
DAY_OF_MONTH = re.compile(
    r"\b(?:tgl|tanggal) (\d{1,2})\b"
)  # 'Tgl 28', the month untold
DAY_AND_MONTH = re.compile(r"[^\d/]*\b(\d{1,2}) ?/ ?(\d{1,2})\b[^\d/]*")
WEEKDAYS = (
    r"senin|monday", r"selasa|tuesday", r"rabu|wednesday", r"kamis|thursday", r"jumat|jum at|friday",
    r"sabtu|saturday", r"minggu|ahad|sunday",
)  # fmt: skip
WEEKDAY = re.compile(rf"^(?:{'|'.join(WEEKDAYS)})\b")
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "v": 5}

UNIT = re.compile(
    r"\bx (?:rp )?1 000\b|\brp 000\b|\b(?:dalam |dlm )?(?:ribuan|ribu|jutaan|juta|rb)(?: rp| rupiah)?\b"
    r"|\brp(?: ribu| ribuan)?\b|\brupiah\b|\bidr\b"
)

# ways of being paid and hours of a day: parts of a turnover, where such a column holds amounts
PAID_BY = re.compile(
    r"(?:(?:sesi|shift) )?(?:pagi|siang|sore|malam)|(?:sesi|shift) (?:[1-4]|i{1,3}|iv)|(?:(?:non|via|by|pembayaran|bayar|dan|scan) )*(?:tunai|cash|cashless|qris|transfer|tf|debit|edc|e wallet|ewallet|gopay"
    r"|ovo|dana|shopeepay)(?: (?:dan |bank )?(?:tunai|transfer|edc|debit|qris))*"
)

LONGEST_NAME = 70
LONGEST = 160

NAMING = {"business", "owner", "name", "business_owner"}  # one of them makes a list
AMOUNTS = {"turnover", "day", "total"}


def day_number(header: str) -> int | None:
    """The 2 of `Omset Hari ke-2`, `Hari II`, `H2`; None where no day is counted, or several."""
    found = DAY.findall(plain(header))
    if len(found) != 1:
        return None
    told = next(part for part in found[0] if part)
    return ROMAN.get(told) or ORDINALS.get(told) or int(told)


def day_of_month(header: str) -> int | None:
    """The 28 of `Tgl 28` or `Omset tgl 28 Oktober`; None where no such day is told."""
    found = DAY_OF_MONTH.search(plain(header))
    return int(found[1]) if found else None


def day_within(header: str) -> date | None:
    """The 6 March (of the year 2000) of `Omset (6/3)`; `Hari 1/2` counts days."""
    found = DAY_AND_MONTH.fullmatch(header)
    if not found or day_number(header) is not None:
        return None
    return read_date(f"{found[1]}/{found[2]}", year=2000)


def weekday(header: str) -> int | None:
    """The 5 of `Sabtu` or `Omset Sabtu` (Monday = 0); None for no or several weekdays."""
    text = plain(header)
    told = [
        n for n, names in enumerate(WEEKDAYS) if re.search(rf"\b(?:{names})\b", text)
    ]
    return told[0] if len(told) == 1 else None


def _naming(text: str) -> str:
    """business, owner, business_owner or name, for a header that names somebody."""
    rest, owners = re.subn(rf"\b(?:{OWNER_WORDS})\b", " ", text)
    business = re.search(rf"\b(?:{BUSINESS_WORDS})\b", rest)
    if owners:
        return "business_owner" if business else "owner"
    if business:
        return "business"
    return "name" if text.split()[:1] == ["nama"] and _only_small(rest) else ""


def _only_small(text: str) -> bool:
    return all(word in SMALL_WORDS for word in text.split())


def only_names(header: str) -> bool:
    """Is this nothing but the words of a name column: `Usaha`, `Nama Pemilik`?

    `Toko Ani` is not: it names somebody.
    """
    rest = re.sub(rf"\b(?:{OWNER_WORDS}|{BUSINESS_WORDS})\b", " ", plain(header))
    return _only_small(rest)


def names_a_column(header: str, learnt: Mapping[str, str] | None = None) -> bool:
    """Can this hardly be a stall's name: `Nama …`, `Merk`, or a word that people taught?"""
    text = plain(header)
    if learnt and learnt.get(text, "") in NAMING:
        return True
    named = text == "nama" or text.startswith("nama ")
    return named or (bool(text) and only_names(header))


def _place(text: str) -> str:
    ward = re.search(r"\b(?:kel|kelurahan|desa)\b", text)
    district = re.search(r"\b(?:kec|kecamatan|wilayah|distrik)\b", text)
    if ward and district:
        return "ward_district"
    return "ward" if ward else "district" if district else ""


def _amount(text: str) -> str:
    if len(DAY.findall(text)) > 1:  # 'H1+H2'
        return "total"
    if DAY_OF_MONTH.search(text):
        return "day"
    if TURNOVER.search(text):
        if day_number(text) is not None or weekday(text) is not None:
            return "day"
        return "total" if TOTAL.search(text) else "turnover"
    if ONLY_TOTAL.match(text):
        return "total"
    return "day" if day_number(text) is not None or WEEKDAY.match(text) else ""


def _first_fit(text: str, patterns: tuple[tuple[str, str], ...]) -> str:
    return next((m for m, pattern in patterns if re.search(pattern, text)), "")


def meaning_of(header: str, learnt: Mapping[str, str] | None = None) -> str:
    """The meaning of a header, '' where its words say nothing.

    Meanings: number, business, owner, business_owner (both in one cell), name (of
    which the table decides), nik, phone, address, ward, district, ward_district,
    product, category, business_number, agency, turnover, day, total, transactions,
    presence, note, sign, stall, other.
    """
    text = plain(header)
    if learnt and text in learnt:
        return learnt[text]
    if IN_RUPIAH.fullmatch(text):
        return "turnover"
    text = " ".join(UNIT.sub(" ", text).split()) or text
    if not text or len(text) > LONGEST:
        return "number" if header.strip() == "#" else ""
    if len(text) > LONGEST_NAME:  # a question of a form; only one asks for amounts
        return "turnover" if TURNOVER.search(text[:40]) else ""
    named = text.startswith("nama ") or text == "nama"
    if named and re.search(r"\bproduk|barang|jualan|menu\b", text):
        brand = re.search(r"\b(?:merk|merek|brand|usaha|umkm)\b", text)
        return "business" if brand else "product"
    if named and (naming := _naming(text)):
        return naming
    if OTHER_MONEY.search(text):
        return "other"
    return (
        ("" if "alamat" in text else _place(text))
        or _first_fit(text, PATTERNS)
        or _amount(text)
        or _first_fit(text, LATER_PATTERNS)
        or _naming(text)
    )

"""The nine counting rules, word for word as docs/figures.md and reports show them."""

from typing import Final

from lapak.figures.words import Words

RULES: Final[tuple[Words, ...]] = (
    Words(
        "Satu keikutsertaan adalah satu usaha pada satu bazar, berapa pun hari, lembar "
        "atau baris yang diisinya.",
        "A participation is one business at one bazaar, however many days, sheets or "
        "rows it fills.",
    ),
    Words(
        "Satu usaha dihitung sekali dalam satu periode. Suami dan istri yang bergantian "
        "mengisi daftar hadir untuk satu lapak adalah satu usaha; nama yang sama dengan "
        "pemilik, HP dan NIK lain adalah usaha lain. Dua merek milik satu pemilik adalah "
        "dua usaha dan satu pemilik: kedua jumlah itu ditunjukkan.",
        "A business counts once in a period. Husband and wife who sign in turn for one "
        "stall are one business; an equal name with another owner, phone and NIK is "
        "another business. One owner's two brands are two businesses and one owner: "
        "both counts are shown.",
    ),
    Words(
        "“-”, “libur”, “nihil”, “tdk jualan” dan 0: ikut serta, tidak menjual apa-apa. "
        "Kosong atau tidak terbaca: ikut serta, omset *belum diketahui* (tidak menambah "
        "apa-apa, dihitung di antara pertanyaan yang terbuka). “tidak hadir”, “batal "
        "ikut”: tidak ikut serta.",
        '"-", "libur", "nihil", "tdk jualan" and 0: took part, sold nothing. Blank or '
        "unreadable: took part, turnover *unknown* (adds nothing, is counted among the "
        'open questions). "tidak hadir", "batal ikut": did not take part.',
    ),
    Words(
        "Omset seperti tertulis dan omset setelah keputusan orang (kelebihan satu nol "
        "yang dibetulkan …) sama-sama disimpan; angka memakai yang kedua dan menyebut "
        "berapa pertanyaan yang masih terbuka dan apa yang bisa diubahnya.",
        "Turnover as written and turnover after people's decisions (one zero too many "
        "put right …) are both kept; figures use the second and say how many questions "
        "are open and what they could change.",
    ),
    Words(
        "Bulan sebuah bazar (dan edisi) adalah bulan hari pertamanya; kecamatannya "
        "adalah kecamatan tempatnya (“luar wilayah” bila di luar kota). Kecamatan sebuah "
        "usaha adalah kecamatan dari kelurahannya.",
        "A bazaar's (and an edition's) month is that of its first day; its district is "
        'that of the place ("luar wilayah" outside the city). A business\'s district is '
        "its ward's.",
    ),
    Words(
        "Baris tersembunyi dihitung; lembar tersembunyi, daftar yang sudah digantikan, "
        "tahun lain dan bazar yang dibatalkan tidak. Usaha yang tercantum dua kali dalam "
        "satu daftar dihitung sekali. Satu bazar boleh tersebar di beberapa lembar atau "
        "berkas; satu lembar boleh memuat beberapa bazar.",
        "Hidden rows count; hidden sheets, superseded lists, other years and cancelled "
        "bazaars do not. A business twice in one list counts once. One bazaar may be "
        "spread over several sheets or files; one sheet may hold several bazaars.",
    ),
    Words(
        "Satu keikutsertaan daring adalah satu usaha pada satu edisi dengan sedikitnya "
        "satu barang terjual: dibayar, tidak dibatalkan, jumlah dikurangi retur di atas "
        "nol. (Lolos kurasi tetapi tidak terjual: ditunjukkan terpisah.)",
        "An online participation is one business in one edition with at least one thing "
        "sold: paid, not cancelled, quantity less returns above zero. (Curated but "
        "nothing sold: listed apart.)",
    ),
    Words(
        "Omset daring: (jumlah − retur) × harga setelah diskon penjual, menurut ekspor "
        "terbaru yang memuat pesanan itu. Pesanan termasuk edisi yang tanggalnya "
        "mencakup waktu bayarnya; pesanan lain dilaporkan, tidak dihitung.",
        "Online turnover: (quantity − returned) × price after the seller's discount, as "
        "the newest export that holds the order tells it. An order belongs to the "
        "edition in whose dates it was paid; others are reported, not counted.",
    ),
    Words(
        "Satu kunjungan adalah satu tempat usaha pada satu tanggal oleh satu petugas; "
        "tempat yang sama pada hari lain adalah kunjungan lain.",
        "A visit is an outlet on a date by an officer; the same outlet on another day "
        "is another visit.",
    ),
)

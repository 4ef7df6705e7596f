"""What a made-up attendance list is about: a bazaar, its days, who sold how much."""

from dataclasses import dataclass
from datetime import date, timedelta

from hypothesis import strategies as st

WARDS = (  # ward, its district, the district's code
    ("Tambora", "Tambora", "31.73.04"),
    ("Duri Kepa", "Kebon Jeruk", "31.73.05"),
    ("Kedoya Utara", "Kebon Jeruk", "31.73.05"),
    ("Kapuk", "Cengkareng", "31.73.01"),
    ("Rawa Buaya", "Cengkareng", "31.73.01"),
    ("Tomang", "Grogol Petamburan", "31.73.02"),
    ("Pinangsia", "Taman Sari", "31.73.03"),
    ("Pegadungan", "Kalideres", "31.73.06"),
    ("Slipi", "Palmerah", "31.73.07"),
    ("Meruya Selatan", "Kembangan", "31.73.08"),
)
BRANDS = (
    "Dapur", "Kedai", "Warung", "Toko", "Batik", "Kopi", "Keripik", "Sambal", "Roti", "Craft",
    "Jamu", "Bakso", "Rumah Kue", "Kriya", "Hijab", "CV", "Es Teh", "Pempek",
)  # fmt: skip
WORDS = (
    "Sekar", "Berkah", "Nusantara", "Melati", "Barokah", "Mandiri", "Ceria", "Lestari", "Bu Tin",
    "77", "Kita", "Pak Joko", "Sejahtera", "Abadi", "Rejeki", "D'Lima", "H. Umar", "Jaya & Co", "4 Saudara",
)  # fmt: skip
# names that look like something else: a total, a signature, a date, an absence
ODD_BRANDS = (
    "Total Snack", "Jumlah Rasa", "Kepala Ikan Bu Ida", "Ketua Kopi", "Panitia Catering",
    "Catatan Dapur", "Lurah Sambal", "17 Agustus Craft", "Mei Bakery", "Libur Snack", "Hari Baik",
    "Sabtu Minggu Kopi", "Hadir Kopi", "No Name", "Nihil Store", "NIK Collection", "Omset Jaya",
    "Nama Baik", "PIC Nic", "Ribuan Rasa", "Batal Puasa", "1001 Kue", "Es 3 Rasa",
)  # fmt: skip
FIRST = (
    "Siti", "Agus", "Mei", "Dewi", "Budi", "Rina", "Septi", "Julianto", "Novi", "Hendra", "Sri",
    "Okta", "Yanti", "Kartini", "H. Sulaiman", "Hj. Maemunah", "Ibu Tuti", "Bpk. Eko", "Desember",
)  # fmt: skip
LAST = ("Aminah", "Susanto", "Lestari", "Pratiwi", "Wijaya", "Nurhayati", "Saputra", "")
GOODS = (
    "Keripik singkong", "Kue kering", "Batik tulis", "Kopi bubuk", "Sambal botol", "Tas rajut",
    "Minuman jahe", "Kuliner", "Fashion", "Nasi uduk", "Jamu & rempah", "Kue basah, risoles",
)  # fmt: skip
EVENTS = (
    "Bazar Ramadhan Kecamatan {d}", "Bazar UMKM Kec. {d}", "Bazaar Jakpreneur Kec. {d}",
    "Festival Kuliner {d}", "Pameran Produk Lokal", "Gebyar UMKM Tingkat Kota", "Pekan Raya {d}",
    "Bazar HUT Kota Jakarta", "Bazar Murah Warga {d}", "Expo Kriya Betawi", "Bazar Akhir Pekan {d}",
)  # fmt: skip
PLACES = (
    "Halaman Kantor Kecamatan {d}", "Lapangan {d}", "RPTRA {d}", "GOR {d}", "Aula Kecamatan {d}",
    "Halaman Kantor Camat {d}",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Stall:
    business: str
    owner: str
    nik: str
    phone: str  # E.164
    ward: str
    district: str
    code: str
    product: str
    sold: tuple[int, ...]  # rupiah a day
    absent: bool = False

    @property
    def turnover(self) -> int:
        return sum(self.sold)


@dataclass(frozen=True, slots=True)
class Bazaar:
    name: str
    place: str
    district: str  # code of the place
    days: tuple[date, ...]
    stalls: tuple[Stall, ...]


def amounts() -> st.SearchStrategy[int]:
    """What a stall sells in a day: nothing, or 50 thousand to 4 million in thousands."""
    some = st.integers(50, 400).map(lambda n: n * 1_000)
    more = st.integers(2, 200).map(lambda n: n * 10_000)
    return st.one_of(some, some, more, st.just(0))


@st.composite
def stalls(draw: st.DrawFn, days: int, *, odd: bool) -> Stall:
    brand = f"{draw(st.sampled_from(BRANDS))} {draw(st.sampled_from(WORDS))}"
    if odd and draw(st.integers(0, 3)) == 0:
        brand = draw(st.sampled_from(ODD_BRANDS))
    ward, district, code = draw(st.sampled_from(WARDS))
    born = draw(st.dates(date(1950, 1, 1), date(2003, 12, 31)))
    serial = draw(st.integers(9001, 9999))
    return Stall(
        business=brand,
        owner=f"{draw(st.sampled_from(FIRST))} {draw(st.sampled_from(LAST))}".strip(),
        nik=f"{code.replace('.', '')}{born:%d%m%y}{serial}",
        phone=f"+62812{draw(st.integers(10, 99))}0000{draw(st.integers(10, 99))}",
        ward=ward,
        district=district,
        code=code,
        product=draw(st.sampled_from(GOODS)),
        sold=tuple(draw(amounts()) for _ in range(days)),
        absent=draw(st.integers(0, 9)) == 0,
    )


@st.composite
def bazaars(draw: st.DrawFn, *, odd: bool = True, least: int = 1) -> Bazaar:
    """A bazaar of one to four days with its stalls."""
    opens = draw(st.dates(date(2022, 1, 1), date(2026, 12, 20)))
    days = draw(st.integers(1, 4))
    _, district, code = draw(st.sampled_from(WARDS))
    told = draw(
        st.lists(stalls(days, odd=odd), min_size=least, max_size=7, unique_by=_shown)
    )
    return Bazaar(
        name=draw(st.sampled_from(EVENTS)).format(d=district),
        place=draw(st.sampled_from(PLACES)).format(d=district),
        district=code,
        days=tuple(opens + timedelta(days=n) for n in range(days)),
        stalls=tuple(told),
    )


def _shown(stall: Stall) -> str:
    return stall.business

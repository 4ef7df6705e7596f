"""The year's offline bazaars as they really were: where, when, who came, what they sold."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random

from lapak.demo.people import Business, Person
from lapak.demo.places import District, Place, place_for, wards_of

_EVENTS = {
    "kelurahan": (
        "Lapak Warga Kelurahan {ward}",
        "Pasar Sore UMKM Kel. {ward}",
        "Bazar Jajanan Kelurahan {ward}",
    ),
    "kecamatan": (
        "Gelar Produk UMKM Kecamatan {district}",
        "Lapak Kreatif UMKM Kec. {district}",
        "Bazar Pangan & UMKM Kecamatan {district}",
        "Bazar Binaan Jakpreneur Kec. {district}",
        "Pasar Rakyat Kecamatan {district}",
    ),
    "kota": (
        "Pekan UMKM Tingkat Kota Jakarta Barat",
        "Bazar HUT RI Tingkat Kota Administrasi Jakarta Barat",
        "Pesta Produk Lokal Jakarta Barat",
    ),
    "provinsi": (
        "Pameran UMKM Tingkat Provinsi DKI Jakarta",
        "Bazar Balai Kota DKI Jakarta",
        "Gelar Karya UMKM Provinsi DKI Jakarta",
    ),
}


@dataclass(slots=True)
class Participation:
    """One business at one bazaar; a day is None when it did not come that day."""

    business: Business
    signer: Person
    sold: tuple[int | None, ...]  # whole rupiah by day; 0 = there, sold nothing


@dataclass(slots=True)
class Bazaar:
    """An event that took place."""

    id: str
    name: str
    level: str
    place: Place
    days: tuple[date, ...]
    participations: list[Participation] = field(default_factory=list)


class Programme:
    """Makes bazaars; the same eager businesses come again and again."""

    def __init__(self, year: int, businesses: list[Business], random: Random) -> None:
        self.year = year
        self.random = random
        self.businesses = businesses
        self.bazaars: list[Bazaar] = []
        self._levels = {b.id: random.lognormvariate(12.85, 0.42) for b in businesses}
        self._taken: set[tuple[str, date]] = set()

    def hold(self, level: str, district: District, days: tuple[date, ...]) -> Bazaar:
        """One more bazaar, nobody in it yet; its name and first day are its own."""
        ward = self.random.choice(wards_of(district))
        names = [
            name
            for pattern in _EVENTS[level]
            if (name := pattern.format(ward=ward.name, district=district.name), days[0])
            and (name, days[0]) not in self._taken
        ]
        name = self.random.choice(names)
        self._taken.add((name, days[0]))
        bazaar = Bazaar(
            id=f"Z{len(self.bazaars) + 1:03}",
            name=name,
            level=level,
            place=place_for(level, ward, self.random),
            days=days,
        )
        self.bazaars.append(bazaar)
        return bazaar

    def some_days(self, *, length: int = 0) -> tuple[date, ...]:
        """Consecutive days of the office's season, mostly a Saturday and a Sunday."""
        length = length or self.random.choices((1, 2, 3), (18, 66, 16))[0]
        first = date(self.year, 3, 1) + timedelta(self.random.randrange(41) * 7)
        saturday = first + timedelta((5 - first.weekday()) % 7)
        start = saturday - timedelta(1 if length > 2 else 0)
        return tuple(start + timedelta(n) for n in range(length))

    def invite(self, bazaar: Bazaar, size: int, *, some_skip_days: bool) -> None:
        """Let `size` businesses take part, those of the place and the eager first."""
        for business in self.draw(size, near=bazaar.place.district):
            away = -1
            if some_skip_days and len(bazaar.days) > 1 and self.random.random() < 0.3:
                away = self.random.randrange(len(bazaar.days))
            sold = tuple(
                None if number == away else self._day(business)
                for number in range(len(bazaar.days))
            )
            bazaar.participations.append(
                Participation(business, business.signer(self.random), sold)
            )

    def draw(
        self, size: int, *, near: str = "", without: Sequence[Business] = ()
    ) -> list[Business]:
        """`size` different businesses, never any of `without`."""
        gone = {business.id for business in without}

        def rank(business: Business) -> float:
            weight: float = business.eagerness * (
                2.5 if business.ward.district.code == near else 1
            )
            return float(self.random.random() ** (1 / weight))

        there = [business for business in self.businesses if business.id not in gone]
        return sorted(there, key=rank, reverse=True)[:size]

    def _day(self, business: Business) -> int:
        """What one stall sold on one day, in whole 5,000 rupiah."""
        if self.random.random() < 0.035:
            return 0
        sold = self._levels[business.id] * self.random.lognormvariate(0, 0.3)
        return 5000 * round(min(max(sold, 60_000), 1_300_000) / 5000)

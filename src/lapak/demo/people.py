"""The made-up businesses of the city and the people who own them.

Nobody real is hit: serials of a NIK are 9011 and above (also after Excel has put a 0
in its last place) and phone numbers have 0000 in the middle.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from random import Random

from lapak.demo import names
from lapak.demo.places import Ward, wards

_PREFIXES = ("0812", "0813", "0821", "0852", "0856", "0857", "0877", "0878", "0895")
_BIRTHPLACES = ("317301", "317302", "317305", "317308", "317405", "320115", "330412")


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody who signs a list."""

    name: str
    woman: bool
    national_id: str


@dataclass(frozen=True, slots=True)
class Business:
    """One business as it really is, whatever the lists make of it."""

    id: str
    name: str
    owner: Person
    spouse: Person | None
    phone: str
    second_phone: str
    address: str
    ward: Ward
    trade: str
    product: str
    business_number: str  # NIB, "" for none
    mentor: str
    eagerness: float  # how much more often than others it comes

    def signer(self, random: Random) -> Person:
        """Who signs this time: of a married pair now the one, now the other."""
        if self.spouse and random.random() < 0.5:
            return self.spouse
        return self.owner


class Registry:
    """Makes businesses; no two people share a NIK or a phone."""

    def __init__(self, random: Random) -> None:
        self.random = random
        self.businesses: list[Business] = []
        self._serials = list(range(9011, 10000))
        self._given: set[str] = set()
        self._names: set[str] = set()

    def fill(self, count: int) -> list[Business]:
        """Make businesses until there are `count`; a few belong to known people."""
        while len(self.businesses) < count:
            chance = self.random.random()
            if self.businesses and chance < 0.02:
                self.businesses.append(self._second_brand())
            elif self.businesses and chance < 0.045:
                self.businesses.append(self._namesake())
            else:
                self.businesses.append(self._business(self._household()))
        return self.businesses

    def _household(self) -> tuple[Person, Person | None]:
        woman = self.random.random() < 0.68
        owner = self._person(woman)
        married = self.random.random() < 0.06
        return owner, self._person(not woman) if married else None

    def _person(self, woman: bool) -> Person:
        random = self.random
        first = random.choice(names.WOMEN if woman else names.MEN)
        name = f"{first} {random.choice(names.FAMILIES)}"
        if random.random() < 0.15:
            name = f"{name} {random.choice(names.FAMILIES)}"
        return Person(name, woman, self._once(lambda: self._national_id(woman)))

    def _national_id(self, woman: bool) -> str:
        random = self.random
        born = date(1962, 1, 1) + timedelta(days=random.randrange(15000))
        day = born.day + 40 * woman
        serial = random.choice(self._serials)
        where = random.choice(_BIRTHPLACES)
        return f"{where}{day:02}{born.month:02}{born.year % 100:02}{serial}"

    def _phone(self) -> str:
        random = self.random
        return f"{random.choice(_PREFIXES)}0000{random.randrange(10000):04}"

    def _once(self, make: Callable[[], str]) -> str:
        """What `make` makes, but never the same twice."""
        while (made := make()) in self._given:
            pass
        self._given.add(made)
        return made

    def _business(
        self, household: tuple[Person, Person | None], *, name: str = ""
    ) -> Business:
        random = self.random
        owner, spouse = household
        trade = random.choices(list(names.TRADES), (62, 14, 8, 6, 4, 3, 3))[0]
        return Business(
            id=f"D{len(self.businesses) + 1:04}",
            name=name or self._name(trade, owner),
            owner=owner,
            spouse=spouse,
            phone=self._once(self._phone),
            second_phone=self._once(self._phone),
            address=self._address(),
            ward=random.choice(wards()),
            trade=trade,
            product=random.choice(names.TRADES[trade][1]),
            business_number=self._business_number(),
            mentor=random.choice(names.MENTORS),
            eagerness=random.lognormvariate(0, 0.8),
        )

    def _name(self, trade: str, owner: Person) -> str:
        random = self.random
        while True:
            word = random.choice(names.TRADES[trade][0])
            first = owner.name.split()[0]
            brand, second = random.sample(names.BRANDS, 2)
            kin = random.choice(("Bu", "Mpok") if owner.woman else ("Pak", "Bang"))
            name = random.choice(
                (
                    f"{word} {brand}",
                    f"{word} {brand} {second}",
                    f"{word} {kin} {first}",
                    f"{word} {first} {brand}",
                    f"{brand} {word} {first}",
                )
            )
            if name not in self._names:
                self._names.add(name)
                return name

    def _address(self) -> str:
        random = self.random
        street = f"Jl. {random.choice(names.STREETS)}{random.choice(names.ALLEYS)}"
        number = random.randrange(1, 190)
        block = f"RT {random.randrange(1, 16):03}/RW {random.randrange(1, 13):03}"
        return f"{street} No. {number} {block}"

    def _business_number(self) -> str:
        if self.random.random() < 0.3:
            return ""
        return f"9120{self.random.randrange(10**8, 10**9)}"

    def _second_brand(self) -> Business:
        """Another business of a known owner: same person, phone and home."""
        known = self.random.choice(self.businesses)
        made = self._business((known.owner, known.spouse))
        return replace(made, phone=known.phone, address=known.address, ward=known.ward)

    def _namesake(self) -> Business:
        """A business of somebody else that happens to have a known name."""
        known = self.random.choice(self.businesses)
        made = self._business(self._household(), name=known.name)
        return replace(made, trade=known.trade)

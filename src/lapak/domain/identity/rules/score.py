"""One number for two mentions: above nought they are the same business.

The weights are bits of evidence. A business name that is clearly another caps what
the owner's evidence may add up to: one owner's two brands are two businesses.
"""

from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property
from math import log2
from typing import NamedTuple

from lapak.domain.identity.rules.evidence import Likeness, alike, sharing
from lapak.domain.identity.rules.mentions import Profile
from lapak.domain.identity.rules.normal import Words
from lapak.domain.identity.rules.remembered import Remembered
from lapak.domain.identity.rules.vocabulary import CALLS, CATEGORIES, KINDS

NIK_SAME, NIK_OTHER = 12.0, -4.5
PHONE_SAME, PHONE_SLIPPED, PHONE_OTHER = 13.0, 3.0, -3.0
STREET_NUMBER, STREET_ONLY, STREET_OTHER = 9.0, 3.0, -5.0
WARD_SAME, DISTRICT_SAME, WARD_OTHER, PLACE_OTHER = 5.0, 2.5, -2.0, -5.5
PRODUCT_SAME, PRODUCT_SHARED, CATEGORY_SAME = 5.0, 3.0, 1.0
PRODUCT_OTHER, CATEGORY_OTHER = -2.0, -6.0
NAME_TOP, OWNER_TOP, OWNER_OTHER = 15.0, 10.0, -5.0
SAME_LIST = -5.0
OWNER_OF_ONE = 6.0  # bits for one owner that one business brings along
TOP, BOTTOM = 14.0, -14.0
CLEARLY_OTHER, OTHER = 0.42, -8.0  # share of the name, and bits
DOUBTFUL = 0.62  # share of the name below which it may be another
NAME_REPEATS = 0.75  # share of the name that two rows of one list must have in common
ANOTHER_STALL = 4.0  # times SAME_LIST, where a name differs within one list
PRIOR_STOCK = 100
SLIP = 0.7  # how sure it must be that a word is another, misspelt
ONE_OF_OWNER = 2.7  # bits: most owners have one business
BRANDS = (-5.0, -3.5, -2.0, -1.0, -1.0, -1.0, 1.0, 2.0, 5.0, 9.0, 12.0)
BESIDE_OWNER = 0.15  # of the share that names have beside the owner's


class Verdict(NamedTuple):
    """What each piece of evidence says of two mentions, in bits; 0 is silence."""

    name: float | None  # share of the name that agrees; None: a name says nothing
    owner: float | None
    nik: float
    phone: float
    address: float
    place: float
    total: float


class Scale:
    """Weighs pairs of profiles, by how common each word and number is among them.

    What is common is counted when it is first asked: most lists hold no pair.
    """

    def __init__(self, profiles: Sequence[Profile]) -> None:
        self._profiles = profiles
        self._prior = -log2(len(profiles) / 2 + PRIOR_STOCK)

    @cached_property
    def _wares(self) -> frozenset[str]:
        return KINDS.union(*{p.product for p in self._profiles})

    @cached_property
    def _is_ware(self) -> Remembered[str, bool]:
        """Whether a word, or one that it is a slip of, is of what somebody sells.

        Of those who have the word in their name it may be the name: 'Madu Hutan Esti 500
        g' is sold by Madu Hutan Esti alone.
        """
        sold: dict[str, set[str]] = defaultdict(set)
        for p in self._profiles:
            for ware in p.product:
                if ware not in p.words and ware not in p.business:
                    sold[ware[0]].add(ware)
        for ware in KINDS:
            sold[ware[0]].add(ware)

        def ask(word: str) -> bool:
            near = sold.get(word[0], set())
            return word in near or any(alike(word, ware) >= SLIP for ware in near)

        return Remembered(ask)

    @cached_property
    def _names(self) -> Likeness:
        return Likeness([p.business for p in self._profiles], common=self._wares)

    @cached_property
    def _owners(self) -> Likeness:
        return Likeness([p.owner for p in self._profiles])

    @cached_property
    def _shared(self) -> dict[str, float]:
        return sharing(self._profiles)

    def weigh(self, one: Profile, two: Profile) -> float:
        """Bits for one business: above nought the same, below another."""
        share, bits = self._name(one, two)
        if share is not None and share < CLEARLY_OTHER and not _related(one, two):
            return OTHER
        return self._judge(one, two, share, bits).total

    def verdict(self, one: Profile, two: Profile) -> Verdict:
        """The same with every piece of evidence beside it."""
        return self._judge(one, two, *self._name(one, two))

    def _judge(
        self, one: Profile, two: Profile, share: float | None, bits: float
    ) -> Verdict:
        """With what the names of the two say."""
        nik, phone = self._nik(one, two), self._phone(one, two)
        address, place = _address(one, two), _place(one, two)
        owner, owner_bits = self._owner(one, two)
        beside = _same_list(one, two)
        if share is not None and share < DOUBTFUL:
            if (owner or 0.0) < DOUBTFUL and self._crosswise(one, two):
                share, bits, owner, owner_bits = 0.9, 12.0, None, 0.0
            elif (
                not beside and max(nik, phone, address) > 5 and self._describe(one, two)
            ):
                share, bits = None, 0.0
        total = self._prior + bits + owner_bits + nik + phone + address + place
        product = self._product(one, two)
        brand = ONE_OF_OWNER + _brand_bits(share) + product
        if share is not None and share < NAME_REPEATS:
            brand += ANOTHER_STALL * beside
        total = min(total + product, brand) + beside
        total = max(BOTTOM, min(total, TOP))
        return Verdict(share, owner, nik, phone, address, place, total)

    def person(self, one: Profile, two: Profile, *, one_business: bool) -> float:
        """Whether two mentions name the same owner: bits, above nought yes.

        Within one business a blank owner is that business's, and one whose name does
        not clash is the same; beyond it their own evidence decides.
        """
        named = 0.0
        if one.owner and two.owner:
            like = self._owners.compare(one.owner, two.owner)
            if like.share < 0.5 or like.clash > 1:
                return BOTTOM
            named = 1.3 * min(like.agreed, OWNER_TOP)
        total = self._prior + self._nik(one, two) + self._phone(one, two)
        total += _address(one, two) + _place(one, two) + named
        floor = OWNER_OF_ONE if one_business else BOTTOM
        return max(floor, min(total, TOP))

    def _name(self, one: Profile, two: Profile) -> tuple[float | None, float]:
        if not one.business or not two.business:
            return None, 0.0
        like = self._names.compare(one.business, two.business)
        share = min(like.share, self._brand(one, two))
        return share, min(like.agreed, NAME_TOP) - 10.0 * (1 - share)

    def _brand(self, one: Profile, two: Profile) -> float:
        """How alike two names are beside the owner's name, which all brands share.

        'Risol Bang Jumadi' and 'Dapur Jumadi' have nothing in common but Jumadi.
        """
        people = {*one.owner, *two.owner}
        left = tuple([word for word in one.business if word not in people])
        right = tuple([word for word in two.business if word not in people])
        if len(left) == len(one.business) or len(right) == len(two.business):
            return 1.0
        told = [word for word in left + right if word not in CALLS]
        if not told or not left or not right:
            return 1.0
        return self._names.compare(left, right).share + BESIDE_OWNER

    def _crosswise(self, one: Profile, two: Profile) -> bool:
        """Whether one has its two names in each other's column, seen from the other."""
        if not set(one.business) & set(two.owner) and not set(one.owner) & set(
            two.business
        ):
            return False
        left = self._names.compare(one.business, two.owner)
        right = self._names.compare(one.owner, two.business)
        return min(left.share, right.share) > DOUBTFUL

    def _describe(self, one: Profile, two: Profile) -> bool:
        return self._describes(one, two) or self._describes(two, one)

    def _describes(self, one: Profile, two: Profile) -> bool:
        """Whether a name is no name but the ware and the owner, and may mean the other.

        'Susu Kedelai Agus' of Agus Mandala may be his Dapur Cemeti, if that does not
        sell something else.
        """
        people = {*one.owner, *two.owner}
        wares = [word for word in one.business if word not in people]
        if not all(self._is_ware[word] for word in wares):
            return False
        sold = {*two.product} - CATEGORIES
        return not sold or not wares or not sold.isdisjoint(wares)

    def _owner(self, one: Profile, two: Profile) -> tuple[float | None, float]:
        if not one.owner or not two.owner:
            return None, 0.0
        like = self._owners.compare(one.owner, two.owner)
        if like.clash > 1:
            return min(like.share, 0.6), OWNER_OTHER + 2 * like.share
        return like.share, min(like.agreed, OWNER_TOP) - self._told(one, two)

    def _told(self, one: Profile, two: Profile) -> float:
        """Bits of the owner's name that the business name has already told."""
        both = set(one.owner).intersection(two.owner, one.business, two.business)
        weights = self._owners.weights
        return 0.8 * sum([weights[word] for word in sorted(both)]) if both else 0.0

    def _nik(self, one: Profile, two: Profile) -> float:
        if not one.nik or not two.nik:
            return 0.0
        if one.nik != two.nik:
            said = self._shared
            return NIK_OTHER * min(said.get(one.nik, 1.0), said.get(two.nik, 1.0))
        return NIK_SAME * self._shared.get(one.nik, 1.0)

    def _phone(self, one: Profile, two: Profile) -> float:
        if not one.phones or not two.phones:
            return 0.0
        said = self._shared
        both = [said.get(phone, 1.0) for phone in one.phones if phone in two.phones]
        if both:
            return PHONE_SAME * max(both)
        # two rows of one list are two numbers, however alike
        apart = one.lists != two.lists
        if apart and any(_slipped(p, q) for p in one.phones for q in two.phones):
            return PHONE_SLIPPED
        return PHONE_OTHER * min(said.get(p, 1.0) for p in one.phones + two.phones)

    def _product(self, one: Profile, two: Profile) -> float:
        if not one.product or not two.product:
            return 0.0
        return _goods(one.product, two.product)


def _slipped(one: str, two: str) -> bool:
    """Whether one digit of a number is another."""
    if len(one) != len(two):
        return False
    return sum([a != b for a, b in zip(one, two, strict=True)]) == 1


def _goods(one: Words, two: Words) -> float:
    """What is sold: by kinds of ware, else by the one word for all of them."""
    left, right = {*one} - CATEGORIES, {*two} - CATEGORIES
    if left and right:
        if left == right:
            return PRODUCT_SAME
        return PRODUCT_SHARED if left & right else PRODUCT_OTHER
    if left or right:
        return 0.0
    return CATEGORY_SAME if {*one} & {*two} else CATEGORY_OTHER


def _related(one: Profile, two: Profile) -> bool:
    """Whether anything but the business names may still speak for a match."""
    if one.nik and one.nik == two.nik:
        return True
    if one.street and one.number and one.number == two.number:
        return True
    names = set(two.business)
    return (
        not names.isdisjoint(one.owner)
        or not set(one.business).isdisjoint(two.owner)
        or not set(one.phones).isdisjoint(two.phones)
    )


def _same_list(one: Profile, two: Profile) -> float:
    if len(one.lists) == len(two.lists) == 1:
        return SAME_LIST if one.lists == two.lists else 0.0
    both = len(set(one.lists).intersection(two.lists))
    return SAME_LIST * both / min(one.times, two.times) if both else 0.0


def _brand_bits(share: float | None) -> float:
    """Bits for one business, of two rows of one owner, by how alike the names are."""
    if share is None:
        return 0.0
    at = min(share, 0.999) * (len(BRANDS) - 1)
    below = int(at)
    low, high = BRANDS[below], BRANDS[below + 1]
    return low + (high - low) * (at - below)


def _address(one: Profile, two: Profile) -> float:
    if not one.street or not two.street:
        return 0.0
    same = _alike_street(one.street, two.street)
    if one.number and two.number:
        if one.number == two.number:
            return STREET_NUMBER if same else 0.0
        return -1.0 if same else STREET_OTHER
    if same and one.rt_rw and one.rt_rw == two.rt_rw:
        return STREET_NUMBER
    return STREET_ONLY if same else STREET_OTHER


def _alike_street(one: str, two: str) -> bool:
    return one == two or one[:4] == two[:4] or one[-4:] == two[-4:]


def _place(one: Profile, two: Profile) -> float:
    if one.ward and two.ward:
        if one.ward == two.ward:
            return WARD_SAME
        return WARD_OTHER if one.district == two.district else PLACE_OTHER
    if not one.district or not two.district:
        return 0.0
    return DISTRICT_SAME if one.district == two.district else PLACE_OTHER

"""A row of a list that names a business, and what is comparable in it."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import NamedTuple

from lapak.domain.identity.rules.normal import (
    REMEMBERED,
    Words,
    address_parts,
    key_words,
    plain_words,
    read_both_ways,
    ware_words,
)
from lapak.domain.places.rules import place_names


class Profile(NamedTuple):
    """A mention made comparable, or several that say the same in several lists."""

    lists: tuple[str, ...]  # of every mention, in order
    business: Words
    business_key: Words  # as they sound, without calls
    tight: str  # the same in alphabetical order and without spaces
    owner: Words
    owner_key: Words
    nik: str  # of 15 digits where known, else of 16
    phones: tuple[str, ...]
    street: str
    number: str
    rt_rw: str
    ward: str
    district: str
    product: Words
    words: Words  # telling ones of the business's cell, each once
    owner_words: Words  # the same of the owner's, read as a business's name

    @property
    def times(self) -> int:
        """How many mentions say this."""
        return len(self.lists)


@dataclass(slots=True)
class Mention:
    """One row of a list that names a business. '' means: not told.

    What is made of it is kept with it: rows are looked at by list, then all at once.
    Not frozen, though nobody changes one: a frozen class takes five times as long.
    """

    key: int  # the caller's, unique
    list_key: str  # rows of one table share it
    business: str
    owner: str
    nik: str  # keyed hash of the 16 digits; equality only
    nik15: str  # keyed hash of the first 15, which Excel leaves whole
    phones: tuple[str, ...]  # E.164
    address: str
    ward: str  # region code
    district: str
    product: str
    _profile: Profile | None = field(
        default=None, init=False, repr=False, compare=False
    )

    @property
    def profile(self) -> Profile:
        """What is comparable in it, worked out once."""
        profile = self._profile
        if profile is None:
            business, owner = read_both_ways(self.business), read_both_ways(self.owner)
            profile = _comparable(self, business, owner)
            self._profile = profile
        return profile

    @property
    def crosswise(self) -> Profile:
        """The same with the two names in each other's column."""
        business, owner = read_both_ways(self.owner), read_both_ways(self.business)
        return _comparable(self, business, owner)


def all_differ(told: Sequence[str]) -> bool:
    """Whether nothing is told twice: as in most lists, and sooner seen than counted."""
    return len(set(told)) == len(told)


def each_once(words: Words) -> Words:
    """The words without a second one of any."""
    return words if all_differ(words) else tuple(dict.fromkeys(words))


def _comparable(
    mention: Mention, business: tuple[Words, Words], owner: tuple[Words, Words]
) -> Profile:
    """By the cells that stand for the business and the owner, each read both ways."""
    said, person = business
    told, said = said, _without_place(said, mention.ward or mention.district)
    as_business, named = owner
    key, owner_key = key_words(said), key_words(named)
    owner_words = owner_key if as_business == named else key_words(as_business)
    key_as_person = key if said == person else key_words(person)
    product = ware_words(mention.product)
    if said == product and said != told:
        said, key = told, key_words(told)  # 'Bolu Joglo': the ward is all of its name
    if said == product or (named and key_as_person == owner_key):
        said = key = ()  # the ware, or the owner's name in the place of a name
    words = each_once(key)
    street, number, rt_rw = address_parts(mention.address)
    return Profile(
        (mention.list_key,),
        key if key == said else said,  # where they are equal, one of them is kept
        key,
        "".join(sorted(key)),
        owner_key if owner_key == named else named,
        owner_key,
        mention.nik15 or mention.nik,
        mention.phones,
        street,
        number,
        rt_rw,
        mention.ward,
        mention.district or mention.ward[:8],
        product,
        words,
        each_once(owner_words),
    )


def named(profile: Profile, business: Words) -> Profile:
    """The same with another reading of the business's name."""
    key = key_words(business)
    if profile.owner and key == profile.owner_key:
        business = key = ()
    return profile._replace(
        business=business,
        business_key=key,
        tight="".join(sorted(key)),
        words=each_once(key),
    )


def _without_place(said: Words, code: str) -> Words:
    """A name without the ward that stands behind it: 'Dapur Ida Joglo' is Dapur Ida."""
    there = _words_of_place(code) if code else frozenset()
    end = len(said)
    while end > 1 and said[end - 1] in there:
        end -= 1
    return said[:end]


@lru_cache(REMEMBERED)
def _words_of_place(code: str) -> frozenset[str]:
    """The words of the names of a ward and its district."""
    return frozenset(chain.from_iterable(map(plain_words, place_names(code))))


def same_words(profile: Profile) -> tuple[object, ...]:
    """What profiles must share to be one beyond doubt; () where it takes a weighing."""
    if not profile.business or not profile.owner:
        return ()
    if not profile.nik and not profile.phones:
        return ()
    names = tuple(sorted(profile.business_key)), profile.owner_key
    return (*names, profile.nik, profile.phones)


def together(profiles: Sequence[Profile]) -> Profile:
    """Profiles with the same names and numbers as one: the fullest address, all lists."""
    fullest = max(
        profiles, key=lambda p: (bool(p.street), bool(p.number), bool(p.ward), p.street)
    )
    wards = Counter(p.ward for p in profiles if p.ward)
    ward = max(sorted(wards), key=wards.__getitem__, default="")
    district = next((p.district for p in profiles if p.ward == ward), fullest.district)
    product = max((p.product for p in profiles), key=lambda words: (len(words), words))
    lists = tuple(name for p in profiles for name in p.lists)
    return fullest._replace(lists=lists, ward=ward, district=district, product=product)

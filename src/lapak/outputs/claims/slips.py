"""Whether a number looks like a slip of another: a digit changed, two swapped, a nought too many."""

from fractions import Fraction
from typing import Final

from lapak.outputs.claims.numbers import Number

_NEAR: Final = Fraction(7, 10)  # and its inverse: how far off a number may be told
_ENOUGH: Final = 2  # digits that make a number known again
_MONEY: Final = 1_000_000  # from here on the digits are of rupiah
_FEW: Final = 20  # a smaller number is many things by chance


def is_slip(number: Number, value: Fraction, *, likeliest: bool = True) -> bool:
    """Whether who wrote the number may have meant this value.

    It is near it (told of the likeliest figure only), or one letter of its digits is another, missing or too many, or two
    stand the other way, or it is that number of another size ('juta' for 'miliar').
    """
    if not value or not number.value:
        return False
    if likeliest and _NEAR <= number.value / value <= 1 / _NEAR:
        return True
    if max(number.value, value) < _FEW:
        return False
    told, step = _digits(number.value, number.step), number.step
    # half up, or cut off: 212 as well as 213 for 212.565
    meant = {_digits(value, step), str((value / step).__floor__())}
    one_off = any(_is_one_off(told, one) for one in meant)
    return one_off or _is_of_another_size(number.value, value)


def _digits(value: Fraction, step: Fraction) -> str:
    return str((value / step + Fraction(1, 2)).__floor__())


def _is_one_off(one: str, two: str) -> bool:
    if max(len(one), len(two)) < _ENOUGH:
        return False
    if len(one) == len(two):
        odd = [
            place for place, (a, b) in enumerate(zip(one, two, strict=True)) if a != b
        ]
        swapped = (
            len(odd) == 2 and one[odd[0]] + one[odd[1]] == two[odd[1]] + two[odd[0]]
        )
        return len(odd) == 1 or swapped
    long, short = sorted((one, two), key=len, reverse=True)
    if len(long) - len(short) != 1 or len(short) <= _ENOUGH:
        return False
    return any(long[:place] + long[place + 1 :] == short for place in range(len(long)))


def _is_of_another_size(told: Fraction, value: Fraction) -> bool:
    """Whether the same digits stand at another power of ten."""
    digits = str(told.numerator).rstrip("0")
    if len(digits) < _ENOUGH:
        return False
    if value < _MONEY:  # a nought forgotten
        return str(value.numerator).rstrip("0") == digits
    size = 10 ** max(0, len(str(value.__floor__())) - len(digits))
    return str((value / size + Fraction(1, 2)).__floor__()) == digits

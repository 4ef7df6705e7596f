"""One number laid beside one value: whether it tells it, rounds to it, or may come to it."""

from dataclasses import replace
from fractions import Fraction
from typing import Final, Literal

from lapak.outputs.claims.counted import Counted
from lapak.outputs.claims.numbers import Number, round_part

Verdict = Literal["true", "rounded", "false", "unknown"]
_NEARLY: Final = Fraction(5, 100)  # how far below it "hampir" may be
_BOUNDS: Final = ("over", "under", "below")
_FAR: Final = Fraction(3, 2)  # "lebih dari 100" says nothing of 300
_THOUSAND: Final = 1000
_A_HAIR: Final = Fraction(1, 100)


def lay(number: Number, value: Fraction) -> Verdict | None:
    """True, rounded by rule (half away from nought), or None: it is another number."""
    for told, step in number.readings():
        if told == value and number.about not in _BOUNDS:
            return "true"
        if number.about in _BOUNDS and _bounds(number, told, value):
            return "rounded"
        if number.about not in _BOUNDS and rounded(value, step) == told:
            return "rounded"
    return None


def lay_round(number: Number, value: Fraction) -> Verdict | None:
    """An average told in round thousands: Rp799,000 or 800 ribu of Rp798,935."""
    step = Fraction(round_part(int(number.value)))
    if step < _THOUSAND or abs(number.value - value) > value * _A_HAIR:
        return None
    return lay(replace(number, step=max(step, number.step)), value)


def _bounds(number: Number, told: Fraction, value: Fraction) -> bool:
    if number.about == "over":
        return told <= value <= told * _FAR
    if number.about == "below":
        return told / _FAR <= value <= told
    if number.about == "under":
        return told - max(told * _NEARLY, number.step / 2) <= value <= told
    return False


def holds_loosely(number: Number, value: Fraction) -> bool:
    if number.about == "over":
        return value > number.value
    return number.about == "below" and value < number.value


def rounded(value: Fraction, step: Fraction) -> Fraction:
    """A value at the worth of a last digit; half goes up."""
    return (value / step + Fraction(1, 2)).__floor__() * step


def may_become(number: Number, one: Counted) -> bool:
    """Whether answers to what is open could make it so."""
    if one.between is None:
        return False
    return any(
        _reaches(replace(number, step=step), told, *one.between)
        for told, step in number.readings()
    )


def _reaches(
    number: Number, told: Fraction, least: Fraction, most: Fraction | None
) -> bool:
    """Whether a value from least to most is one that such a number tells."""
    if number.about == "over":
        return most is None or told <= most
    if number.about == "below":
        return least <= told
    half = number.step / 2
    if number.about == "under":
        low = told - max(told * _NEARLY, half)
        return least <= told and (most is None or low <= most)
    return least < told + half and (most is None or told - half <= most)

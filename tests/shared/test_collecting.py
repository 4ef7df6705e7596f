"""The search for cycles rests, and wakes up again."""

import gc

import pytest

from lapak.shared.collecting import no_collecting


@no_collecting()
def resting():
    assert not gc.isenabled()
    with no_collecting():
        pass
    return gc.isenabled()


@no_collecting()
def failing():
    raise KeyError


def test_it_rests_inside_and_goes_on_afterwards():
    assert not resting()
    assert gc.isenabled()


def test_it_goes_on_after_a_failure():
    with pytest.raises(KeyError):
        failing()
    assert gc.isenabled()

"""The search for cycles rests, and wakes up again."""

import gc

import pytest

from lapak.shared.collecting import no_collecting


def test_it_rests_inside_and_goes_on_after_whatever_happens():
    with pytest.raises(KeyError), no_collecting():
        assert not gc.isenabled()
        with no_collecting():
            assert not gc.isenabled()
        assert not gc.isenabled()
        raise KeyError

    assert gc.isenabled()

"""Work that makes very many objects at once."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def no_collecting() -> Iterator[None]:
    """Python's search for cycles rests inside.

    It walks over all objects again and again as they become more, and rows of lists
    hold no cycles: on 30,000 rows it took half of the time. Memory is given back by
    counting references all the same.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()

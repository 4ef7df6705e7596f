"""One warm reader for all tests of reading."""

from collections.abc import Iterator

import pytest

from lapak.intake.reading.reader import Reader


@pytest.fixture(scope="session")
def reader() -> Iterator[Reader]:
    with Reader() as warm:
        yield warm

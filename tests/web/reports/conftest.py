"""The same year and people as the press release has."""

from tests.web.releases.conftest import office, writer

__all__ = ["office", "writer"]

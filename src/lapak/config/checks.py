"""Reasons not to start: each says what to do about it.

`lapak serve` runs all of them; every other command those that are always true.
"""

import sqlite3
from collections.abc import Sequence
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.utils.translation import gettext as _

OURS = "lapak"  # the tag that `lapak serve` asks for
LOCAL = {"localhost", "127.0.0.1", "[::1]", "::1", ".localhost", "testserver"}


def is_sound(version: tuple[int, ...]) -> bool:
    """Whether this SQLite keeps a WAL database whole while several connections write.

    "WAL-reset", https://sqlite.org/wal.html: mended in 3.51.3 and, for those who stay
    on older branches, in 3.50.7 and 3.44.6.
    """
    if version[:2] == (3, 50):
        return version >= (3, 50, 7)
    if version[:2] == (3, 44):
        return version >= (3, 44, 6)
    return version >= (3, 51, 3)


@register(OURS)
def sqlite_is_sound(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """SQLite before 3.51.3 can corrupt the database."""
    if settings.DATABASES["default"]["ENGINE"] != "lapak.config.sqlite":
        return []
    if is_sound(sqlite3.sqlite_version_info):
        return []
    said = {"version": sqlite3.sqlite_version}
    return [
        Error(
            _("SQLite %(version)s can destroy the database.") % said,
            hint=_("Install Lapak again, so that its own newer SQLite comes along."),
            id="lapak.E001",
        )
    ]


@register(OURS, deploy=True)
def keys_are_there(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """Without its keys Lapak can neither open NIKs nor keep people signed in."""
    missing = [] if (settings.KEYS / "keyring.json").is_file() else ["keyring.json"]
    if settings.SECRET_KEY_IS_PASSING:
        missing.append("secret_key")
    if not missing:
        return []
    said = {"folder": settings.KEYS, "names": ", ".join(missing)}
    return [
        Error(
            _("In %(folder)s these keys are missing: %(names)s.") % said,
            hint=_("Run lapak init, or put the keys back from where you keep them."),
            id="lapak.E002",
        )
    ]


@register(OURS, deploy=True)
def debug_is_off(
    app_configs: Sequence[AppConfig] | None, **kwargs: Any
) -> list[CheckMessage]:
    """A debug page shows settings and rows to whoever meets an error."""
    is_public = settings.HTTPS or bool(set(settings.ALLOWED_HOSTS) - LOCAL)
    if not (settings.DEBUG and is_public):
        return []
    return [
        Error(
            _("LAPAK_DEBUG is on, and others can reach this server."),
            hint=_("Take LAPAK_DEBUG out of the environment or of .env."),
            id="lapak.E003",
        )
    ]

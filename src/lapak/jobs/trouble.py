"""What stops a command, as sentences that say what to do next."""

import errno
from typing import Final

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import DatabaseError


class CannotDo(Exception):
    """A command can't do its work; the message says why and what to do. Exit code 2."""


NO_DATABASE: Final = (
    "Belum ada basis data Lapak di {data}. Jalankan `lapak init` dulu, "
    "atau arahkan LAPAK_DATA ke folder yang benar."
)
LOCKED: Final = (
    "Basis data sedang dipakai perintah lain. Tunggu sampai selesai, lalu ulangi."
)
UNREACHABLE: Final = (
    "PostgreSQL tidak bisa dihubungi. Periksa LAPAK_DATABASE_URL, dan apakah "
    "servernya berjalan."
)
FULL: Final = (
    "Disk penuh; tidak ada yang ditulis setengah-setengah. Kosongkan ruang "
    "di {data}, lalu ulangi."
)
FORBIDDEN: Final = (
    "{place} tidak bisa ditulis. Beri izin tulis kepada pengguna yang menjalankan "
    "Lapak, atau arahkan LAPAK_DATA ke folder lain."
)
# Parts of what SQLite and PostgreSQL say, in small letters.
SIGNS: Final = [
    (("database is locked", "table is locked", "lock timeout"), LOCKED),
    (("disk is full", "no space left", "could not extend file"), FULL),
    (("readonly database", "read-only"), FORBIDDEN),
    (("unable to open database file",), NO_DATABASE),
    (("no such table", "does not exist", "undefinedtable"), NO_DATABASE),
    (
        (
            "connection refused",
            "could not connect",
            "connection failed",
            "couldn't get a connection",
            "could not translate host",
            "failed to resolve",
            "connection timeout",
            "server closed the connection",
        ),
        UNREACHABLE,
    ),
]


def sentence_for(error: BaseException) -> str | None:
    """What to say about an error; None for one that nobody foresaw."""
    if isinstance(error, CannotDo):
        return str(error)
    if isinstance(error, ValidationError):
        return " ".join(error.messages)
    if isinstance(error, DatabaseError) or type(error).__name__ == "PoolTimeout":
        return _database(f"{error} {error.__cause__ or ''}".lower())
    if isinstance(error, ImproperlyConfigured):
        return f"Pengaturan Lapak tidak bisa dipakai: {error}"
    if isinstance(error, OSError):
        return _file(error)
    return None


def _database(said: str) -> str | None:
    for signs, sentence in SIGNS:
        if any(sign in said for sign in signs):
            return _filled(sentence, str(settings.DATA))
    return None


def _file(error: OSError) -> str | None:
    place = str(error.filename or settings.DATA)
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return _filled(FULL, place)
    if error.errno in (errno.EACCES, errno.EPERM, errno.EROFS):
        return _filled(FORBIDDEN, place)
    return None


def _filled(sentence: str, place: str) -> str:
    return sentence.format(data=settings.DATA, place=place)

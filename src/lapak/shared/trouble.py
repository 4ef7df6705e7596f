"""What stops Lapak from outside (disk, database, permissions), and what to do about it.

The same sentences stand on standard error and on pages. An error is known by what it
says, since SQLite, PostgreSQL and their drivers have no common codes.
"""

import errno
import os
from enum import Enum
from typing import Final


class Trouble(Enum):
    """A cause outside Lapak: what to do about it, in Indonesian and in English."""

    NO_DATABASE = (
        "Belum ada basis data Lapak di {data}. Jalankan `lapak init` dulu, "
        "atau arahkan LAPAK_DATA ke folder yang benar.",
        "There is no database of Lapak in {data} yet. Run `lapak init` first, "
        "or point LAPAK_DATA to the right folder.",
    )
    LOCKED = (
        "Basis data sedang dipakai perintah lain. Tunggu sampai selesai, lalu ulangi.",
        "The database is in use by another command. Wait until it is done, then repeat.",
    )
    UNREACHABLE = (
        "PostgreSQL tidak bisa dihubungi. Periksa LAPAK_DATABASE_URL, dan apakah "
        "servernya berjalan.",
        "PostgreSQL can't be reached. Check LAPAK_DATABASE_URL, and whether the "
        "server is running.",
    )
    FULL = (
        "Disk penuh; tidak ada yang ditulis setengah-setengah. Kosongkan ruang "
        "di {data}, lalu ulangi.",
        "The disk is full; nothing was written by halves. Make room in {data}, "
        "then repeat.",
    )
    DISK = (
        "Disk penuh atau rusak; tidak ada yang ditulis setengah-setengah. Kosongkan "
        "ruang di {data} atau periksa disknya, lalu ulangi.",
        "The disk is full or failing; nothing was written by halves. Make room in "
        "{data} or have the disk checked, then repeat.",
    )
    FORBIDDEN = (
        "{place} tidak bisa ditulis. Beri izin tulis kepada pengguna yang menjalankan "
        "Lapak, atau arahkan LAPAK_DATA ke folder lain.",
        "{place} can't be written to. Let the user that runs Lapak write there, or "
        "point LAPAK_DATA to another folder.",
    )
    CLOSED = (
        "{place} tidak bisa dibaca atau ditulis. Beri izin kepada pengguna yang "
        "menjalankan Lapak, atau arahkan LAPAK_DATA ke folder lain.",
        "{place} can't be read or written. Give permission to the user that runs "
        "Lapak, or point LAPAK_DATA to another folder.",
    )


# Parts of what SQLite, PostgreSQL and psycopg say, in small letters. The first that
# fits is taken: a full disk, too, ends a connection.
_SIGNS: Final = (
    (("disk is full", "no space left", "could not extend file"), Trouble.FULL),
    (("disk i/o error",), Trouble.DISK),
    (
        (
            "database is locked",
            "table is locked",
            "lock timeout",
            "deadlock detected",
            "could not obtain lock",
        ),
        Trouble.LOCKED,
    ),
    (("readonly database", "read-only"), Trouble.FORBIDDEN),
    (("unable to open database file",), Trouble.NO_DATABASE),
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
            "terminating connection",
            "connection is closed",
            "connection is lost",
            "connection already closed",
            "consuming input failed",
            "is starting up",
            "is shutting down",
            "too many clients",
            "remaining connection slots",
        ),
        Trouble.UNREACHABLE,
    ),
    (("no such table", "does not exist", "undefinedtable"), Trouble.NO_DATABASE),
)
_OF_DATABASES: Final = {"DatabaseError", "InterfaceError", "PoolTimeout"}


def trouble(error: BaseException, data: str) -> Trouble | None:
    """What an error means outside Lapak; None for a fault of ours or one unforeseen.

    `data`: the folder of the database and the kept files.
    """
    # By name: this package knows no database.
    if _OF_DATABASES & {one.__name__ for one in type(error).__mro__}:
        return _of_database(f"{error} {error.__cause__ or ''}".lower(), data)
    if isinstance(error, OSError):
        return _of_file(error)
    return None


def sentence(error: BaseException, data: str, language: str = "id") -> str | None:
    """What to say about an error and what to do; None for one that nobody foresaw."""
    found = trouble(error, data)
    if found is None:
        return None
    indonesian, english = found.value
    named = isinstance(error, OSError) and error.filename
    return (english if language == "en" else indonesian).format(
        data=data, place=named or data
    )


def _of_database(said: str, data: str) -> Trouble | None:
    for signs, meant in _SIGNS:
        if any(sign in said for sign in signs):
            shut = meant is Trouble.NO_DATABASE and os.path.isdir(data)
            if shut and not os.access(data, os.W_OK):
                return Trouble.FORBIDDEN  # SQLite needs to write beside its database
            return meant
    return None


def _of_file(error: OSError) -> Trouble | None:
    if error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG):
        return Trouble.FULL
    if error.errno == errno.EROFS:
        return Trouble.FORBIDDEN
    if error.errno in (errno.EACCES, errno.EPERM):
        return Trouble.CLOSED
    return None


_OF_PATHS: Final = {
    errno.ENOENT: "berkas atau foldernya tidak ada. Periksa tulisannya",
    errno.ENOTDIR: "jalurnya melewati berkas, bukan folder. Periksa tulisannya",
    errno.EISDIR: "itu folder, bukan berkas. Tulis juga nama berkasnya",
    errno.EACCES: "izinnya tidak ada. Minta izin kepada pemiliknya",
    errno.EPERM: "izinnya tidak ada. Minta izin kepada pemiliknya",
    errno.EROFS: "tempatnya hanya bisa dibaca. Pilih tempat lain",
    errno.ENOSPC: "disknya penuh. Kosongkan ruang",
    errno.ENAMETOOLONG: "namanya terlalu panjang. Pendekkan",
}


def of_path(error: OSError) -> str:
    """Why a path that a person wrote can't be used, in Indonesian, with what to do."""
    reason = _OF_PATHS.get(error.errno or 0, "tempatnya tidak bisa dipakai. Pilih yang lain")  # fmt: skip
    return f"{reason}, lalu ulangi."

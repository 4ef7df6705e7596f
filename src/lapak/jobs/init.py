"""`lapak init`: everything that Lapak needs before it can start. Asks nothing."""

import argparse
import secrets
import sys
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction

from lapak.domain.places.actions import ensure_regions
from lapak.domain.sources.secrecy import ensure_keyring
from lapak.jobs.trouble import CannotDo

MARK = "LAPAK.txt"
WORDS = (
    "Folder ini milik Lapak: basis data, berkas yang diambil masuk, dan kunci.\n"
    "Jangan diubah dengan tangan. Cadangkan seluruhnya; simpan folder keys terpisah.\n"
)
# What a new disk or a version control puts into an empty folder.
NOTHING = {"lost+found", ".gitkeep", ".gitignore"}


def configure(parser: argparse.ArgumentParser) -> None:
    """Nothing may be written after it."""


def run(args: argparse.Namespace) -> int:
    """Exit code 0 also when everything was there already."""
    new = prepare()
    sys.stdout.write(f"Lapak siap di {settings.DATA}.\n")
    if new:
        sys.stdout.write(
            f"{new} wilayah dicatat. Berikutnya: `lapak user add NAMA --role head`, "
            "lalu `lapak serve`.\n"
        )
    return 0


def prepare() -> int:
    """Make everything that is missing; says how many regions were written down."""
    own_folder(settings.DATA)
    (settings.DATA / "files").mkdir(mode=0o700, exist_ok=True)
    ensure_keyring()
    _ensure_secret_key(settings.KEYS / "secret_key")
    _keeps_letters()
    call_command("migrate", interactive=False, verbosity=0)
    with transaction.atomic():
        new = ensure_regions(settings.CITY)
    call_command("collectstatic", interactive=False, verbosity=0)
    return new


def own_folder(data: Path) -> None:
    """Make the folder, or make sure that it is ours. Raises CannotDo."""
    if data.exists() and not data.is_dir():
        raise CannotDo(f"{data} bukan folder. Arahkan LAPAK_DATA ke sebuah folder.")
    data.mkdir(mode=0o700, parents=True, exist_ok=True)
    mark = data / MARK
    if mark.is_file():
        return
    inside = {one.name for one in data.iterdir()} - NOTHING
    # Keys may have been put there by hand before the first start.
    if inside - {"keys", "lapak.sqlite3", "lapak.sqlite3-wal", "lapak.sqlite3-shm"}:
        raise CannotDo(
            f"Folder {data} berisi hal lain, dan bukan folder Lapak. "
            "Arahkan LAPAK_DATA ke folder kosong, atau ke folder yang belum ada."
        )
    mark.write_text(WORDS)


def _keeps_letters() -> None:
    """PostgreSQL that was set up without a locale keeps bytes, not letters.

    Then nobody sorts or searches rightly beyond ASCII. Raises CannotDo.
    """
    if connection.vendor != "postgresql":
        return
    with connection.cursor() as cursor:
        cursor.execute("SHOW server_encoding")
        encoding = cursor.fetchone()[0]
    if encoding != "UTF8":
        raise CannotDo(
            f"Basis data PostgreSQL ini berkode {encoding}, bukan UTF8. Buat yang baru: "
            "createdb -T template0 -E UTF8 --locale=C.UTF-8 lapak, lalu sebut di LAPAK_DATABASE_URL."
        )


def _ensure_secret_key(place: Path) -> None:
    """The key that keeps people signed in; only its owner reads it."""
    if place.is_file():
        return
    fresh = place.with_suffix(".new")
    fresh.unlink(missing_ok=True)
    fresh.touch(mode=0o600)
    fresh.write_text(secrets.token_urlsafe(48) + "\n")
    fresh.replace(place)

"""The files of folders that a command is pointed at."""

import os
import stat
from collections.abc import Sequence
from pathlib import Path

SKIPPED = (".", "~$")  # hidden files, and the locks that Excel lays beside a file


class NothingThere(Exception):
    """No file was found where one was asked for; the sentence says where."""


def find_files(paths: Sequence[Path]) -> list[Path]:
    """Every file of folders and files, in order; raises NothingThere."""
    found: list[Path] = []
    for path in paths:
        try:
            is_folder = stat.S_ISDIR(path.stat().st_mode)
        except OSError as error:
            raise _not_found(path, error) from error
        found += _inside(path) if is_folder else [path]
    if not found:
        names = ", ".join(map(str, paths))
        raise NothingThere(
            f"Tidak ada berkas di {names}. Tunjuk folder yang berisi daftar."
        )
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    """Files of a folder and its folders; a folder that is shut must not be missed."""

    def shut(error: OSError) -> None:
        raise _not_found(Path(error.filename or folder), error) from error

    found = [
        Path(place, name)
        for place, _folders, names in os.walk(folder, onerror=shut)
        for name in names
    ]
    return sorted(
        p for p in found if p.is_file() and not _skipped(p.relative_to(folder))
    )


def _not_found(path: Path, error: OSError) -> NothingThere:
    if isinstance(error, PermissionError):
        return NothingThere(
            f"{path} tidak boleh dibuka. Minta izin baca kepada pemiliknya, lalu ulangi."
        )
    return NothingThere(
        f"Tidak ada berkas atau folder bernama {path}. Periksa tulisannya."
    )


def _skipped(path: Path) -> bool:
    return any(part.startswith(SKIPPED) for part in path.parts)


def given(path: Path, asked: Sequence[Path]) -> str:
    """A found file's path from the folder on that was asked for, with its name.

    As a browser tells of a folder that was chosen; of a file asked for, its name.
    """
    whole = path.absolute()
    roots = [one.absolute() for one in asked if one.is_dir()]
    above = [one for one in roots if whole.is_relative_to(one)]
    if not above:
        return whole.name
    return str(whole.relative_to(min(above, key=lambda one: len(one.parts)).parent))

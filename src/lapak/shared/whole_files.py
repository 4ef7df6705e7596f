"""Files that are there wholly or not at all."""

import os
from collections.abc import Mapping
from pathlib import Path


def write_whole(files: Mapping[Path, bytes]) -> None:
    """Write files under passing names, then give each its own.

    None of them takes the place of an older one before all are on the disk. Raises
    OSError, and leaves nothing lying about.
    """
    passing: dict[Path, Path] = {}
    try:
        for path, content in files.items():
            aside = path.with_name(f".{path.name}.{os.getpid()}")
            passing[aside] = path
            _put(aside, content)
        for aside, path in passing.items():
            aside.replace(path)
    except OSError:
        for aside in passing:
            aside.unlink(missing_ok=True)
        raise


def _put(aside: Path, content: bytes) -> None:
    with aside.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())

"""Files that were sent and wait for a person's yes, sealed in a folder of their own.

A batch lies in DATA/waiting/<user>-<token>. It belongs to the user who sent it, is
thrown away after a day, and of each user the newest few are kept.
"""

import json
import re
import secrets
import shutil
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.conf import settings

from lapak.domain.sources.secrecy import CannotOpen, unseal, write_sealed
from lapak.intake.choosing import Chosen

KEPT_FOR = timedelta(days=1)
BATCHES = 3  # of one user
_TOKEN = re.compile(r"[0-9a-f]{32}")


class Gone(Exception):
    """There is no such batch (any more), or it is somebody else's."""


@dataclass(frozen=True, slots=True)
class Waiting:
    """One file of a batch; `refusal`: why it is not read at all."""

    path: str
    sha256: str = ""
    refusal: str = ""


@dataclass(frozen=True, slots=True)
class Batch:
    """Files that one user sent together."""

    user: int
    token: str
    files: tuple[Waiting, ...] = field(default=())

    def content(self, file: Waiting) -> bytes:
        """The bytes of one of its files. Raises Gone."""
        return self._open(file.sha256)

    def note(self, name: str, told: Any) -> None:
        """Keep something worked out of the files beside them: plain JSON, sealed."""
        text = json.dumps(told, ensure_ascii=False, default=str)
        write_sealed(self._place / name, zlib.compress(text.encode(), 1))

    def noted(self, name: str) -> Any:
        """What was kept beside the files. Raises Gone."""
        return json.loads(zlib.decompress(self._open(name)))

    def throw_away(self) -> None:
        """Remove it all; what is gone already stays gone."""
        shutil.rmtree(self._place, ignore_errors=True)

    def _open(self, name: str) -> bytes:
        try:
            return unseal((self._place / name).read_bytes())
        except (OSError, CannotOpen) as gone:
            raise Gone from gone

    @property
    def _place(self) -> Path:
        return _root() / f"{self.user}-{self.token}"


def lay_down(chosen: Sequence[Chosen], *, user: int, now: datetime) -> Batch:
    """Keep files until their user says yes or no. OSError when the disk is full."""
    tidy(now=now)
    _make_room(user)
    files = [
        Waiting(
            one.path, "" if one.refusal else _digest(one.content), refusal=one.refusal
        )
        for one in chosen
    ]
    batch = Batch(user, secrets.token_hex(16), tuple(files))
    try:
        for one, file in zip(chosen, files, strict=True):
            if file.sha256:
                write_sealed(batch._place / file.sha256, one.content)
        batch.note("files", [asdict(file) for file in files])
    except BaseException:
        batch.throw_away()
        raise
    return batch


def batch_of(user: int, token: str) -> Batch:
    """The batch of this user with this token. Raises Gone."""
    if not _TOKEN.fullmatch(token):
        raise Gone
    told = Batch(user, token).noted("files")
    return Batch(user, token, tuple(Waiting(**file) for file in told))


def tidy(*, now: datetime) -> None:
    """Throw away batches that have waited for more than a day."""
    oldest = (now - KEPT_FOR).timestamp()
    for place, changed in _batches():
        if changed < oldest:
            shutil.rmtree(place, ignore_errors=True)


def _make_room(user: int) -> None:
    """Throw away a user's oldest batches, so that one more has its place."""
    own = [
        (changed, place)
        for place, changed in _batches()
        if place.name.startswith(f"{user}-")
    ]
    for _changed, place in sorted(own, reverse=True)[BATCHES - 1 :]:
        shutil.rmtree(place, ignore_errors=True)


def _batches() -> Iterator[tuple[Path, float]]:
    root = _root()
    places: Iterable[Path] = root.iterdir() if root.is_dir() else ()
    for place in places:
        try:
            yield place, place.stat().st_mtime
        except FileNotFoundError:  # thrown away meanwhile
            continue


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def _root() -> Path:
    return Path(settings.DATA) / "waiting"

"""What must not lie in plain text on disk: NIKs, raw cells that hold one, kept files.

Texts are sealed with AES-256-GCM under a key whose id stands in front, so that old
texts open after a new key was made. For looking up there is a keyed hash (HMAC). The
keys lie in `KEYS/keyring.json`, apart from the database and its backups.
"""

import base64
import hashlib
import json
import os
import secrets
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings
from django.db import DatabaseError
from django.utils.translation import gettext as _

Keep = Callable[[bytes, str], None]  # bytes and their hash; ValueError if not theirs
Known = Callable[[Sequence[str]], set[str]]  # which of these hashes count

NONCE = 12
KEY = 32
_BLOCK = 64  # of SHA-256; no key is longer


class CannotOpen(Exception):
    """Something sealed or kept can't be given; the message says what to do."""


@dataclass(frozen=True)
class Keyring:
    """Keys by id; `current` names the one for new texts. `index` is for look-ups."""

    current: str
    keys: dict[str, bytes]
    index: bytes


def ensure_keyring() -> bool:
    """Make the folder of keys and a keyring, where there is none; says whether it did.

    Only the owner may read them. An existing keyring is left as it is.
    """
    settings.KEYS.mkdir(mode=0o700, parents=True, exist_ok=True)
    if _place().is_file():
        return False
    _store(Keyring("k1", {"k1": secrets.token_bytes(KEY)}, secrets.token_bytes(KEY)))
    return True


def rotate() -> str:
    """Make a new key the current one and give its id; the old ones stay for reading.

    The index key stays too: with another one nobody's NIK would be found again.
    """
    ring = _keyring()
    name = f"k{len(ring.keys) + 1}"
    keys = ring.keys | {name: secrets.token_bytes(KEY)}
    _store(Keyring(name, keys, ring.index))
    return name


class Locks:
    """The keys in hand, for many texts at once: the keyring is looked up once."""

    def __init__(self) -> None:
        """CannotOpen when there is no keyring."""
        ring = _keyring()
        name = ring.current.encode()
        self._head = bytes([len(name)]) + name
        self._cipher = AESGCM(ring.keys[ring.current])
        key = ring.index.ljust(_BLOCK, b"\0")
        self._inner = bytes(byte ^ 0x36 for byte in key)
        self._outer = bytes(byte ^ 0x5C for byte in key)

    def seal(self, content: str | bytes) -> bytes:
        """Encrypt a text; the same text gives other bytes each time."""
        nonce = secrets.token_bytes(NONCE)
        plain = content.encode() if isinstance(content, str) else content
        return self._head + nonce + self._cipher.encrypt(nonce, plain, self._head)

    def seal_all(self, texts: Sequence[str]) -> list[bytes | None]:
        """Encrypt many texts, each as `seal` does; None for what is ''."""
        head, encrypt = self._head, self._cipher.encrypt
        nonces = secrets.token_bytes(NONCE * len(texts))
        each = [nonces[at : at + NONCE] for at in range(0, len(nonces), NONCE)]
        return [
            head + nonce + encrypt(nonce, text.encode(), head) if text else None
            for text, nonce in zip(texts, each, strict=True)
        ]

    def blind(self, text: str) -> str:
        """A keyed hash to look a text up by: 32 hex digits, the same each time.

        HMAC-SHA-256, whose two halves of the key are laid ready: two plain hashes
        take a third of the time that a new HMAC takes.
        """
        inner = hashlib.sha256(self._inner + text.encode()).digest()
        return hashlib.sha256(self._outer + inner).hexdigest()[:32]


def seal(content: str | bytes) -> bytes:
    """Encrypt one text; see `Locks.seal`."""
    return Locks().seal(content)


def unseal(sealed: bytes | memoryview) -> bytes:
    """What was sealed; CannotOpen when its key is gone or it was changed."""
    whole = bytes(sealed)
    end = 1 + whole[0] if whole else 0
    head, nonce = whole[:end], whole[end : end + NONCE]
    if not end or len(whole) < end + NONCE:
        raise CannotOpen(_("This is not something that Lapak encrypted."))
    name = head[1:].decode("ascii", "replace")
    key = _keyring().keys.get(name)
    if key is None:
        raise CannotOpen(
            _(
                "The key %(name)s is missing from the keyring. "
                "Put back the keyring.json that holds it."
            )
            % {"name": name}
        )
    try:
        return AESGCM(key).decrypt(nonce, whole[end + NONCE :], head)
    except InvalidTag as changed:
        raise CannotOpen(
            _("What was encrypted has been changed since. Restore it from a backup.")
        ) from changed


def blind(text: str) -> str:
    """The keyed hash of one text; see `Locks.blind`."""
    return Locks().blind(text)


@contextmanager
def keeping(known: Known) -> Iterator[Keep]:
    """Keep files together with a transaction, all of them or none; open it around it.

    A file lies aside under a name of its own until the transaction is done. When it
    failed, `known` says which of these hashes the database holds all the same. After
    a kill they stay aside until `put_away` comes.
    """
    laid: list[Path] = []

    def keep(content: bytes, sha256: str) -> None:
        if hashlib.sha256(content).hexdigest() != sha256:
            raise ValueError("The hash is not that of these bytes.")
        place = _file(sha256)
        if not place.is_file():
            laid.append(place.with_name(f"{sha256}.{secrets.token_hex(8)}"))
            _write(laid[-1], seal(content))

    try:
        yield keep
    except Exception:
        # Without a database to ask they are left for `put_away`.
        with suppress(DatabaseError, OSError):
            _sort(laid, known)
        raise
    for one in laid:
        _to_its_place(one)


def put_away(known: Known) -> int:
    """Put files that lie aside to their place, or remove them; says how many.

    Call it while nobody else can be keeping files: what lies aside then was left by
    a kill or a failure.
    """
    aside = [
        Path(file.path)
        for folder in _folders()
        for file in os.scandir(folder)
        if "." in file.name
    ]
    _sort(aside, known)
    return len(aside)


def _sort(aside: Sequence[Path], known: Known) -> None:
    """Files that the database knows go to their place; the others were in vain."""
    if not aside:
        return
    counting = known([_name(one) for one in aside])
    for one in aside:
        if _name(one) in counting:
            _to_its_place(one)
        else:
            one.unlink(missing_ok=True)


def _name(aside: Path) -> str:
    return aside.name.partition(".")[0]  # '' for one that was still being written


def _folders() -> list[str]:
    try:
        return [one.path for one in os.scandir(_files()) if one.is_dir()]
    except FileNotFoundError:  # nothing was kept yet
        return []


def _to_its_place(aside: Path) -> None:
    with suppress(FileNotFoundError):  # somebody else has put it away
        aside.replace(aside.with_name(_name(aside)))


def kept(sha256: str) -> bytes:
    """The bytes that were kept under this hash; CannotOpen when they are gone."""
    sealed = _sealed(_file(sha256))
    if sealed is None:
        raise CannotOpen(
            _(
                "The kept file %(name)s is missing from the folder files. "
                "Restore it from a backup, or take the file in again."
            )
            % {"name": f"{sha256[:12]}…"}
        )
    content = unseal(sealed)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise CannotOpen(
            _("The kept file %(name)s holds something else. Restore it from a backup.")
            % {"name": f"{sha256[:12]}…"}
        )
    return content


def write_sealed(place: Path, content: bytes) -> None:
    """Seal bytes into a file of their own, whole or not at all."""
    _write(place, seal(content))


def _sealed(place: Path) -> bytes | None:
    """A kept file as it lies there, or aside for a moment yet; None: neither."""
    for one in (place, *sorted(place.parent.glob(f"{place.name}.*")), place):
        with suppress(FileNotFoundError):
            return one.read_bytes()
    return None


def _files() -> Path:
    return Path(settings.DATA) / "files"


def _file(sha256: str) -> Path:
    """Where a kept file lies. Only a hash leads there, never a name from outside."""
    if len(sha256) != 64 or not set(sha256) <= set("0123456789abcdef"):
        raise ValueError("This is no SHA-256.")
    return _files() / sha256[:2] / sha256


def _place() -> Path:
    return Path(settings.KEYS) / "keyring.json"


def _keyring() -> Keyring:
    place = _place()
    try:
        known = place.stat()
    except FileNotFoundError as gone:
        raise CannotOpen(
            _(
                "There is no keyring at %(place)s. "
                "Run lapak init, or put back the one that you keep elsewhere."
            )
            % {"place": place}
        ) from gone
    return _read(place, known.st_mtime_ns, known.st_ino)


@lru_cache(maxsize=2)
def _read(place: Path, changed: int, inode: int) -> Keyring:
    """The keyring as it lies there; read again only when the file is another one."""
    try:
        told: dict[str, Any] = json.loads(place.read_text())
        keys = {name: base64.b64decode(key) for name, key in told["keys"].items()}
        ring = Keyring(told["current"], keys, base64.b64decode(told["index"]))
        if {len(key) for key in (*keys.values(), ring.index)} != {KEY}:
            raise ValueError("keys have 32 bytes")
        ring.keys[ring.current]
    except (ValueError, KeyError, TypeError, AttributeError) as broken:
        raise CannotOpen(
            _("The keyring at %(place)s can't be read. Put back a good copy of it.")
            % {"place": place}
        ) from broken
    return ring


def _store(ring: Keyring) -> None:
    def words(key: bytes) -> str:
        return base64.b64encode(key).decode()

    told = {
        "current": ring.current,
        "keys": {name: words(key) for name, key in ring.keys.items()},
        "index": words(ring.index),
    }
    _write(_place(), json.dumps(told, indent=1).encode() + b"\n")


def _write(place: Path, content: bytes) -> None:
    """Write a file that only its owner reads, so that a power cut leaves old or new."""
    place.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    number, name = tempfile.mkstemp(dir=place.parent, prefix=".")  # mode 0600
    try:
        with os.fdopen(number, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        Path(name).replace(place)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    folder = os.open(place.parent, os.O_RDONLY)
    try:
        os.fsync(folder)  # the new name, too, must outlive a power cut
    finally:
        os.close(folder)

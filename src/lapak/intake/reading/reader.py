"""The way in for files: bytes are taken once, read in another process, and told back.

    with Reader() as reader:                # keeps the reading process warm
        workbook = reader.read(path)        # raises Refused, with a sentence

`read_file` and `read_bytes` do the same with one reader for the whole process.
"""

import array
import atexit
import contextlib
import hashlib
import os
import select
import socket
import stat
import struct
import subprocess
import sys
import threading
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self, TypeVar

import lapak
from lapak.intake.reading import limits
from lapak.intake.reading.refusal import Refused, of_document
from lapak.intake.reading.wire import Message, assemble, assemble_text, decode
from lapak.intake.reading.workbook import Workbook

T = TypeVar("T")
_LENGTH = struct.Struct("<I")
_ASKED = struct.Struct("<cI")  # what for, and how many bytes follow
_PATIENCE = limits.WALL_SECONDS + 5  # the reading process ends itself before that
_CLOSING = 5.0
_EXCEL_LOCK = "~$"
_LIBREOFFICE_LOCK = ".~lock."


class Reader:
    """Reads many files, each in a process of its own.

    Threads may share one. Nothing that a file does reaches this process: it either
    tells a workbook or is Refused.
    """

    def __init__(
        self,
        *,
        memory_bytes: int = limits.MEMORY_BYTES,
        cpu_seconds: int = limits.CPU_SECONDS,
        wall_seconds: float = limits.WALL_SECONDS,
    ) -> None:
        self._limits = [str(memory_bytes), str(cpu_seconds), str(wall_seconds)]
        self.child_peak_mb = 0.0  # the most memory that one file has taken
        self.child_cpu_s = 0.0  # the CPU time of all files together
        self._lock = threading.Lock()
        self._mother: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, path: Path) -> Workbook:
        """What a file holds. Raises Refused, also when it changes meanwhile."""
        before = taken(path)
        workbook = self.read_bytes(before.content, path.name)
        if before.changed(path):
            raise Refused("changing")
        return workbook

    def read_bytes(self, content: bytes, name: str) -> Workbook:
        """What a file with this content and name holds. Raises Refused."""
        if name.startswith((_EXCEL_LOCK, _LIBREOFFICE_LOCK)):
            raise Refused("lock_file")
        return self._read(content, limits.WORKBOOK, assemble)

    def read_document(self, content: bytes) -> str:
        """The text of a Word, PDF or plain text file. Raises Refused."""
        try:
            return self._read(content, limits.DOCUMENT, assemble_text)
        except Refused as refused:
            raise of_document(refused) from None

    def _read(
        self, content: bytes, purpose: bytes, hear: Callable[[Iterable[Message]], T]
    ) -> T:
        if len(content) > limits.FILE_BYTES:
            raise Refused("file_too_big")
        talk, report = self._ask()
        with talk:
            try:
                return self._hear(talk, content, purpose, hear)
            except (OSError, ValueError, EOFError):
                talk.close()
                raise Refused(self._verdict(report)) from None
            finally:
                talk.close()
                self._note(report)

    def close(self) -> None:
        """End the mother process. A closed reader may be used again."""
        with self._lock:
            self._end()

    def _hear(
        self,
        talk: socket.socket,
        content: bytes,
        purpose: bytes,
        hear: Callable[[Iterable[Message]], T],
    ) -> T:
        talk.settimeout(_PATIENCE)
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            talk.sendall(_ASKED.pack(purpose, len(content)))
            talk.sendall(content)
        with talk.makefile("rb") as incoming:
            return hear(_messages(incoming))

    def _ask(self) -> tuple[socket.socket, "_Report"]:
        """Have a process forked that reads from and tells into the new socket."""
        ours, theirs = socket.socketpair()
        report, told = os.pipe()
        with theirs:
            try:
                self._pass_on(theirs.fileno(), told)
            except OSError:
                ours.close()
                os.close(report)
                raise Refused("no_reader") from None
            finally:
                os.close(told)
        return ours, _Report(report)

    def _pass_on(self, *descriptors: int) -> None:
        packed = array.array("i", descriptors)
        message = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, packed)]
        with self._lock:
            try:
                self._ready().sendmsg([b"."], message)
            except OSError:
                self._end()  # the mother was killed: once more with a new one
                self._ready().sendmsg([b"."], message)

    def _ready(self) -> socket.socket:
        if self._control is None:
            self._control, theirs = socket.socketpair()
            with theirs:
                root = str(Path(lapak.__file__).parents[1])
                self._mother = subprocess.Popen(  # noqa: S603 - our own module
                    [
                        sys.executable,
                        "-P",  # a json.py in the folder of lists is not ours
                        "-m",
                        "lapak.intake.reading.child",
                        str(theirs.fileno()),
                        *self._limits,
                    ],
                    env={"PYTHONPATH": root, "PYTHONDONTWRITEBYTECODE": "1"},
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=subprocess.DEVNULL,
                )
        return self._control

    def _end(self) -> None:
        if self._control is not None:
            self._control.close()  # the mother leaves when nobody can ask any more
            self._control = None
        if self._mother is not None:
            try:
                self._mother.wait(_CLOSING)
            except subprocess.TimeoutExpired:
                self._mother.kill()
                self._mother.wait()
            self._mother = None

    def _verdict(self, report: "_Report") -> str:
        said = report.verdict()
        return said if said in ("time", "memory") else "died"

    def _note(self, report: "_Report") -> None:
        report.verdict()
        with self._lock:
            self.child_peak_mb = max(self.child_peak_mb, report.peak_mb)
            self.child_cpu_s += report.cpu_s


class _Report:
    """How the reading process ended, as its warden saw it."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._said: list[str] = []
        self.peak_mb = 0.0
        self.cpu_s = 0.0

    def verdict(self) -> str:
        """Wait for the end: 'ended', 'time', 'memory', or '' from a dead warden."""
        if self._descriptor >= 0:
            end = select.poll()
            end.register(self._descriptor, select.POLLIN)
            if end.poll(_PATIENCE * 1000):
                self._said = os.read(self._descriptor, 100).decode().split()
            os.close(self._descriptor)
            self._descriptor = -1
            if len(self._said) == 3:
                self.peak_mb = int(self._said[1]) / 1024
                self.cpu_s = float(self._said[2])
        return self._said[0] if self._said else ""


def _messages(incoming: BinaryIO) -> Iterator[Message]:
    """What the reading process tells. Raises EOFError or ValueError if it breaks off."""
    heard = 0
    while heard <= limits.TEXT_BYTES * 2:  # it should have stopped by itself
        start = incoming.read(_LENGTH.size)
        if len(start) < _LENGTH.size:
            raise EOFError
        (length,) = _LENGTH.unpack(start)
        frame = incoming.read(min(length, limits.TEXT_BYTES * 2))
        heard += length
        yield decode(frame)


class Taken:
    """A file's bytes, and what the file looked like when they were taken."""

    def __init__(self, content: bytes, looks: tuple[int, ...]) -> None:
        self.content = content
        self._looks = looks
        self._hash = hashlib.sha256(content).digest()

    def changed(self, path: Path) -> bool:
        """Whether the file is another by now."""
        try:
            with path.open("rb") as file:
                if _looks(os.fstat(file.fileno())) != self._looks:
                    return True
                return hashlib.file_digest(file, "sha256").digest() != self._hash
        except OSError:
            return True


def _looks(status: os.stat_result) -> tuple[int, ...]:
    return status.st_ino, status.st_size, status.st_mtime_ns


def taken(path: Path) -> Taken:
    try:
        if path.is_dir():
            raise Refused("folder")
        # a pipe would keep us waiting for ever
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
        with open(descriptor, "rb") as file:
            before = os.fstat(descriptor)
            if not stat.S_ISREG(before.st_mode):
                raise Refused("not_a_file")
            content = file.read(limits.FILE_BYTES + 1)
            after = os.fstat(descriptor)
    except FileNotFoundError as error:
        raise Refused("missing") from error
    except PermissionError as error:
        raise Refused("permission") from error
    except OSError as error:
        raise Refused("unreadable") from error
    whole = len(content) in (after.st_size, limits.FILE_BYTES + 1)
    if _looks(before) != _looks(after) or not whole:
        raise Refused("changing")
    return Taken(content, _looks(after))


_shared: tuple[int, Reader] | None = None
_shared_lock = threading.Lock()


def shared_reader() -> Reader:
    """The reader of this process; a forked process gets one of its own."""
    global _shared  # noqa: PLW0603 - one warm reader a process
    with _shared_lock:
        if _shared is None or _shared[0] != os.getpid():
            reader = Reader()
            atexit.register(reader.close)
            _shared = (os.getpid(), reader)
        return _shared[1]


def read_file(path: Path) -> Workbook:
    """What a file holds. Raises Refused, with a sentence that says what to do."""
    return shared_reader().read(path)


def read_bytes(content: bytes, name: str) -> Workbook:
    """What a file with this content and name holds. Raises Refused."""
    return shared_reader().read_bytes(content, name)


def read_document(content: bytes) -> str:
    """The text of a Word, PDF or plain text file. Raises Refused."""
    return shared_reader().read_document(content)

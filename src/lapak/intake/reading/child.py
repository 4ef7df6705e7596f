"""The process that reads files, so that a bad one can't hurt anybody else.

A small mother process stays ready. For every file it forks a warden, which forks the
reader, sets a watch on it and reports how it ended. The reader has hard limits on
memory and CPU; whatever happens to it, the process that asked only sees a socket close.
Nothing here may import Django: the mother is started once and stays small.

Coverage can't see into these processes (they end without a goodbye); their tests watch
them from outside, by killing, starving and delaying them.
"""

import array
import contextlib
import gc
import os
import resource
import select
import signal
import socket
import struct
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from lapak.intake.documents.told import tell_document
from lapak.intake.reading import limits
from lapak.intake.reading.content import tell
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.wire import encode

_LENGTH = struct.Struct("<I")
_ASKED = struct.Struct("<cI")  # what for, and how many bytes follow
_TELLS = {limits.WORKBOOK: tell, limits.DOCUMENT: tell_document}


@dataclass(frozen=True, slots=True)
class Limits:
    """What the reading of one file may take."""

    memory_bytes: int
    cpu_seconds: int
    wall_seconds: float


def serve(control: socket.socket, limit: Limits) -> None:  # pragma: no cover
    """Fork a warden for every pair of descriptors that arrives, until nobody asks."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C is the asker's business
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # wardens leave nothing behind
    gc.collect()
    gc.freeze()
    while True:
        descriptors = _receive(control)
        if len(descriptors) != 2:
            return
        if os.fork() == 0:
            control.close()
            _guarded(partial(_watch, limit), *descriptors)
        for descriptor in descriptors:
            os.close(descriptor)


def _receive(control: socket.socket) -> list[int]:  # pragma: no cover
    space = socket.CMSG_LEN(2 * array.array("i").itemsize)
    _, ancillary, _, _ = control.recvmsg(1, space)
    numbers = array.array("i")
    for _, _, data in ancillary:
        numbers.frombytes(data)
    return list(numbers)


def _guarded(  # pragma: no cover
    work: Callable[[int, int], None], talk: int, report: int
) -> None:
    """Do one thing and end this process, whatever happens."""
    try:
        work(talk, report)
    finally:
        os._exit(1)


def _watch(limit: Limits, talk: int, report: int) -> None:  # pragma: no cover
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    reader = os.fork()
    if reader == 0:
        os.close(report)
        _guarded(partial(_read, limit), talk, -1)
    os.close(talk)
    verdict = _wait(reader, report, limit.wall_seconds)
    _, status, usage = os.wait4(reader, 0)
    used = usage.ru_utime + usage.ru_stime
    if not verdict and os.WIFSIGNALED(status):
        verdict = "time" if used > limit.cpu_seconds - 0.5 else "memory"
    with contextlib.suppress(OSError):
        said = f"{verdict or 'ended'} {usage.ru_maxrss} {used}"
        os.write(report, said.encode())
    os._exit(0)


def _wait(reader: int, report: int, seconds: float) -> str:  # pragma: no cover
    """Wait until the reader ends; end it when time is up or nobody listens."""
    poll = select.poll()
    poll.register(report, 0)  # tells only when the other end is gone
    poll.register(os.pidfd_open(reader), select.POLLIN)
    events = dict(poll.poll(seconds * 1000))
    if not events or report in events:
        os.kill(reader, signal.SIGKILL)
        return "time"
    return ""


def _read(limit: Limits, talk: int, _: int) -> None:  # pragma: no cover
    _obey(limit)
    gc.disable()  # this process lives for one file
    with socket.socket(fileno=talk) as asker:
        converse(asker)
    os._exit(0)


def converse(asker: socket.socket) -> None:
    """Hear one file's bytes and tell what it holds, or why it is refused."""
    told = 0
    try:
        with asker.makefile("rb") as incoming:
            purpose, length = _ASKED.unpack(incoming.read(_ASKED.size))
            content = incoming.read(length)
        for message in _TELLS[purpose](content):
            frame = encode(message)
            told += len(frame)
            if told > limits.TEXT_BYTES:
                raise Refused("too_much_text")
            asker.sendall(_LENGTH.pack(len(frame)) + frame)
    except Refused as refused:
        _send_refusal(asker, refused)
    except MemoryError:
        _send_refusal(asker, Refused("memory"))
    except OSError:
        return  # nobody listens any more
    except BaseException:  # noqa: BLE001 - a panic in the parser is no Exception
        _send_refusal(asker, Refused("damaged"))


def _send_refusal(asker: socket.socket, refused: Refused) -> None:
    frame = encode(["refused", refused.code, refused.details])
    with contextlib.suppress(OSError):
        asker.sendall(_LENGTH.pack(len(frame)) + frame)


def _obey(limit: Limits) -> None:  # pragma: no cover
    for what, most in (
        (resource.RLIMIT_AS, limit.memory_bytes),
        (resource.RLIMIT_CPU, limit.cpu_seconds),
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_FSIZE, 0),
    ):
        resource.setrlimit(what, (most, most))


if __name__ == "__main__":  # pragma: no cover
    number, memory, cpu, wall = sys.argv[1:]
    with socket.socket(fileno=int(number)) as mother:
        serve(mother, Limits(int(memory), int(cpu), float(wall)))

"""Real offices: a data folder and a database of their own, worked on by real commands.

On PostgreSQL (LAPAK_DATABASE_URL) every office gets a database beside the one that the
suite runs on. Nothing here waits without an end.
"""

import json
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

LAPAK = str(Path(sys.executable).with_name("lapak"))
PATIENCE = 120  # seconds that one command may take on a busy machine
URL = os.environ.get("LAPAK_DATABASE_URL", "")


@dataclass(frozen=True)
class Office:
    """A folder that `lapak init` has made, and its database."""

    data: Path
    url: str = ""  # of PostgreSQL; '' = SQLite in the folder

    def surroundings(self, **more: str) -> dict[str, str]:
        """The environment of its commands, with nothing of ours but the path."""
        kept = {
            name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ
        }
        told = {"LAPAK_DATA": str(self.data), "LANG": "C.UTF-8"}
        return (
            kept | told | ({"LAPAK_DATABASE_URL": self.url} if self.url else {}) | more
        )

    def lapak(
        self,
        *words: object,
        before: Sequence[str] = (),
        said: str | None = None,
        **more: str,
    ) -> subprocess.CompletedProcess[str]:
        """Run a command to its end; `before`: what it is run by."""
        return subprocess.run(
            [*before, LAPAK, *map(str, words)],
            env=self.surroundings(**more),
            input=said,
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
            cwd=self.data.parent,
        )

    def start(self, *words: object, **more: str) -> subprocess.Popen[str]:
        """Start a command; its words come when it ends (`ended`)."""
        return subprocess.Popen(
            [LAPAK, *map(str, words)],
            env=self.surroundings(**more),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            cwd=self.data.parent,
            start_new_session=True,
        )

    @contextmanager
    def serving(self, **more: str) -> Iterator["Server"]:
        """A server on a port of its own, stopped in the end whatever happens."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        process = self.start("serve", "--port", port, **more)
        try:
            server = Server(f"http://127.0.0.1:{port}", process)
            server.wait()
            yield server
        finally:
            stop(process)

    def figures(self, year: int = 2025) -> Any:
        """What `lapak figures --json` tells."""
        told = self.lapak("figures", "--year", year, "--json")
        assert told.returncode == 0, told.stderr
        return json.loads(told.stdout)

    def rows(self, sql: str) -> list[tuple[Any, ...]]:
        """What the database holds, asked past the product."""
        if self.url:
            with psycopg.connect(self.url, connect_timeout=5) as asked:
                return asked.execute(sql).fetchall()
        with closing(sqlite3.connect(self.data / "lapak.sqlite3", timeout=5)) as asked:
            return asked.execute(sql).fetchall()

    def is_whole(self) -> bool:
        """Whether the database is sound and the journal's chain unbroken."""
        sound = bool(self.url) or self.rows("PRAGMA integrity_check") == [("ok",)]
        return sound and self.lapak("journal", "verify").returncode == 0

    def lying(self) -> list[str]:
        """The names of what lies in the folder of kept files."""
        kept = self.data / "files"
        return sorted(one.name for one in kept.rglob("*") if one.is_file())


@dataclass(frozen=True)
class Server:
    """A running `lapak serve`."""

    address: str
    process: subprocess.Popen[str]

    def wait(self) -> None:
        """Until it answers; fails after a minute or when it ended."""
        until = time.monotonic() + 60
        while time.monotonic() < until:
            assert self.process.poll() is None, self.process.communicate(timeout=5)
            try:
                if self.status("/masuk/") < 600:
                    return
            except OSError:
                time.sleep(0.1)
        raise AssertionError("The server never answered.")

    def status(self, path: str) -> int:
        """The status of a page."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=30) as page:  # noqa: S310
                return int(page.status)
        except urllib.error.HTTPError as refused:
            with refused:
                return refused.code


def ended(process: subprocess.Popen[str]) -> tuple[int, str, str]:
    """Wait for a command's end: exit code, output, errors. Kills it when it hangs."""
    try:
        out, err = process.communicate(timeout=PATIENCE)
    except subprocess.TimeoutExpired:
        stop(process, signal.SIGKILL)
        raise
    return process.returncode, out, err


def stop(process: subprocess.Popen[str], how: int = signal.SIGINT) -> str:
    """End a command and all that it started; gives what it said on standard error."""
    if process.poll() is None:
        os.kill(process.pid, how)
    try:
        _out, said = process.communicate(timeout=30)
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate(timeout=30)
        raise
    return said


@contextmanager
def database(name: str, template: str = "template0") -> Iterator[str]:
    """A PostgreSQL database beside the suite's own; gives its address."""
    with psycopg.connect(URL, autocommit=True, connect_timeout=5) as server:
        server.execute("SET statement_timeout = '60s'")
        server.execute(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
    try:
        yield f"{URL.rpartition('/')[0]}/{name}"
    finally:
        with psycopg.connect(URL, autocommit=True, connect_timeout=5) as server:
            server.execute("SET statement_timeout = '60s'")
            server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

"""Real offices: a data folder and a database of their own, worked on by real commands.

On PostgreSQL (LAPAK_DATABASE_URL) every office gets a database beside the one that the
suite runs on. Nothing here waits without an end.
"""

import html
import http.cookiejar
import json
import os
import re
import secrets
import signal
import socket
import sqlite3
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg

LAPAK = str(Path(sys.executable).with_name("lapak"))
PATIENCE = 120  # seconds that one command may take on a busy machine
PASSWORD = "bunga-melati-9"  # of those whom the first office has
URL = os.environ.get("LAPAK_DATABASE_URL", "")

# Does something when a function is entered for the n-th time, then goes on as `lapak`.
MEANWHILE = """
import os, signal, sys
where, action = sys.argv[1:3]
del sys.argv[1:3]
module, name, left = where.split(":")
left = int(left)
def watch(frame, event, arg):
    global left
    code = frame.f_code
    if code.co_name == name and frame.f_globals.get("__name__") == module:
        left -= 1
        if not left:
            sys.settrace(None)
            exec(action)
sys.settrace(watch)
from lapak.config.command import main
main()
"""
DIE = "os.kill(os.getpid(), signal.SIGKILL)"


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
        # A process that may write little leaves half a .pyc behind, for all the others.
        told = {
            "LAPAK_DATA": str(self.data),
            "LANG": "C.UTF-8",
            "PYTHONDONTWRITEBYTECODE": "1",
        }
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

    def meanwhile(
        self, where: str, action: str, *words: object
    ) -> subprocess.CompletedProcess[str]:
        """Run a command in which something happens at `module:function:n`.

        `action` is Python, done in the command's own process: what else happens on a
        machine, at the very moment at which it hurts most.
        """
        return subprocess.run(
            [sys.executable, "-c", MEANWHILE, where, action, *map(str, words)],
            env=self.surroundings(),
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


@dataclass(frozen=True)
class Answer:
    """A page as it came."""

    status: int
    page: str
    address: str
    took_s: float

    @property
    def words(self) -> str:
        """The page's text without its marks."""
        return " ".join(html.unescape(re.sub("<[^>]+>", " ", self.page)).split())


class Browser:
    """Somebody who is signed in at a server."""

    def __init__(self, server: Server) -> None:
        self.server = server
        self._cookies = http.cookiejar.CookieJar()
        keeper = urllib.request.HTTPCookieProcessor(self._cookies)
        self._opener = urllib.request.build_opener(keeper)

    def sign_in(self, username: str = "ratna") -> Answer:
        """By the page, as everybody."""
        self.get("/masuk/")
        return self.post("/masuk/", {"login": username, "password": PASSWORD})

    def get(self, path: str) -> Answer:
        """A page."""
        return self._open(urllib.request.Request(self.server.address + path))  # noqa: S310

    def post(self, path: str, fields: Mapping[str, str]) -> Answer:
        """Send a form; redirects are followed."""
        body = urllib.parse.urlencode({**fields, **self._token()}).encode()
        return self._open(urllib.request.Request(self.server.address + path, body))  # noqa: S310

    def upload(self, *files: Path) -> Answer:
        """Choose files on the page Berkas and take them in."""
        mark = secrets.token_hex(16)
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}'.encode()
            for name, value in {**self._token(), "do": "take"}.items()
        ]
        for file in files:
            head = f'--{mark}\r\nContent-Disposition: form-data; name="files"; filename="{file.name}"\r\n\r\n'
            parts.append(head.encode() + file.read_bytes())
        body = b"\r\n".join([*parts, f"--{mark}--\r\n".encode()])
        told = {"Content-Type": f"multipart/form-data; boundary={mark}"}
        address = self.server.address + "/berkas/unggah/"
        return self._open(urllib.request.Request(address, body, told))  # noqa: S310

    def _token(self) -> dict[str, str]:
        tokens = [one.value or "" for one in self._cookies if one.name == "csrftoken"]
        return {"csrfmiddlewaretoken": tokens[0]} if tokens else {}

    def _open(self, request: urllib.request.Request) -> Answer:
        started = time.monotonic()
        try:
            with self._opener.open(request, timeout=PATIENCE) as page:
                text, status, address = page.read().decode(), page.status, page.url
        except urllib.error.HTTPError as refused:
            with refused:
                text, status, address = (
                    refused.read().decode(),
                    refused.code,
                    refused.url,
                )
        return Answer(status, text, address, time.monotonic() - started)


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
        # Dropping one takes seconds; with the whole cluster they go at once.
        if "LAPAK_PASSING_POSTGRES" not in os.environ:
            with psycopg.connect(URL, autocommit=True, connect_timeout=5) as server:
                server.execute("SET statement_timeout = '60s'")
                server.execute(f'DROP DATABASE "{name}" WITH (FORCE)')

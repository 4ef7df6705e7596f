"""`lapak serve`: the web server. One process writes to SQLite, two to PostgreSQL."""

import argparse
import os
import socket
import sys

from django.core.checks import ERROR, run_checks
from django.db import connection, connections
from granian import Granian
from granian.constants import Interfaces

from lapak.jobs.trouble import CannotDo

TARGET = "lapak.config.wsgi:application"
LAST_WORDS = 20  # seconds that a request may still take when the server stops


def configure(parser: argparse.ArgumentParser) -> None:
    """Where it listens."""
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        metavar="ALAMAT",
        help="alamat yang didengar (biasanya 127.0.0.1: hanya komputer ini)",
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="NOMOR", help="biasanya 8000"
    )


def run(args: argparse.Namespace) -> int:
    """Serve until somebody stops it."""
    check_start()
    _require_free(args.host, args.port)
    workers, threads = manners(connection.vendor)
    os.environ["LAPAK_WARM"] = "1"  # the workers compute the year before it is asked
    os.environ["LAPAK_SERVER"] = str(os.getpid())  # they end when this process does
    _let_go()
    sys.stderr.write(f"Lapak berjalan di http://{args.host}:{args.port}\n")
    sys.stderr.write("Hentikan dengan Ctrl-C.\n")
    server = Granian(
        TARGET,
        address=args.host,
        port=args.port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=threads,
        log_enabled=False,
        respawn_failed_workers=True,
        workers_kill_timeout=LAST_WORDS,
    )
    server.serve()
    if not server.interrupt_signal:
        raise CannotDo(
            "Lapak berhenti sendiri: prosesnya mati berulang kali. Periksa memori "
            "komputer dan tulisan di atas, lalu jalankan lagi."
        )
    sys.stderr.write("Lapak berhenti.\n")
    return 0


def manners(vendor: str) -> tuple[int, int]:
    """Workers and threads of each: SQLite has one writer, so it gets one process."""
    return (1, 4) if vendor == "sqlite" else (2, 4)


def check_start() -> None:
    """Raise CannotDo with every reason not to start."""
    found = run_checks(tags=["lapak"], include_deployment_checks=True)
    reasons = [f"{one.msg} {one.hint}" for one in found if one.level >= ERROR]
    if reasons:
        raise CannotDo("\n".join(reasons))


def _let_go() -> None:
    """Close this process's connections: a worker is a fork and may not share them."""
    connections.close_all()
    close_pool = getattr(connection, "close_pool", None)  # PostgreSQL has one
    if close_pool is not None:
        close_pool()


def _require_free(host: str, port: int) -> None:
    """Raise CannotDo when nobody can listen there."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        with socket.socket(found[0][0], socket.SOCK_STREAM) as one:
            one.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            one.bind(found[0][4])
    except (OSError, OverflowError) as taken:
        raise CannotDo(
            f"Alamat {host}:{port} tidak bisa dipakai. Mungkin Lapak sudah berjalan; "
            "kalau tidak, pilih nomor lain dengan --port."
        ) from taken

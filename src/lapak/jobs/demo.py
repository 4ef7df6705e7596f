"""`lapak demo`: a made-up office with a year of files, taken in as real ones are.

It lives in a folder of its own and never beside real data: a folder that `lapak init`
made for an office is refused.
"""

import argparse
import os
import secrets
import shutil
import sys
from pathlib import Path
from typing import NoReturn

from django.conf import settings
from django.utils import timezone

from lapak.demo.year import write_year
from lapak.domain.people.actions import add_user
from lapak.domain.people.models import User
from lapak.domain.people.rules import Account, Role
from lapak.domain.sources.models import Question, SourceFile
from lapak.intake.finding import find_files, given
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, take_in
from lapak.jobs import init
from lapak.jobs.intake import progress
from lapak.jobs.trouble import CannotDo

MARK = "DEMO.txt"
WORDS = "Folder ini berisi kantor rekaan. Boleh dihapus kapan saja.\n"
YEAR = 2025
BY = "dewi.lestari"
PEOPLE = (
    Account("ratna.wulandari", "Ratna Wulandari", Role.STAFF),
    Account(BY, "Dewi Lestari", Role.SECTION_HEAD),
    Account("bambang.suryono", "Bambang Suryono", Role.HEAD),
    Account(
        "joko.prasetyo", "Joko Prasetyo", Role.DISTRICT_OFFICER, district="31.73.05"
    ),
    Account("sri.handayani", "Sri Handayani", Role.FIELD_OFFICER, district="31.73.01"),
    Account("maya.kusuma", "Maya Kusuma", Role.CURATOR),
    Account("agus.wibowo", "Agus Wibowo", Role.MENTOR_AGENCY, agency="PPAPP"),
    Account("nina.hartati", "Nina Hartati", Role.AUDITOR),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """How large the year is, and where to look at it."""
    parser.add_argument("--full", action="store_true", help="setahun penuh: 130 bazar")
    parser.add_argument(
        "--no-serve", action="store_true", help="siapkan saja, jangan dijalankan"
    )
    parser.add_argument(
        "--host", default="127.0.0.1", metavar="ALAMAT", help="biasanya 127.0.0.1"
    )
    parser.add_argument(
        "--port", type=int, default=8000, metavar="NOMOR", help="biasanya 8000"
    )


def run(args: argparse.Namespace) -> int:
    """Set the office up where it is missing, then serve it."""
    _demo_folder(settings.DATA)
    init.prepare()
    _people()
    if not SourceFile.objects.exists():
        _take_in(settings.DATA / "contoh", full=args.full)
    asked = Question.objects.filter(needs_answer=True, answered=False).count()
    sys.stdout.write(
        f"Kantor rekaan siap di {settings.DATA}. {asked} pertanyaan menunggu jawaban.\n"
    )
    if args.no_serve:
        return 0
    sys.stdout.write(f"Buka http://localhost:{args.port} dan pilih siapa Anda.\n")
    sys.stdout.flush()
    return _hand_over(args.host, args.port)


def _hand_over(host: str, port: int) -> NoReturn:
    """Become the server: a fresh process, which reads the keys that were just made."""
    command = [sys.argv[0], "serve", "--host", host, "--port", str(port)]
    os.execv(command[0], command)  # noqa: S606  our own command


def _demo_folder(data: Path) -> None:
    """Mark the folder as the demo's; raises CannotDo for an office's own."""
    if (data / init.MARK).exists() and not (data / MARK).exists():
        raise CannotDo(
            f"{data} berisi data kantor yang sebenarnya. Hapus LAPAK_DATA dari lingkungan,"
            " lalu jalankan `lapak demo` lagi."
        )
    if not data.exists() or not any(data.iterdir()):
        init.own_folder(data)
        (data / MARK).write_text(WORDS)


def _people() -> None:
    for account in PEOPLE:
        if not User.objects.filter(username=account.username).exists():
            add_user(account, password=secrets.token_urlsafe(24), by="lapak demo")


def _take_in(folder: Path, *, full: bool) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    write_year(folder, year=YEAR, full=full)
    files = find_files([folder])
    reads = []
    with Reader() as reader:
        desk = Desk(reader, year=YEAR)
        for number, path in enumerate(files, start=1):
            progress(number, len(files), str(path))
            reads.append(desk.read(path, given(path, [folder])))
    take_in(reads, by=BY, now=timezone.now(), year=YEAR)
    sys.stdout.write(f"{len(files)} berkas diambil masuk dari {folder}.\n")

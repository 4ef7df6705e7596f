"""`lapak`: finds the command, runs it, and turns what stops it into a sentence.

Exit codes: 0 fine, 1 something asks for you, 2 could not, 130 stopped by Ctrl-C.
Nothing of Django is loaded for `lapak --help`: a command's module comes when it is
called for.
"""

import argparse
import os
import sys
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from lapak.jobs.words import Parser, listed


class Module(Protocol):
    """What the module of a command holds."""

    def configure(self, parser: argparse.ArgumentParser) -> None:
        """Say what may be written after the command."""

    def run(self, args: argparse.Namespace) -> int:
        """Do it; give the exit code."""


@dataclass(frozen=True, slots=True)
class Command:
    """A command: what it does in a few words, and how its module is got."""

    name: str
    words: str
    load: Callable[[], Module]
    needs_database: bool = True
    surroundings: Mapping[str, str] = field(default_factory=dict)  # settings of its own


def _init() -> Module:
    from lapak.jobs import init  # noqa: PLC0415

    return init


def _serve() -> Module:
    from lapak.jobs import serve  # noqa: PLC0415

    return serve


def _user() -> Module:
    from lapak.jobs import user  # noqa: PLC0415

    return user


def _journal() -> Module:
    from lapak.jobs import journal  # noqa: PLC0415

    return journal


def _intake() -> Module:
    from lapak.jobs import intake  # noqa: PLC0415

    return intake


def _decisions() -> Module:
    from lapak.jobs import decisions  # noqa: PLC0415

    return decisions


def _figures() -> Module:
    from lapak.jobs import figures  # noqa: PLC0415

    return figures


def _check_text() -> Module:
    from lapak.jobs import check_text  # noqa: PLC0415

    return check_text


def _report() -> Module:
    from lapak.jobs import report  # noqa: PLC0415

    return report


def _demo() -> Module:
    from lapak.jobs import demo  # noqa: PLC0415

    return demo


COMMANDS: tuple[Command, ...] = (
    Command("init", "siapkan folder data, basis data, dan kunci", _init, False),
    Command("serve", "jalankan Lapak untuk peramban", _serve),
    Command("intake", "ambil masuk folder atau berkas, lalu hitung angkanya", _intake),
    Command("decisions", "pertanyaan keluar sebagai tabel, jawaban masuk", _decisions),
    Command("figures", "angka setahun, dengan pertanyaan yang masih terbuka", _figures),
    Command("report", "laporan tahunan: PDF, Word, atau Excel", _report),
    Command("check-text", "angka mana dalam sebuah teks yang benar", _check_text),
    Command(
        "demo",
        "kantor rekaan dengan setahun datanya, siap dicoba",
        _demo,
        needs_database=False,
        surroundings={"LAPAK_DATA": "var/demo", "LAPAK_DEMO": "1"},
    ),
    Command("user", "tambah orang yang boleh masuk", _user),
    Command("journal", "periksa jejak audit", _journal),
)


def run(argv: Sequence[str]) -> int:
    """Run what the command line asks for; gives the exit code and never raises."""
    try:
        return _run(list(argv))
    except KeyboardInterrupt:
        _say("Dihentikan")
        return 130
    except SystemExit as end:  # argparse: help, or a mistake
        return end.code if isinstance(end.code, int) else 2
    except BrokenPipeError:  # `lapak … | head`
        return 0
    except Exception as error:  # noqa: BLE001  the last place that can say something
        return _refuse(error)


def _run(argv: list[str]) -> int:
    if not argv or argv[0] in ("-h", "--help"):
        sys.stdout.write(_overview())
        return 0
    command = next((one for one in COMMANDS if one.name == argv[0]), None)
    if command is None:
        known = ", ".join(one.name for one in COMMANDS)
        _say(f"lapak: perintah {argv[0]} tidak ada. Yang ada: {known}.")
        return 2
    for name, value in command.surroundings.items():
        os.environ.setdefault(name, value)
    import django  # noqa: PLC0415  heavy; `lapak --help` does without

    django.setup()
    module = command.load()
    parser = Parser(prog=f"lapak {command.name}", description=command.words)
    module.configure(parser)
    args = parser.parse_args(argv[1:])
    if command.needs_database:
        _require_database()
    return module.run(args)


def _overview() -> str:
    commands = listed([(one.name, one.words) for one in COMMANDS])
    return (
        "Pemakaian: lapak PERINTAH …\n\n"
        "Lapak mengurus bazar UMKM sebuah kota, dan membuktikan setiap angkanya.\n\n"
        f"perintah:\n{commands}\n\n"
        "Bantuan untuk satu perintah: lapak PERINTAH --help\n"
        "Folder data: LAPAK_DATA (biasanya ./var)\n"
    )


def _require_database() -> None:
    """Raise CannotDo unless `lapak init` has been here."""
    from django.db import connection  # noqa: PLC0415

    from lapak.domain.journal.queries import head  # noqa: PLC0415
    from lapak.jobs.trouble import no_database  # noqa: PLC0415

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite" and not _is_there(name):
        # Asking SQLite would make an empty file.
        raise no_database()
    head()


def _is_there(name: str) -> bool:
    from pathlib import Path  # noqa: PLC0415

    return name.startswith(("file:", ":memory:")) or Path(name).is_file()


def _refuse(error: Exception) -> int:
    from lapak.jobs.trouble import sentence_for  # noqa: PLC0415

    sentence = sentence_for(error)
    if sentence is None:
        traceback.print_exc()
        _say("Ada yang tidak terduga; tidak ada yang ditulis setengah-setengah.")
        _say("Kirim tulisan di atas kepada yang memasang Lapak.")
    else:
        _say(sentence)
    return 2


def _say(words: str) -> None:
    print(words, file=sys.stderr)  # noqa: T201

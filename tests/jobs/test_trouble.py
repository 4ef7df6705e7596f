"""Errors become sentences; one that nobody foresaw shows itself."""

import errno

import pytest
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.db import InterfaceError, OperationalError, ProgrammingError

from lapak.domain.sources.secrecy import CannotOpen
from lapak.jobs import cli
from lapak.jobs.cli import run
from lapak.jobs.trouble import CannotDo, sentence_for
from lapak.jobs.words import mistake


@pytest.mark.parametrize(
    ("error", "part"),
    [
        (CannotDo("Begini."), "Begini."),
        (ValidationError(["Satu.", "Dua."]), "Satu. Dua."),
        (OperationalError("database is locked"), "dipakai perintah lain"),
        (OperationalError("database or disk is full"), "Disk penuh"),
        (OperationalError("unable to open database file"), "lapak init"),
        (OperationalError("no such table: journal_head"), "lapak init"),
        (ProgrammingError('relation "journal_head" does not exist'), "lapak init"),
        (
            OperationalError("attempt to write a readonly database"),
            "tidak bisa ditulis",
        ),
        (OperationalError("connection failed: refused"), "PostgreSQL"),
        (OSError(errno.ENOSPC, "No space left on device", "/data/x"), "Disk penuh"),
        (PermissionError(errno.EACCES, "denied", "/data/x"), "/data/x tidak bisa"),
        (ImproperlyConfigured("x"), "Pengaturan"),
        (CannotOpen("Kuncinya hilang."), "Kuncinya hilang."),
        (OperationalError("disk I/O error"), "Disk penuh atau rusak"),
        (OSError(errno.EFBIG, "File too large"), "Disk penuh"),
        (OSError(errno.EROFS, "x", "/data/x"), "/data/x tidak bisa ditulis"),
        (
            OperationalError("canceling statement due to lock timeout"),
            "dipakai perintah",
        ),
        (OperationalError("deadlock detected"), "dipakai perintah"),
        (InterfaceError("connection already closed"), "PostgreSQL"),
        (OperationalError("terminating connection due to administrator"), "PostgreSQL"),
    ],
)
def test_what_stops_a_command_is_a_sentence(error, part):
    assert part in sentence_for(error)


@pytest.mark.parametrize(
    "error", [KeyError("x"), OSError(errno.EIO, "x"), OperationalError("syntax error")]
)
def test_what_nobody_foresaw_has_none(error):
    assert sentence_for(error) is None


class Stopped:
    """A command that somebody or something stops."""

    def __init__(self, by):
        self.by = by

    def configure(self, parser):
        pass

    def run(self, args):
        raise self.by


@pytest.mark.parametrize(
    ("by", "code", "said"),
    [
        (KeyboardInterrupt(), 130, "Dihentikan\n"),
        (CannotDo("Begini."), 2, "Begini.\n"),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_how_a_command_ends(monkeypatch, capsys, by, code, said):
    command = cli.Command("coba", "coba", lambda: Stopped(by), needs_database=False)
    monkeypatch.setattr(cli, "COMMANDS", (command,))

    assert run(["coba"]) == code

    out, err = capsys.readouterr()
    assert (out, err) == ("", said)


def test_a_fault_of_ours_shows_where_it_is(monkeypatch, capsys):
    command = cli.Command("coba", "coba", lambda: Stopped(KeyError("x")), False)
    monkeypatch.setattr(cli, "COMMANDS", (command,))

    assert run(["coba"]) == 2

    said = capsys.readouterr().err
    assert "KeyError: 'x'" in said
    assert "Ada yang tidak terduga" in said


@pytest.mark.parametrize(
    ("english", "ours"),
    [
        ("expected at least one argument", "perlu paling sedikit satu nilai"),
        ("argument -x: expected 2 arguments", "-x: perlu 2 nilai"),
        ("argument -x: not allowed with argument -y", "-x: tidak bisa bersama -y"),
        ("argument y: invalid Path value: 'z'", "y: z tidak bisa dibaca"),
        ("something new", "something new"),
    ],
)
def test_mistakes_are_said_in_indonesian(english, ours):
    assert mistake(english) == ours

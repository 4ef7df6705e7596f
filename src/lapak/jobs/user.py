"""`lapak user add`: somebody who can sign in, the first one above all."""

import argparse
import secrets
import sys

from lapak.domain.people.actions import add_user
from lapak.domain.people.rules import Account, Role

BY = "perintah"
# Without letters and digits that look alike on paper.
LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"


def configure(parser: argparse.ArgumentParser) -> None:
    """Who, with which role."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="add")
    add = doing.add_parser("add", help="tambah pengguna")
    add.add_argument("name", metavar="NAMA", help="untuk masuk, misalnya ratna.w")
    add.add_argument(
        "--role", required=True, choices=[role.value for role in Role], help="peran"
    )
    add.add_argument("--full-name", default="", metavar="NAMA", help="nama lengkap")
    add.add_argument(
        "--district", default="", metavar="KODE", help="kecamatan, misalnya 31.73.05"
    )
    add.add_argument(
        "--agency", default="", metavar="NAMA", help="dinas pengampu, misalnya PPAPP"
    )
    add.add_argument(
        "--password-stdin",
        action="store_true",
        help="baca sandi dari masukan baku; tanpa ini Lapak membuatkan satu",
    )


def run(args: argparse.Namespace) -> int:
    """Add the user; a password that Lapak made is shown this one time."""
    given = sys.stdin.readline().rstrip("\r\n") if args.password_stdin else None
    password = made_password() if given is None else given
    said = Account(
        args.name, args.full_name or args.name, args.role, args.district, args.agency
    )
    user = add_user(said, password=password, by=BY)
    sys.stdout.write(f"{user.username} boleh masuk.\n")
    if given is None:
        sys.stdout.write(f"Sandi (hanya ditunjukkan sekali): {password}\n")
    return 0


def made_password() -> str:
    """Four groups of four, 79 bits: easy to read out, hard to guess."""
    groups = ["".join(secrets.choice(LETTERS) for _ in range(4)) for _ in range(4)]
    return "-".join(groups)

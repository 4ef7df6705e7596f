"""`lapak journal verify`: does every entry still seal the one before it?"""

import argparse
import json
import sys

from lapak.domain.journal.queries import broken_at, head


def configure(parser: argparse.ArgumentParser) -> None:
    """Only one thing can be done with the journal: checking it."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="verify")
    verify = doing.add_parser("verify", help="periksa rantai segel jejak audit")
    verify.add_argument(
        "--json", action="store_true", help="hanya satu objek JSON di keluaran"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when an entry was changed, removed or slipped in."""
    broken = broken_at()
    entries, newest = head()
    told = {"entries": entries, "head": newest, "broken_at": broken}
    if args.json:
        sys.stdout.write(json.dumps(told) + "\n")
    elif broken is None:
        sys.stdout.write(f"Jejak utuh: {entries} catatan, segel {newest[:12]}.\n")
    else:
        sys.stdout.write(
            f"Jejak rusak mulai catatan {broken}: catatan itu diubah, dihapus, atau "
            "disisipkan. Bandingkan dengan cadangan, dan jangan hapus apa pun.\n"
        )
    return 0 if broken is None else 1

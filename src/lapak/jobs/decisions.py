"""`lapak decisions export|apply`: questions out as a table, answers in."""

import argparse
import json
import sys
from pathlib import Path

from django.utils import timezone

from lapak.intake.answer_files import read_answers
from lapak.intake.deciding import (
    Applied,
    TableRefused,
    apply,
    open_questions,
    write_table,
)
from lapak.intake.known import office_places
from lapak.shared.trouble import of_path

NAME = "decisions"
HELP = "pertanyaan keluar sebagai tabel, jawaban masuk"
BY = "perintah"


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of this command."""
    doing = parser.add_subparsers(dest="doing", required=True, metavar="export|apply")
    export = doing.add_parser(
        "export", help="tulis pertanyaan yang belum dijawab ke CSV"
    )
    export.add_argument("file", type=Path, metavar="FILE.csv")
    export.add_argument(
        "--json", action="store_true", help="hanya satu objek JSON di keluaran"
    )
    answer = doing.add_parser(
        "apply", help="terapkan keputusan dari CSV atau buku kerja yang sudah diisi"
    )
    answer.add_argument("file", type=Path, metavar="FILE")
    answer.add_argument(
        "--json", action="store_true", help="hanya satu objek JSON di keluaran"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0: all fine; 1: a decision has no place; 2: nothing done."""
    return _export(args) if args.doing == "export" else _apply(args)


def _export(args: argparse.Namespace) -> int:
    questions = list(open_questions())
    try:
        args.file.write_text(write_table(questions), encoding="utf-8-sig", newline="")
    except OSError as error:
        sys.stderr.write(f"Tidak bisa menulis {args.file}: {of_path(error)}\n")
        return 2
    if args.json:
        json.dump({"file": str(args.file), "questions": len(questions)}, sys.stdout)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(f"{len(questions)} pertanyaan ditulis ke {args.file}.\n")
    return 0


def _apply(args: argparse.Namespace) -> int:
    try:
        told = read_answers(args.file.read_bytes(), args.file.name)
    except OSError as error:
        sys.stderr.write(f"Tidak bisa membaca {args.file}: {of_path(error)}\n")
        return 2
    except TableRefused as refused:
        begin = " Mulai dari `lapak decisions export`." if refused.starts_over else ""
        sys.stderr.write(f"{refused}{begin}\n")
        return 2
    applied = apply(told, by=BY, now=timezone.now(), places=office_places())
    if args.json:
        json.dump(_json(applied), sys.stdout, ensure_ascii=False)
        sys.stdout.write("\n")
    else:
        sys.stdout.write(f"{applied.lines} keputusan dibaca, {applied.made} baru.\n")
    for lost in applied.homeless:
        sys.stderr.write(f"Baris {lost.line}: {lost.reason}\n")
    return 1 if applied.homeless else 0


def _json(applied: Applied) -> dict[str, object]:
    return {
        "lines": applied.lines,
        "made": applied.made,
        "not_applied": [
            {
                "line": h.line,
                "file": h.said.file,
                "sheet": h.said.sheet,
                "row": h.said.row,
                "reason": h.reason,
            }
            for h in applied.homeless
        ],
    }

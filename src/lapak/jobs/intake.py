"""`lapak intake`: take in folders or files at once, asking nothing."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from django.utils import timezone

from lapak.domain.sources.models import Question
from lapak.intake.finding import NothingThere, find_files, given
from lapak.intake.reading.reader import Reader
from lapak.intake.take_in import Desk, FileOutcome, take_in
from lapak.intake.tallies import reasons, total

NAME = "intake"
HELP = "ambil masuk folder atau berkas, lalu hitung angkanya"
BY = "perintah"


def configure(parser: argparse.ArgumentParser) -> None:
    """The words of this command."""
    parser.add_argument(
        "paths", nargs="+", type=Path, metavar="PATH", help="folder atau berkas"
    )
    parser.add_argument(
        "--year", type=int, metavar="TAHUN", help="hanya bazar tahun ini yang dihitung"
    )
    parser.add_argument(
        "--preview", action="store_true", help="tunjukkan saja, jangan simpan"
    )
    parser.add_argument(
        "--json", action="store_true", help="hanya satu objek JSON di keluaran"
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0: all fine; 1: something needs an answer or was refused; 2: nothing done."""
    try:
        files = find_files(args.paths)
    except NothingThere as nothing:
        sys.stderr.write(f"{nothing}\n")
        return 2
    reads = []
    with Reader() as reader:
        desk = Desk(reader, year=args.year)
        for number, path in enumerate(files, start=1):
            progress(number, len(files), str(path))
            reads.append(desk.read(path, given(path, args.paths)))
    outcome = take_in(
        reads, by=BY, now=timezone.now(), year=args.year, preview=args.preview
    )
    told = [_told(item) for item in outcome.files]
    if args.json:
        json.dump({"files": told}, sys.stdout, ensure_ascii=False, default=str)
        sys.stdout.write("\n")
    else:
        _say(outcome.files, preview=args.preview)
    return 1 if _asks(outcome.files, told) else 0


def _asks(files: list[FileOutcome], told: list[dict[str, Any]]) -> bool:
    refused = any(item.read.refusal for item in files)
    return refused or any(q["needs_answer"] for file in told for q in file["questions"])


def _told(item: FileOutcome) -> dict[str, Any]:
    tally = item.tally()
    questions = [_question(item.read.path, q) for q in item.questions()]
    if item.read.refusal:
        questions = [
            {
                "file": item.read.path, "sheet": "", "row": 1, "column": "", "value": "",
                "kind": "file_refused", "reason": item.read.refusal, "needs_answer": True,
            }
        ]  # fmt: skip
    return {
        "file": item.read.path,
        "kind": item.file.kind if item.file else "unknown",
        "rows": item.file.rows if item.file else 0,
        "new": item.new,
        "same": item.same,
        "changed": item.changed,
        "refused": tally.refused,
        "questions": questions,
        "took_s": round(item.read.took_s, 3),
    }


def _question(path: str, q: Question) -> dict[str, Any]:
    return {
        "file": path,
        "sheet": q.sheet,
        "row": q.row,
        "column": q.column,
        "value": q.value,
        "kind": q.kind,
        "reason": q.reason,
        "needs_answer": q.needs_answer,
    }


def progress(number: int, of: int, path: str) -> None:
    """One line that grows, only where somebody looks at it."""
    if sys.stderr.isatty():
        bar = "█" * (20 * number // of)
        name = path.rsplit("/", 1)[-1][:46]
        sys.stderr.write(f"\r\033[K{bar:<20} {number}/{of} {name}")
        if number == of:
            sys.stderr.write("\r\033[K")
        sys.stderr.flush()


def _say(files: list[FileOutcome], *, preview: bool) -> None:
    for item in files:
        line = _line(item)
        if line:
            sys.stdout.write(f"{line}\n")
    told = total(item.tally() for item in files)
    for label, number in told.lines(preview=preview):
        sys.stdout.write(f"{label}: {number}\n")
    if told.questions and not preview:
        sys.stdout.write(
            "Jawab di halaman Berkas, atau dengan `lapak decisions export FILE.csv`.\n"
        )


def _line(item: FileOutcome) -> str:
    """A file with what is to be known of it; '' where it is there as it was."""
    name = item.read.path.rsplit("/", 1)[-1]
    if item.read.refusal:
        return f"✗ {name}: {item.read.refusal}"
    tally = item.tally()
    told = [f"{item.file.rows if item.file else 0} baris"]
    if tally.questions:
        told.append(f"{tally.questions} perlu jawaban")
    if tally.aside:
        told.append(f"disisihkan {reasons(tally.aside)}")
    if len(told) == 1 and not (tally.files or tally.new or tally.changed):
        return ""
    mark = "?" if tally.questions else "✓"
    return f"{mark} {name}: {', '.join(told)}"

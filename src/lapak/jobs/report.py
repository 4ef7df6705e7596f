"""`lapak report`: the yearly report as PDF, Word or Excel."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from lapak.jobs.years import ask_year, no_such_year, nothing_in
from lapak.outputs.documents.contents import Contents
from lapak.outputs.documents.report import (
    KINDS,
    report_contents,
    report_name,
    report_source,
    written,
)
from lapak.outputs.wording.checking import TemplateRefused
from lapak.outputs.wording.files import LANGUAGES
from lapak.shared.money import grouped
from lapak.shared.trouble import of_path
from lapak.shared.whole_files import write_whole

ALL: Final = "all"


def configure(parser: argparse.ArgumentParser) -> None:
    """Which year, as what, in which language, and where to."""
    ask_year(parser)
    parser.add_argument(
        "--format",
        choices=[*KINDS, ALL],
        default="pdf",
        metavar="|".join([*KINDS, ALL]),
        help="jenis berkasnya; biasanya pdf",
    )
    parser.add_argument(
        "--lang",
        choices=LANGUAGES,
        default="id",
        metavar="|".join(LANGUAGES),
        help="bahasanya; biasanya id",
    )
    parser.add_argument(
        "--out",
        type=Path,
        default=Path(),
        metavar="FOLDER_ATAU_BERKAS",
        help="tempat menulisnya; biasanya folder ini",
    )


def run(args: argparse.Namespace) -> int:
    """Exit code 0; 2 where there is no such year or nothing could be written."""
    kinds = list(KINDS) if args.format == ALL else [args.format]
    refusal = no_such_year(args.year) or _no_place(args.out, len(kinds))
    if refusal:
        return _refuse(refusal)
    try:
        told = report_contents(args.year, args.lang)
    except TemplateRefused as refused:
        return _refuse(_mistakes(refused, report_source(args.lang).path))
    if not any(one.value or one.open_questions for one in told.made.ledger.values()):
        return _refuse(nothing_in(args.year))
    files = {_place(args.out, told, kind): written(told, kind) for kind in kinds}
    try:
        write_whole(files)
    except OSError as error:
        return _refuse(f"Tidak bisa menulis ke {args.out}: {of_path(error)}")
    _say(told, files, as_json=args.json)
    return 0


def _place(out: Path, told: Contents, kind: str) -> Path:
    if out.is_dir():
        return out / report_name(told.made.year, told.lang, kind)
    return out


def _no_place(out: Path, files: int) -> str:
    """Why nothing can be written there; '' where it may be possible."""
    if out.is_dir():
        return ""
    if files > 1:
        return (
            f"{out} bukan folder, padahal ada {files} berkas yang ditulis. "
            "Buat foldernya dulu, atau pilih satu --format."
        )
    if not out.parent.is_dir():
        return f"Folder {out.parent} tidak ada. Buat dulu, atau tulis --out yang lain."
    return ""


def _mistakes(refused: TemplateRefused, path: Path) -> str:
    lines = [
        f"  baris {one.line}: {one.said.id}" if one.line else f"  {one.said.id}"
        for one in refused.problems
    ]
    first = f"Templat {path} belum bisa dipakai. Betulkan, lalu ulangi:"
    return "\n".join([first, *lines])


def _say(told: Contents, files: dict[Path, bytes], *, as_json: bool) -> None:
    if as_json:
        sys.stdout.write(json.dumps(_json(told, files), ensure_ascii=False) + "\n")
        return
    for path, content in files.items():
        size = grouped(-(-len(content) // 1024))
        sys.stdout.write(f"Laporan tahun {told.made.year}: {path} ({size} KB)\n")
    if number := told.made.facts.numbers["open_questions"].value:
        sys.stdout.write(
            f"{grouped(number)} pertanyaan masih terbuka; laporan menyebut apa yang "
            "bisa diubahnya.\n"
        )


def _json(told: Contents, files: dict[Path, bytes]) -> dict[str, Any]:
    return {
        "year": told.made.year,
        "lang": told.lang,
        "as_of": told.made.at and told.made.at.isoformat(),
        "journal": {"entry": told.made.entry, "hash": told.made.hash},
        "open_questions": told.made.facts.numbers["open_questions"].value,
        "files": [
            {"file": str(path), "bytes": len(content)}
            for path, content in files.items()
        ],
    }


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2

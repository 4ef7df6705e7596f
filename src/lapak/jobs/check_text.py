"""`lapak check-text`: which numbers of a text hold, beside the figures of a year."""

import argparse
import json
import sys
from pathlib import Path
from typing import Any, Final

from lapak.figures.summary import summary
from lapak.intake.documents.reading import is_document, text_of_file
from lapak.intake.known import office_places
from lapak.intake.reading.refusal import Refused
from lapak.jobs.years import ask_year, no_such_year
from lapak.outputs.claims.check import Checked, Claim, check_text

VERDICTS: Final = {
    "true": "benar",
    "rounded": "pembulatan yang benar",
    "false": "SALAH",
    "unknown": "tidak bisa dipastikan",
}
UNITS: Final = {"share": "percent", "other": None}  # of which no figure is
LONGEST: Final = 2_000_000  # bytes; the longest speech is a tenth of it


def configure(parser: argparse.ArgumentParser) -> None:
    """Which text, and beside which year."""
    parser.add_argument(
        "file",
        metavar="BERKAS",
        help="berkas .txt, .docx atau .pdf; - untuk masukan standar",
    )
    ask_year(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0 all well, 1 something is false or impossible, 2 can't be read."""
    if refusal := no_such_year(args.year):
        return _refuse(refusal)
    try:
        content = _content(args.file)
    except OSError as error:
        return _refuse(f"Berkas {args.file} tidak bisa dibaca: {_why(error)}.")
    if len(content) > LONGEST and not is_document(content):
        return _refuse(
            f"Berkas {args.file} terlalu panjang: paling banyak 2 juta huruf."
        )
    try:
        text = text_of_file(content)
    except Refused as refused:
        return _refuse(f"Berkas {args.file} tidak bisa diperiksa. {refused.sentence}")
    checked = check_text(text, summary(args.year), office_places())
    if args.json:
        told = json.dumps(as_json(checked), ensure_ascii=False, indent=2)
        sys.stdout.write(told + "\n")
    else:
        sys.stdout.write(as_text(checked))
    return 0 if checked.holds else 1


def _content(name: str) -> bytes:
    return sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()


def _why(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "tidak ada"
    return "itu folder" if isinstance(error, IsADirectoryError) else "tidak diizinkan"


def _refuse(sentence: str) -> int:
    sys.stderr.write(sentence + "\n")
    return 2


def as_json(checked: Checked) -> dict[str, Any]:
    """All claims and contradictions, explained in Indonesian."""
    return {
        "claims": [_claim(claim) for claim in checked.claims],
        "contradictions": [
            {"text": one.text, "explanation": one.explanation.id}
            for one in checked.contradictions
        ],
    }


def _claim(claim: Claim) -> dict[str, Any]:
    number, beside = claim.number, claim.judged.beside
    whole = number.value.denominator == 1
    return {
        "text": number.text,
        "value": int(number.value) if whole else float(number.value),
        "unit": UNITS.get(claim.meaning.unit, claim.meaning.unit or None),
        "figure": " + ".join(beside.keys) if beside else None,
        "verdict": claim.judged.verdict,
        "explanation": claim.judged.explanation.id,
    }


def as_text(checked: Checked) -> str:
    """Claims one below the other, then what contradicts itself."""
    if not checked.claims:
        return "Tidak ada angka yang bisa diperiksa dalam teks ini.\n"
    lines = [
        f"{claim.number.text}: {VERDICTS[claim.judged.verdict]}. {claim.judged.explanation.id}"
        for claim in checked.claims
    ]
    if checked.contradictions:
        lines += ["", "Bertentangan dalam teks ini sendiri:"]
        lines += [f"  {one.explanation.id}" for one in checked.contradictions]
    return "\n".join(lines) + "\n"

"""`lapak figures`: the ledger of a year, to read or as JSON."""

import argparse
import json
import sys
from typing import Any, Final

from lapak.figures.definitions import UNITS
from lapak.figures.figure import Figure
from lapak.figures.ledger import Ledger, ledger
from lapak.jobs.years import ask_year, no_such_year, nothing_in
from lapak.shared.money import grouped, rupiah

NAME = "figures"
HELP = "tunjukkan angka satu tahun"

WIDTH: Final = 72
SECTIONS: Final = (
    ("Bazar luring", "offline_"),
    ("Bazar daring", "online_"),
    ("Terfasilitasi", "facilitated_"),
    ("Pasar modern", "modern_market_"),
    ("Toko kelontong", "neighbourhood_shop_"),
    ("Temuan", "findings"),
)


def configure(parser: argparse.ArgumentParser) -> None:
    """Which year, and for whom."""
    ask_year(parser)


def run(args: argparse.Namespace) -> int:
    """Exit code 0, with open questions too; 2 when there is no such year."""
    if refusal := no_such_year(args.year):
        sys.stderr.write(refusal + "\n")
        return 2
    figures = ledger(args.year)
    if args.json:
        told = {key: as_json(figure) for key, figure in figures.items()}
        sys.stdout.write(json.dumps(told, ensure_ascii=False, indent=2) + "\n")
    else:
        sys.stdout.write(as_text(args.year, figures))
    return 0


def as_json(figure: Figure) -> dict[str, Any]:
    """A figure with the breakdowns that it has, in Indonesian."""
    told: dict[str, Any] = {
        "value": figure.value,
        "unit": figure.unit,
        "name": figure.defined.name.id,
        "definition": figure.defined.definition.id,
        "open_questions": figure.open_questions,
        "could_change": figure.could_change,
    }
    if figure.as_written is not None:
        told["as_written"] = figure.as_written
    if figure.owners is not None:
        told["owners"] = figure.owners
    return told | {f"by_{name}": dict(p) for name, p in figure.breakdowns.items()}


def as_text(year: int, figures: Ledger) -> str:
    """The ledger with dotted leaders, the questions below each figure."""
    if not any(figure.value or figure.open_questions for figure in figures.values()):
        return nothing_in(year) + "\n"
    lines = [f"Angka tahun {year}"]
    for title, prefix in SECTIONS:
        lines += ["", title]
        for key, figure in figures.items():
            if key.startswith(prefix):
                lines += _lines(figure)
    return "\n".join(lines) + "\n"


def _lines(figure: Figure) -> list[str]:
    name, value = f"  {figure.defined.name.id} ", f" {_amount(figure, figure.value)}"
    lines = [name + value.rjust(WIDTH - len(name), ".")]
    if figure.as_written not in (None, figure.value):
        lines.append(f"      seperti tertulis: {rupiah(figure.as_written or 0)}")
    if figure.owners is not None and figure.value:
        lines.append(f"      milik {grouped(figure.owners)} orang")
    if figure.open_questions:
        asked = f"      {grouped(figure.open_questions)} pertanyaan terbuka"
        could = figure.told_change(_amount(figure, figure.could_change))
        lines.append(f"{asked}, bisa mengubah: {could}")
    return lines


def _amount(figure: Figure, number: int) -> str:
    if figure.is_rupiah:
        return rupiah(number)
    return f"{grouped(number)} {UNITS[figure.defined.unit].id}"

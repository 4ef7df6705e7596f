"""The yearly report as PDF: what the template in `outputs/pdf` reads."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from datetime import UTC, datetime
from typing import Any, Final

from django.utils.translation import override

from lapak.outputs.documents import report_words as words
from lapak.outputs.documents.annex import annex
from lapak.outputs.documents.contents import Broken, Chapter, Contents, Line
from lapak.outputs.documents.drawings import BARS
from lapak.outputs.documents.letters import printable
from lapak.outputs.documents.opening import pieces_of
from lapak.outputs.documents.pieces import Link
from lapak.outputs.documents.typesetting import pdf
from lapak.outputs.wording.telling import Told
from lapak.outputs.wording.template import INSERT

REGIONS: Final = {"id": "ID", "en": "GB"}
FULL: Final = 684  # px: twelve bars fill the width of a page
Data = dict[str, Any]


def pdf_report(told: Contents) -> bytes:
    """The report as a tagged PDF (PDF/UA-1) on A4."""
    with override(told.lang):
        data = {
            "lang": told.lang,
            "region": REGIONS[told.lang],
            "title": f"{told.title}, {told.made.facts.words['office']}",
            "heading": told.title,
            "author": told.made.facts.words["office"],
            "foot": told.made.sentence(),
            "words": {"sum": words.SUM.told(), "page": words.PAGE.told()},
            "blocks": [_block(one, told) for one in told.told],
        }
    at = told.made.at or datetime(told.made.year, 1, 1, tzinfo=UTC)
    return pdf("report.typ", json.dumps(_printable(data), ensure_ascii=False), at)


def _printable(data: Any) -> Any:
    """The same with every text in letters that can be shown; drawings stay as drawn."""
    if isinstance(data, str):
        return printable(data)
    if isinstance(data, Mapping):
        return {
            key: value if key in ("svg", "address") else _printable(value)
            for key, value in data.items()
        }
    return [_printable(one) for one in data] if isinstance(data, list) else data


def _block(one: Told, told: Contents) -> Data:
    if one.kind != INSERT:
        pieces = [
            {"text": piece.text, "address": piece.address}
            if isinstance(piece, Link)
            else {"text": piece}
            for piece in pieces_of(one, told.made.year)
        ]
        return {"kind": one.kind, "text": one.text, "pieces": pieces}
    return {"kind": INSERT, "name": one.name} | _INSERTS[one.name](told)


def _figures(told: Contents) -> Data:
    return {
        "groups": [
            {"title": group.title, "lines": [_line(line) for line in group.lines]}
            for group in told.groups
        ]
    }


def _line(line: Line) -> Data:
    return {
        "name": line.name,
        "value": line.value,
        "definition": line.definition,
        "address": line.address,
        "notes": [list(note) for note in line.notes],
    }


def _breakdowns(told: Contents) -> Data:
    return {
        "nothing": words.NO_BREAKDOWNS.told(),
        "chapters": [_chapter(one) for one in told.chapters],
    }


def _chapter(chapter: Chapter) -> Data:
    line = chapter.line
    measure = words.TURNOVER.told() if line.figure.is_rupiah else line.unit
    return {
        "name": line.name,
        "value": line.value,
        "address": line.address,
        "measure": measure[:1].upper() + measure[1:],
        "broken": [_broken(one) for one in chapter.broken],
    }


def _broken(one: Broken) -> Data:
    drawing = one.drawing and {
        "kind": one.drawing.kind,
        "svg": one.drawing.svg,
        "alt": one.drawing.alt,
        "share": one.drawing.width / FULL if one.drawing.kind == BARS else 1,
    }
    return {
        "title": one.title,
        "note": one.note,
        "head": one.head,
        "total": one.total,
        "drawing": drawing,
        "parts": [
            {"label": part.label, "value": part.value, "address": part.address}
            for part in one.parts
        ],
    }


def _rules(told: Contents) -> Data:
    return {"rules": list(told.rules)}


def _questions(told: Contents) -> Data:
    return {
        "nothing": words.NO_QUESTIONS.told(),
        "heads": [
            head.told() for head in (words.QUESTION, words.HOW_MANY, words.COULD)
        ],
        "asked": [
            {
                "meaning": one.meaning,
                "number": one.told,
                "changes": [
                    {"name": line.name, "address": line.address, "could": could}
                    for line, could in one.changes
                ],
            }
            for one in told.asked
        ],
    }


def _bazaars(told: Contents) -> Data:
    lists = annex(told)
    return {
        "nothing": words.NO_BAZAARS.told(),
        "bazaars_title": words.BAZAARS.told(),
        "editions_title": words.EDITIONS.told(),
        "heads": list(lists.heads),
        "bazaars": [asdict(row) for row in lists.bazaars],
        "total": list(lists.total),
        "edition_heads": list(lists.edition_heads),
        "editions": [asdict(row) for row in lists.editions],
        "edition_total": list(lists.edition_total),
    }


_INSERTS: Final = {
    "figures": _figures,
    "breakdowns": _breakdowns,
    "rules": _rules,
    "questions": _questions,
    "bazaars": _bazaars,
}

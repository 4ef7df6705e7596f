"""typst: pages and pictures out of what is told, the same bytes for the same words."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import typst

FOLDER: Final = Path(__file__).resolve().parents[1] / "pdf"
LETTERS: Final = FOLDER / "vendor" / "plus-jakarta-sans-5.3.0"
_REMEMBERED: Final = 10  # settings in a row
_SHARP: Final = 220.0  # dots an inch of a picture


def pdf(template: str, told: str, at: datetime) -> bytes:
    """A tagged PDF (PDF/UA-1) of a template with what is told, as JSON; `at`: its date."""
    made: Any = typst.compile(
        FOLDER / template,
        root=FOLDER,
        font_paths=_letters(),
        ignore_system_fonts=True,  # the same bytes on any machine
        format="pdf",
        sys_inputs={"told": told},
        pdf_standards="ua-1",
        timestamp=at.astimezone(UTC).replace(microsecond=0),
    )
    _forget()
    return bytes(made)


@lru_cache(maxsize=128)
def picture(svg: str, width: float) -> bytes:
    """A drawing as PNG, `width` centimetres broad."""
    made: Any = typst.compile(
        FOLDER / "picture.typ",
        root=FOLDER,
        font_paths=_letters(),
        ignore_system_fonts=True,
        format="png",
        ppi=_SHARP,
        sys_inputs={"svg": svg, "width": f"{width:.3f}"},
    )
    return bytes(made)


@lru_cache(maxsize=1)
def _letters() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, font_paths=[LETTERS])


def _forget() -> None:
    """Let typst forget what it has just set.

    It remembers every part of a document until it has set ten others, which is 400 MB
    in a server that goes on. An empty one takes two milliseconds.
    """
    for _ in range(_REMEMBERED + 1):
        typst.compile(
            b"", font_paths=_letters(), ignore_system_fonts=True, format="svg"
        )

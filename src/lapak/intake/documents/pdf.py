"""The text of a PDF, its lines joined again where only the page's width broke them."""

import io
import re
from collections.abc import Iterator, Sequence
from typing import Final

from lapak.intake.reading.refusal import Refused

PAGES: Final = 500
LETTERS: Final = 2_000_000  # of a whole document: ten times what can be checked
_LEADER: Final = re.compile(
    r"(?:\s*[.·…_]){4,}\s*"
)  # dots between a name and its number
_ENDS: Final = re.compile(r"[.!?:;]['\"”’)]*$")
_BEGINS_ANEW: Final = re.compile(r"[-•*–—]\s|\(?\d{1,2}[.)]\s|[a-z][.)]\s")
_FULL: Final = 0.6  # of the longest line near it: a line that the page's width broke
_NEAR: Final = 12  # lines around one, of which the longest tells how wide the page is


def pdf_text(content: bytes) -> str:
    """Page by page; '' where the pages hold pictures only. Raises Refused."""
    # loaded by the process that needs it: every workbook forks from the one that waits
    from pypdf import PdfReader  # noqa: PLC0415
    from pypdf.errors import PyPdfError  # noqa: PLC0415

    try:
        reader = PdfReader(io.BytesIO(content), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Refused("password")
        if len(reader.pages) > PAGES:
            raise Refused("document_long", most=PAGES)
        pages = list(_pages(page.extract_text() for page in reader.pages))
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError) as error:
        raise Refused("damaged") from error
    return "\n".join(pages)


def _pages(texts: Iterator[str]) -> Iterator[str]:
    length = 0
    for text in texts:
        length += len(text)
        if length > LETTERS:
            raise Refused("too_much_text")
        yield joined(text)


def joined(text: str) -> str:
    """The text of a page with whole paragraphs in one line.

    A line goes on in the next where it is about as long as the lines around it and ends
    no sentence, and where the next begins no point of a list.
    """
    lines = [_LEADER.sub("\t", line.rstrip()) for line in text.split("\n")]
    whole: list[str] = []
    goes_on = False
    for place, line in enumerate(lines):
        if goes_on and line and not _BEGINS_ANEW.match(line):
            whole[-1] = _put_together(whole[-1], line)
        else:
            whole.append(line)
        goes_on = _is_full(lines, place)
    return "\n".join(whole)


def _is_full(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    if not line or "\t" in line or _ENDS.search(line):
        return False
    near = lines[max(0, place - _NEAR) : place + _NEAR]
    longest = max(len(one) for one in near if "\t" not in one)
    return len(line) > 20 and len(line) >= _FULL * longest


def _put_together(before: str, after: str) -> str:
    """Two lines as one; a word that was cut at the end of a line is whole again.

    'bersama-' and 'sama' keep their hyphen: that word has one.
    """
    cut = re.search(r"([^\W\d_]+)-$", before)
    if cut is None or not after[:1].islower():
        return f"{before} {after}"
    rest = re.match(r"[^\W\d_]+", after)
    twice = rest is not None and cut[1].casefold().endswith(rest[0])
    return (before if twice else before[:-1]) + after

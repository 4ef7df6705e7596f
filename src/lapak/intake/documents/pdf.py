"""The text of a PDF, its lines joined again where only the page's width broke them."""

import io
import re
import signal
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Final

from lapak.intake.documents.columns import tabbed
from lapak.intake.reading.refusal import Refused

PAGES: Final = 500
LETTERS: Final = 2_000_000  # of a whole document: ten times what can be checked
_SECONDS: Final = 0.8  # of CPU time, and more for what is longer
_SECONDS_PER_MB: Final = 8.0
_STREAM: Final = 20 << 20  # bytes that one part may inflate to
_LIMITS: Final[dict[str, Any]] = {
    "maximum_declared_stream_length": _STREAM,
    "array_based_stream_maximum_output_length": _STREAM,
    "zlib_maximum_output_length": _STREAM,
    "lzw_maximum_output_length": _STREAM,
    "run_length_maximum_output_length": _STREAM,
    "stream_decoding_work_maximum_length": 2 * _STREAM,
    "stream_filters_maximum_length": 4,
    "page_tree_maximum_entries": 10 * PAGES,
    "jbig2dec_binary": None,  # no other program is run for a picture
}
_PAGE_NUMBER: Final = re.compile(
    r"(?i)\W*(?:hal(?:aman)?\.?|page)?\s*(\d{1,4})(?:\s*(?:/|dari|of)\s*\d{1,4})?\W*"
)
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
    from pypdf import PdfReader, apply_configuration  # noqa: PLC0415
    from pypdf.errors import LimitReachedError, PyPdfError  # noqa: PLC0415

    seconds = _SECONDS + _SECONDS_PER_MB * len(content) / (1 << 20)
    try:
        with apply_configuration(**_LIMITS), within(seconds):
            reader = PdfReader(io.BytesIO(content), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise Refused("password")
            if len(reader.pages) > PAGES:
                raise Refused("document_long", most=PAGES)
            laid_out = (p.extract_text(extraction_mode="layout") for p in reader.pages)
            pages = list(_pages(laid_out))
    except LimitReachedError as error:
        raise Refused("inflates") from error
    except (PyPdfError, RecursionError, ValueError, KeyError, TypeError) as error:
        raise Refused("damaged") from error
    return "\n".join(pages)


def _pages(texts: Iterator[str]) -> Iterator[str]:
    length = 0
    for number, text in enumerate(texts, start=1):
        length += len(text)
        if length > LETTERS:
            raise Refused("too_much_text")
        yield joined("\n".join(tabbed(_lines(text, number))))


def _lines(text: str, page: int) -> list[str]:
    """The lines of a page without its number."""
    lines = [_LEADER.sub("   ", line.rstrip()) for line in text.split("\n")]
    for at in (0, -1):
        told = _PAGE_NUMBER.fullmatch(lines[at]) if lines else None
        if told and int(told[1]) == page:
            del lines[at]
    return lines


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raise Refused where what is done takes more CPU time than that.

    A PDF can keep its parser busy for as long as it likes.
    """

    def stop(*_: object) -> None:
        raise Refused("time")

    before = signal.signal(signal.SIGPROF, stop)
    signal.setitimer(signal.ITIMER_PROF, seconds, 0.1)  # again, should it be caught
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def joined(text: str) -> str:
    """The text of a page with whole paragraphs in one line.

    A line goes on in the next where it is about as long as the lines around it and ends
    no sentence, and where the next begins no point of a list.
    """
    lines = text.split("\n")
    whole: list[str] = []
    goes_on = False
    for place, line in enumerate(lines):
        begins = "\t" in line or _BEGINS_ANEW.match(line)
        if goes_on and line and not begins:
            whole[-1] = _put_together(whole[-1], line)
        else:
            whole.append(line)
        goes_on = _is_full(lines, place)
    return "\n".join(whole)


def _is_full(lines: Sequence[str], place: int) -> bool:
    line = lines[place]
    following = lines[place + 1] if place + 1 < len(lines) else ""
    broken = re.search(r"\d[.,]$", line) and re.match(r"\d{3}\b", following)
    if not line or "\t" in line or (_ENDS.search(line) and not broken):
        return False
    near = lines[max(0, place - _NEAR) : place + _NEAR]
    longest = max(len(one) for one in near if "\t" not in one)
    return len(line) > 20 and len(line) >= _FULL * longest


def _put_together(before: str, after: str) -> str:
    """Two lines as one; a word that was cut at the end of a line is whole again.

    'bersama-' and 'sama' keep their hyphen: that word has one.
    """
    if re.search(r"\d[.,]$", before) and after[:1].isdigit():
        return before + after  # Rp3.275. and 635.000
    cut = re.search(r"([^\W\d_]+)-$", before)
    if cut is None or not after[:1].islower():
        return f"{before} {after}"
    rest = re.match(r"[^\W\d_]+", after)
    twice = rest is not None and cut[1].casefold().endswith(rest[0])
    return (before if twice else before[:-1]) + after

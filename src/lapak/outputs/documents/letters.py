"""Letters that a PDF can show; lists of an office may bring any."""

import re
from typing import Final

from lapak.outputs.documents.legal import legal

# What its own letters and those that typst brings can show. PDF/UA lets no letter be an
# empty box, and a list of an office may bring any.
_SHOWN: Final = (
    "\x20-\x7e\xa0-\xac\xae-\u024f\u02b0-\u0377\u0391-\u03a1\u03a3-\u0482\u1e00-\u1eff"
    "\u2010-\u2027\u2030-\u203e\u20a0-\u20bf\u2190-\u2199\u2200-\u22ff\u25a0-\u25ff\ufffd"
)
_NOT_SHOWN: Final = re.compile(f"[^{_SHOWN}]+")


def printable(text: str) -> str:
    """The same text in letters that a PDF can show, others as one sign of their place."""
    spaced = re.sub(r"\s+", " ", legal(text))
    return _NOT_SHOWN.sub("\N{REPLACEMENT CHARACTER}", spaced)

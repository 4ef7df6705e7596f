"""Text that XML can hold: lists of an office may bring characters that it can't."""

import re
from typing import Final

# XML 1.0 has no words for these, and a file that holds one is broken for its reader.
_ILLEGAL: Final = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
)  # control characters, halves of pairs, and what is no character


def legal(text: str) -> str:
    """The same text with a sign in place of each character that can't be written."""
    return _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text)

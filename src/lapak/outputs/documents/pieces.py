"""What text of documents is made of: words, and words that open an address."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Link:
    """Words that open an address."""

    text: str
    address: str


Piece = str | Link

"""Text of a template as documents hold it: each number opens its figure."""

from lapak.outputs.documents.pieces import Link, Piece
from lapak.outputs.links import figure_address
from lapak.outputs.wording.telling import Locked, Told


def pieces_of(told: Told, year: int) -> list[Piece]:
    """A block of a template with each of its numbers opening its figure."""
    return [_piece(piece, year) for piece in told.pieces]


def _piece(piece: str | Locked, year: int) -> Piece:
    if isinstance(piece, Locked) and piece.fact.keys:
        return Link(piece.text, figure_address(year, piece.fact.keys[0]))
    return piece if isinstance(piece, str) else piece.text

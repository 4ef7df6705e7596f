"""From the bytes of a document to its text: runs inside the reading process."""

from collections.abc import Iterator
from typing import Final

from lapak.intake.documents.pdf import pdf_text
from lapak.intake.documents.word import guarded, word_text
from lapak.intake.reading.archive import Archive
from lapak.intake.reading.compound import CompoundFile, NotCompound
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.wire import Message

PDF: Final = b"%PDF"
ZIP: Final = b"PK\x03\x04"


def tell_document(content: bytes) -> Iterator[Message]:
    """The text of a Word or PDF file, as a message (see `wire`).

    Raises Refused where it is something else, locked, damaged, or has no text.
    """
    if content.startswith(PDF):
        yield ["text", _said(pdf_text(content), "document_scanned")]
    elif content.startswith(ZIP):
        archive = Archive(content)
        guarded(archive)
        yield ["text", _said(word_text(content), "document_empty")]
    else:
        raise _compound(content)
    yield ["end"]


def _said(text: str, refusal: str) -> str:
    if not text.strip():
        raise Refused(refusal)
    return text


def _compound(content: bytes) -> Refused:
    """Why a file in that container isn't read: locked, or an old .doc."""
    try:
        names = set(CompoundFile(content).names())
    except NotCompound:
        return Refused("damaged")
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        return Refused("password")
    if "WordDocument" in names:
        what, english = "dokumen Word lama (.doc)", "an old Word document (.doc)"
    else:
        what, english = "bukan dokumen Word", "no Word document"
    return Refused("document_kind", what=what, english=english)

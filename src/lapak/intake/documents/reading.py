"""The way in for texts that are to be checked: Word, PDF or plain text."""

from typing import Final

from lapak.intake.documents.told import PDF, ZIP
from lapak.intake.reading.compound import SIGNATURE
from lapak.intake.reading.delimited import text_of
from lapak.intake.reading.reader import read_document
from lapak.intake.reading.refusal import Refused, of_document
from lapak.intake.reading.sniff import refuse_other

READ_AS: Final = ".docx,.pdf,.txt"
"""What a page says that it takes."""


def is_document(content: bytes) -> bool:
    """Whether it is something that only a process of its own may open."""
    return content.startswith((PDF, ZIP, SIGNATURE))


def text_of_file(content: bytes) -> str:
    """The text of a file of this content, whatever its name. Raises Refused."""
    if is_document(content):
        return read_document(content)
    try:
        refuse_other(content)
        text = text_of(content)
        if text is None:
            raise Refused("unknown")
    except Refused as refused:
        raise of_document(refused) from None
    return text

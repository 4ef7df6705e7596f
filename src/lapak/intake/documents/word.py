"""The text of a Word document, in the order in which a person reads it."""

import io
from collections.abc import Iterator
from typing import Any, Final

from lapak.intake.reading.archive import Archive
from lapak.intake.reading.refusal import Refused

_W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# What a reader does not see: taken out by an editor, or said twice for old programs.
_UNSEEN: Final = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}rPr", f"{_MC}Fallback"}
)
_MARKS: Final = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n"}
_HYPHENS: Final = {f"{_W}noBreakHyphen": "-", f"{_W}softHyphen": ""}
_BESIDE: Final = ("footnotes", "endnotes")


def guarded(archive: Archive) -> None:
    """Inflate every part once, within the limits. Raises Refused where it is no .docx."""
    names = archive.names()
    if "[Content_Types].xml" not in names:
        raise _other(archive, names)
    types = archive.read("[Content_Types].xml")
    if not any(name.startswith("word/") for name in names):
        raise _other(archive, names)
    if b"macroEnabled" in types or any("vbaproject" in n.lower() for n in names):
        raise Refused("document_macros")
    for name in names:
        for _ in archive.chunks(name):
            pass


def _other(archive: Archive, names: list[str]) -> Refused:
    if any(name.startswith("xl/") for name in names):
        what, english = "buku kerja Excel", "an Excel workbook"
    elif any(name.startswith("ppt/") for name in names):
        what, english = "presentasi PowerPoint", "a PowerPoint show"
    elif "mimetype" in names and b"opendocument" in archive.read("mimetype"):
        what, english = "dokumen OpenDocument", "an OpenDocument file"
    else:
        what, english = "arsip ZIP", "a ZIP archive"
    return Refused("document_kind", what=what, english=english)


def word_text(content: bytes) -> str:
    """Head, body, notes and foot; a line a paragraph, a table's cells parted by tabs."""
    # loaded by the process that needs it: every workbook forks from the one that waits
    from docx import Document  # noqa: PLC0415
    from docx.opc.exceptions import OpcError  # noqa: PLC0415

    try:
        document = Document(io.BytesIO(content))
        heads, feet = _around(document)
        body = list(_lines(document.element.body))
        notes = list(_notes(document))
    except (OpcError, KeyError, ValueError, AttributeError) as error:
        raise Refused("damaged") from error
    return "\n".join([*heads, *body, *notes, *feet])


def _around(document: Any) -> tuple[list[str], list[str]]:
    """What stands above and below the pages, each once."""
    heads: dict[str, None] = {}
    feet: dict[str, None] = {}
    for section in document.sections:
        for part, lines in (
            (section.header, heads),
            (section.first_page_header, heads),
            (section.footer, feet),
            (section.first_page_footer, feet),
        ):
            if not part.is_linked_to_previous:
                lines.update(dict.fromkeys(filter(str.strip, _lines(part._element))))
    return list(heads), list(feet)


def _notes(document: Any) -> Iterator[str]:
    from docx.oxml import parse_xml  # noqa: PLC0415 - as above

    for relation in document.part.rels.values():
        if relation.reltype.endswith(_BESIDE):
            yield from filter(str.strip, _lines(parse_xml(relation.target_part.blob)))


def _lines(block: Any) -> Iterator[str]:
    """The lines of whatever holds paragraphs and tables."""
    for child in block:
        if child.tag == f"{_W}p":
            yield from _paragraph(child)
        elif child.tag == f"{_W}tbl":
            yield from _table(child)
        elif child.tag not in _UNSEEN and len(child):
            yield from _lines(child)  # content controls, notes, what was inserted


def _paragraph(paragraph: Any) -> Iterator[str]:
    boxes: list[Any] = []
    yield "".join(_words(paragraph, boxes))
    for box in boxes:
        yield from _lines(box)


def _words(element: Any, boxes: list[Any]) -> Iterator[str]:
    """The words of a run or paragraph; `boxes` gathers the text boxes that hang on it."""
    for child in element:
        tag = child.tag
        if tag == f"{_W}t":
            yield child.text or ""
        elif tag in _MARKS:
            yield _MARKS[tag]
        elif tag in _HYPHENS:
            yield _HYPHENS[tag]
        elif tag == f"{_W}txbxContent":
            boxes.append(child)
        elif tag not in _UNSEEN and not _is_hidden(child):
            yield from _words(child, boxes)


def _is_hidden(run: Any) -> bool:
    return run.tag == f"{_W}r" and run.find(f"{_W}rPr/{_W}vanish") is not None


def _table(table: Any) -> Iterator[str]:
    for row in table.iter(f"{_W}tr"):
        if next(row.iterancestors(f"{_W}tbl")) is table:
            yield "\t".join(_cell(cell) for cell in _cells(row))


def _cells(row: Any) -> Iterator[Any]:
    for cell in row.iter(f"{_W}tc"):
        if next(cell.iterancestors(f"{_W}tr")) is row:
            yield cell


def _cell(cell: Any) -> str:
    return " ".join(" ".join(_lines(cell)).split())

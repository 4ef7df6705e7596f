"""An xlsx file from the outside: what it is, and whether it is safe to parse."""

import posixpath
from functools import partial
from xml.parsers import expat

from lapak.intake.reading import limits
from lapak.intake.reading.archive import Archive
from lapak.intake.reading.marks import Marks
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.sheet_xml import scan_sheet

_CONTENT_TYPES = "[Content_Types].xml"
_SHEETS = "xl/worksheets/"


def guard_ooxml(archive: Archive) -> dict[str, Marks]:
    """What every sheet of an xlsx hides, by its name.

    Every part is inflated once, within the limits. Raises Refused, saying why.
    """
    names = archive.names()
    _refuse_unwelcome(names, archive.read(_CONTENT_TYPES))
    parts = _sheets_by_part(archive)
    if len(parts) > limits.SHEETS:
        raise Refused("too_many_sheets")
    marks = {}
    for part in names:
        if part in parts or part.startswith(_SHEETS):
            sheet = parts.get(part, posixpath.basename(part))
            marks[sheet] = scan_sheet(sheet, partial(archive.chunks, part))
        else:
            for _ in archive.chunks(part):
                pass
    return marks


def _refuse_unwelcome(names: list[str], types: bytes) -> None:
    lower = [name.lower() for name in names]
    if any("vbaproject" in n for n in lower) or b"macroEnabled" in types:
        raise Refused("macros")
    if any("externallink" in n for n in lower):
        raise Refused("external_links")
    if "xl/workbook.bin" in lower:
        raise Refused("other_excel", what=".xlsb")
    if not any(name.startswith("xl/") for name in lower):
        raise _what_else(lower)


def _what_else(names: list[str]) -> Refused:
    if any(name.startswith("word/") for name in names):
        return Refused("not_a_table", what="dokumen Word", english="a Word document")
    if any(name.startswith("ppt/") for name in names):
        return Refused(
            "not_a_table", what="presentasi PowerPoint", english="a PowerPoint show"
        )
    return Refused("damaged")


def _sheets_by_part(archive: Archive) -> dict[str, str]:
    """Which part of the zip holds which sheet."""
    workbook = _workbook_part(archive)
    folder, name = posixpath.split(workbook)
    links = archive.read(posixpath.join(folder, "_rels", name + ".rels"))
    targets = {
        link.get("Id", ""): _part_name(folder, link.get("Target", ""))
        for link in _elements(links, "Relationship")
    }
    sheets = {}
    for attributes in _elements(archive.read(workbook), "sheet"):
        # r:id, whatever its prefix is
        ids = [v for k, v in attributes.items() if k == "id" or k.endswith(":id")]
        if ids and ids[0] in targets:
            sheets[targets[ids[0]]] = attributes.get("name", "")
    return sheets


def _workbook_part(archive: Archive) -> str:
    for link in _elements(archive.read("_rels/.rels"), "Relationship"):
        if link.get("Type", "").endswith("/officeDocument"):
            return _part_name("", link.get("Target", ""))
    raise Refused("damaged")


def _part_name(folder: str, target: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    return posixpath.normpath(posixpath.join(folder, target))


def _elements(xml: bytes, name: str) -> list[dict[str, str]]:
    """The attributes of every element of one name, whatever its prefix."""
    found: list[dict[str, str]] = []

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag.rpartition(":")[2] == name:
            found.append(attributes)

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)
    except expat.ExpatError as error:
        raise Refused("damaged") from error
    return found

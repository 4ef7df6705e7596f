"""What stands in a Word file, read back as its reader would."""

import io
import zipfile
from xml.etree import ElementTree

import docx
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.oxml.ns import qn


def opened(content):
    """The document of a file's bytes."""
    return docx.Document(io.BytesIO(content))


def links(document):
    """(words, address) of every link, in the order of the text."""
    rels = document.part.rels
    return [
        (
            "".join(text.text or "" for text in link.iter(qn("w:t"))),
            rels[link.get(qn("r:id"))].target_ref,
        )
        for link in document.element.body.iter(qn("w:hyperlink"))
    ]


def addresses(document):
    """All addresses that the file leads to."""
    return [
        one.target_ref
        for one in document.part.rels.values()
        if one.reltype == RT.HYPERLINK
    ]


def alternatives(document):
    """What is said of each picture."""
    return [one.get("descr") for one in document.element.body.iter(qn("wp:docPr"))]


def headings(document):
    """(style, words) of its title and headings."""
    return [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style.name.startswith(("Title", "Heading"))
    ]


def well_formed(content):
    """Every part of the file is XML that can be read."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        for name in parts.namelist():
            if name.endswith((".xml", ".rels")):
                ElementTree.fromstring(parts.read(name))  # noqa: S314  our own file
    return True

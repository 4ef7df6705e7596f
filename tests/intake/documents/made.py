"""Word and PDF files as people send them, made by the libraries that read and set them."""

import io
import json
import zipfile

import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls


def word(*paragraphs: str, table: list[list[str]] | None = None) -> bytes:
    """A .docx of these paragraphs and, behind them, a table."""
    document = Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    if table:
        drawn = document.add_table(len(table), len(table[0]))
        for row, words in zip(drawn.rows, table, strict=True):
            for cell, text in zip(row.cells, words, strict=True):
                cell.text = text
    return saved(document)


def saved(document) -> bytes:
    """The bytes of a document of the library."""
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def with_xml(document, xml: str) -> None:
    """A paragraph of raw WordprocessingML, put before what the library makes."""
    document.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>"))


def pdf(source: str) -> bytes:
    """A PDF set from typst."""
    told = typst.compile(source.encode(), format="pdf")
    assert isinstance(told, bytes)
    return told


def pdf_of_words(words: str, *, width: str = "9cm", justify: bool = False) -> bytes:
    """One long paragraph on a narrow page, so that its lines are broken."""
    told = json.dumps(words)
    return pdf(
        f'#set page(width: {width}, height: auto)\n#set text(lang: "id", hyphenate: {str(justify).lower()})\n'
        f"#set par(justify: {str(justify).lower()})\n#text({told})"
    )


def zipped(parts: dict[str, bytes]) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()

"""Word and PDF files as people send them, made by the libraries that read and set them."""

import io
import json
import zipfile
import zlib

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


def busy_pdf(page: bytes) -> bytes:
    """A PDF of one page, put together by hand, with this for its page."""
    packed = zlib.compress(page, 9)
    parts = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R"
        b"/Resources<</Font<</F1 5 0 R>>>>>>",
        b"<</Length %d/Filter/FlateDecode>>\nstream\n" % len(packed)
        + packed
        + b"\nendstream",
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, part in enumerate(parts, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n" % number + part + b"\nendobj\n"
    start = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n"
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<</Size 6/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % start

"""What a file is, told by its content and never by its name."""

import re

from lapak.intake.reading.compound import SIGNATURE, CompoundFile, NotCompound
from lapak.intake.reading.refusal import Refused

_NOT_TABLES: tuple[tuple[bytes, str, str], ...] = (
    (b"%PDF", "dokumen PDF", "a PDF document"),
    (b"\xff\xd8\xff", "foto (JPEG)", "a photo (JPEG)"),
    (b"\x89PNG", "gambar (PNG)", "a picture (PNG)"),
    (b"GIF8", "gambar (GIF)", "a picture (GIF)"),
    (b"BM", "gambar (BMP)", "a picture (BMP)"),
    (b"II*\x00", "gambar (TIFF)", "a picture (TIFF)"),
    (b"MM\x00*", "gambar (TIFF)", "a picture (TIFF)"),
    (b"{\\rtf", "dokumen Word (RTF)", "a Word document (RTF)"),
    (b"7z\xbc\xaf", "arsip 7-Zip", "a 7-Zip archive"),
    (b"Rar!", "arsip RAR", "a RAR archive"),
    (b"\x1f\x8b", "arsip gzip", "a gzip archive"),
    (b"MZ", "program Windows", "a Windows program"),
    (b"\x7fELF", "program", "a program"),
    (b"SQLite format 3", "basis data SQLite", "an SQLite database"),
)
_OLD_EXCEL = (b"\x09\x00", b"\x09\x02", b"\x09\x04")  # BIFF 2-4, before 1993
_HTML = re.compile(
    rb"(<!--.*?-->|<\?xml[^>]*>|\s)*"
    rb"(<!doctype\s+html|<(html|head|body|table|meta|style|script|div|center|tr|font)\b)"
    rb"|mime-version:",
    re.IGNORECASE | re.DOTALL,
)
_JSON = re.compile(rb'\s*[\[{]\s*(?:"[^"\n]*"\s*[:,]|[\[{]\s*")')
_SPREADSHEET_XML = b"urn:schemas-microsoft-com:office:spreadsheet"
_FLAT_ODS = b"urn:oasis:names:tc:opendocument"


def kind_of(content: bytes) -> str:
    """'zip', 'xls' or 'text'. Raises Refused, saying what it is instead."""
    if not content.strip(b"\x00 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise Refused("empty")
    if content.startswith(b"PK"):
        return "zip"
    if content.startswith(SIGNATURE):
        return _kind_of_compound(content)
    refuse_other(content)
    _refuse_markup(content[: 1 << 16])
    return "text"


def refuse_other(content: bytes) -> None:
    """Raise Refused where the content is known, and is no text: a photo, an archive."""
    for magic, what, english in _NOT_TABLES:
        # two letters may also begin a CSV, so they need a byte that text hasn't
        if content.startswith(magic) and (len(magic) > 2 or b"\x00" in content[:64]):
            raise Refused("not_a_table", what=what, english=english)
    if content[4:8] == b"ftyp":
        raise Refused("not_a_table", what="foto atau video", english="a photo or video")
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        raise Refused("not_a_table", what="gambar (WebP)", english="a picture (WebP)")
    if content[:2] in _OLD_EXCEL:
        raise Refused("other_excel", what="Excel 4 atau lebih tua")


def _refuse_markup(start: bytes) -> None:
    plain = start.removeprefix(b"\xef\xbb\xbf")
    if plain[:2] in (b"\xff\xfe", b"\xfe\xff"):
        plain = plain[2:].replace(b"\x00", b"")
    if _HTML.match(plain):
        raise Refused("html")
    if _JSON.match(plain):
        raise Refused("not_a_table", what="data program (JSON)", english="JSON data")
    if plain.lstrip().startswith(b"<"):
        if _SPREADSHEET_XML in plain:
            raise Refused("other_excel", what="XML Spreadsheet 2003")
        if _FLAT_ODS in plain:
            raise Refused("other_excel", what="Flat ODS")
        raise Refused("not_a_table", what="dokumen XML", english="an XML document")


def _kind_of_compound(content: bytes) -> str:
    try:
        names = set(CompoundFile(content).names())
    except NotCompound as error:
        raise Refused("damaged") from error
    if names & {"EncryptedPackage", "EncryptionInfo"}:
        raise Refused("password")
    if names & {"Workbook", "Book"}:
        return "xls"
    if "WordDocument" in names:
        raise Refused("not_a_table", what="dokumen Word", english="a Word document")
    if "PowerPoint Document" in names:
        raise Refused(
            "not_a_table", what="presentasi PowerPoint", english="a PowerPoint show"
        )
    if any(name.startswith("__substg1.0") for name in names):
        raise Refused("not_a_table", what="surel Outlook", english="an Outlook mail")
    raise Refused("unknown")

"""Files that nobody should be able to hurt us with, made afresh in a folder.

`HOSTILE` names each file, what makes it, and the code it has to be refused with.
"""

import random
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import xlwt

NS = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="xml" ContentType="application/xml"/></Types>'
)
WORKBOOK = (
    f'<workbook xmlns="{NS}" xmlns:r="{RELS}"><sheets>'
    '<sheet name="Daftar" sheetId="1" r:id="rId1"/></sheets></workbook>'
)
WORKBOOK_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELS}/worksheet" Target="worksheets/sheet1.xml"/>'
    "</Relationships>"
)
ROOT_RELS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/>'
    "</Relationships>"
)
ODS_OPEN = (
    '<?xml version="1.0" encoding="UTF-8"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/">'
    '<office:body><office:spreadsheet><table:table table:name="Daftar">'
)
ODS_CLOSE = (
    "</table:table></office:spreadsheet></office:body></office:document-content>"
)
ODS_CELL = '<table:table-cell office:value-type="string"{}><text:p>x</text:p></table:table-cell>'


def sheet_xml(rows: str, before: str = "") -> str:
    """The XML of a sheet around some rows."""
    return f'<worksheet xmlns="{NS}">{before}<sheetData>{rows}</sheetData></worksheet>'


def write_xlsx(path: Path, sheet: str | bytes, **more: str | bytes) -> Path:
    """A workbook with one sheet, its XML as given; `more` adds or replaces parts."""
    parts: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": ROOT_RELS,
        "xl/workbook.xml": WORKBOOK,
        "xl/_rels/workbook.xml.rels": WORKBOOK_RELS,
        "xl/worksheets/sheet1.xml": sheet,
    }
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        for name, part in (parts | more).items():
            package.writestr(name, part)
    return path


def write_ods(path: Path, rows: str, **more: str) -> Path:
    """An ods with one sheet, its rows as given."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        kind = "application/vnd.oasis.opendocument.spreadsheet"
        package.writestr("mimetype", kind, zipfile.ZIP_STORED)
        package.writestr("content.xml", ODS_OPEN + rows + ODS_CLOSE)
        more = {"META-INF/manifest.xml": "<manifest/>"} | more
        for name, part in more.items():
            package.writestr(name, part)
    return path


def one_cell(address: str = "A1", row: int = 1) -> str:
    return sheet_xml(f'<row r="{row}"><c r="{address}"><v>1</v></c></row>')


def zip_bomb(path: Path) -> Path:
    return write_xlsx(path, one_cell(), **{"xl/sharedStrings.xml": b" " * (40 << 20)})


def bomb_that_lies(path: Path) -> Path:
    """A part that says it is small, in both of the zip's directories."""
    write_xlsx(path, one_cell(), **{"xl/media/a.xml": b"0" * (30 << 20)})
    content = path.read_bytes()
    true, lie = struct.pack("<I", 30 << 20), struct.pack("<I", 1000)
    crc = struct.pack("<I", zlib.crc32(b"0" * (30 << 20)))
    small = struct.pack("<I", zlib.crc32(b"0" * 1000))
    path.write_bytes(content.replace(true, lie).replace(crc, small))
    return path


def many_parts(path: Path) -> Path:
    return write_xlsx(path, one_cell(), **{f"xl/a{n}.xml": "" for n in range(2001)})


def dtd(path: Path) -> Path:
    return write_xlsx(path, '<!DOCTYPE a [<!ENTITY b "c">]>' + one_cell())


def dtd_late(path: Path) -> Path:
    """The DTD lies across a border of the pieces in which a part is inflated."""
    noise = random.Random(1).randbytes((1 << 19) - 20).hex()
    start = f"<!--{noise}-->"
    return write_xlsx(path, start + " " * ((1 << 20) - len(start) - 4) + "<!DOCTYPE a>")


def utf16_part(path: Path) -> Path:
    return write_xlsx(path, ('<?xml version="1.0"?>' + one_cell()).encode("utf-16"))


def macros(path: Path) -> Path:
    return write_xlsx(path, one_cell(), **{"xl/vbaProject.bin": b"x"})


def external_links(path: Path) -> Path:
    return write_xlsx(
        path, one_cell(), **{"xl/externalLinks/externalLink1.xml": "<a/>"}
    )


def xlsb(path: Path) -> Path:
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("[Content_Types].xml", TYPES)
        package.writestr("xl/workbook.bin", b"x")
    return path


def far_column(path: Path) -> Path:
    return write_xlsx(path, one_cell("XFD1"))


def far_row(path: Path) -> Path:
    return write_xlsx(path, one_cell("A1048576", 1048576))


def far_cell_in_a_near_row(path: Path) -> Path:
    return write_xlsx(path, one_cell("XFD1048576"))


def far_cell_other_order(path: Path) -> Path:
    """Attributes in another order and quotes, a namespace prefix, a lying dimension."""
    xml = (
        f"<x:worksheet xmlns:x='{NS}'><x:dimension ref='A1:B2'/><x:sheetData>"
        "<x:row spans='1:2' r = '1'><x:c t='n' s='0' r = 'XFD1048576'><x:v>1</x:v></x:c>"
        "</x:row></x:sheetData></x:worksheet>"
    )
    return write_xlsx(path, xml)


def cells_without_address(path: Path) -> Path:
    return write_xlsx(path, sheet_xml("<row>" + "<c><v>1</v></c>" * 20_000 + "</row>"))


def wide_and_long(path: Path) -> Path:
    """Two cells, each within the limits, that span forty million."""
    first = '<row r="1"><c r="A1"><v>1</v></c></row>'
    last = '<row r="200000"><c r="GR200000"><v>1</v></c></row>'
    return write_xlsx(path, sheet_xml(first + last))


def many_rows(path: Path) -> Path:
    row = '<row r="{0}"><c r="A{0}"><v>{0}</v></c></row>'
    return write_xlsx(path, sheet_xml("".join(map(row.format, range(1, 200_102)))))


def memory_bomb(path: Path) -> Path:
    """A long text that many cells share: small on disk and for the guard."""
    text = "x" * 32_000
    shared = f'<sst xmlns="{NS}"><si><t>{text}</t></si></sst>'
    noise = random.Random(2)  # else the zip would be a bomb itself
    cells = "<c t='s'><v>0</v></c>" * 50
    rows = [f"<row><!--{noise.random()}-->{cells}</row>" for _ in range(2_000)]
    return write_xlsx(
        path,
        sheet_xml("".join(rows)),
        **{
            "xl/sharedStrings.xml": shared,
            "xl/_rels/workbook.xml.rels": WORKBOOK_RELS.replace(
                "</R",
                f'<Relationship Id="rId2" Type="{RELS}/sharedStrings"'
                ' Target="sharedStrings.xml"/></R',
            ),
        },
    )


def encrypted_zip(path: Path) -> Path:
    write_xlsx(path, one_cell())
    content = bytearray(path.read_bytes())
    at = content.rfind(b"PK\x01\x02")
    content[at + 8] |= 1
    path.write_bytes(content)
    return path


def truncated(path: Path) -> Path:
    write_xlsx(path, one_cell())
    path.write_bytes(path.read_bytes()[:-200])
    return path


def broken_xml(path: Path) -> Path:
    return write_xlsx(path, one_cell(), **{"xl/workbook.xml": WORKBOOK[:-5]})


def ods_repeats(path: Path) -> Path:
    cell = ODS_CELL.format(' table:number-columns-repeated="150"')
    row = (
        f'<table:table-row table:number-rows-repeated="150000">{cell}</table:table-row>'
    )
    return write_ods(path, row)


def ods_far(path: Path) -> Path:
    empty = '<table:table-row table:number-rows-repeated="1000000"><table:table-cell/></table:table-row>'
    return write_ods(
        path, empty + f"<table:table-row>{ODS_CELL.format('')}</table:table-row>"
    )


def ods_wide(path: Path) -> Path:
    cell = ODS_CELL.format(' table:number-columns-repeated="16384"')
    return write_ods(path, f"<table:table-row>{cell}</table:table-row>")


def ods_encrypted(path: Path) -> Path:
    manifest = "<manifest:encryption-data manifest:checksum='x'/>"
    return write_ods(path, "", **{"META-INF/manifest.xml": manifest})


def ods_macros(path: Path) -> Path:
    return write_ods(path, "", **{"Basic/script-lc.xml": "<a/>"})


def ods_entities(path: Path) -> Path:
    write_ods(path, "")
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr("content.xml", '<!DOCTYPE a [<!ENTITY b "b">]>' + ODS_OPEN)
    return path


def _raw(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def compound(path: Path, *names: str) -> Path:
    """An OLE file whose directory holds these names and nothing else."""
    header = bytearray(512)
    header[:8] = bytes.fromhex("D0CF11E0A1B11AE1")
    struct.pack_into("<HHHHH", header, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<I", header, 44, 1)
    struct.pack_into("<I", header, 48, 1)
    struct.pack_into("<IIIII", header, 56, 4096, 0xFFFFFFFE, 0, 0xFFFFFFFE, 0)
    header[76:512] = b"\xff" * 436
    struct.pack_into("<I", header, 76, 0)
    fat = struct.pack("<III", 0xFFFFFFFD, 0xFFFFFFFE, 0xFFFFFFFE).ljust(512, b"\xff")
    directory = b""
    for kind, name in zip((5, 2, 2, 2), ("Root Entry", *names), strict=False):
        encoded = name.encode("utf-16-le") + b"\0\0"
        entry = bytearray(encoded.ljust(128, b"\0"))
        struct.pack_into("<HB", entry, 64, len(encoded), kind)
        struct.pack_into("<III", entry, 68, 0xFFFFFFFF, 0xFFFFFFFF, 0xFFFFFFFF)
        struct.pack_into("<II", entry, 116, 0xFFFFFFFE, 0)
        directory += bytes(entry)
    path.write_bytes(bytes(header) + fat + directory.ljust(512, b"\0"))
    return path


def xls_password(path: Path) -> Path:
    """An old workbook that says that all after its first record is encrypted."""
    book = xlwt.Workbook()
    book.add_sheet("Daftar").write(0, 0, "x")
    book.save(str(path))
    content = bytearray(path.read_bytes())
    # the second record of the stream: INTERFACEHDR and the like, turned to FILEPASS
    start = content.find(b"\x09\x08\x10\x00")
    second = start + 4 + 16
    struct.pack_into("<H", content, second, 0x2F)
    path.write_bytes(content)
    return path


def xls_far(path: Path) -> Path:
    book = xlwt.Workbook()
    book.add_sheet("Daftar").write(65535, 255, "x")
    book.save(str(path))
    return path


HTML = b"<html><body><table><tr><td>Nama</td></tr></table></body></html>"

HOSTILE: dict[str, tuple[Callable[[Path], Path], str]] = {
    "bom.xlsx": (zip_bomb, "inflates"),
    "bom bohong.xlsx": (bomb_that_lies, "damaged"),
    "bagian.xlsx": (many_parts, "too_many_parts"),
    "dtd.xlsx": (dtd, "entities"),
    "dtd di tengah.xlsx": (dtd_late, "entities"),
    "utf16.xlsx": (utf16_part, "damaged"),
    "makro.xlsx": (macros, "macros"),
    "tautan.xlsx": (external_links, "external_links"),
    "biner.xlsx": (xlsb, "other_excel"),
    "kolom jauh.xlsx": (far_column, "far_cell"),
    "baris jauh.xlsx": (far_row, "far_cell"),
    "sel jauh.xlsx": (far_cell_in_a_near_row, "far_cell"),
    "sel jauh lain.xlsx": (far_cell_other_order, "far_cell"),
    "tanpa alamat.xlsx": (cells_without_address, "far_cell"),
    "lebar dan panjang.xlsx": (wide_and_long, "too_many_cells"),
    "banyak baris.xlsx": (many_rows, "too_many_rows"),
    "memori.xlsx": (memory_bomb, "memory"),
    "sandi zip.xlsx": (encrypted_zip, "password"),
    "terpotong.xlsx": (truncated, "damaged"),
    "xml rusak.xlsx": (broken_xml, "damaged"),
    "ulang.ods": (ods_repeats, "too_many_cells"),
    "jauh.ods": (ods_far, "far_cell"),
    "lebar.ods": (ods_wide, "far_cell"),
    "sandi.ods": (ods_encrypted, "password"),
    "makro.ods": (ods_macros, "macros"),
    "dtd.ods": (ods_entities, "entities"),
    "sandi.xlsx": (
        lambda p: compound(p, "EncryptionInfo", "EncryptedPackage"),
        "password",
    ),
    "surat.xlsx": (lambda p: compound(p, "WordDocument"), "not_a_table"),
    "tayang.xls": (lambda p: compound(p, "PowerPoint Document"), "not_a_table"),
    "surel.xls": (lambda p: compound(p, "__substg1.0_0037001F"), "not_a_table"),
    "ole.xls": (lambda p: compound(p, "Entah"), "unknown"),
    "buku kosong.xls": (lambda p: compound(p, "Workbook"), "damaged"),
    "sandi.xls": (xls_password, "password"),
    "jauh.xls": (xls_far, "far_cell"),
    "ole rusak.xls": (
        _raw(bytes.fromhex("D0CF11E0A1B11AE1") + b"\1" * 2000),
        "damaged",
    ),
    "kosong.xlsx": (_raw(b""), "empty"),
    "spasi.csv": (_raw(b"\xef\xbb\xbf \r\n\r\n"), "empty"),
    "web.xls": (_raw(HTML), "html"),
    "web utf16.xls": (_raw(HTML.decode().encode("utf-16")), "html"),
    "web arsip.xls": (_raw(b"MIME-Version: 1.0\r\nContent-Type: multipart"), "html"),
    "xml2003.xls": (
        _raw(
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'
        ),
        "other_excel",
    ),
    "datar.ods": (
        _raw(b'<office:document xmlns:office="urn:oasis:names:tc:opendocument"/>'),
        "other_excel",
    ),
    "lain.xlsx": (_raw(b"<catatan/>"), "not_a_table"),
    "data.csv": (_raw(b'\xef\xbb\xbf{\n "tahun": 2023,\n "nama": "x"}'), "not_a_table"),
    "data.json": (_raw(b'[{"nama": "x", "omset": 1}]'), "not_a_table"),
    "kata.json": (_raw(b'["nama", "omset"]'), "not_a_table"),
    "tua.xls": (_raw(b"\x09\x04\x06\x00\x00\x00\x10\x00"), "other_excel"),
    "foto.xlsx": (
        _raw(b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x01" * 99),
        "not_a_table",
    ),
    "foto hp.xlsx": (_raw(b"\x00\x00\x00\x18ftypheic" + b"\x00" * 99), "not_a_table"),
    "stiker.xlsx": (_raw(b"RIFF\x24\x00\x00\x00WEBPVP8 "), "not_a_table"),
    "surat.pdf.xlsx": (_raw(b"%PDF-1.7\n%\xe2\xe3"), "not_a_table"),
    "acak.csv": (_raw(bytes(range(256)) * 4), "unknown"),
    "kutip.csv": (_raw(b'No;Nama\r\n1;"Toko\r\n2;Warung\r\n3;Kios\r\n'), "open_quote"),
    "sel panjang.csv": (_raw(b"No;Nama\r\n1;" + b"x" * 40_000), "long_cell"),
    "kolom.csv": (_raw(b";".join([b"x"] * 201)), "too_many_columns"),
    "baris.csv": (_raw(b"a;b\r\n" * 200_001), "too_many_rows"),
    "sel.csv": (_raw((b";".join([b"1"] * 200) + b"\n") * 15_001), "too_many_cells"),
}

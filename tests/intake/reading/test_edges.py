"""Rare shapes of containers: zips, compound files and messages that few programs write."""

import io
import re
import struct
import zipfile
from pathlib import Path

import pytest
import xlwt

from lapak.intake.reading import limits
from lapak.intake.reading.biff import guard_biff
from lapak.intake.reading.compound import CompoundFile, NotCompound
from lapak.intake.reading.content import tell
from lapak.intake.reading.refusal import Refused
from lapak.intake.reading.wire import assemble
from lapak.intake.reading.workbook import Workbook
from tests.intake.reading.hostile import (
    ODS_CELL,
    ROOT_RELS,
    WORKBOOK,
    WORKBOOK_RELS,
    compound,
    one_cell,
    sheet_xml,
    write_ods,
    write_xlsx,
)


def read(content: bytes) -> Workbook:
    return assemble(tell(content))


def refusal(content: bytes) -> Refused:
    with pytest.raises(Refused) as refused:
        read(content)
    return refused.value


def zipped(compression: int = zipfile.ZIP_DEFLATED, **parts: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as package:
        for name, part in parts.items():
            package.writestr(name, part)
    return out.getvalue()


class TestZips:
    def test_a_workbook_that_is_stored_without_compression_is_read(self, tmp_path):
        parts = unzipped(write_xlsx(tmp_path / "a.xlsx", one_cell()))

        assert read(zipped(zipfile.ZIP_STORED, **parts)).sheets[0].rows == [[1]]

    def test_a_compression_that_excel_does_not_know_is_damage(self, tmp_path):
        parts = unzipped(write_xlsx(tmp_path / "a.xlsx", one_cell()))

        assert refusal(zipped(zipfile.ZIP_BZIP2, **parts)).code == "damaged"

    def test_two_parts_of_one_name_are_damage(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", one_cell())
        with (
            zipfile.ZipFile(path, "a") as package,
            pytest.warns(UserWarning, match="Duplicate"),
        ):
            package.writestr("xl/workbook.xml", WORKBOOK)

        assert refusal(path.read_bytes()).code == "damaged"

    def test_a_directory_that_points_nowhere_is_damage(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", one_cell())
        content = path.read_bytes()

        middle = content.index(b"PK\x03\x04", 10)
        broken = content[:middle] + b"XX" + content[middle + 2 :]
        assert refusal(broken).code == "damaged"

    def test_sizes_are_believed_when_they_say_too_much(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", one_cell())
        content = path.read_bytes()
        entry = content.rindex(b"PK\x01\x02")
        huge = struct.pack("<I", limits.ENTRY_BYTES + 1)

        assert (
            refusal(content[: entry + 24] + huge + content[entry + 28 :]).code
            == "inflates"
        )

    def test_many_parts_that_are_large_together_are_refused(
        self, monkeypatch, tmp_path
    ):
        monkeypatch.setattr(limits, "ALL_BYTES", 500)
        content = write_xlsx(tmp_path / "a.xlsx", one_cell()).read_bytes()

        assert refusal(content).code == "inflates"

    def test_data_that_does_not_inflate_is_damage(self, tmp_path):
        path = write_xlsx(tmp_path / "a.xlsx", one_cell())
        content = bytearray(path.read_bytes())
        start = content.index(b"xl/workbook.xml") + len("xl/workbook.xml")
        content[start : start + 8] = b"\xff" * 8

        assert refusal(bytes(content)).code == "damaged"

    @pytest.mark.parametrize(
        ("parts", "word"),
        [
            ({"[Content_Types].xml": "", "word/document.xml": ""}, "Word"),
            ({"[Content_Types].xml": "", "ppt/slides.xml": ""}, "PowerPoint"),
            ({"mimetype": "application/epub+zip"}, "buku elektronik"),
            ({"mimetype": "application/vnd.oasis.opendocument.text"}, "Writer"),
            ({"mimetype": "application/vnd.oasis.opendocument.chart"}, "LibreOffice"),
            ({"daftar.xlsx": "x"}, "ZIP"),
        ],
    )
    def test_another_file_in_a_zip_is_called_by_its_name(self, parts, word):
        refused = refusal(zipped(**parts))

        assert refused.code == "not_a_table"
        assert word in refused.sentence

    def test_a_package_without_any_content_is_damage(self):
        assert refusal(zipped(**{"[Content_Types].xml": ""})).code == "damaged"

    def test_a_package_that_does_not_say_where_its_workbook_is_is_damage(
        self, tmp_path
    ):
        rels = {"_rels/.rels": ROOT_RELS.replace("officeDocument", "x")}

        path = write_xlsx(tmp_path / "a.xlsx", one_cell(), **rels)

        assert refusal(path.read_bytes()).code == "damaged"


class TestOoxml:
    def test_a_sheet_may_be_named_from_the_root_and_lie_anywhere(self, tmp_path):
        rels = WORKBOOK_RELS.replace("worksheets/sheet1.xml", "/lembar/satu.xml")
        parts = {
            "xl/_rels/workbook.xml.rels": rels,
            "lembar/satu.xml": one_cell("A3", 3).replace("<row", '<row hidden="1"'),
        }

        path = write_xlsx(tmp_path / "a.xlsx", "<worksheet/>", **parts)
        sheet = read(path.read_bytes()).sheets[0]

        assert sheet.rows == [[], [], [1]]
        assert sheet.hidden_rows == {3}

    def test_a_far_cell_hides_nowhere(self, tmp_path):
        rels = WORKBOOK_RELS.replace("worksheets/sheet1.xml", "/lembar/satu.bin")
        parts = {
            "xl/_rels/workbook.xml.rels": rels,
            "lembar/satu.bin": one_cell("XFD1"),
        }

        path = write_xlsx(tmp_path / "a.xlsx", "<worksheet/>", **parts)

        assert refusal(path.read_bytes()).code == "far_cell"

    def test_a_sheet_whose_part_is_missing_is_damage(self, tmp_path):
        rels = {"xl/_rels/workbook.xml.rels": WORKBOOK_RELS.replace("sheet1", "sheet9")}

        path = write_xlsx(tmp_path / "a.xlsx", one_cell(), **rels)

        assert refusal(path.read_bytes()).code == "damaged"

    def test_more_sheets_than_anyone_opens_are_refused(self, tmp_path, monkeypatch):
        monkeypatch.setattr(limits, "SHEETS", 0)

        xlsx = write_xlsx(tmp_path / "a.xlsx", one_cell()).read_bytes()
        ods = write_ods(tmp_path / "a.ods", "").read_bytes()

        assert refusal(xlsx).code == refusal(ods).code == "too_many_sheets"

    def test_small_letters_and_late_columns_are_seen(self, tmp_path):
        near = sheet_xml(
            '<row r="1"><c r="ab1"><v>1</v></c><c r="GR1"><v>2</v></c></row>'
        )
        far = sheet_xml('<row r="1"><c r="xfd1"><v>1</v></c></row>')

        rows = read(write_xlsx(tmp_path / "a.xlsx", near).read_bytes()).sheets[0].rows

        assert (rows[0][27], rows[0][199]) == (1, 2)
        assert (
            refusal(write_xlsx(tmp_path / "b.xlsx", far).read_bytes()).code
            == "far_cell"
        )

    def test_a_row_far_down_with_a_cell_before_it_is_seen(self, tmp_path):
        rows = (
            '<row r="1"><c r="A250000"><v>1</v></c></row><row><c r="A2" s="1"/></row>'
        )

        content = write_xlsx(tmp_path / "a.xlsx", sheet_xml(rows)).read_bytes()

        assert refusal(content).code == "far_cell"

    def test_markup_that_never_ends_is_damage(self, tmp_path, monkeypatch):
        monkeypatch.setattr("lapak.intake.reading.sheet_xml._LONGEST_TAIL", 100)
        xml = sheet_xml('<row r="1"><c r="A1"><v>' + "1" * 200)

        content = write_xlsx(tmp_path / "a.xlsx", xml).read_bytes()

        assert refusal(content).code == "damaged"

    def test_an_error_that_says_nothing_is_no_text(self, tmp_path):
        xml = sheet_xml('<row r="1"><c r="A1" t="e"></c><c r="B1"><v>1</v></c></row>')

        content = write_xlsx(tmp_path / "a.xlsx", xml).read_bytes()

        assert read(content).sheets[0].rows == [[None, 1]]


class TestOpenDocument:
    def test_a_table_within_a_cell_does_not_move_its_neighbours(self, tmp_path):
        inner = (
            '<table:table table:name="dalam"><table:table-column/>'
            "<table:table-row><table:table-cell/></table:table-row></table:table>"
        )
        cell = ODS_CELL.format("").replace("<text:p>", inner + "<text:p>")
        hidden = '<table:table-row table:visibility="collapse">'
        rows = f"<table:table-row>{cell}</table:table-row>{hidden}{ODS_CELL.format('')}"

        content = write_ods(
            tmp_path / "a.ods", rows + "</table:table-row>"
        ).read_bytes()

        assert read(content).sheets[0].hidden_rows == {2}

    @pytest.mark.parametrize("rows", ["<table:table-row>", "<a:b/>", "</office:body>"])
    def test_xml_that_does_not_close_is_damage(self, tmp_path, rows):
        assert (
            refusal(write_ods(tmp_path / "a.ods", rows).read_bytes()).code == "damaged"
        )

    def test_a_repeat_that_is_no_number_counts_once(self, tmp_path):
        cell = ODS_CELL.format(' table:number-columns-spanned="x"')
        rows = f"<table:table-row>{cell}</table:table-row>"

        (sheet,) = read(write_ods(tmp_path / "a.ods", rows).read_bytes()).sheets

        assert (sheet.rows, sheet.merges) == ([["x"]], [])


class TestCompoundFiles:
    def test_a_small_stream_is_found(self, tmp_path):
        content = bytearray(compound(tmp_path / "a", "Workbook").read_bytes())
        # a sector of small sectors and its table: the stream is two of them long
        struct.pack_into("<II", content, 60, 3, 1)
        struct.pack_into("<I", content, 512 + 8, 0xFFFFFFFE)
        struct.pack_into("<I", content, 512 + 12, 0xFFFFFFFE)
        struct.pack_into("<II", content, 1024 + 116, 2, 128)
        struct.pack_into("<II", content, 1024 + 128 + 116, 0, 100)
        content += bytes(range(64)) + bytes(64) + bytes(384)
        content += struct.pack("<II", 1, 0xFFFFFFFE).ljust(512, b"\xff")

        found = CompoundFile(bytes(content)).stream("Workbook")

        assert found == bytes(range(64)) + bytes(36)

    def test_a_table_of_sectors_may_go_on_elsewhere(self, tmp_path):
        content = bytearray(compound(tmp_path / "a", "Workbook").read_bytes())
        struct.pack_into("<II", content, 68, 2, 1)
        struct.pack_into("<I", content, 76, 0xFFFFFFFF)
        content += (struct.pack("<I", 0) + b"\xff" * 508)[:512]

        assert "Workbook" in CompoundFile(bytes(content)).names()

    @pytest.mark.parametrize(
        ("at", "value"), [(30, 3), (48, 77), (68, 99), (60, 99), (76, 0xFFFFFFFF)]
    )
    def test_an_odd_header_leaves_an_old_workbook_to_the_parser(
        self, tmp_path, at, value
    ):
        content = bytearray(compound(tmp_path / "a", "Workbook").read_bytes())
        struct.pack_into("<I", content, 72, 1)
        struct.pack_into("<I", content, at, value)
        struct.pack_into("<I", content, 1024 + 128 + 116, 5)

        assert guard_biff(bytes(content)) == []

    def test_a_name_that_is_not_there_is_told(self, tmp_path):
        content = compound(tmp_path / "a", "Entah").read_bytes()

        with pytest.raises(NotCompound):
            CompoundFile(content).stream("Workbook")
        with pytest.raises(NotCompound):
            CompoundFile(b"pendek")

    def test_an_error_from_a_formula_of_an_old_workbook_is_told(self):
        out = io.BytesIO()
        book = xlwt.Workbook()
        book.add_sheet("Daftar").write(1, 1, xlwt.Formula("1/0"))
        book.save(out)
        content = bytearray(out.getvalue())
        formula = re.search(b"\x06\x00..\x01\x00\x01\x00", content, re.DOTALL)
        start = formula.start() + 4
        content[start + 6 : start + 14] = b"\x02\0\x07\0\0\0\xff\xff"

        assert read(bytes(content)).sheets[0].rows == [[], [None, "#DIV/0!"]]


def unzipped(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("first", ["[No],[Nama]", "{No},Nama", "[1],2", "{}"])
def test_a_csv_that_begins_with_a_bracket_is_still_read(first):
    book = read(f"{first}\n1,Dapur Ani\n".encode())

    assert book.sheets[0].rows[1] == ["1", "Dapur Ani"]

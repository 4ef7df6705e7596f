"""Texts that come as Word or PDF: their words in the order of reading, or a refusal."""

import io
import zipfile

import pytest
import typst
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from lapak.intake.documents.columns import tabbed
from lapak.intake.documents.pdf import joined
from lapak.intake.documents.reading import text_of_file
from lapak.intake.reading.reader import Reader
from lapak.intake.reading.refusal import Refused
from tests.intake.documents.made import (
    busy_pdf,
    pdf,
    pdf_of_words,
    saved,
    with_xml,
    word,
    zipped,
)

SENTENCE = (
    "Sepanjang tahun 2023 Suku Dinas PPKUKM menggelar 130 bazar luring dengan 4.100 kali "
    "ikut serta, bersama-sama omsetnya Rp3.275.635.000, dan 4 edisi bazar daring."
)


def refused(content: bytes) -> Refused:
    with pytest.raises(Refused) as told:
        text_of_file(content)
    return told.value


class TestWord:
    def test_paragraphs_are_lines_and_cells_are_parted_by_tabs(self):
        told = text_of_file(
            word(SENTENCE, "", table=[["Bulan", "Kali ikut"], ["Maret", "412"]])
        )
        assert told.split("\n") == [SENTENCE, "", "Bulan\tKali ikut", "Maret\t412"]

    def test_what_stands_above_and_below_the_pages_is_read_once(self):
        document = Document()
        document.sections[0].header.paragraphs[0].text = "Siaran pers nomor 7"
        document.sections[0].footer.paragraphs[0].text = "Kontak: humas"
        document.add_paragraph("130 bazar")
        document.add_section()
        lines = text_of_file(saved(document)).split("\n")
        assert [line for line in lines if line] == [
            "Siaran pers nomor 7",
            "130 bazar",
            "Kontak: humas",
        ]

    def test_what_an_editor_took_out_is_not_read_and_what_was_put_in_is(self):
        document = Document()
        with_xml(
            document,
            "<w:r><w:t xml:space='preserve'>Diikuti </w:t></w:r>"
            "<w:del w:id='1' w:author='a'><w:r><w:delText>4.352</w:delText></w:r></w:del>"
            "<w:ins w:id='2' w:author='a'><w:r><w:t>2.300</w:t></w:r></w:ins>"
            "<w:r><w:rPr><w:vanish/></w:rPr><w:t>99</w:t></w:r>"
            "<w:r><w:tab/><w:t>usaha</w:t><w:br/><w:t>non</w:t><w:noBreakHyphen/><w:t>tunai</w:t></w:r>",
        )
        assert text_of_file(saved(document)).startswith(
            "Diikuti 2.300\tusaha\nnon-tunai"
        )

    def test_a_text_box_is_read_once_behind_its_paragraph(self):
        box = (
            "<w:txbxContent><w:p><w:r><w:t>178 usaha</w:t></w:r></w:p></w:txbxContent>"
        )
        document = Document()
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:p {nsdecls('w')} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                "<w:r><w:t>Sorotan</w:t></w:r><w:r><mc:AlternateContent>"
                f"<mc:Choice Requires='wps'>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
                "</mc:AlternateContent></w:r></w:p>"
            ),
        )
        assert text_of_file(saved(document)).split("\n")[:2] == ["Sorotan", "178 usaha"]

    def test_a_table_in_a_table_and_a_content_control_lose_no_number(self):
        document = Document()
        outer = document.add_table(1, 2)
        outer.cell(0, 0).text = "Luring"
        inner = outer.cell(0, 1).add_table(1, 2)
        inner.cell(0, 0).text, inner.cell(0, 1).text = "130", "bazar"
        document.element.body.insert(
            0,
            parse_xml(
                f"<w:sdt {nsdecls('w')}><w:sdtContent><w:p><w:r><w:t>Tahun 2023</w:t></w:r></w:p>"
                "</w:sdtContent></w:sdt>"
            ),
        )
        lines = [one for one in text_of_file(saved(document)).split("\n") if one]
        assert lines == ["Tahun 2023", "Luring\t130 bazar"]

    @pytest.mark.parametrize(
        ("content", "code"),
        [
            (word(), "document_empty"),
            (word("a")[:900], "document_damaged"),
            (zipped({"[Content_Types].xml": b"<Types/>"}), "document_kind"),
            (zipped({"xl/workbook.xml": b"<a/>"}), "document_kind"),
            (zipped({"ppt/presentation.xml": b"<a/>"}), "document_kind"),
            (
                zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}),
                "document_kind",
            ),
            (zipped({"foto.jpg": b"a"}), "document_kind"),
            (
                zipped({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<"}),
                "document_damaged",
            ),
            (
                zipped(
                    {
                        "[Content_Types].xml": b"<Types macroEnabled='1'/>",
                        "word/document.xml": b"<a/>",
                    }
                ),
                "document_macros",
            ),
            (
                zipped(
                    {
                        "[Content_Types].xml": b"<Types/>",
                        "word/document.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a/>",
                    }
                ),
                "document_damaged",
            ),
            (
                zipped(
                    {
                        "[Content_Types].xml": b"<Types/>",
                        "word/document.xml": b" " * (30 << 20),
                    }
                ),
                "document_heavy",
            ),
        ],
        ids=lambda value: value if isinstance(value, str) else "",
    )
    def test_what_is_no_word_document_with_a_text_is_refused(self, content, code):
        assert refused(content).code == code

    def test_a_note_below_the_page_is_read(self):
        plain = word("130 bazar")
        parts = {}
        with zipfile.ZipFile(io.BytesIO(plain)) as archive:
            parts = {name: archive.read(name) for name in archive.namelist()}
        rels, types = "word/_rels/document.xml.rels", "[Content_Types].xml"
        kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
        parts[rels] = parts[rels].replace(
            b"</Relationships>",
            f'<Relationship Id="rId99" Type="{kind}" Target="footnotes.xml"/></Relationships>'.encode(),
        )
        mime = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
        parts[types] = parts[types].replace(
            b"</Types>",
            f'<Override PartName="/word/footnotes.xml" ContentType="{mime}"/></Types>'.encode(),
        )
        parts["word/footnotes.xml"] = (
            f"<w:footnotes {nsdecls('w')}><w:footnote w:id='1'><w:p><w:r><w:t>termasuk 8 di luar"
            " wilayah</w:t></w:r></w:p></w:footnote></w:footnotes>"
        ).encode()
        lines = text_of_file(zipped(parts)).split("\n")
        assert lines[0] == "130 bazar"
        assert "termasuk 8 di luar wilayah" in lines


class TestPdf:
    @pytest.mark.parametrize("justify", [False, True])
    def test_lines_that_the_page_broke_are_one_sentence_again(self, justify):
        told = text_of_file(pdf_of_words(SENTENCE, justify=justify))
        assert told.strip() == SENTENCE

    def test_headings_points_and_table_rows_stay_lines_of_their_own(self):
        told = text_of_file(
            pdf(
                "= Ringkasan\nBazar luring digelar 130 kali sepanjang tahun ini saja.\n\n"
                "- 4.100 kali ikut serta\n- 2.300 usaha berbeda\n\n"
                "Omset #box(width: 1fr, repeat[. ]) Rp3.275.635.000\n"
            )
        )
        lines = [line.strip() for line in told.split("\n") if line.strip()]
        assert lines[:2] == [
            "Ringkasan",
            "Bazar luring digelar 130 kali sepanjang tahun ini saja.",
        ]
        assert [line.lstrip("•– ") for line in lines[2:4]] == [
            "4.100 kali ikut serta",
            "2.300 usaha berbeda",
        ]
        assert lines[4] == "Omset\tRp3.275.635.000"

    def test_pages_follow_each_other(self):
        told = text_of_file(pdf("Luring 130 bazar.\n#pagebreak()\nDaring 4 edisi."))
        assert [line.strip() for line in told.split("\n") if line.strip()] == [
            "Luring 130 bazar.",
            "Daring 4 edisi.",
        ]

    def test_pictures_only_are_a_scan(self):
        assert refused(pdf("#rect(width: 4cm, height: 4cm)")).code == "document_scanned"

    def test_a_password_is_asked_for_where_nobody_may_read_without(self):
        locked, open_to_read = PdfWriter(), PdfWriter()
        for writer, user in ((locked, "rahasia"), (open_to_read, "")):
            writer.append(PdfReader(io.BytesIO(pdf("130 bazar"))))
            writer.encrypt(user, "pemilik", algorithm="AES-256")
        told = refused(_written(locked))
        assert told.code == "document_password"
        assert text_of_file(_written(open_to_read)).strip() == "130 bazar"

    @pytest.mark.parametrize(
        "content", [b"%PDF-1.7\n", b"%PDF-1.7\n%%EOF\n", pdf("130 bazar")[:400]]
    )
    def test_a_damaged_one_is_refused(self, content):
        assert refused(content).code in ("document_damaged", "document_scanned")

    def test_more_pages_than_anybody_checks_are_refused(self):
        writer = PdfWriter()
        for _ in range(501):
            writer.add_blank_page(100, 100)
        told = refused(_written(writer))
        assert told.code == "document_long"
        assert "500 halaman" in told.sentence

    @given(st.text(alphabet="ab .\n-1", max_size=200))
    def test_joining_lines_loses_no_letter(self, text):
        kept = text.replace("\n", "").replace(" ", "").replace("-", "").replace(".", "")
        told = joined(text)
        for mark in "\n \t-.":
            told = told.replace(mark, "")
        assert told == kept


def _written(writer: PdfWriter) -> bytes:
    file = io.BytesIO()
    writer.write(file)
    return file.getvalue()


class TestPlain:
    def test_a_text_is_its_own_text(self):
        assert text_of_file("omset 5 juta – semua".encode("utf-16")) == (
            "omset 5 juta – semua"
        )
        assert text_of_file(b"") == ""

    @pytest.mark.parametrize(
        ("content", "code", "words"),
        [
            (b"\xff\xd8\xff\xe0\x00\x10JFIF", "document_kind", "foto (JPEG)"),
            (b"{\\rtf1 130 bazar}", "document_kind", "dokumen Word (RTF)"),
            (b"\x00\x01\x02\x03" * 20, "document_binary", "tidak dikenal"),
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "document_damaged", "rusak"),
        ],
    )
    def test_what_is_no_text_is_refused_by_its_name(self, content, code, words):
        told = refused(content)
        assert told.code == code
        assert words in told.sentence


class TestColumns:
    """Tables that a page lays out in spaces."""

    def test_a_cell_stands_below_its_header_though_others_are_empty(self):
        lines = [
            " Kecamatan            Bazar      Ikut",
            " Grogol Petamburan    12         367",
            " Palmerah                        338",
        ]
        assert list(tabbed(lines)) == [
            "Kecamatan\tBazar\tIkut",
            "Grogol Petamburan\t12\t367",
            "Palmerah\t\t338",
        ]

    def test_words_spread_to_the_width_of_the_page_are_no_table(self):
        assert list(tabbed(["kali   ikut   serta,  bersama"])) == [
            "kali ikut serta, bersama"
        ]

    def test_a_label_with_its_colon_far_away_is_no_table(self):
        lines = ["Nomor        : 112", "Hal          : Data"]
        assert list(tabbed(lines)) == ["Nomor : 112", "Hal : Data"]

    def test_a_table_of_a_pdf_is_checked_cell_by_cell(self):
        table = "#table(columns: 3, [Bulan], [Bazar], [Ikut], [Maret], [8], [276])"
        content = typst.compile(table.encode())
        assert text_of_file(content).strip() == "Bulan\tBazar\tIkut\nMaret\t8\t276"

    def test_pages_follow_each_other_without_their_numbers(self):
        content = typst.compile(b'#set page(numbering: "1 / 1")\nSatu #pagebreak() Dua')
        assert text_of_file(content).split() == ["Satu", "Dua"]


def test_a_page_that_keeps_its_reader_busy_is_given_up_soon():
    with Reader(cpu_seconds=5) as reader, pytest.raises(Refused) as told:
        reader.read_document(busy_pdf(b"BT /F1 9 Tf (a) Tj ET " * 600_000))
    assert told.value.code == "document_heavy"
    assert reader.child_cpu_s < 3  # one second, and the parser's start

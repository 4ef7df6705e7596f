"""A Word document being written: its looks, links, tables, pictures and footer.

The same words give the same bytes: nothing in the file tells when or where it was made,
but for the moment that it is told to be of.
"""

import io
import zipfile
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Final

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.pkgwriter import PackageWriter
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Mm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from lapak.outputs.documents.legal import legal
from lapak.outputs.documents.pieces import Link, Piece

LANGUAGES: Final = {"id": "id-ID", "en": "en-GB"}
FONT: Final = "Arial"  # everywhere, or another of the same widths stands in for it
_INK: Final = RGBColor(0x16, 0x21, 0x1F)
_SOFT: Final = RGBColor(0x4A, 0x57, 0x54)
_GREEN: Final = RGBColor(0x08, 0x45, 0x3E)
_LINE: Final = "B5BFBC"
_HEAD: Final = "E3F1EE"
_BROAD: Final = Mm(166)  # what two margins of 22 mm leave of an A4 page
_ZIPPED_AT: Final = (1980, 1, 1, 0, 0, 0)  # the oldest day that a zip can tell
# Sizes and the space above and below, in points.
_LOOKS: Final = {
    "Normal": (10.5, 0, 6),
    "Title": (20, 0, 10),
    "Heading 1": (14, 18, 6),
    "Heading 2": (11.5, 12, 4),
    "Heading 3": (10.5, 10, 3),
    "List Bullet": (9.5, 0, 3),
    "List Number": (9.5, 0, 3),
    "Caption": (9, 4, 8),
}
# Looks by their ids: to find one by its name, the library reads all of them.
_IN_TABLE: Final = "TableText"
_LINKED: Final = "Hyperlink"
# What the library's own template brings and nobody needs: 800 KB of looks, a picture.
_UNUSED: Final = ("stylesWithEffects", "customXml", "thumbnail")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `numbers`: columns set to the right; `total`: the last row is one.

    `widths` in centimetres; `says`: what it shows, for those who hear it.
    """

    says: str
    heads: Sequence[str]
    rows: Sequence[Sequence[Piece | tuple[Piece, ...]]]
    widths: Sequence[float]
    numbers: Collection[int] = field(default_factory=frozenset)
    total: bool = False


class Paper:
    """An A4 document of one language. `at`: the moment that it is of."""

    def __init__(self, lang: str, *, title: str, author: str, at: datetime) -> None:
        self._document = Document()
        self._led: dict[str, str] = {}  # addresses that are known to the file
        self._drop_unused()
        self._set_page()
        self._set_looks(LANGUAGES[lang])
        self._describe(LANGUAGES[lang], legal(title), legal(author), at)

    # --- what is written ---------------------------------------------------------

    def title(self, pieces: Sequence[Piece]) -> None:
        """The title; once, first."""
        self._fill(self._document.add_paragraph(style="Title"), pieces)

    def heading(self, pieces: Sequence[Piece], level: int = 1) -> None:
        """A heading; one of level 2 belongs to the last of level 1."""
        self._fill(self._document.add_paragraph(style=f"Heading {level}"), pieces)

    def paragraph(self, pieces: Sequence[Piece], *, style: str = "Normal") -> None:
        """Words and links."""
        self._fill(self._document.add_paragraph(style=style), pieces)

    def points(self, points: Sequence[Sequence[Piece]], *, counted: bool) -> None:
        """A list, counted where its points have numbers."""
        style = "List Number" if counted else "List Bullet"
        for pieces in points:
            self.paragraph(pieces, style=style)

    def picture(self, png: bytes, *, alt: str, width: float) -> None:
        """A picture in its own line. `alt`: its words; `width` in centimetres."""
        paragraph = self._document.add_paragraph()
        paragraph.paragraph_format.keep_with_next = True
        shape = paragraph.add_run().add_picture(io.BytesIO(png), width=Cm(width))
        shape._inline.docPr.set("descr", legal(alt))

    def table(self, grid: Grid) -> None:
        """A table whose head stands again on each page that it goes on to."""
        table = self._document.add_table(1 + len(grid.rows), len(grid.heads))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.LEFT
        table.autofit = False
        table._tbl.tblPr.append(_element("w:tblCaption", val=legal(grid.says)))
        for column, width in zip(table.columns, grid.widths, strict=True):
            column.width = Cm(width)
        # `table.cell` looks through the whole table each time it is asked
        for number, row in enumerate(table._tbl.tr_lst):
            words = grid.rows[number - 1] if number else grid.heads
            self._row(row, words, grid, head=not number)
        self._document.add_paragraph().paragraph_format.space_after = Pt(2)

    def footer(self, text: str) -> None:
        """What stands under every page, with its number."""
        section = self._document.sections[0]
        paragraph = section.footer.paragraphs[0]
        paragraph.style = self._document.styles["Footer"]
        paragraph.add_run(legal(text))
        paragraph.add_run("\t")
        _field(paragraph, "PAGE")
        paragraph.add_run("/")
        _field(paragraph, "NUMPAGES")

    def bytes(self) -> bytes:
        """The file."""
        saved, told = io.BytesIO(), io.BytesIO()
        package = self._document.part.package
        for one in package.parts:
            one.before_marshal()
        writer: Any = PackageWriter  # the library tells no types of it
        writer.write(saved, package.rels, package.parts)
        with zipfile.ZipFile(saved) as old, zipfile.ZipFile(told, "w") as new:
            for name in old.namelist():
                part = zipfile.ZipInfo(name, _ZIPPED_AT)
                new.writestr(part, old.read(name), zipfile.ZIP_DEFLATED)
        return told.getvalue()

    # --- how -----------------------------------------------------------------------

    def _fill(self, paragraph: Paragraph, pieces: Sequence[Piece]) -> None:
        for piece in pieces:
            if isinstance(piece, Link):
                self._link(paragraph, piece)
            else:
                paragraph.add_run(legal(piece))

    def _link(self, paragraph: Paragraph, link: Link) -> None:
        known = self._led.get(link.address)
        if known is None:  # the library would look through all others each time
            known = self._document.part.relate_to(
                link.address, RT.HYPERLINK, is_external=True
            )
            self._led[link.address] = known
        around = OxmlElement("w:hyperlink")
        around.set(qn("r:id"), known)
        around.set(qn("w:history"), "1")
        run = paragraph.add_run(legal(link.text))
        run._r.style = _LINKED
        around.append(run._r)
        paragraph._p.append(around)

    def _row(
        self,
        row: Any,
        words: Sequence[Piece | tuple[Piece, ...]],
        grid: Grid,
        *,
        head: bool,
    ) -> None:
        last = row.getnext() is None
        properties = row.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if head:
            properties.append(OxmlElement("w:tblHeader"))
        for at, (cell, piece) in enumerate(zip(row.tc_lst, words, strict=True)):
            cell.width = Cm(grid.widths[at])
            paragraph = Paragraph(cell.p_lst[0], self._document._body)
            paragraph._p.style = _IN_TABLE
            if at in grid.numbers:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            self._fill(paragraph, piece if isinstance(piece, tuple) else [piece])
            if head:
                cell.get_or_add_tcPr().append(
                    _element("w:shd", val="clear", color="auto", fill=_HEAD)
                )
            if head or (grid.total and last):
                for run in paragraph.runs:
                    run.bold = True

    def _drop_unused(self) -> None:
        for holder in (self._document.part.package, self._document.part):
            for known, relation in list(holder.rels.items()):
                if any(one in relation.target_ref for one in _UNUSED):
                    holder.rels.pop(known)
        styles = self._document.styles.element
        for style in list(styles.style_lst):
            keeps = style.name_val in ("Normal Table", "Table Grid")
            if style.type == WD_STYLE_TYPE.TABLE and not keeps:
                styles.remove(style)

    def _set_page(self) -> None:
        section = self._document.sections[0]
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm(22)
        section.top_margin = section.bottom_margin = Mm(20)

    def _set_looks(self, language: str) -> None:
        styles = self._document.styles
        for said in styles.element.iter(qn("w:lang")):
            said.set(qn("w:val"), language)
        for fonts in styles.element.iter(qn("w:rFonts")):
            fonts.attrib.clear()
            for letters in ("ascii", "hAnsi", "cs", "eastAsia"):
                fonts.set(qn(f"w:{letters}"), FONT)
        for name, (size, above, below) in _LOOKS.items():
            style = styles[name]
            style.font.size, style.font.color.rgb = Pt(size), _INK
            style.font.bold = name.startswith(("Title", "Heading"))
            style.paragraph_format.space_before = Pt(above)
            style.paragraph_format.space_after = Pt(below)
        _thin_lines(styles["Table Grid"].element)
        for tight in list(styles.element.iter(qn("w:contextualSpacing"))):
            tight.getparent().remove(tight)  # points of a list stand apart
        for line in list(styles["Title"].element.iter(qn("w:pBdr"))):
            line.getparent().remove(line)
        styles["Title"].font.color.rgb = styles["Heading 1"].font.color.rgb = _GREEN
        styles["Caption"].font.color.rgb = _SOFT
        link = styles.add_style("Hyperlink", WD_STYLE_TYPE.CHARACTER)
        link.font.color.rgb, link.font.underline = _GREEN, True
        cell = styles.add_style("Table Text", WD_STYLE_TYPE.PARAGRAPH)
        cell.base_style = styles["Normal"]
        cell.font.size = Pt(9)
        cell.paragraph_format.space_before = cell.paragraph_format.space_after = Pt(2)
        foot = styles["Footer"]
        foot.font.size, foot.font.color.rgb = Pt(8), _SOFT
        foot.paragraph_format.tab_stops.clear_all()
        foot.paragraph_format.tab_stops.add_tab_stop(_BROAD, WD_TAB_ALIGNMENT.RIGHT)

    def _describe(self, language: str, title: str, author: str, at: datetime) -> None:
        told = self._document.core_properties
        told.title, told.author, told.last_modified_by = title, author, author
        told.language, told.comments, told.revision = language, "", 1
        told.created = told.modified = at.astimezone(UTC).replace(tzinfo=None)


def _element(name: str, **values: str) -> Any:
    element = OxmlElement(name)
    for key, value in values.items():
        element.set(qn(f"w:{key}"), value)
    return element


def _field(paragraph: Paragraph, name: str) -> None:
    """A number that the program counts: of the page, or of all pages."""
    field_ = _element("w:fldSimple", instr=name)
    run = paragraph.add_run("1")
    field_.append(run._r)
    paragraph._p.append(field_)


def _thin_lines(style: Any) -> None:
    """A table has quiet lines between its rows, none between its columns."""
    for line in style.iter(qn("w:tblBorders")):
        for side in line:
            across = side.tag in (qn("w:top"), qn("w:bottom"), qn("w:insideH"))
            side.set(qn("w:val"), "single" if across else "nil")
            side.set(qn("w:color"), _LINE)

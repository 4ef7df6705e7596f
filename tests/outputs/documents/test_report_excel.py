"""The report as a workbook: sums that calculate, links, paper, and nothing that runs."""

import io
import zipfile
from datetime import date, datetime

import pytest

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.outputs.documents.report import report_contents, report_file, written
from lapak.outputs.documents.sheets import Book, Column
from tests.figures.made import random_year
from tests.figures.office import YEAR, Office
from tests.outputs.documents.report_readings import books, formulas, worked_out


@pytest.fixture
def city(db, time_machine):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=False)
    ensure_regions("31.73")
    write("places.told", District.objects.earliest("code"), by="Ratna")


def test_its_sheets_are_set_for_the_screen_and_for_paper(city):
    random_year(6)
    told = report_contents(YEAR, "id")
    book, _ = books(written(told, "xlsx"))
    assert book.sheetnames == [
        "Ringkasan", "Angka", "Per bulan", "Per kecamatan", "Per kecamatan asal",
        "Per tingkat", "Per edisi", "Per jenis temuan", "Daftar bazar", "Bazar daring",
        "Pertanyaan terbuka", "Aturan hitung",
    ]  # fmt: skip
    for sheet in book:
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert int(sheet.page_setup.fitToHeight) == 0  # as many pages as it takes
        assert told.made.sentence() in sheet.oddFooter.left.text
        if sheet.title != "Ringkasan":
            assert sheet.freeze_panes == "A4"
            assert sheet.print_title_rows == "$3:$3"
            assert all(cell.font.bold for cell in sheet[3] if cell.value)
    words = [row[0].value for row in book["Ringkasan"].iter_rows()]
    assert told.title == words[0]
    assert told.made.sentence() in words
    assert book.properties.title == told.title
    assert book.properties.created == datetime(2024, 1, 8, 17, 30)  # noqa: DTZ001  UTC


def test_every_sum_is_a_formula_with_its_value_beside_it(city):
    random_year(6)
    book, made = books(report_file(YEAR, "id", "xlsx"))
    found = formulas(book)
    assert len(found) > 20
    for cell in found:
        assert made[cell.parent.title][cell.coordinate].value == worked_out(cell)
    for name in ("Per bulan", "Daftar bazar", "Bazar daring"):
        last = list(book[name].iter_rows())[-1]
        assert all(c.data_type in ("f", "s", "n") for c in last)
        assert any(c.data_type == "f" for c in last)
    figures = {row[1].value: row[2] for row in book["Angka"].iter_rows(min_row=4)}
    for name in ("Keikutsertaan terfasilitasi", "Semua temuan"):
        assert figures[name].data_type == "f"


def test_numbers_are_numbers_in_their_own_look_and_open_their_pages(city):
    random_year(6)
    told = report_contents(YEAR, "id")
    book, _ = books(written(told, "xlsx"))
    rows = {row[1].value: row for row in book["Angka"].iter_rows(min_row=4)}
    for line in told.lines:
        name, value = rows[line.name][1:3]
        look = '"Rp"#,##0' if line.figure.is_rupiah else "#,##0"
        assert value.number_format == look
        assert name.hyperlink.target + "#" + name.hyperlink.location == line.address
        assert value.hyperlink is not None
        assert isinstance(worked_out(value), int)
    first = book["Daftar bazar"][4]
    assert [type(first[at].value) for at in (0, 3, 8)] == [int, datetime, int]
    assert first[3].number_format == "dd/mm/yyyy"


@pytest.mark.parametrize(
    "name", ["=1+1", "+62 811", "-2+3", "@SUM(A1)", "=cmd|' /C calc'!A0"]
)
def test_a_name_that_looks_like_a_formula_stays_a_name(city, name):
    bazaar = Office().bazaar(date(YEAR, 3, 11))
    bazaar.name = bazaar.place = name
    bazaar.save()
    content = report_file(YEAR, "id", "xlsx")
    book, _ = books(content)
    told, place = book["Daftar bazar"][4][1:3]
    assert (told.value, place.value) == (name, name)
    assert (told.data_type, place.data_type) == ("s", "s")
    assert told.quotePrefix
    assert place.quotePrefix
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        assert not any("vba" in one.lower() for one in parts.namelist())


def test_a_footer_is_words_and_no_order_to_the_printer():
    book = Book(
        title="Judul", author="A & B", foot="A & B &P" + "x" * 400, page="Hal.",
        at=datetime(2024, 1, 8, 17, 30).astimezone(),
    )  # fmt: skip
    book.sheet("Satu", "Judul", [Column("a", 10)]).row(["x"])
    content = book.bytes()
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    foot = sheet.partition("<oddFooter>")[2].partition("</oddFooter>")[0]
    assert "A &amp;&amp; B &amp;&amp;P" in foot
    assert foot.endswith("&amp;R&amp;8Hal. &amp;P/&amp;N")
    assert len(foot.replace("&amp;", "&")) <= 255

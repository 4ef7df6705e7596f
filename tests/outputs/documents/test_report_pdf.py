"""The report as PDF: read aloud, printed in grey, each figure opening its page."""

import hashlib
import io
import json
import re
import tomllib
from collections import Counter
from datetime import UTC, datetime
from itertools import pairwise

import pypdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.outputs.documents import letters
from lapak.outputs.documents.letters import printable
from lapak.outputs.documents.report import report_contents, written
from lapak.outputs.documents.typesetting import FOLDER, pdf
from tests.figures.made import random_year
from tests.figures.office import YEAR
from tests.outputs.documents.report_readings import pdf_text

AT = datetime(2024, 1, 8, 17, 30, tzinfo=UTC)
A4 = (pytest.approx(595.28, abs=0.1), pytest.approx(841.89, abs=0.1))


@pytest.fixture
def city(db, time_machine):
    time_machine.move_to(AT, tick=False)
    ensure_regions("31.73")
    write("places.told", District.objects.earliest("code"), by="Ratna")
    random_year(6)


def opened(content):
    return pypdf.PdfReader(io.BytesIO(content))


def tags(reader):
    """(role, what stands at it) of every element of the tree, as it is read aloud."""
    found = []

    def walk(node):
        node = node.get_object()
        if isinstance(node, list):
            for one in node:
                walk(one)
        elif isinstance(node, dict):
            if "/S" in node:
                found.append((node["/S"], node))
            if "/K" in node:
                walk(node["/K"])

    walk(reader.trailer["/Root"]["/StructTreeRoot"]["/K"])
    return found


@pytest.mark.parametrize(("lang", "tag"), [("id", "id-ID"), ("en", "en-GB")])
def test_it_is_tagged_titled_dated_and_says_its_language(city, lang, tag):
    told = report_contents(YEAR, lang)
    reader = opened(written(told, "pdf"))
    root, about = reader.trailer["/Root"], reader.metadata
    assert root["/MarkInfo"]["/Marked"].value is True
    assert root["/Lang"] == tag
    assert root["/ViewerPreferences"]["/DisplayDocTitle"].value is True
    assert about.title == f"{told.title}, Suku Dinas PPKUKM Jakarta Barat"
    assert about.author == "Suku Dinas PPKUKM Jakarta Barat"
    assert about.creation_date == AT == about.modification_date
    meta = root["/Metadata"].get_data().decode()
    assert "<pdfuaid:part>1</pdfuaid:part>" in meta
    assert f"<rdf:li>{tag}</rdf:li>" in meta
    for page in reader.pages:
        assert (page.mediabox.width, page.mediabox.height) == A4
    assert told.made.sentence() in " ".join(reader.pages[0].extract_text().split())


def test_charts_have_words_tables_have_heads_and_headings_skip_no_level(city):
    told = report_contents(YEAR, "id")
    found = tags(opened(written(told, "pdf")))
    broken = [one for chapter in told.chapters for one in chapter.broken]
    alts = [node["/Alt"] for role, node in found if role == "/Figure"]
    assert alts == [one.drawing.alt for one in broken if one.drawing]
    assert all("Semua nilainya ada di tabel" in alt for alt in alts)
    counted = Counter(role for role, _ in found)
    assert (
        counted["/Table"]
        == counted["/THead"]
        == len(broken) + len([told.bazaars, told.editions])
    )
    levels = [int(role[2]) for role, _ in found if re.fullmatch(r"/H\d", role)]
    assert levels[0] == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert {node["/A"][0]["/Scope"] for role, node in found if role == "/TH"} == {
        "/Column"
    }


def test_every_figure_stands_there_once_with_its_meaning_and_opens_its_page(city):
    told = report_contents(YEAR, "id")
    content = written(told, "pdf")
    text = " ".join(pdf_text(content).split())
    leads = Counter(
        annotation.get_object()["/A"]["/URI"]
        for page in opened(content).pages
        for annotation in page.get("/Annots", ())
        if "/A" in annotation.get_object()
    )
    for line in told.lines:
        assert text.count(f"{line.name} . . .") == 1
        assert line.definition in text
        assert leads[line.address] >= 2  # its name and its value
    parts = [p for c in told.chapters for one in c.broken for p in one.parts]
    assert all(leads[part.address] for part in parts if part.address)
    assert all(len(page.extract_text()) > 100 for page in opened(content).pages)


def test_its_letters_are_in_the_file_and_no_others_are(city):
    fonts = set()
    for page in opened(written(report_contents(YEAR, "en"), "pdf")).pages:
        for font in page["/Resources"]["/Font"].values():
            fonts.add(font.get_object()["/BaseFont"].partition("+")[2])
    assert fonts == {"PlusJakartaSans-Regular"}


def one_paragraph(text):
    """A document of one paragraph."""
    told = {
        "lang": "id", "region": "ID", "title": "J", "heading": "J", "author": "K",
        "foot": "f", "words": {"sum": "Jumlah", "page": "Halaman"},
        "blocks": [{"kind": "paragraph", "pieces": [{"text": text}]}],
    }  # fmt: skip
    return pdf("report.typ", json.dumps(told), AT)


def test_every_letter_that_is_left_standing_can_be_shown():
    shown = [
        chr(n) for n in range(0x10000) if chr(n) == printable(chr(n)) and n != 0xFFFD
    ]
    assert len(shown) > 1500
    # signs above a letter need one below
    assert one_paragraph(" ".join(f"x{one}x" for one in shown))


@settings(max_examples=60, deadline=None)
@given(
    st.text(max_size=80) | st.text("\u0301\u0628\u200d\u0e49a \U0001f468", max_size=40)
)
def test_any_text_can_be_set(text):
    assert one_paragraph(printable(text))


@pytest.mark.parametrize("text", ["漢字", "\U0001f389", "ل", "\x00", "\ue000"])
def test_letters_that_no_font_has_leave_a_sign(text):
    assert printable(f"a {text} b") == "a \N{REPLACEMENT CHARACTER} b"
    assert letters.printable("Bazar Ñandú – “Łódź” ± 5\n\tx") == "Bazar Ñandú – “Łódź” ± 5 x"  # fmt: skip


def test_the_letters_are_those_that_were_vendored():
    vendor = FOLDER / "vendor"
    (package,) = tomllib.loads((vendor / "vendor.toml").read_text())["package"]
    folder = vendor / f"{package['name']}-{package['version']}"
    hashes = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
    }
    assert hashes == package["sha256"]

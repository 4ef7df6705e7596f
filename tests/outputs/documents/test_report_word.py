"""The report as a Word file: headings, pictures with words, links, one language."""

import io
import zipfile
from datetime import UTC, datetime
from itertools import pairwise

import pytest
from docx.oxml.ns import qn

from lapak.domain.journal.actions import write
from lapak.domain.places.actions import ensure_regions
from lapak.domain.places.models import District
from lapak.outputs.documents.report import report_contents, written
from tests.figures.made import random_year
from tests.figures.office import YEAR
from tests.outputs.documents.readings import (
    addresses,
    alternatives,
    headings,
    links,
    opened,
    well_formed,
)


@pytest.fixture
def told(db, time_machine):
    time_machine.move_to("2024-01-08T17:30:00Z", tick=False)
    ensure_regions("31.73")
    write("places.told", District.objects.earliest("code"), by="Ratna")
    random_year(6)
    return report_contents(YEAR, "id")


def test_it_has_the_headings_of_the_template_and_skips_no_level(told):
    content = written(told, "docx")
    assert well_formed(content)
    found = headings(opened(content))
    assert found[0] == ("Title", told.title)
    assert [words for style, words in found if style == "Heading 1"] == [
        "Ringkasan", "Angka", "Rincian", "Cara menghitung", "Pertanyaan terbuka",
        "Lampiran: daftar bazar",
    ]  # fmt: skip
    levels = [int(style[-1]) for style, _ in found[1:]]
    assert all(b <= a + 1 for a, b in pairwise(levels))


def test_its_charts_are_pictures_with_the_words_of_the_pdf(told):
    content = written(told, "docx")
    drawn = [one.drawing.alt for c in told.chapters for one in c.broken if one.drawing]
    assert alternatives(opened(content)) == drawn
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        pictures = [name for name in parts.namelist() if name.endswith(".png")]
        assert 1 < len(pictures) <= len(drawn)
        assert all(parts.read(name)[:4] == b"\x89PNG" for name in pictures)


def test_every_figure_opens_its_page_and_every_table_says_what_it_shows(told):
    document = opened(written(told, "docx"))
    found = links(document)
    for line in told.lines:
        assert (line.name, line.address) in found
        assert (line.value, line.address) in found
    parts = [p for c in told.chapters for one in c.broken for p in one.parts]
    assert {p.address for p in parts if p.address} <= set(addresses(document))
    for table in document.tables:
        assert table._tbl.tblPr.find(qn("w:tblCaption")).get(qn("w:val"))
        assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None


def test_it_says_of_which_moment_it_is_on_every_page(told):
    document = opened(written(told, "docx"))
    (foot,) = document.sections[0].footer.paragraphs
    assert foot.text.startswith(told.made.sentence())
    assert document.core_properties.created == datetime(2024, 1, 8, 17, 30, tzinfo=UTC)
    assert document.core_properties.title == told.title
    words = [one.text for one in document.paragraphs]
    assert all(rule in words for rule in told.rules)
